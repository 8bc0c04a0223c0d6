"""Pictures of the real pages: for the README, or all of them for looking at.

python tests/screenshots.py               the README's pictures, into docs/images/
python tests/screenshots.py --all FOLDER  every page in both languages, light and dark, wide and narrow
"""

import argparse
import itertools
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from app import CHROMIUM, FLAGS, finished, serving  # noqa: E402

PANELS = "/panels?office=sample_shifan&panels=trend.sample_shifan.full_online_ratio.A,growth.sample_shifan.newest.percent.advice"
README = [  # file, address, width, colour scheme, browser's language, height (0: the whole page)
    ("start.zh.png", "/indicator?office=sample_shifan&indicator=full_online_ratio", 1280, "light", "zh-CN", 1240),
    ("start.en.png", "/indicator?office=sample_shifan&indicator=full_online_ratio", 1280, "light", "en-US", 1290),
    ("overview.zh.png", "/overview?office=jiangbei", 1280, "light", "zh-CN", 900),
    ("theme.zh.png", "/theme?office=sample_bailu", 1280, "light", "zh-CN", 900),
    ("indicator.zh.png", "/indicator?office=sample_shifan&indicator=full_online_ratio", 1280, "light", "zh-CN", 0),
    ("growth.zh.png", "/growth?office=sample_bailu", 1280, "light", "zh-CN", 900),
    ("compare.zh.png", "/compare?office=sample_shifan&indicator=full_online_ratio", 1280, "light", "zh-CN", 900),
    ("compare.en.png", "/compare?office=sample_shifan&by=indicators", 1280, "light", "en-US", 900),
    ("overview.en.png", "/overview?office=sample_shifan", 1280, "light", "en-US", 900),
    ("theme.en.png", "/theme?office=sample_bailu", 1280, "light", "en-US", 900),
    ("indicator.en.png", "/indicator?office=qiaokou_approval&indicator=full_online_ratio", 1280, "dark", "en-US", 0),
    ("growth.en.png", "/growth?office=sample_bailu", 1280, "light", "en-US", 900),
    ("panels.zh.png", PANELS, 1280, "light", "zh-CN", 900),
    ("panels.en.png", PANELS, 1280, "light", "en-US", 900),
    ("upload.zh.png", "/upload?office=beibei", 1280, "light", "zh-CN", 0),
    ("upload.en.png", "/upload?office=beibei", 1280, "light", "en-US", 0),
]
# What is given to the upload page: something to rewrite, something to ask about, and a revision.
UPLOAD = """指标,2024年,2025年
依申请公开收到件数(件),61,６３
政务微信公众号发布信息(条),347,400余
网上可办率(%),,0.872
""".encode("gb18030")
NEW_YEAR = "单位,指标,时期,数值\n北碚区,依申请公开收到件数,2025,63\n北碚区,公开规范性文件,2025,7\n".encode()
OFFICES = {"one-year": "jiangbei", "gaps": "beibei", "sample": "sample_shifan"}
INDICATORS = {"jiangbei": "info_score", "beibei": "disclosure_requests", "sample_shifan": "mailbox_received"}


def everything() -> list:
    """Every page of three offices in both languages, light and dark, at 1440 and 375 px."""
    jobs = []
    pages = ["overview", "theme", "indicator", "growth", "compare", "definitions", "panels", "upload", "report", "history"]
    for page, (kind, office), lang, scheme, width in itertools.product(
        pages, OFFICES.items(), ("zh", "en"), ("light", "dark"), (1440, 375)
    ):
        more = f"&indicator={INDICATORS[office]}" if page == "indicator" else ""
        more = f"&panels=trend.{office}.{INDICATORS[office]}.A,table.{office}.newest.advice" if page == "panels" else more
        jobs.append(
            (
                f"{page}.{kind}.{lang}.{scheme}.{width}.png",
                f"/{page}?office={office}&lang={lang}{more}",
                width,
                scheme,
                "zh-CN",
                0,
            )
        )
    return jobs


def shoot(jobs: list, folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as store, serving(Path(store) / "releases") as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, address, width, scheme, locale, height in jobs:
            context = browser.new_context(viewport={"width": width, "height": height or 900}, color_scheme=scheme, locale=locale)
            page = context.new_page()
            page.goto(url + address)
            finished(page)
            if address.startswith("/upload"):
                _given(page)
            if address.startswith(("/overview", "/theme", "/indicator", "/growth", "/compare", "/definitions")):
                page.locator(".view h1").wait_for()
            page.wait_for_timeout(600)
            if not height:
                whole = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
                page.set_viewport_size({"width": width, "height": min(whole + 10, 6000)})
                page.wait_for_timeout(600)
            page.screenshot(path=folder / name)
            context.close()
        browser.close()


def shoot_published(folder: Path) -> None:
    """published.*.png: what the upload page says after publishing; a store for each language, so that both publish release 2."""
    from playwright.sync_api import sync_playwright

    for lang, locale in (("zh", "zh-CN"), ("en", "en-US")):
        with tempfile.TemporaryDirectory() as store, serving(Path(store) / "releases") as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_context(viewport={"width": 1280, "height": 720}, color_scheme="light", locale=locale).new_page()
            page.goto(url + "/upload?office=beibei")
            finished(page)
            given = {"name": "2025年.csv", "mimeType": "text/csv", "buffer": NEW_YEAR}
            page.locator("input[type=file]").set_input_files(given)
            page.get_by_role("button", name=re.compile("发布为版本2|Publish as release 2")).click()
            page.get_by_text(re.compile("已发布版本2|Published release 2")).wait_for()
            finished(page)
            page.wait_for_timeout(600)
            page.screenshot(path=folder / f"published.{lang}.png")
            browser.close()


def _given(page) -> None:
    """A file for the upload page, of an office that the file does not name."""
    given = {"name": "政务公开.csv", "mimeType": "text/csv", "buffer": UPLOAD}
    page.locator("input[type=file]").set_input_files(given)
    office = page.get_by_role("combobox", name=re.compile("文件没有写单位时|Office, where"))
    office.click()
    page.get_by_role("option", name=re.compile("北碚|Beibei")).click()
    page.get_by_role("heading", name=re.compile("^5 ")).wait_for()
    finished(page)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", type=Path, metavar="FOLDER")
    folder = parser.parse_args().all
    shoot(everything() if folder else README, folder or ROOT / "docs" / "images")
    if not folder:
        shoot_published(ROOT / "docs" / "images")
