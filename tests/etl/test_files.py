"""More than forty files as offices send them: what is understood, and what is refused with its place."""

import pytest
from files import FILES
from given import catalogue

from etl.tables.read import read

CATALOGUE = catalogue()


def described(sheet) -> list:
    """The records as "office indicator period value [unit]", _ for nothing."""
    texts = sheet.texts
    fields = zip(*(texts[f] for f in ("office", "indicator", "period", "value", "unit")), strict=True)
    records = [[text.replace(" ", "") or "_" for text in record] for record in fields]
    names = {"east": "东区", "west": "西区"}
    return [" ".join([names.get(office, office), *rest, *([] if unit == "_" else [unit])]) for office, *rest, unit in records]


@pytest.mark.parametrize("file", FILES, ids=[f.name for f in FILES])
def test_a_file_is_understood_or_refused(file):
    sheet = read(file.data, file.name, CATALOGUE, file.overrides)
    assert described(sheet) == [line for line in file.records.splitlines() if line]
    assert [f"{p.code} {p.row} {p.column}" for p in sheet.problems] == file.refused + file.problems
    assert {p.level for p in sheet.problems[: len(file.refused)]} <= {"error"}
    sentences = "\n".join(sheet.understood.sentences("zh"))
    assert [part for part in file.sentences if part not in sentences] == [], sentences
    assert file.layout in ("", sheet.understood.layout)
