"""Repairs are proposals: listed by kind, agreed to or refused; a share is asked about and never guessed."""

import json

import pandas as pd
import pytest
from given import catalogue

from etl.answers import Answers, Waiting
from etl.checks.check import check
from etl.tables.read import read

HEAD = "单位,指标,时期,数值"
FULL = HEAD + ",约数,数据状态,备注"


def checked(text: str, answers: Answers = Answers(), existing=None):  # noqa: B008
    return check([read(text.encode(), "x.csv")], catalogue(), existing, answers=answers)


def cells(*texts: str, indicator: str = "来信") -> str:
    return "\n".join([HEAD, *(f"东区,{indicator},{2000 + n},{text}" for n, text in enumerate(texts))])


KINDS = [  # cell, kind, understood
    ("８５１７", "width", "8517"),
    ('"8,517"', "separator", "8517"),
    ("500余", "approximate", ">=500"),
    ("4万", "scale", "40000"),
]


@pytest.mark.parametrize(("cell", "kind", "understood"), KINDS)
def test_a_repair_is_listed_by_kind_with_its_example_and_waits(cell, kind, understood):
    result = checked(cells("2000", cell))
    (repair,) = result.repairs
    example = repair.examples[0]
    assert (repair.kind, repair.count, repair.agreed) == (kind, 1, None)
    assert (example.place("zh"), example.cell, repair.understood(example)) == ("x.csv 第3行 数值", cell.strip('"'), understood)
    assert result.waiting == [Waiting("repair", kind, 1)] and not result.errors
    assert result.problems == []


def test_what_is_written_as_we_keep_it_is_no_repair():
    result = checked(cells("5", "8517", "0"))
    assert result.repairs == [] and result.waiting == []


def test_up_to_five_examples_stand_for_all():
    (repair,) = checked(cells(*["８"] * 9)).repairs
    assert repair.count == 9 and len(repair.examples) == 5


def test_each_kind_is_agreed_to_by_itself():
    result = checked(cells("８", "500余"), Answers(repairs={"width": True}))
    assert {r.kind: r.agreed for r in result.repairs} == {"width": True, "approximate": None}
    assert result.waiting == [Waiting("repair", "approximate", 1)]


@pytest.mark.parametrize("everything", [False, True])
def test_a_refused_repair_is_an_error_with_its_remedy_and_no_row(everything):
    result = checked(cells("8", "９"), Answers(repairs={"width": False}, everything=everything))
    (error,) = result.errors
    assert (error.row, error.column, error.code) == (3, "数值", "repair_refused")
    assert "请在文件中改正后重新上传" in error.message("zh") and "upload it again" in error.message("en")
    assert result.rows["value"].tolist() == [8] and result.waiting == []


@pytest.mark.parametrize("mark", ["—", "/", "无", "未统计"])
def test_a_mark_for_no_data_is_proposed_as_not_reported(mark):
    result = checked(cells(mark))
    (repair,) = result.repairs
    assert (repair.kind, repair.agreed, repair.understood(repair.examples[0])) == ("missing", None, "未上报（O）")
    agreed = checked(cells(mark), Answers(repairs={"missing": True}))
    assert agreed.waiting == [] and agreed.problems == []
    assert agreed.rows[["status", "qualifier", "as_worded"]].values.tolist() == [["O", "", mark]]
    assert agreed.rows["value"].isna().all()


def test_a_mark_beside_its_status_asks_nothing():
    result = checked(f"{FULL}\n东区,来信,2024,—,,O,迁址")
    assert result.repairs == [] and result.rows[["status", "as_worded"]].values.tolist() == [["O", "—"]]


def test_a_mark_in_a_computed_row_asks_nothing():
    result = checked(cells("—", indicator="采用率"))
    assert result.repairs == [] and result.problems == [] and result.rows.empty


def test_a_share_is_asked_about_and_not_guessed():
    result = checked(cells("0.862", "0.8634", indicator="网办率"))
    assert [(p.row, p.level, p.code) for p in result.problems] == [(2, "question", "share_unclear")]
    assert result.waiting == [Waiting("question", "share:online", 1)] and result.errors == []


