"""Files in the shapes of the world's statistics: what is understood, with a catalogue and without one."""

import pytest
from given import catalogue
from shapes import NOT_READ, SHAPES
from test_files import described

from etl.check import check
from etl.problem import CODES, LEVELS
from etl.read import Asked, read

CATALOGUE = catalogue()
IDS = [shape.name for shape in SHAPES]


@pytest.mark.parametrize("shape", SHAPES, ids=IDS)
def test_a_shape_is_understood_or_asked_about(shape):
    sheet = read(shape.data, shape.name, CATALOGUE, shape.asked)
    assert described(sheet) == [line for line in shape.records.splitlines() if line]
    assert [f"{p.code} {p.row} {p.column}" for p in sheet.problems] == shape.refused + shape.problems
    told = "\n".join(sheet.understood.sentences("zh"))
    assert [part for part in shape.said if part not in told] == [], told
    assert shape.layout in ("", sheet.understood.layout)
    assert "{" not in "".join(sheet.understood.sentences("en"))


@pytest.mark.parametrize("shape", [s for s in SHAPES if s.without != NOT_READ], ids=lambda s: s.name)
def test_a_shape_is_read_by_its_words_alone(shape):
    records = described(read(shape.data, shape.name, None, shape.asked))
    assert records == [line for line in (shape.without or shape.records).splitlines() if line]


INDICATORS = [  # name of the file, title above the table, the indicator that is taken (None: it is asked)
    ("letters.csv", "", "来信"),
    ("来信2024.csv", "", "来信"),
    ("2024年各区来信情况.csv", "", "来信"),
    ("indicator_letters.csv", "", "来信"),
    ("data letters 2024 final.csv", "", "来信"),
    ("x.csv", "各区来信情况,", "来信"),
    ("来信.csv", "各区来信情况,", "来信"),
    ("接待.csv", "各区来信情况,", None),
    ("love letters.csv", "", None),
    ("来信和接待.csv", "", None),
    ("x.csv", "", None),
    ("", "", None),
]


@pytest.mark.parametrize(("file", "title", "indicator"), INDICATORS)
def test_the_indicator_of_a_table_that_names_none(file, title, indicator):
    data = f"{title}\n单位,年份,数值\n东区,2024,5\n".encode()
    sheet = read(data, file, CATALOGUE)
    questions = [p for p in sheet.problems if p.level == "question"]
    if indicator:
        assert (set(sheet.texts["indicator"]), questions) == ({indicator}, [])
    else:
        assert [(p.code, len(p.answers)) for p in questions] == [("which_indicator", 9)]
        again = read(data, file, CATALOGUE, Asked(choices={"which_indicator": "visits"}))
        assert check([again], CATALOGUE).rows["indicator"].tolist() == ["visits"]


def test_a_question_of_a_shape_has_words_for_each_choice_in_both_languages():
    questions = [p for s in SHAPES for p in read(s.data, s.name, CATALOGUE, s.asked).problems if p.level == "question"]
    assert questions
    for question in questions:
        assert question.answers and LEVELS[CODES[question.code][0]]
        assert all(choice.words(lang) and "{" not in choice.words(lang) for choice in question.answers for lang in ("zh", "en"))
