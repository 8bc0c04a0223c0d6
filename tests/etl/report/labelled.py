"""Sentences with their figures, and how much of them the reader finds."""

import re
from collections import Counter
from pathlib import Path

from etl.report.extract import figures

HERE = Path(__file__).parent
PLAIN = re.compile(r"(\d+(?:\.\d+)?)(.*)")


def sentences(half: str) -> list:
    """(sentence, its figures as (phrase, value, qualifier, unit)) of one of the four files of this folder."""
    lines = [line for line in (HERE / f"{half}.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [
        (text, [_label(item) for item in labels[1:].split(";") if item.strip()])
        for text, labels in zip(lines[::2], lines[1::2], strict=True)
    ]


def _label(item: str) -> tuple:
    phrase, given, reading = item.strip().partition("=")
    if given:
        value, qualifier, unit = reading.split("|")
        return phrase, float(value), qualifier, unit
    value, unit = PLAIN.fullmatch(phrase).groups()
    return phrase, float(value), "=", unit


def figures_of(text: str) -> list:
    """The figures of a text in the same form, without counts of towns that only say where."""
    return [(f.phrase, f.value, f.qualifier, f.unit) for f in figures(text) if f.role != "coverage"]


def score(half: str) -> tuple:
    """(recall, precision) over all sentences of a half: a figure counts when all four of its parts are right."""
    right = read = labelled = 0
    for text, labels in sentences(half):
        got, wanted = Counter(figures_of(text)), Counter(labels)
        right, read, labelled = right + (got & wanted).total(), read + got.total(), labelled + wanted.total()
    return right / labelled, right / read
