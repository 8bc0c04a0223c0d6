"""What a headline counts it names, and its counts add up: given rows, expected sentences."""

import re

import pytest
from given import given

from charts.panel import side_by_side, titles
from wording import headline


def said(folder, rows: str, lang: str = "zh") -> str:
    cards = [c for c in given(folder, rows).records("page/card", office="east", year="2024") if c["value"] is not None]
    return headline.headline(cards, "东区", "2024", lang)


def pair(indicator: str, before, after) -> str:
    return f"east {indicator} 2023 {before}\neast {indicator} 2024 {after}"


WORSE = "\n".join(
    [pair("visits", 100, 90), pair("sent", 100, 95), pair("taken", 50, 40), pair("score", 700, 690), pair("faults", 1, 2)]
)
CASES = [
    ("all that need attention are named", WORSE, "需关注的是：接待、事故、上报、采用、采用率、得分。"),
    ("one is named already", pair("visits", 100, 90) + "\n" + pair("sent", 100, 120), "变动较大的是：上报增长20%；接待下降10%。"),
    ("the two not compared are named", pair("visits", 100, 110) + "\neast sent 2024 5\neast online 2023 92\neast online 2024 95 = B",
     "另外2项未作比较：1项缺2023年数据（上报）；1项2023年至2024年口径有变化（网办率）。"),
    ("many of one reason are counted", pair("visits", 100, 110) + "\n" + "\n".join(f"east {i} 2024 5" for i in ("sent", "score", "faults", "online")),
     "另外4项未作比较：4项缺2023年数据。"),
    ("none compared, each for its reason", "east sent 2024 5\neast online 2023 92\neast online 2024 95 = B",
     "都没有可比的上年数据。其中：1项缺2023年数据（上报）；1项2023年至2024年口径有变化（网办率）。"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "sentence"), CASES, ids=[c[0] for c in CASES])
def test_what_is_counted_is_named(tmp_path, name, rows, sentence):
    assert sentence in said(tmp_path, rows)


def test_what_is_named_already_is_not_named_again(tmp_path):
    assert "需关注的是" not in said(tmp_path, CASES[1][1])


def test_the_counts_of_every_real_office_add_up(office):
    snapshot = office.snapshot()
    for one in snapshot.records("page/office"):
        for year in [y["year"] for y in snapshot.records("page/year", office=one["id"])]:
            cards = [c for c in snapshot.records("page/card", office=one["id"], year=year) if c["value"] is not None]
            text = headline.headline(cards, "本区", year, "zh")
            compared = sum(map(int, re.findall(r"比较的(\d+)项", text)))
            assert sum(map(int, re.findall(r"(\d+)项(?:向好|需关注|持平)", text))) == compared
            apart = sum(map(int, re.findall(r"另外(\d+)项未作比较", text)))
            assert compared + apart == len(cards) or not compared, text
            reasons = re.split("未作比较：|其中：", text)[1:]
            assert sum(map(int, re.findall(r"(?:^|；)(\d+)项", "".join(reasons)))) in (apart, 0, len(cards)), text


def test_a_panel_of_one_kind_of_change_says_what_it_leaves_out(tmp_path):
    rows = "\n".join([pair("visits", 100, 110), pair("sent", 100, 90), pair("online", 90, 91), pair("faults", 1, 2)])
    cards = [c for c in given(tmp_path, rows).records("page/card", office="east", year="2024") if c["value"] is not None]
    made = side_by_side.changed(cards, "percent", "工作", "2024", "zh", "good-bad")
    assert made.title.startswith("2024年工作以百分比计增减的2项指标中1项向好、1项需关注")
    assert "可比的4项中，另外2项以其他单位计增减，不在本图" in made.remarks
    assert titles.verdicts(cards, "工作", "2024", "zh").startswith("2024年工作可比的4项指标中2项向好、2项需关注")
    alone = side_by_side.changed(cards[:1], "percent", "工作", "2024", "zh", "good-bad")
    assert "其他单位" not in str(alone.remarks)
