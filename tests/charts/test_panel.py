"""A panel states its finding, says what one has to know, and is complete and inside its frame as a picture."""

import re
from dataclasses import replace

import pytest
from panels import cards, every_kind, rows, trend
from plotted import plotted

from charts import axes, text
from charts.panel import layout, number_formats, over_time, picture, several, side_by_side, titles


@pytest.fixture(scope="module")
def panels(office):
    return every_kind(office.snapshot())


@pytest.fixture(scope="module")
def snapshot(office):
    return office.snapshot()


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("gap", "2024年收到政府信息公开申请60件，比上年增长3.4%"),
        ("two points", "2024年政务信息考核得分896分，比上年约增长34%（高约227分，上年为推算值）"),
        ("one point", "2024年办理各类文件8,517件"),
        ("rank", "2024年政务信息考核排名居全市第2名，位次与上年持平"),
        ("rough", "2024年“民呼我为”平台办理问题线索4万余件，比上年增长8.1%以上"),
        ("months", "2024年12月办理各类文件848件，比上年同期下降1.1%"),
        ("changes", "2024年办理各类文件比上年增长6%"),
        ("offices", "2024年全程网办比例：示范区（示例）74.08%，4个单位在60.17%至86.43%之间"),
        ("peers", "2024年依申请公开收到件数：北碚区60件，8个单位在17件至1,416件之间"),
        ("table", "2024年参谋助手可比的11项指标中6项向好、5项持平或不分好坏，变动最大的是市政府领导肯定性批示增长28.6%"),
    ],
)
def test_the_title_is_the_finding(panels, kind, title):
    assert panels[kind].title == title


def test_english_titles(snapshot):
    english = every_kind(snapshot, "en")
    assert english["gap"].title == "2024: 60 requests for disclosure received, up 3.4% on a year earlier"
    assert not re.search("[一-鿿]", english["gap"].title + english["offices"].title + english["points"].title)


def values(panel) -> list:
    return [s.values for s in panel.series]


def test_a_missing_year_is_an_empty_place_with_its_word(panels):
    gap = panels["gap"]
    assert gap.categories == ("2020年", "2021年", "2022年", "2023年", "2024年")
    assert values(gap) == [(18, None, None, 58, 60)] and gap.marks == ((1, "无数据"), (2, "无数据"))
    assert panels["not reported"].marks == ((2, "未上报"),)


def test_a_break_parts_the_series_and_is_told(panels):
    broken = panels["break"]
    assert [[v is not None for v in s.values] for s in broken.series] == [[True] * 3 + [False] * 3, [False] * 3 + [True] * 3]
    assert broken.breaks == (3,) and broken.remarks[0].startswith("2022年起口径有变化，前后不比较")


def test_few_figures_are_columns_and_more_are_a_line(panels):
    assert [panels[k].shape for k in ("one point", "two points", "break")] == ["columns", "columns", "line"]


def test_places_have_the_first_on_top_and_counts_start_at_zero(panels):
    assert panels["rank"].axis[0] > panels["rank"].axis[1] and panels["rough"].axis[0] == 0


def test_targets_are_a_series_of_their_own(panels):
    assert [s.role for s in panels["targets"].series] == ["figure", "target"]
    assert panels["targets"].series[1].name == "目标"


def test_no_change_is_drawn_where_none_is_computed(panels):
    assert panels["changes"].marks == ((0, "×"),) and panels["changes"].series[0].values[0] is None
    assert "×：缺2018年数据，不计算同比" in panels["changes"].remarks


def test_many_bars_are_the_ends_of_the_list_and_say_so(panels):
    assert len(panels["growth"].categories) == 12 and panels["growth"].remarks[0] == "另有24项未画，见数据表"
    assert len(panels["growth"].table) == 1 + 36  # the head and all that changed in per cent


def test_offices_are_no_ranking_and_the_chosen_one_is_always_there(snapshot):
    every = snapshot.records("page/peers", indicator="disclosure_requests", period="2024", office="dazu")
    many = [{**r, "office": f"o{n}"} for n, r in enumerate(every * 3)] + [every[-1]]
    indicator = next(i for i in snapshot.records("page/indicator", office="dazu") if i["id"] == "disclosure_requests")
    panel = side_by_side.peers(many, {**indicator, "period": "2024"}, every[-1]["office"], "zh")
    assert len(panel.categories) == 12 and panel.categories[-1] == every[-1]["office_zh"]
    assert panel.remarks[:2] == ("各单位口径、规模不尽相同，不作排名", "另有13个单位未画，见数据表")


