"""What can be read: indicators, offices, figures and releases. Each is rows of a release, a page of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from api.ask import require
from db import Snapshot
from db.types import Row

FORMERLY = {
    "measure_zh": "unit_zh",
    "measure_en": "unit_en",
}  # fields that are still answered under their old names, one version long
PACE = ("pace_period", "pace_is_sum", "pace_done", "pace_qualifier", "pace_base", "pace_share", "pace_time", "pace_years", "pace_usual", "pace_usual_least", "pace_usual_most", "pace_by_time", "pace_by_season", "pace_by_season_least", "pace_by_season_most", "pace_status")  # fmt: skip
FIGURE = ("office", "sample", "indicator", "period", "value", "qualifier", "status", "as_worded", "unit_zh", "unit_en", "computed",
          "previous_period", "previous_value", "change", "change_kind", "bound", "why", "note", "source", "file", "row", "release", "mean", "lower", "upper", "variation", "run", *PACE)  # fmt: skip
INDICATOR = ("id", "name_zh", "name_en", "theme", "unit_zh", "unit_en", "kind", "direction", "decimals", "numerator",
             "denominator", "minimum", "maximum", "definition_zh", "definition_en", "phrase_zh", "phrase_en", "phrase_zero_zh", "phrase_zero_en")  # fmt: skip
OFFICE = ("id", "name_zh", "name_en", "short_zh", "short_en", "region_zh", "region_en", "sample", "valid_from", "valid_to",
          "successor", "figures", "first_year", "last_year")  # fmt: skip
RELEASE = ("release", "parent", "action", "by", "at", "reason", "new", "changed", "unchanged")


@dataclass(frozen=True)
class Resource:
    """about: what it gives; columns: of each row; takes: its parameters; rows(snapshot, query) → a page of rows, with `total` in
    each where there may be more."""

    about: str
    columns: tuple[str, ...]
    takes: tuple[str, ...]
    rows: Callable[[Snapshot, dict[str, Any]], list[Row]]


def _figures(snapshot: Snapshot, query: dict) -> list:
    require(snapshot, "indicator", query["indicator"])
    require(snapshot, "office", query["office"])
    return snapshot.records(
        "page/api/figures", **{name: query[name] for name in ("indicator", "office", "sample", "limit", "offset")}
    )


def _offices(snapshot: Snapshot, query: dict) -> list:
    return [row for row in snapshot.records("page/office") if query["sample"] or not row["sample"]]


def _releases(snapshot: Snapshot, query: dict) -> list:
    return [{**row, "by": row["published_by"], "at": row["published_at"]} for row in snapshot.records("page/api/entries")]


RESOURCES = {
    "indicators": Resource(
        "The catalogue's indicators: names, unit, kind, definition, phrases ({value}: the figure), in display order.",
        INDICATOR, ("release", "format"), lambda snapshot, _: snapshot.records("page/indicator", office="")),
    "offices": Resource(
        "The offices, in display order. sample: a fictional office that comes with the product.",
        OFFICE, ("sample", "release", "format"), _offices),
    "series": Resource(
        "The figures, each with its unit, qualifier, status, source, file, the release it came with, and its change on a year before.",
        FIGURE, ("indicator", "office", "sample", "release", "format", "lang", "limit", "offset"), _figures),
    "releases": Resource(
        "The releases up to the one that is asked for: when, by whom, what and why, oldest first.",
        RELEASE, ("release", "format"), _releases),
}  # fmt: skip
