"""All indicators of an office by their change on the year before."""

from charts import axes, named_rows, theme
from charts.figure import Figure
from charts.trend import SAMPLE
from wording import comparison, numbers
from wording.language import later, named, translator

LABEL = 13  # px


def ranked(rows: list, lang: str, scheme: str, sample: bool, span: tuple) -> Figure:
    """Bars of rows (db/sql/page/card.sql) with one kind of change, the largest rise on top. Never mixes units.

    `span`: the ends of the scale (`scale`) of all figures that share it; a bar beyond it is broken and bears its true label.
    """
    rows = sorted(rows, key=lambda r: -r["change"])
    low, high = span
    names, ids, texts = (
        [numbers.dated_name(r, lang) for r in rows],
        [r["indicator"] for r in rows],
        [label(r, lang) for r in rows],
    )
    falls = [text for r, text in zip(rows, texts, strict=True) if r["change"] < 0]
    rises = [text for r, text in zip(rows, texts, strict=True) if r["change"] >= 0]
    rooms = (named_rows.room(falls, LABEL), named_rows.room(rises, LABEL))
    fig = named_rows.frame(names, ids, rooms, translator(lang)(SAMPLE) if sample else "")
    fig.add_bar(
        orientation="h", y=list(range(len(rows))), x=[min(max(r["change"], low), high) for r in rows], width=0.5, cliponaxis=False, ids=ids,
        marker=theme.bars([theme.colour(comparison.judgement(r), r["change"], scheme) for r in rows], [bool(r["bound"]) for r in rows]),
        text=texts, textposition="outside", constraintext="none", textfont={"size": LABEL, "color": theme.INK},
        customdata=[[name, numbers.listed([numbers.figure(r, lang), comparison.change_text(r, lang)], lang)] for name, r in zip(names, rows, strict=True)],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>")  # fmt: skip
    for n, row in enumerate(rows):
        if not low <= row["change"] <= high:
            theme.broken(fig, n, high if row["change"] > high else low, across=True)
    fig.update_xaxes(zeroline=True, zerolinecolor=theme.MUTED, zerolinewidth=1.5, showticklabels=False, tickvals=[], ticktext=[])
    fig.update_xaxes(range=[low, high])
    narrow = [label(r, lang, "\n") for r in rows]
    falls, rises = ([text for r, text in zip(rows, narrow, strict=True) if (r["change"] < 0) == down] for down in (True, False))
    rooms = (named_rows.room(falls, LABEL), named_rows.room(rises, LABEL))
    named_rows.names_above(fig, names, ids, rooms, [{"text": narrow}])
    return fig


def scale(rows: list) -> tuple:
    """The ends of a scale for the changes of rows, zero included: one that would flatten all others lies beyond it (charts/axes.py `limit`)."""
    low, high = spread(rows)
    limit = axes.limit([r["change"] for r in rows])
    low, high = max(low, -limit), min(high, limit)
    return (low, high) if low < high else (0, 1)


def spread(rows: list) -> tuple:
    """The least and the most change of rows, zero included."""
    changes = [0, *(r["change"] for r in rows)]
    return min(changes), max(changes)


def label(row, lang: str, between: str = " ") -> str:
    """Arrow, amount and verdict beside a bar; `between` amount and verdict."""
    return f"{amount(row, lang)}{between}{verdict(row, lang)}".strip()


def amount(row, lang: str) -> str:
    """Arrow and amount of a change; per cent and units with their sign."""
    units = {"percent": "%", "units": _unit(row, lang)}
    return comparison.short_change(row, lang, units.get(row["change_kind"], ""))


def _unit(row, lang: str) -> str:
    return f"{'' if lang == 'zh' else ' '}{named(row, 'unit', lang)}".rstrip()


def verdict(row, lang: str) -> str:
    """向好, 需关注, or "" for neither."""
    return translator(lang)(comparison.JUDGEMENT[comparison.judgement(row)]) if comparison.judgement(row) else ""


def cell_text(row, lang: str) -> str:
    """A change in a cell whose table is in per cent, points or places; one in units brings its unit."""
    unit = _unit(row, lang) if row["change_kind"] == "units" and row["change"] else ""
    return comparison.short_change(row, lang, unit) or comparison.arrow(row)


def alt(rows: list, lang: str) -> str:
    """The ranked changes in words, largest first."""
    said = [f"{numbers.dated_name(r, lang)} {comparison.change_text(r, lang)}" for r in sorted(rows, key=lambda r: -r["change"])]
    return numbers.listed(said, lang)


def end_figure(row, end: str, lang: str) -> str:
    """The first or last figure of a row of db/sql/page/growth/average_growth.sql."""
    return numbers.figure({**row, "value": row[f"{end}_value"], "qualifier": row[f"{end}_is"], "status": "A"}, lang)


NO_AVERAGE = {
    "approximate": later("有约数，不计算"),
    "from_zero": later("首期为0，不计算"),
    "from_few": later("首期不足10，不计算"),
    "to_zero": later("末期为0，不计算"),
}


def average_text(row, lang: str) -> str:
    """An average yearly growth in words, or why there is none."""
    t, growth = translator(lang), row["growth"]
    if growth is None:
        return t(NO_AVERAGE[row["why"]])
    said = later("年均增长{n}%") if growth > 0 else later("年均下降{n}%") if growth < 0 else later("持平")
    amount = numbers.number(abs(growth), 1)
    return t(said).format(n=t(later("约{change}")).format(change=amount) if "~" in (row["first_is"], row["last_is"]) else amount)