def test_the_speaker_gets_definition_last_year_and_the_largest_move(panels):
    speech = panels["break"].speech
    assert speech[0].startswith("口径：") and speech[1] == "依据：2024年：74.08%；2023年：69.35%；提高4.73个百分点"
    assert "变动最大的一期：2020年：提高9.37个百分点" in speech


@pytest.mark.parametrize(
    ("row", "lang", "form"),
    [
        ({"value": 8517, "qualifier": "=", "kind": "count", "decimals": 0}, "zh", "#,##0"),
        ({"value": 500, "qualifier": ">=", "kind": "count", "decimals": 0}, "zh", '#,##0"余"'),
        ({"value": 501, "qualifier": ">=", "kind": "count", "decimals": 0}, "zh", '#,##0"以上"'),
        ({"value": 600, "qualifier": "<=", "kind": "count", "decimals": 0}, "zh", '"近"#,##0'),
        ({"value": 668.7, "qualifier": "~", "kind": "score", "decimals": 1}, "zh", '"约"#,##0.0'),
        ({"value": 86.2, "qualifier": "=", "kind": "ratio", "decimals": 2}, "zh", '#,##0.0"%"'),
        ({"value": 95, "qualifier": ">=", "kind": "ratio", "decimals": 1}, "zh", '#,##0"%""以上"'),
        ({"value": 2, "qualifier": "=", "kind": "rank", "decimals": 0}, "zh", '"第"#,##0"名"'),
        ({"value": 3, "qualifier": "<=", "kind": "rank", "decimals": 0}, "zh", '"前"#,##0"名"'),
        ({"value": 500, "qualifier": ">=", "kind": "count", "decimals": 0}, "en", '"over "#,##0'),
    ],
)
def test_number_formats_word_a_figure_as_the_panel_does(row, lang, form):
    assert number_formats.figure(row, lang) == form


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [
        (0, 9800, (0, 10000, 2000)),
        (16.3, 89.1, (0, 100, 20)),
        (-6, 7.5, (-10, 10, 5)),
        (90, 99.5, (90, 100, 2)),
        (0, 1, (0, 1, 0.2)),
    ],
)
def test_axes_end_at_whole_steps(low, high, ends):
    first, last, step = axes.steps(low, high)
    assert (first, last, step) == pytest.approx(ends)
    assert first <= low and last >= high and step > 0
    assert (last - first) / step == pytest.approx(round((last - first) / step)) and 3 <= (last - first) / step <= 9


# -- the picture -----------------------------------------------------------------------------------------------


def test_a_line_of_text_is_as_wide_as_allowed_and_words_stay_whole():
    assert text.wrapped("政务信息考核得分为896分，比上年约增长34%", 10, 9) == ["政务信息考核得分为", "896分，比上年约增长", "34%"]
    assert text.wrapped("一二三四五六七八", 4, 1) == ["一二……"]
    assert all(
        text.ems(line) <= 11
        for line in text.wrapped("https://beibei.gov.cn/zwgk_239/zfxxgknb/bgs/202501/t20250121_14192061.html" * 2, 10, 99)
    )


LONG = "2024年在全区政务服务事项大幅增加、窗口人员有所减少的情况下，网上可办率仍然保持在百分之九十以上并且连续五年逐年提高，超过全市平均水平"


def lines_of(figure):
    """(text, size, x from the left, anchor) of every line of the frame's texts, which stand at px from the plot's corner."""
    for a in figure.layout.annotations:
        if a.xref == "paper" and a.yref == "paper" and a.x == 0 and a.y == 1 and not a.textangle:
            for line in a.text.split("\n"):
                yield line, a.font.size, a.xshift + figure.layout.margin.l, a.xanchor


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("title", ["", LONG])
def test_every_line_of_a_picture_is_inside_its_frame(snapshot, lang, title):
    for kind, panel in every_kind(snapshot, lang).items():
        figure = plotted(picture.figure(panel.worded(title, "汇报时请说明：" + LONG)))
        assert (figure.layout.width, figure.layout.height) == (1280, 720)
        for line, size, x, anchor in lines_of(figure):
            width = text.ems(line) * size
            assert (x - width if anchor == "right" else x) >= 0 and (x if anchor == "right" else x + width) <= 1280, (kind, line)
        at = layout.layout(panel.worded(title, LONG))
        assert at.chart_bottom - at.chart_top >= 300 and at.chart_bottom + 8 + len(at.foot) * 21 <= 720, kind


