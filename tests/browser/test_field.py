"""The field for a file, in real Chromium: in the page's language, by button, by dropping and by keyboard, within its limits."""

import re

import pytest
from app import finished, serving, still, text, turned
from axe_playwright_python.sync_playwright import Axe
from test_access import ours

TIDY = "单位,指标,时期,数值\n北碚区,依申请公开收到件数,2025,63\n".encode()
LIMIT = 20 << 20
DROP = """([field, name, text, size]) => {
    const files = new DataTransfer();
    files.items.add(new File([size ? new Uint8Array(size) : text], name));
    field.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def site(office_store):
    with serving(office_store) as url:
        yield url


@pytest.fixture
def app(visit, site):
    return lambda path="/upload?office=beibei", **more: visit(path, url=site, **more)


def drop(page, name: str, size: int = 0) -> None:
    """Drop a file upon the field, once it is there: a tidy one, or one of so many zeros."""
    page.locator(".field .choose").wait_for()
    page.evaluate(DROP, [page.locator(".field").element_handle(), name, TIDY.decode(), size])


@pytest.mark.parametrize(("path", "expected"), [
    ("/upload?office=beibei", ["选择文件", "或把文件拖到这里", "CSV、TSV、TXT、XLSX、XLSM、XLS，不超过20MB"]),
    ("/upload?office=beibei&lang=en", ["Choose a file", "or drop it here", "at most 20 MB"]),
    ("/report?office=beibei", ["选择文件", "TXT、DOCX、PDF、HTML、HTM，不超过20MB"]),
    ("/panels?office=beibei", ["选择文件", "JSON，不超过1MB"]),
])  # fmt: skip
def test_a_field_speaks_the_language_of_the_page(app, path, expected):
    page = app(path)
    for opener in (page.get_by_role("tab", name="上传文件"), page.get_by_text("打开保存的图板")):
        if opener.count():
            opener.click()
    page.locator(".field .choose").wait_for()
    shown = page.locator(".field").inner_text()
    assert all(words in shown for words in expected) and (
        ("lang=en" in path) or not re.search(r"upload|drag|per file|browse", text(page), re.IGNORECASE)
    )
    assert ours(Axe().run(finished(page)).response) == []


def test_a_file_can_be_dropped_exchanged_and_taken_away(app):
    page = app()
    drop(page, "甲.csv")
    page.get_by_text("新增1条").wait_for()
    assert "甲.csv" in page.locator(".field").inner_text()
    drop(page, "乙.csv")
    page.locator(".field").filter(has_text="乙.csv").wait_for()
    finished(page)
    page.get_by_role("button", name="移除 乙.csv").click()
    page.get_by_text("4 预览").wait_for(state="detached")
    assert page.get_by_role("button", name="选择文件").is_visible()


def test_the_chooser_opens_by_keyboard(app):
    page, file = app(), {"name": "a.csv", "mimeType": "text/csv", "buffer": TIDY}
    page.on(
        "filechooser", lambda chooser: chooser.set_files(file)
    )  # well before the key: the browser is told of it only after a while
    page.get_by_role("button", name="选择文件").focus()
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")
    page.get_by_text("新增1条").wait_for()


def test_a_file_that_cannot_be_taken_is_a_sentence_and_is_not_sent(app):
    page, sent = app(), []
    page.on("request", lambda request: sent.append(request.url) if request.method == "PUT" else None)
    for name, size, sentence in (
        ("大.csv", LIMIT + 1, "大.csv有20.0MB，超过上限20MB，没有上传"),
        ("图.png", 5, "图.png不是可以上传的类型"),
    ):
        drop(page, name, size)
        page.get_by_text(sentence).wait_for()
        still(page)
        assert sent == [], name


def test_the_largest_file_arrives(app):
    page = app()
    drop(page, "零.csv", LIMIT)
    page.get_by_text("什么都没有发布").wait_for()
    assert "20.0 MB" in page.locator(".field").inner_text()


def test_a_file_stays_while_another_page_is_looked_at(app):
    page = app()
    drop(page, "甲.csv")
    page.get_by_text("新增1条").wait_for()
    turned(page, "指标口径")
    page.get_by_role("heading", name="指标口径").wait_for()
    turned(page, "上传数据")
    page.get_by_text("新增1条").wait_for()


def test_the_place_of_a_file_takes_no_more_than_it_may_and_from_nobody_else(app, site):
    page, sent = app(), []
    page.on("request", lambda request: sent.append(request.url) if request.method == "PUT" else None)
    drop(page, "甲.csv")
    page.get_by_text("新增1条").wait_for()
    put = "async ([address, size]) => (await fetch(address, {method: 'PUT', body: new Uint8Array(size)})).status"
    statuses = [page.evaluate(put, request) for request in ([sent[0], LIMIT + 1], [f"{site}/files/nobody", 5], [sent[0], 5])]
    assert statuses == [413, 404, 204]
