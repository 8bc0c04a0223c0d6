"""The workbook, text or page in the bytes of a file. What a format is, is seen in the bytes and never in the name.

Each format has a module with a class that has `names` (its sheets) and `grid(name, most)` (one of them, or its first `most` rows)."""

from etl.formats import delimited, markup, xls, xlsx
from etl.formats.grid import FILE, MB, Unreadable

SIGNATURES = {  # what a file that is no table begins with → what it is called
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"{\\rtf": "RTF",
}


Book = xlsx.Workbook | xls.Workbook | delimited.Text | markup.Page


def open_book(data: bytes) -> Book:
    """The workbook, text or page in the bytes. Raises Unreadable."""

    if len(data) > FILE:
        raise Unreadable("too_large_file", size=-(-len(data) // MB), most=FILE // MB)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return xlsx.Workbook(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return xls.Workbook(data)
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature) and (signature != b"BM" or 0 in data[:32]):
            raise Unreadable("not_a_table", kind=kind)
    text = delimited.Text(data)
    if markup.is_page(text.text):
        return markup.Page(text)
    return text
