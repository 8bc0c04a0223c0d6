"""The paragraphs: every phrase of data/phrases.csv is read, and what comes out is a sentence."""

import re

import pytest

from wording import paragraph

FACTS = {
    "theme": "主题",
    "office": "示范区",
    "year": "2024",
    "period": "2024年",
    "name": "办理文件",
    "figure": "5件",
    "change": "增长1%",
    "previous": "3件",
    "before": "上年",
    "note": "区政府口径",
}
USED = {
    "opening",
    "between",
    "end",
    "count",
    "ratio",
    "score",
    "rank",
    "change",
    "survey",
    "steady",
    "steady_rank",
    "from_zero",
    "to_zero",
    "break",
    "provisional",
    "scope",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("key", sorted(USED))
def test_every_phrase_can_be_said(key, lang):
    phrase = paragraph.say(key, lang, **FACTS)
    assert phrase and not re.search(r"[{}]", phrase)


def test_no_phrase_is_idle_and_none_is_missing():
    assert set(paragraph.phrases()) == USED


@pytest.mark.parametrize("key", sorted(USED))
def test_both_languages_name_the_same_facts(key):
    phrase = paragraph.phrases()[key]
    named = {language: set(re.findall(r"{(\w+)}", phrase[language])) - {"note"} for language in ("zh", "en")}  # notes are Chinese
    assert named["zh"] == named["en"]


def test_a_theme_in_the_style_of_a_report(office):
    snapshot = office.snapshot()
    theme = next(t for t in snapshot.records("page/theme") if t["id"] == "advice")
    rows = [r for r in snapshot.records("page/card", office="jiangbei", year="2024") if r["theme"] == "advice"]
    text = paragraph.paragraph(theme, rows, "江北区", "2024", "zh")
    assert text.startswith("参谋助手方面，2024年江北区撰写各类文稿500余篇；办理各类文件8,517件；") and text.endswith("。")
    assert "政务信息考核得分896分，比上年约增长34%" in text and "政务信息采用率29.7%" in text


def test_a_break_and_a_provisional_figure_carry_their_caveat(office):
    snapshot = office.snapshot()
    theme = next(t for t in snapshot.records("page/theme") if t["id"] == "online_service")
    rows = [r for r in snapshot.records("page/card", office="sample_shifan", year="2022") if r["theme"] == "online_service"]
    assert "全程网办比例63.74%（口径有变化，与上年不可比）" in paragraph.paragraph(theme, rows, "示范区", "2022", "zh")


def test_a_figure_of_a_part_of_the_year_says_so(office):
    snapshot = office.snapshot()
    theme = next(t for t in snapshot.records("page/theme") if t["id"] == "digital_governance")
    rows = [r for r in snapshot.records("page/card", office="jiangbei", year="2024") if r["theme"] == "digital_governance"]
    assert "第三季度改革报表考核排名居全市第1名" in paragraph.paragraph(theme, rows, "江北区", "2024", "zh")


def test_a_figure_of_another_scope_says_so(office):
    snapshot = office.snapshot()
    theme = next(t for t in snapshot.records("page/theme") if t["id"] == "openness")
    rows = [r for r in snapshot.records("page/card", office="jiangbei", year="2024") if r["theme"] == "openness"]
    assert "93件（区政府口径）" in paragraph.paragraph(theme, rows, "江北区", "2024", "zh")


def test_figures_of_one_month_name_it_once(office):
    snapshot = office.snapshot()
    theme = next(t for t in snapshot.records("page/theme") if t["id"] == "advice")
    rows = [r for r in snapshot.records("page/card", office="xining_chengzhong", year="2023") if r["theme"] == "advice"]
    assert paragraph.paragraph(theme, rows, "城中区", "2023", "zh") == (
        "参谋助手方面，2023年3月城中区上报政务信息572条；政务信息被采用226条；政务信息采用率39.5%。"
    )
