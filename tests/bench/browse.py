"""One visitor in headless Chromium: how long until the last chart is drawn, and how much came over the line."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

WATCH = Path(__file__).with_name("watch.js").read_text("utf-8")
PATIENCE = 20_000  # ms
AFTERWARDS = 1_200  # ms in which what a change brings along (the framework's own run) comes over the line


@dataclass
class Line:
    """What came from the server: bytes (as sent, compressed or not) and messages (answers and web socket frames)."""

    bytes: int = 0
    messages: int = 0
    _lengths: dict = field(default_factory=dict)

    def listen(self, page) -> None:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: self._add(event["encodedDataLength"]))
        session.on("Network.webSocketFrameReceived", lambda event: self._add(self._size(event["response"])))

    def _add(self, size: float) -> None:
        self.bytes, self.messages = self.bytes + int(size), self.messages + 1

    @staticmethod
    def _size(frame: dict) -> int:
        return len(frame["payloadData"]) * 3 // 4 if frame["opcode"] == 2 else len(frame["payloadData"])

    def since_last(self) -> dict:
        """Bytes and messages since the last time this was asked."""
        counts = {"bytes": self.bytes, "messages": self.messages}
        self.bytes = self.messages = 0
        return counts


@contextmanager
def visitor(chromium):
    """A browser with an empty cache: (a function that opens an address and says what it cost, the page, its Line). A visit costs `ms` until all
    that is expected is painted, `operable` until choices and doors are answered, `taken_over` until the framework has the page: the same but for ours."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.add_init_script(WATCH)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    line = Line()
    line.listen(page)

    def visit(address: str, expected: dict) -> dict:
        line.since_last()
        page.goto(address, wait_until="commit")
        ms = page.evaluate("(expected) => window.__watch(expected)", expected)
        operable, taken_over = page.evaluate("async () => [await window.__operable(), await window.__takenOver()]")
        return {"ms": ms, "operable": max(ms, operable), "taken_over": max(ms, taken_over), **line.since_last()}

    try:
        yield visit, page, line
    finally:
        context.close()


def change(page, line: Line, how, expected: dict) -> dict:
    """What it costs to make a choice (`how()`): from the last key or click until all that is expected stands there."""
    page.wait_for_timeout(300)
    line.since_last()
    page.evaluate("(expected) => { window.__until = window.__watch(expected); }", expected)
    how()
    ms = page.evaluate("async () => { const end = await window.__until; return end - window.__begun; }")
    page.wait_for_timeout(AFTERWARDS)
    return {"ms": ms, **line.since_last()}


def streamlit(page, name: str, label: str) -> None:
    """A choice on one of our pages."""
    if name == "year":
        page.locator("select[name=year]").select_option(label=label)
        return
    box = page.locator(f"input[name={name}]")
    box.click()
    box.fill(label)
    page.get_by_role("option", name=label).first.wait_for()
    page.keyboard.press("Enter")


def dash(page, name: str, label: str) -> None:
    if name == "year":
        page.get_by_label(label, exact=True).check()
        return
    page.locator(f"#{name}").click()
    page.get_by_role("option").first.wait_for()
    page.get_by_role("searchbox").fill(label)
    page.get_by_role("option", name=label).first.click()


def panel(page, name: str, label: str) -> None:
    if name == "year":
        page.get_by_role("button", name=label, exact=True).click()
        return
    page.locator("select").nth(0 if name == "office" else 1).select_option(label=label)


def vizro(page, name: str, label: str) -> None:
    place = {"office": 0, "year": 1, "indicator": 1}[name]
    page.locator(".dash-dropdown").nth(place).click()
    page.get_by_role("option").first.wait_for()
    page.get_by_role("searchbox").fill(label)
    page.get_by_role("option", name=label).first.click()


def floor(page, name: str, label: str) -> None:
    page.locator("select").select_option(label=label)


CHOOSE = {f.__name__: f for f in (streamlit, dash, panel, vizro, floor)}
