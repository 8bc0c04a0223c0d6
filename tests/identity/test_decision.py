"""Who may publish: given what is known of a visit and what is set, expect the decision."""

import pytest

from api.permission import HOURS, WHY, Identity, NotAllowed, Visit, decide
from db.settings import MODES, Publish, SettingsError, publisher_names, read_settings
from wording import origin

NOW = 1_800_000_000
SECRET = "0123456789abcdef"
HERE = {"host": ["127.0.0.1:8501"], "origin": ["http://127.0.0.1:8501"]}


def rules(mode="local", **more) -> Publish:
    name_from, groups_from = MODES[mode]
    return Publish(**{"mode": mode, "name_from": name_from, "groups_from": groups_from, **more})


def by_account(publishers=(), groups=(), **visit) -> Identity:
    visitor = {"listens": "127.0.0.1", "headers": HERE, "account": "zhang", **visit}
    return decide(rules(publishers=publishers, groups=groups), Visit(**visitor), NOW)


@pytest.mark.parametrize(
    ("visit", "why"),
    [
        ({}, ""),
        ({"listens": "::1"}, ""),
        ({"listens": "localhost"}, ""),
        ({"listens": "127.0.0.5"}, ""),
        ({"listens": "0.0.0.0"}, "open"),
        ({"listens": "::"}, "open"),
        ({"listens": "192.168.1.20"}, "open"),
        ({"listens": "dashboard.office"}, "open"),
        ({"listens": "unix:///run/app.sock"}, "open"),
        ({"peer": "192.168.1.77"}, "not_local"),
        ({"peer": "::1"}, ""),
        ({"headers": HERE | {"x-forwarded-for": ["10.0.0.7"]}}, "not_local"),
        ({"headers": HERE | {"x-forwarded-proto": ["https"]}}, "not_local"),
        ({"headers": HERE | {"x-real-ip": ["127.0.0.1"]}}, "not_local"),
        ({"headers": HERE | {"forwarded": ["for=10.0.0.7"]}}, "not_local"),
        ({"headers": HERE | {"via": ["1.1 proxy"]}}, "not_local"),
        ({"headers": {"host": ["dashboard.office"], "origin": ["http://dashboard.office"]}}, "not_local"),
        ({"headers": {"host": ["127.0.0.1:8501"], "origin": ["https://dashboard.office"]}}, "not_local"),
        ({"headers": {"host": ["127.0.0.1.example.com:8501"]}}, "not_local"),
        ({"headers": {"host": ["127.0.0.1:8501", "dashboard.office"]}}, "not_local"),
        ({"headers": {"host": ["[::1]:8501"]}}, ""),
        ({"headers": {"host": ["localhost:8501"], "origin": ["null"]}}, "not_local"),
        ({"headers": {"host": ["[oops"]}}, "not_local"),
        ({"headers": None}, "gone"),
        ({"publishers": ("zhang",)}, ""),
        ({"publishers": ("li",)}, "not_listed"),
        ({"groups": ("statistics",)}, "not_listed"),
        ({"account": ""}, ""),
        ({"account": "", "publishers": ("zhang",)}, "not_listed"),
    ],
)
def test_local_mode_is_for_those_who_sit_at_the_machine(visit, why):
    assert by_account(**visit).why == why


def test_the_account_of_the_machine_is_what_is_recorded():
    assert by_account() == Identity("zhang", "local")


def by_header(headers, listens="127.0.0.1", **more) -> Identity:
    more = {"publishers": ("zhang", "张伟"), "groups": ("统计科",), "secret": SECRET, **more}
    got = {name: value if isinstance(value, list) else [value] for name, value in headers.items()}
    return decide(rules("header", **more), Visit(listens, None, got, account="root"), NOW)


def arrived(text: str) -> str:
    """As a server hands over a header that was sent in UTF-8."""
    return text.encode().decode("latin-1")


PROXIED = {"host": "dashboard.office", "x-forwarded-for": "10.0.0.7", "x-proxy-secret": SECRET}


