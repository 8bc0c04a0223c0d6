"""What each column of an uploaded file holds: shown as the reader has it, and corrected by hand."""

from datetime import date

import streamlit as st

from charts import table
from etl.state import State
from etl.understood import Understood
from lang import later, named
from pages.parts.run import Run

FIELDS = {
    "": later("不采用"),
    "office": later("单位"),
    "indicator": later("指标"),
    "period": later("时期"),
    "value": later("数值"),
    "measure": later("计量单位"),
    "qualifier": later("约数"),
    "status": later("数据状态"),
    "as_worded": later("原文表述"),
    "note": later("备注"),
    "source": later("来源"),
}
YEARS = 12  # how far back a column can be said to hold a year
MOST = 40  # columns that are offered for correction


def corrected(run: Run, state: State, sha: str, seen: Understood) -> dict:
    """Column → its meaning (etl.asked), for the columns whose meaning the analyst has changed."""
    words, changed = _words(run, state, seen), {}
    st.markdown(run.t("**各列的含义**"))
    with st.container(horizontal=True):
        for column in seen.columns[:MOST]:
            label = f"{_letter(column.position)} {column.header or run.t('（无表头）')}"
            options = list(words)
            meaning = st.selectbox(
                label, options, options.index(column.meaning), format_func=words.get, width=170,
                key=f"column-{sha}-{seen.sheet}-{seen.header_rows}-{column.position}")  # fmt: skip
            if meaning != column.meaning:
                changed[column.position] = meaning
    return changed


def _words(run: Run, state: State, seen: Understood) -> dict:
    """Every meaning that a column may have, with its words."""
    now = date.today().year
    words = {name: run.t(said) for name, said in FIELDS.items()}
    words |= {f"period:{y}": run.t("{period}的数值", period=y) for y in range(now + 1, now - YEARS, -1)}
    words |= {f"indicator:{i['id']}": named(i, "name", run.lang) for i in state.catalogue.tables["indicators.csv"]}
    words |= {column.meaning: column.meaning for column in seen.columns if column.meaning not in words}
    return words


def sample(run: Run, seen: Understood) -> None:
    """The first rows of the file as they stand, with the spreadsheet's own letters and numbers."""
    if not seen.sample:
        return
    st.markdown(run.t("**文件开头的内容**"))
    width = max(map(len, seen.sample))
    columns = {" ": (lambda r: r[0], 3)} | {_letter(n): (_cell(n), 8) for n in range(width)}
    st.html(table.html(columns, list(enumerate(seen.sample, start=1))))


def _cell(place: int):
    return lambda row: row[1][place] if place < len(row[1]) else ""


def _letter(position: int) -> str:
    """A, B, … Z, AA: the column's name in a spreadsheet."""
    name = ""
    while position >= 0:
        position, rest = divmod(position, 26)
        name, position = chr(65 + rest) + name, position - 1
    return name
