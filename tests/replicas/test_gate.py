"""What the documented nginx sends along: security headers that the pages bear in a real browser, compression, caching, limits."""

import re

import pytest
import requests
from analyst import analyst
from app import CHROMIUM, NO_CHROMIUM, finished, text

from pages.components.plot import LIBRARY

PAGES = ["overview", "indicator", "panels", "meeting", "upload", "history"]
CHOSEN = "&panels=trend.east.visits.A"
LOOKS_AROUND = re.compile(
    r"404 \S+/indicators/\w+/_stcore/(health|host-config)|Failed to load resource: .* 404.*"
)  # Streamlit's own page


@pytest.fixture
def get(site):
    """get(path) → the answer to a request without cookies."""
    return lambda path, **more: requests.get(
        site.url + path, **{"verify": site.certificate, "auth": ("zhang", "one"), "timeout": 30, "allow_redirects": False, **more}
    )


def test_every_answer_says_what_a_page_may_do(get):
    for path in ("", "api/health", "nowhere-at-all.js", "api/nothing"):
        headers = get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"] == "same-origin"
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
        assert "unsafe-eval" not in headers["Content-Security-Policy"].replace("wasm-unsafe-eval", "")
        assert headers["Strict-Transport-Security"].startswith("max-age=") and headers["Server"] == "nginx"


def test_static_files_are_compressed_and_kept_for_good(get):
    script = re.search(r'src="\./(static/js/[^"]+\.js)"', get("").text)[1]
    for path in (script, LIBRARY):
        answer = get(path)
        assert answer.headers["Content-Encoding"] == "gzip" and "immutable" in answer.headers["Cache-Control"], path
    assert "immutable" not in get("").headers.get("Cache-Control", "")


def test_only_who_is_known_comes_in_and_watchers_see_the_health(get, site):
    assert get("", auth=None).status_code == 401 and get("api/series", auth=None).status_code == 401
    assert get("api/health", auth=None).json()["store"]["reachable"]
    bare = site.url.removesuffix("indicators/")
    assert (
        requests.get(bare, verify=site.certificate, auth=("zhang", "one"), allow_redirects=False)
        .headers["Location"]
        .endswith("/indicators/")
    )


def test_an_upload_beyond_the_limit_is_refused(site):
    with analyst(site, "upload") as one, pytest.raises(requests.HTTPError, match="413"):
        one.send("large.csv", b"x" * 22_100_000)


def test_a_name_that_is_not_listed_cannot_publish_whatever_it_sends(site):
    with analyst(site, "upload", name="li") as one:
        assert "不在发布人名单中" in one.text


@pytest.mark.skipif(not CHROMIUM, reason=NO_CHROMIUM)
def test_the_pages_bear_the_policy_in_a_real_browser(chromium, site):
    context = chromium.new_context(
        ignore_https_errors=True, http_credentials={"username": "zhang", "password": "one"}, locale="zh-CN"
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    complaints = []
    page.on("console", lambda message: message.type in ("error", "warning") and complaints.append(message.text))
    page.on("response", lambda r: r.status >= 400 and complaints.append(f"{r.status} {r.url}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for name in PAGES:
        page.goto(f"{site.url}{name}?office=east{CHOSEN if name in ('panels', 'meeting') else ''}")
        finished(page)
        page.wait_for_timeout(300)
        if name == "indicator":
            page.wait_for_selector(".chart")
        if name == "panels":
            page.wait_for_selector(".picture[data-drawn=true] img")
            for saved in ("PNG 1920×1080", "SVG", "全部图片（ZIP）"):
                with page.expect_download():
                    page.get_by_role("button", name=saved).click()
        if name == "meeting":
            page.wait_for_selector("dialog.meeting img")
            page.keyboard.press("Escape")
        if name == "upload":
            page.set_input_files(
                "input[type=file]",
                {"name": "2014.csv", "mimeType": "text/csv", "buffer": "单位,指标,时期,数值\n东区,接待,2014,5\n".encode()},
            )
            page.get_by_role("button", name="发布为版本").click()
            page.get_by_text("已发布版本").wait_for()
    assert "2014.csv" in text(page)
    assert [line for line in complaints if not LOOKS_AROUND.fullmatch(line)] == []
    context.close()
