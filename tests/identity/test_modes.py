"""Local and header mode on the running app, the latter behind a real nginx; visitors may send any header."""

import base64
import getpass

import pytest
from proxy import SECRET, behind_nginx, with_nginx
from tools import until
from visitor import visiting
from websockets.exceptions import InvalidStatus

from api.permission import WHY

HEADER = f'[publish]\nmode = "header"\npublishers = ["zhang", "张伟"]\ngroups = ["统计科"]\nsecret = "{SECRET}"\n'
NOBODY = HEADER.replace('["zhang", "张伟"]', "[]").replace('["统计科"]', "[]")


def sentence(why: str, **facts) -> str:
    return WHY[why].format(**facts)


def login(user: str, password: str) -> dict:
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


def test_at_the_machine_the_account_publishes(publishing, by):
    with publishing() as url, visiting(url) as here:
        assert f"发布人：{getpass.getuser()}" in here.text
        assert "Release 2" in here.press("Publish")
    assert by() == (2, getpass.getuser())


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "10.0.0.7"},
        {"X-Real-IP": "10.0.0.7"},
        {"Forwarded": "for=127.0.0.1"},
        {"Origin": "http://localhost.evil"},
    ],
    ids=lambda h: next(iter(h)),
)
def test_a_proxied_site_without_a_mode_is_read_only(read_only, headers):
    url = read_only("", "--server.enableCORS=false", "--server.enableXsrfProtection=false")
    with visiting(url, headers) as far:
        assert sentence("not_local") in far.text
        assert far.press("Publish").count(sentence("not_local")) == 2
    assert read_only.unpublished(url)


def test_hanging_up_does_not_hide_where_a_visitor_came_from(publishing, by, settings_file):
    """Streamlit forgets the headers of a visitor who has gone, while the page goes on running."""
    with publishing() as url:
        with visiting(url, {"X-Forwarded-For": "10.0.0.7"}, query="wait=1") as far:
            far.press_and_leave("Publish")
        until(settings_file.with_name("decided").exists)
        assert by()[0] == 1
        with visiting(url) as here:
            assert "Release 2" in here.press("Publish")


def test_on_another_address_without_a_mode_it_is_read_only(read_only):
    url = read_only(address="0.0.0.0")
    with visiting(url) as here:
        assert sentence("open", address="0.0.0.0") in here.text
        here.press("Publish")
    assert read_only.unpublished(url)


def test_the_words_are_english_for_those_who_read_english(read_only):
    with visiting(read_only(address="0.0.0.0"), query="lang=en") as here:
        assert "The dashboard listens on 0.0.0.0, so other computers can reach it" in here.text


def test_the_settings_are_asked_at_the_moment_of_publishing(publishing, by, settings_file):
    with publishing() as url, visiting(url) as here:
        settings_file.write_text('[publish]\npublishers = ["somebody else"]', "utf-8")
        assert sentence("not_listed", name=getpass.getuser()) in here.press("Publish")
        settings_file.write_text('[publish]\npublishers = "somebody else"', "utf-8")
        assert "设置文件有误" in here.press("Publish") and "publishers = 'somebody else'" in here.text
        assert by()[0] == 1
        settings_file.unlink()
        assert "Release 2" in here.press("Publish")


@with_nginx
def test_a_listed_user_publishes_through_nginx_under_their_name(publishing, by, tmp_path):
    with publishing(HEADER) as url, behind_nginx(tmp_path, url) as site:
        with visiting(site, login("zhang", "one")) as zhang:
            assert "发布人：zhang" in zhang.text and "Release 2" in zhang.press("Publish")
        assert by() == (2, "zhang")
        with visiting(site, login("张伟", "three")) as zhang_wei:
            assert "Release 3" in zhang_wei.press("Publish")
        assert by() == (3, "张伟")


@with_nginx
def test_nginx_overwrites_what_a_visitor_forges(read_only, tmp_path):
    forged = [
        *login("li", "two").items(),
        ("X-Remote-User", "zhang"),
        ("X_Remote_User", "zhang"),
        ("X-Remote-Groups", "统计科".encode().decode("latin-1")),
        ("X-Proxy-Secret", SECRET),
    ]
    url = read_only(HEADER)
    with behind_nginx(tmp_path, url) as site, visiting(site, forged) as li:
        assert sentence("not_listed", name="li") in li.text
        assert li.press("Publish").count(sentence("not_listed", name="li")) == 2
        with pytest.raises(InvalidStatus, match="401"):
            visiting(site, {"X-Remote-User": "zhang", "X-Proxy-Secret": SECRET}).__enter__()
    assert read_only.unpublished(url)


@pytest.mark.parametrize(
    "secret", [{}, {"X-Proxy-Secret": ""}, {"X-Proxy-Secret": "a-secret-of-the-guess"}], ids=["none", "empty", "guess"]
)
def test_a_header_forged_straight_at_the_port_is_refused(read_only, secret):
    url = read_only(HEADER)
    with visiting(url, {"X-Remote-User": "zhang"} | secret) as intruder:
        assert sentence("wrong_secret") in intruder.text
        intruder.press("Publish")
    assert read_only.unpublished(url)


def test_header_mode_on_another_address_is_read_only(publishing, by):
    headers = {"X-Remote-User": "zhang", "X-Proxy-Secret": SECRET}
    with publishing(HEADER, address="0.0.0.0") as url, visiting(url, headers) as zhang:
        assert sentence("header_open", address="0.0.0.0") in zhang.text
        zhang.press("Publish")
    assert by()[0] == 1


@with_nginx
def test_a_name_taken_off_the_list_cannot_publish_from_an_open_page(publishing, by, tmp_path, settings_file):
    with publishing(HEADER) as url, behind_nginx(tmp_path, url) as site, visiting(site, login("zhang", "one")) as zhang:
        assert "发布人：zhang" in zhang.text
        settings_file.write_text(NOBODY, "utf-8")
        assert sentence("nobody") in zhang.press("Publish")
    assert by()[0] == 1


@with_nginx
def test_forgetting_the_mode_behind_the_documented_nginx_is_read_only(publishing, tmp_path):
    with publishing() as url, behind_nginx(tmp_path, url) as site, visiting(site, login("zhang", "one")) as zhang:
        assert sentence("not_local") in zhang.text
