"""Files as reports come in, and files that are none."""

import io
import zipfile
from pathlib import Path

import pytest

from etl.report import read_file
from etl.report.lines import joined, unwrapped

FILES = Path(__file__).parent / "files"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "全年办理文件8517件，网办率86.2%。"


def docx(body: str, name: str = "word/document.xml", start: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, f'{start}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return packed.getvalue()


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_every_usual_encoding(encoding):
    assert read_file(TEXT.encode(encoding), "a.txt") == (TEXT, None)


def test_a_word_document_gives_paragraphs_and_tables_in_order():
    table = f"<w:tbl><w:tr><w:tc>{paragraph('事项')}</w:tc><w:tc>{paragraph('12件')}</w:tc></w:tr></w:tbl>"
    deleted = "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>新</w:t></w:r></w:p>"
    data = docx(paragraph("全年办理85", "17件") + table + deleted)
    assert read_file(data, "a.docx") == ("全年办理8517件\n事项 | 12件\n新", None)


def test_a_table_saved_by_itself_is_a_page():
    assert read_file("<table><tr><td>群众来信</td><td>401</td></tr></table>".encode(), "a.htm")[0] == "群众来信 | 401"


def test_merged_cells_of_a_word_table_keep_their_columns():
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("合计") + "</w:tc>"
    table = f"<w:tbl><w:tr>{wide}<w:tc>{paragraph('12')}</w:tc></w:tr></w:tbl>"
    assert read_file(docx(table), "a.docx")[0] == "合计 |  | 12"


def test_a_page_whose_article_stands_in_a_table_keeps_its_paragraphs():
    article = "".join(f"<p>第{n}段，全年办理文件8517件，会议通知870件，公开信箱受理近600件。</p>" for n in range(9))
    text, _ = read_file(f"<html><table><tr><td>导航<td>{article}</table></html>".encode(), "a.html")
    assert text.split("\n")[:2] == ["导航", "第0段，全年办理文件8517件，会议通知870件，公开信箱受理近600件。"]


def test_a_saved_page_gives_what_a_reader_sees():
    page = (
        "<!DOCTYPE html><html><head><title>标题</title><style>p{}</style><body><nav>导航1件</nav><script>var a='2件'</script>"
        "<form><div>全年办理<span>8517</span>件，</div><p>网办率86.2&#37;。</p><table><tr><td>甲</td><td>3件</td></tr></table></form>"
    )
    assert read_file(page.encode(), "a.html") == ("全年办理8517件，\n网办率86.2%。\n甲 | 3件", None)


def test_a_pdf_gives_whole_paragraphs():
    text, problem = read_file((FILES / "report.pdf").read_bytes(), "report.pdf")
    assert problem is None
    assert "全年办理人大代表建议128件、政协提案96件" in text  # the page breaks the line after 128


def test_lines_of_a_page_are_joined_and_page_numbers_left_out():
    lines = "一、主要成效\n（一）全年办理各类文件共计85\n17件，全部按期办结并已归档。\n— 3 —\n（二）公开信息12条。"
    assert joined(lines) == "一、主要成效\n（一）全年办理各类文件共计8517件，全部按期办结并已归档。\n（二）公开信息12条。"


def test_blanks_around_digits_fall_away_in_prose_and_stay_in_rows():
    lines = "全年办理 8517 件，网办率 86.2% 。\n指标 2023 年 2024 年\n会议通知 649 870"
    assert joined(lines) == "全年办理8517件，网办率86.2% 。\n指标 2023年 2024年\n会议通知 649 870"


def test_a_text_that_a_page_broke_into_lines_is_joined_and_another_is_left():
    whole = "一、主要成效\n" + "全年办理各类文件8517件、会议通知870件，公开信箱受理近600件，按期办结率99.5%，均已归档。" * 4
    broken = "\n".join(line[n : n + 30] for line in whole.split("\n") for n in range(0, len(line), 30))
    assert unwrapped(broken) == whole and unwrapped(whole) == whole
    assert unwrapped("主动公开信息\n5928\n条，全文电子化率达\n90.3%\n，其中") == "主动公开信息5928条，全文电子化率达90.3%，其中"
    assert unwrapped("数量\n12\n34\n件") == "数量\n12\n34\n件"


REFUSED = [
    (b"", "no_text"),
    (b"  \n", "no_text"),
    (b"\xff\xff\xff\x81", "undecodable"),
    (b"PK\x03\x04nonsense", "damaged"),
    (docx(paragraph("a"), "xl/workbook.xml"), "not_word"),
    (docx(" " * 61_000_000), "zip_bomb"),
    (docx("", start='<!DOCTYPE x [<!ENTITY a "aaaa">]>'), "zip_bomb"),
    (docx("<w:p>"), "damaged"),
    (docx("<a>" * 200_000 + "</a>" * 200_000), "no_text"),
    (b"\xd0\xcf\x11\xe0 old word", "old_word"),
    (b"{\\rtf1 }", "old_word"),
    (b"%PDF-1.4 nonsense", "damaged"),
    ("件".encode() * 300_001, "too_long"),
    (b"1" * 20_000_001, "too_big"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED, ids=[f"{code}-{n}" for n, (_, code) in enumerate(REFUSED)])
def test_what_is_no_report_is_refused_with_a_sentence(data, code):
    text, problem = read_file(data, "a")
    assert (text, problem.code) == ("", code)
    assert problem.message("zh") and problem.message("en")


@pytest.mark.parametrize(("pages", "code"), [(1, "scanned"), (501, "too_many_pages")])
def test_a_scan_and_a_book_are_refused(pages, code):
    from pypdf import PdfWriter

    data, writer = io.BytesIO(), PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.write(data)
    assert read_file(data.getvalue(), "scan.pdf")[1].code == code
