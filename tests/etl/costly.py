"""Files that cost their parsers too much in ways that no reader counts beforehand: what the limits of `worker` are for.

`python tests/etl/costly.py` reads each and prints the code, seconds and megabytes (of the process that reads, beyond the libraries).
"""

import io
import os
import sys
import zipfile
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
os.environ["OPENPYXL_LXML"] = "False"  # the builders change the parts of a workbook as openpyxl writes them without lxml
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "etl"), str(ROOT / "tests" / "etl" / "report")]


from files import changed, xlsx  # noqa: E402
from harmful import _file as pdf_file  # noqa: E402
from harmful import docx, page, paragraph, pdf  # noqa: E402

ROWS = [["单位", "指标", "时期", "数值"], ["东区", "来信", 2024, 5]]
SHEET, STYLES, BOOK, TYPES = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"
SHARED = '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'


def with_part(name: str, content: bytes, of: bytes | None = None) -> bytes:
    """A small workbook with one part more, or another one in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(of or xlsx(ROWS))) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            if info.filename != name:
                target.writestr(info.filename, source.read(info))
        target.writestr(name, content)
    return out.getvalue()


def shared(content: bytes) -> bytes:
    return with_part("xl/sharedStrings.xml", b"<sst>" + content + b"</sst>", changed(xlsx(ROWS), TYPES, "</Types>", SHARED))


def entries(count: int, inside: str) -> bytes:
    """A zip with so many empty parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(inside, b"")
        for n in range(count):
            archive.writestr(f"{n:x}", b"")
    return out.getvalue()


def objects(count: int) -> bytes:
    """A PDF whose object stream claims so many objects."""
    body = b" ".join(b"%d 0" % n for n in range(10, 10 + count))
    packed = zlib.compress(body + b" null")
    stream = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (
        count,
        len(body),
        len(packed),
        packed,
    )
    return pdf_file([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", stream])


def page_tree(depth: int) -> bytes:
    nodes = [b"<</Type/Catalog/Pages 2 0 R>>"]
    nodes += [b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (n - 1, n + 1) for n in range(2, depth)]
    return pdf_file([*nodes, b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]>>" % (depth - 1)])


def wide_tree(width: int, depth: int) -> bytes:
    """A page tree whose every node names the next one many times: width ** depth pages."""
    nodes = [b"<</Type/Catalog/Pages 2 0 R>>"]
    nodes += [b"<</Type/Pages/Kids[%s]/Count 9>>" % (b"%d 0 R " % (n + 1) * width) for n in range(2, depth + 2)]
    return pdf_file([*nodes, b"<</Type/Page/MediaBox[0 0 9 9]>>"])


def ringed_tree() -> bytes:
    return pdf_file(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]
    )


def filters(count: int) -> bytes:
    content = b"x" * 9_000_000
    for _ in range(3):
        content = zlib.compress(content)
    return pdf_file([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                     b"<</Type/Page/MediaBox[0 0 9 9]/Contents[" + b"4 0 R " * count + b"]>>",
                     b"<</Filter[/FlateDecode/FlateDecode/FlateDecode]/Length %d>>\nstream\n%s\nendstream" % (len(content), content)])  # fmt: skip


def outlines(count: int) -> bytes:
    return pdf([b"BT /F1 9 Tf (ab) Tj ET"]).replace(b"%PDF-1.4\n", b"%PDF-1.4\n" + b"1 0 obj\n<</A 1>>\nendobj\n" * count)


def cmap(ranges: bytes) -> bytes:
    data = zlib.compress(ranges)
    fonts = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[]>>"
    content = b"BT /F1 9 Tf <0001> Tj ET"
    return pdf_file([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                     b"<</Type/Page/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
                     b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content), fonts,
                     b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(data), data)])  # fmt: skip


def nested_array(depth: int) -> bytes:
    return pdf_file([b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * depth + b"]" * depth + b">>", b"<</Type/Pages/Kids[]/Count 0>>"])


