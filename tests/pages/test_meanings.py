"""What a column of a file means, by name: never an id, whatever the file calls it."""

from types import SimpleNamespace

import pytest
from given import catalogue

from etl.tables.interpretation import Column
from pages.upload.meanings import OTHER, Meanings
from wording.language import translator

CASES = [  # what stands for a column in etl, what is kept of it, in Chinese, in English
    ("", "", "不采用", "Leave out"),
    ("note", "note", "备注", "Note"),
    ("period:2024年", "period:2024", "2024年的数值", "2024: Value"),
    ("period:2024年;status:E", "period:2024;status:E", "2024年的数值（预计）", "2024: Value (expected)"),
    ("period:2024年;status:P", "period:2024;status:P", "2024年的数值（初步数）", "2024: Value (provisional)"),
    ("note;period:2024年", "note;period:2024", "2024年的备注", "2024: Note"),
    ("period:2024年1—6月", "period:2024-01/P6M", "2024年1—6月的数值", "January–June 2024: Value"),
    ("indicator:来信", "indicator:letters", "来信", "Letters"),
    ("indicator:信件;period:2023", "indicator:letters;period:2023", "来信 2023年的数值", "Letters 2023: Value"),
    ("office:东区", "office:east", "东区办公室", "East office"),
    ("indicator:没有的", "indicator:没有的", "没有的", "没有的"),
]  # fmt: skip


def meanings(lang: str = "zh") -> Meanings:
    return Meanings(
        SimpleNamespace(lang=lang, t=lambda sentence, **facts: translator(lang)(sentence).format(**facts)), catalogue()
    )


@pytest.mark.parametrize(("written", "kept", "chinese", "english"), CASES)
def test_a_meaning_is_kept_by_id_and_told_by_name(written, kept, chinese, english):
    assert meanings().canonical(written) == kept
    assert [meanings(lang).words(kept) for lang in ("zh", "en")] == [chinese, english]


def test_no_choice_shows_an_id_and_none_is_there_twice():
    columns = [
        Column(0, "2024年", "value", {"period": "2024年"}),
        Column(1, "来信", "value", {"indicator": "来信"}),
        Column(2, "x", "unknown"),
    ]
    options = meanings().options(columns)
    assert not [text for text in options.values() if ":" in text or "letters" in text or "east" in text]
    assert len(set(options.values())) == len(options) and OTHER in options
    assert {"period:2024", "indicator:letters", "office:west", "", "value"} <= options.keys()
