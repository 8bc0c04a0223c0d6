"""Files in the shapes in which the world's statistics are published, made here; as in tests/etl/files.py.

Each is read with the catalogue of tests/given.py and without any: the records are the same texts, unless `without` says otherwise.
"""

from dataclasses import dataclass

from files import EAST, File, text

from etl.read import Asked

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
ALONE = Asked(choices={"value_column": "estimate"})

# fmt: off
SHAPES = [
    Shape("World Bank, wide", text(WORLD_BANK), WORLD_BANK_RECORDS, layout="periods_across", said=["表头在第5行", "年份横向，升序", "“Country Code、Indicator Code”仅供参考"]),
    Shape("World Bank, wide, in an office's encoding", text(WORLD_BANK.replace("Aruba", "东区").replace("Chad", "西区").replace("Access, total", "来信"), "gbk"), "东区 来信 2021 100\n西区 来信 2021 300\n西区 来信 2022 400"),
    Shape("World Bank, an older export without the preamble's blank lines", text('Data Source,WDI\nLast Updated Date,2016-07-22\nCountry Name,Country Code,Indicator Name,Indicator Code,2021,2022\nAruba,ABW,Access,X.Y,1,2'), "Aruba Access 2021 1\nAruba Access 2022 2"),
    Shape("World Bank, databank's headers and foot", text(DATABANK), "东区 来信 2021 100\n东区 来信 2022 200\n西区 来信 2022 3", said=["年份横向，升序", "第7、8行为说明"]),
    Shape("World Bank, databank's months", text("Country,Country Code,Series,Series Code,2021M01 [2021M01],2021Q2 [2021Q2]\n东区,X,来信,A.B,1,2"), "东区 来信 2021-01 1\n东区 来信 2021Q2 2"),
    Shape("World Bank, databank with its series side by side", text(DATABANK_LONG), "Aruba Rent,gross 2021 5\nAruba Births 2021 6\nAruba Rent,gross 2022 7\nAruba Births 2022 8", layout="indicators_across", said=["“Time Code、Country Code”仅供参考"]),
    Shape("WGI, the value under a measure's name", text(WGI), "", problems=["value_column 1 "]),
    Shape("WGI, with the answer", text(WGI), "Afghanistan va 1996 -1.9\nAfghanistan va 1998 -2.0", asked=ALONE, layout="tidy", said=["“stddev、nsource、pctrank、pctranklower、pctrankupper”未选作数值", "“code”仅供参考"]),
    Shape("WGI, cut down to the estimate", text("code,countryname,year,indicator,estimate\nAFG,Afghanistan,1996,va,-1.9"), "Afghanistan va 1996 -1.9"),
    Shape("one column of numbers that may be anything", text("单位,指标,时期,联系电话\n东区,来信,2024,13800001111"), "", problems=["value_column 1 "]),
    Shape("no column of numbers at all", text("单位,指标,时期,经办\n东区,来信,2024,张三"), "", problems=["unknown_column 1 经办", "missing_header 1 "]),
    Shape("EGDI", text(EGDI), EGDI_RECORDS, layout="indicators_across", said=["指标横向"]),
    Shape("EGDI, the year asked once", text(EGDI.replace("Survey Year,", "").replace("2022,", "")), EGDI_RECORDS, asked=Asked(period="2022")),
    Shape("EGDI, with an attribute and a code", text("Country Name,Code,Region,Survey Year,E-Government Index\nDenmark,DNK,Europe,2022,0.97"), "Denmark E-GovernmentIndex 2022 0.97", said=["“Code、Region”仅供参考"]),
    Shape("Our World in Data", text("Entity,Code,Year,Human Development Index\nDenmark,DNK,2022,0.9"), "Denmark HumanDevelopmentIndex 2022 0.9"),
    Shape("UN data", text('"Country or Area","Year","Value","Value Footnotes"\n"Denmark","2022","0.9","1"', "utf-8"), "Denmark births 2022 0.9", problems=[], asked=Asked(choices={"which_indicator": "births"}), without="Denmark births 2022 0.9"),
    Shape("Eurostat, several dimensions in the first cell", EUROSTAT.encode(), "AT births 2021 12.3b PC\nAT births 2022 : PC\nBE births 2021 1e PC\nBE births 2022 :c PC", asked=Asked(choices={"which_indicator": "births"}), said=["制表符", "“freq”仅供参考"]),
    Shape("Eurostat, an empty line among the rows", EUROSTAT.replace("A,PC,BE", "\nA,PC,BE").encode(), "AT births 2021 12.3b PC\nAT births 2022 : PC\nBE births 2021 1e PC\nBE births 2022 :c PC", asked=Asked(choices={"which_indicator": "births"})),
    Shape("Eurostat, one dimension", text("geo\\time\t2022 \t2023 \nAT\t12.3 b\t:\nBE\t45.0 e\t46.1"), "AT births 2022 12.3b\nAT births 2023 :\nBE births 2022 45.0e\nBE births 2023 46.1", asked=Asked(choices={"which_indicator": "births"})),
    Shape("Eurostat, as SDMX-CSV", text(SDMX), "AT births 2021 5.1 %\nBE births 2021 6.1 %", asked=Asked(choices={"which_indicator": "births"}), layout="tidy"),
    Shape("a column of figures beside its years that nobody reads", text("指标,2023年,2024年调整数\n来信,5,7"), "东区 来信 2023年 5", asked=EAST, problems=["unread_period 1 2024年调整数"]),
    Shape("a column that ends with its year", text("Country Name,Survey Year,Rank 2021,说明\nDenmark,2022,5,甲"), "Denmark Rank2021 2022 5"),
]
# fmt: on
