"""Texts that would be something else than text, if anything let them: for every column, name and reason of a data folder."""

import csv
import io
import itertools
from pathlib import Path
from unittest.mock import patch

from given import INDICATOR, OFFICE

from db.settings import Settings
from etl.checks.check import check
from etl.releases.draft import Draft
from etl.releases.preview import preview
from etl.releases.publisher import Publisher
from etl.tables.read import read_all
from wording.cells import cell

FOREIGN = "http://foreign.example"
TEXTS = {
    "picture": f"![t]({FOREIGN}/note.png)",
    "link": f"[看这里]({FOREIGN}/link)",
    "address": f"见 {FOREIGN}/path 和 www.foreign.example 或 mail@foreign.example",
    "html": f'<img src={FOREIGN}/x.png onerror="alert(1)"><script>alert(2)</script>',
    "anchor": f'<a href="{FOREIGN}/a">点</a><b>粗</b><br>行',
    "svg": f"<svg onload=fetch('{FOREIGN}/svg')>&lt;b&gt;",
    "latex": r"价格 $x^2$ 与 $$\frac{1}{2}$$",
    "directive": ":red[红] :material/delete: :material_delete: :smile: :streamlit: ::note[x]{.y}",
    "marks": "**粗** _斜_ ~~删~~ `码` # 题 | 表 | a_b_c",
    "arrows": "甲 -> 乙 <- 丙 <-> 丁 -- 戊 >= 己",
    "list": "1. 甲",
    "heading": "# 标题",
    "quote": "> 引文",
    "braces": "{name} {0} %s %{x} {{x}}",
    "formula": f'=HYPERLINK("{FOREIGN}/f","x")',
    "sum": "+1+1|cmd",
    "at": "@SUM(A1)",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "control": "甲\x0b乙\x0c丙\x1b[31m丁\x07",
    "direction": "正常\u202egnp.exe\u202c \u2066x\u2069",
    "entity": "&amp; &#60; \\* \\",
}


def _row(*cells) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def data_folder(folder: Path) -> Path:
    """A data folder whose catalogue and figures hold such a text wherever there is room for one."""
    texts = itertools.cycle(TEXTS.values())
    themes = [("work", next(texts), next(texts)), ("rest", next(texts), next(texts))]
    indicators = [
        (
            f"i{n}",
            f"{text} {n}",
            f"{text} en{n}",
            ("work", "rest")[n % 2],
            next(texts),
            next(texts),
            "count",
            "up",
            0,
            "",
            "",
            "",
            "",
            "",
            next(texts),
            next(texts),
        )
        for n, text in enumerate(TEXTS.values())
    ]
    offices = [
        (
            f"o{n}",
            f"{text} {n}",
            f"{text} en{n}",
            f"{text}简{n}",
            f"{text}s{n}",
            next(texts),
            next(texts),
            "",
            "",
            "",
            "",
            "",
            next(texts),
            next(texts),
        )
        for n, text in enumerate(itertools.islice(TEXTS.values(), 4))
    ]
    events = [(f"20{n % 4 + 20}-05", "o0", text, text, f"{FOREIGN}/event") for n, text in enumerate(TEXTS.values())]
    files = {
        "catalogue/themes.csv": ["id,name_zh,name_en", *themes],
        "catalogue/indicators.csv": [
            f"{INDICATOR},phrase_zh,phrase_en",
            *((*row, *map(_phrase, row[1:3])) for row in indicators),
        ],
        "catalogue/offices.csv": [OFFICE, *offices],
        "catalogue/targets.csv": ["office,indicator,period,target", *(("o0", f"i{n}", "2024", 900) for n in range(len(TEXTS)))],
        "catalogue/events.csv": ["date,office,text_zh,text_en,link", *events],
        "yearly/first.csv": [RECORD, *_figures(texts)],
    }
    for name, (header, *rows) in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(header + "\n" + "".join(_row(*cells) for cells in rows), "utf-8")
    return folder


def _phrase(text: str) -> str:
    """A text as the phrase of an indicator: without braces of its own, for those the catalogue refuses."""
    return text.translate(str.maketrans("{}", "（）")) + "{value}"


RECORD = "office,indicator,period,value,qualifier,status,as_worded,note,source"


def _figures(texts, periods=(2020, 2021, 2022, 2023)) -> list:
    """A figure for every office, indicator and year; what begins as a formula comes in with the apostrophe of a spreadsheet."""
    cells = (cell(text) for text in texts)
    return [
        (
            f"o{o}",
            f"i{n}",
            year,
            100 + 7 * n + 13 * (year - 2020) + o,
            "",
            "B" if n == 5 and year == 2022 else "",
            next(cells),
            next(cells),
            next(cells),
        )
        for o in range(4)
        for n in range(len(TEXTS))
        for year in periods
    ]


def published(folder: Path, store: Path) -> Publisher:
    """Release 1 of such a folder, and release 2 from files with such names, for such a reason, by such a publisher; with the characters
    that nobody sees, as a store has them that was filled before they were taken out (etl/formats/unseen.py)."""
    with patch("etl.formats.unseen.clean", lambda cells, number: []):
        return _published(folder, store)


def _published(folder: Path, store: Path) -> Publisher:
    publisher = Publisher(Settings(data_folder(folder), store, sample=False))
    publisher.build(TEXTS["picture"])
    catalogue = publisher.catalogue(publisher.store.head())
    texts = itertools.cycle(reversed(TEXTS.values()))
    rows = RECORD + "\n" + "".join(_row(*cells) for cells in _figures(texts, (2024,)))
    uploads = {name: rows.encode() for name in ("=1+1.csv",)}
    checked = check(read_all(list(uploads.items()), catalogue), catalogue, publisher.snapshot())
    draft = Draft("load", 1, TEXTS["html"], TEXTS["link"], preview(checked, list(uploads)), uploads)
    publisher.publish(draft)
    return publisher
