"""Finding an indicator by what people call it."""

import pytest

from wording.finding import find


@pytest.fixture(scope="module")
def indicators(office):
    return office.snapshot().records("page/indicator", office="jiangbei")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("wjbl", "documents_handled"),
        ("WJBL", "documents_handled"),
        ("文件办理", "documents_handled"),
        ("办理各类文件", "documents_handled"),
        ("采用率", "info_adoption_rate"),
        ("wsk", "online_service_ratio"),
        ("wangban", "online_service_ratio"),
        ("Documents handled", "documents_handled"),
        ("adoption", "info_adoption_rate"),
        ("hotline_leads", "hotline_leads"),
        ("民呼我为", "hotline_leads"),
        (" 网上 可办率 ", "online_service_ratio"),
    ],
)
def test_the_nearest_indicator_comes_first(indicators, query, first):
    assert find(query, indicators)[0]["id"] == first


@pytest.mark.parametrize("query", ["", "  ", "zzzzq", "不存在的指标", "“”"])
def test_nothing_is_found_for_nothing(indicators, query):
    assert find(query, indicators) == []
