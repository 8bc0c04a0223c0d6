"""Which of two encodings bytes are of that fit both: simplified and traditional texts, long and short."""

import random

import pytest
from given import catalogue

from etl.checks.check import check
from etl.formats.decode import recognise
from etl.tables.read import read
from etl.values.header_words import known_words
from etl.values.traditional import PAIRS, TO_SIMPLIFIED, simplified

LONG = "單位,指標,時期,數值\n" + "".join(
    f"{name}區,辦理文件總數,{year}年,{year}\n" for name in "東西南北中" for year in range(2000, 2030)
)
TEXTS = [  # a traditional text; its simplified form is tried too
    "單位,指標,時期,數值\n甲區,辦理文件,2024,100\n",
    "地區,年份,數值\n臺北市,2024,5\n",
    "指標,2023年,2024年\n公共預算收入（億元）,5,6\n",
    "資料來源：主計處\n單位：千人\n縣市別,總計,男,女\n新北市,1,2,3\n",
    "區別,人口數\n中正區,158228\n大同區,124843\n",
    "机关,件\n乙,5\n",
    LONG,
    "前言說明，本表為各機關辦理情形，依據年度統計資料編製而成。\n" + LONG,
]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12])
@pytest.mark.parametrize(
    ("encoding", "name"), [("gb18030", "GB18030"), ("cp950", "Big5"), ("utf-8", "UTF-8"), ("utf-16", "UTF-16")]
)
def test_the_encoding_of_a_text_is_found(text, encoding, name):
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return
    assert recognise(data, known_words())[:2] == (text, name)


@pytest.mark.parametrize("text", [simplified(text) for text in TEXTS], ids=lambda text: text[:12])
def test_a_simplified_text_stays_simplified(text):
    assert recognise(text.encode("gb18030"), known_words())[:2] == (text, "GB18030")


@pytest.mark.parametrize("seed", range(40))
def test_the_characters_alone_tell_most_texts(seed):
    """Names in no language, of characters in common use: without a header word eight of them are enough."""
    choice = random.Random(seed)
    traditional = [a for a, b in zip(PAIRS[::2], PAIRS[1::2], strict=True) if a != b]
    text = "".join(choice.choices(traditional, k=8)) + ",5\n"
    assert recognise(text.encode("cp950"))[:2] == (text, "Big5")
    text = simplified(text)
    assert recognise(text.encode("gb18030"))[:2] == (text, "GB18030")


def test_characters_of_hong_kong_and_a_text_longer_than_is_looked_at():
    text = "單位,指標,時期,數值\n" + "深水埗𨋢,辦理文件,2024,100\n" * 5_000
    assert recognise(text.encode("big5hkscs"), known_words())[1] == "Big5-HKSCS"
    assert recognise((LONG * 30).encode("cp950"), known_words())[1] == "Big5"


def test_traditional_names_are_those_of_the_catalogue():
    data = "單位,指標,時期,數值,備註\n東區,網辦率,2024年,86.2,無\n註：初步數,,,,\n".encode("big5")
    checked = check([read(data, "x.csv", catalogue())], catalogue())
    assert checked.rows[["office", "indicator", "value"]].values.tolist() == [["east", "online", 86.2]]
    assert checked.problems == []


def test_units_and_figures_in_traditional_characters():
    data = "單位,指標,時期,數值\n東區,來信（萬件）,2024,3\n東區,接待,2024,500餘\n".encode("big5")
    checked = check([read(data, "x.csv", catalogue())], catalogue())
    assert checked.rows[["indicator", "value", "qualifier"]].values.tolist() == [
        ["letters", 30000.0, "="],
        ["visits", 500.0, ">="],
    ]


def test_the_table_of_characters_is_sound():
    assert len(PAIRS) % 2 == 0
    assert all(simplified(simplified(chr(c))) == simplified(chr(c)) for c in TO_SIMPLIFIED)
