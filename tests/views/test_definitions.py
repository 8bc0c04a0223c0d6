"""What the page of definitions says: each indicator's meaning, which figures there are, their sources, and the rules."""

import pytest
from inside import every, words

from views.blocks import Head, Heading, Paragraph, Table
from views.definitions import definitions
from views.links import Link, Outside
from wording import milestone, rules, targets

OFFICES = ["jiangbei", "sample_shifan", "beibei", "qiaokou_approval", "xining_chengzhong"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("of", OFFICES)
def test_every_indicator_is_defined_and_opens_where_there_is_a_figure(reading, of, lang):
    reader = reading(of, lang)
    view = definitions(reader)
    indicators = reader.rows("page/indicator", office=of)
    assert sum(len(table.rows) for table in every(view, Table)) == len(indicators)
    assert {link.ids["indicator"] for link in every(view, Link)} == {row["id"] for row in indicators if row["periods"]}
    text = words(view)
    assert all(" ".join(reader.name(row, "definition").split()) in text for row in indicators)
    assert ("（政务信息被采用 ÷ 上报政务信息）" in text) == (lang == "zh")


@pytest.mark.parametrize("of", OFFICES)
def test_the_coverage_has_every_year_between_the_first_and_the_last(reading, of):
    reader = reading(of, part="coverage")
    [table] = every(definitions(reader), Table)
    rows = reader.rows("page/definitions/coverage", office=of)
    years = sorted({int(row["year"]) for row in rows})
    assert [int(name[:4]) for name in table.header[1:]] == list(range(years[0], years[-1] + 1))
    assert len(table.rows) == len({row["indicator"] for row in rows}) and all(
        cell.unseen for row in table.rows for cell in row[1:]
    )


@pytest.mark.parametrize(
    ("of", "indicator", "year", "sign", "meaning"),
    [
        ("sample_shifan", "办理各类文件", "2021年", "●", "年度"),
        ("sample_shifan", "公开信箱受理", "2021年", "×", "说明未上报"),
        ("sample_shifan", "改革报表考核排名", "2024年", "◐", "半年、季度、月度或累计"),
        ("sample_shifan", "改革报表考核排名", "2021年", "", "没有数据"),
        ("beibei", "依申请公开收到件数", "2021年", "", "没有数据"),
    ],
)
def test_a_cell_says_what_there_is(reading, of, indicator, year, sign, meaning):
    [table] = every(definitions(reading(of, part="coverage")), Table)
    [row] = [row for row in table.rows if row[0].text[0].text == indicator]
    cell = row[table.header.index(year)]
    assert (cell.text, cell.unseen) == (sign, meaning)


def test_a_source_that_is_an_address_can_be_opened(reading):
    view = definitions(reading("beibei", part="sources"))
    assert [one.address for one in every(view, Outside)] == [
        "http://beibei.gov.cn/zwgk_239/zfxxgknb/bgs/202501/t20250121_14192061.html",
        "https://beibei.gov.cn/zwgk_239/zfxxgknb/bgs/202401/t20240129_12873528.html",
        "https://beibei.gov.cn/zwgk_239/zfxxgknb/bgs/202101/t20210127_8828387.html",
    ]
    assert "yearly/2024.csv 1 5" in words(view)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_rules_name_every_mark_of_a_target_and_every_milestone(reading, lang):
    view = definitions(reading(lang=lang, part="rules"))
    text = words(view)
    assert all(sign in text for sign in targets.TARGET_SIGN.values()) and "{" not in text and "**" not in text
    assert all(reading(lang=lang).t(rule) in text for rule in milestone.RULES.values())
    assert [heading.text for heading in every(view, Heading)] == [section.title for section in rules.sections(lang)]


def test_what_an_address_names_and_is_not_there_is_said_and_the_rest_stands(reading):
    view = definitions(reading("jiangbei", part="<b>"))
    assert [p for p in every(view, Paragraph) if p.look == "warning" and "链接中的栏目“<b>”不存在" in p.text]
    assert every(view, Table) and view.ids == {"part": ""}
    assert [choice.name for head in every(view, Head) for choice in head.choices] == ["office", "part"]
