"""What a column or a row says of the period beside it: a date stands for its year, a month for all months up to it, 上年同期."""

from dataclasses import replace

from etl.tables.interpretation import Left
from etl.values import period

YEAR, HALF, QUARTER, MONTH, CUMULATIVE, BEFORE = "year", "half", "quarter", "month", "cumulative", "before"
FREQUENCIES = {
    **dict.fromkeys(["年", "年度", "每年", "a", "annual", "annually", "yearly", "year"], YEAR),
    **dict.fromkeys(["半年", "半年度", "s", "semi-annual", "half-yearly"], HALF),
    **dict.fromkeys(["季", "季度", "每季", "q", "quarterly", "quarter"], QUARTER),
    **dict.fromkeys(["月", "月度", "每月", "m", "monthly", "month"], MONTH),
}
FREQUENCY_WORDS = {"频度", "频率", "frequency"}
ENDS = {None, (12, 31), (1, 1), (12, None), (1, None)}  # days and months that stand for their year


def frequency(text: str) -> str:
    """The scope that the cell of a column 频度 gives its row; "" for none."""
    return FREQUENCIES.get("".join(text.split()).lower(), "")


def settled(text: str, scopes: str) -> str:
    """The period that a text means under scopes ("month", "cumulative+before"): its kept form; where they do not fit, a text that is no
    period and so is told as a fault."""
    for scope in filter(None, scopes.split("+")):
        text = (_cumulative if scope == CUMULATIVE else _before if scope == BEFORE else _of(scope))(text)
    return text


def _of(frequency: str):
    """A date, or a period with an end, to the year, half, quarter or month that it stands for."""

    def stands_for(text: str) -> str:
        kept = period.parse(text) or ""
        if (end := _end(text, kept)) is None:
            fits = {YEAR: len(kept) == 4, HALF: "-S" in kept, QUARTER: "-Q" in kept, MONTH: False}[frequency]
            return text if fits or not kept else f"{text}（{frequency}）"
        year, month, of_month = end
        if frequency == YEAR:
            return f"{year}" if (month, of_month) in ENDS else text
        parts = {HALF: f"S{(month + 5) // 6}", QUARTER: f"Q{(month + 2) // 3}", MONTH: f"{month:02d}"}
        return f"{year}-{parts[frequency]}"

    return stands_for


def _end(text: str, kept: str) -> tuple | None:
    """(year, month, day or None) in which a day, a month or a count from January on ends; None for other periods."""
    if "/P" in kept:
        return int(kept[:4]), int(kept[9:-1]), None
    if kept[5:].isdigit():
        return int(kept[:4]), int(kept[5:]), None
    date = None if kept else period.day(text)
    return (date.year, date.month, date.day) if date else None


def _cumulative(text: str) -> str:
    """A month or quarter to all months of its year up to its end."""
    kept = period.parse(text)
    if not kept and (date := period.day(text)):
        kept = f"{date.year}-{date.month:02d}"
    if not kept or len(kept) == 4 or "/P" in kept or kept.endswith("S1"):
        return text
    until = int(kept[6:]) * {"S": 6, "Q": 3}.get(kept[5], 0) or int(kept[5:])
    if until == 3 and kept[5] == "Q" or until == 1:
        return kept
    return kept[:4] if until == 12 else f"{kept[:4]}-01/P{until}M"


def _before(text: str) -> str:
    """The same period of the year before."""
    kept = period.parse(text)
    return f"{int(kept[:4]) - 1}{kept[4:]}" if kept else text


def resolve(header) -> None:
    """Give columns with a scope their period, where it is known before the rows are read: from the header, or for the whole table."""
    of_rows = any(c.field == "period" for c in header.columns)
    whole = header.taken.get("period", (0, ""))[1]
    scoped = whole and not of_rows and any("scope" in c.fixed for c in header.columns)
    for n, column in enumerate(header.columns):
        base = column.fixed.get("period") or ("" if of_rows else whole)
        if base and (scopes := column.fixed.get("scope")):
            rest = {name: text for name, text in column.fixed.items() if name != "scope"}
            counted = {"counted": scopes} if CUMULATIVE in scopes else {}
            header.columns[n] = replace(column, fixed={**rest, **counted, "period": settled(base, scopes)})
        elif scoped and column.field == "value" and "period" not in column.fixed:  # 本期 beside 上年同期
            header.columns[n] = replace(column, fixed={**column.fixed, "period": whole})


def once(body, places: list) -> None:
    """What is counted up to January is January: of cumulative figures (at `places`) those that stand as the month's or quarter's own too,
    with the same value, are left out and told."""
    key = [body.texts[name] for name in ("office", "indicator", "value")]
    periods = body.texts["period"]
    first = [place for place in places if "/P" not in (period.parse(periods[place]) or "/P")]
    others = set(range(len(periods))) - set(places) if first else ()
    own = {(*(column[place] for column in key), period.parse(periods[place])) for place in others}
    leave_out(
        body, "counted", [place for place in first if (*(column[place] for column in key), period.parse(periods[place])) in own]
    )


def leave_out(body, reason: str, places: list) -> None:
    """Without the records at some places, which is told by row and name."""
    names = {body.rows[place]: body.texts["indicator"][place] for place in places}
    body.left += [Left(reason, row, text=name) for row, name in names.items()]
    body.leave_out(places)
