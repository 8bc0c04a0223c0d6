"""Tables whose figures stand under the name of a unit, not under a word for "value": estimate, std. error, percentile rank."""

from dataclasses import replace

from etl.answers import chosen
from etl.problem import Choice
from etl.tables.header import Contents, Header
from etl.tables.overrides import Overrides
from etl.values import value
from wording.language import later

KEY = "value_column"
MOST_COLUMNS = 30  # columns that are offered
VALUE_HEADERS = {"estimate", "score", "obs", "figure", "amount", "估计值", "得分值"}  # alone, such a column needs no question


def measured(header: Header, contents: Contents, overrides: Overrides) -> None:
    """Where every record is named by its office, indicator and period, and no column says that it holds the value: the one that does,
    as the analyst says, or the question which it is."""
    if header.values or not all(header.has(name) for name in ("office", "indicator", "period")):
        return
    columns = [c for c in header.columns if c.field == "unknown" and _are_figures(contents.texts(c.position))]
    if not columns:
        return
    answer = chosen(overrides.choices, KEY)
    alone = columns[0].header if len(columns) == 1 and columns[0].header.strip().lower() in VALUE_HEADERS else ""
    column = next((c for c in columns if c.header == (answer or alone)), None)
    if column is None:
        choices = tuple(Choice(c.header, later("“{column}”列是数值"), {"column": c.header}) for c in columns[:MOST_COLUMNS])
        listed = "、".join(c.header for c in columns[:MOST_COLUMNS])
        header.questions.append(("value_column", {"facts": {"columns": listed, "n": len(columns)}, "choices": choices}))
    fields = {c.position: "value" if c is column else "other" for c in columns}
    header.columns = [replace(c, field=fields.get(c.position, c.field)) for c in header.columns]


def _are_figures(texts: list) -> bool:
    """Whether the texts of a column are numbers, but for those that say that there is none."""
    readings = [value.parse(text) for text in texts if any(map(str.isalnum, text))]
    return any(r.value is not None for r in readings) and 4 * sum(r.bad for r in readings) <= len(readings)
