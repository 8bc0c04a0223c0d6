"""The header words of international publications: the World Bank's, the UN's, Eurostat's, the OECD's, SDMX.

They are weaker than the words of an office (etl/tables/vocabulary.py HEADERS): where several columns of a file have a word for one field, one of
them is read and the others are for reference.
"""

import re
import unicodedata
from functools import cache

from etl.values import period

# field → the words for it, the likeliest first; names before codes.
WORLD = {
    "office": [
        *(
            "country name",
            "countryname",
            "country or area",
            "country/territory",
            "country",
            "countries",
            "economy",
            "economy name",
        ),
        *(
            "entity",
            "geo area name",
            "geoareaname",
            "reference area",
            "area name",
            "location name",
            "location",
            "territory",
            "area",
        ),
        *("member state", "region name", "geography", "geo", "ref area", "region"),
        *(
            "国家",
            "国家/地区",
            "国家或地区",
            "经济体",
            "城市",
            "县市",
            "县市别",
            "区县市",
            "行政区",
            "行政区划",
            "行政区域",
            "乡镇市区",
            "街镇",
            "镇街",
        ),
    ],
    "name": [
        "indicator name",
        "series name",
        "series description",
        "indicator description",
        "subject descriptor",
        "variable name",
        "series",
    ],
    "period": [
        *("time period", "survey year", "reporting year", "reference year", "data year", "years", "time", "date"),
        *("调查年份", "调查年度", "数据年份", "数据年度", "数据时间", "数据日期"),
    ],
    "value": ["obs value", "observation value", "data value", "numeric value"],
    "unit": ["units", "unit measure", "unit of measure", "measurement unit", "unit name"],
    "status": ["obs status", "observation status"],
    "note": [
        "footnote",
        "footnotes",
        "value footnotes",
        "notes",
        "obs flag",
        "flag",
        "flags",
        "flag codes",
        "observation comment",
    ],
    "source": ["data source", "sources"],
}
# For reference only.
CODES = [
    *(
        "country code",
        "countrycode",
        "code",
        "iso",
        "iso2",
        "iso3",
        "iso2c",
        "iso3c",
        "iso code",
        "iso3 code",
        "iso alpha3 code",
        "country id",
    ),
    *(
        "indicator code",
        "series code",
        "seriescode",
        "time code",
        "geo code",
        "geoareacode",
        "geo area code",
        "location code",
        "m49 code",
    ),
    *(
        "weo country code",
        "weo subject code",
        "dataflow",
        "last update",
        "structure",
        "structure id",
        "structure name",
        "action",
        "freq",
    ),
    *("time frequency", "frequency of observation", "wb code", "region code", "geo level", "numeric code"),
]
INDICATOR_CODES = {"指标编号", "指标代码", "indicator_id"}
WITH_CODE = re.compile(r"(?P<text>(?:19|20)\d\d\S{0,4})\s*\[(?:YR)?\S{4,8}\]", re.IGNORECASE)  # 2021 [YR2021], 2021Q1 [2021Q1]
MARKED = re.compile(r"(?:YR|Y|F)[_ ]?(?P<text>(?:19|20)\d\d)", re.IGNORECASE)  # YR2021, Y2021
SDMX_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)-?M(?P<month>0[1-9]|1[0-2])", re.IGNORECASE)  # 2021-M01, 2021M01
YEAR = re.compile(r"(?:FY|YR|Y)?[ _]?(?:19|20)\d\d(?!\d)|\S.{0,80}?(?<!\d)(?:19|20)\d\d年?$", re.IGNORECASE)
SERIES_CODE = re.compile(r"(?P<name>.*\S)\s*\[[A-Z0-9]{2,}(?:[._][A-Z0-9]+)+\]", re.DOTALL)  # GDP (current US$) [NY.GDP.MKTP.CD]


def spellings(word: str) -> set[str]:
    """Country Name, country_name, CountryName, as etl.tables.vocabulary.plain has them."""
    return {word.replace(" ", mark) for mark in ("", "_", "-")}


@cache
def fields() -> dict[str, str]:
    """Every such header word → the field that it names, or "reference"."""
    codes = {spelling: "reference" for word in CODES for spelling in spellings(word)}
    return codes | {spelling: name for name, words in WORLD.items() for word in words for spelling in spellings(word)}


@cache
def ranks() -> dict[str, int]:
    """Every such header word → its place among the words for its field."""
    return {spelling: place for words in WORLD.values() for place, word in enumerate(words) for spelling in spellings(word)}


def period_in(text: str) -> str:
    """The period of a header that databanks write in their own way, as etl.values.period reads it; "" for none."""
    match = WITH_CODE.fullmatch(text) or MARKED.fullmatch(text)
    spelling = match["text"] if match else text
    if month := SDMX_MONTH.fullmatch(spelling):
        return f"{month['year']}-{month['month']}"
    return spelling if match and period.parse(spelling) else ""


def names_year(header: str) -> bool:
    """Whether a header begins with a year, or ends with one: 2024(rev.), FY2024, CPI score 2024."""
    return bool(YEAR.match(unicodedata.normalize("NFKC", header).strip()))
