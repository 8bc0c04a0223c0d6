"""Files in the shapes in which the world's statistics are published, made here; as in tests/etl/files.py.

Each is read with the catalogue of tests/given.py and without any: the records are the same texts, unless `without` says otherwise.
"""

from dataclasses import dataclass
from datetime import date

from files import EAST, File, text, xlsx

from etl.tables.read import Overrides

NOT_READ = "not read"


@dataclass
class Shape(File):
    """without: the records where there is no catalogue, where they differ; NOT_READ: that is not looked at."""

    without: str = ""


WORLD_BANK = """
"Data Source","World Development Indicators",

"Last Updated Date","2024-12-16",

"Country Name","Country Code","Indicator Name","Indicator Code","2021","2022",
"Aruba","ABW","Access, total","X.Y","100","",
"Chad","TCD","Access, total","X.Y","300","400",
"""
WORLD_BANK_RECORDS = "Aruba Access,total 2021 100\nChad Access,total 2021 300\nChad Access,total 2022 400"
DATABANK = """
Country Name,Country Code,Series Name,Series Code,2021 [YR2021],2022 [YR2022]
东区,ABW,来信,NY.GDP,100,200
西区,TCD,来信,NY.GDP,,3
,,,,,
,,,,,
,,,,,
Data from database: World Development Indicators,,,,,
Last Updated: 12/16/2024,,,,,
"""
DATABANK_LONG = """
Time,Time Code,Country Name,Country Code,"Rent, gross [NY.GDP.MKTP.CD]",Births [SP.DYN]
2021,YR2021,Aruba,ABW,5,6
2022,YR2022,Aruba,ABW,7,8
"""
WGI = """
code,countryname,year,indicator,estimate,stddev,nsource,pctrank,pctranklower,pctrankupper
AFG,Afghanistan,1996,va,-1.9,0.25,3,1,0,4
AFG,Afghanistan,1998,va,-2.0,0.26,2,..,0,4
"""
EGDI = """
Survey Year,Country Name,E-Government Rank,E-Government Index,Online Service Index
2022,Denmark,1,0.97,0.98
2022,Chad,180,0.1,0.2
"""
EGDI_RECORDS = """
Denmark E-GovernmentRank 2022 1
Denmark E-GovernmentIndex 2022 0.97
Denmark OnlineServiceIndex 2022 0.98
Chad E-GovernmentRank 2022 180
Chad E-GovernmentIndex 2022 0.1
Chad OnlineServiceIndex 2022 0.2
""".strip()
EUROSTAT = "freq,unit,geo\\TIME_PERIOD\t2021 \t2022 \nA,PC,AT\t12.3 b\t: \nA,PC,BE\t1 e\t: c\n"
SDMX = """
DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG
ESTAT:X(1.0),01/01/25 11:00:00,A,%,AT,2021,5.1,
ESTAT:X(1.0),01/01/25 11:00:00,A,%,BE,2021,6.1,e
"""
EDB = """
指标,来信,接待
地区,东区,西区
频度,年,年
单位,件,次
2023,1,2
2024,3,
"""
EDB_RECORDS = "东区 来信 2023 1 件\n西区 接待 2023 2 次\n东区 来信 2024 3 件"
WIND = [
    ["指标名称", "来信", "接待:当月值"],
    ["频率", "年", "月"],
    ["单位", "件", "次"],
    ["指标ID", "M001", "M002"],
    ["来源", "某局", "某局"],
    [date(2023, 12, 31), 1, 5],
    [date(2024, 1, 31), None, 6],
    [date(2024, 12, 31), 2, 7],
    ["数据来源：Wind", None, None],
]
WIND_RECORDS = """
东区 来信 2023 1 件
东区 接待:当月值 2023-12 5 次
东区 接待:当月值 2024-01 6 次
东区 来信 2024 2 件
东区 接待:当月值 2024-12 7 次
""".strip()
LEVELS = """
单位,指标,2024年,,2023年,
,,本年累计,同比±%,本年累计,同比±%
东区,来信,120,20,100,5
"""
MONTHLY = """
2024年6月主要指标,,,,,
指标,单位,本月,同比±%,1-本月累计,累计同比±%
来信,件,5,10,30,-2.5
"""
OPEN_SDG = """
Year,Units,Sex,Age,GeoCode,Country,Value
2011,%,,,,Aruba,6.37
2011,%,Female,,,Aruba,3.3
2011,%,Female,15+,,Aruba,3.07
2016,%,,,,Aruba,7.5
"""
BORN = Overrides(choices={"which_indicator": "births"})
ALONE = Overrides(choices={"value_column": "estimate"})

