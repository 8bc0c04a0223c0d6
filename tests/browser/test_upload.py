"""What the upload page says of a file, in real Chromium on the real app: the reason first, what it asks, what can be put right."""

import re

import pytest
from app import finished, serving, still, text
from tools import etl

HEAD = "单位,指标,时期,数值\n"
NO_HEADER = "北碚区,依申请公开收到件数,2025,63\n北碚区,公开规范性文件,2025,7\n".encode()
SHARE = (HEAD + "北碚区,网上可办率,2025,0.872\n北碚区,依申请公开收到件数,2025,63\n").encode()


@pytest.fixture
def app(visit, store):
    """app(path) → a page of a dashboard over a store of its own."""
    with serving(store) as url:
        yield lambda path="/upload?office=beibei", **more: visit(path, url=url, **more)


def give(page, name: str, data: bytes, awaited) -> str:
    """Give the page a file; what the page says when `awaited` has appeared."""
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
    page.get_by_text(awaited).first.wait_for()
    return text(still(page))


REFUSED = [  # name, bytes, the reason, whether it can be put right on the page
    ("no header", NO_HEADER, "没有找到表头", True),
    ("an office missing", "指标,时期,数值\n依申请公开收到件数,2025,64\n".encode(), "缺少“单位”列", True),
    ("bytes of no encoding", (HEAD + "北碚区,依申请公开,2025,63\n").encode() + b"\x81\xff\xff\n", "无法识别的字节", False),
    ("193 offices that nobody knows", (HEAD + "".join(f"第{n}国,依申请公开收到件数,2024,{n}\n" for n in range(193))).encode(), "193个单位不在目录中", False),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason", "correctable"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_why_a_file_was_not_understood_stands_first(app, data, reason, correctable):
    page = app()
    shown = give(page, "a.csv", data, re.compile(reason))
    assert shown.index("什么都没有发布") < shown.index(reason) < (shown + "2 核对读到的内容").index("2 核对读到的内容")
    assert "共读到0条" not in shown and "3 解决疑问" not in shown
    assert page.get_by_text("文件开头的内容").or_(page.get_by_text("表头从第几行开始")).first.is_visible() == correctable


def test_a_template_that_nobody_has_filled_in_is_told_to_be_blank(app, store, tmp_path):
    page = app()
    page.get_by_text("下载填报模板").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel", exact=True).click()
    data = download.value.path().read_bytes()
    shown = give(page, "模板.xlsx", data, "模板还没有填写任何数值。请填写后再上传。")
    assert "3 解决疑问" not in shown and "4 预览" not in shown
    (tmp_path / "模板.xlsx").write_bytes(data)
    for verb in ("check", "load"):
        outcome = etl(verb, tmp_path / "模板.xlsx", store=store)
        assert outcome.status == 1 and "模板还没有填写任何数值" in outcome.out + outcome.err


def test_what_is_answered_changes_what_is_read_and_can_be_changed_again(app):
    page = app()
    shown = give(page, "a.csv", SHARE, "待答1题")
    assert "还有1类疑问没有答复" in shown
    page.get_by_role("link", name="待答1题").click()
    page.get_by_role("radio", name="乘以100：0.862读作86.2%").check(force=True)
    page.get_by_role("cell", name="87.2%", exact=True).wait_for()
    assert "疑问都已答复" in text(finished(page)) and page.get_by_role("radio", name="乘以100：0.862读作86.2%").is_checked()
    page.get_by_role("radio", name="照写：0.862读作0.862%").check(force=True)
    page.get_by_role("cell", name="0.872%", exact=True).wait_for()
    assert page.get_by_role("cell", name="87.2%", exact=True).count() == 0


def test_a_file_without_a_header_is_read_by_what_its_columns_are_said_to_mean(app, store):
    page = app()
    give(page, "a.csv", "北碚区,依申请公开收到件数,2025,63,60\n北碚区,公开规范性文件,2025,7,5\n".encode(), "没有找到表头")
    choose(page, "B · 依申请公开收到件数", "指标")
    page.get_by_text("缺少“数值”列").wait_for()  # two columns of numbers: which of them is not guessed
    choose(page, "D · 63", "数值")
    page.get_by_text("共读到2条数据").wait_for()
    assert "没有表头，第一行起就是数据" in text(finished(page)) and "新增2条" in text(page)
    page.get_by_role("button", name="发布为版本2").click()
    page.get_by_text("已发布版本2").wait_for()
    assert [r["value"] for r in etl("series", "disclosure_requests", "--office", "beibei", store=store).rows][-1] == "63"


def test_one_click_says_that_there_is_no_header(app):
    page = app()
    give(page, "a.csv", NO_HEADER, "没有找到表头")
    page.get_by_text("没有表头，第一行就是数据").click()
    page.get_by_text("共读到2条数据").wait_for()


def choose(page, label: str, choice: str) -> None:
    """Choose in a select box by its label."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("combobox", name=label).fill(choice)  # of a long list only what is in sight is there
    page.get_by_role("option", name=choice, exact=True).click()
    still(page)


def test_every_column_can_be_reached_and_says_what_it_means_by_name(app):
    page = app()
    years = ",".join(f"{year}年" for year in range(1976, 2026))
    give(page, "宽.csv", f"单位,指标,{years},附列\n北碚区,依申请公开收到件数,{','.join(['5'] * 50)},7\n".encode(), "共读到")
    page.get_by_text("读得不对？在这里改正").click()
    page.get_by_role("combobox", name="C · 1976年").wait_for()
    assert page.get_by_role("combobox", name="C · 1976年").input_value() == "1976年的数值"
    choose(page, "共53列，现在列出", "AO至BA列")
    choose(page, "BA · 附列", "其他时期…")
    field = page.get_by_role("textbox", name="时期", exact=True)
    field.fill("半年")
    field.press("Enter")
    page.get_by_text("看不懂这个时期").wait_for()
    field.fill("2025年1—6月")
    field.press("Enter")
    page.get_by_text("共读到51条数据").wait_for()


@pytest.mark.parametrize("width", [1440, 375])
def test_the_beginning_of_a_wide_file_moves_in_its_own_frame(app, width):
    page = app(width=width)
    years = ",".join(f"{year}年" for year in range(1968, 2025))
    name = "重庆市北碚区人民政府办公室"
    give(
        page,
        "宽.csv",
        f"单位,指标,{years},备注\n{name},依申请公开收到件数,{','.join(['12345'] * 57)},{'很长的备注' * 20}\n".encode(),
        "共读到",
    )
    page.get_by_text("读得不对？在这里改正").click()
    frame = page.get_by_role("region", name="文件开头的内容")
    frame.wait_for()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= window.innerWidth")
    assert frame.evaluate("e => e.scrollWidth > 2 * e.clientWidth")
    frame.evaluate("e => e.scrollLeft = e.scrollWidth")
    edge, number, first = (
        box["x"]
        for box in (
            frame.bounding_box(),
            frame.get_by_role("rowheader", name="2").bounding_box(),
            frame.get_by_text(name).bounding_box(),
        )
    )
    assert abs(number - edge) < 2 and edge < first < edge + 60  # both stay in sight
    heads = frame.get_by_role("row").nth(1).get_by_role("cell")
    assert min(heads.nth(n).bounding_box()["width"] for n in range(60)) > 40  # not one is squeezed
    last = frame.get_by_role("row").nth(2).get_by_role("cell").last
    assert last.bounding_box()["width"] < 320 and last.get_attribute("title") == "很长的备注" * 20
