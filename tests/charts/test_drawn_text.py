"""Text broken into lines: it ends, whatever the width, and loses nothing that there is room for."""

import pytest

from charts.text import size_for, wrapped

LONG = "全区办理各类文件8517件，比上年增长3.2%，连续三年增长。" * 3
WRAPPED = [  # text, width in ems, most lines → lines
    ("", 10, 2, [""]),
    ("两行的文字", 3, 2, ["两行的", "文字"]),
    ("两行的文字", 3, 1, ["两……"]),
    ("a long word", 4, 1, ["a lo…"]),
    ("文字", 1, 1, ["……"]),
    ("文字", 0.5, 1, ["……"]),
    ("文字", 0, 1, ["……"]),
    ("文字", -20, 1, ["……"]),
    ("ab", 0, 1, ["…"]),
    ("文字", 0, 2, ["文", "字"]),
]


@pytest.mark.parametrize(("text", "width", "most", "lines"), WRAPPED)
def test_text_is_broken_at_any_width(text, width, most, lines):
    assert wrapped(text, width, most) == lines


@pytest.mark.parametrize("width", [-1e9, -1, 0, 1e-9, 0.3, 1, 1.99, 2, 2.01, 1e9])
@pytest.mark.parametrize("most", [1, 2, 9])
def test_no_width_takes_more_lines_than_there_may_be(width, most):
    assert len(wrapped(LONG, width, most)) <= most
    assert len(size_for(LONG, width, (36, 18), most)[1]) <= most
