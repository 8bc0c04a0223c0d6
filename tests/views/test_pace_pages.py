"""The pace within the year on the pages of the sample: on the indicator, on a card, in a panel; and which year the pages open on."""

import pytest
from inside import words

from charts.panel import over_time
from views.indicator import indicator
from views.overview import overview
from views.theme import theme

SENTENCE = "2025年1—7月完成全年目标的51.2%，前三年同期一般完成全年的49.9%（49.1%—50.4%），快1.3个百分点；时间进度58.3%。"
OUTLOOK = "↔ 按时间进度推算全年约456条，难以达到目标；按往年同期推算约533条（528—542条），可以达到目标。"


def test_the_page_of_an_indicator_tells_the_pace(reading):
    text = words(indicator(reading(indicator="wechat_posts")))
    assert SENTENCE in text and f"2025年目标520条以上（原目标500条）：{OUTLOOK}" in text
    english = words(indicator(reading(lang="en", indicator="wechat_posts")))
    assert "51.2% of the year's target done, against a usual 49.9% by then in the three years before" in english


@pytest.mark.parametrize("page", [overview, theme])
def test_a_card_and_a_tile_tell_it_in_short(reading, page):
    text = words(page(reading(year="2025", **({"theme": "openness"} if page is theme else {}))))
    assert "2025年1—7月 · ↔ 完成全年目标51.2%，比往年同期快1.3个百分点" in text


@pytest.mark.parametrize("page", [overview, theme])
def test_a_year_that_has_only_begun_is_not_opened_on(reading, page):
    assert page(reading()).ids["year"] == "2024"


def test_a_panel_and_its_speech_tell_it(office):
    rows = office.snapshot().records("page/series", indicator="wechat_posts", office="sample_shifan")
    panel = over_time.one([row for row in rows if row["frequency"] == "C"], "zh")
    assert "↔ 完成全年目标51.2%，比往年同期快1.3个百分点" in panel.remarks
    assert f"↔ {SENTENCE}{OUTLOOK.removeprefix('↔ ')}" in panel.speech


def test_a_panel_of_years_tells_it_of_the_year_under_way(office):
    snapshot, asked = office.snapshot(), {"indicator": "wechat_posts", "office": "sample_shifan"}
    rows = [row for row in snapshot.records("page/series", **asked) if row["frequency"] == "A"]
    panel = over_time.one(rows, "zh", [], snapshot.records("page/next_target", **asked))
    assert "2025年：↔ 完成全年目标51.2%，比往年同期快1.3个百分点" in panel.remarks
    assert f"↔ {SENTENCE}{OUTLOOK.removeprefix('↔ ')}" in panel.speech
