"""Text from data is text, on every page and in every file: a catalogue, figures, file names, reasons and publishers full of markup."""

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest
from hostile_texts import TEXTS, published
from kinds import grid
from openpyxl import load_workbook
from shown import blocks, of_component
from streamlit.testing.v1 import AppTest
from tools import DATA, ROOT

from charts import workbook
from charts.panel import brief, deck, over_time, side_by_side
from db.settings import Settings, settings
from etl.formats.unseen import cleaned
from etl.releases.export import export
from etl.releases.publisher import Publisher
from etl.workbooks import template
from pages.shell.inbox import Given, Slot
from pages.shell.screen import SESSION
from wording import escaping, series_csv
from wording.cells import cell, cell_text, csv_safe

PAGES = ["browse/overview", "browse/theme", "browse/indicator", "browse/growth", "browse/compare", "browse/definitions", "present/panels", "present/meeting",
         "manage/upload", "manage/report", "manage/history"]  # fmt: skip
READ = {  # the message of an element → its fields that Streamlit reads as Markdown
    "Markdown": "body", "Heading": "body help", "Alert": "body", "Button": "label help", "DownloadButton": "label help", "PageLink": "label help",
    "Expandable": "label", "Tab": "label", "Popover": "label help", "Radio": "label options captions help", "ButtonGroup": "label help",
    "Option": "content", "Selectbox": "label help", "MultiSelect": "label help", "TextInput": "label help", "TextArea": "label help",
    "NumberInput": "label help", "Checkbox": "label help", "Toast": "body", "LinkButton": "label", "Metric": "label body delta",
}  # fmt: skip
MARKDOWN = [text for text in TEXTS.values() if escaping.markdown(text) != text]
MARKED = [text for text in TEXTS.values() if escaping.as_html(text) != text]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Publisher:
    folder = tmp_path_factory.mktemp("hostile")
    return published(folder / "data", folder / "releases")


@pytest.fixture
def app(hostile, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(hostile.settings.data))
    monkeypatch.setenv("DASHBOARD_STORE", str(hostile.settings.store))
    settings.cache_clear()
    yield AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    settings.cache_clear()


def messages(block):
    """Every protobuf message in what a page has sent."""
    if getattr(block, "proto", None) is not None:
        yield from _within(block.proto)
    for child in getattr(block, "children", {}).values():
        yield from messages(child)


def _within(message):
    yield message
    for field, value in message.ListFields():
        if field.message_type is None:
            continue
        for one in value if field.is_repeated else [value]:
            if hasattr(one, "ListFields"):
                yield from _within(one)


def texts(message) -> list:
    contents = [getattr(message, name, "") for name in READ.get(type(message).__name__, "").split()]
    return [text for one in contents for text in ([one] if isinstance(one, str) else one)]


def raw(text: str, among: list) -> list:
    """Those that stand in the text unescaped: what is a mark at the beginning of a line only, there."""
    return [one for one in among if (f"\n{text}".find(f"\n{one}") if one[0] in "1#>" else text.find(one)) >= 0]


def drawn(figure) -> list:
    """Every text of a figure that Plotly draws."""
    values = []
    for key, value in figure.items() if isinstance(figure, dict) else enumerate(figure):
        if key == "hovertemplate":
            continue
        if isinstance(value, str):
            values.append(value)
        elif isinstance(value, dict | list):
            values += drawn(value)
    return values


def figures(message):
    """The figures that a component of ours is told."""
    if type(message).__name__ == "BidiComponent":
        data = json.loads(message.json or "{}")
        yield from [data["figure"]] if "figure" in data else [panel["figure"] for panel in data.get("panels", [])]


