"""Indicators of which there is not a figure each year: given rows, expected rows."""

import pytest
from given import given

from charts import trend
from wording import comparison, headline, milestones, sentences, timeline


def lines(office: str, indicator: str, *years) -> str:
    """Figures for years; a year may carry a value (2022=5), else they rise by one."""
    pairs = [str(y).partition("=")[::2] for y in years]
    return "\n".join(f"{office} {indicator} {y} {v or 10 + n}" for n, (y, v) in enumerate(pairs))


def rows(folder, given_rows: str, office: str = "east", indicator: str = "score") -> dict:
    series = given(folder, given_rows).records("page/series", indicator=indicator, office=office)
    return {r["period"]: r for r in series}


EGDI = (2003, 2004, 2005, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024)
INTERVALS = [  # name, rows, period, the period it is compared with, whether it is a survey, why there is no change
    ("every two years", lines("east", "score", 2020, 2022, 2024), "2024", "2022", True, ""),
    ("irregular", lines("east", "score", *EGDI), "2008", "2005", True, ""),
    ("irregular, now every two years", lines("east", "score", *EGDI), "2024", "2022", True, ""),
    ("a year apart among longer ones", lines("east", "score", *EGDI), "2004", "2003", True, ""),
    ("the first of all", lines("east", "score", *EGDI), "2003", None, True, "first"),
    ("every year", lines("east", "score", 2021, 2022, 2023, 2024), "2024", "2023", False, ""),
    ("one hole", lines("east", "score", 2019, 2020, 2021, 2023, 2024), "2023", "2022", False, "previous_missing"),
    ("a hole that another office fills", lines("east", "score", 2020, 2022, 2024) + "\n" + lines("north", "score", 2021, 2023), "2024", "2023", False, "previous_missing"),
    ("two years are no interval", lines("east", "score", 2022, 2024), "2024", "2023", False, "previous_missing"),
    ("as often apart as not", lines("east", "score", 2021, 2023, 2024), "2023", "2022", False, "previous_missing"),
    ("a survey missed", lines("north", "score", *EGDI) + "\n" + lines("east", "score", 2020, 2024), "2024", "2022", True, "previous_missing"),
    ("a year in which it was not reported", lines("east", "score", 2020, 2022, 2024) + "\neast score 2021 - . O\neast score 2023 - . O", "2024", "2023", False,
     "previous_not_reported"),
    ("a year that cannot be", lines("east", "score", 2020, 2022, 2024) + "\neast score 2023 - . M", "2024", "2022", True, ""),
    ("a month is no survey", lines("east", "score", 2020, 2022, 2024) + "\neast score 2022-06 5\neast score 2024-06 6", "2024-06", "2023-06", False,
     "previous_missing"),
    ("of another indicator", lines("east", "score", 2020, 2022, 2024) + "\n" + lines("east", "visits", 2020, 2021, 2022, 2024), "2024", "2022", True, ""),
    ("a break between", lines("east", "score", 2020, 2022) + "\neast score 2024 30 = B", "2024", "2022", True, "break"),
    ("each office another year", lines("east", "score", 2020, 2022, 2024) + "\n" + "\n".join(lines("north", "score", y) for y in (2026,)) + "\n"
     + lines("west", "score", 2010, 2024) , "2024", "2023", False, "previous_missing"),
    ("every five years", lines("east", "score", 2005, 2010, 2015, 2020), "2020", "2015", True, ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "given_rows", "period", "previous", "survey", "why"), INTERVALS, ids=[i[0] for i in INTERVALS])
def test_what_a_figure_is_compared_with(tmp_path, name, given_rows, period, previous, survey, why):
    row = rows(tmp_path, given_rows)[period]
    assert (row["previous_period"], row["is_survey"], row["why"]) == (previous, survey, why)


TWO_YEARLY = (
    lines("east", "score", "2018=50", "2020=55", "2022=60", "2024=66")
    + "\n"
    + lines("east", "online", "2018=50", "2020=55.5", "2022=60", "2024=60")
)
WORDS = [
    ("score", "zh", "较上次（2022年）增长10%（高6分）"),
    ("score", "en", "up 10% (6 points higher) since the last one (2022)"),
    ("online", "zh", "与上次（2022年）持平"),
    ("online", "en", "unchanged since the last one (2022)"),
]


@pytest.mark.parametrize(("indicator", "lang", "text"), WORDS)
def test_the_words_name_the_last_one(tmp_path, indicator, lang, text):
    assert comparison.change_text(rows(tmp_path, TWO_YEARLY, indicator=indicator)["2024"], lang) == text


def test_the_sentence_and_the_reason(tmp_path):
    by_period = rows(
        tmp_path,
        lines("north", "online", 2020, 2022, 2024) + "\n" + lines("east", "online", "2020=50", "2024=60"),
        indicator="online",
    )
    assert comparison.why_text(by_period["2024"], "zh") == "缺2022年数据，不计算增减"
    assert comparison.why_text(by_period["2020"], "zh") == "此前没有数据，不计算增减"
    score = rows(tmp_path, TWO_YEARLY)["2024"]
    assert sentences.sentence(score, "zh") == "2024年，东区得分为66分，较上次（2022年）增长10%（高6分）。"
    assert "2023" not in sentences.sentence(score, "en") and "year earlier" not in sentences.sentence(score, "en")


def test_the_axis_has_the_surveys_only_and_a_gap_where_one_was_missed(tmp_path):
    given_rows = lines("north", "score", *EGDI) + "\n" + lines("east", "score", 2005, 2008, 2012, 2014)
    series = list(rows(tmp_path, given_rows).values())
    assert timeline.of_rows(series) == ["2005", "2008", "2010", "2012", "2014"]
    assert timeline.of_rows(series, [{"period": "2015"}])[-1] == "2015"
    [line] = trend.trend(series, "zh").data
    assert [y is None for y in line["y"]] == [False, False, True, False, False]
    card = next(
        r for r in given(tmp_path, given_rows).records("page/card", office="east", year="2014") if r["indicator"] == "score"
    )
    assert [v is None for v in card["history"]] == [False, False, True, False, False]


def test_the_headline_and_the_milestones(tmp_path):
    snapshot = given(tmp_path, TWO_YEARLY)
    cards = [r for r in snapshot.records("page/card", office="east", year="2024") if r["value"] is not None]
    text = headline.short(cards, [], "东区", "2024", "zh")
    assert "较上次（2022年）增长10%" in text and "上年" not in text
    [one] = milestones.weightiest(snapshot.records("page/indicator/yearly", office="east", year="2024"))[:1]
    assert "年连续" not in one.text("zh") and one.periods[-1] == "2024"
    assert any(m.text("zh") == "得分连续3次上升" for m in milestones.find(list(rows(tmp_path, TWO_YEARLY).values())))


def test_the_pace_to_a_target_is_by_the_year(tmp_path):
    [aim] = given(tmp_path, lines("east", "online", "2020=50", "2022=54", "2024=58"), "east,online,2026,61").records("record/aim")
    assert aim["status"] == "on_track"
    [aim] = given(tmp_path, lines("east", "online", "2020=50", "2022=54", "2024=58"), "east,online,2025,61").records("record/aim")
    assert aim["status"] == "at_risk"


def test_an_index_without_a_unit_has_no_points(tmp_path):
    row = {**rows(tmp_path, TWO_YEARLY)["2024"], "unit_zh": "", "unit_en": "", "decimals": 4}
    assert comparison.change_text(row, "zh") == "较上次（2022年）增长10%（高6）"
    assert comparison.change_text(row, "en") == "up 10% (6 higher) since the last one (2022)"
