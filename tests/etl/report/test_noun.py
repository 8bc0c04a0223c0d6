"""A figure is only taken for an indicator that the words beside it name."""

import pytest
from tools import ROOT

from etl.catalogue.catalogue import Catalogue, load
from etl.report import read_text
from etl.report.noun import beside, nouns
from etl.report.units import multiple

OURS = load(ROOT / "data" / "catalogue")
OTHERS = [  # id, name, aliases, kind, unit: of an office that counts something else
    ("gdp", "地区生产总值", "生产总值|GDP", "count", "亿元"), ("revenue", "一般公共预算收入", "财政收入", "count", "亿元"),
    ("urban", "常住人口城镇化率", "城镇化率", "ratio", "%"), ("research", "研发投入强度", "", "ratio", "%"),
    ("times", "城乡居民收入倍差", "收入倍差", "count", "倍"), ("gini", "基尼系数", "", "count", ""),
    ("jobs", "城镇新增就业", "", "count", "万人"), ("industry", "规模以上工业企业数", "规上工业企业", "count", "家"),
    ("air", "空气质量优良天数比例", "优良天数比例", "ratio", "%"), ("patents", "发明专利拥有量", "", "count", "件"),
    ("rules", "政府规章", "", "count", "件"), ("income", "居民人均可支配收入", "人均可支配收入", "count", "元"), ("libraries", "公共图书馆", "", "count", "个"),
]  # fmt: skip
FIELDS = ("id", "name_zh", "aliases", "kind", "unit_zh")
STRANGER = Catalogue(
    {
        "indicators.csv": [dict(zip(FIELDS, row, strict=True), numerator="", decimals="2") for row in OTHERS],
        "offices.csv": OURS.tables["offices.csv"],
    }
)


def accepted(text: str, catalogue: Catalogue = OURS) -> str:
    return " ".join(f"{f.phrase}={f.indicator}" for f in read_text(text, catalogue, "2024", "beibei").accepted)


CARRIED = [  # text, what is accepted of it
    ("在政府网站、《政府公报》主动公开市政府规章13件（含新制定5件，修改4件），人事任免文件106件，其他文件113件。", ""),
    ("通过政府网站公开信息9026条，公开会议纪要12件，公开行政处罚结果120件。", "9026条=website_disclosures"),
    ("检测政府网站36个，发现问题网站2个。", ""),
    ("主动公开行政规范性文件42件，规章13件。", "42件=normative_documents"),
    ("现有政务新媒体账号31个，其中微信公众号24个。", ""),
    ("微信公众号推送重大政策648条、短视频12条，粉丝数量首次破万。", "648条=wechat_posts 破万=wechat_followers"),
    ("办理各类案件12件，各类业务8万件，办理各类文件8517件，办理事项12件。", "8517件=documents_handled"),
    ("受理群众诉求21万件，群众来信409件，办结400件。", "409件=citizen_letters"),
    ("上报政务信息677条、被采用201条。", "677条=info_reported 201条=info_adopted"),
    ("上报上级单位政务信息677条、简报12期。", "677条=info_reported"),
    ("公开信箱累计受理问题近600件，咨询12件。", "近600件=mailbox_received"),
    ("组织20家单位开展“政府开放周”活动，接待企业30家。", "20家=open_week_units"),
    ("撰写讲话、汇报等各类文稿500余篇，调研报告12篇。", "500余篇=manuscripts_drafted"),
    ("公开常务会议12次，常务会议审议议题26个。", "12次=executive_meetings"),
    ("开展法治专题学习31次，集体学习12次，专题培训5次。", "31次=study_sessions"),
    ("发布政策解读材料64篇，图文解读29篇。", "64篇=policy_explanations"),
    ("承接市级应用61个，承接市级项目12个。", "61个=municipal_apps"),
    ("注册用户数突破110万，政务服务事项1862项。", "1862项=service_items"),
    ("建议提案办复率、见面率“三个100%”。", ""),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_no_figure_is_mapped_to_what_its_words_do_not_carry(text, expected):
    assert accepted(text) == expected


ELSEWHERE = [
    ("地区生产总值突破7万亿元，人均GDP突破11万元。", "突破7万亿元=gdp"),
    ("一般公共预算收入达8263亿元，一般公共预算支出达9000亿元。", "达8263亿元=revenue"),
    ("城镇化率从63.2%提高到72.7%，研发投入强度从2%提高到2.9%。", "72.7%=urban 2.9%=research"),
    ("收入倍差从2.37缩小到1.94，基尼系数0.46。", "1.94=times 0.46=gini"),
    ("城镇新增就业12万人，失业人员再就业3万人。", "12万人=jobs"),
    ("规上服务业企业80家，规上工业企业130家。", "130家=industry"),
    ("优良天数比例95.1%，优良水体比例88%。", "95.1%=air"),
    ("发明专利拥有量12件，实用新型专利30件。", "12件=patents"),
    ("政府规章13件，规范性文件42件。", "13件=rules"),
    ("居民人均可支配收入3.2万元，人均消费支出2万元。", "3.2万元=income"),
    ("新建公共图书馆3个、文化馆2个。", "3个=libraries"),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_so_it_is_with_another_catalogue(text, expected):
    assert accepted(text, STRANGER) == expected


def test_a_figure_is_told_in_the_unit_of_its_indicator():
    figures = read_text(
        "生产总值7.77万亿元，财政收入8263亿元，城镇新增就业3000人，支出9亿元。", STRANGER, "2024", "beibei"
    ).figures
    assert [(f.value, f.unit) for f in figures] == [(77700, "亿元"), (8263, "亿元"), (0.3, "万人"), (900_000_000, "元")]
    assert [
        multiple(*pair) for pair in (("亿元", "元"), ("万元", "元"), ("元", "元"), ("元", "万元"), ("件次", "次"), ("件", ""))
    ] == [1e8, 1e4, 1, None, None, None]


@pytest.mark.parametrize(
    ("name", "noun", "acts"),
    [
        ("群众来信", "来信", ""),
        ("微信公众号推送", "众号", "推送"),
        ("政务信息被采用", "信息", "采用"),
        ("办理各类文件", "文件", ""),
        ("采纳发布数", "", "采纳 发布"),
        ("优良天数比例", "良天", ""),
    ],
)
def test_the_noun_of_an_indicator_is_the_end_of_its_name_without_its_action(name, noun, acts):
    assert nouns(name) == (noun, frozenset(acts.split()))


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("主动公开市政府规章", "规章"),
        ("共办理", ""),
        ("公开信箱累计受理问题", ""),
        ("用户数突破", "用户"),
        ("粉丝数增至", "粉丝"),
        ("收到依申请公开件", ""),
        ("网办率由87%提升到", "网办"),
        ("", ""),
    ],
)
def test_the_noun_beside_a_figure_is_what_stands_before_it_without_what_only_fills(before, noun):
    assert beside(before, "件") == noun
