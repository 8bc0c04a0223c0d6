"""Files in the shapes of the world's statistics: what is understood, with a catalogue and without one."""

import pytest
from given import catalogue, given
from shapes import NOT_READ, SHAPES
from test_files import described
from test_tidy import seen
from together import Together

from etl.checks.check import check
from etl.tables.read import Overrides, read
from wording.problems import CODES, LEVELS

CATALOGUE = catalogue()
IDS = [shape.name for shape in SHAPES]


@pytest.mark.parametrize("shape", SHAPES, ids=IDS)
def test_a_shape_is_understood_or_asked_about(shape):
    sheet = read(shape.data, shape.name, CATALOGUE, shape.overrides)
    assert described(sheet) == [line for line in shape.records.splitlines() if line]
    assert [f"{p.code} {p.row} {p.column}" for p in sheet.problems] == shape.refused + shape.problems
    sentences = "\n".join(sheet.understood.sentences("zh"))
    assert [part for part in shape.sentences if part not in sentences] == [], sentences
    assert shape.layout in ("", sheet.understood.layout)
    assert "{" not in "".join(sheet.understood.sentences("en"))


@pytest.mark.parametrize("shape", [s for s in SHAPES if s.without != NOT_READ], ids=lambda s: s.name)
def test_a_shape_is_read_by_its_words_alone(shape):
    records = described(read(shape.data, shape.name, None, shape.overrides))
    assert records == [line for line in (shape.without or shape.records).splitlines() if line]


@pytest.mark.parametrize("shape", SHAPES, ids=IDS)
def test_a_shape_is_read_the_same_the_short_way(shape, monkeypatch):
    long = read(shape.data, shape.name, CATALOGUE, shape.overrides)
    monkeypatch.setattr("etl.tables.bulk.LEAST_LINES", 0)
    assert seen(read(shape.data, shape.name, CATALOGUE, shape.overrides)) == seen(long)


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
        again = read(data, file, CATALOGUE, Overrides(choices={"which_indicator": "visits"}))
        assert check([again], CATALOGUE).rows["indicator"].tolist() == ["visits"]


def test_a_question_of_a_shape_has_words_for_each_choice_in_both_languages():
    questions = [p for s in SHAPES for p in read(s.data, s.name, CATALOGUE, s.overrides).problems if p.level == "question"]
    assert questions
    for question in questions:
        assert question.answers and LEVELS[CODES[question.code][0]]
        assert all(choice.words(lang) and "{" not in choice.words(lang) for choice in question.answers for lang in ("zh", "en"))


CHANGES = [  # header and rows of 东区, whether the stated change is doubted, what the sentence has to say
    ("指标,2023年,2024年,同比±%\n来信,100,120,20", ""),
    ("指标,2023年,2024年,同比±%\n来信,100,120,25", "(120 - 100) ÷ 100 = 20%"),
    ("指标,2024年,2023年,增长%\n来信,120,100,20", ""),
    ("指标,2024年,2023年,增长%\n来信,120,100,-20", "= 20%"),
    ("指标,2023年,2024年,增速\n来信,300,400,33%", ""),
    ("指标,2023年,2024年,增速\n来信,300,400,33.3", ""),
    ("指标,2023年,2024年,增速\n来信,300,400,33.4", "= 33.3%"),
    ("指标,2023年,2024年,增长\n来信,100,80,下降20%", ""),
    ("指标,2023年,2024年,增长\n来信,100,80,-20%", ""),
    ("指标,2023年,2024年,增长\n来信,100,80,20%", "= -20%"),
    ("指标,2023年,2024年,增减额(件)\n来信,100,80,-20", ""),
    ("指标,2023年,2024年,增减额(件)\n来信,100,80,-30", "80 - 100 = -20件"),
    ("指标,2023年,2024年,增减\n来信,100,150,50", ""),
    ("指标,2023年,2024年,增减\n来信,200,250,50", ""),
    ("指标,2023年,2024年,增减\n来信,200,250,60", "= 25%"),
    ("指标,2023年,2024年,增减（百分点）\n网办率,80.0,82.5,2.5", ""),
    ("指标,2023年,2024年,增减（百分点）\n网办率,80.0,82.5,3.5", "82.5 - 80 = 2.5个百分点"),
    ("指标,2023年,2024年,同比±%\n网办率,80.0,82.5,2.5", ""),
    ("指标,2023年,2024年,同比±%\n网办率,80.0,82.5,3.1", ""),
    ("指标,2023年,2024年,同比±%\n得分,8.3,9.1,9.3", ""),  # 9.64 of the rounded figures, but 8.35 and 9.05 are possible
    ("指标,2023年,2024年,同比±%\n得分,8.3,9.1,12", "= 9.6%"),
    ("指标,2023年,2024年,同比±%\n排名,3,1,2", ""),
    ("指标,2023年,2024年,同比±%\n来信,0,5,100", ""),
    ("指标,2023年,2024年,同比±%\n来信,100,,20", ""),
    ("指标,2023年,2024年,同比±%\n来信,近100,120,25", ""),
    ("指标,2023年,2024年,同比±%\n来信,100,100,持平", ""),
    ("指标,2023年,2024年,同比±%\n来信,100,100,—", ""),
    ("指标,2023年,2024年,环比±%\n来信,100,120,90", ""),
    ("指标,2023年,2024年,较上月增长%\n来信,100,120,90", ""),
    ("指标,2024年,,2023年,\n,累计,同比%,累计,同比%\n来信,120,20,100,5", ""),
    ("指标,2024年,,2023年,\n,累计,同比%,累计,同比%\n来信,120,5,100,20", "= 20%"),
    ("指标,时期,数值,同比(%)\n来信,2023,100,3\n来信,2024,120,20", ""),
    ("指标,时期,数值,同比(%)\n来信,2023,100,3\n来信,2024,120,25", "= 20%"),
    ("时期,来信,来信增长(%)\n2023,100,1\n2024,120,25", "= 20%"),
]


def of_east(lines: str):
    """The sheet of a table whose first column is 东区."""
    first = ["单位" if n == 0 else "" if line[0] == "," else "东区" for n, line in enumerate(lines.split("\n"))]
    data = "\n".join(f"{office},{line}" for office, line in zip(first, lines.split("\n"), strict=True))
    return read(data.encode(), "x.csv", CATALOGUE)


@pytest.fixture(scope="module")
def changes() -> Together:
    """The cases of CHANGES, checked in one go."""
    return Together({lines: of_east(lines) for lines, _ in CHANGES}, CATALOGUE)


@pytest.mark.parametrize(("lines", "doubt"), CHANGES)
def test_a_stated_change_is_held_against_its_figures(lines, doubt, changes):
    problems = [p for p in changes[lines].problems if p.code != "computed_value"]
    assert [p.code for p in problems] == (["stated_change_differs"] if doubt else []), [p.message() for p in problems]
    assert all(doubt in p.message() and p.cell and p.column for p in problems)


def test_a_stated_change_is_held_against_the_record(tmp_path):
    existing = given(tmp_path / "g", "east letters 2023 100")
    sheet = read("单位,指标,2024年,同比±%\n东区,来信,120,25".encode(), "x.csv", CATALOGUE)
    [problem] = check([sheet], CATALOGUE, existing).problems
    assert (problem.code, problem.row, problem.column, problem.cell) == ("stated_change_differs", 2, "同比±%", "25")
    assert "数据版本1" in problem.message() and "release 1" in problem.message("en").lower()
