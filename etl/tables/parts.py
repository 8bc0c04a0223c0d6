"""Parts of a year that do not name it: side by side (1-6月, 1-9月), down a column (一季度), in a column beside that of the years (月份).

Their year is the one that stands for the whole table (its title, the analyst's answer), or that of the row.
"""

import re
from dataclasses import replace

from etl.formats.grid import Rows
from etl.tables.header import Contents, Header
from etl.tables.interpretation import Column
from etl.tables.vocabulary import Vocabulary
from etl.values import period
from etl.values.header_words import plain

MONTHS, QUARTERS = ("月份", "月", "月度", "month"), ("季度", "季", "quarter")


def columns(header: Header, contents: Contents, vocabulary: Vocabulary) -> list[Column]:
    """The columns of a header. One of months or quarters holds a part of the period in the column beside it; without such a one it holds
    the period, and so does one without a known header that is full of such parts, whatever year the title names. Of months beside
    quarters the months count. 累计 beside columns that name their periods is none of them."""
    of_year = [c for c in header.columns if c.field == "part" and not c.fixed]
    dated = any(c.field == "period" or "period" in c.fixed for c in header.columns)
    fields = {c.position: "reference" for c in of_year}
    if of_year:
        finest = next((c for c in of_year if plain(c.header) in MONTHS), of_year[0])
        fields[finest.position] = "part" if dated else "period"
    if any("period" in c.fixed for c in header.values):
        fields |= {c.position: "unknown" for c in header.values if "scope" in c.fixed and "period" not in c.fixed}
    elif not of_year and not dated and not across(header):
        unnamed = (
            c.position
            for c in header.columns
            if c.field in ("", "unknown") and _are_parts(contents.texts(c.position), vocabulary)
        )
        fields |= {position: "period" for position in list(unnamed)[:1]}
    return [replace(c, field=fields[c.position], fixed={}) if c.position in fields else c for c in header.columns]


def _are_parts(texts: list[str], vocabulary: Vocabulary) -> bool:
    return bool(texts) and 5 * sum("part" in vocabulary.label(text).fixed for text in texts) >= 3 * len(texts)


def across(header: Header) -> list[str]:
    """The parts without a year that stand over columns of figures."""
    return [c.fixed["part"] for c in header.values if "part" in c.fixed]


def lacking(header: Header, contents: Contents) -> list[str]:
    """The parts for which a year has to stand somewhere else: those across, or those in the column of periods."""
    column = _column(header, "period")
    return (
        across(header)
        if column is None
        else [text for text in contents.texts(column.position) if period.is_part(_written(text, column.header))]
    )


def settle(header: Header) -> None:
    """Give the columns of figures their periods, where the whole table has a year and no row its own."""
    if "period" in header.shared and _column(header, "period") is None:
        text = header.shared["period"][1]
        header.columns = [_settled(c, text) if "part" in c.fixed else c for c in header.columns]


def _settled(column: Column, text: str) -> Column:
    rest = {name: value for name, value in column.fixed.items() if name != "part"}
    return replace(column, fixed={**rest, "period": joined(text, column.fixed["part"])})


def joined(text: str, part: str) -> str:
    """A period and a part in it as they are written together: ("2024年", "一季度") → "2024年一季度", ("2024年", "全年") → "2024年",
    ("2024年6月", "一季度") → "2024-Q1"; both texts where they do not fit together."""
    if period.part(part) == "" and len(period.parse(text) or "") == 4:
        return text
    if not text[-1:].isdigit() and period.readable(f"{text}{part}"):
        return f"{text}{part}"
    day = period.day(text)
    base = period.parse(text) or (f"{day.year}-{day.month:02d}" if day else "")
    return (period.within(base, part) if base else None) or f"{text}{'年' if re.fullmatch(r'[0-9]{4}', text) else ''}{part}"


def beside(header: Header, rows: Rows) -> None:
    """Complete the cells of the column of periods by those of the months or quarters beside it, in the rows below the header."""
    whole_column, part = _column(header, "period"), _column(header, "part")
    if whole_column is None or part is None:
        return
    for index in range(header.last + 1, len(rows)):
        cells = rows[index]
        if (
            max(whole_column.position, part.position) < len(cells)
            and cells[whole_column.position].strip()
            and cells[part.position].strip()
        ):
            text = _written(cells[part.position].strip(), part.header)
            whole = text if period.readable(text) else joined(cells[whole_column.position].strip(), text)
            rows[index] = [*cells[: whole_column.position], whole, *cells[whole_column.position + 1 :]]


def with_year(texts: list[str], header: Header) -> list[str]:
    """The periods of the records, those that are parts with the year of the whole table."""
    column, shared = _column(header, "period"), header.shared.get("period")
    if column is None or shared is None:
        return texts
    written = {text: _written(text, column.header) for text in set(texts)}
    years = {text: joined(shared[1], part) for text, part in written.items() if period.is_part(part)}
    return [years.get(text, text) for text in texts] if years else texts


def with_status(texts: dict[str, list[str]], vocabulary: Vocabulary) -> None:
    """2024年(预计) in the column of periods of the records (field → texts): the year, and the status and note that it gives the figure."""
    labels = {text: vocabulary.label(text).fixed for text in set(texts["period"]) if text and not period.readable(text)}
    for place, text in enumerate(texts["period"] if any("status" in fixed for fixed in labels.values()) else ()):
        if "status" in (fixed := labels.get(text, {})):
            texts["period"][place] = fixed["period"]
            texts["status"][place] = texts["status"][place] or fixed["status"]
            texts["note"][place] = "；".join(filter(None, (texts["note"][place], fixed["note"])))


def _column(header: Header, name: str) -> Column | None:
    return next((c for c in header.columns if c.field == name and not c.fixed), None)


def _written(text: str, header: str) -> str:
    """6 below 月份 is 6月."""
    word = "月" if plain(header) in MONTHS else "季度" if plain(header) in QUARTERS else ""
    return f"{text}{word}" if word and re.fullmatch(r"\d{1,2}", text) else text
