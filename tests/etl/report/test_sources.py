"""Files as reports come in, and files that are none."""

import io
from pathlib import Path

import pytest
from harmful import docx, paragraph

from etl.report import read_file
from etl.report.lines import joined, unwrapped

FILES = Path(__file__).parent / "files"
TEXT = "全年办理文件8517件，网办率86.2%。"


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


BOX = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:txbxContent>'
    f"{paragraph('框内12件')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{paragraph('框内12件')}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
)
INNER = f"<w:tbl><w:tr><w:tc>{paragraph('来信')}</w:tc><w:tc>{paragraph('12件')}</w:tc></w:tr></w:tbl>"
DOCUMENTS = [  # body, text
    (f"<w:p><w:r><w:t>前</w:t></w:r><w:r>{BOX}</w:r><w:r><w:t>后</w:t></w:r></w:p>", "框内12件\n前后"),
    ("<w:p><w:moveFrom><w:r><w:t>旧12件</w:t></w:r></w:moveFrom><w:r><w:t>新13件</w:t></w:r></w:p>", "新13件"),
    (f"<w:tbl><w:tr><w:tc>{INNER}</w:tc><w:tc>{paragraph('备注')}</w:tc></w:tr></w:tbl>", "来信 | 12件 | 备注"),
    (f"<w:tbl><w:tr><w:tc>{paragraph('长' * 201)}{paragraph('办理12件。')}</w:tc></w:tr></w:tbl>", f"{'长' * 201}\n办理12件。"),
    (f"<w:customXml>{paragraph('甲12件')}</w:customXml><w:ins>{paragraph('乙')}</w:ins>", "甲12件\n乙"),
    ("<w:p><w:r><w:tab/><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>", "甲 乙\n丙"),
]


@pytest.mark.parametrize(("body", "text"), DOCUMENTS)
def test_everything_that_a_document_shows_is_read_once(body, text):
    shown, problem = read_file(docx(body), "a.docx")
    assert problem is None and "\n".join(line for line in shown.split("\n") if line) == text


def test_a_document_saved_as_strict_is_read_too():
    data = docx(paragraph("办理12件"), namespace="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_file(data, "a.docx")[0] == "办理12件"


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


PAGES = [  # page, text
    ("<html><body><p>全年办理8517件。</p><![foo[x]]>", "全年办理8517件。"),
    ("<html><!--[if gte mso 9]><p>1件</p><![endif]--><![if !mso]><p>2件</p><![endif]>", "2件"),
    ("<html><p>甲<!-->乙<!--->丙<!-- <p>3件 --!>丁", "甲乙丙丁"),
    ("<html><p>响应<5分钟，满意率>98%，a<b", "响应<5分钟，满意率>98%，a<b"),
    ('<html><p title="a>b">8517件<span title=5">，870件</span>', "8517件，870件"),
    ("<html><script>'<p>1件</p>'</script ><style>p{}</style><p>2件", "2件"),
    ("<html><p>8&#53;17&#x4ef6;，&lt;5&nbsp;天&amp;#99999999;&#99999999;", "8517件，<5 天&#99999999;\ufffd"),
    ("<html><table><tr><td>来信<td>12件<tr><td>来访<td>3件", "来信 | 12件\n来访 | 3件"),
    ("<html><nav>导航<select>1件</nav><p>2件", "2件"),
    ("<html><p>甲<br/>乙<svg/>丙", "甲\n乙丙"),
    ("<html><td-box>甲</td-box><P>乙</P>", "甲\n乙"),
]


@pytest.mark.parametrize(("page", "text"), PAGES)
def test_a_page_is_read_as_a_browser_shows_it(page, text):
    assert read_file(page.encode(), "a.html") == (text, None)


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
    (docx("<a>" * 200_000 + "</a>" * 200_000), "too_deep"),
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
