"""What a presenter does: choose panels, word them, take them away, and hold the meeting; by mouse and by keyboard."""

import base64
import io
import json
import re
import struct
import zipfile
import zlib
from urllib.parse import parse_qs, urlparse

import pytest
from app import PATIENCE, drawn, finished, serving, still, text, turned
from docx import Document
from playwright.sync_api import expect
from pptx import Presentation
from pptx.util import Inches
from tools import etl

TWO = "/panels?office=beibei&panels=trend.beibei.disclosure_requests.A,peers.beibei.disclosure_requests.newest"
REVISED = "单位,指标,时期,数值\n北碚区,依申请公开收到件数,2024,66\n"


def ids(page) -> dict:
    return {name: values[0] for name, values in parse_qs(urlparse(page.url).query).items()}


def words(page) -> list:
    """The presenter's own titles and notes that the address holds, panel by panel."""
    packed = ids(page).get("words", "")
    held = json.loads(zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))))[1] if packed else {}
    return [text for of_panel in held.values() for text in of_panel[:2] if text]


def until_the_address_holds(page, *texts: str) -> None:
    """The address follows a moment after the page."""
    for _ in range(PATIENCE // 100):
        if words(page) == list(texts):
            return
        page.wait_for_timeout(100)
    raise AssertionError(words(page))


def pictures(page, count: int):
    expect(page.locator(".picture[data-drawn=true] img")).to_have_count(count, timeout=PATIENCE)
    return page.locator(".picture img")


def first_says(page, words: str) -> None:
    """Wait until the first picture says so."""
    expect(page.locator(".picture img").first).to_have_attribute("alt", re.compile(words), timeout=PATIENCE)


def click(page, name: str, n: int = 0) -> None:
    page.get_by_role("button", name=name).nth(n).click()
    still(page)


def download(page, name: str, n: int = 0) -> tuple:
    """(file name, bytes) of what a button saves."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).nth(n).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def size(png: bytes) -> tuple:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def revise(store, path) -> None:
    """Publish another value for a figure that is shown."""
    path.write_text(REVISED, "utf-8")
    done = etl("load", path, "--yes", "--reason", "复核更正", "--by", "测试", store=store)
    assert done.status == 0, done.out + done.err


@pytest.fixture
def own(store):
    """A dashboard over a store of one's own."""
    with serving(store) as url:
        yield url


def test_panels_are_chosen_on_the_pages_and_kept_in_the_address(visit):
    page = visit("/indicator?office=beibei&indicator=disclosure_requests")
    drawn(page)
    click(page, "加入图板")  # below the trend
    assert page.get_by_role("button", name="已在图板中").count() == 1
    turned(page, "同比增长")
    click(page, "加入图板")
    turned(page, "图板")
    pictures(page, 2)
    chosen = ids(page)["panels"].split(",")
    assert chosen[0] == "trend.beibei.disclosure_requests.A" and chosen[1].startswith("growth.beibei.newest.percent.")
    page.reload()
    pictures(finished(page), 2)


def test_an_empty_set_says_where_panels_come_from_and_begins_with_one_click(visit):
    page = visit("/panels?office=sample_shifan")
    assert "还没有图板" in text(page)
    click(page, "先放入")
    pictures(page, 6)


def test_order_title_and_note_go_into_the_picture_and_the_address(visit, address):
    page = visit(TWO)
    assert pictures(page, 2).first.get_attribute("alt").startswith("2024年收到政府信息公开申请60件，比上年增长3.4%")
    click(page, "下移")
    first = page.get_by_label("标题（留空则用自动写出的结论）").first
    first.fill("北碚区收件数居中")
    first.press("Tab")
    first_says(page, "^北碚区收件数居中")
    finished(page)
    other = visit(page.url.removeprefix(address))  # a colleague opens the link
    assert pictures(other, 2).first.get_attribute("alt").startswith("北碚区收件数居中")
    click(other, "移除")
    pictures(other, 1)


def test_pictures_are_as_large_as_promised_and_named_by_their_finding_and_can_be_copied(visit):
    page = visit(TWO)
    pictures(page, 2)
    name, png = download(page, "PNG 1920×1080")
    assert name == "2024年收到政府信息公开申请60件，比上年增长3.4%.png" and size(png) == (1920, 1080)
    assert size(download(page, "PNG 3840×2160")[1]) == (3840, 2160)
    name, svg = download(page, "SVG")
    assert name.endswith(".svg") and "比上年增长3.4%" in svg.decode() and "2020年" in svg.decode()
    name, packed = download(page, "全部图片（ZIP）")
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        assert files.testzip() is None and name == "北碚区主要指标.zip"
        assert [n[:3] for n in files.namelist()] == ["01_", "02_"] and "比上年增长3.4%" in files.namelist()[0]
        assert all(size(files.read(n)) == (3840, 2160) for n in files.namelist())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制图片").first.click()
    page.get_by_text("已复制，可在演示文稿中粘贴").wait_for()
    assert page.evaluate("async () => (await navigator.clipboard.read())[0].types") == ["image/png"]


def test_the_picture_is_the_same_in_light_and_dark(visit):
    seen = [pictures(visit(TWO, scheme=scheme), 2).first.get_attribute("src") for scheme in ("light", "dark")]
    assert seen[0] == seen[1] and len(seen[0]) > 10_000


def test_slides_brief_and_a_file_that_opens_again_are_taken_from_the_page(visit):
    page = visit(TWO + "&lang=zh")
    pictures(page, 2)
    name, slides = download(page, "幻灯片（PPTX）")
    titles = [s.shapes.title.text_frame.text for s in Presentation(io.BytesIO(slides)).slides]
    assert (
        name == "北碚区主要指标.pptx"
        and titles[0] == "北碚区主要指标"
        and titles[1] == "2024年收到政府信息公开申请60件，比上年增长3.4%"
    )
    name, brief = download(page, "文字材料（DOCX）")
    paragraphs = [p.text for p in Document(io.BytesIO(brief)).paragraphs]
    assert name == "北碚区主要指标.docx" and "政务公开" in paragraphs and titles[1] in paragraphs
    name, data = download(page, "保存为文件")
    other = visit("/panels?office=jiangbei")
    other.get_by_text("打开保存的图板").click()
    chooser = other.locator("input[type=file]")
    chooser.set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": b"{}"})
    other.get_by_text("这个文件不是本系统保存的图板，没有打开").wait_for()
    finished(other)
    chooser.set_input_files({"name": name, "mimeType": "application/json", "buffer": data})
    pictures(other, 2)


def own_template(title_from_top: float) -> bytes:
    """A .pptx whose titles are so many inches from the top."""
    made, out = Presentation(), io.BytesIO()
    for page in [made.slide_master, *made.slide_layouts]:
        for shape in (s for s in page.placeholders if s.placeholder_format.idx == 0):
            shape.left, shape.top, shape.width, shape.height = Inches(0.5), Inches(title_from_top), Inches(9), Inches(1)
    made.save(out)
    return out.getvalue()


def test_what_is_wrong_with_the_offices_template_is_said_on_the_page(visit, office_store, tmp_path):
    path = tmp_path / "模板.pptx"
    with serving(office_store, DASHBOARD_TEMPLATE=str(path)) as url:
        for data, words in (
            (None, "读不了设置的幻灯片模板模板.pptx"),
            (own_template(0.4), ""),
            (own_template(5.5), "模板模板.pptx的标题位置放不下图板"),
            (b"no slides", "设置的幻灯片模板模板.pptx不能用，已改用默认样式：文件已损坏，或不是PPTX。"),
        ):
            if data:
                path.write_bytes(data)
            page = visit(TWO, url=url)
            page.get_by_role("button", name="幻灯片（PPTX）").wait_for()
            shown = text(finished(page))
            assert words in shown if words else "模板.pptx" not in shown
            _, slides = download(page, "幻灯片（PPTX）")
            assert (Presentation(io.BytesIO(slides)).slide_width == Inches(10)) == (data not in (None, b"no slides"))


def test_panels_that_cannot_be_shown_are_named_and_the_others_stay(visit):
    page = visit(
        "/panels?office=beibei&panels=trend.nowhere.x.A,trend.beibei.no_such.A,nonsense,trend.beibei.disclosure_requests.A,trend.beibei.disclosure_requests.A&words=damaged&made=99"
    )
    pictures(page, 1)
    shown = text(page)
    assert all(f"第{n}张没有可显示的数据" in shown for n in (1, 2, 3)) and "链接中的图板文字不完整" in shown
    assert "有重复的，或超过上限，多出的已略过" in shown and ids(page)["made"] == "1"


def test_a_set_of_an_older_release_says_what_has_changed_and_offers_both(visit, own, store, tmp_path):
    old = visit(TWO + ",trend.jiangbei.info_score.A&made=1", url=own)
    pictures(old, 3)
    revise(store, tmp_path / "r.csv")
    page = visit(TWO + ",trend.jiangbei.info_score.A&made=1", url=own)
    assert pictures(page, 3).first.get_attribute("alt").startswith("2024年收到政府信息公开申请66件")
    assert "有变化的是第1、2张" in text(page)
    click(page, "按当时的数据（版本1）")
    first_says(page, "60件，比上年")
    assert "此后有1项修订" in text(page) and ids(page)["release"] == "1"
    click(page, "改看最新数据")
    click(page, "采用现在的数据")
    assert "有变化的是" not in text(page) and ids(page)["made"] == "2"


def test_own_words_with_an_old_figure_are_marked_and_the_new_one_is_offered(visit, own, store, tmp_path):
    page = visit(TWO, url=own)
    pictures(page, 2)
    title = page.get_by_label("标题（留空则用自动写出的结论）").first
    title.fill("全年收到60件")
    title.press("Enter")
    first_says(page, "全年收到60件")
    note = page.get_by_label("说明（印在图下，也写入备注）").nth(1)
    note.fill("最新为{value}")
    note.blur()
    until_the_address_holds(page, "全年收到60件", "最新为{value}")
    address = page.url.replace(own, "")
    revise(store, tmp_path / "r.csv")
    page = visit(address, url=own)
    page.get_by_text("标题中的“60”是版本1的数，现在是“66”。").wait_for()
    assert "第1张自己写的标题或说明中有原来版本的数" in text(page)
    click(page, "采用现在的数据")  # the words are still those of before
    page.get_by_text("标题中的“60”是版本1的数，现在是“66”。").wait_for()
    assert ids(page)["made"] == "2"
    click(page, "改为现在的数")
    first_says(page, "全年收到66件")
    assert (
        "是版本1的数" not in text(page)
        and page.get_by_label("标题（留空则用自动写出的结论）").first.input_value() == "全年收到66件"
    )
    page = visit(page.url.replace(own, ""), url=own)
    first_says(page, "全年收到66件")
    assert "是版本1的数" not in text(page)


def test_a_link_remembers_its_release(visit, own, store, tmp_path):
    link = "/indicator?office=beibei&indicator=disclosure_requests&release=1"
    page = visit(link, url=own)
    assert "此后" not in text(page)
    revise(store, tmp_path / "r.csv")
    page = visit(link, url=own)
    assert "收到政府信息公开申请60件" in text(
        page
    ) and "这里显示的是数据版本1，当时的样子；现在是版本2。此后有1项修订，新增0项。" in text(page)
    page.get_by_role("link", name="查看修订").click()
    page.wait_for_url("**/history*")
    finished(page)
    assert page.get_by_role("tab", name="比较两个版本").get_attribute("aria-selected") == "true"
    assert "新增0条，修改1条" in text(page) and "66件" in text(page)


def test_a_release_that_does_not_exist_is_said(visit):
    page = visit("/overview?office=beibei&release=99")
    assert "没有数据版本99，下面显示的是最新的数据" in text(page) and "release" not in ids(page)


def meeting(page):
    page.wait_for_selector("dialog.meeting[open]")
    return page.locator("dialog.meeting")


def test_a_meeting_is_held_by_the_keyboard_alone(visit):
    page = visit(TWO.replace("panels?", "meeting?") + ",table.jiangbei.newest.advice")
    box = meeting(page)

    def now() -> str:
        return box.locator(".count").inner_text()[:5]

    keys = [("", "1 / 3"), ("ArrowRight", "2 / 3"), ("PageDown", "3 / 3"), ("ArrowRight", "3 / 3"), ("ArrowLeft", "2 / 3"), ("End", "3 / 3"), ("Home", "1 / 3"), (" ", "2 / 3")]  # fmt: skip
    for key, place in keys:
        if key:
            page.keyboard.press(key)
        assert now() == place, key
        assert box.locator("img").count() == 1
    page.keyboard.press("t")
    assert "渝北区" in box.locator("table").inner_text() and "182件" in box.locator("table").inner_text()
    page.keyboard.press("t")
    page.keyboard.press("b")
    assert box.locator(".stage img").count() == 0
    page.keyboard.press("b")
    assert box.locator(".stage img").count() == 1
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog.meeting", state="detached")
    page.keyboard.press("Enter")  # the way back in has the focus
    assert meeting(page).locator(".count").inner_text().startswith("2 / 3")
    assert ids(page)["release"] == "1"
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement?.classList.contains('hall')")
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")


def test_a_meeting_on_other_data_than_its_panels_were_chosen_on_asks_first(visit, own, store, tmp_path):
    revise(store, tmp_path / "r.csv")
    page = visit(TWO.replace("panels?", "meeting?") + "&made=1", url=own)
    page.get_by_text("有变化的是第1、2张").wait_for()
    assert page.locator("dialog.meeting").count() == 0
    click(page, "按当时的数据（版本1）")
    page.get_by_role("button", name="进入会议").click()
    assert "60件" in meeting(page).locator("img").get_attribute("alt")


def test_nothing_that_is_published_changes_a_meeting_and_it_goes_on_without_a_server(visit, store, tmp_path):
    with serving(store) as own:
        page = visit(TWO.replace("panels?", "meeting?"), url=own)
        box = meeting(page)
        before = box.locator("img").get_attribute("src")
        revise(store, tmp_path / "r.csv")
        page.keyboard.press("End")
        page.keyboard.press("Home")
        assert box.locator("img").get_attribute("src") == before
        page.reload()  # even anew: its address holds the release
        assert "60件" in meeting(page).locator("img").get_attribute("alt")
        before = box.locator("img").get_attribute("src")
        port = urlparse(page.url).port
    page.wait_for_timeout(1500)  # the server is gone
    page.keyboard.press("ArrowRight")
    assert box.locator(".count").inner_text().startswith("2 / 2") and "182" in box.locator("img").get_attribute("alt")
    with serving(store, port=port):
        page.wait_for_timeout(3000)  # it is back, and the page connects again
        page.keyboard.press("ArrowLeft")
        assert box.locator(".count").inner_text().startswith("1 / 2") and box.locator("img").get_attribute("src") == before


def test_a_meeting_without_panels_says_where_to_choose_them(visit):
    page = visit("/meeting?office=beibei")
    assert "还没有可以放映的图板" in text(page) and "release" not in ids(page)


def test_the_meeting_ends_with_its_page(visit):
    page = visit(TWO.replace("panels?", "meeting?"))
    meeting(page)
    page.keyboard.press("Escape")
    turned(page, "总览")
    assert page.locator("dialog.meeting").count() == 0 and "release" not in ids(page)


def test_the_panels_page_in_english(visit):
    page = visit(TWO + "&lang=en", locale="en-US")
    assert pictures(page, 2).first.get_attribute("alt").startswith("2024: 60 requests for disclosure received")
    assert page.get_by_role("button", name="Slides (PPTX)").is_visible()
