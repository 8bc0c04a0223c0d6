"""Drafted rows of the catalogue in grids that can be corrected."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from etl.catalogue.rules import Record
from etl.drafting.words import DIRECTIONS, KINDS, OVER_TIME
from etl.values.names import fold
from pages.shell.run import Run
from pages.shell.screen import st
from wording.language import named
from wording.types import Row

ROW, TALLEST = 35, 400  # px of a row of a grid, and of the whole of it


def indicators(run: Run, records: Sequence[Record], themes: Sequence[Row], key: str) -> list[Record]:
    """The indicators that are ticked, as the analyst has them."""
    words = {
        name: {value: run.t(word) for value, word in of.items()}
        for name, of in (("kind", KINDS), ("over_time", OVER_TIME), ("direction", DIRECTIONS))
    }
    words["theme"] = {theme["id"]: named(theme, "name", run.lang) for theme in themes}
    shown = ["name_zh", "name_en", "unit_zh", "kind", "decimals", "over_time", "direction", "theme", "definition_zh"]
    frame = pd.DataFrame(
        [
            {"accepted": True, **{name: words.get(name, {}).get(record[name], record[name]) for name in shown}}
            for record in records
        ]
    )
    frame["decimals"] = pd.to_numeric(frame["decimals"], errors="coerce")
    column = st.column_config
    titles = {"kind": run.t("类型"), "over_time": run.t("各期如何相加"), "direction": run.t("优劣方向"), "theme": run.t("主题")}
    edited = _editor(run, frame, f"indicators-{key}", run.t("待加入的指标，每个一行"), {
        **_names(run),
        "unit_zh": column.TextColumn(run.t("计量单位"), width=110),
        "decimals": column.NumberColumn(run.t("小数位数"), min_value=0, max_value=6, step=1, width=110),
        **{name: column.SelectboxColumn(title, options=list(words[name].values()), width=135) for name, title in titles.items()},
        "definition_zh": column.TextColumn(run.t("口径"), width="medium"),
    })  # fmt: skip
    back = {name: {word: value for value, word in of.items()} for name, of in words.items()}
    return _ticked(records, edited, {**back, "decimals": None}, shown)


def offices(run: Run, records: Sequence[Record], key: str) -> list[Record]:
    """The offices that are ticked, as the analyst has them."""
    shown = ["name_zh", "name_en", "short_zh", "region_zh"]
    frame = pd.DataFrame([{"accepted": True, **{name: record[name] for name in shown}} for record in records])
    column = st.column_config
    edited = _editor(run, frame, f"offices-{key}", run.t("待加入的单位，每个一行"), {
        **_names(run),
        "short_zh": column.TextColumn(run.t("简称"), width="medium"),
        "region_zh": column.TextColumn(run.t("区域"), width="medium"),
    })  # fmt: skip
    return _ticked(records, edited, {}, shown)


def called(record: Record, written: Sequence[str]) -> Record:
    """The record, answering to the names as the file writes them too."""
    own = {fold(record[name]) for name in ("id", "name_zh", "name_en")}
    aliases = [alias for alias in record["aliases"].split("|") if alias]
    more = [name for name in written if name and fold(name) not in own and "|" not in name]
    return {**record, "aliases": "|".join(dict.fromkeys([*aliases, *more]))}


def _names(run: Run) -> dict:
    column = st.column_config
    return {
        "accepted": column.CheckboxColumn(run.t("加入"), width="small"),
        "name_zh": column.TextColumn(run.t("名称"), width="medium", required=True),
        "name_en": column.TextColumn(run.t("英文名称"), width="medium"),
    }


def _editor(run: Run, frame: pd.DataFrame, key: str, alt: str, columns: dict) -> list:
    height = min(TALLEST, ROW * (len(frame) + 1) + 3)
    edited = st.data_editor(frame, hide_index=True, num_rows="fixed", key=key, height=height, alt=alt, column_config=columns)
    return edited.to_dict("records")


def _ticked(records: Sequence[Record], edited: Sequence[Row], values: Mapping[str, Any], shown: Sequence[str]) -> list[Record]:
    """The records with the cells of the grid; words of a choice back to its value."""
    made = []
    for record, line in zip(records, edited, strict=True):
        if not line["accepted"]:
            continue
        cells = {name: _text(line[name], values.get(name)) for name in shown}
        changed = {**record, **cells}
        if cells["name_zh"] != record["name_zh"] and record["name_en"] == cells.get("name_en") == record["name_zh"]:
            changed["name_en"] = ""  # the English name was nothing but the Chinese one
        if "unit_zh" in cells and cells["unit_zh"] != record["unit_zh"]:
            changed["unit_en"] = ""
        if "region_zh" in cells and cells["region_zh"] != record["region_zh"]:
            changed["region_en"] = ""
        made.append(called(changed, [record["name_zh"]]))
    return made


def _text(cell, words: dict | None) -> str:
    """The text of a cell of a grid."""
    if words:
        return words.get(cell, "")
    return "" if cell is None or cell != cell else str(int(cell)) if isinstance(cell, (int, float)) else str(cell).strip()