# fmt: off
SHAPES = [
    Shape("World Bank, wide", text(WORLD_BANK), WORLD_BANK_RECORDS, layout="periods_across", sentences=["表头在第5行", "年份横向，升序", "“Country Code、Indicator Code”仅供参考"]),
    Shape("World Bank, wide, in an office's encoding", text(WORLD_BANK.replace("Aruba", "东区").replace("Chad", "西区").replace("Access, total", "来信"), "gbk"), "东区 来信 2021 100\n西区 来信 2021 300\n西区 来信 2022 400"),
    Shape("World Bank, an older export without the preamble's blank lines", text('Data Source,WDI\nLast Updated Date,2016-07-22\nCountry Name,Country Code,Indicator Name,Indicator Code,2021,2022\nAruba,ABW,Access,X.Y,1,2'), "Aruba Access 2021 1\nAruba Access 2022 2"),
    Shape("World Bank, databank's headers and foot", text(DATABANK), "东区 来信 2021 100\n东区 来信 2022 200\n西区 来信 2022 3", sentences=["年份横向，升序", "第7、8行为说明"]),
    Shape("World Bank, databank's months", text("Country,Country Code,Series,Series Code,2021M01 [2021M01],2021Q2 [2021Q2]\n东区,X,来信,A.B,1,2"), "东区 来信 2021-01 1\n东区 来信 2021Q2 2"),
    Shape("World Bank, databank with its series side by side", text(DATABANK_LONG), "Aruba Rent,gross 2021 5\nAruba Births 2021 6\nAruba Rent,gross 2022 7\nAruba Births 2022 8", layout="indicators_across", sentences=["“Time Code、Country Code”仅供参考"]),
    Shape("WGI, the value under a unit's name", text(WGI), "", problems=["value_column 1 "]),
    Shape("WGI, with the answer", text(WGI), "Afghanistan va 1996 -1.9\nAfghanistan va 1998 -2.0", overrides=ALONE, layout="tidy", sentences=["“stddev、nsource、pctrank、pctranklower、pctrankupper”未选作数值", "“code”仅供参考"]),
    Shape("WGI, cut down to the estimate", text("code,countryname,year,indicator,estimate\nAFG,Afghanistan,1996,va,-1.9"), "Afghanistan va 1996 -1.9"),
    Shape("one column of numbers that may be anything", text("单位,指标,时期,联系电话\n东区,来信,2024,13800001111"), "", problems=["value_column 1 "]),
    Shape("no column of numbers at all", text("单位,指标,时期,经办\n东区,来信,2024,张三"), "", problems=["unknown_column 1 经办", "missing_header 1 "]),
    Shape("EGDI", text(EGDI), EGDI_RECORDS, layout="indicators_across", sentences=["指标横向"]),
    Shape("EGDI, the year asked once", text(EGDI.replace("Survey Year,", "").replace("2022,", "")), EGDI_RECORDS, overrides=Overrides(period="2022")),
    Shape("EGDI, with an attribute and a code", text("Country Name,Code,Region,Survey Year,E-Government Index\nDenmark,DNK,Europe,2022,0.97"), "Denmark E-GovernmentIndex 2022 0.97", sentences=["“Code、Region”仅供参考"]),
    Shape("Our World in Data", text("Entity,Code,Year,Human Development Index\nDenmark,DNK,2022,0.9"), "Denmark HumanDevelopmentIndex 2022 0.9"),
    Shape("UN data", text('"Country or Area","Year","Value","Value Footnotes"\n"Denmark","2022","0.9","1"', "utf-8"), "Denmark births 2022 0.9", problems=[], overrides=Overrides(choices={"which_indicator": "births"}), without="Denmark births 2022 0.9"),
    Shape("Eurostat, several dimensions in the first cell", EUROSTAT.encode(), "AT births 2021 12.3b PC\nAT births 2022 : PC\nBE births 2021 1e PC\nBE births 2022 :c PC", overrides=Overrides(choices={"which_indicator": "births"}), sentences=["制表符", "“freq”仅供参考"]),
    Shape("Eurostat, an empty line among the rows", EUROSTAT.replace("A,PC,BE", "\nA,PC,BE").encode(), "AT births 2021 12.3b PC\nAT births 2022 : PC\nBE births 2021 1e PC\nBE births 2022 :c PC", overrides=Overrides(choices={"which_indicator": "births"})),
    Shape("Eurostat, one dimension", text("geo\\time\t2022 \t2023 \nAT\t12.3 b\t:\nBE\t45.0 e\t46.1"), "AT births 2022 12.3b\nAT births 2023 :\nBE births 2022 45.0e\nBE births 2023 46.1", overrides=Overrides(choices={"which_indicator": "births"})),
    Shape("Eurostat, as SDMX-CSV", text(SDMX), "AT births 2021 5.1 %\nBE births 2021 6.1 %", overrides=Overrides(choices={"which_indicator": "births"}), layout="tidy"),
    Shape("a column of figures beside its years that nobody reads", text("指标,2023年,2024年调整数\n来信,5,7"), "东区 来信 2023年 5", overrides=EAST, problems=["unread_period 1 2024年调整数"]),
    Shape("a column that ends with its year", text("Country Name,Survey Year,Rank 2021,说明\nDenmark,2022,5,甲"), "Denmark Rank2021 2022 5"),
    Shape("EDB, four header rows", text(EDB), EDB_RECORDS, layout="indicators_across", sentences=["表头在第1至4行", "指标横向", "单位横向", "空白单元格1个"]),
    Shape("EDB, in another order and below a title", text("统计局数据,,\n" + EDB.strip().replace("频度,年,年\n", "") + "\n注：初步数,,", "gbk"), EDB_RECORDS),
    Shape("EDB, days that stand for years", text(EDB.replace("2023,", "2023-12-31,").replace("2024,", "2024/12/31,")), EDB_RECORDS),
    Shape("EDB, quarters", text(EDB.replace("年,年", "季,季").replace("2023,", "2023-03-31,").replace("2024,", "2023Q2,")), "东区 来信 2023-Q1 1 件\n西区 接待 2023-Q1 2 次\n东区 来信 2023Q2 3 件"),
    Shape("EDB, months", text(EDB.replace("年,年", "月,月").replace("2023,", "2023-06,").replace("2024,", "2023-07-31,")), "东区 来信 2023-06 1 件\n西区 接待 2023-06 2 次\n东区 来信 2023-07 3 件"),
    Shape("EDB, names that no catalogue has", text(EDB.replace("来信", "发电量").replace("东区", "甲县")), EDB_RECORDS.replace("来信", "发电量").replace("东区", "甲县")),
    Shape("EDB, in English", text(EDB.replace("指标", "Series Name").replace("地区", "Region").replace("频度,年,年", "Frequency,Annual,Annual").replace("单位", "Unit")), EDB_RECORDS),
    Shape("EDB, a month's series with a year's row", text(EDB.replace("年,年", "月,年")), "东区 来信 2023（month） 1 件\n西区 接待 2023 2 次\n东区 来信 2024（month） 3 件"),
    Shape("EDB, dates below a word of their own", text(EDB.replace("2023,", "时间,,\n2023,")), EDB_RECORDS),
    Shape("Wind, a workbook of two frequencies", xlsx(WIND), WIND_RECORDS, overrides=EAST, sentences=["表头在第1至5行", "数据来源取自第9行：Wind"]),
    Shape("Wind, the office in the name", text("指标名称,东区:来信,西区：来信\n单位,件,件\n2023,1,2"), "东区 来信 2023 1 件\n西区 来信 2023 2 件", without=NOT_READ),
    Shape("series in rows, with their frequency", text("指标名称,频率,单位,地区,2023-12-31,2024-12-31\n来信,年,件,东区,1,2\n接待,月,次,东区,3,4"), "东区 来信 2023 1 件\n东区 来信 2024 2 件\n东区 接待 2023-12 3 次\n东区 接待 2024-12 4 次"),
    Shape("one record a row, with its frequency", text("指标,地区,频度,单位,时间,数值\n来信,东区,年,件,2023-12-31,1\n来信,东区,季,件,2024-06-30,2"), "东区 来信 2023 1 件\n东区 来信 2024-Q2 2 件", layout="tidy"),
    Shape("two levels, running totals and changes", text(LEVELS), "东区 来信 2024年 120\n东区 来信 2023年 100", sentences=["表头在第1至2行", "“2024年 同比±%、2023年 同比±%”是写明的增减，只用来核对"]),
    Shape("two levels, merged in a workbook", xlsx([line.split(",") for line in LEVELS.strip().splitlines()], ["C1:D1", "E1:F1"]), "东区 来信 2024年 120\n东区 来信 2023年 100"),
    Shape("half a year and its growth", text("单位,指标,2024年1-6月,增长%\n东区,来信,5,7"), "东区 来信 2024年1-6月 5", sentences=["“增长%”是写明的增减"]),
    Shape("an amount and its rate below each indicator", text("地区,来信,,接待,\n,绝对额,增速,绝对额,增速\n东区,5,1,6,2"), "东区 来信 2024 5\n东区 接待 2024 6", overrides=Overrides(period="2024")),
    Shape("an amount and its rate below indicators that no catalogue has", text("地区,发电量（件）,,用电量,\n,绝对额,增速(%),绝对额,增速(%)\n甲县,5,1,6,2"), "甲县 发电量 2024 5 件\n甲县 用电量 2024 6", overrides=Overrides(period="2024")),
    Shape("an amount and its rate below offices that no catalogue has", text("指标,甲县,,乙县,\n,绝对额,增速,绝对额,增速\n来信,5,1,6,2"), "甲县 来信 2024 5\n乙县 来信 2024 6", overrides=Overrides(period="2024")),
    Shape("a month's report", text(MONTHLY), "东区 来信 2024-06 5 件\n东区 来信 2024-01/P6M 30 件", overrides=EAST, sentences=["“同比±%、累计同比±%”是写明的增减"]),
    Shape("a month's report, with the year before", text("单位,指标,2024年6月,,,\n,,本月,累计,上年同期,同比(%)\n东区,来信,5,30,20,50"), "东区 来信 2024-06 5\n东区 来信 2024-01/P6M 30\n东区 来信 2023-01/P6M 20"),
    Shape("a running total with its month in the row", text("单位,指标,时期,当月,累计\n东区,来信,2024年6月,5,30"), "东区 来信 2024-06 5\n东区 来信 2024-01/P6M 30"),
    Shape("a month that the title does not tell", text("2024年统计表,,,\n单位,指标,本月,累计\n东区,来信,5,30"), "东区 来信 2024年（month） 5\n东区 来信 2024年 30"),
    Shape("growth behind its year", text("单位,指标,2023年,2024年,2024年增长(%)\n东区,来信,5,6,20"), "东区 来信 2023年 5\n东区 来信 2024年 6", sentences=["“2024年增长(%)”是写明的增减"]),
    Shape("growth beside each indicator", text("单位,年份,来信,来信同比(%),接待,接待增减\n东区,2024,5,20,6,1"), "东区 来信 2024 5\n东区 接待 2024 6", sentences=["“来信同比(%)、接待增减”是写明的增减"]),
    Shape("growth in a tidy file", text("单位,指标,时期,数值,同比\n东区,来信,2024,5,20%"), "东区 来信 2024 5", layout="tidy", sentences=["“同比”是写明的增减"]),
    Shape("nothing but growth", text("单位,指标,2023年增速(%),2024年增速(%)\n东区,来信,5,6"), "东区 来信 2023年 5 %\n东区 来信 2024年 6 %"),
    Shape("words below 变化", text("单位,指标,时期,数值,变化\n东区,来信,2024,5,由大变小"), "东区 来信 2024 5", problems=["unknown_column 1 变化"]),
    Shape("Open SDG, the headline and its breakdowns", text(OPEN_SDG), "Aruba births 2011 6.37 %\nAruba births 2016 7.5 %", overrides=BORN, layout="tidy", sentences=["“Sex”是分组，只采用该列空白的行，另有2行未采用（第3、4行）"]),
    Shape("Open SDG, series", text("Year,Series,Sex,Country,Value\n2020,来信,,东区,5\n2020,来信,F,东区,4\n2020,接待,,东区,7\n2020,接待,F,东区,3"), "东区 来信 2020 5\n东区 接待 2020 7"),
    Shape("a breakdown whose total is written", text("年份,地区,指标,城乡,数值\n2020,东区,来信,合计,9\n2020,东区,来信,城镇,5\n2020,东区,来信,乡村,4"), "东区 来信 2020 9", sentences=["只采用“合计”的行，另有2行未采用"]),
    Shape("a breakdown by another word", text("年份,地区,指标,办理方式,数值\n2020,东区,来信,总计,9\n2020,东区,来信,窗口,5\n2021,东区,来信,总计,8\n2021,东区,来信,窗口,4"), "东区 来信 2020 9\n东区 来信 2021 8"),
    Shape("a breakdown without a total", text("年份,地区,指标,性别,数值\n2020,东区,来信,男,5\n2020,东区,来信,女,4"), problems=["breakdown 1 性别"]),
    Shape("a breakdown without a total, answered", text("年份,地区,指标,性别,数值\n2020,东区,来信,男,5\n2020,东区,来信,女,4"), "东区 来信 2020 4", overrides=Overrides(choices={"breakdown:性别": "女"}), sentences=["只采用“女”的行，另有1行未采用（第2行）"]),
    Shape("a breakdown that is none", text("年份,地区,指标,性别,数值\n2020,东区,来信,男,5\n2021,东区,来信,女,4"), "东区 来信 2020 5\n东区 来信 2021 4", overrides=Overrides(choices={"breakdown": "all"})),
    Shape("nothing but one group", text("年份,地区,指标,性别,数值\n2020,东区,来信,女,5"), problems=["breakdown 1 性别"]),
    Shape("figures of a group beside others", text("年份,地区,指标,性别,数值\n2020,东区,来信,,5\n2020,东区,接待,女,4"), problems=["breakdown 1 性别"]),
    Shape("Eurostat, broken down", b"freq,sex,unit,geo\\TIME_PERIOD\t2021 \nA,T,PC,AT\t1 \nA,F,PC,AT\t2 \n", "AT births 2021 1 PC", overrides=BORN),
    Shape("Eurostat, in several units", b"freq,unit,geo\\TIME_PERIOD\t2021 \nA,NR,AT\t1 \nA,PC,AT\t2 \n", overrides=BORN, problems=["breakdown 1 unit"]),
    Shape("a column of names beside one doubled record", text("单位,指标,时期,数值,经办人\n东区,来信,2024,5,张\n东区,来信,2024,6,李\n东区,接待,2024,6,李\n东区,上报,2024,6,李"), "东区 来信 2024 5\n东区 来信 2024 6\n东区 接待 2024 6\n东区 上报 2024 6", problems=["unknown_column 1 经办人"]),
    Shape("Taiwan's statistics, Big5", text("縣市別,年份,來信,接待\n東區,2024,5,6", "big5", "\r\n"), "東區 來信 2024 5\n東區 接待 2024 6", sentences=["Big5编码", "指标横向"]),
    Shape("a month's report in traditional characters", text("單位,指標,2024年6月,,\n,,本月,累計,同比增長(%)\n東區,來信,5,30,7", "big5"), "東區 來信 2024-06 5\n東區 來信 2024-01/P6M 30", sentences=["是写明的增减"]),
]
# fmt: on
