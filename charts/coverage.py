"""Which figure exists for which year: a grid of indicators and years as a plain HTML table."""

from html import escape

from lang import named

CELL = "padding:3px 10px;border-bottom:1px solid rgba(125,133,144,.25);text-align:center;font-size:clamp(14px,.75vw,28px)"


def grid(rows: list, lang: str) -> str:
    """Rows of db/sql/coverage.sql as a table; a year without any figure still has its column."""
    if not rows:
        return ""
    years = [str(y) for y in range(int(min(r["year"] for r in rows)), int(max(r["year"] for r in rows)) + 1)]
    kinds = {(r["indicator"], r["year"]): r["kinds"] for r in rows}
    names = {r["indicator"]: named(r, "name", lang) for r in rows}
    head = "".join(f'<th scope="col" style="{CELL}">{y}</th>' for y in years)
    body = "".join(
        f'<tr><th scope="row" style="{CELL};text-align:left;font-weight:400">{escape(name)}</th>'
        + "".join(f'<td style="{CELL}">{_sign(kinds.get((i, y), ""))}</td>' for y in years)
        + "</tr>"
        for i, name in names.items()
    )
    return f'<div style="overflow-x:auto" tabindex="0"><table style="border-collapse:collapse"><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _sign(kinds: str) -> str:
    return "●" if "A" in kinds else "◐" if set(kinds) & set("SQMC") else "×" if "O" in kinds else ""
