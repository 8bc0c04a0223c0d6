"""Workbooks as bytes that are valid Office Open XML."""

import io

from openpyxl import Workbook
from openpyxl.styles import Font

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"  # the media type

# openpyxl writes the parts of a font in an order of its own; Excel forgives it, the schema does not (ECMA-376 part 1, 18.8.22, CT_Font).
Font.__elements__ = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme",
)  # fmt: skip


def saved(book: Workbook) -> bytes:
    """The .xlsx of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
