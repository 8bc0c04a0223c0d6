"""Which figure exists for which year: a grid of indicators and years as a plain HTML table."""

from wording.escaping import Html, html, html_joined
from wording.language import named

CELL = "padding:3px 10px;border-bottom:1px solid rgba(125,133,144,.25);text-align:center;font-size:clamp(14px,.75vw,28px)"


def grid(rows: list, lang: str) -> Html:
    """Rows of db/sql/page/definitions/coverage.sql as a table; a year without any figure still has its column."""
    if not rows:
        return Html()
    years = [str(y) for y in range(int(min(r["year"] for r in rows)), int(max(r["year"] for r in rows)) + 1)]
    kinds = {(r["indicator"], r["year"]): r["kinds"] for r in rows}
    names = {r["indicator"]: named(r, "name", lang) for r in rows}
    head = html_joined(html(f'<th scope="col" style="{CELL}">{{year}}</th>', year=y) for y in years)
    body = html_joined(
        html(
            f'<tr><th scope="row" style="{CELL};text-align:left;font-weight:400">{{name}}</th>{{cells}}</tr>',
            name=name,
            cells=html_joined(html(f'<td style="{CELL}">{{sign}}</td>', sign=_sign(kinds.get((i, y), ""))) for y in years),
        )
        for i, name in names.items()
    )
    return html(
        '<div style="overflow-x:auto" tabindex="0"><table style="border-collapse:collapse"><thead><tr><td></td>{head}</tr></thead>'
        "<tbody>{body}</tbody></table></div>",
        head=head,
        body=body,
    )


def _sign(kinds: str) -> str:
    return "●" if "A" in kinds else "◐" if set(kinds) & set("SQMC") else "×" if "O" in kinds else ""
