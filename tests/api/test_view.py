"""A change of choice over HTTP: the same blocks as the page itself, checked and limited like the interface for programs."""

import csv
import gzip
import io
import re
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from program import Program

from views import html
from views.pages import read
from views.reader import Reader


@pytest.fixture(scope="module")
def view(program: Program):
    return lambda query, **headers: program.ask(f"/indicators/view/{query}", **headers)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_view_is_what_the_page_would_draw(view, office, lang):
    now = office.snapshot()
    offices = now.records("page/office")
    of = next(o for o in offices if o["id"] == "sample_bailu")
    carried = {"office": "sample_bailu", "lang": lang, "panels": "trend.a.b.A"}
    reader = Reader(now.records, lang, "good-bad", offices, of, 1, {"year": "2022"}, carried, (), frozenset({"trend.a.b.A"}))
    answer = view(f"overview?office=sample_bailu&lang={lang}&year=2022&panels=trend.a.b.A")
    assert answer.status == 200 and answer.json["blocks"] == html.drawn(read("overview", reader).blocks)
    assert answer.json["query"] == f"office=sample_bailu&lang={lang}&panels=trend.a.b.A&year=2022"


def test_whoever_has_it_already_is_told_so(view):
    tag = view("overview?office=nanan").headers["etag"]
    assert view("overview?office=nanan", **{"If-None-Match": tag}).status == 304
    assert view("overview?office=nanan", **{"If-None-Match": '"other"'}).status == 200


def test_an_answer_is_compressed_for_whoever_takes_that(view):
    plain, packed = view("overview?office=sample_bailu"), view("overview?office=sample_bailu", **{"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip" and gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < 20_000 < len(plain.body) and "content-encoding" not in plain.headers


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("nowhere", 404, "no_address"),
        ("overview?release=77", 404, "no_release"),
        ("overview?release=0", 400, "not_a_number"),
        ("overview?release=x%00", 400, "not_a_number"),
        (f"overview?words={'x' * 9000}", 414, "too_long"),
        ("options/nothing", 404, "no_address"),
    ],
)
def test_what_cannot_be_answered_is_said_in_both_languages(view, query, status, code):
    answer = view(query)
    error = answer.json["error"]
    assert (answer.status, error["code"]) == (status, code) and error["message_zh"] and error["message_en"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("overview?office=nowhere", "链接中的单位“nowhere”不存在"),
        ("overview?office=jiangbei&year=1999", "链接中的年份“1999”不存在"),
        ("overview?verdict=best&lang=zh", "链接中的评价“best”不存在"),
        ("overview?office=%3Cscript%3E", "链接中的单位“&lt;script&gt;”不存在"),
    ],
)
def test_an_id_that_is_not_there_gives_a_sentence_and_the_view(view, query, sentence):
    answer = view(query)
    text = "".join(answer.json["blocks"])
    assert answer.status == 200 and sentence in text and "<script" not in text and len(answer.json["blocks"]) > 3


def test_a_choice_that_another_one_leaves_without_a_place_gives_way_without_a_word(view):
    kept = view("overview?office=beibei&year=2021&lang=zh&changed=office")
    assert kept.json["query"] == "office=beibei&lang=zh&year=2024" and "不存在" not in "".join(kept.json["blocks"])
    assert "链接中的年份“2021”不存在" in "".join(view("overview?office=beibei&year=2021&lang=zh").json["blocks"])


def test_a_list_names_all_that_can_be_chosen_and_how_it_is_found(view):
    offices = {id: (name, sounds.split()) for id, name, sounds in view("options/office?lang=zh").json}
    assert offices["beibei"][0] == "重庆市北碚区人民政府办公室" and "cqsbbqrmzfbgs" in offices["beibei"][1]
    indicators = {id for id, _, _ in view("options/indicator?office=liangping").json}
    assert 0 < len(indicators) < 10


def test_nothing_but_reading_is_answered(view, program):
    assert program.ask("/indicators/view/overview", method="POST").status == 405


@pytest.mark.parametrize("page", ["overview", "theme", "indicator", "growth", "compare"])
def test_the_figures_of_a_page_are_files_too(view, page):
    link = f"{page}.%s?office=sample_shifan&indicator=documents_handled&year=2022&theme=advice&lang=zh"
    text, book = view(link % "csv"), view(link % "xlsx")
    rows = list(csv.DictReader(io.StringIO(text.body.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(book.body)).worksheets[0]
    assert text.status == book.status == 200 and len(rows) == sheet.max_row - 1 > 3
    assert text.body.startswith(b"\xef\xbb\xbf") and {row["office"] for row in rows} >= {"sample_shifan"}
    for answer, ending in ((text, ".csv"), (book, ".xlsx")):
        name = unquote(answer.headers["content-disposition"].partition("UTF-8''")[2])
        assert name.endswith(ending) and ("示范区（示例）" in name or page == "compare")


@pytest.mark.parametrize(("link", "status"), [
    ("definitions.csv", 404), ("overview.pdf", 404), ("nowhere.csv", 404), ("overview.csv?release=77", 404), ("overview.csv?release=x", 400),
])  # fmt: skip
def test_a_file_that_there_is_not_is_said_to_be_none(view, link, status):
    answer = view(link)
    assert answer.status == status and answer.json["error"]["message_zh"]


def test_files_of_the_framework_are_compressed_and_kept_by_the_browser(program: Program):
    page = program.ask("/indicators/overview").body.decode()
    [script] = re.findall(r'src="[./]*(static/js/index\.[\w-]+\.js)"', page)
    plain, packed = (program.ask(f"/indicators/{script}", **how) for how in ({}, {"Accept-Encoding": "gzip"}))
    assert gzip.decompress(packed.body) == plain.body and len(packed.body) < len(plain.body) / 2
    assert "immutable" in packed.headers["cache-control"] and "javascript" in packed.headers["content-type"]
    missing = program.ask("/indicators/static/js/nothing.12345678.js", **{"Accept-Encoding": "gzip"})
    assert "content-encoding" not in missing.headers
