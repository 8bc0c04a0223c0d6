"""Every loop ends, and soon: files and catalogues that led one round and round, or over the same ground again and again."""

import struct
import time
from contextlib import suppress

import pytest
from given import TABLES
from tools import DATA

from etl.catalogue import catalogue, rules
from etl.catalogue.identity import identity
from etl.formats.biff import Strings
from etl.formats.grid import Unreadable
from etl.formats.ole import Container
from etl.report import read_text

SECONDS = 5  # of the processor; each took 6 to 40, or the memory, before
FREE, LAST = 0xFFFFFFFF, 0xFFFFFFFE


def container(body: bytes, directory: int, mini: int = LAST, more: int = LAST, cutoff: int = 4096) -> bytes:
    """An OLE file with one table of sectors, in its first sector."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HH", header, 30, 9, 6)
    struct.pack_into("<8I", header, 44, 1, directory, 0, cutoff, mini, 1, more, 1)
    struct.pack_into("<109I", header, 76, 0, *[FREE] * 108)
    return bytes(header) + body


def named(name: str, kind: int, first: int, size: int) -> bytes:
    made = bytearray(128)
    text = name.encode("utf-16-le")
    made[: len(text)] = text
    struct.pack_into("<HB", made, 64, len(text) + 2, kind)
    struct.pack_into("<II", made, 116, first, size)
    return bytes(made)


def one_table_named_two_million_times() -> None:
    places = b"".join(struct.pack("<128I", *[0] * 127, n + 2 if n < 19_999 else LAST) for n in range(20_000))
    Container(container(struct.pack("<128I", *[LAST] * 128) + places, directory=0, more=1))


def small_sectors_in_a_circle() -> None:
    entries = named("Root Entry", 5, 3, 512) + named("Workbook", 2, 5, 0xFFFFFFF0) + bytes(256)
    body = struct.pack("<128I", *[LAST] * 4, *[FREE] * 124) + entries + struct.pack("<128I", *[5] * 128) + bytes(512)
    assert len(Container(container(body, directory=1, mini=2, cutoff=0xFFFFFFFF)).stream("Workbook")) <= 512


def a_string_across_thousands_of_records() -> None:
    first = b"\1\0\4" + struct.pack("<I", 20_000_000) + b"a" * 8000
    list(Strings([first, *[b"a" * 8224] * 2500]).all(3))


def a_chain_of_totals() -> None:
    head = TABLES["indicators.csv"].partition("\n")[0]
    rows = [f"i{n},甲{n},A{n},work,件,x,count,up,0,,,0,,,定义,Definition,{f'i{n + 1}' if n < 4999 else ''}" for n in range(5000)]
    files = {**TABLES, "indicators.csv": "\n".join([f"{head},total", *rows])}
    assert catalogue.parse({name: text.encode() for name, text in files.items()}).problems == []


def names_that_begin_alike() -> None:
    used, name = set(), "农村居民家庭平均每人年末生产性固定资产原值及其增长情况"
    for n in range(12_000):
        used.add(identity(f"{name}{n}", used))
    assert len(used) == 12_000


def a_streak_of_ninety_million_years() -> None:
    reading = read_text("2024年政务信息得分连续九千万年居全市第1名。", catalogue.load(DATA / "catalogue"), "2024", "jiangbei")
    assert len(reading.figures) < 5


@pytest.mark.parametrize(
    "task",
    [
        a_streak_of_ninety_million_years,
        names_that_begin_alike,
        one_table_named_two_million_times,
        small_sectors_in_a_circle,
        a_string_across_thousands_of_records,
        a_chain_of_totals,
    ],
)
def test_it_ends_soon(task):
    since = time.process_time()
    with suppress(Unreadable, ValueError):
        task()
    assert time.process_time() - since < SECONDS


CIRCLES = [  # part → whole, the ids that are a part of themselves
    ({}, set()),
    ({"a": ""}, set()),
    ({"a": "a"}, {"a"}),
    ({"a": "b", "b": "c", "c": ""}, set()),
    ({"a": "b", "b": "c", "c": "b"}, {"b", "c"}),
    ({"x": "a", "a": "b", "b": "a", "y": "x", "z": ""}, {"a", "b"}),
    ({"a": "nowhere"}, set()),
    ({"a": "b", "b": "a", "c": "d", "d": "c"}, {"a", "b", "c", "d"}),
]


@pytest.mark.parametrize(("wholes", "expected"), CIRCLES)
def test_what_is_a_part_of_itself(wholes, expected):
    assert rules.circular(wholes) == expected


IDS = [  # ids in use, ids that may be used all the same → the id of 来信
    ((), (), "lai_xin"),
    (("lai_xin",), (), "lai_xin_2"),
    (("lai_xin",), ("lai_xin",), "lai_xin"),
    (("lai_xin", "lai_xin_2"), (), "lai_xin_3"),
    (("lai_xin", "lai_xin_2", "lai_xin_3"), ("lai_xin_3",), "lai_xin_3"),
    (("lai_xin", *(f"lai_xin_{n}" for n in range(2, 1000))), (), "lai_xin_1000"),
]


@pytest.mark.parametrize(("used", "own", "expected"), IDS)
def test_an_id_is_numbered_where_it_is_used(used, own, expected):
    assert identity("来信", set(used), own) == expected
