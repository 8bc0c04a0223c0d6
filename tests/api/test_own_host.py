"""Who is answered on one computer for itself: its own names and its own pages; and which client the interface's limit counts."""

import socket
from urllib.parse import urlsplit

import pytest
from app import serving
from program import Program
from tools import DATA
from visitor import Visitor, visiting

from api.own_host import refusal

OWN = [("127.0.0.1:8501", ""), ("localhost:8501", ""), ("[::1]:8501", ""), ("127.0.0.2:8501", ""), ("LOCALHOST:8501", ""), ("127.0.0.1", ""),
       ("127.0.0.1:8501", "http://127.0.0.1:8501"), ("localhost:8501", "http://LOCALHOST:8501"), ("127.0.0.1", "http://127.0.0.1:80")]  # fmt: skip
FOREIGN = [
    ("evil.example:8501", "", 421), ("127.0.0.1.evil.example:8501", "", 421), ("127.0.0.1@evil.example", "", 421), ("", "", 421), ("localhost.", "", 421),
    ("10.0.0.7:8501", "", 421), ("0.0.0.0:8501", "", 421), ("[::ffff:10.0.0.7]:8501", "", 421), ("127.0.0.1:99999", "", 421),
    ("evil.example:8501", "http://evil.example:8501", 421), ("127.0.0.1:8501", "http://127.0.0.1:9000", 403), ("127.0.0.1:8501", "http://localhost:8501", 403),
    ("127.0.0.1:8501", "http://evil.example", 403), ("127.0.0.1:8501", "null", 403), ("127.0.0.1:8501", "https://127.0.0.1", 403), ("127.0.0.1:8501", "file://", 403),
]  # fmt: skip


def scope(host: str, origin: str, server: str = "127.0.0.1") -> dict:
    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin else [])
    return {"type": "http", "server": (server, 8501), "headers": headers}


@pytest.fixture(autouse=True)
def local(monkeypatch):
    monkeypatch.setattr("api.own_host._mode", lambda: "local")


@pytest.mark.parametrize(("host", "origin"), OWN)
def test_the_machine_itself_is_answered(host, origin):
    assert refusal(scope(host, origin)) == (0, "")


@pytest.mark.parametrize(("host", "origin", "status"), FOREIGN)
def test_no_other_name_and_no_other_page_is(host, origin, status):
    assert refusal(scope(host, origin))[0] == status


def test_two_hosts_are_none():
    twice = scope("127.0.0.1:8501", "")
    twice["headers"] *= 2
    assert refusal(twice)[0] == 421


def test_on_the_network_and_behind_a_proxy_with_a_mode_other_names_are_right(monkeypatch):
    assert refusal(scope("dashboard.example", "https://dashboard.example", "10.0.0.7")) == (0, "")
    monkeypatch.setattr("api.own_host._mode", lambda: "header")
    assert refusal(scope("dashboard.example", "https://dashboard.example")) == (0, "")


@pytest.fixture(scope="module")
def dashboard(office_store):
    with serving(office_store) as url:
        yield url


def status(url: str, path: str, *lines: str) -> str:
    """The first line of the answer to a request with these headers and no others."""
    place = urlsplit(url)
    with socket.create_connection((place.hostname, place.port), timeout=20) as plain:
        plain.sendall("\r\n".join([f"GET {path} HTTP/1.1", *lines, "", ""]).encode())
        return plain.recv(100).decode("latin-1").splitlines()[0]


@pytest.mark.parametrize(
    "path", ["/", "/overview", "/api/series", "/api/health", "/_stcore/health", "/_stcore/host-config", "/static/index.html"]
)
def test_pages_and_interface_alike_are_closed_to_a_rebound_name(dashboard, path):
    own = urlsplit(dashboard).netloc
    assert " 200 " in status(dashboard, path, f"Host: {own}") + " 200 " * (path == "/static/index.html")
    assert " 421 " in status(dashboard, path, "Host: evil.example:8501")
    assert " 403 " in status(dashboard, path, f"Host: {own}", "Origin: http://127.0.0.1:1")


WEB_SOCKET = [
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol: streamlit",
]


@pytest.mark.parametrize(
    ("host", "origin"),
    [("evil.example", "http://evil.example"), ("", "http://127.0.0.1:1"), ("", "http://localhost"), ("", "null")],
)
def test_so_is_the_web_socket(dashboard, host, origin):
    own = urlsplit(dashboard).netloc
    assert " 403 " in status(dashboard, "/_stcore/stream", f"Host: {host or own}", f"Origin: {origin}", *WEB_SOCKET)
    assert " 101 " in status(dashboard, "/_stcore/stream", f"Host: {own}", f"Origin: http://{own}", *WEB_SOCKET)


def test_the_page_itself_is_answered(dashboard):
    with visiting(dashboard, {"Origin": dashboard}) as visitor:
        assert isinstance(visitor, Visitor)


def test_the_sentence_says_what_to_do(dashboard):
    answer = Program(f"{dashboard}/api").ask("health", Host="evil.example")
    text = answer.body.decode()
    assert (
        "evil.example" in text
        and "127.0.0.1" in text
        and "mode" in text
        and answer.headers["content-type"].startswith("text/plain")
    )


SECRET = "a-secret-of-the-tests"


@pytest.fixture(scope="module")
def proxied(office_store, tmp_path_factory):
    folder = tmp_path_factory.mktemp("proxied")
    for name in ("catalogue", "yearly", "sample", "phrases.csv"):
        (folder / name).symlink_to(DATA / name)
    (folder / "settings.toml").write_text(f'[publish]\nmode = "header"\nsecret = "{SECRET}"\n', "utf-8")
    with serving(office_store, DASHBOARD_DATA=str(folder)) as url:
        yield Program(f"{url}/api")


def refused(program, **headers) -> int:
    """Of 160 requests, each for another client by its own word, how many are refused."""
    answers = [program.ask("openapi.json", **{"X-Forwarded-For": f"10.0.{n}.7:{n + 1}"}, **headers).status for n in range(160)]
    assert set(answers) <= {200, 429}
    return answers.count(429)


def test_the_limit_believes_the_configured_proxy_alone(proxied):
    assert refused(proxied, **{"X-Proxy-Secret": SECRET}) == 0
    assert refused(proxied, **{"X-Proxy-Secret": "another"}) > 20
    assert refused(proxied) > 20
    assert proxied.ask("openapi.json").status == 200  # who names no client has a bucket of his own
