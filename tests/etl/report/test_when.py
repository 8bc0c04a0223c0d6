"""Of which period each figure of a sentence is: a time belongs to its own clause."""

from dataclasses import replace

import pytest
from tools import ROOT

from etl.catalogue.catalogue import load
from etl.report import read_text
from etl.report.times import report_time

CATALOGUE = load(ROOT / "data" / "catalogue")

GIVEN = [  # text of a report on 2024, the periods of its figures ("" where they cannot be told)
    # bound to its figure
    ("收入比从2013年的1.76倍缩小到1.61倍，满意率98%。", "2013 2024 2024"),
    ("2022年，收入比从2013年的1.76倍缩小到1.61倍，满意率98%。", "2013 2022 2022"),
    ("从2019年12件增加到2023年15件，办结10件。", "2019 2023 2024"),
    ("人员由2020年的12人增加到15人，其中女性5人。", "2020 2024 2024"),
    ("比2019年的12件增加3件，达15件。", "2019 2024 2024"),
    ("退单率由上年的6.5%降至2.1%，派单10件。", "2023 2024 2024"),
    ("由去年同期下降8.6%转为增长3.3%。", "2023 2024"),
    ("受理来信12件（2023年为10件），办结11件。", "2024 2023 2024"),
    ("受理来信12件（2023年）、15件（2024年）。", "2023 2024"),
    ("对照指标体系（2021年版）100项指标自评，得分率97%。", "2024 2024"),
    ("2024年案件量是2020年的2.3倍。", "2024"),
    ("信访总量是上年的3.2倍，办结12件。", "2024 2024"),
    # since when, and against what
    ("2016年来“双倍增”，占比达到48.6%，办结12件。", "2024 2024"),
    ("十年来，城镇化率从63.2%提高到72.7%。", " 2024"),
    ("自2019年以来累计办理500件，今年办理80件。", " 2024"),
    ("自2019年起开展巡查，今年巡查12次。", "2024"),
    ("五年来，累计建成站点50个，覆盖率98%。", " 2024"),
    ("近三年开展检查12次。", ""),
    ("较2020年增长12%，办结15件。", "2024 2024"),
    ("与2022年相比，来信增加5件，共18件。", "2024 2024"),
    ("满意度96.7%，高出去年同期2.1个百分点，知晓率90%。", "2024 2024 2024"),
    ("2024年起草文件12件，2024年来信15件。", "2024 2024"),
    # clauses
    ("2023年，全区受理12件，办结10件。", "2023 2023"),
    ("我区2023年受理12件，办结10件。", "2023 "),
    ("落实2022年部署，办理12件。", ""),
    ("去年，全区受理12件，今年受理15件。", "2023 2024"),
    ("上半年受理15件，去年同期12件。", "2024-S1 2023-S1"),
    ("上年度结转9件，新收12件。", "2024 2024"),
    ("上年末在册9人，新增3人。", "2023 "),
    # several
    ("2022年、2023年、2024年分别受理来信12件、15件、18件。", "2022 2023 2024"),
    ("2021年至2023年，一审案件分别为64件、57件、49件，呈下降趋势。", "2021 2022 2023"),
    ("一、二季度分别受理12件、15件。", "2024-Q1 2024-Q2"),
    ("2021—2023年累计办理120件。", ""),
    ("2022年、2023年共受理来信12件。", ""),
    # parts of a year, counted from January
    ("2024年1—7月，受理来信12件，办结11件。", "2024-01/P7M 2024-01/P7M"),
    ("1至7月份受理来信12件。", "2024-01/P7M"),
    ("一至七月受理来信12件。", "2024-01/P7M"),
    ("前三季度受理来信12件，全年受理20件。", "2024-01/P9M 2024"),
    ("2023年前9个月受理来信12件。", "2023-01/P9M"),
    ("1—3季度受理12件，1—12月受理20件。", "2024-01/P9M 2024"),
    ("2023年上半年12件、下半年15件。", "2023-S1 2023-S2"),
    ("11月份受理12件，12月份受理15件。", "2024-11 2024-12"),
    ("2024年3月受理来信12件，办结11件。", "2024-03 "),
    ("2024年3月15日，举办培训3期。", "2024"),
    ("3—5月开展检查12次。", ""),
    # up to a day
    ("截至2023年底，在册12人，其中女性5人。", "2023 2023"),
    ("到2022年末，建成站点12个。", "2022"),
    ("截至6月底，受理投诉12件。", ""),
    ("截至目前，办理12件。", "2024"),
]


