"""Running totals from a file into the record, out of it and in again; what is doubtful about them."""

import pytest
from given import catalogue, written
from tools import etl

from etl.checks.check import check
from etl.tables.read import read

HEAD = "单位,指标,时期,数值"


def problems(text: str) -> list:
    return [(p.row, p.code) for p in check([read(text.encode(), "x.csv")], catalogue()).problems]


SPELLINGS = ["2023年1-6月", "2023年1—6月累计", "2023年前6个月", "2023年1至6月", "2023-01/P6M", "2023年１－６月"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_is_the_same_period(spelling):
    assert problems(f"{HEAD}\n东区,来信,2023-01/P6M,430\n东区,来信,{spelling},430") == [(3, "duplicate")]


@pytest.mark.parametrize(
    "rows",
    [
        "东区,来信,2023年1-6月,430\n东区,来信,2023年上半年,430",
        "东区,来信,2023年1-12月,430\n东区,来信,2023年1-6月,430",
        "东区,来信,2023年1-2月,43\n东区,来信,2023年1-11月,430",
    ],
)
def test_what_is_another_period_is_no_duplicate(rows):
    assert problems(f"{HEAD}\n{rows}") == []


DOUBTS = [
    ("the same months a year before", "东区,上报,2022年1-6月,700\n东区,上报,2023年1-6月,70000", [(3, "jump")]),
    ("other months", "东区,上报,2022年1-11月,10000\n东区,上报,2023年1-2月,1000", []),
    ("the last month has not come", "东区,上报,2091年1-6月,700", [(2, "future_period")]),
]


@pytest.mark.parametrize(("name", "rows", "expected"), DOUBTS, ids=[d[0] for d in DOUBTS])
def test_a_doubt_about_a_running_total(name, rows, expected):
    assert problems(f"{HEAD}\n{rows}") == expected


def test_a_sentence_names_the_months():
    [problem] = check([read(f"{HEAD}\n东区,上报,2091年1-6月,7".encode(), "x.csv")], catalogue()).problems
    assert "2091年1—6月" in problem.message("zh") and "January–June 2091" in problem.message("en")


def test_a_record_with_running_totals_is_exported_and_built_again(tmp_path):
    rows = "office,indicator,period,value\neast,letters,2023-01/P10M,350\neast,letters,2024-01/P2M,40\neast,letters,2024-01/P10M,385\neast,letters,2024-06,9\n"
    data = written(tmp_path / "data", rows)
    assert etl("build", data=data).status == 0
    first = etl("series", "letters", data=data).rows
    assert [(r["period"], r["change"]) for r in first] == [
        ("2024-06", ""),
        ("2023-01/P10M", ""),
        ("2024-01/P2M", ""),
        ("2024-01/P10M", "10.0"),
    ]
    assert etl("export", "--to", tmp_path / "out", data=data).status == 0
    assert etl("build", data=tmp_path / "out").status == 0
    again = etl("series", "letters", data=tmp_path / "out").rows
    assert [{k: v for k, v in r.items() if k not in ("file", "row", "release")} for r in again] == [
        {k: v for k, v in r.items() if k not in ("file", "row", "release")} for r in first
    ]
