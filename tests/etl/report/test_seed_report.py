"""The office's own report: every row of the record comes out of its text, and nothing else is taken."""

import csv
import io

import pytest
from tools import ROOT

from etl.catalogue.catalogue import load
from etl.report import doubts, read_text

SEED = ROOT.parent / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed files lie beside the project only where it is developed")


@pytest.fixture(scope="module")
def reading():
    return read_text((SEED / "report-2024.txt").read_text("utf-8"), load(ROOT / "data" / "catalogue"))


@pytest.fixture(scope="module")
def rows():
    return list(csv.DictReader(io.StringIO((SEED / "figures-2024.csv").read_text("utf-8"))))


def test_year_and_office_are_read_from_the_text(reading):
    assert (reading.year, reading.office) == ("2024", "jiangbei")


def test_every_row_comes_out_and_nothing_else_is_accepted(reading, rows):
    given = [r for r in rows if r["value"]]  # the adoption rate is computed from its two counts
    assert len(rows) == 53 and len(given) == 52
    expected = {(r["indicator"], r["period"], float(r["value"]), r["qualifier"], r["measure"]) for r in given}
    assert {(f.indicator, f.period, f.value, f.qualifier, f.unit) for f in reading.accepted} == expected


def test_the_words_are_those_of_the_record(reading, rows):
    words = {(r["indicator"], r["period"]): r["as_worded"] for r in rows}
    for figure in reading.accepted:
        if figure.role != "derived":
            assert figure.phrase in words[figure.indicator, figure.period]
            assert figure.phrase in figure.sentence and figure.phrase == reading.text[figure.start : figure.end]


def test_last_years_score_is_derived_from_the_stated_growth(reading):
    [derived] = [f for f in reading.figures if f.role == "derived"]
    assert (derived.indicator, derived.period, derived.value, derived.status) == ("info_score", "2023", 668.7, "E")
    assert derived.note == "896 ÷ 1.34"


def test_the_computed_ratio_is_not_extracted(reading):
    values = {f.indicator: f.value for f in reading.accepted}
    assert "info_adoption_rate" not in values
    assert round(values["info_adopted"] / values["info_reported"] * 100, 2) == 29.69


def test_the_report_contradicts_itself_nowhere(reading):
    assert doubts(reading, "report") == []


def test_every_number_is_held_by_the_text(reading):
    assert all(f.phrase in reading.text for f in reading.figures)
