"""Names that the catalogue has not: nearest names only where something is near, and one screen for very many."""

import pytest
from given import catalogue
from tools import etl

from etl.catalogue.nearest import MOST_LISTED, fewer, near, unknown
from etl.checks.check import check
from etl.tables.read import read

HEAD = "单位,指标,时期,数值"

NEAR = [  # (file, text, ids of the nearest)
    ("indicators.csv", "来件", ["letters"]),
    ("indicators.csv", "群众来信", ["letters"]),
    ("indicators.csv", "leters", ["letters"]),
    ("indicators.csv", "Visit", ["visits"]),
    ("indicators.csv", "上报条数", ["sent"]),
    ("indicators.csv", "E-Government Index", []),
    ("indicators.csv", "森林覆盖", []),
    ("indicators.csv", "信", ["letters"]),
    ("indicators.csv", "森", []),
    ("indicators.csv", "", []),
    ("offices.csv", "西区办公", ["west", "north", "east"]),
    ("offices.csv", "Albania", []),
    ("offices.csv", "阿尔巴尼亚", []),
    ("offices.csv", "Côte d’Ivoire", []),
]


@pytest.mark.parametrize(("file", "text", "ids"), NEAR)
def test_only_what_is_near_is_named(file, text, ids):
    assert [record["id"] for record in near(text, catalogue(), file)] == ids


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sentence_names_the_remedy_and_nothing_that_is_not_near(lang):
    alone, beside = (unknown("indicator", text, catalogue()).message(lang) for text in ("森林覆盖", "来件"))
    assert "python -m etl draft" in alone and "letters" not in alone and "{" not in alone and "  " not in alone
    assert "letters" in beside


def many(names: int, times: int) -> list:
    rows = "\n".join(f"Country {n},来信,{2000 + t},5" for n in range(names) for t in range(times))
    return check([read(f"{HEAD}\n{rows}\n".encode(), "new.csv", catalogue())], catalogue()).problems


@pytest.mark.parametrize(
    ("names", "times", "listed", "counted"),
    [
        (1, 1, 1, ""),
        (MOST_LISTED, 1, MOST_LISTED, ""),
        (1, 3, 1, "共有1个"),
        (6, 1, MOST_LISTED, "共有6个"),
        (193, 3, MOST_LISTED, "涉及579处"),
    ],
)
def test_of_many_unknown_names_the_first_are_listed_and_the_rest_counted(names, times, listed, counted):
    problems = fewer(many(names, times))
    assert [p.code for p in problems] == ["unknown_office"] * listed + ["unknown_offices"] * bool(counted)
    assert counted in problems[-1].message()


def test_a_hundred_unknown_names_are_one_screen(store, tmp_path):
    path = tmp_path / "new.csv"
    path.write_text(HEAD + "\n" + "".join(f"国家{n},某指数{n % 7},{y},0.5\n" for n in range(193) for y in (2022, 2024)), "utf-8")
    answer = etl("check", path, store=store)
    assert answer.status == 1 and len(answer.out.splitlines()) < 24
    assert "共有193个单位名称" in answer.out and "共有7个指标名称" in answer.out
