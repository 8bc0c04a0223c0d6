"""Mutation fuzz of the reader, run by hand: python tests/fuzz/fuzz_reader.py SECONDS [SEED]

Takes the files of tests/etl/files.py, shapes.py, test_around.py, test_suffix.py and test_worksheets.py, breaks them at random, and reads them. Told: anything that is raised, any file that takes
longer than five seconds, any value of a record that does not stand in the file's grid.
"""

import collections
import os
import random
import resource
import sys
import time
import traceback
import warnings
import zipfile
from io import BytesIO
from pathlib import Path

from wording import numbers

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "etl")]
warnings.simplefilter("ignore")
os.environ["OPENPYXL_LXML"] = (
    "False"  # the builders of tests/etl/files.py change the parts of a workbook as openpyxl writes them without lxml
)

from files import FILES  # noqa: E402
from given import catalogue  # noqa: E402
from shapes import SHAPES  # noqa: E402
from test_around import CASES  # noqa: E402
from test_notations import READ  # noqa: E402
from test_shown import FORMATS, TABLE, xls, xlsx  # noqa: E402
from test_suffix import CASES as SUFFIXES  # noqa: E402
from test_worksheets import ALL, TOGETHER  # noqa: E402

from etl.formats.book import open_book  # noqa: E402
from etl.formats.grid import Unreadable  # noqa: E402
from etl.formats.unseen import cleaned  # noqa: E402
from etl.tables.read import Overrides, read  # noqa: E402
from etl.values import value  # noqa: E402

SLOW = 5
MEMORY = 3 << 30
BITS = [
    b",",
    b"\n",
    b'"',
    b"\0",
    b"\xff",
    b"\t",
    "合计".encode(),
    "单位：件".encode(),
    b"2024",
    "2023年".encode(),
    b"=1+1",
    b"<",
    b"/>",
    b"999999999",
]
BITS += ["指标".encode("gbk"), "（件）".encode(), b"1e309", b"&amp;", b'r="1048576"', b"\xef\xbb\xbf", "，".encode(), b"-", b"%"]
BITS += [
    word.encode()
    for word in (
        "单位：万件",
        "（亿元）",
        "截至2024年6月30日",
        "1—6月",
        "计划",
        "(预计)",
        "*",
        "注：",
        "(5)",
        "1.2E+05",
        "..",
        "12①",
        "上年=100",
    )
]
BITS += [
    word.encode()
    for word in (
        ' hidden="1"',
        ' ht="0"',
        "<strike/>",
        '0.00"亿元"',
        '0!.0,"万"',
        ";;;",
        "▲3",
        "13.1 p",
        "−",
        "10²",
        "（预计）",
        "[1]",
    )
]
NOTATIONS = "\n".join(["单位,指标,时期,数值", *(f'东区,得分,{1950 + n},"{text}"' for n, (text, *_) in enumerate(READ))]).encode()
WORKBOOKS = [
    made(rows, **marks)
    for made in (xlsx, xls)
    for rows, marks in (
        (TABLE, {"hidden_rows": [2, 4], "hidden_columns": [3], "struck": [(3, 4)]}),
        (
            [TABLE[0], *(["东区", "收入", n, n] for _, n, *_ in FORMATS)],
            {"formats": {(row, 3): form for row, (_, _, form, *_) in enumerate(FORMATS, start=2)}},
        ),
    )
]


def mutated(data: bytes, chance: random.Random, donors: list) -> bytes:
    """The bytes with a few changes; a zip is mostly changed inside its parts, a text mostly character by character."""
    if zipfile.is_zipfile(BytesIO(data)):
        if chance.random() < 0.8:
            return repacked(data, chance, donors)
    elif chance.random() < 0.8 and (changed := reworded(data, chance, donors)) is not None:
        return changed
    return broken(data, chance, donors)


def broken(data: bytes, chance: random.Random, donors: list) -> bytes:
    """The bytes with one to six changes anywhere."""
    content = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(content) + 1)
        to = min(len(content), at + chance.choice([1, 1, 2, 8, 64]))
        kind = chance.randrange(6)
        if kind == 0:
            content[at:to] = chance.randbytes(to - at)
        elif kind == 1:
            del content[at:to]
        elif kind == 2:
            content[at:at] = chance.choice(BITS)
        elif kind == 3:
            content[at:at] = content[at:to] * chance.randint(1, 20)
        elif kind == 4:
            donor = chance.choice(donors)
            start = chance.randrange(len(donor) + 1)
            content[at:at] = donor[start : start + chance.randint(1, 200)]
        elif content:
            content[min(at, len(content) - 1)] ^= 1 << chance.randrange(8)
    return bytes(content)


