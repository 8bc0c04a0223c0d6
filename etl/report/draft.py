"""Accepted figures as rows of the analysts' upload, each with its sentence as its source; and proposals for new indicators."""

import re
from collections.abc import Collection, Iterable, Mapping

from db.build import ROW_COLUMNS
from etl.catalogue.identity import identity
from etl.report.figure import Figure
from wording.cells import csv_text
from wording.numbers import written

COLUMNS = [name for name in ROW_COLUMNS if name != "row"]
KINDS = {"%": "ratio", "分": "score"}
LEADING = re.compile(
    r"^(?:[,、;:\s\x00]|全年|今年以来|一年来|截至目前|累计|共计|共|已|其中|有|对|全[市区县镇省]|并|和|及|与|实现|完成|达到|达|为|均|约|各类|开展|的)+"
)
TRAILING = re.compile(r"(?:[,、;:\s]|累计|共计|共|已|达到|达|为|有|了|保持|首次|均|率先|分别)+$")


def draft_rows(
    figures: Iterable[Figure], office: str, recorded: Collection[tuple[str, str]] = frozenset(), origin: str = ""
) -> list[dict[str, str]]:
    """Rows (dicts of ROW_COLUMNS without row) of figures that were accepted, in their order.

    recorded: (indicator, period) pairs that the record has a figure for; values worked back from a stated change are given
    only where it has none. origin: the report's file or title, said before the sentence in the source.
    """
    rows = []
    for figure in figures:
        if figure.role == "derived" and (figure.indicator, figure.period) in recorded:
            continue
        row = {
            "office": office,
            "indicator": figure.indicator,
            "period": figure.period,
            "value": written(figure.value),
            "qualifier": figure.qualifier,
            "status": "" if figure.status == "A" else figure.status,  # A would take the mark of a break from the record
            "as_worded": _line(figure.phrase),
            "note": _line(figure.note),
            "source": _line(f"{origin}：{figure.sentence}" if origin else figure.sentence),
        }
        rows.append(row)
    return rows


def draft_csv(rows: Iterable[Mapping[str, str]]) -> str:
    """The rows as the text of a CSV file that `python -m etl check` reads; to be written as UTF-8 with BOM."""
    return csv_text(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))


def _line(text: str) -> str:
    """The text as one line."""
    return " ".join(filter(None, map(str.strip, text.splitlines())))


def proposal(figure: Figure, identities: set[str]) -> dict[str, str]:
    """id, name_zh, unit_zh and kind of a new indicator for a figure that the catalogue has none for; {} if nameless."""
    before = figure.sentence[: max(0, figure.start - figure.sentence_start)]
    phrase = figure.row.rpartition(" ")[2] if figure.row else re.split(r"[,，;；:：。（(]", before)[-1]
    name = _noun(phrase) or _noun(_behind(figure))
    if not name:
        return {}
    kind = "rank" if figure.role == "rank" else KINDS.get(figure.unit, "count")
    return {"id": identity(name, identities), "name_zh": name, "unit_zh": figure.unit or "个", "kind": kind}


def new_indicator(texts: Mapping[str, str], figure: Figure, indicators: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """A record of indicators.csv for what somebody says of a new indicator; what is left open is taken from its figure."""
    texts = {name: " ".join(text.split()) for name, text in texts.items()}
    english = {r["unit_zh"]: r["unit_en"] for r in indicators}
    made = {
        "name_en": texts["name_zh"],
        "unit_en": english.get(texts["unit_zh"], texts["unit_zh"]),
        "decimals": str(min(6, len(written(figure.value).partition(".")[2]))),
        "minimum": "1" if texts["kind"] == "rank" else "",
        "definition_en": texts["definition_zh"],
    }
    return {**made, **{name: text for name, text in texts.items() if text}}


def _behind(figure: Figure) -> str:
    after = figure.sentence[max(0, figure.end - figure.sentence_start) :]
    return re.split(r"[,，;；:：。、（(）)]", after)[0]


def _noun(words: str) -> str:
    last = re.split(r"\d[\d,.]*[余多]?[万亿千]?[\u4e00-\u9fff%％]{0,2}[、和及]", words)[-1]
    name = TRAILING.sub("", LEADING.sub("", last)).strip("“”\"'《》（）()")
    return name[-16:] if len(name) >= 2 and not re.search(r"\d", name) else ""
