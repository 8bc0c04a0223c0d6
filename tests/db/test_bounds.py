"""How 余, 近, 约 and 以上 are read, and what they prove: given rows, expected sentences."""

import pytest
from given import Cases, given

from charts import growth
from charts.panel import number_formats
from wording import comparison, numbers

RANGES = [  # indicator, value and qualifier, least, most
    ("visits", "5800 >=", 5800, 5900),
    ("visits", "10000 >=", 10000, 20000),
    ("visits", "11000 >=", 11000, 12000),
    ("visits", "40000 >=", 40000, 50000),
    ("visits", "500 >=", 500, 600),
    ("visits", "510 >=", 510, 520),
    ("visits", "8517 >=", 8517, None),
    ("visits", "9 >=", 9, None),
    ("visits", "600 <=", 500, 600),
    ("visits", "5900 <=", 5800, 5900),
    ("visits", "10000 <=", 9000, 10000),
    ("visits", "100 <=", 90, 100),
    ("visits", "595 <=", None, 595),
    ("visits", "595", 595, 595),
    ("score", "800 >=", 800, 900),
    ("score", "668.7 ~ E", None, None),
    ("online", "90 >=", 90, None),
    ("place", "3 <=", 1, 3),
    ("place", "3 >=", 3, None),
    ("visits", "100000000000000000000 >=", 1e20, None),
]


@pytest.fixture(scope="module")
def cases(tmp_path_factory) -> Cases:
    """The figures of RANGES, CHANGES and FORMATS in one snapshot."""
    figures = [f"east {indicator} 2024 {figure}" for indicator, figure, *_ in RANGES]
    pairs = [two_years(before, after, indicator) for indicator, before, after, *_ in CHANGES]
    return Cases(tmp_path_factory.mktemp("bounds"), [*figures, *pairs, *(two_years(*case[:3]) for case in FORMATS)])


@pytest.mark.parametrize(("indicator", "figure", "least", "most"), RANGES, ids=[f"{r[0]} {r[1]}" for r in RANGES])
def test_the_range_of_a_figure(cases, indicator, figure, least, most):
    [row] = cases.series(f"east {indicator} 2024 {figure}", indicator)
    assert (row["least"], row["most"]) == (least, most)


def two_years(before: str, after: str, indicator: str = "visits") -> str:
    return f"east {indicator} 2023 {before}\neast {indicator} 2024 {after}"


CHANGES = [  # indicator, before, after, in words, English, short, verdict
    ("visits", "10000 >=", "5800 >=", "下降四成以上", "down 40% or more", "▼ 40%以上", "bad"),
    ("visits", "400", "500 >=", "增长25%以上", "up 25% or more", "▲ 25%以上", "good"),
    ("visits", "500 >=", "650", "增长8.3%以上", "up 8.3% or more", "▲ 8.3%以上", "good"),
    ("visits", "500 >=", "900 >=", "增长五成以上", "up 50% or more", "▲ 50%以上", "good"),
    ("visits", "500 >=", "2000 >=", "增长230%以上", "up 230% or more", "▲ 230%以上", "good"),
    ("visits", "300", "500 >=", "增长66.6%以上", "up 66.6% or more", "▲ 66.6%以上", "good"),  # 66.67: not 66.7, which nothing proves
    ("visits", "300", "100 <=", "下降66.6%以上", "down 66.6% or more", "▼ 66.6%以上", "bad"),
    ("visits", "600 <=", "400 <=", "下降两成以上", "", "", "bad"),
    ("visits", "499", "500 >=", "有所增长", "up", "▲", ""),
    ("visits", "500 >=", "580", "", "", "", ""),
    ("visits", "500 >=", "600", "", "", "", ""),
    ("online", "94.9", "95 >=", "有所提高", "up", "▲", ""),
    ("online", "90", "95 >=", "提高5个百分点以上", "up 5 percentage points or more", "▲ 5以上", "good"),
    ("score", "668.7 ~ E", "896", "约增长34%（高约227分，上年为推算值）", "up about 34% (about 227 points higher, year before is derived)", "▲ 约34%", "good"),
    ("score", "890 ~ E", "896", "约增长0.7%（高约6分，上年为推算值）", "", "▲ 约0.7%", ""),
    ("place", "5", "3 <=", "升2位以上", "", "▲ 2以上", "good"),
    ("place", "3 <=", "6", "降3位以上", "", "▼ 3以上", "bad"),
    ("visits", "5", "20 >=", "增加15次以上", "up by 15 visits or more", "▲ 15次以上", "good"),
    ("visits", "20 >=", "5", "下降75%以上", "", "▼ 75%以上", "bad"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("indicator", "before", "after", "chinese", "english", "short", "verdict"),
    CHANGES,
    ids=[f"{c[1]} to {c[2]}" for c in CHANGES],
)
def test_the_strongest_that_holds_is_told(cases, indicator, before, after, chinese, english, short, verdict):
    row = cases.series(two_years(before, after, indicator), indicator)[-1]
    assert comparison.change_text(row, "zh") == chinese
    assert not english or comparison.change_text(row, "en") == english
    assert comparison.judgement(row) == verdict
    if short:
        assert growth.label(row, "zh") == f"{short} {growth.verdict(row, 'zh')}".strip()


FORMATS = [  # before, after, indicator, language, the number format of a slide
    ("400", "500 >=", "visits", "zh", '"▲ "#,##0"%""以上 向好"'),
    ("400", "500 >=", "visits", "en", '"▲ "#,##0"%"" or more good"'),
    ("668.7 ~ E", "896", "score", "zh", '"▲ 约"#,##0"%"" 向好"'),
    ("499", "500 >=", "visits", "zh", '"▲"'),
    ("5", "6", "visits", "zh", '"▲ "#,##0"次"" 向好"'),
]


@pytest.mark.parametrize(("before", "after", "indicator", "lang", "form"), FORMATS)
def test_a_slide_has_the_same_words(cases, before, after, indicator, lang, form):
    row = cases.series(two_years(before, after, indicator), indicator)[-1]
    verdict = {"good": {"zh": "向好", "en": "good"}[lang], "": ""}[comparison.judgement(row)]
    assert number_formats.change(row, verdict, lang).split(";")[0] == form


@pytest.mark.parametrize(("figure", "chinese", "english"), [("668.7 ~ E", "约669分", "about 669 points"), ("66.87 ~ E", "约66.9分", "about 66.9 points"),
                                                            ("8517.3 ~ E", "约8,517分", "about 8,517 points"), ("668.7 ~", "约668.7分", "about 668.7 points")])  # fmt: skip
def test_a_figure_that_was_worked_back_has_three_digits(tmp_path, figure, chinese, english):
    [row] = given(tmp_path, f"east score 2024 {figure}").records("page/series", indicator="score", office="east")
    assert (numbers.figure(row, "zh"), numbers.figure(row, "en"), numbers.label(row, "en")) == (
        chinese,
        english,
        english.removesuffix(" points"),
    )
