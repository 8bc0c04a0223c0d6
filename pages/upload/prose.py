"""The first steps of reading a report: the text, what was found in it, and what the analyst makes of each figure."""

import hashlib
from collections import Counter
from dataclasses import replace

import pandas as pd

import worker
from etl import report as reports
from etl.problem import Problem
from etl.releases.state import State
from etl.report import Figure, Reading
from etl.report.show import ROLES
from etl.tables.read import Sheet, file_name
from etl.tables.read import read as read_sheet
from pages.components.field import one_file
from pages.shell import notices
from pages.shell.memory import once
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from pages.upload import additions
from pages.upload.intake import File, Report
from wording.language import named

TYPES = ["txt", "docx", "pdf", "html", "htm"]
ROW = 35  # px of a row of the grid
CHANGED = ("accepted", "indicator", "period", "value", "qualifier")  # columns of the grid that can be changed
BESIDE = 14  # characters of the sentence before and after a figure
MOST = 20  # contradictions that are listed before the rest is only counted


def source(run: Run) -> Report | None:
    """The report as a file or as pasted text; None until there is one."""
    st.header(run.t("1 报告"))
    worker.warm("etl.report")  # while the analyst chooses
    pasted, given = st.tabs([run.t("粘贴文字"), run.t("上传文件")])
    turn = session().upload_turn
    with pasted:
        report_text = st.text_area(run.t("报告全文"), height=220, key=f"prose-{turn}", placeholder=run.t("把报告全文粘贴在这里"))
    with given:
        st.caption(run.t("TXT、DOCX、有文字层的PDF，或保存的网页。"))
        file = one_file(run, run.t("报告文件"), TYPES, "report", turn)
    name, text = run.t("粘贴的报告"), reports.unwrapped(report_text)
    if file is not None:
        name = file_name(file.name)
        text, problem = once("report", file, lambda: reports.read_file(file.data, name))
        if problem:
            st.error(problem.message(run.lang), icon=":material/error:")
            return None
    if not text.strip():
        return None
    return Report(name, text, hashlib.sha256(text.encode()).hexdigest())


def read(run: Run, released: State, report: Report) -> Reading:
    """The figures of the text, for the office and year that it names or the analyst chooses.

    They are read by the catalogue of the release: an indicator that was added by hand is that of its figure and no other.
    """
    st.header(run.t("2 核对数字"))
    guessed = _read(run, "guessed", (report.sha, released.release), report, released)
    offices = {r["id"]: named(r, "name", run.lang) for r in released.catalogue.tables["offices.csv"]}
    first = guessed.office or run.office["id"]
    left, right = st.columns(2)
    office = left.selectbox(
        run.t("单位"), list(offices), list(offices).index(first), format_func=offices.get, key=f"of-{report.sha}"
    )
    year = right.text_input(run.t("报告年份"), guessed.year, max_chars=4, key=f"year-{report.sha}").strip()
    if not (year.isdigit() and len(year) == 4):
        st.info(run.t("报告没有写明年份，请在上面填写四位数字，如2024。"), icon=":material/event:")
        st.stop()
    key = (report.sha, office, year, released.release)
    return _read(run, "reading", key, report, released, year, office)


def _read(run: Run, name: str, key: tuple, report: Report, released: State, year: str = "", office: str = "") -> Reading:
    """The figures of the text, worked out once; the page ends with the reason where that takes too much."""
    reading = once(name, key, lambda: reports.read_report(report.text, report.name, released.catalogue, year, office))
    if isinstance(reading, Problem):
        st.error(reading.message(run.lang), icon=":material/error:")
        st.stop()
    return reading


def review(run: Run, state: State, report: Report, reading: Reading) -> File | None:
    """Every figure with its sentence, to accept, correct or drop; the accepted ones as a file for the upload's steps."""
    if not reading.figures:
        st.info(run.t("没有找到数字。"), icon=":material/search_off:")
        return None
    _contradictions(run, state, report, reading)
    figures = sorted(reading.figures, key=lambda f: f.start)
    published = state.figures(reading.office)
    unsure_first = st.toggle(run.t("拿不准的排在前面"), value=True, key=f"unsure-{report.sha}")
    if unsure_first:
        figures.sort(key=lambda f: (not f.indicator, abs(f.confidence - 0.6)))
    # A value worked back from a stated change is offered, not ticked: the report does not hold it.
    sure = {id(f) for f in reading.accepted if f.role != "derived"}
    accepted = [id(f) in sure for f in figures]
    figures, accepted = additions.named_by_hand(report, figures, accepted)
    st.caption(run.t("勾选的将成为数据。指标、时期、数值都可以直接改；没有勾选的不采用。带【】的是读到的数字。"))
    edited = _grid(run, state, report, figures, accepted, f"{unsure_first}-{run.lang}")
    units = {r["id"]: r["unit_zh"] for r in state.catalogue.tables["indicators.csv"]}
    rows = [_corrected(figure, line, units) for figure, line in zip(figures, edited, strict=True) if line["accepted"]]
    rows = [f for f in rows if f.indicator and f.period and pd.notna(f.value)]
    additions.vague(run, reading)
    additions.offer(run, state, report, reading)
    st.markdown(run.rich("共读到{n}个数字，采用**{accepted}**个。", n=len(figures), accepted=len(rows)))
    if not rows:
        return None
    draft = reports.draft_rows(rows, reading.office, published, report.name)
    data = ("\ufeff" + reports.draft_csv(draft)).encode()
    name = report.name.rpartition(".")[0] or report.name
    decided = data + repr(additions.key(report)).encode()
    return File(run.t("{report}_数据.csv", report=name), data, hashlib.sha256(decided).hexdigest())


