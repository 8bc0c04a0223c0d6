"""A reading as a table for people: every figure with what it is taken for, how sure that is, and its sentence."""

import unicodedata

from etl.catalogue.catalogue import Catalogue
from etl.report.figure import Figure
from etl.report.read import Reading
from wording.language import later, named, translator
from wording.numbers import written

ROLES = {
    "total": later("总数"),
    "part": later("其中"),
    "share": later("占比"),
    "change": later("增减"),
    "target": later("目标"),
    "cumulative": later("累计数"),
    "from": later("变化前"),
    "to": later("变化后"),
    "rank": later("名次"),
    "streak": later("连续时长"),
    "cell": later("表中数"),
    "range": later("区间"),
    "derived": later("由增幅推算"),
}
HEAD = (later("数字"), later("读作"), later("含义"), later("时期"), later("指标"), later("把握"), later("原句"))
SENTENCE = 60  # characters of the sentence that the table shows


def table(reading: Reading, catalogue: Catalogue, lang: str) -> list[str]:
    """Lines of text: √ accepted unless somebody objects, ? an indicator that is only possible, blank none."""
    t = translator(lang)
    accepted = set(map(id, reading.accepted))
    head = ["", *map(t, HEAD)]
    rows = [head]
    for figure in reading.figures:
        name = named(catalogue.record("indicators.csv", figure.indicator), "name", lang) if figure.indicator else "—"
        mark = "√" if id(figure) in accepted else "?" if figure.indicator else ""
        value = written(figure.value) if figure.upper is None else f"{written(figure.value)}—{written(figure.upper)}"
        understood = f"{'' if figure.qualifier == '=' or figure.upper is not None else figure.qualifier}{value}{figure.unit}"
        sure = f"{figure.confidence:.0%}" if figure.indicator else ""
        rows.append([mark, figure.phrase, understood, t(ROLES[figure.role]), figure.period, name, sure, around(figure)])
    widths = [min(28, max(_width(row[n]) for row in rows)) for n in range(len(head) - 1)]
    return ["  ".join([*(_padded(c, w) for c, w in zip(row, widths, strict=False)), row[-1]]).rstrip() for row in rows]


def around(figure: Figure) -> str:
    """The piece of the sentence in which the figure stands."""
    place = figure.start - figure.sentence_start
    first = max(0, min(place - SENTENCE // 2, len(figure.sentence) - SENTENCE))
    piece = figure.sentence[first : first + SENTENCE]
    return ("…" if first else "") + piece + ("…" if first + SENTENCE < len(figure.sentence) else "")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
