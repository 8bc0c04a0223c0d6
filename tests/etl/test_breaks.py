"""Notes that speak of a definition: asked about once, and what the answer makes of the figures."""

import pytest
from given import catalogue
from test_doubts import record
from together import Together

from etl.answers import Answers
from etl.checks.check import check
from etl.releases.preview import preview
from etl.tables.read import read
from etl.values import notes

SPEAKS = [  # note, what it does
    ("口径不一", "changed"),
    ("自2024年起口径不含省级事项", "changed"),
    ("统计口径有调整", "changed"),
    ("调整了统计口径", "changed"),
    ("与上年不可比", "changed"),
    ("甲；2024年起数据不再可比", "changed"),
    ("not comparable with earlier years", "changed"),
    ("The definition was revised in 2024", "changed"),
    ("江北区为区政府口径", "mentioned"),
    ("口径：含派驻机构", "mentioned"),
    ("口径与上年一致", ""),
    ("口径未调整", ""),
    ("统计口径不变", ""),
    ("同口径增长5%", ""),
    ("按可比口径计算", ""),
    ("与上年可比", ""),
    ("口径一致；2023年口径有变化", "changed"),
    ("comparable basis unchanged", ""),
    ("含余，约数", ""),
    ("由2024年得分倒推", ""),
    ("series", ""),
    ("与以前年度不具有可比性", "changed"),
    ("因计算方法变化，2024年数据与往年不宜直接对比", "changed"),
    ("自2024年起统计范围扩大到全部下属单位", "changed"),
    ("2024年起不再包括便函", "changed"),
    ("两年数据可比，不存在口径变化", ""),
    ("数据具有可比性", ""),
]


@pytest.mark.parametrize(("note", "expected"), SPEAKS)
def test_what_a_note_says_of_the_definition(note, expected):
    assert notes.speaks(note) == expected


@pytest.mark.parametrize(("note", "expected"), [
    ("自2024年起口径不含省级事项", "2024"), ("2024年起口径调整", "2024"), ("since 2019 the definition differs", "2019"),
    ("2015为网站，2021为总量，口径不一", ""), ("从2020年起、2022年起两次调整口径", ""), ("口径调整", ""),
])  # fmt: skip
def test_the_year_since_when(note, expected):
    assert notes.since(note) == expected


PAST = "east letters 2022 100\neast letters 2023 110"
CHANGED, MENTION, SINCE = "统计口径有调整", "区政府口径", "自2024年起口径不含来电"
NOTES = [  # the record, rows `office indicator period value status note` (. for none), the periods that are asked about
    (PAST, [f"east letters 2024 90 . {CHANGED}"], ["2024"]),
    (PAST, [f"east letters 2024 90 A {CHANGED}"], ["2024"]),
    (PAST, [f"east letters 2024 90 B {CHANGED}"], []),
    (PAST, [f"east letters 2024 90 . {MENTION}"], ["2024"]),
    (PAST, [f"east letters 2024 90 A {MENTION}"], []),
    (PAST, ["east letters 2024 90 . 口径与上年一致"], []),
    ("", [f"east letters 2024 90 . {CHANGED}"], []),  # nothing earlier
    (
        "",
        [f"east letters 2023 80 . {CHANGED}", f"east letters 2024 90 . {CHANGED}"],
        [],
    ),  # the first with the note has nothing before it
    ("", ["east letters 2022 70 . .", f"east letters 2023 80 . {CHANGED}", f"east letters 2024 90 . {CHANGED}"], ["2023"]),
    ("", ["east letters 2022 70 . .", f"east letters 2023 80 B {CHANGED}", f"east letters 2024 90 A {CHANGED}"], []),
    ("", ["east letters 2023 80 . .", "east letters 2024 90 . .", f"east letters 2025 95 . {SINCE}"], ["2024"]),
    (f"{PAST}\neast letters 2024 90", [f"east letters 2025 95 . {SINCE}"], []),  # the record's break, not this figure's
    (PAST, [f"east letters 2025 95 . {SINCE}"], ["2025"]),  # no figure of 2024: it shows from 2025 on
    (PAST, [f"east letters 2024 90 . {CHANGED}", f"east visits 2024 5 . {CHANGED}"], ["2024"]),  # the visits have no past
    (f"{PAST}\neast visits 2023 4", [f"east letters 2024 90 . {CHANGED}", f"east visits 2024 5 . {CHANGED}"], ["2024", "2024"]),
    (f"{PAST}\neast letters 2024 90 = A {CHANGED}", [f"east letters 2024 91 . {CHANGED}"], []),  # decided when it came first
]


def table(rows: list, names):
    """The sheet of a file with these rows."""
    lines = [["" if cell == "." else cell for cell in line.split(maxsplit=5)] for line in rows]
    text = "\n".join(["office,indicator,period,value,status,note", *(",".join(f'"{cell}"' for cell in cells) for cells in lines)])
    return read(text.encode(), "new.csv", names)


def noted(past: str):
    """The record's figures, with the notes behind them."""
    return record(past).assign(note=[" ".join(line.split()[6:]) for line in past.splitlines()])


def checked(past: str, rows: list, **choices):
    names = catalogue()
    return check([table(rows, names)], names, noted(past) if past else None, Answers(choices=choices))


@pytest.fixture(scope="module")
def outcomes() -> Together:
    """The cases of NOTES, checked in one go."""
    names = catalogue()
    return Together({(past, *rows): (table(rows, names), noted(past)) for past, rows, _ in NOTES}, names)


@pytest.mark.parametrize(("past", "rows", "periods"), NOTES)
def test_a_note_of_a_changed_definition_is_asked_about(past, rows, periods, outcomes):
    problems = outcomes[(past, *rows)].problems
    assert [p.facts["period"] for p in problems if p.code == "break_unclear"] == periods
    assert len({p.key for p in problems if p.level == "question"}) == len({p.cell for p in problems if p.code == "break_unclear"})


@pytest.mark.parametrize(("choice", "statuses"), [("break", ["A", "B", "A"]), ("none", ["A", "A", "A"])])
def test_the_answer_breaks_the_series_or_leaves_it(choice, statuses):
    rows = ["east letters 2022 70 . .", f"east letters 2023 80 . {CHANGED}", f"east letters 2024 90 . {CHANGED}"]
    answered = checked("", rows, **{f"break_unclear:{CHANGED}": choice})
    assert answered.questions == [] and list(answered.rows["status"]) == statuses
    assert list(preview(answered).rows["status"]) == statuses


def test_a_break_that_was_answered_stands_in_the_record_too():
    past = f"{PAST}\neast letters 2024 90"
    answered = checked(past, [f"east letters 2024 90 . {CHANGED}"], break_unclear="break")
    [row] = preview(answered).of("changed")
    assert (row["status"], row["old_status"], row["note"]) == ("B", "A", CHANGED)


def test_a_note_below_the_table_is_asked_about():
    names, text = catalogue(), "单位,指标,2022年,2023年\n东区,来信,70,80\n注：2023年起统计口径有调整。,,,\n"
    result = check([read(text.encode(), "new.csv", names)], names)
    assert [(p.code, p.facts["period"]) for p in result.problems if p.level == "question"] == [("break_unclear", "2023")]