def reworded(data: bytes, chance: random.Random, donors: list) -> bytes | None:
    """A text with one to four changes after which it can still be decoded; None where it is none."""
    try:
        encoding = "utf-8"
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding = "gb18030"
        text = data.decode(encoding, "replace")
        if "\0" in text or "�" in text:
            return None
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + chance.choice([1, 1, 2, 4, 20]))
        kind = chance.randrange(6)
        if kind == 0:
            text = text[:at] + text[to:]
        elif kind == 1:
            text = text[:at] + chance.choice(BITS).decode("utf-8", "ignore") + text[at:]
        elif kind == 2:
            text = text[:at] + text[at:to] * chance.randint(2, 20) + text[to:]
        elif kind == 3:
            donor = chance.choice(donors)
            start = chance.randrange(len(donor) + 1)
            text = text[:at] + donor[start : start + chance.randint(1, 200)].decode("utf-8", "ignore") + text[at:]
        else:  # two lines, or two cells, change places
            mark = "\n" if kind == 4 else ","
            parts = text.split(mark)
            one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
            parts[one], parts[other] = parts[other], parts[one]
            text = mark.join(parts)
    return text.encode(encoding, "ignore")


def repacked(data: bytes, chance: random.Random, donors: list) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        infos = source.infolist()
        likely = [i for i in infos if any(word in i.filename for word in ("sheet", "workbook", "styles"))]
        chosen = chance.choice(likely or infos)
        for info in infos:
            content = source.read(info)
            target.writestr(info.filename, mutated(content, chance, donors) if info is chosen else content)
    return out.getvalue()


def unheard_of(data: bytes, sheet) -> list:
    """Values of the records that stand in no cell of the file, and cells whose reading changes when it is written."""
    if sheet.parts or not sheet.rows:
        return [one for part in sheet.parts for one in unheard_of(data, part)]
    rows = open_book(data).grid(sheet.understood.sheet).rows
    cells = {
        (n, cleaned(cell).strip()) for n, cells in enumerate(rows, start=1) for cell in cells
    }  # what nobody sees is taken out, and told
    wrong = [
        (row, text)
        for row, text in zip(sheet.rows, sheet.texts["value"], strict=True)
        if text and not {(row, text), (row, text.strip("%‰"))} & cells
    ]
    for text in set(sheet.texts["value"]):
        reading = value.parse(text)
        if reading.value is not None and abs(reading.value) < 1e12:
            again = value.parse(reading.qualifier + numbers.written(reading.value))
            if (again.value, again.qualifier) != (reading.value, reading.qualifier):
                wrong.append(text)
    return wrong


def main(seconds: float, seed: int) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    chance, names, last = random.Random(seed), catalogue(), Path(f"/tmp/fuzz-{seed}-last")
    good = [(file.data, file.overrides) for file in FILES if file.data] + [
        (case.text.encode(), Overrides(choices=case.answers)) for case in CASES
    ]
    good += [
        (data, overrides)
        for data in WORKBOOKS
        for overrides in (Overrides(), Overrides(choices=dict.fromkeys(("hidden_rows", "hidden_columns", "struck"), "leave_out")))
    ]
    good += [(NOTATIONS, Overrides()), *((text.encode(), Overrides(office="east")) for _, text, *_ in SUFFIXES)]
    good += [(data, Overrides(choices=ALL)) for _, data, *_ in TOGETHER]
    good += [(shape.data, shape.overrides) for shape in SHAPES]
    donors = [data for data, _ in good]
    until, counts, faults, slowest = time.monotonic() + seconds, collections.Counter(), 0, 0.0
    while time.monotonic() < until:
        data, overrides = chance.choice(good)
        data = mutated(data, chance, donors)
        last.write_bytes(data)  # what is left when the process dies
        since = time.perf_counter()
        try:
            sheet = read(data, "fuzz", names, overrides)
            wrong = unheard_of(data, sheet)
            [message for part in sheet.whole for p in part.problems for message in (p.message("zh"), p.message("en"))]
            [part.understood.sentences(lang) for part in sheet.whole for lang in ("zh", "en")]
        except Unreadable:
            wrong = ["a grid that could be read once and not again"]
        except BaseException:
            if isinstance(sys.exception(), KeyboardInterrupt):
                raise
            wrong = [traceback.format_exc()]
        took = time.perf_counter() - since
        slowest = max(slowest, took)
        counts["files"] += 1
        counts["with records" if sheet.rows else "refused or without records"] += 1
        if wrong or took > SLOW:
            faults += 1
            kept = Path(f"/tmp/fuzz-{seed}-{counts['files']}")
            kept.write_bytes(data)
            print(kept, overrides, f"{took:.1f} s", *wrong, sep="\n", flush=True)
    print(dict(counts), f"faults: {faults}, slowest: {slowest:.2f} s, seed {seed}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 60, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
