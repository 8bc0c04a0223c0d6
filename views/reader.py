"""Who reads, and what was asked for: all that a view is a function of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from views.blocks import Paragraph
from views.controls import AddPanel
from views.links import Link
from wording.language import filled, later, named, translator
from wording.types import Row

MOST_PANELS = 40  # in a visitor's set: more than any meeting sees


@dataclass(frozen=True)
class Reader:
    """rows: name of a query and its parameters → rows of one release; offices, office: rows of db/sql/page/office.sql; choices: the
    values of the page by name, not checked yet; carried: the ids that every link takes along; favourites: ids of marked indicators;
    panels: ids of the panels in the visitor's set; publishers: account → the name that readers see instead of it; release: the number of the release."""

    rows: Callable[..., Sequence[Row]]
    lang: str
    scheme: str
    offices: Sequence[Row]
    office: Row
    release: int
    choices: Mapping[str, str] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)
    favourites: Sequence[str] = ()
    panels: frozenset[str] = frozenset()
    publishers: Mapping[str, str] = field(default_factory=dict)

    def t(self, sentence: str, **facts: Any) -> str:
        """A sentence in the reader's language, its {facts} filled in."""
        return filled(translator(self.lang)(sentence), **facts)

    def name(self, row: Row, part: str = "name") -> str:
        """A name of a row in the reader's language."""
        return named(row, part, self.lang)

    def link(self, text: str, page: str, **ids: str) -> Link:
        """A door to a page of ours, which takes along what the visitor has chosen."""
        return Link(text, page, {**self.carried, **{name: value for name, value in ids.items() if value}})

    def choice(self, name: str, allowed: Sequence[str], default: str) -> tuple[str, list[Paragraph]]:
        """(what is chosen under a name, a warning where the address asks for what is not there). Where another choice was changed
        just now, this one gives way without a word."""
        value = self.choices.get(name)
        if not value or value in allowed:
            return value or default, []
        return default, [unknown(self, name, value)] if self.choices.get("changed", name) == name else []

    @property
    def keys(self) -> str:
        """How the doors of a chart are opened by the keyboard."""
        return self.t("用方向键选择，按回车键打开。")

    def add(self, *ids: str | Sequence[str]) -> AddPanel:
        """The button for a panel, named by its kind and ids; several of one id are given as a list."""
        panel = ".".join(one if isinstance(one, str) else "~".join(one) for one in ids)
        if panel in self.panels:
            return AddPanel(panel, self.t("已在图板中"), False)
        if len(self.panels) >= MOST_PANELS:
            return AddPanel(panel, self.t("图板最多{n}张", n=MOST_PANELS), False)
        return AddPanel(panel, self.t("加入图板"))


KINDS = {
    "office": later("单位"),
    "indicator": later("指标"),
    "year": later("年份"),
    "theme": later("主题"),
    "verdict": later("评价"),
    "by": later("方式"),
    "frequency": later("频度"),
    "period": later("时期"),
    "base": later("基期"),
    "order": later("排序"),
    "part": later("栏目"),
    "sheet": later("屏次"),
    "seconds": later("停留秒数"),
    "limits": later("波动范围"),
}


def unknown(reader: Reader, name: str, value: str) -> Paragraph:
    """That the address names something which is not there, and what is shown instead."""
    sentence = later("链接中的{kind}“{value}”不存在，可能已改名或撤下。下面显示的是默认内容，请重新选择。")
    return Paragraph(reader.t(sentence, kind=reader.t(KINDS[name]), value=value[:40]), "warning")