def nested_xml(name: str, around: str, depth: int, old: str) -> bytes:
    return changed(xlsx(ROWS), name, old, f"<{around}>" * depth + f"</{around}>" * depth + old)


LIMIT = ("reads_too_long", "reads_too_much")
ATTRIBUTES = "".join(f" a{n}=''" for n in range(900_000))
# fmt: off
TABLES = {  # name: (how to make it, the code it is refused with; LIMIT: a limit of time or memory, whichever is met first)
    "elements 3,000,000 deep in a worksheet": (lambda: nested_xml(SHEET, "a", 3_000_000, "</worksheet>"), "nests_too_deep"),
    "elements 3,000,000 deep in a cell": (lambda: changed(xlsx(ROWS), SHEET, "</sheetData>", "<row><c>" + "<is>" * 3_000_000), "nests_too_deep"),
    "elements 3,000,000 deep in the styles": (lambda: nested_xml(STYLES, "a", 3_000_000, "</styleSheet>"), "nests_too_deep"),
    "groups in groups of the styles": (lambda: nested_xml(STYLES, "fonts", 200_000, "<fonts"), "nests_too_deep"),
    "9,000,000 empty elements in a worksheet": (lambda: changed(xlsx(ROWS), SHEET, "</sheetData>", "<x/>" * 9_000_000 + "</sheetData>"), LIMIT),
    "a row of 9,000,000 elements without a cell": (lambda: changed(xlsx(ROWS), SHEET, "</sheetData>", "<row>" + "<x/>" * 9_000_000 + "</row></sheetData>"), LIMIT),
    "1,000,000 rows without cells": (lambda: changed(xlsx(ROWS), SHEET, "</sheetData>", "<row/>" * 1_000_000 + "</sheetData>"), LIMIT),
    "the last row alone": (lambda: changed(xlsx(ROWS), SHEET, "</sheetData>", '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'), ""),
    "900,000 attributes of a cell": (lambda: changed(xlsx(ROWS), SHEET, "</sheetData>", f"<row><c{ATTRIBUTES}/></row></sheetData>"), LIMIT),
    "900,000 attributes of the styles": (lambda: changed(xlsx(ROWS), STYLES, "<styleSheet", f"<styleSheet{ATTRIBUTES}"), LIMIT),
    "3,000,000 shared strings": (lambda: shared(b"<si><t/></si>" * 3_000_000), LIMIT),
    "a shared string of 3,000,000 runs": (lambda: shared(b"<si>" + b"<r><t>x</t></r>" * 3_000_000 + b"</si>"), LIMIT),
    "a cell of 59 MB": (lambda: changed(xlsx(ROWS), SHEET, "</sheetData>", '<row><c t="inlineStr"><is><t>' + "x" * (58 << 20) + "</t></is></c></row></sheetData>"), LIMIT),
    "a cell of 2,000,000 runs": (lambda: changed(xlsx(ROWS), SHEET, "</sheetData>", '<row><c t="inlineStr"><is>' + "<r><t>x</t></r>" * 2_000_000 + "</is></c></row></sheetData>"), LIMIT),
    "1,000,000 styles": (lambda: changed(xlsx(ROWS), STYLES, "<cellXfs", "<cellXfs>" + "<xf/>" * 1_000_000 + "</cellXfs><cellXfs"), LIMIT),
    "900,000 number formats": (lambda: changed(xlsx(ROWS), STYLES, "<fonts", "<numFmts>" + "".join(f'<numFmt numFmtId="{n}" formatCode="0"/>' for n in range(200, 900_000)) + "</numFmts><fonts"), LIMIT),
    "a number format of 30 MB": (lambda: changed(xlsx(ROWS), STYLES, "<fonts", '<numFmts><numFmt numFmtId="200" formatCode="' + '[&gt;0]_(&quot;' * 3_000_000 + '"/></numFmts><fonts'), ""),
    "900,000 defined names": (lambda: changed(xlsx(ROWS), BOOK, "<sheets>", "<definedNames>" + '<definedName name="a">1</definedName>' * 900_000 + "</definedNames><sheets>"), LIMIT),
    "200,000 sheets": (lambda: changed(xlsx(ROWS), BOOK, "</sheets>", '<sheet name="a" sheetId="9" r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>' * 200_000 + "</sheets>"), LIMIT),
    "3,000 sheets of one part": (lambda: changed(xlsx(ROWS * 400), BOOK, "</sheets>", "".join(f'<sheet name="a{n}" sheetId="{n + 9}" r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>' for n in range(3_000)) + "</sheets>"), LIMIT),
    "900,000 content types": (lambda: changed(xlsx(ROWS), TYPES, "</Types>", '<Override PartName="/a" ContentType="b"/>' * 900_000 + "</Types>"), LIMIT),
    "a formula of 50 MB": (lambda: changed(xlsx(ROWS), SHEET, "</sheetData>", "<row><c><f>" + "(" * 50_000_000 + "</f></c></row></sheetData>"), LIMIT),
    "a number of 20 MB": (lambda: changed(xlsx(ROWS), SHEET, "</sheetData>", "<row><c><v>" + "9" * 20_000_000 + "</v></c></row></sheetData>"), "damaged_workbook"),
    "a date beyond all dates": (lambda: changed(xlsx(ROWS), SHEET, "</sheetData>", '<row><c t="d"><v>' + "9" * 20_000_000 + "</v></c></row></sheetData>"), "damaged_workbook"),
    "UTF-16 with entities": (lambda: with_part(SHEET, '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode("utf-16")), "damaged_workbook"),
    "200,000 parts": (lambda: entries(200_000, "xl/workbook.xml"), "too_many_unpacked"),
    "9 MB of cells in tables in tables": (lambda: b"<table><tr><td>" * 60_000 + b"1", "empty_file"),
    "90,000 cells of one page": (lambda: b"<table>" + (b"<tr>" + b"<td>\xe6\x9d\xa5\xe4\xbf\xa1" * 90) * 1_000, "no_header"),
    "a page of 19 MB of references": (lambda: b"<table><tr><td>" + b"&amp" * 4_500_000, LIMIT),
    "a page of 19 MB of tags": (lambda: b"<table><tr><td>" + b"<b>" * 6_000_000, "empty_file"),
    "a tag of 19 MB": (lambda: b"<table><tr><td " + b"a " * 9_000_000 + b">", "empty_file"),
    "a style that is never closed, 300,000 times": (lambda: b"<table>" + b"<style><!--</style>" * 300_000, "not_a_table"),
}
REPORTS = {
    "200,000 parts": (lambda: entries(200_000, "word/document.xml"), "damaged"),
    "150,000 runs of a paragraph": (lambda: docx(paragraph(*["x"] * 150_000)), ""),
    "rows with 99,000 cells": (lambda: docx("<w:tbl>" + ("<w:tr>" + "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>" * 99 + "</w:tr>") * 1_000 + "</w:tbl>"), "too_long"),
    "a prefix of 30 MB": (lambda: docx(f"<{'w' * 30_000_000}:p/>"), "damaged"),
    "190,000 namespaces": (lambda: docx("<w:p" + "".join(f' xmlns:a{n}="b"' for n in range(190_000)) + "/>"), "no_text"),
    "190,000 attributes": (lambda: docx("<w:p" + "".join(f" a{n}=''" for n in range(190_000)) + "/>"), "no_text"),
    "another encoding": (lambda: docx(paragraph("x"), start='<?xml version="1.0" encoding="utf-7"?>'), "damaged"),
    "entities": (lambda: docx(paragraph("&b;"), start='<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'), "zip_bomb"),
    "900 pages of a deep tree": (lambda: page_tree(900), "nests_too_deep"),
    "a page tree 50,000 deep": (lambda: page_tree(50_000), "nests_too_deep"),
    "a page tree of 10 to the ninth": (lambda: wide_tree(10, 9), "too_many_pages"),
    "a page tree of 2 to the thirtieth": (lambda: wide_tree(2, 30), "too_many_pages"),
    "pages in a ring": (ringed_tree, "damaged"),
    "2,000,000 objects in a stream": (lambda: objects(2_000_000), "no_text"),
    "streams packed thrice, 500 times": (lambda: filters(500), "too_many_operators"),
    "300,000 objects of one number": (lambda: outlines(300_000), "scanned"),
    "arrays 100,000 deep in the catalogue": (lambda: nested_array(100_000), "nests_too_deep"),
    "a map of characters of 16 million": (lambda: cmap(b"1 beginbfrange <0000> <ffffff> <0000> endbfrange"), "too_many_operators"),
    "a map of 200,000 lines": (lambda: cmap(b"200000 beginbfchar\n" + b"<0001> <0002>\n" * 200_000 + b"endbfchar"), "too_many_operators"),
    "a PDF without a table of places": (lambda: b"%PDF-1.4\n" + b"1 0 obj<</Type/Catalog>>endobj " * 500_000, "damaged"),
    "a PDF of comments": (lambda: b"%PDF-1.4\n" + b"%" * 19_000_000, "damaged"),
    "a PDF of places in a ring": (lambda: b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF", "damaged"),
    "a table of 100,000,000 places": (lambda: b"%PDF-1.4\nxref\n0 100000000\n" + b"0000000000 65535 f \n" * 900_000 + b"trailer<</Size 1/Root 1 0 R>>\nstartxref\n9\n%%EOF", "too_many_operators"),
    "a page of references": (lambda: page("&lt;"), "too_long"),
    "a page of 19 MB of rows": (lambda: b"<html><table>" + b"<tr><td>1" * 2_000_000, "too_many_cells"),
    "a page of blanks": (lambda: b"<html><p>" + b" " * 19_000_000, "no_text"),
    "a page of <![foo[x]]>": (lambda: b"<html><p>" + b"<![foo[x]]>" * 50_000, "no_text"),
    "a page of tables in tables": (lambda: b"<html>" + b"<table><tr><td>x" * 200_000, "too_many_cells"),
}
# fmt: on


def measured(kind: str, name: str) -> str:
    """Code, seconds and megabytes of reading one, by a process that has read something before."""
    import time

    from given import catalogue

    from etl.report import read_file
    from etl.tables.read import read
    from worker import pool

    read(xlsx(ROWS), "x", catalogue())
    read_file(docx(paragraph("x")), "x")
    read_file(pdf([b""]), "x")
    pid = pool._pool.idle[0].process.pid if pool._pool.idle else 0
    data = (TABLES if kind == "table" else REPORTS)[name][0]()
    before, most, stop = _resident(pid), [0], []

    import threading

    def watch():
        while not stop:
            most[0] = max(most[0], _resident(pid))
            time.sleep(0.01)

    threading.Thread(target=watch, daemon=True).start()
    since = time.perf_counter()
    problems = read(data, name, catalogue()).problems if kind == "table" else list(filter(None, read_file(data, name)[1:]))
    took = time.perf_counter() - since
    stop.append(1)
    codes = " ".join(dict.fromkeys(p.code for p in problems))
    return f"{took:6.2f} s  {max(0, most[0] - before):5} MB  {len(data) / 1e6:6.2f} MB file  {kind}  {name}: {codes}"


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/status").read_text().partition("VmRSS:")[2].split()[0]) // 1024
    except (OSError, IndexError):
        return 0


if __name__ == "__main__":
    import subprocess

    if len(sys.argv) > 2:
        print(measured(*sys.argv[1:]), flush=True)
    else:
        wanted = sys.argv[1] if len(sys.argv) > 1 else ""
        for kind, name in [("table", name) for name in TABLES] + [("report", name) for name in REPORTS]:
            if wanted in f"{kind} {name}":
                subprocess.run([sys.executable, __file__, kind, name], check=False, timeout=120)
