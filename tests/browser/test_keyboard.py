"""The upload flow without a mouse, in real Chromium on the real app: every step is reached with Tab, Enter, Space and arrows alone."""

import json
import re

from app import finished, serving
from playwright.sync_api import Page
from tools import etl

FILE = "单位,指标,时期,数值\n北碚区,网上可办率,2025,0.872\n北碚区,依申请公开收到件数,2025,６３\n北碚区,政务直播场次,2025,12场\n".encode()
MOST = 90  # steps of Tab on the longest page
ACTIVE = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body || at.tagName === "MAIN") return "";
  return (at.getAttribute("aria-label") || at.labels?.[0]?.innerText || at.innerText || at.title || at.tagName).trim();
}"""


def reach(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until the control of this name (a pattern) has the focus."""
    passed = []
    for _ in range(MOST):
        if re.search(name, now := page.evaluate(ACTIVE)):
            return
        passed.append(now[:40].replace("\n", " "))
        page.keyboard.press(key)
    raise AssertionError(f"{name} cannot be reached; passed: {passed}")


def still_at(page: Page, name: str) -> None:
    """The focus has not gone elsewhere while the page was drawn anew."""
    assert re.search(name, page.evaluate(ACTIVE)), page.evaluate(ACTIVE)


def settled(page: Page, words: str) -> None:
    page.get_by_text(words).first.wait_for()
    finished(page)


def test_a_file_is_chosen_answered_agreed_to_named_published_and_taken_back_by_keyboard(visit, store, tmp_path):
    path = tmp_path / "数据.csv"
    path.write_bytes(FILE)
    with serving(store) as url:
        page = visit("/upload?office=beibei", url=url)
        page.on("filechooser", lambda _: None)  # heeded from now on: the first one could come too soon
        reach(page, "^选择文件$")
        with page.expect_file_chooser() as chooser:
            page.keyboard.press("Enter")
        chooser.value.set_files(path)
        settled(page, "加入目录：指标1个")
        still_at(page, "^换一个文件$")
        reach(page, "^新主题的名称$")
        page.keyboard.press("Control+A")
        page.keyboard.type("政务直播")
        reach(page, "加入目录$")
        page.keyboard.press("Enter")
        settled(page, "与数据一起发布后生效")
        reach(page, "^没有百分号的数值都乘以100")
        page.keyboard.press("Space")
        page.get_by_role("cell", name="87.2%", exact=True).wait_for()
        finished(page)
        still_at(page, "^没有百分号的数值都乘以100")
        page.keyboard.press("ArrowDown")  # another answer, and back
        page.get_by_role("cell", name="0.872%", exact=True).wait_for()
        still_at(page, "^都照写")
        page.keyboard.press("ArrowUp")
        page.get_by_role("cell", name="87.2%", exact=True).wait_for()
        reach(page, "全部同意")
        page.keyboard.press("Enter")
        page.get_by_text("还有").wait_for(state="detached")
        finished(page)
        reach(page, "发布为版本2")
        page.keyboard.press("Enter")
        settled(page, "已发布版本2")
        reach(page, "要撤销，到版本记录")
        page.keyboard.press("Enter")
        settled(page, "全部版本")
        reach(page, "^全部版本$")
        page.keyboard.press("ArrowLeft")  # round to the last tab
        reach(page, "^撤销的原因$")
        page.keyboard.type("试用")
        page.keyboard.press("Enter")
        finished(page)
        reach(page, "发布为版本3")
        page.keyboard.press("Enter")
        settled(page, "内容恢复为版本1")
    log = json.loads(etl("releases", "--json", store=store).out)
    assert [(e["action"], e["reason"]) for e in log] == [("build", ""), ("load", ""), ("undo", "试用")]
    assert log[1]["summary"]["new"] == 3
