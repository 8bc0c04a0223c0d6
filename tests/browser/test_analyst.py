"""What an analyst does, in real Chromium on the real app: a file in, checked, compared, published, and taken back."""

import io
import re

import pytest
from app import drawn, finished, serving, still, text, turned
from openpyxl import Workbook, load_workbook
from tools import etl

TIDY = "单位,指标,时期,数值\n北碚区,依申请公开,2025,63\n北碚区,政务微信公众号发布信息,2025,３50\n"
CHANGED = "单位,指标,时期,数值\n北碚区,依申请公开收到件数,2024,61\n"
EXPORT = (  # as the statistics site saves it
    "数据库：分省年度数据\r\n指标：依申请公开收到件数(件)\r\n时间：最近3年\r\n地区,2025年,2024年,2023年\r\n北碚区,,60,58\r\n渝北区,190,182,\r\n"
    "注：2025年为初步数。\r\n数据来源：统计局\r\n"
)


@pytest.fixture
def app(visit, store):
    """app(path) → a page of a dashboard over a store of its own."""
    with serving(store) as url:
        yield lambda path="/upload?office=beibei", **more: visit(path, url=url, **more)


def upload(page, name: str, data: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
    page.get_by_role("heading", name=re.compile("^3 ")).wait_for()
    still(page)


def refused(page, name: str, data: bytes) -> None:
    """A file of which nothing or hardly anything can be read."""
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
    page.get_by_test_id("stAlert").filter(has_text="什么都没有发布").wait_for()
    finished(page)


def merged_workbook() -> bytes:
    """A title over all columns, a unit in the corner, and years over value and remark."""
    book = Workbook()
    sheet = book.active
    sheet.append(["北碚区2025年政务公开情况统计表"])
    sheet.merge_cells("A1:E1")
    sheet.append(["", "", "", "", "单位：件"])
    sheet.append(["指标", "2024年", "", "2025年", ""])
    sheet.append(["", "数值", "备注", "数值", "备注"])
    for cells in ("A3:A4", "B3:C3", "D3:E3"):
        sheet.merge_cells(cells)
    sheet.append(["依申请公开收到件数", 60, "", 66, "含信函"])
    sheet.append(["公开规范性文件", 5, "", 7, ""])
    sheet.append(["合计", 65, "", 73, ""])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def publish(page, release: int) -> None:
    page.get_by_role("button", name=f"发布为版本{release}").click()
    page.get_by_text(f"已发布版本{release}").wait_for()
    finished(page)


def value(store, period: str, indicator: str = "disclosure_requests") -> str:
    rows = etl("series", indicator, "--office", "beibei", store=store).rows
    return next((r["value"] for r in rows if r["period"] == period), "")


def test_a_gbk_file_is_read_agreed_to_and_published_and_taken_back(app, store):
    page = app()
    upload(page, "2025年数据.csv", TIDY.encode("gb18030"))
    shown = text(page)
    assert "GB18030" in shown and "共读到2条数据" in shown
    assert "全角字符，1处" in shown and "新增2条" in shown
    button = page.get_by_role("button", name="发布为版本2")
    assert button.is_disabled()  # the repair is not agreed to yet
    page.get_by_test_id("stMain").get_by_role("radio", name="同意", exact=True).or_(
        page.get_by_role("button", name="同意", exact=True)
    ).first.click()
    page.get_by_text("还有1类疑问没有答复").wait_for(state="detached")
    publish(finished(page), 2)
    assert value(store, "2025") == "63"
    page.get_by_role("link", name="看看发布后的总览").click()
    page.get_by_text("63件").first.wait_for()
    turned(page, "版本记录").get_by_role("tab", name="撤销").click()
    page.get_by_label("撤销的原因").fill("年份填错")
    page.keyboard.press("Enter")
    page.get_by_text("减少2条").wait_for()
    finished(page).get_by_role("button", name="发布为版本3").click()
    page.get_by_text("内容恢复为版本1").wait_for()
    assert value(store, "2025") == "" and "年份填错" in etl("releases", store=store).out


def test_a_workbook_with_a_title_and_merged_headers_is_understood(app, store):
    page = app()
    upload(page, "统计表.xlsx", merged_workbook())
    shown = text(page)
    assert "表头在第3至4行" in shown and "计量单位：件" in shown and "第7行为合计，未采用" in shown
    publish(page, 2)
    assert value(store, "2025") == "66" and value(store, "2025", "normative_documents") == "7"


def test_an_export_of_the_statistics_site_is_understood(app, store):
    page = app()
    upload(page, "分省年度数据.csv", EXPORT.encode("gb18030"))
    shown = text(page)
    assert "年份横向，降序" in shown and "空白单元格2个，不作数据" in shown and "新增1条" in shown
    publish(page, 2)
    assert [r["value"] for r in etl("series", "disclosure_requests", "--office", "yubei", store=store).rows][-1] == "190"


def test_a_file_that_does_not_say_its_office_asks_for_it(app, store):
    page = app()
    refused(page, "a.csv", "指标,时期,数值\n依申请公开收到件数,2025,64\n".encode())
    assert "缺少“单位”列" in text(page)
    page.get_by_role("combobox", name=re.compile("文件没有写单位时")).click()
    page.get_by_role("option", name="重庆市北碚区人民政府办公室").click()
    page.get_by_text("新增1条").wait_for()
    publish(finished(page), 2)
    assert value(store, "2025") == "64"


def test_a_revised_figure_needs_its_reason_which_is_kept(app, store):
    page = app()
    upload(page, "更正.csv", CHANGED.encode())
    assert "修改1条" in text(page) and "60件" in text(page) and "61件" in text(page)
    assert page.get_by_role("button", name="发布为版本2").is_disabled()
    page.get_by_label("为什么修改这1个已发布的数").fill("漏计一件")
    page.keyboard.press("Enter")
    page.get_by_text("还有1个修改没有写明原因").wait_for(state="detached")
    page.get_by_text("看图的变化：发布前与发布后").click()
    page.get_by_role("heading", name="发布后").wait_for()
    assert [("60件" in a, "61件" in a) for a in (drawn(page).nth(n).get_attribute("aria-label") for n in (0, 1))] == [
        (True, False),
        (False, True),
    ]
    publish(finished(page), 2)
    assert "漏计一件" in (store / "log" / "000002.json").read_text("utf-8")
    turned(page, "版本记录")
    page.get_by_text("版本2 ·").first.wait_for()
    shown = text(finished(page))
    assert "漏计一件" in shown and "60件" in shown and "61件" in shown
    with page.expect_download() as download:
        page.get_by_role("button", name="更正.csv").click()
    assert download.value.path().read_bytes() == CHANGED.encode()  # the file as it was


def test_errors_stop_and_the_file_with_remarks_can_be_taken_along(app, store, tmp_path):
    page = app()
    refused(page, "坏.csv", "单位,指标,时期,数值\n北碚区,依申请公开收到件数,2025,很多\n北碚区,没有的指标,2025,1\n".encode())
    shown = text(page)
    assert "读到的2条数据都不能采用" in shown and "第2行 数值" in shown and "没有的指标" in shown
    assert page.get_by_role("button", name=re.compile("^发布为")).count() == 0
    with page.expect_download() as download:
        page.get_by_role("button", name="下载批注过的文件").click()
    download.value.save_as(tmp_path / "remarks.xlsx")
    book = load_workbook(tmp_path / "remarks.xlsx")
    assert len(book.sheetnames) == 2 and book.worksheets[0]["D2"].comment is not None
    assert etl("releases", "--json", store=store).out.count('"release"') == 1


def test_a_preview_of_an_older_release_is_not_published_over_another_ones_work(app, store, tmp_path):
    page = app()
    upload(page, "我的.csv", "单位,指标,时期,数值\n北碚区,依申请公开收到件数,2025,70\n".encode())
    page.get_by_role("button", name="发布为版本2").wait_for()
    other = tmp_path / "other.csv"
    other.write_text("office,indicator,period,value\nbeibei,disclosure_requests,2025,71\n", "utf-8")
    assert etl("load", other, "--yes", "--by", "同事甲", store=store).status == 0
    page.get_by_role("button", name="发布为版本2").click()
    page.get_by_text(re.compile("同事甲于.*发布了版本2")).wait_for()
    assert value(store, "2025") == "71"
    assert "修改1条" in text(finished(page)) and "71件" in text(page)  # the colleague's 71 against mine
    assert page.get_by_role("button", name="发布为版本3").is_disabled()  # a revision now, and it wants a reason


def test_an_upload_outlives_nothing_but_itself(app, store):
    """A reload in the middle of an upload leaves nothing half, and what was published stays."""
    page = app()
    upload(page, "我的.csv", "单位,指标,时期,数值\n北碚区,依申请公开收到件数,2025,70\n".encode())
    page.reload()
    finished(page)
    assert page.get_by_role("heading", name=re.compile("^3 ")).count() == 0
    assert etl("releases", "--json", store=store).out.count('"release"') == 1 and not (store / "tmp").exists()


HOSTILE = [
    ("加密.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4000),
    ("图片.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
    ("空.csv", b""),
    ("../../etc/passwd.csv", b"\0" * 5000),
    ("断.xlsx", b"PK\x03\x04" + b"\x14\0\0\0\x08\0" + b"x" * 3000),
]  # fmt: skip


def test_a_hostile_or_broken_file_is_a_sentence_and_the_page_stays(app):
    page = app()
    for name, data in HOSTILE:
        refused(page, name, data)
        assert page.get_by_test_id("stException").count() == 0, name
        page.get_by_role("button", name=re.compile("^移除 ")).click()
        page.get_by_test_id("stAlert").filter(has_text="什么都没有发布").wait_for(state="detached")
        finished(page)
    upload(page, "好.csv", TIDY.encode())
    page.get_by_text("新增2条").wait_for()


def test_a_template_filled_in_is_read_without_a_question(app, tmp_path):
    page = app()
    page.get_by_text("下载填报模板").click()
    for ending in ("xlsx", "csv"):
        upload(page, f"t.{ending}", filled_in(page, tmp_path, ending))
        assert "新增1条" in text(page), ending
        assert page.get_by_role("button", name="发布为版本2").is_enabled(), ending
        page.get_by_role("button", name=f"移除 t.{ending}").click()
        page.get_by_text("新增1条").wait_for(state="detached")
        finished(page)


def test_a_template_is_of_the_year_that_has_just_been_entered(app):
    """The click comes before the page has run with that year: it waits for it, and is not lost."""
    page = app()
    page.get_by_text("下载填报模板").click()
    for year in ("2027", "2028", "2029"):
        page.get_by_role("spinbutton", name="年份").fill(year)
        with page.expect_download() as download:
            page.get_by_role("button", name="CSV", exact=True).click()
        assert download.value.suggested_filename == f"北碚区_{year}_填报模板.csv"
        assert year in download.value.path().read_text("utf-8-sig").splitlines()[1]


def filled_in(page, tmp_path, ending: str) -> bytes:
    """The template that the page offers, with one figure in it."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel" if ending == "xlsx" else "CSV", exact=True).click()
    download.value.save_as(tmp_path / f"t.{ending}")
    if ending == "xlsx":
        book = load_workbook(tmp_path / "t.xlsx")
        sheet = book.active
        header = next(row for row in sheet.iter_rows() if any(c.value == "数值" for c in row))
        place = {c.value: c.column for c in header}
        name = next(
            r
            for r in range(header[0].row + 1, sheet.max_row + 1)
            if sheet.cell(r, place["指标名称"]).value == "依申请公开收到件数"
        )
        sheet.cell(name, place["数值"]).value = 64
        book.save(tmp_path / "t.xlsx")
        return (tmp_path / "t.xlsx").read_bytes()
    lines = (tmp_path / "t.csv").read_text("utf-8-sig").splitlines()
    n = next(n for n, line in enumerate(lines) if "依申请公开收到件数" in line)
    cells = lines[n].split(",")
    cells[lines[0].split(",").index("数值")] = "64"
    return "\r\n".join([*lines[:n], ",".join(cells), *lines[n + 1 :]]).encode("gb18030")  # as Excel saves it


def test_who_may_not_publish_can_still_check(visit, store):
    with serving(store, DASHBOARD_PUBLISH_MODE="header", DASHBOARD_PUBLISH_SECRET="x" * 20) as url:
        page = visit("/upload?office=beibei", url=url)
        assert "因此只能查看" in text(page) or "只能查看" in text(page)
        upload(page, "a.csv", "单位,指标,时期,数值\n北碚区,依申请公开收到件数,2025,70\n".encode())
        page.get_by_role("button", name="发布为版本2").click()
        page.get_by_text("只能查看").nth(1).wait_for()
        assert etl("releases", "--json", store=store).out.count('"release"') == 1


def test_any_two_releases_can_be_compared(app, store, tmp_path):
    new = tmp_path / "a.csv"
    new.write_text(
        "office,indicator,period,value\nbeibei,disclosure_requests,2024,61\nbeibei,disclosure_requests,2025,66\n", "utf-8"
    )
    etl("load", new, "--yes", "--reason", "更正", store=store)
    page = app("/history?office=beibei")
    page.get_by_role("tab", name="比较两个版本").click()
    page.get_by_text("新增1条，修改1条，仅文字变动0条，减少0条").wait_for()
    assert "60件" in text(page) and "61件" in text(page)
