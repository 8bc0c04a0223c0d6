"""Milestones as small blocks of HTML: what happened, how it is judged, and by which rule. One element for all of them."""

from charts import theme
from charts.card import tag
from wording.escaping import Html, html, html_joined

GRID = (
    "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(max(300px,17vw),100%),1fr));gap:8px 24px;margin-bottom:12px"
)
ITEM = "break-inside:avoid;border-left:3px solid {tint};padding:2px 0 2px 10px;font-size:clamp(14px,.75vw,28px)"
RULE = "font-size:clamp(12px,.65vw,24px);opacity:.8"


def grid(found: list, lang: str, scheme: str) -> Html:
    """Milestones (wording/milestones.py) beside and below each other."""
    return html(f'<div style="{GRID}" role="list">{{items}}</div>', items=html_joined(_item(m, lang, scheme) for m in found))


def _item(milestone, lang: str, scheme: str) -> Html:
    tint = theme.colour(milestone.verdict, milestone.indicator["change"], scheme)
    return html(
        f'<div role="listitem" style="{ITEM}"><b>{{text}}</b>{{verdict}}<div style="{RULE}">{{rule}}</div></div>',
        tint=tint, text=milestone.text(lang), verdict=tag(milestone.verdict, tint, lang), rule=milestone.rule(lang))  # fmt: skip
