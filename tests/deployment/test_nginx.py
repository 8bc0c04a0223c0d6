"""The documented configurations of nginx, each on a real nginx: what a page may do, and how much one address may ask."""

import base64
import http.client
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from app import free_port
from proxy import documented, nginx, with_nginx

CONFIGURATIONS = ["nginx.conf", "nginx-header.conf"]
SIGNED_IN = {"Authorization": "Basic " + base64.b64encode(b"zhang:one").decode()}
HEADERS = {
    "content-security-policy": "default-src 'self'; script-src 'self' blob: 'sha256-",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
}


class Silent(BaseHTTPRequestHandler):
    """Stands in for the dashboard; holds a request to /slow until it is told to answer."""

    release = threading.Event()

    def do_GET(self):
        if self.path.endswith("/slow"):
            self.release.wait(60)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *facts):
        pass


@contextmanager
def standing(folder, name: str, *changes):
    """Such a configuration without TLS in front of Silent; yields a function from a path to (status, headers)."""
    folder.chmod(0o755)
    server, port = ThreadingHTTPServer(("127.0.0.1", 0), Silent), free_port()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Silent.release.clear()
    places = [(r"listen 443 ssl( http2)?;", f"listen 127.0.0.1:{port};"), (r"\n *ssl_certificate [^\n]*", ""), (r"\n *ssl_certificate_key[^\n]*", ""),
              (r"/etc/nginx/dashboard\.users", f"{folder}/users"), (r"127\.0\.0\.1:8501", f"127.0.0.1:{server.server_port}")]  # fmt: skip

    def ask(path: str = "/indicators/") -> tuple:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", path, headers=SIGNED_IN)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, {key.lower(): value for key, value in answer.getheaders()}

    try:
        with nginx(folder, documented(name, [*places, *changes]), port):
            yield ask
    finally:
        Silent.release.set()
        server.shutdown()
        server.server_close()


@with_nginx
@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_every_answer_says_what_a_page_may_do(tmp_path, name):
    with standing(tmp_path, name) as ask:
        status, headers = ask()
    assert status == 200 and {key: headers[key][: len(value)] for key, value in HEADERS.items()} == HEADERS
    assert "nginx/" not in headers["server"]


@with_nginx
@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_a_first_visit_of_many_goes_through_and_a_flood_does_not(tmp_path, name):
    for folder in ("documented", "less"):
        (tmp_path / folder).mkdir()
    with standing(tmp_path / "documented", name) as ask:
        assert {ask()[0] for _ in range(400)} == {200}
    with standing(tmp_path / "less", name, (r"rate=300r/s", "rate=2r/s"), (r"burst=3000", "burst=20")) as ask:
        answers = [ask()[0] for _ in range(60)]
    assert set(answers) == {200, 429} and 15 <= answers.count(200) <= 40


@with_nginx
@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_one_address_holds_only_so_many_connections(tmp_path, name):
    with standing(tmp_path, name, (r"dashboard_holds 1000", "dashboard_holds 5")) as ask:
        waiting = [
            threading.Thread(target=ask, args=("/indicators/slow",)) for _ in range(9)
        ]  # more than may be held: one comes too late where we ask first
        for one in waiting:
            one.start()
        refused = []
        for _ in range(100):
            refused.append(ask()[0])
            if refused[-1] == 429:
                break
            threading.Event().wait(0.05)
        Silent.release.set()
        for one in waiting:
            one.join()
    assert refused[-1] == 429
