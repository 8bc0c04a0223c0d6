"""An analyst without a browser: opens a page of the dashboard, uploads and downloads, as Streamlit's own page does."""

import json
import ssl
from contextlib import contextmanager
from urllib.parse import quote, urljoin

import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from visitor import Visitor
from websockets.sync.client import connect

PASSWORDS = {"zhang": "one", "li": "two"}


@contextmanager
def analyst(site, page: str, query: str = "lang=zh", name: str = "zhang", kind: type | None = None):
    """An Analyst with cookies of their own, whose page has run once."""
    with requests.Session() as http:
        http.trust_env, http.verify, http.auth = False, str(site.certificate), (name, PASSWORDS[name])
        opened = http.get(site.url)
        opened.raise_for_status()
        http.get(urljoin(site.url, "_stcore/health")).raise_for_status()
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in http.cookies)
        headers = {"Cookie": cookies, "Authorization": requests.auth._basic_auth_str(name, PASSWORDS[name])}
        address = urljoin(site.url, "_stcore/stream").replace("https", "wss", 1)
        trusted = ssl.create_default_context(cafile=site.certificate)
        # One thread reads while another writes: with TLS 1.3 the server's tickets, read meanwhile, can swallow what is being written.
        trusted.maximum_version = ssl.TLSVersion.TLSv1_2
        with connect(
            address,
            additional_headers=headers,
            subprotocols=["streamlit"],
            max_size=None,
            proxy=None,
            ssl=trusted,
            open_timeout=60,
        ) as socket:
            yield (kind or Analyst)(socket, query, page, http, site.url, opened.headers["X-Replica"])


class Analyst(Visitor):
    """`send` and `fetch` move a file; `replica` is the address of the one that serves this visitor."""

    def __init__(self, socket, query: str, page: str, http, url: str, replica: str):
        self.replica, self.http, self.url, self.session = replica, http, url, ""
        self.place, self.files = "", {}
        super().__init__(socket, query, page)

    def send(self, name: str, data: bytes) -> str:
        """Put a file where the page's field has it put; what the page says then."""
        target = urljoin(self.url, self.place)
        self.http.put(target, data=data, headers={"X-File-Name": quote(name)}, timeout=30).raise_for_status()
        self._run()
        return self.text

    def fetched(self, path: str) -> bytes:
        answer = self.http.get(self.url.rstrip("/") + path, timeout=60)
        answer.raise_for_status()
        return answer.content

    def fetch(self, label: str) -> bytes:
        """Press a download button; the file's bytes."""
        message = BackMsg()
        message.backend_operation_request.request_id = "2"
        message.backend_operation_request.session_id = self.session
        message.backend_operation_request.deferred_file.file_id = self.files[label]
        self.socket.send(message.SerializeToString())
        url = self._answer("backend_operation_response").deferred_file.url
        response = self.http.get(urljoin(self.url, url.lstrip("/")), timeout=30)
        response.raise_for_status()
        return response.content

    def _answer(self, kind: str):
        while (message := self._message()).WhichOneof("type") != kind:
            pass
        return getattr(message, kind)

    def _begun(self, run) -> None:
        self.session = run.initialize.session_id or self.session

    def _seen(self, element) -> None:
        super()._seen(element)
        kind = element.WhichOneof("type")
        if kind == "bidi_component" and element.bidi_component.component_name == "field":
            self.place = json.loads(element.bidi_component.json)["address"]
        if kind == "download_button":
            self.files[element.download_button.label] = element.download_button.deferred_file_id