@pytest.mark.parametrize(("text", "periods"), GIVEN)
def test_a_time_belongs_to_its_own_clause(text, periods):
    figures = read_text(text, CATALOGUE, "2024", "beibei").figures
    assert [f.period for f in figures if f.role != "derived"] == periods.split(" ")


AS_OF = [  # how the indicator adds up, text, its period
    ("sum", "截至6月底，办理群众来信12件。", "2024-01/P6M"),
    ("last", "截至6月底，办理群众来信12件。", "2024-06"),
    ("", "截至6月底，办理群众来信12件。", ""),
    ("none", "截至6月底，办理群众来信12件。", ""),
    ("sum", "截至2023年9月30日，办理群众来信12件。", "2023-01/P9M"),
    ("sum", "截至9月29日，办理群众来信12件。", ""),
    ("last", "截至9月29日，办理群众来信12件。", "2024-09"),
    ("sum", "截至1月底，办理群众来信12件。", "2024-01"),
    ("sum", "截至12月31日，办理群众来信12件。", "2024"),
    ("last", "6月末办理群众来信12件。", "2024-06"),
    ("last", "1—6月，办理群众来信12件。", "2024-01/P6M"),
]


@pytest.mark.parametrize(("over_time", "text", "period"), AS_OF)
def test_an_as_of_day_is_read_by_how_the_indicator_adds_up(over_time, text, period):
    records = [{**r, "over_time": over_time} for r in CATALOGUE.tables["indicators.csv"]]
    catalogue = replace(CATALOGUE, tables={**CATALOGUE.tables, "indicators.csv": records})
    reading = read_text(text, catalogue, "2024", "beibei")
    [figure] = reading.figures
    assert (figure.indicator, figure.period) == ("citizen_letters", period)
    assert reading.accepted == [figure] * bool(period)


REPORTS = [  # beginning of a report, (year, part)
    ("某区2024年上半年工作总结\n受理12件。", ("2024", "-S1")),
    ("2024年1—7月全区经济运行情况\n受理12件。", ("2024", "-01/P7M")),
    ("关于2023年前三季度督查工作的通报", ("2023", "-01/P9M")),
    ("某区2023年度法治政府建设情况报告\n2024年1月", ("2023", "")),
    ("（2024年1月15日）某区2023年度法治政府建设情况报告", ("2023", "")),
    ("2024年，全区受理12件。上半年工作总结如下", ("2024", "")),
    ("办理文件12件。", ("", "")),
    ("收入倍差从2013年的1.76缩小到1.61，2016年来“双倍增”，较2021年增长5%，到2030年翻一番。", ("", "")),
    ("较2021年增加5件，2023年共12件。", ("2023", "")),
    ("数据统计期限为2022年1月1日至12月31日，受理12件。", ("2022", "")),
    ("截至2022年底，受理12件。", ("2022", "")),
]


@pytest.mark.parametrize(("text", "time"), REPORTS)
def test_a_report_may_be_about_a_part_of_a_year(text, time):
    assert report_time(text) == time


def test_what_a_report_is_about_holds_where_its_sentences_name_no_time():
    reading = read_text("某区2024年1—7月工作情况报告\n受理群众来信12件，其中7月份3件，去年同期10件。", CATALOGUE, "", "beibei")
    assert [f.period for f in reading.figures] == ["2024-01/P7M", "2024-07", "2023-07"]
