"""Cards and the table of figures as Dash components, for Dash and Vizro."""

import re

import card
import content
from dash import html

from wording import comparison, numbers

GRID = {"display": "grid", "gridTemplateColumns": "repeat(auto-fill, minmax(212px, 1fr))", "gap": "12px"}
CARD = {"display": "flex", "flexDirection": "column", "border": "1px solid #ccc", "borderRadius": "8px", "padding": "12px"}


def overview(office: str, year: str) -> list:
    """The sentence about the year, and a grid of cards for each theme."""
    parts = [html.P(content.heading(office, year))]
    for theme, name in content.THEMES.items():
        of_theme = [r for r in content.rows(office, year) if r["theme"] == theme]
        if of_theme:
            parts += [html.H2(name), html.Div([_card(r) for r in of_theme], style=GRID)]
    return parts


def _card(row):
    sparkline = re.search('src="([^"]+)"', card.sparkline(row["history"], row["history_breaks"], row["kind"] == "rank"))
    return html.A(
        [
            html.Span(row["name_zh"]),
            html.B(numbers.figure(row, content.LANG), style={"fontSize": "24px"}),
            html.Span(comparison.change_text(row, content.LANG) or comparison.why_short(row, content.LANG)),
            html.Img(src=sparkline[1]) if sparkline else None,
        ],
        href=f"/indicator?office={row['office']}&indicator={row['indicator']}", style=CARD,
    )  # fmt: skip


def table(office: str, indicator: str):
    rows = content.series(office, indicator)[::-1]
    return html.Table(
        [html.Tr([html.Td(r["period"]), html.Td(numbers.figure(r, content.LANG)), html.Td(r["source"])]) for r in rows]
    )