@pytest.mark.parametrize(
    ("headers", "more", "name", "why"),
    [
        ({"x-remote-user": "zhang"}, {}, "zhang", ""),
        ({"x-remote-user": arrived("张伟")}, {}, "张伟", ""),
        ({"x-remote-user": "Zhang"}, {}, "Zhang", "not_listed"),
        ({"x-remote-user": "li"}, {}, "li", "not_listed"),
        ({"x-remote-user": "li", "x-remote-groups": arrived("办公室, 统计科")}, {}, "li", ""),
        ({"x-remote-user": "li", "x-remote-groups": arrived("统计科办公室")}, {}, "li", "not_listed"),
        ({"x-remote-user": "li", "x-remote-groups": [arrived("办公室"), arrived("统计科")]}, {}, "li", "not_listed"),
        ({"x-remote-user": "zhang"}, {"publishers": (), "groups": ()}, "zhang", "nobody"),
        ({}, {}, "", "no_name"),
        ({"x-remote-user": " "}, {}, "", "no_name"),
        ({"x-remote-user": ["zhang", "li"]}, {}, "", "no_name"),
        ({"x-remote-groups": arrived("统计科")}, {}, "", "no_name"),
        ({"x-remote-user": "li", "x-uid": "zhang"}, {"name_from": "X-Uid"}, "zhang", ""),
        ({"x-remote-user": "zhang", "x-proxy-secret": SECRET[:-1]}, {}, "", "wrong_secret"),
        ({"x-remote-user": "zhang", "x-proxy-secret": []}, {}, "", "wrong_secret"),
        ({"x-remote-user": "zhang", "x-proxy-secret": [SECRET, SECRET]}, {}, "", "wrong_secret"),
        ({"x-remote-user": "zhang", "x-proxy-secret": ""}, {"secret": ""}, "", "no_secret"),
        ({"x-remote-user": "zhang"}, {"listens": "0.0.0.0"}, "", "header_open"),
        ({"x-remote-user": "zhang"}, {"listens": "10.1.1.1"}, "", "header_open"),
    ],
)
def test_header_mode_believes_the_proxy_and_nobody_else(headers, more, name, why):
    identity = by_header(PROXIED | headers, **more)
    assert (identity.name, identity.mode, identity.why) == (name, "header", why)


SIGNED_IN = {"is_logged_in": True, "iat": NOW - 60, "email": "zhang@office.cn", "groups": ["统计科"], "name": "张伟"}


def by_sign_on(claims, ended=False, listens="0.0.0.0", headers=HERE, **more) -> Identity:
    more = {"publishers": ("zhang@office.cn",), **more}
    return decide(rules("oidc", **more), Visit(listens, "10.0.0.7", headers, claims, "root", ended), NOW)


@pytest.mark.parametrize(
    ("claims", "more", "name", "why"),
    [
        ({}, {}, "zhang@office.cn", ""),
        ({"email": "li@office.cn"}, {}, "li@office.cn", "not_listed"),
        ({"email": "li@office.cn"}, {"groups": ("统计科",)}, "li@office.cn", ""),
        ({"email": "li@office.cn", "groups": "办公室,统计科"}, {"groups": ("统计科",)}, "li@office.cn", ""),
        ({"email": "li@office.cn", "groups": None}, {"groups": ("统计科",)}, "li@office.cn", "not_listed"),
        ({"email": "li@office.cn", "groups": [], "roles": ["w"]}, {"groups": ("w",), "groups_from": "roles"}, "li@office.cn", ""),
        ({}, {"publishers": (), "groups": ()}, "zhang@office.cn", "nobody"),
        ({}, {"name_from": "name", "publishers": ("张伟",)}, "张伟", ""),
        ({}, {"name_from": "upn"}, "", "no_claim"),
        ({"email": ["zhang@office.cn"]}, {}, "", "no_claim"),
        ({"email_verified": True}, {}, "zhang@office.cn", ""),
        ({"email_verified": "true"}, {}, "zhang@office.cn", ""),
        ({"email_verified": False}, {}, "zhang@office.cn", "unverified"),
        ({"email_verified": False}, {"name_from": "name", "publishers": ("张伟",)}, "张伟", ""),
        ({"is_logged_in": False}, {}, "", "signed_out"),
        ({}, {"ended": True}, "", "signed_out"),
        ({"iat": NOW - HOURS * 3600}, {}, "zhang@office.cn", ""),
        ({"iat": NOW - HOURS * 3600 - 1}, {}, "", "expired"),
        ({"iat": None}, {}, "", "expired"),
        ({}, {"headers": None}, "", "gone"),
        ({}, {"headers": {"x-remote-user": ["zhang@office.cn"]}, "publishers": ("li",)}, "zhang@office.cn", "not_listed"),
    ],
)
def test_oidc_mode_goes_by_the_claims(claims, more, name, why):
    identity = by_sign_on(SIGNED_IN | claims, **more)
    assert (identity.name, identity.mode, identity.why) == (name, "oidc", why)


def test_oidc_mode_without_a_service_is_read_only():
    assert by_sign_on(None).why == "no_auth"


def test_login_is_offered_where_it_helps_and_logout_where_somebody_is_in():
    out, late = by_sign_on({"is_logged_in": False}), by_sign_on(SIGNED_IN | {"iat": 0})
    other, right = by_sign_on(SIGNED_IN | {"email": "li@office.cn"}), by_sign_on(SIGNED_IN)
    assert [(i.may_sign_in, i.signed_in) for i in (out, late, other, right)] == [(True, False)] * 2 + [(False, True)] * 2


