"""A page's HTML as an outline that one can read: a line for each element with its words and where it leads; a chart as what it says and how
many marks it has; of long lists and tables the beginning and the end."""

from html.parser import HTMLParser
from itertools import groupby

LINES = {"h1", "h2", "h3", "p", "li", "tr", "summary", "button", "legend", "label", "nav", "footer", "details", "div", "header"}
MARKS = {"circle", "rect", "svg", "line"}
EMPTY = {"input", "br", "link", "meta"}
AT_MOST, FIRST, LAST = 6, 3, 1  # entries of a list or table that are written, and which of more


class Outline(HTMLParser):
    """The lines of one piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[str, str]] = [("", "")]  # (which list or table they are of, text)
        self.open: list[tuple[str, dict]] = []
        self.lists: list[str] = []
        self.count = 0

    def handle_starttag(self, tag: str, pairs: list) -> None:
        facts = dict(pairs)
        if tag in EMPTY:
            return self._field(facts)
        self.open.append((tag, facts))
        if self._chart():
            self.lines[-1] = self._counted(tag, facts)
            return None
        if tag in ("ul", "ol", "tbody", "select"):
            self.count += 1
            self.lists.append(f"{tag}{self.count}")
        if tag in LINES:
            self._line(tag, facts)
        elif tag in ("td", "th") and not self._is_new():
            self._add("|")
        return None

    def _line(self, tag: str, facts: dict) -> None:
        inside = [name for name, _ in self.open]
        if tag in ("p", "div", "label", "summary", "details") and ("li" in inside or "tr" in inside):
            return
        place = self.lists[-1] if self.lists and tag in ("li", "tr") else ""
        words = [tag, *(facts.get("class") or "").split()]
        states = [name for name in ("hidden", "disabled", "open") if name in facts]
        states += [f"{name}={facts[name]}" for name in ("role", "aria-label", "aria-pressed") if facts.get(name)]
        self.lines.append((place, " ".join([".".join(words), *states]) + ":"))

    def _counted(self, tag: str, facts: dict) -> tuple[str, str]:
        place, text = self.lines[-1]
        if "chart" in (facts.get("class") or "").split() and facts.get("role") == "img":
            return place, f"{text} [chart: {facts['aria-label']}] 0 marks"
        if tag in MARKS and ("data-id" in facts or "data-period" in facts or "data-text" in facts):
            start, count, _ = text.rsplit(" ", 2)
            return place, f"{start} {int(count) + 1} marks"
        return place, text

    def _field(self, facts: dict) -> None:
        if "name" in facts and not self._chart():
            self._add(f"({facts['name']}={facts.get('value', '')}{' ✓' if 'checked' in facts else ''})")

    def handle_endtag(self, tag: str) -> None:
        while self.open and tag not in EMPTY:
            name, facts = self.open.pop()
            if name == "a" and not self._chart() and (facts.get("data-door") or facts.get("href", "").startswith("http")):
                self._add(f"→{facts.get('data-door') or facts['href']}")
            if self.lists and self.lists[-1].startswith(name):
                self.lists.pop()
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._chart() and not any(name == "svg" for name, _ in self.open):
            self._add(" ".join(data.split()))

    def _chart(self) -> bool:
        """Whether we are within a chart."""
        return any("chart" in (facts.get("class") or "").split() and facts.get("role") == "img" for _, facts in self.open)

    def _is_new(self) -> bool:
        return self.lines[-1][1].endswith(":")

    def _add(self, text: str) -> None:
        place, line = self.lines[-1]
        self.lines[-1] = (place, f"{line} {text}")


def outline(html: str) -> list[str]:
    """The lines of a page. Elements without words of their own are left out."""
    reading = Outline()
    reading.feed(html)
    lines: list[str] = []
    for place, group in groupby(reading.lines, key=lambda line: line[0]):
        texts = [text for _, text in group if not text.endswith(":") or "aria-label" in text or "img" in text]
        if place and len(texts) > AT_MOST:
            texts = [*texts[:FIRST], f"… {len(texts) - FIRST - LAST} more", *texts[-LAST:]]
        lines += [text for text in texts if text]
    return lines
