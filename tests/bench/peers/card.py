"""Cards of an overview as the other frameworks are given them: a row as a small block of HTML with its figure, change and a sparkline.

HTML and SVG by hand, for fifty cards of a chart engine each would make the page wait (see docs/decisions).
"""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from charts import theme
from charts.trend import SAMPLE
from wording import comparison, numbers, origin, scope, targets
from wording.escaping import Html, html, html_joined
from wording.language import later, named, translator

GRID = "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(max(212px,11vw),46%),1fr));gap:12px"
CARD = (
    "display:flex;flex-direction:column;border:1px solid rgba(125,133,144,.35);border-radius:8px;min-height:96px;"
    "box-sizing:border-box;break-inside:avoid"
)
LINK = "display:flex;flex-direction:column;gap:2px;padding:12px 14px 4px;flex:1;text-decoration:none;color:inherit"
ORIGIN = "padding:0 14px 8px;font-size:clamp(12px,.65vw,24px);opacity:.8;overflow-wrap:anywhere"
TAG = "border:1px solid {tint};border-radius:4px;padding:0 5px;margin-left:6px;font-size:.86em;white-space:nowrap"
WIDTH, HEIGHT, PAD = 200, 34, 4


def grid(rows: list, lang: str, scheme: str, keep: dict, names: Mapping[str, str] = origin.NOBODY) -> Html:
    """The cards of rows (db/sql/page/card.sql) as HTML. Each opens its indicator; `keep` goes into the address with it. names: of
    publishers (wording/origin.py)."""
    cards = html_joined(card(r, lang, scheme, keep, names) for r in rows)
    return html(f'<div style="{GRID}" role="list">{{cards}}</div>', cards=cards)


def card(row, lang: str, scheme: str, keep: dict, names: Mapping[str, str] = origin.NOBODY) -> Html:
    """One card: name, figure, change with arrow and word (or why there is none), sparkline, target, marks."""
    address = "indicator?" + urlencode({**keep, "indicator": row["indicator"]})
    name, figure = named(row, "name", lang), numbers.figure(row, lang)
    parts = [
        html('<span style="font-size:clamp(14px,.75vw,28px)">{name}</span>', name=name),
        html(
            '<span style="font-size:clamp(24px,1.3vw,48px);font-weight:600;line-height:1.3;font-variant-numeric:tabular-nums">{figure}</span>',
            figure=figure,
        ),
        _change(row, lang, scheme),
        sparkline(row["history"], row["history_breaks"], row["kind"] == "rank"),
        _foot(row, lang),
    ]
    link = html(f'<a href="{{address}}" target="_self" style="{LINK}">{{parts}}</a>', address=address, parts=html_joined(parts))
    return html(
        f'<div role="listitem" style="{CARD}">{{link}}{{origin}}</div>', link=link, origin=_origin(row, name, lang, names)
    )


def _origin(row, name: str, lang: str, names: Mapping[str, str]) -> Html:
    """Where the figure comes from, opened by hand."""
    t = translator(lang)
    return html(
        f'<details style="{ORIGIN}"><summary style="cursor:pointer" aria-label="{{label}}">{{title}}</summary>{{text}}</details>',
        label=numbers.about(name, t(later("来源")), lang),
        title=t(later("来源")),
        text=origin.linked(row, lang, row["note"], names),
    )


def _change(row, lang: str, scheme: str) -> Html:
    """Arrow in colour, then the words in the page's own ink, so that neither is alone."""
    if comparison.way(row) is None:
        return html('<span style="font-size:clamp(13px,.7vw,26px);opacity:.8">{why}</span>', why=comparison.why_short(row, lang))
    verdict = comparison.judgement(row)
    tint = theme.colour(verdict, comparison.way(row), scheme)
    return html(
        '<span style="font-size:clamp(14px,.75vw,28px)"><b style="color:{tint}" aria-hidden="true">{arrow}</b> {change}{verdict}</span>',
        tint=tint,
        arrow=comparison.arrow(row),
        change=comparison.change_text(row, lang),
        verdict=tag(verdict, tint, lang),
    )


def tag(verdict: str, tint: str, lang: str) -> Html:
    """The verdict in words, framed in its colour; "" where there is none."""
    word = translator(lang)(comparison.JUDGEMENT[verdict]) if verdict else ""
    return html(f'<span style="{TAG}">{{word}}</span>', tint=tint, word=word) if word else Html()


def sparkline(history: list, breaks: list, upside_down: bool = False) -> Html:
    """A small line of the last twelve figures, open where one is missing or the definition changed, the newest marked.

    `upside_down` for ranks, where less is better. "" for fewer than two figures.
    """
    values, parted = (history or [])[-12:], (breaks or [])[-12:]
    figures = [v for v in values if v is not None]
    if len(figures) < 2:
        return Html()
    low, span = min(figures), (max(figures) - min(figures)) or 1
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
    dots = [_dot(p, 2.5) for p in alone] + ([_dot(points[-1], 3.5)] if points[-1] else [])
    svg = html(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        '<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}</svg>',
        path=path, colour=theme.LINE, dots=html_joined(dots))  # fmt: skip
    # As a picture, for the page's sanitiser takes bare SVG out.
    return html(
        f'<img alt="" src="data:image/svg+xml,{{svg}}" style="width:100%;max-width:max({WIDTH}px,10vw);margin-top:4px">',
        svg=quote(svg),
    )


def _dot(point: tuple, radius: float) -> Html:
    x, y = (f"{place:.1f}" for place in point)
    return html('<circle cx="{x}" cy="{y}" r="{r}" fill="{colour}"/>', x=x, y=y, r=radius, colour=theme.LINE)


def _foot(row, lang: str) -> Html:
    t = translator(lang)
    texts = []
    if len(row["period"]) > 4:
        texts.append(numbers.period_name(row["period"], lang))
    if scope.name(row, lang):
        texts.append(scope.name(row, lang))
    if row["target"] is not None:
        texts.append(targets.text(row, lang))
    if numbers.formula(row, lang):
        texts.append(numbers.formula(row, lang))
    if row["status"] in ("P", "B") or (row["status"] == "E" and row["qualifier"] == "~"):
        texts.append(t(numbers.STATUS[row["status"]]))
    if row["sample"]:
        texts.append(t(SAMPLE))
    if not texts:
        return Html()
    return html('<span style="font-size:clamp(12px,.65vw,24px);opacity:.8;margin-top:auto">{text}</span>', text=" · ".join(texts))
