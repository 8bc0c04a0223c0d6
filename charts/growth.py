"""All indicators of an office by their change on the year before."""

from collections.abc import Sequence

from wording import comparison, numbers
from wording.language import later, named, translator
from wording.types import Row


def spread(rows: Sequence[Row]) -> tuple[float, float]:
    """The least and the most change of rows, zero included."""
    changes = [0, *(r["change"] for r in rows)]
    return min(changes), max(changes)


def label(row: Row, lang: str, between: str = " ") -> str:
    """Arrow, amount and verdict beside a bar; `between` amount and verdict."""
    return f"{amount(row, lang)}{between}{verdict(row, lang)}".strip()


def amount(row: Row, lang: str) -> str:
    """Arrow and amount of a change; per cent and units with their sign."""
    units = {"percent": "%", "units": _unit(row, lang)}
    return comparison.short_change(row, lang, units.get(row["change_kind"], ""))


def _unit(row: Row, lang: str) -> str:
    return f"{'' if lang == 'zh' else ' '}{named(row, 'unit', lang)}".rstrip()


def verdict(row: Row, lang: str) -> str:
    """向好, 需关注, or "" for neither."""
    return translator(lang)(comparison.JUDGEMENT[comparison.judgement(row)]) if comparison.judgement(row) else ""


def cell_text(row: Row, lang: str) -> str:
    """A change in a cell whose table is in per cent, points or places; one in units brings its unit."""
    unit = _unit(row, lang) if row["change_kind"] == "units" and row["change"] else ""
    return comparison.short_change(row, lang, unit) or comparison.arrow(row)


def alt(rows: Sequence[Row], lang: str) -> str:
    """The ranked changes in words, largest first."""
    texts = [f"{numbers.dated_name(r, lang)} {comparison.change_text(r, lang)}" for r in sorted(rows, key=lambda r: -r["change"])]
    return numbers.listed(texts, lang)


def end_figure(row: Row, end: str, lang: str) -> str:
    """The first or last figure of a row of db/sql/page/growth/average_growth.sql."""
    return numbers.figure({**row, "value": row[f"{end}_value"], "qualifier": row[f"{end}_is"], "status": "A"}, lang)


NO_AVERAGE = {
    "approximate": later("有约数，不计算"),
    "from_zero": later("首期为0，不计算"),
    "from_few": later("首期不足10，不计算"),
    "to_zero": later("末期为0，不计算"),
}


def average_text(row: Row, lang: str) -> str:
    """An average yearly growth in words, or why there is none."""
    t, growth = translator(lang), row["growth"]
    if growth is None:
        return t(NO_AVERAGE[row["why"]])
    sentence = later("年均增长{n}%") if growth > 0 else later("年均下降{n}%") if growth < 0 else later("持平")
    amount = numbers.number(abs(growth), 1)
    return t(sentence).format(
        n=t(later("约{change}")).format(change=amount) if "~" in (row["first_is"], row["last_is"]) else amount
    )
