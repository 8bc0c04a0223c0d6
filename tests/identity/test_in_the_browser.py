"""Logging in with a real sign-on service (OIDC) and through a real proxy, in real Chromium."""

import json
import subprocess
import sys
from contextlib import contextmanager

import pytest
from app import CHROMIUM, NO_CHROMIUM, finished, free_port, text
from proxy import SECRET, behind_nginx, with_nginx
from visitor import visiting

from api.permission import WHY

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=NO_CHROMIUM)
RULES = '[publish]\nmode = "oidc"\npublishers = ["zhang@office.cn"]\ngroups = ["统计科"]\n'
USERS = [
    {"sub": "1", "email": "zhang@office.cn", "name": "张伟"},
    {"sub": "2", "email": "li_na@office.cn", "name": "李娜", "groups": ["办公室", "统计科"]},
    {"sub": "3", "email": "wang@office.cn", "name": "zhang@office.cn", "groups": ["办公室"]},
]
SECRETS = """[auth]
redirect_uri = "{app}/oauth2callback"
cookie_secret = "a secret of the tests, long enough to sign with"
client_id = "dashboard"
client_secret = "any"
server_metadata_url = "http://localhost:{port}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="session")
def sign_on():
    """A sign-on service that knows USERS; yields its port."""
    port = free_port()
    users = [f"--user-claims={json.dumps(user)}" for user in USERS]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", f"--port={port}", "--host=localhost", *users]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while "running" not in (line := server.stderr.readline()):
        assert line, "the sign-on service does not start"
    yield port
    server.terminate()
    server.communicate()


@pytest.fixture
def office(publishing, sign_on, tmp_path):
    """The page, known to the sign-on service; yields its address."""

    @contextmanager
    def served(rules: str = RULES):
        port = free_port()
        (tmp_path / "secrets.toml").write_text(SECRETS.format(app=f"http://127.0.0.1:{port}", port=sign_on), "utf-8")
        with publishing(rules, f"--secrets.files={tmp_path / 'secrets.toml'}", port=port) as url:
            yield url

    return served


@pytest.fixture
def browser(chromium):
    """browser(address) → a page of a visitor of its own; browser(address, page) → the same visitor's second window."""
    contexts = []

    def opened(address: str, beside=None, **more):
        if beside is None:
            contexts.append(chromium.new_context(**more))
            contexts[-1].route("**/cdn.jsdelivr.net/**", lambda route: route.abort())  # the service's own look
        page = (beside.context if beside else contexts[-1]).new_page()
        page.set_default_timeout(30_000)
        page.goto(address)
        return finished(page)

    yield opened
    for context in contexts:
        context.close()


def log_in(page, sub: str):
    page.get_by_role("button", name="登录", exact=False).click()
    page.locator(f"button[name=sub][value='{sub}']").first.click()
    page.get_by_role("button", name="退出登录").wait_for()
    return finished(page)


def press(page) -> str:
    """The page after its button was pressed and answered."""
    answers = int(text(page).rpartition("answers: ")[2])
    page.get_by_role("button", name="Publish").click()
    page.get_by_text(f"answers: {answers + 1}").wait_for()
    return text(finished(page))


@pytest.mark.parametrize(("sub", "name"), [("1", "zhang@office.cn"), ("2", "li_na@office.cn")], ids=["by name", "by group"])
def test_a_publisher_logs_in_and_publishes_under_their_name(office, browser, by, sub, name):
    with office() as url:
        page = browser(url)
        assert WHY["signed_out"] in text(page)
        assert press(page).count(WHY["signed_out"]) == 2 and by()[0] == 1
        assert f"发布人：{name}" in text(log_in(page, sub))
        assert "Release 2" in press(page)
    assert by() == (2, name)


def test_somebody_else_logs_in_and_can_only_read(office, browser, by):
    with office() as url:
        page = log_in(browser(url), "3")
        assert press(page).count(WHY["not_listed"].format(name="wang@office.cn")) == 2
        page.goto(f"{url}/?lang=en")
        assert "wang@office.cn is not among the publishers and can only read." in text(finished(page))
    assert by()[0] == 1


def test_after_logout_nobody_publishes_in_no_window_and_with_no_copy_of_the_cookie(office, browser, by):
    with office() as url:
        page = log_in(browser(url), "1")
        second = browser(url, page)
        assert "发布人：zhang@office.cn" in text(second)
        kept = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
        page.get_by_role("button", name="退出登录").click()
        page.get_by_role("button", name="End session").click()
        page.get_by_role("button", name="登录", exact=True).wait_for()
        assert WHY["signed_out"] in press(second)
        assert WHY["signed_out"] in press(page)
        page.context.add_cookies([{"name": name, "value": value, "url": url} for name, value in kept.items()])
        third = browser(url, page)
        assert WHY["signed_out"] in press(third)
        assert by()[0] == 1
        assert "Release 2" in press(log_in(third, "1"))


def test_the_lists_are_asked_at_the_moment_of_publishing(office, browser, by, settings_file):
    with office() as url:
        page = log_in(browser(url), "2")
        settings_file.write_text(RULES.replace("统计科", "督查科"), "utf-8")
        assert WHY["not_listed"].format(name="li_na@office.cn") in press(page)
        assert by()[0] == 1
        settings_file.write_text(RULES, "utf-8")
        assert "Release 2" in press(page)


def test_a_sign_on_that_is_half_set_up_says_what_is_missing(publishing, browser, tmp_path):
    (tmp_path / "secrets.toml").write_text('[auth]\nredirect_uri = "http://127.0.0.1/oauth2callback"\n', "utf-8")
    with publishing(RULES, f"--secrets.files={tmp_path / 'secrets.toml'}") as url:
        page = browser(url)
        page.get_by_role("button", name="登录").click()
        page.get_by_text("统一登录没有配置完整").wait_for()
    with publishing(RULES) as url:
        assert WHY["no_auth"] in text(browser(url))


def test_a_forged_claim_does_not_log_in(office, by):
    forged = {"Cookie": '_streamlit_user={"is_logged_in":true,"email":"zhang@office.cn","iat":9999999999}'}
    with office() as url, visiting(url, forged | {"Origin": url}) as intruder:
        assert WHY["signed_out"] in intruder.press("Publish")
    assert by()[0] == 1


@with_nginx
def test_through_the_documented_nginx_a_browser_uploads_20_mb_and_publishes(publishing, browser, by, tmp_path):
    rules = f'[publish]\nmode = "header"\npublishers = ["zhang"]\nsecret = "{SECRET}"\n'
    with publishing(rules, "--server.maxUploadSize=20") as url, behind_nginx(tmp_path, url) as site:
        page = browser(site, http_credentials={"username": "zhang", "password": "one"})
        (tmp_path / "year.csv").write_bytes(b"x" * 20_000_000)
        page.set_input_files("input[type=file]", tmp_path / "year.csv")
        page.get_by_text("20000000 bytes").wait_for()
        assert "Release 2" in press(page)
    assert by() == (2, "zhang")