def test_a_picture_is_complete(panels):
    text = " ".join(line for line, *_ in lines_of(plotted(picture.figure(panels["break"]))))
    for part in (
        "2024年全程网办比例",
        "示范区人民政府办公室（示例）",
        "计量单位：%",
        "2022年起口径有变化",
        "来源：",
        "数据版本1",
        "panels?panels=",
        "示例数据",
    ):
        assert part in text, part


def test_a_picture_keeps_gaps_breaks_and_hollow_marks(panels):
    line = plotted(picture.figure(panels["gap"])).data[0]
    assert list(line.y) == [18, None, None, 58, 60] and line.connectgaps is False
    assert list(plotted(picture.figure(panels["rough"])).data[0].marker.color)[-2:] == ["#FFFFFF", "#FFFFFF"]
    assert [s.x0 for s in plotted(picture.figure(panels["break"])).layout.shapes if s.line.dash == "dash"] == [2.5]


def test_only_sample_data_wears_the_mark(panels):
    def marked(kind):
        return "示例数据" in [a.text for a in plotted(picture.figure(panels[kind])).layout.annotations]

    assert marked("break") and marked("table") and not marked("gap") and not marked("peers")


def test_a_picture_knows_neither_light_nor_dark(panels):
    figure = plotted(picture.figure(panels["break"]))
    assert figure.layout.paper_bgcolor == "#FFFFFF" and "#01020" not in figure.to_json()


def test_names_at_the_ends_of_lines_do_not_lie_on_each_other(panels):
    heights = sorted(to for _, _, (_, to) in layout.ends(panels["offices"], 400).values())
    assert len(heights) == 4 and all(b - a >= 24 for a, b in zip(heights, heights[1:], strict=False))
    assert heights[0] >= 0 and heights[-1] <= 400


def test_the_presenters_words_come_before_those_written_by_itself(panels):
    own = panels["gap"].worded(" 收件数稳中有升 ", "含信函")
    assert own.title == "收件数稳中有升" and layout.layout(own).foot[0] == "含信函"
    assert panels["gap"].worded("  ", "").title == panels["gap"].title


def test_panels_that_state_the_same_are_the_same(snapshot):
    one = trend(snapshot, "disclosure_requests", "beibei")
    assert replace(one, foot="数据版本9").figures == one.figures
    other = rows(snapshot, "disclosure_requests", "beibei")
    assert over_time.one(other[:-1], "zh").figures != one.figures


def test_an_index_of_a_bound_is_a_bound(snapshot):
    lines = {i: rows(snapshot, i, "sample_shifan") for i in ("manuscripts_drafted", "hotline_leads")}
    panel = several.indexed(lines, "2019", "zh")
    newest = {s.name: (s.labels[-1], s.formats[-1]) for s in panel.series}
    assert newest["“民呼我为”办理问题线索"] == ("216.7以上", '0.0"以上"')
    assert "216.7以上" in panel.title and "216.7以上" in panel.table[1]


def test_one_comparable_indicator_is_told_by_itself(snapshot):
    rows_of_theme = [r for r in cards(snapshot, "jiangbei") if r["theme"] == "advice"]
    assert (
        titles.verdicts(rows_of_theme, "参谋助手", "2024", "zh")
        == "2024年参谋助手：政务信息考核得分约增长34%（高约227分，上年为推算值）"
    )


def test_a_year_without_comparison_says_so(snapshot):
    rows_of_theme = [r for r in cards(snapshot, "jiangbei") if r["theme"] == "openness"]
    assert titles.verdicts(rows_of_theme, "政务公开", "2024", "zh").endswith("，没有可比的上年数据")
