"""Reports made to break the reader, and what they must be refused with: each of a few kilobytes that cost minutes or gigabytes.

`python tests/etl/report/harmful.py` reads all of them and prints, as JSON, [code, seconds] of each.
"""

import io
import json
import sys
import time
import zipfile
import zlib
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MILLION = 1_000_000


def docx(
    body: str, name: str = "word/document.xml", start: str = '<?xml version="1.0" encoding="UTF-8"?>', namespace: str = WORD
) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, f'{start}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>')
    return packed.getvalue()


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def pdf(contents: list, forms: tuple = ()) -> bytes:
    """A page for each content stream; the forms draw each other: the page's /X is the first, that of each form the next."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    first = len(objects) + 2 * len(contents) + 1
    for content in contents:
        objects.append(_stream(content))
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R%s>>" % (len(objects), _resources(first)))
    for number, form in enumerate(forms, start=1):
        drawn = first + number % len(forms)
        objects.append(_stream(form, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + _resources(drawn)))
    pages = b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(contents)))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (pages, len(contents))
    return _file(objects)


def _resources(form: int) -> bytes:
    return b"/Resources<</Font<</F1 3 0 R>>/XObject<</X %d 0 R>>>>" % form


def _stream(content: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (more, len(packed), packed)


def _file(objects: list) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return bytes(out + end % (len(objects) + 1, table, len(objects) + 1, len(out)))


def page(piece: str) -> bytes:
    """A megabyte of one piece after the beginning of a page."""
    return ("<html><body>" + piece * (MILLION // len(piece))).encode()


SHOWN = b"BT /F1 9 Tf (ab) Tj ET "
ROW = "<w:tbl><w:tr><w:tc>"
# fmt: off
HARMFUL = {  # name: (how to make it, the code it is refused with)
    "a page of <!--": (lambda: page("<!--"), "no_text"),
    "a page of <a": (lambda: page("<a "), "too_long"),
    "a page of <td": (lambda: page("<td "), "too_long"),
    "a page of <![": (lambda: page("<!["), "too_long"),
    "a page of unclosed quotes": (lambda: page("<a \"<a '"), "too_long"),
    "a page of <div>": (lambda: page("<div>"), "no_text"),
    "a page of <table><tr><td>": (lambda: page("<table><tr><td>"), "no_text"),
    "a page of <nav><svg>": (lambda: page("<nav><svg></svg>"), "no_text"),
    "a page of <script>": (lambda: page("<script>"), "no_text"),
    "a page of </td>": (lambda: page("</td>"), "no_text"),
    "a page of wide cells": (lambda: page("<table><td colspan=60 rowspan=60>1"), "too_many_cells"),
    "a page of cells that hang down": (lambda: b"<html><table><tr>" + b"<td rowspan=60>1" * 20_000 + b"<tr>" * 59, "too_many_cells"),
    "a character of 900,000 digits": (lambda: b"<html><p>&#" + b"9" * 900_000 + b";</p>", ""),
    "tables in tables": (lambda: docx(ROW * 1400 + "</w:tc></w:tr></w:tbl>" * 1400), "too_deep"),
    "controls in controls": (lambda: docx("<w:sdt><w:sdtContent>" * 300_000), "too_deep"),
    "a million paragraphs": (lambda: docx(paragraph("") * MILLION), "too_many_elements"),
    "two million attributes": (lambda: docx("<w:p " + " ".join(f"a{n}=''" for n in range(2 * MILLION)) + "/>"), "too_many_elements"),
    "cells without end": (lambda: docx("<w:tbl><w:tr>" + "<w:tc/>" * 400_000 + "</w:tr></w:tbl>"), "too_many_cells"),
    "wide cells of a document": (lambda: docx("<w:tbl><w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="60"/></w:tcPr></w:tc>' * 100_000 + "</w:tr></w:tbl>"), "too_many_cells"),
    "39 MB between two tags": (lambda: docx("<w:p a='" + "x" * 39 * MILLION + "'/>"), "no_text"),
    "13 million characters": (lambda: docx(paragraph("件" * 13 * MILLION)), "too_long"),
    "41 MB unpacked": (lambda: docx(" " * 41 * MILLION), "zip_bomb"),
    "300,000 operators": (lambda: pdf([b"BT /F1 9 Tf " + b"(ab) Tj 1 0 0 1 0 0 cm " * 300_000 + b"ET"]), "too_many_operators"),
    "300,000 operators without blanks": (lambda: pdf([b"BT /F1 9 Tf " + b"(ab)Tj" * 300_000 + b"ET"]), "too_many_operators"),
    "operators over 400 pages": (lambda: pdf([SHOWN * 200] * 400), "too_many_operators"),
    "a path of a million points": (lambda: pdf([SHOWN + b"1 2 l " * MILLION]), "too_many_operators"),
    "arrays in arrays": (lambda: pdf([b"BT /F1 9 Tf " + b"[" * 400_000 + b"] TJ ET"]), "nests_too_deep"),
    "one string of 15 MB": (lambda: pdf([b"BT /F1 9 Tf (" + b"a" * 15 * MILLION + b") Tj ET"]), "too_many_operators"),
    "70 MB of blanks": (lambda: pdf([b" " * 70 * MILLION]), "too_many_operators"),
    "forms that draw the next twice": (lambda: pdf([b"/X Do"], (b"/X Do /X Do ",) * 25 + (SHOWN,)), "too_many_operators"),
    "forms with other spellings": (lambda: pdf([b"/#58 Do"], (b"/#58 Do /#58 Do ",) * 25 + (SHOWN,)), "too_many_operators"),
    "forms 500 deep": (lambda: pdf([b"/X Do"], (b"/X Do ",) * 500 + (SHOWN,)), "too_many_operators"),
    "a form drawn 6,000 times": (lambda: pdf([b"/X Do " * 6000], (SHOWN,)), "too_many_operators"),
    "forms in a circle": (lambda: pdf([b"/X Do"], (b"/X Do ", b"/X Do ")), "scanned"),
}
# fmt: on


def measured() -> dict:
    """[code, seconds] of reading each, in this process."""
    from etl.report import read_file

    answers = {}
    for name, (make, _) in HARMFUL.items():
        data, since = make(), time.perf_counter()
        _, problem = read_file(data, name)
        answers[name] = [problem.code if problem else "", round(time.perf_counter() - since, 2)]
    return answers


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    print(json.dumps(measured(), ensure_ascii=False, indent=1))
