"""Files made to break a reader, and what they must be refused with. `python tests/etl/hostile.py` measures each in a process
of its own: seconds and megabytes beyond those of the libraries.
"""

import io
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import xlwt

ROOT = Path(__file__).resolve().parents[2]
os.environ["OPENPYXL_LXML"] = "False"  # the builders change the parts of a workbook as openpyxl writes them without lxml
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "etl")]

from files import TIDY, changed, text, xlsx  # noqa: E402

MB = 1 << 20
SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["单位", "指标", "时期", "数值"], ["东区", "来信", 2024, 5]]
END = "</sheetData>"


def parts(**more: bytes) -> bytes:
    """A small workbook with further parts."""
    out = io.BytesIO(xlsx(ROWS))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in more.items():
            archive.writestr(f"xl/{name}.xml", content)
    return out.getvalue()


def with_rows(rows: str) -> bytes:
    return changed(xlsx(ROWS), SHEET, END, rows + END)


def sparse_xls(sheets: int) -> bytes:
    """A few kilobytes that claim 16.7 million cells a sheet."""
    book = xlwt.Workbook()
    for n in range(sheets):
        sheet = book.add_sheet(f"a{n}")
        sheet.write(0, 0, "x")
        sheet.write(65535, 255, 1.5)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def lying_bomb() -> bytes:
    """A zip whose directory says that a part of 60 MB has 10 bytes."""
    data = bytearray(parts(big=b"0" * 59 * MB))
    size = (59 * MB).to_bytes(4, "little")
    while (at := data.find(size)) > 0:
        data[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def entities() -> bytes:
    bomb = '<!DOCTYPE x [<!ENTITY b0 "ha">' + "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
    return changed(xlsx(ROWS), SHEET, "<worksheet", bomb + "]><worksheet")


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)


def letters(size: int) -> bytes:
    """Printable noise: no header, no table, many cells."""
    return noise(size).translate(bytes(b"01234567abcdefg,\n"[n % 17] for n in range(256)))


# fmt: off
HOSTILE = {  # name: (how to make it, the code it is refused with)
    "zip bomb, 1 GB": (lambda: parts(big=b"0" * 1024 * MB), "too_many_unpacked"),
    "zip bomb that lies about its size": (lying_bomb, "damaged_workbook"),
    "many parts": (lambda: parts(**{f"n{n}": b"" for n in range(3000)}), "too_many_unpacked"),
    "59 MB of shared strings": (lambda: changed(parts(sharedStrings=b"<sst><si><t>" + b"x" * 59 * MB + b"</t></si></sst>"), "[Content_Types].xml", "</Types>", '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'), ""),
    "noise, 200 MB": (lambda: noise(200 * MB), "too_large_file"),
    "noise, 19 MB": (lambda: noise(19 * MB), "undecodable"),
    "letters, 19 MB": (lambda: letters(19 * MB), "no_header"),
    "NUL bytes, 19 MB": (lambda: bytes(19 * MB), "undecodable"),
    "a tidy file with NULs at its end": (lambda: text(TIDY) + bytes(MB), "undecodable"),
    "a million columns": (lambda: b",".join([b"a"] * 1_000_000) + b"\n" + b"1," * 1_000_000, "too_many_columns"),
    "19 million cells": (lambda: b"," * 19 * MB + b"a", "too_many_cells"),
    "four million rows": (lambda: text(TIDY) + b"a\n" * 4_000_000, "too_many_rows"),
    "one cell of 19 MB": (lambda: b'a,b\n"' + b"x" * 19 * MB + b'"', "broken_quote"),
    "a quotation mark that is never closed": (lambda: text(TIDY) + b'"' + b"x\n" * MB, "broken_quote"),
    "huge dimension": (lambda: changed(xlsx(ROWS), SHEET, 'ref="A1:D2"', 'ref="A1:XFD1048576"'), ""),
    "a row beyond all rows": (lambda: with_rows('<row r="999999999"><c r="A999999999"><v>1</v></c></row>'), "too_many_rows"),
    "a cell in the last column": (lambda: with_rows('<row r="3"><c r="XFD3"><v>1</v></c></row>'), "too_many_columns"),
    "two million cells": (lambda: with_rows("<row>" + "<c><v>1</v></c>" * 2_000_000 + "</row>"), "too_many_cells"),
    "a narrow cell in many wide rows": (lambda: with_rows("".join(f'<row r="{n}"><c r="BXX{n}"><v>1</v></c></row>' for n in range(3, 20_000))), "too_many_cells"),
    "merged areas without end": (lambda: changed(xlsx(ROWS), SHEET, END, END + "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 20_000 + "</mergeCells>"), "too_many_cells"),
    "one merged area over everything": (lambda: changed(xlsx(ROWS), SHEET, END, END + '<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'), ""),
    "XML entities": (entities, "damaged_workbook"),
    "sparse XLS, 5 KB": (lambda: sparse_xls(1), "no_header"),
    "sparse XLS, three sheets": (lambda: sparse_xls(3), "no_header"),
    "a page of a million cells": (lambda: b"<table>" + b"<tr><td>1</td></tr>" * 1_000_000, "too_many_cells"),
    "a page whose cell spans everything": (lambda: b"<table><tr>" + b"<td colspan=99999999 rowspan=9999999>1" * 3000, "too_many_columns"),
    "a page of cells that hang down": (lambda: b"<table><tr>" + b"<td rowspan=900>" * 1900 + b"<tr><td>1" * 45_000, "too_many_cells"),
    "a page of <!--": (lambda: b"<table>" + b"<!--" * 250_000, "not_a_table"),
    "a page of <td": (lambda: b"<table>" + b"<td a=\"" * 99_000, "not_a_table"),
    "a page of <![": (lambda: b"<table>" + b"<![" * 300_000, "not_a_table"),
    "a workbook with a password": (lambda: (ROOT / "tests/etl/locked.xlsx").read_bytes(), "locked_workbook"),
    "a formula in a text": (lambda: text("单位,指标,时期,数值,备注\n东区,来信,2024,5,=cmd|' /C calc'!A0"), ""),
}
# fmt: on


def measured(file: Path, name: str) -> str:
    """Seconds and megabytes of reading one of the files in this process, and its problems."""
    from given import catalogue

    from etl.tables.read import read

    names = catalogue()
    for warm in (xlsx(ROWS), text(TIDY)):
        read(warm, "x", names)
    data = file.read_bytes()
    before, since = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    sheet = read(data, name, names)
    took, more = time.perf_counter() - since, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    codes = " ".join(dict.fromkeys(p.code for p in sheet.problems))
    return f"{took:6.2f} s  {more // 1024:5} MB  {len(data) / MB:7.2f} MB file  {len(sheet.rows)} records  {name}: {codes}"


def main() -> None:
    file = Path(tempfile.mkdtemp()) / "file"
    try:
        for name in HOSTILE:
            environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
            for step in ("make", "read"):  # apart, or the memory of making would hide that of reading
                subprocess.run([sys.executable, __file__, step, str(file), name], check=False, env=environment)
    finally:
        shutil.rmtree(file.parent)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        main()
    elif sys.argv[1] == "make":
        Path(sys.argv[2]).write_bytes(HOSTILE[sys.argv[3]][0]())
    else:
        print(measured(Path(sys.argv[2]), sys.argv[3]), flush=True)
