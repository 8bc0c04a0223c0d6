"""Per cent or share: decided for an indicator's figures of a file as a whole, asked only where they and the record cannot tell."""

import pandas as pd
import pytest
from given import TABLES, catalogue
from together import Together

from etl.answers import Answers
from etl.checks.check import NOTHING, check
from etl.tables.read import read

HEAD = "单位,指标,时期,数值"
GROWTH = "growth,收入增速,Growth,work,%,%,ratio,up,1,,,,,,定义,Definition\n"
CATALOGUE = catalogue(indicators=TABLES["indicators.csv"] + GROWTH)


def cells(*texts: str, indicator: str = "收入增速", first: int = 2010) -> str:
    return "\n".join([HEAD, *(f"东区,{indicator},{first + n},{text}" for n, text in enumerate(texts))])


def recorded(*values: float, indicator: str = "growth", office: str = "east") -> pd.DataFrame:
    rows = [(office, indicator, str(1990 + n), number, "=", "A", "", "", "", n, "old.csv", 3) for n, number in enumerate(values)]
    return pd.DataFrame(rows, columns=list(NOTHING.columns))


def checked(*texts: str, answers: Answers = Answers(), existing=None):  # noqa: B008
    sheets = [read(text.encode(), f"{n}.csv", CATALOGUE) for n, text in enumerate(texts)]
    return check(sheets, CATALOGUE, existing, answers=answers)


COLUMNS = [  # cells, figures of the record, whether it is asked
    (["0.1", "8.1", "-0.4"], [], False),
    (["3.6", "0.1", "-0.4"], [], False),
    (["0.1", "-8.1"], [], False),
    (["0.862", "86.3"], [], False),
    (["0.95", "1.05", "0.98"], [], False),
    (["0.862"], [], True),
    (["0.862", "0.9"], [], True),
    (["0.862", "1", "0"], [], True),
    (["-0.3", "0.4"], [], True),
    (["-0.3", "-1"], [], True),
    (["1", "1"], [], True),
    (["1"], [], False),
    (["0"], [], False),
    (["0", "0"], [], False),
    (["约0.8"], [], True),
    (["86.2%", "0.9"], [], True),
    (["86.2%", "0.9%"], [], False),
    (["0.4%", "0.5"], [], False),
    (["0.862"], [84.3], True),
    (["1"], [84.3], False),
    (["0.5"], [3.6, 0.1, -0.4, 7.2], False),
    (["0.5"], [3.6, 2.1, 7.2], True),
    (["0.5", "-0.3"], [0.4, -0.6], False),
    (["0.862"], [0.862], False),
    (["0.862"], [0.5, 84.3], True),
    (["0.005"], [0.5], True),
    (["—", "0.862"], [], True),
    (["—"], [], False),
]


@pytest.fixture(scope="module")
def together() -> Together:
    """COLUMNS, checked in one go."""
    return Together(
        {
            (*texts, *record): (read(cells(*texts).encode(), "0.csv", CATALOGUE), recorded(*record))
            for texts, record, _ in COLUMNS
        },
        CATALOGUE,
    )


@pytest.mark.parametrize(("texts", "record", "is_question"), COLUMNS)
def test_a_column_is_asked_about_only_where_it_and_the_record_cannot_tell(texts, record, is_question, together):
    questions = {p.key for p in together[*texts, *record].problems if p.level == "question"}
    assert questions == ({"share:growth"} if is_question else set())


READ = [  # cells, choice, figures
    (["0.862", "1", "0", "-0.05"], "percent", [86.2, 100, 0, -5]),
    (["0.862", "1", "0", "-0.05"], "as_is", [0.862, 1, 0, -0.05]),
    (["0.862", "91.3%", "0.29"], "percent", [86.2, 91.3, 29]),
    (["0.1", "8.1", "-0.4"], "percent", [0.1, 8.1, -0.4]),
    (["0.1", "8.1", "-0.4"], "as_is", [0.1, 8.1, -0.4]),
]


@pytest.mark.parametrize("key", ["share", "share:growth"])
@pytest.mark.parametrize(("texts", "choice", "figures"), READ)
def test_an_answer_is_for_all_bare_figures_of_the_indicator_or_none(texts, choice, figures, key):
    result = checked(cells(*texts), answers=Answers(choices={key: choice}, everything=True))
    assert result.rows["value"].tolist() == figures and result.questions == []


def test_every_indicator_is_asked_about_and_answered_by_itself():
    text = cells("0.1", "0.2") + "\n" + cells("0.862", "0.9", indicator="网办率").partition("\n")[2]
    assert [q.key for q in checked(text).questions] == ["share:growth", "share:online"]
    result = checked(text, answers=Answers(choices={"share:growth": "as_is", "share:online": "percent"}))
    assert result.questions == [] and result.rows["value"].tolist() == [0.1, 0.2, 86.2, 90]
    assert [(r.kind, r.count) for r in result.repairs] == [("share", 2)]
    half = checked(text, answers=Answers(choices={"share:online": "percent"}))
    assert [q.key for q in half.questions] == ["share:growth"]


def test_the_figures_of_other_offices_in_the_file_settle_it():
    text = f"{HEAD}\n东区,收入增速,2023,0.1\n西区,收入增速,2012,7.2"
    assert checked(text).questions == []


def test_a_file_of_per_cent_settles_nothing_in_a_file_of_shares():
    result = checked(cells("0.862", "0.9"), cells("86.2", "90", first=2000))
    assert [(q.file, q.key) for q in result.questions] == [("0.csv", "share:growth")]
    answered = checked(cells("0.862", "0.9"), cells("86.2", "90", first=2000), answers=Answers(choices={"share": "percent"}))
    assert answered.rows["value"].tolist() == [86.2, 90, 86.2, 90]


def test_low_figures_in_another_file_settle_it():
    assert checked(cells("0.4"), cells("3.6", "-0.5", first=2000)).questions == []


def test_the_figures_of_a_sample_office_tell_nothing_of_others():
    offices = TABLES["offices.csv"].replace("East,市,City,,", "East,市,City,yes,")
    names = catalogue(indicators=TABLES["indicators.csv"] + GROWTH, offices=offices)
    sheet = read(f"{HEAD}\n北区,收入增速,2023,0.5".encode(), "x.csv", names)
    (question,) = check([sheet], names, recorded(0.4, 0.6)).questions
    assert "没有以往数值可以对照" in question.message("zh")


EVIDENCE = [  # cells, record, what the question says
    (["0.862"], recorded(84.3), "（1990年为84.3%）"),
    (["0.862"], recorded(84.3, office="west"), "（西区办公室1990年为84.3%）"),
    (["86.2%", "0.9", "91%"], recorded(), "（其他数值为86.2%至91%）"),
    (["0.862", "1"], recorded(), "（没有以往数值可以对照）"),
]


@pytest.mark.parametrize(("texts", "record", "evidence"), EVIDENCE)
def test_the_question_says_what_speaks_for_which_reading(texts, record, evidence):
    (question,) = checked(cells(*texts), existing=record).questions
    assert evidence in question.message("zh") and "{" not in question.message("en")


def test_figures_not_yet_decided_cause_no_other_doubt():
    assert [p.code for p in checked(cells("0.862", "0.01", "0.9"), existing=recorded(84.3)).problems] == ["share_unclear"]


def test_nothing_else_than_a_ratio_in_per_cent_is_asked_about():
    assert checked(cells("0.4", "0.9", indicator="得分")).questions == []
