"""A visitor without a browser, who may send any header: speaks with the running app as Streamlit's own page does."""

from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import shown
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PAGE = Path(__file__).parent / "identity" / "page.py"
WORDS = {"markdown": "body", "alert": "body", "heading": "body"}
EARLY = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN


@contextmanager
def visiting(address: str, headers: dict | list = (), query: str = "", page: str = "", locale: str = ""):
    """A Visitor whose page has run once. page: its name in the address; locale: the language of the browser."""
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(url, additional_headers=headers, subprotocols=["streamlit"], max_size=None, proxy=None) as socket:
        yield Visitor(socket, query, page, address, headers, locale)


class Visitor:
    """`text` is what the page says after its last run; `press(label)` clicks a button."""

    def __init__(self, socket, query: str = "", page: str = "", address: str = "", headers: dict | list = (), locale: str = ""):
        self.address, self.headers, self.locale = address, dict(headers), locale
        self.socket, self.query, self.page, self.buttons, self.text = socket, query, page, {}, ""
        self._run()

    def press(self, label: str) -> str:
        """What the page says when the button has been clicked."""
        self._run(pressed=self.buttons[label])
        return self.text

    def press_and_leave(self, label: str) -> None:
        """Click the button and hang up as soon as the page has begun to run."""
        self._ask(self.buttons[label])
        while self._message().WhichOneof("type") != "new_session":
            pass
        self.socket.close()

    def _ask(self, pressed: str | None) -> None:
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        message.rerun_script.context_info.locale = self.locale
        self._add_states(message.rerun_script.widget_states)
        if pressed:
            message.rerun_script.widget_states.widgets.add(id=pressed, trigger_value=True)
        self.socket.send(message.SerializeToString())

    def _message(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(self.socket.recv(timeout=30))
        return message

    def _run(self, pressed: str | None = None) -> None:
        self._ask(pressed)
        texts = []
        while True:
            message = self._message()
            kind = message.WhichOneof("type")
            if kind == "script_finished" and message.script_finished != EARLY:
                break
            if kind == "new_session":
                texts = []
                self._begun(message.new_session)
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self._seen(message.delta.new_element)
                name = message.delta.new_element.WhichOneof("type")
                if name == "bidi_component":
                    texts += map(shown.plain, shown.of_component(message.delta.new_element.bidi_component, self.fetched))
                if name in WORDS:
                    texts.append(getattr(getattr(message.delta.new_element, name), WORDS[name]).replace("\\", ""))
        self.text = "\n".join(texts)

    def fetched(self, path: str) -> bytes:
        """What the browser fetches for the reading part of a page."""
        with urlopen(Request(self.address + path, headers=self.headers), timeout=30) as answer:
            return answer.read()

    def _add_states(self, states) -> None:
        """What the page's fields hold."""

    def _begun(self, run) -> None:
        """A run has begun."""

    def _seen(self, element) -> None:
        """Something of the page has come."""
        if element.WhichOneof("type") == "button":
            self.buttons[element.button.label] = element.button.id