@pytest.mark.parametrize(("answer", "value", "kinds"), [("percent", [86.2, 58.14], ["share"]), ("as_is", [0.862, 0.5814], [])])
def test_an_answered_share_is_read_exactly_so(answer, value, kinds):
    result = checked(cells("0.862", "0.5814", indicator="网办率"), Answers(choices={"share": answer}))
    assert result.rows["value"].tolist() == value
    assert [r.kind for r in result.repairs] == kinds and result.waiting == [] and result.problems == []


def test_a_share_read_as_per_cent_shows_what_was_understood():
    (repair,) = checked(cells("0.29", indicator="网办率"), Answers(choices={"share": "percent"})).repairs
    assert repair.understood(repair.examples[0]) == "29%" and repair.agreed is True


def test_all_answers_never_answer_the_share():
    result = checked(cells("0.862", indicator="网办率"), Answers(everything=True))
    assert [w.what for w in result.waiting] == ["question"]


@pytest.mark.parametrize(
    ("indicator", "cell"), [("网办率", "0.862%"), ("网办率", "0"), ("网办率", "1"), ("网办率", "86.2"), ("得分", "0.862")]
)
def test_no_share_where_there_is_no_doubt(indicator, cell):
    assert checked(cells(cell, indicator=indicator)).questions == []


HISTORY = pd.DataFrame(
    [("east", "online", "2023", 84.3, "=", "A", "", "", "", 5, "old.csv", 3)],
    columns=["office", "indicator", "period", "value", "qualifier", "status", "as_worded", "note", "source", "row", "file", "release"],
)  # fmt: skip


def test_the_question_says_what_speaks_for_which_reading():
    text = f"{HEAD}\n东区,网办率,2024,0.862"
    message = checked(text, existing=HISTORY).problems[0].message("zh")
    assert "可能是86.2%，也可能是0.862%（2023年为84.3%）" in message
    assert "没有以往数值可以对照" in checked(text).problems[0].message("zh")
    assert "2023 was 84.3%" in checked(text, existing=HISTORY).problems[0].message("en")


def test_a_typed_computed_ratio_may_be_a_share():
    text = f"{HEAD}\n东区,采用,2024,201\n东区,上报,2024,677\n东区,采用率,2024,0.297"
    assert [p.code for p in checked(text).problems] == ["share_unclear"]
    assert checked(text, Answers(choices={"share": "percent"})).problems == []
    assert [p.code for p in checked(text, Answers(choices={"share": "as_is"})).problems] == ["computed_differs"]


def test_a_warning_waits_for_its_reason_one_for_each_code():
    text = cells("5.5", "6.5")
    assert checked(text).waiting == [Waiting("warning", "fraction", 2)]
    assert checked(text, Answers(reasons={"fraction": " "})).waiting == [Waiting("warning", "fraction", 2)]
    assert checked(text, Answers(reasons={"fraction": "折算"})).waiting == []
    assert checked(text, Answers(everything=True)).waiting == []


def test_notes_ask_for_nothing():
    result = checked(f"{HEAD},电话\n东区,来信,2024,,1\n西区,来信,2013,5,2")
    assert [(p.level, p.code) for p in result.problems] == [
        ("note", "unknown_column"),
        ("note", "empty_value"),
        ("note", "office_partial"),
    ]
    assert result.waiting == []


def test_what_was_agreed_to_is_ready_for_the_log():
    text = cells("８", "9.5") + "\n东区,网办率,2024,0.862"
    answers = Answers(repairs={"width": True}, choices={"share": "percent"}, reasons={"fraction": "折算"})
    agreed = checked(text, answers).agreed(answers)
    assert json.loads(json.dumps(agreed)) == {
        "repairs": {"width": {"agreed": True, "count": 1}, "share": {"agreed": True, "count": 1}},
        "answers": {"share": "percent"},
        "warnings": {"fraction": {"count": 1, "reason": "折算"}},
    }
    assert checked(cells("5")).agreed(Answers()) == {"repairs": {}, "answers": {}, "warnings": {}}
