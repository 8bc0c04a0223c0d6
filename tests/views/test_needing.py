"""The block of what needs a look: each with its reason, its sign and its word."""

from inside import every

from views.blocks import Item
from views.overview import overview


def test_a_figure_short_of_its_target_is_not_called_better_where_it_needs_a_look(reading):
    items = {item.name: item for item in every(overview(reading("sample_shifan", year="2024")), Item) if "差" in item.change}
    assert {name: (i.arrow, i.tone, i.verdict_name) for name, i in items.items()} == {
        "材料共享需求满足率": ("✗", "bad", "未达标"),
        "网上可办率": ("✗", "bad", "未达标"),
    }
    assert items["网上可办率"].change == "未达到目标87%，差0.08个百分点"


def test_a_figure_of_another_scope_says_so(reading):
    items = [i for i in every(overview(reading("jiangbei", year="2024")), Item) if i.name == "依申请公开收到件数"]
    assert items and all("区政府口径" in item.remark for item in items)
