"""A visitor without a browser, who may send any header: speaks with the running app as Streamlit's own page does."""

from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PAGE = Path(__file__).with_name("page.py")
WORDS = {"markdown": "body", "alert": "body", "heading": "body"}


@contextmanager
def visiting(address: str, headers: dict | list = (), query: str = ""):
    """A Visitor whose page has run once."""
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(url, additional_headers=headers, subprotocols=["streamlit"], max_size=None, proxy=None) as socket:
        yield Visitor(socket, query)


class Visitor:
    """`text` is what the page says after its last run; `press(label)` clicks a button."""

    def __init__(self, socket, query: str):
        self.socket, self.query, self.buttons, self.text = socket, query, {}, ""
        self._run()

    def press(self, label: str) -> str:
        """What the page says when the button has been clicked."""
        self._run(pressed=self.buttons[label])
        return self.text

    def press_and_leave(self, label: str) -> None:
        """Click the button and hang up as soon as the page has begun to run."""
        self._ask(self.buttons[label])
        while self._told().WhichOneof("type") != "new_session":
            pass
        self.socket.close()

    def _ask(self, pressed: str | None) -> None:
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        if pressed:
            asked.rerun_script.widget_states.widgets.add(id=pressed, trigger_value=True)
        self.socket.send(asked.SerializeToString())

    def _told(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(self.socket.recv(timeout=30))
        return message

    def _run(self, pressed: str | None = None) -> None:
        self._ask(pressed)
        said = []
        while True:
            message = self._told()
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                break
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                name = element.WhichOneof("type")
                if name == "button":
                    self.buttons[element.button.label] = element.button.id
                if name in WORDS:
                    said.append(getattr(getattr(element, name), WORDS[name]).replace("\\", ""))
        self.text = "\n".join(said)
