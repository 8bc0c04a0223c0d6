"""Cards of an overview: a row as a small block of HTML with its figure, change and a sparkline drawn as SVG.

HTML and SVG by hand, for fifty cards of a chart engine each would make the page wait (see docs/decisions).
"""

from html import escape
from urllib.parse import quote, urlencode

from charts import comparison, origin, target, theme, words
from charts.table import linked
from charts.trend import SAMPLE
from lang import later, named, translator

GRID = "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(max(212px,11vw),46%),1fr));gap:12px"
CARD = (
    "display:flex;flex-direction:column;border:1px solid rgba(125,133,144,.35);border-radius:8px;min-height:96px;"
    "box-sizing:border-box;break-inside:avoid"
)
LINK = "display:flex;flex-direction:column;gap:2px;padding:12px 14px 4px;flex:1;text-decoration:none;color:inherit"
ORIGIN = "padding:0 14px 8px;font-size:clamp(12px,.65vw,24px);opacity:.8;overflow-wrap:anywhere"
WIDTH, HEIGHT, PAD = 200, 34, 4


def grid(rows: list, lang: str, scheme: str, keep: dict) -> str:
    """The cards of rows (db/sql/card.sql) as HTML. Each opens its indicator; `keep` goes into the address with it."""
    return f'<div style="{GRID}" role="list">{"".join(card(r, lang, scheme, keep) for r in rows)}</div>'


def card(row, lang: str, scheme: str, keep: dict) -> str:
    """One card: name, figure, change with arrow and word (or why there is none), sparkline, target, marks."""
    address = escape("indicator?" + urlencode({**keep, "indicator": row["indicator"]}))
    name, figure = named(row, "name", lang), words.figure(row, lang)
    parts = [
        f'<span style="font-size:clamp(14px,.75vw,28px)">{escape(name)}</span>',
        f'<span style="font-size:clamp(24px,1.3vw,48px);font-weight:600;line-height:1.3;font-variant-numeric:tabular-nums">{escape(figure)}</span>',
        _change(row, lang, scheme),
        sparkline(row["history"], row["history_breaks"], row["kind"] == "rank"),
        _foot(row, lang),
    ]
    link = f'<a href="{address}" target="_self" style="{LINK}">{"".join(filter(None, parts))}</a>'
    return f'<div role="listitem" style="{CARD}">{link}{_origin(row, name, lang)}</div>'


def _origin(row, name: str, lang: str) -> str:
    """Where the figure comes from, opened by hand."""
    t = translator(lang)
    label = escape(words.about(name, t(later("来源")), lang))
    return (
        f'<details style="{ORIGIN}"><summary style="cursor:pointer" aria-label="{label}">{t(later("来源"))}</summary>'
        f"{linked(words.listed([row['note'], origin.text(row, lang)], lang))}</details>"
    )


def _change(row, lang: str, scheme: str) -> str:
    """Arrow in colour, then the words in the page's own ink, so that neither is alone."""
    if row["change"] is None and not comparison.risen_from_zero(row):
        return f'<span style="font-size:clamp(13px,.7vw,26px);opacity:.8">{escape(comparison.why_short(row, lang))}</span>'
    verdict = comparison.judgement(row)
    tint = theme.colour(verdict, 1 if comparison.risen_from_zero(row) else row["change"], scheme)
    return (
        f'<span style="font-size:clamp(14px,.75vw,28px)"><b style="color:{tint}" aria-hidden="true">{comparison.arrow(row)}</b> '
        f"{escape(comparison.change_text(row, lang) or comparison.why_short(row, lang))}{tag(verdict, tint, lang)}</span>"
    )


def tag(verdict: str, tint: str, lang: str) -> str:
    """The verdict in words, framed in its colour; "" where there is none."""
    word = translator(lang)(comparison.JUDGEMENT[verdict]) if verdict else ""
    style = f"border:1px solid {tint};border-radius:4px;padding:0 5px;margin-left:6px;font-size:.86em;white-space:nowrap"
    return f'<span style="{style}">{escape(word)}</span>' if word else ""


def sparkline(history: list, breaks: list, upside_down: bool = False) -> str:
    """A small line of the last twelve figures, open where one is missing or the definition changed, the newest marked.

    `upside_down` for ranks, where less is better. "" for fewer than two figures.
    """
    values, parted = (history or [])[-12:], (breaks or [])[-12:]
    known = [v for v in values if v is not None]
    if len(known) < 2:
        return ""
    low, span = min(known), (max(known) - min(known)) or 1
    height = [None if v is None else (v - low) / span for v in values]
    points = [
        None
        if h is None
        else (PAD + n * (WIDTH - 2 * PAD) / (len(values) - 1), PAD + (h if upside_down else 1 - h) * (HEIGHT - 2 * PAD))
        for n, h in enumerate(height)
    ]
    path = "".join(
        f"{'L' if n and points[n - 1] and not parted[n] else 'M'}{p[0]:.1f} {p[1]:.1f}" for n, p in enumerate(points) if p
    )
    alone = [p for n, p in enumerate(points) if p and not (n and points[n - 1]) and not (n + 1 < len(points) and points[n + 1])]
    dots = "".join(f'<circle cx="{p[0]:.1f}" cy="{p[1]:.1f}" r="2.5" fill="{theme.LINE}"/>' for p in alone)
    dot = f'<circle cx="{points[-1][0]:.1f}" cy="{points[-1][1]:.1f}" r="3.5" fill="{theme.LINE}"/>' if points[-1] else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{path}" fill="none" stroke="{theme.LINE}" stroke-width="2"/>{dots}{dot}</svg>'
    )
    # As a picture, for the page's sanitiser takes bare SVG out.
    return f'<img alt="" src="data:image/svg+xml,{quote(svg)}" style="width:100%;max-width:max({WIDTH}px,10vw);margin-top:4px">'


def _foot(row, lang: str) -> str:
    t = translator(lang)
    said = []
    if len(row["period"]) > 4:
        said.append(words.period_name(row["period"], lang))
    if row["target"] is not None:
        said.append(target.text(row, lang))
    if words.formula(row, lang):
        said.append(words.formula(row, lang))
    if row["status"] in ("P", "B") or (row["status"] == "E" and row["qualifier"] == "~"):
        said.append(t(words.STATUS[row["status"]]))
    if row["sample"]:
        said.append(t(SAMPLE))
    if not said:
        return ""
    return f'<span style="font-size:clamp(12px,.65vw,24px);opacity:.8;margin-top:auto">{escape(" · ".join(said))}</span>'
