"""A presenter's own words after a revision: which figures in them are old, what stands there now, and fields that follow the data."""

import pytest
from given import given

from charts.panel import deck, over_time, revised, side_by_side

BEFORE = "east letters 2022 120\neast letters 2023 100\neast letters 2024 93\nwest letters 2024 1250"
AFTER = BEFORE.replace("2024 93", "2024 97").replace("1250", "1300")
RISEN = BEFORE.replace("2024 93", "2024 110")
GONE = "east letters 2022 120\neast letters 2023 100"
NEXT_YEAR = BEFORE + "\neast letters 2025 99"

WORDS = [  # before, after, words, (old, new, whether a number can take its place) of each outdated figure, the words renewed
    (BEFORE, AFTER, "全年只收到93件", [("93", "97", True)], "全年只收到97件"),
    (BEFORE, AFTER, "比上年下降7%，降到93件", [("7", "3", True), ("93", "97", True)], "比上年下降3%，降到97件"),
    (BEFORE, AFTER, "93件，93件！", [("93", "97", True)], "97件，97件！"),
    (BEFORE, AFTER, "９３件", [("９３", "97", True)], "97件"),
    (BEFORE, AFTER, "来信继续减少", [], "来信继续减少"),
    (BEFORE, AFTER, "2024年比2023年的100件少", [], "2024年比2023年的100件少"),
    (BEFORE, AFTER, "193件和9300件", [], "193件和9300件"),  # other numbers
    (BEFORE, AFTER, "97件", [], "97件"),  # the present one
    (BEFORE, AFTER, "", [], ""),
    (BEFORE, RISEN, "下降7%", [("7", "增长10%", False)], "下降7%"),  # the sentence around it is another
    (BEFORE, GONE, "收到93件", [("93", "100件", True)], None),  # the newest is another year's now
    (BEFORE, NEXT_YEAR, "2024年93件", [], "2024年93件"),  # it still stands in the panel
    (BEFORE, BEFORE, "93件", [], "93件"),
]


def panel(folder, rows: str, lang: str = "zh"):
    return over_time.one(given(folder, rows).records("page/series", indicator="letters", office="east"), lang)


@pytest.mark.parametrize(("before", "after", "words", "outdated", "now"), WORDS)
def test_an_old_figure_is_found_and_the_new_one_offered(tmp_path, before, after, words, outdated, now):
    seen = revised.outdated(words, panel(tmp_path / "a", before), panel(tmp_path / "b", after))
    if now is not None:
        assert [(one.old, one.new, one.is_number) for one in seen] == outdated
        assert revised.renewed(words, seen) == now
    else:
        assert [one.old for one in seen] == [old for old, *_ in outdated]


def test_of_other_offices_too(tmp_path):
    def made(folder, rows):
        snapshot = given(tmp_path / folder, rows)
        of = next(i for i in snapshot.records("page/indicator", office="east") if i["id"] == "letters")
        return side_by_side.peers(
            snapshot.records("page/peers", indicator="letters", period="2024", office="east"),
            {**of, "period": "2024"},
            "east",
            "zh",
        )

    seen = revised.outdated("西区1,250件", made("a", BEFORE), made("b", AFTER))
    assert [(one.old, one.new) for one in seen] == [("1,250", "1300")] or [(one.old, one.new) for one in seen] == [
        ("1,250", "1,300")
    ]


def test_without_a_panel_nothing_is_said(tmp_path):
    assert (
        revised.outdated("93件", None, panel(tmp_path, BEFORE)) == revised.outdated("93件", panel(tmp_path, BEFORE), None) == []
    )


FIELDS = [
    ("zh", "来信{value}，{change}", "来信93件，下降7%"),
    ("zh", "{value}{value}", "93件93件"),
    ("zh", "{values} {0} {x} {{value}} %s", "{values} {0} {x} {93件} %s"),
    ("en", "Letters: {value}, {change}", "Letters: 93 letters, down 7%"),
]


@pytest.mark.parametrize(("lang", "title", "expected"), FIELDS)
def test_live_fields_follow_the_data(tmp_path, lang, title, expected):
    made = panel(tmp_path, BEFORE, lang).worded(title, title)
    assert (made.title, made.note) == (expected, expected)
    assert deck.deck("名称", "单位\n版本1", [made], lang)


def test_a_field_without_a_figure_stays_and_is_told(tmp_path):
    made = panel(tmp_path, "east letters 2024 93")
    assert made.worded("来信{value}，{change}", "").title == "来信93件，{change}"
    assert revised.lacking("来信{value}，{change}", made) == ["{change}"] and revised.lacking("来信{value}", made) == []


def test_long_words_take_no_long_time(tmp_path):
    import time

    begun = time.perf_counter()
    revised.outdated("1," * 20_000 + "9" * 20_000, panel(tmp_path / "a", BEFORE), panel(tmp_path / "b", AFTER))
    assert time.perf_counter() - begun < 3
