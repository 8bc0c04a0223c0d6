"""What a headline counts the page lists, and its counts add up."""

import re

from given import given

from charts.panel import side_by_side, titles
from wording import attention, headline


def pair(indicator: str, before, after) -> str:
    return f"east {indicator} 2023 {before}\neast {indicator} 2024 {after}"


def test_the_counts_of_every_real_office_add_up(office):
    """And what is counted as needing a look is what the page lists."""
    snapshot = office.snapshot()
    for one in snapshot.records("page/office"):
        for year in [y["year"] for y in snapshot.records("page/year", office=one["id"])]:
            cards = [c for c in snapshot.records("page/card", office=one["id"], year=year) if c["value"] is not None]
            text = headline.short(cards, [], "本区", year, "zh")
            if "均" in text or "可与" not in text:
                continue
            compared = sum(map(int, re.findall(r"(\d+)项可与", text)))
            assert sum(map(int, re.findall(r"(\d+)项(?:向好|需关注|持平)", text))) == compared, text
            worse = sum(map(int, re.findall(r"(\d+)项需关注", text)))
            assert worse == sum(map(attention.is_worse, attention.gravest_first(cards))), text


def test_a_panel_of_one_kind_of_change_says_what_it_leaves_out(tmp_path):
    rows = "\n".join([pair("visits", 100, 110), pair("sent", 100, 90), pair("online", 90, 91), pair("faults", 1, 2)])
    cards = [c for c in given(tmp_path, rows).records("page/card", office="east", year="2024") if c["value"] is not None]
    made = side_by_side.changed(cards, "percent", "工作", "2024", "zh", "good-bad")
    assert made.title.startswith("2024年工作以百分比计增减的2项指标中1项向好、1项需关注")
    assert "可比的4项中，另外2项以其他单位计增减，不在本图" in made.remarks
    assert titles.verdicts(cards, "工作", "2024", "zh").startswith("2024年工作可比的4项指标中2项向好、2项需关注")
    alone = side_by_side.changed(cards[:1], "percent", "工作", "2024", "zh", "good-bad")
    assert "其他单位" not in str(alone.remarks)
