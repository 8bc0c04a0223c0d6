"""One door for each kind of output (wording/escaping.py, wording/cells.py, pages/shell/screen.py), and over the syntax tree no second."""

import ast
import csv
import io
import re
import time

import pytest
from hostile_texts import TEXTS
from openpyxl import Workbook, load_workbook
from test_house import SOURCES
from tools import ROOT

from pages.shell.screen import st
from wording import cells, escaping
from wording.saving import saved

DOORS, SCREEN = {ROOT / "wording/escaping.py", ROOT / "wording/cells.py"}, ROOT / "pages" / "shell" / "screen.py"
TAG = re.compile(r"(?<!P)</?[a-z][a-z0-9]*[ />]")
TREES = {path: ast.parse(path.read_text("utf-8")) for path in SOURCES if path not in DOORS}


def calls(tree, *names) -> list:
    return [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", getattr(n.func, "attr", "")) in names]


def is_ours(node) -> bool:
    """A literal, a constant of the module, a translated sentence, or such joined: nothing that came with data."""
    if isinstance(node, ast.JoinedStr):
        return all(is_ours(part.value if isinstance(part, ast.FormattedValue) else part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return is_ours(node.left) and is_ours(node.right)
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        return name in ("t", "later") or (isinstance(node.func, ast.Call) and node.func.func.id == "translator")
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())


def second_doors(tree, path) -> list:
    """What makes a text something else without the door."""
    doors = [n for n in calls(tree, "Html", "Markup") if n.args]  # made at the door alone
    doors += [n for n in calls(tree, "html") if n.args and not is_ours(n.args[0]) and ast.unparse(n.func) == "html"]
    doors += [n for n in calls(tree, "markup") if not is_ours(n.args[0]) and path.name not in ("rules.py", "run.py")]
    doors += [n for n in calls(tree, "escape", "quoteattr") if ast.unparse(n.func) != "re.escape"]
    doors += calls(tree, "writer", "DictWriter", "to_csv", "to_html", "to_markdown")
    doors += [n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr == "_under" and path != SCREEN]
    return doors + (
        calls(tree, "to_json", "to_json_plotly") if path != ROOT / "pages" / "components" / "plot" / "__init__.py" else []
    )


def loose_tags(tree) -> list:
    """Tags beside something that is filled in, but in the first argument of `html`; what a hover text of Plotly has that is not ours;
    breaks of lines within a figure's text."""
    hovers = [
        k.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Call)
        for k in n.keywords
        if k.arg in ("hovertemplate", "texttemplate")
    ]
    templates = [c.args[0] for c in calls(tree, "html") if c.args and isinstance(c.func, ast.Name)]
    allowed = {id(n) for first in [*templates, *hovers] for n in ast.walk(first)}
    filled = [n for n in ast.walk(tree) if isinstance(n, ast.JoinedStr)]
    filled += [c.func.value for c in calls(tree, "format", "join") if isinstance(c.func, ast.Attribute)]
    texts = {id(n): n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    tags = [
        n for n in filled if id(n) not in allowed and any(TAG.search(texts[id(c)].value) for c in ast.walk(n) if id(c) in texts)
    ]
    tags += [n for n in texts.values() if "<br>" in n.value and id(n) not in allowed]
    return tags + [hover for hover in hovers if not is_ours(hover) or isinstance(hover, ast.JoinedStr)]


@pytest.mark.parametrize("path", TREES, ids=lambda p: str(p.relative_to(ROOT)))
def test_there_is_no_second_door(path):
    assert [f"{path.relative_to(ROOT)}:{n.lineno}" for n in second_doors(TREES[path], path) + loose_tags(TREES[path])] == []


PLANTED = [
    "st.html(Html(name))",
    "st.markdown(Markup(f'**{name}**'))",
    "html(f'<b>{name}</b>')",
    "markup('**' + name + '**')",
    "st.html('<b>{}</b>'.format(name))",
    "x = f'<td>{name}</td>'",
    "'</td><td>'.join(cells)",
    "fig.add_bar(hovertemplate=name + '<br>%{x}')",
    "fig.add_bar(hovertemplate=f'{name}')",
    "fig.add_annotation(text='<br>' + name)",
    "html.escape(name)",
    "csv.writer(out).writerow([name])",
    "frame.to_csv()",
    "figure.to_json()",
    "st._under.markdown(name)",
]


@pytest.mark.parametrize("source", PLANTED)
def test_a_second_door_would_be_found(source):
    tree = ast.parse(source)
    assert second_doors(tree, ROOT / "pages" / "new.py") + loose_tags(tree)


def test_a_page_has_no_other_way_to_streamlit():
    for name in (
        "write",
        "latex",
        "metric",
        "dataframe",
        "link_button",
        "chat_message",
        "write_stream",
        "exception",
        "pills",
        "iframe",
    ):
        with pytest.raises(AttributeError, match="screen"):
            getattr(st, name)
    with pytest.raises(TypeError):
        st.html("<b>text</b>")
    with pytest.raises(TypeError):
        st.badge("text")


@pytest.mark.parametrize(
    "text",
    [*TEXTS.values(), "'=x", "''=x", "'", "=", "-", "＝1+1", "\tx", "-5", "+3%", "1,234", "-1.5e-7", "普通"]
    + [
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "  @SUM(A1)",
        "\u3000＝1+1",
        "\u00a0-2+3",
        "'\t=1",
        "' =1",
        "\t5",
        " 5",
        "\rx",
        "\t",
    ],
)
def test_a_cell_is_not_run_and_comes_back(text):
    cell = cells.cell(text)
    assert cells.cell_text(cell) == text
    assert not re.match(r"(\s*[=+\-@＝＋－＠]|[\t\r\n]).", cell) or re.fullmatch(r"[-+]?[\d,.]+(e-?\d+)?%?", cell)
    [[back]] = csv.reader(io.StringIO(cells.csv_text([text], []), newline=""))
    assert back == cell and cells.cell_text(back) == text


RUN = ["=1+1", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "＝1+1", "\t5"]
HARMLESS = {"-5": "-5", " 5": " 5", "-": "-", "甲=乙": "甲=乙", "'甲": "'甲", "": ""}


@pytest.mark.parametrize(("text", "cell"), ({text: f"'{text}" for text in RUN} | HARMLESS).items())
def test_csv_and_workbooks_have_one_guard(text, cell):
    book = Workbook(write_only=True)
    book.create_sheet().append([cells.workbook_cell(text)])
    written = load_workbook(io.BytesIO(saved(book))).active["A1"]
    assert cells.cell(text) == cells.workbook_cell(text) == cell and written.data_type != "f"
    assert cells.chart_cell(text) == (f" {text}" if cell != text else text)


@pytest.mark.parametrize("value", [5, -5.5, None, True])
def test_a_number_stays_a_number(value):
    assert cells.cell(value) is value and cells.workbook_cell(value) is value


LONG = 200_000


@pytest.mark.parametrize(
    "piece", ["a:", ":", "<", " ", "h", "a@", "www.", "'", "`", "a.-", "\n", "http://", "-", "1", "[", "\u202e"]
)
def test_a_long_text_takes_no_long_time(piece):
    text = piece * (LONG // len(piece))
    begun = time.perf_counter()
    for door in (
        escaping.markdown,
        escaping.as_html,
        escaping.linked,
        cells.cell,
        cells.cell_text,
        escaping.file_name,
        escaping.visible,
    ):
        door(text)
    assert time.perf_counter() - begun < 2


FILES = {  # a text as the name of a file
    "=1+1": "=1+1.csv",
    'a/b\\c:d*e?f"g<h>i|j': "a_b_c_d_e_f_g_h_i_j.csv",
    "../../etc/passwd": "etc_passwd.csv",
    "甲\x0b乙\u202e": "甲␋乙�.csv",
    "": "panel.csv",
}


@pytest.mark.parametrize(("text", "name"), FILES.items())
def test_a_name_of_a_file_leads_nowhere(text, name):
    assert escaping.file_name(text, ".csv") == name


@pytest.mark.parametrize("text", TEXTS.values())
def test_a_markdown_file_holds_no_picture_link_or_tag(text):
    from etl.drafting.folder import _list

    [line] = _list([text], "zh")
    assert line.startswith("- ") and "\n" not in line
    assert not re.search(r"(?<!\\)[\[\]<>`*&$~|#!]", line)
