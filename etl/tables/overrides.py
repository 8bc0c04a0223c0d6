"""What the analyst has decided about a file that the reader could not, or not rightly, find out by itself."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Overrides:
    """None or {}: find out.

    office, period: of rows that do not say one (id of the office; the period as people write it). sheet: name of the
    worksheet. header_row: the first row of the header, as the spreadsheet counts; 0: there is none. meanings: position of a column from 0 → a
    field ("office", "indicator", "period", "value", "note", …), "period:2024", "indicator:<id>", "office:<id>",
    several of these with ";" between them ("note;period:2024"), or "" to leave the column out. choices: answers to questions of
    the reader, as in `etl.answers.Answers`.
    """

    office: str | None = None
    period: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    meanings: dict[int, str] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