@pytest.mark.parametrize("why", WHY)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_refusal_has_its_words(why, lang):
    facts = {name: "X" for name in ("address", "detail", "header", "hours", "claim", "name")}
    refused = NotAllowed(Identity("x", "oidc", why, facts))
    assert refused.identity.words(lang) and "{" not in refused.identity.words(lang) and not refused.identity.may_publish


TOML = """
[publish]
mode = "header"
publishers = ["zhang", " li "]
groups = ["统计科"]
secret = "0123456789abcdef"
"""


def test_the_settings_name_mode_and_lists(tmp_path):
    (tmp_path / "settings.toml").write_text(TOML, "utf-8")
    assert read_settings(tmp_path).publish == rules("header", publishers=("zhang", "li"), groups=("统计科",), secret=SECRET)


def test_without_settings_the_mode_is_local_and_no_list_is_needed(tmp_path):
    assert read_settings(tmp_path).publish == Publish()


def test_the_environment_wins(tmp_path, monkeypatch):
    (tmp_path / "settings.toml").write_text(TOML, "utf-8")
    for name, value in {"MODE": "oidc", "PUBLISHERS": "a@b.cn, c@d.cn", "NAME_FROM": "upn"}.items():
        monkeypatch.setenv(f"DASHBOARD_PUBLISH_{name}", value)
    publish = read_settings(tmp_path).publish
    assert (publish.mode, publish.publishers, publish.groups) == ("oidc", ("a@b.cn", "c@d.cn"), ("统计科",))
    assert (publish.name_from, publish.groups_from) == ("upn", "groups")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[publish]\nmode = "ldap"', "[publish] mode = 'ldap' (local, header, oidc)"),
        ('[publish]\nmode = ["header"]', "[publish] mode = ['header'] (local, header, oidc)"),
        ('[publish]\npublishers = "zhang"', "[publish] publishers = 'zhang'"),
        ("[publish]\ngroups = [7]", "[publish] groups = [7]"),
        (
            '[publish]\npublisher = ["zhang"]',
            "[publish] publisher (mode, publishers, groups, name_from, groups_from, secret, names)",
        ),
        ('[publish]\nnames = "综合科"', "[publish.names] '综合科' (account = "),
        ("[publish.names]\nzhang = 7", "[publish.names] {'zhang': 7}"),
        ("[publish]\nname_from = 1", "[publish] name_from = 1"),
        ("template = 5", 'template = 5 ("...")'),
        ('cache = ["a"]', "cache = ['a']"),
        ("store = 5", 'store = 5 ("...")'),
        ('publish = "zhang"', "publish = 'zhang' ([publish])"),
        ("[publish]\nmode = ", "settings.toml: "),
    ],
)
def test_faulty_settings_are_refused_with_the_place(tmp_path, text, message):
    (tmp_path / "settings.toml").write_text(text, "utf-8")
    with pytest.raises(SettingsError) as refused:
        read_settings(tmp_path)
    assert "settings.toml" in str(refused.value) and message in str(refused.value)


NAMES = [  # settings.toml, environment → account and name
    ("", None, {}),
    (
        '[publish.names]\nzhang = "综合科"\n"a@b.example" = " 统计科\\n二组 "\nli = ""',
        None,
        {"zhang": "综合科", "a@b.example": "统计科 二组"},
    ),
    ('[publish.names]\nzhang = "综合科"', "li=督查科,wang,zhao=", {"li": "督查科"}),
    ("[publish.names]\nzhang = 7", None, {}),  # faulty: readers see the account
]


@pytest.mark.parametrize(("text", "environment", "names"), NAMES)
def test_readers_see_a_name_instead_of_an_account(tmp_path, monkeypatch, text, environment, names):
    (tmp_path / "settings.toml").write_text(text, "utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    if environment:
        monkeypatch.setenv("DASHBOARD_PUBLISH_NAMES", environment)
    assert publisher_names() == names
    row = {
        "published_by": "zhang",
        "published_at": "2026-11-24T10:00:00",
        "release": 3,
        "source": "年报",
        "file": "a.csv",
        "row": 2,
    }
    assert f"版本3 {names.get('zhang', 'zhang')} 2026-11-24" in origin.text(row, "zh", names)


def test_a_short_secret_is_refused_and_not_repeated(tmp_path):
    (tmp_path / "settings.toml").write_text('[publish]\nsecret = "CHANGE-ME"', "utf-8")
    with pytest.raises(SettingsError, match="secret") as refused:
        read_settings(tmp_path)
    assert "CHANGE-ME" not in str(refused.value)
