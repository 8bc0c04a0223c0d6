"""Milestones as small blocks of HTML: what happened, how it is judged, and by which rule. One element for all of them."""

from html import escape

from charts import theme, words
from lang import translator

GRID = "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(max(300px,17vw),100%),1fr));gap:8px 24px;margin-bottom:12px"
ITEM = "break-inside:avoid;border-left:3px solid {tint};padding:2px 0 2px 10px;font-size:clamp(14px,.75vw,28px)"
TAG = "border:1px solid {tint};border-radius:4px;padding:0 5px;margin-left:6px;font-size:.86em;white-space:nowrap"
RULE = "font-size:clamp(12px,.65vw,24px);opacity:.8"


def grid(found: list, lang: str, scheme: str) -> str:
    """Milestones (charts/milestones.py) beside and below each other."""
    return f'<div style="{GRID}" role="list">{"".join(_item(m, lang, scheme) for m in found)}</div>'


def _item(milestone, lang: str, scheme: str) -> str:
    tint = theme.COLOURS["good-bad"][milestone.verdict] if scheme == "good-bad" else "currentColor"
    word = translator(lang)(words.JUDGEMENT[milestone.verdict]) if milestone.verdict else ""
    tag = f'<span style="{TAG.format(tint=tint)}">{escape(word)}</span>' if word else ""
    return (
        f'<div role="listitem" style="{ITEM.format(tint=tint)}"><b>{escape(milestone.text(lang))}</b>{tag}'
        f'<div style="{RULE}">{escape(milestone.rule(lang))}</div></div>'
    )