@pytest.mark.parametrize(("name", "lang"), grid(PAGES, ["zh", "en"]))
def test_no_page_hands_on_a_text_as_markup(app, name, lang):
    app.query_params["lang"], app.query_params["office"], app.query_params["indicator"] = lang, "o0", "i7"
    app.query_params["panels"] = (
        "trend.o0.i0.A,trend.o0.i5.A,peers.o0.i3.newest,growth.o0.newest.percent.work,table.o0.newest.rest"
    )
    app.run()
    app.switch_page(f"{name}.py").run()
    assert not app.exception, app.exception
    assert markup_of(app) == []
    every = [m for block in (app.main, app.sidebar) for m in messages(block)]
    drawn_texts = [text for m in every for figure in figures(m) for text in drawn(json.loads(figure))]
    assert [text for text in drawn_texts if re.search(r"<(?!br>)|&(?!amp;|lt;|gt;)", text)] == []
    still = any('class="chart"' in block for block in blocks(app))
    assert drawn_texts or still or name not in ("browse/indicator", "browse/compare", "present/panels")


def markup_of(app) -> list:
    """Texts that a page hands on as markup."""
    every = [m for block in (app.main, app.sidebar) for m in messages(block)]
    seen = [(type(m).__name__, text, mark) for m in every for text in texts(m) if (mark := raw(text, MARKDOWN))]
    pieces = [m.body for m in every if type(m).__name__ == "Html"]
    pieces += [piece for m in every if type(m).__name__ == "BidiComponent" for piece in of_component(m)]
    return seen + [("HTML", piece, mark) for piece in pieces if (mark := raw(piece, MARKED))]


HEAD = "单位,指标,时期,数值,备注"
UPLOADS = {  # a file as it is given → something that the page says of it
    "unknown names": (
        HEAD + "," + TEXTS["html"].replace(",", ""),
        [(text, text, "2024", 5, text, text) for text in TEXTS.values()],
        "不在目录中",
    ),
    "bad values": (HEAD, [("o1", "i3", "2025", text, "") for text in TEXTS.values()], "不是数"),
    "notes of figures": (
        HEAD,
        [("o1", f"i{n}", "2025", 900 + n, cell(text)) for n, text in enumerate(TEXTS.values())],
        "新增",
    ),
    "headers": (",".join(cell(text).replace(",", "") for text in TEXTS.values()), [tuple(TEXTS.values())], "表头"),
    "units and periods": (HEAD + ",计量单位", [("o1", "i3", text, 5, "", text) for text in TEXTS.values()], "时期"),
}


@pytest.mark.parametrize("name", UPLOADS)
def test_what_is_uploaded_is_text_on_the_page_that_speaks_of_it(app, name):
    header, lines, sentence = UPLOADS[name]
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    slot = Slot(1 << 20)
    slot.files = (Given(f"{TEXTS['link']}.csv", (header + "\r\n" + out.getvalue()).encode()),)
    app.run()
    app.session_state[SESSION].slots["upload"] = (0, slot)
    app.switch_page("manage/upload.py").run()
    assert not app.exception, app.exception
    assert sentence in "".join(
        text
        for block in (app.main,)
        for m in messages(block)
        for text in [*texts(m), getattr(m, "body", "")]
        if isinstance(text, str)
    )
    assert markup_of(app) == []


def test_a_report_is_text_on_the_page_that_reads_it(app):
    app.run()
    app.switch_page("manage/report.py").run()
    app.text_area[0].set_value(
        "\n".join(f"2024年，{text}办理文件{n + 5}件，同比增长{n}%。" for n, text in enumerate(TEXTS.values()))
    ).run()
    assert not app.exception, app.exception
    assert any("个数字" in m.value for m in app.markdown) and markup_of(app) == []


def rows(hostile) -> list:
    return hostile.snapshot().records("page/series", indicator="i3", office="o0")


