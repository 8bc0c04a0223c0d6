"""All indicators of an office by their change on the year before."""

from charts import axes, named_rows, theme
from charts.figure import Figure
from charts.trend import SAMPLE
from wording import comparison, numbers
from wording.escaping import Html, html, html_joined
from wording.language import later, named, translator

LABEL = 13  # px
FULL = {"percent": 50, "points": 10, "places": 5, "units": 5}  # the change at which the heat map's colour is full
UNSEEN = '<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)">{why}</span>'  # for a screen reader
HEAT_CELL = "text-align:center;padding:3px 6px;border-radius:4px;white-space:nowrap;font-variant-numeric:tabular-nums"


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
    named_rows.names_above(fig, names, ids, rooms)
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
    units = {"percent": "%", "units": _unit(row, lang)}
    return f"{comparison.short_change(row, lang, units.get(row['change_kind'], ''))}{between}{verdict(row, lang)}".strip()


def _unit(row, lang: str) -> str:
    return f"{'' if lang == 'zh' else ' '}{named(row, 'unit', lang)}".rstrip()


def verdict(row, lang: str) -> str:
    """向好, 需关注, or "" for neither."""
    return translator(lang)(comparison.JUDGEMENT[comparison.judgement(row)]) if comparison.judgement(row) else ""


def heat(rows: list, lang: str, scheme: str, sample: bool) -> Html:
    """Indicator × year as an HTML table of rows (db/sql/page/growth/growth_history.sql) with one kind of change, which stands in each
    cell, tinted by good and bad (grey: neither). Where there is none, a dot whose title says why. From the first year that has one."""
    first = min(r["period"] for r in rows if r["change"] is not None)
    years = sorted({r["period"] for r in rows if r["period"] >= first})
    names = {r["indicator"]: named(r, "name", lang) for r in rows}
    cells = {(r["indicator"], r["period"]): r for r in rows}
    mark = translator(lang)(SAMPLE) if sample else ""
    head = html_joined(
        html(f'<th scope="col" style="{HEAT_CELL}">{{year}}</th>', year=numbers.period_name(y, lang)) for y in years
    )
    body = html_joined(
        html(
            '<tr><th scope="row" style="text-align:left;font-weight:400;padding:2px 12px 2px 0">{name}</th>{cells}</tr>',
            name=name,
            cells=html_joined(_heat_cell(cells.get((i, y)), lang, scheme) for y in years),
        )
        for i, name in names.items()
    )
    return html(
        '<div style="overflow-x:auto;position:relative" tabindex="0" role="group" aria-label="{label}">'
        '<table style="border-collapse:separate;border-spacing:3px;font-size:13px;width:100%">'
        '<thead><tr><td style="opacity:.7">{mark}</td>{head}</tr></thead><tbody>{body}</tbody></table></div>',
        label=translator(lang)(later("历年增减")), mark=mark, head=head, body=body)  # fmt: skip


def _heat_cell(row, lang: str, scheme: str) -> Html:
    if row is None or comparison.way(row) is None:
        absent = comparison.why_text(row, lang) if row else translator(lang)(later("没有数据"))
        return html(f'<td style="{HEAT_CELL}" title="{{why}}"><span aria-hidden="true">·</span>{UNSEEN}</td>', why=absent)
    change = row["change"] if row["change"] is not None else FULL["percent"]  # from zero: beyond any percentage
    tint = theme.colour(comparison.judgement(row), change, scheme).lstrip("#")
    strength = 0.12 + 0.5 * min(abs(change) / FULL[row["change_kind"] or "percent"], 1)
    red, green, blue = (int(tint[n : n + 2], 16) for n in (0, 2, 4))
    return html(
        f'<td style="{HEAT_CELL};background:rgba({{ground}})" title="{{title}}">{{change}}</td>', ground=f"{red},{green},{blue},{strength:.2f}",
        title=comparison.change_text(row, lang) or comparison.why_text(row, lang), change=_short(row, lang))  # fmt: skip


def _short(row, lang: str) -> str:
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