def sheet(state: State, file: File) -> Sheet:
    """The accepted figures as the sheet that follows the same way as an uploaded file."""
    return once("sheet", (file.sha, "report", state.release), lambda: read_sheet(file.data, file.name, state.catalogue))


def _grid(run: Run, state: State, report: Report, figures: list, accepted: list, order: str) -> list:
    """The figures as the analyst has them: dicts of CHANGED. What was changed is kept for the other order and language too."""
    names = {r["id"]: named(r, "name", run.lang) for r in state.catalogue.tables["indicators.csv"] if not r["numerator"]}
    read = [_line(figure, is_accepted) for figure, is_accepted in zip(figures, accepted, strict=True)]
    decided = session().upload(report.sha).decided
    places = _places(figures)
    frame = pd.DataFrame(
        {
            **line,
            **decided.get(place, {}),
            "unit": f.unit,
            "role": run.t(ROLES[f.role]),
            "sure": f.confidence,
            "sentence": _marked(f),
        }
        for f, line, place in zip(figures, read, places, strict=True)
    )
    frame["indicator"] = frame["indicator"].map(names.get)
    with st.form(f"grid-{report.sha}", border=False):  # one run for all corrections, so that none is lost in between
        edited = _editor(run, frame, list(names.values()), f"review-{report.sha}-{order}")
        st.form_submit_button(run.t("按勾选和修改更新预览"), icon=":material/refresh:")
    ids = {name: identity for identity, name in names.items()}
    edited["indicator"] = [ids.get(name, "") for name in edited["indicator"]]
    lines = edited[list(CHANGED)].to_dict("records")
    decided |= {p: {c: line[c] for c in CHANGED if line[c] != was[c]} for p, line, was in zip(places, lines, read, strict=True)}
    return lines


def _line(figure: Figure, is_accepted: bool) -> dict:
    return {
        "accepted": is_accepted,
        "indicator": figure.indicator,
        "period": figure.period,
        "value": figure.value,
        "qualifier": figure.qualifier,
    }


def _places(figures: list) -> list:
    """Something to know each figure by: its place, its role, and which of its periods it is."""
    seen: Counter = Counter()
    places = {}
    for figure in sorted(figures, key=lambda f: f.period):
        place = figure.start, figure.role
        places[id(figure)] = (*place, seen[place])
        seen[place] += 1
    return [places[id(figure)] for figure in figures]


def _editor(run: Run, frame: pd.DataFrame, names: list, key: str) -> pd.DataFrame:
    column = st.column_config
    return st.data_editor(
        frame, hide_index=True, num_rows="fixed", key=key, height=min(520, ROW * (len(frame) + 1) + 3),
        disabled=["sentence", "unit", "role", "sure"], placeholder="—", alt=run.t("读到的数字，每行一个，附原句"),
        column_config={
            "accepted": column.CheckboxColumn(run.t("采用"), width="small"),
            "indicator": column.SelectboxColumn(run.t("指标"), options=names, width="medium"),
            "period": column.TextColumn(run.t("时期"), width="small"),
            "value": column.NumberColumn(run.t("数值"), width="small"),
            "qualifier": column.SelectboxColumn(run.t("约数"), options=["=", ">=", "<=", "~"], width="small"),
            "unit": column.TextColumn(run.t("计量单位"), width="small"),
            "role": column.TextColumn(run.t("含义"), width="small"),
            "sure": column.ProgressColumn(run.t("把握"), min_value=0, max_value=1, format="percent", width="small"),
            "sentence": column.TextColumn(run.t("原句"), width="large"),
        })  # fmt: skip


def _marked(figure: Figure) -> str:
    """The figure in brackets between the words before and after it, short enough to be seen whole."""
    before = figure.sentence[: figure.start - figure.sentence_start]
    after = figure.sentence[figure.end - figure.sentence_start :]
    return f"{'…' if len(before) > BESIDE else ''}{before[-BESIDE:]}【{figure.phrase}】{after[:BESIDE]}{'…' if len(after) > BESIDE else ''}"


def _corrected(figure: Figure, line: dict, units: dict) -> Figure:
    """The figure as the analyst has it; a number changed by hand is no longer the report's wording.

    One that stays as it was read is told in the unit of the indicator that was chosen: 8263亿元 in 亿元.
    """
    same = line["value"] == figure.value and line["qualifier"] == figure.qualifier
    value = reports.in_unit(figure, units.get(line["indicator"], "")).value if line["value"] == figure.value else line["value"]
    return replace(
        figure, indicator=line["indicator"], period=line["period"], value=value, qualifier=line["qualifier"] or "=",
        phrase=figure.phrase if same else "", note=figure.note if same else "",
    )  # fmt: skip


def _contradictions(run: Run, state: State, report: Report, reading: Reading) -> None:
    contradictions = once(
        "contradictions", (report.sha, reading.office, reading.year, state.release),
        lambda: reports.doubts(reading, report.name, state.figures(reading.office)),
    )  # fmt: skip
    if contradictions:
        st.warning(run.t("报告中有{n}处数字互相矛盾，请核对：", n=len(contradictions)), icon=":material/rule:")
        columns = {run.t("位置"): (lambda p: p.place(run.lang), 25), run.t("问题和办法"): (lambda p: p.message(run.lang), 75)}
        notices.table(run, columns, contradictions[:MOST])