def cells_of(data: bytes) -> list:
    return [cell for sheet in load_workbook(io.BytesIO(data)) for line in sheet.iter_rows() for cell in line]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_cell_of_a_csv_is_run_and_none_is_lost(hostile, lang):
    cards = hostile.snapshot().records("page/card", office="o0", year="2024")
    read = list(csv.DictReader(io.StringIO(series_csv.series(cards, lang))))
    assert len(read) == len(TEXTS)
    for cells, row in zip(read, cards, strict=True):
        assert [c for c in cells.values() if c[:1] in ("=", "+", "-", "@", "\t", "\r") and len(c) > 1] == []
        assert cell_text(cells["note"]) == row["note"] and cells["file"] == "'=1+1.csv"
        assert float(cells["value"]) == row["value"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_cell_of_a_workbook_is_run(hostile, lang):
    snapshot = hostile.snapshot()
    office = snapshot.records("page/office")[0]
    files = [workbook.workbook(snapshot.records("page/card", office="o0", year="2024"), snapshot.records("page/indicator", office="o0"), 2, lang),
             template.as_xlsx(snapshot, "2025", office, lang)]  # fmt: skip
    for data in files:
        assert [c.value for c in cells_of(data) if c.data_type == "f" or c.hyperlink] == []
    assert sum(c.data_type == "n" and c.value is not None for c in cells_of(files[0])) > 2 * len(TEXTS)  # numbers stay numbers


def test_the_export_is_not_run_and_reads_back_to_the_letter(hostile, tmp_path):
    files = export(hostile)
    for name, data in files.items():
        for cells in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            assert [c for c in cells if c[:1] in ("=", "+", "-", "@", "\t", "\r") and len(c) > 1] == [], name
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_bytes(data)
    again = Publisher(Settings(tmp_path / "data", tmp_path / "releases", sample=False))
    again.build()
    for query, parameters in (
        ("record/record", {}),
        ("page/indicator", {"office": "o0"}),
        ("page/office", {}),
        ("page/theme", {}),
    ):
        before, after = (
            [{k: text_of(v) for k, v in r.items()} for r in p.snapshot().records(query, **parameters)] for p in (hostile, again)
        )
        for one, other in zip(before, after, strict=True):
            assert {k: v for k, v in one.items() if k not in ("file", "row", "release")} == {
                k: other[k] for k in one if k not in ("file", "row", "release")
            }


def text_of(value):
    """A value without the characters that are taken out on the way in."""
    return cleaned(value) if isinstance(value, str) else value


def panels(hostile, lang: str) -> list:
    snapshot = hostile.snapshot()
    made = [over_time.one(snapshot.records("page/series", indicator=f"i{n}", office="o0"), lang, snapshot.records("page/event", office="o0", indicator=f"i{n}"), [])
            for n in range(len(TEXTS))]  # fmt: skip
    cards = [r for r in snapshot.records("page/card", office="o0", year="2024") if r["value"] is not None]
    made += [
        side_by_side.changed(cards, "percent", TEXTS["html"], "2024", lang, "good-bad"),
        side_by_side.table(cards, TEXTS["control"], "2024", lang),
    ]
    return [panel.worded(title, TEXTS["control"]) for panel, title in zip(made, ["", *TEXTS.values(), ""], strict=False)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_slides_and_brief_hold_the_texts_as_text(hostile, lang):
    made = panels(hostile, lang)
    files = [
        deck.deck(TEXTS["control"], TEXTS["direction"], made, lang),
        brief.brief(TEXTS["control"], TEXTS["html"], [(TEXTS["link"], TEXTS["control"], made)], lang),
    ]
    for data in files:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            links = [name for name in package.namelist() if name.endswith(".rels") and b"foreign.example" in package.read(name)]
            assert links == []
            for name in package.namelist():
                if name.endswith(".xml"):
                    whole = ElementTree.fromstring(package.read(name))
                    assert not any(
                        "hlinkClick" in e.tag or e.tag.endswith("}f") and "HYPERLINK" in (e.text or "") for e in whole.iter()
                    ), name
                if name.endswith(".xlsx"):  # behind a chart
                    assert [c.value for c in cells_of(package.read(name)) if c.data_type == "f" or c.hyperlink] == []


def test_the_product_itself_has_a_text_or_two_that_must_not_change():
    for name in sorted((DATA / "catalogue").glob("*.csv")):
        text = name.read_text("utf-8-sig")
        assert csv_safe(text) == text
