"""What a column or a row says of the period beside it: a date stands for its year, a month for all months up to it, 上年同期."""

from collections.abc import Callable

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
    period and so becomes a fault."""
    for scope in filter(None, scopes.split("+")):
        text = (_cumulative if scope == CUMULATIVE else _before if scope == BEFORE else _of(scope))(text)
    return text


def _of(frequency: str) -> Callable[[str], str]:
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
