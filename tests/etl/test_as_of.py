"""A day in the place of a period: given how an indicator adds up and what was answered, the period that it stands for."""

import pytest
from given import INDICATOR, TABLES, catalogue
from together import Together

from etl.answers import Answers
from etl.checks.check import check
from etl.tables.read import Overrides, read

HEAD = "单位,指标,时期,数值"
ADDS_UP = {"sent": "sum", "taken": "sum", "faults": "last", "visits": "none"}


def with_over_time():
    """The small catalogue: 上报 and 采用 add up, 事故 are a state, 来信 (a count) says nothing."""
    header, *lines = TABLES["indicators.csv"].replace(INDICATOR, f"{INDICATOR},over_time").splitlines()
    made = catalogue(indicators="\n".join([header, *(f"{line},{ADDS_UP.get(line.split(',')[0], '')}" for line in lines)]) + "\n")
    assert made.problems == []
    return made


def checked(text: str, answers=None, overrides=None):
    return check(
        [read(text.encode(), "x.csv", with_over_time(), overrides or Overrides())],
        with_over_time(),
        answers=Answers(choices=answers or {}),
    )


def periods(result) -> list:
    return [row["period"] for row in result.desk.records("check/results/rows")]


MEANT = [  # indicator, period as written, answers, kept
    ("网办率", "2024/6/30", {}, "2024-06"),
    ("得分", "2024年6月末", {}, "2024-06"),
    ("排名", "截至2024年6月30日", {}, "2024-06"),
    ("网办率", "2024年末", {}, "2024"),
    ("事故", "20240630", {}, "2024-06"),
    ("事故", "2024-12-31", {}, "2024"),
    ("上报", "2024/6/30", {}, "2024-01/P6M"),
    ("上报", "截至2024年1月底", {}, "2024-01"),
    ("上报", "截至2024年11月底", {}, "2024-01/P11M"),
    ("上报", "2024/12/31", {}, "2024"),
    ("接待", "2024/6/30", {}, "2024-06"),
    ("来信", "2024/12/31", {}, "2024"),
    ("来信", "2024/6/30", {"as_of": "total"}, "2024-01/P6M"),
    ("来信", "2024/6/30", {"as_of": "state"}, "2024-06"),
    ("来信", "2024/6/30", {"as_of": "quarter"}, "2024-Q2"),
    ("来信", "2024/6/30", {"as_of:letters": "total"}, "2024-01/P6M"),
    ("来信", "2024/6/30", {"as_of:letters": "state", "as_of": "total"}, "2024-06"),
    ("网办率", "2024/6/1", {"day": "month"}, "2024-06"),
    ("网办率", "2024/4/1", {"day": "quarter"}, "2024-Q2"),
    ("网办率", "2024/1/1", {"day": "year"}, "2024"),
]


def one_figure(indicator: str, written: str) -> str:
    return f"{HEAD}\n东区,{indicator},{written},1"


@pytest.fixture(scope="module")
def unanswered() -> Together:
    """The cases of MEANT for which no answer is needed, checked in one go."""
    texts = [one_figure(indicator, written) for indicator, written, answers, _ in MEANT if not answers]
    return Together({text: read(text.encode(), "x.csv", with_over_time()) for text in texts}, with_over_time())


@pytest.mark.parametrize(("indicator", "written", "answers", "kept"), MEANT)
def test_a_day_stands_for_a_period(indicator, written, answers, kept, unanswered):
    text = one_figure(indicator, written)
    result = checked(text, answers) if answers else unanswered[text]
    assert (periods(result) if answers else [row["period"] for row in result.rows]) == [kept]
    assert [(p.level, p.code) for p in result.problems] == [("note", "as_of_read")]


QUESTIONS = [  # rows, [key and the answers]
    (
        "东区,来信,2024/6/30,5\n北区,来信,2024/6/30,6",
        [("as_of:letters", "total state quarter")],
    ),  # code as_of_unclear; below, day_in_month
    ("东区,来信,2024/5/31,5\n东区,来信,2024/12/31,9", [("as_of:letters", "total state month")]),
    ("东区,来信,2024/6/30,5\n东区,网办率,2024/6/30,6", [("as_of:letters", "total state quarter")]),
    ("东区,网办率,2024/6/15,5", [("day", "month year")]),
    ("东区,网办率,2024/4/1,5\n东区,得分,2024/7/1,5", [("day", "month quarter year"), ("day", "month quarter year")]),
    (
        "东区,上报,2024/1/31,50\n东区,上报,2024/2/29,40\n东区,上报,2024/12/31,45",
        [("as_of:sent", "total state month")],
    ),  # running totals do not fall
]


@pytest.mark.parametrize(("rows", "questions"), QUESTIONS)
def test_what_cannot_be_told_is_asked(rows, questions):
    problems = checked(f"{HEAD}\n{rows}").problems
    assert [(p.key, " ".join(c.value for c in p.answers)) for p in problems if p.level == "question"] == questions
    for lang in ("zh", "en"):
        assert all("{" not in text for p in problems for text in [p.message(lang), *(c.words(lang) for c in p.answers)])


def test_months_that_were_dated_by_their_ends_are_months_to_the_last():
    result = checked(f"{HEAD}\n东区,上报,2024/1/31,50\n东区,上报,2024/2/29,40\n东区,上报,2024/12/31,45", {"as_of": "month"})
    assert periods(result) == ["2024-01", "2024-02", "2024-12"]


def test_a_ratio_of_two_counts_goes_with_its_numerator():
    result = checked(f"{HEAD}\n东区,上报,2024/6/30,50\n东区,采用,2024/6/30,20\n东区,采用率,2024/6/30,40%")
    assert set(periods(result)) == {"2024-01/P6M"} and {p.level for p in result.problems} == {"note"}


def test_a_day_across_and_one_that_was_asked_for():
    assert periods(checked("单位,指标,2023年末,2024年6月末\n东区,事故,5,6")) == ["2023", "2024-06"]
    assert periods(checked("单位,指标,数值\n东区,上报,5", overrides=Overrides(period="截至2024年6月底"))) == ["2024-01/P6M"]


def test_an_open_question_stops_publishing():
    result = checked(f"{HEAD}\n东区,来信,2024/6/30,5")
    assert [(w.what, w.name) for w in result.waiting] == [("question", "as_of:letters")]
