"""Figures of a report that the catalogue has no indicator for: offered as new ones, which are published with their figures."""

from collections.abc import Sequence
from dataclasses import replace

from etl import report as reports
from etl.catalogue.additions import extended
from etl.drafting.words import DIRECTIONS, KINDS
from etl.releases.state import State
from etl.report import Figure, Reading
from etl.report.show import around
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from pages.upload.intake import Report
from wording import numbers
from wording.language import named

FILE = "indicators.csv"
MOST = 60  # figures that are offered
OFFERED = ("total", "part", "cumulative", "rank", "share", "to", "cell")


def with_additions(run: Run, state: State, report: Report) -> State:
    """The state with the indicators that the analyst has added for this report; those that somebody published since fall away."""
    added, ids = _added(report), {r["id"] for r in state.catalogue.tables["indicators.csv"]}
    new = [record for record in added.values() if record["id"] not in ids]
    catalogue = extended(state.catalogue, {FILE: new}) if new else state.catalogue
    if catalogue.problems:  # somebody else has published an indicator of the same name meanwhile
        added.clear()
        _say(run, catalogue.problems)
        return state
    return replace(state, catalogue=catalogue)


def named_by_hand(report: Report, figures: Sequence[Figure], accepted: Sequence[bool]) -> tuple[list[Figure], list[bool]]:
    """The figures and whether they are accepted, those taken for which an indicator was added: it is theirs."""
    added = {start: record["id"] for start, record in _added(report).items()}
    by_hand = [f.start in added and f.role != "derived" for f in figures]
    named = [
        replace(f, indicator=added[f.start], confidence=1.0) if mine else f for f, mine in zip(figures, by_hand, strict=True)
    ]
    return named, [is_accepted or mine for is_accepted, mine in zip(accepted, by_hand, strict=True)]


def key(report: Report) -> tuple[object, ...]:
    """Something to tell two states of what was added apart by."""
    return tuple(tuple(sorted(record.items())) for record in _added(report).values())


def vague(run: Run, reading: Reading) -> None:
    """What the report says in words without a number."""
    if reading.vague:
        listed = numbers.listed(dict.fromkeys(reading.vague[:MOST]), run.lang)
        st.caption(run.t("有词无数、不作为数据的：{words}。需要时请查明确数。", words=listed))


def offer(run: Run, state: State, report: Report, reading: Reading) -> None:
    """What the catalogue has nothing for, and a form to add one of them."""
    added = _added(report)
    figures = [f for f in reading.figures if not f.indicator and f.role in OFFERED and f.start not in added]
    if added:
        names = numbers.listed((record["name_zh"] for record in added.values()), run.lang)
        st.success(run.t("已加入新指标：{names}。与数据一起发布后生效。", names=names), icon=":material/playlist_add_check:")
        if st.button(run.t("撤回新加的指标"), icon=":material/undo:"):
            added.clear()
            st.rerun()
    if figures:
        with st.expander(run.t("目录里没有的：{n}个，可作为新指标", n=len(figures)), expanded=bool(added)):
            st.caption(run.t("选一个数字，核对名称和单位后加入。新指标随这次的数据一起发布，撤销版本时一并撤销。"))
            _form(run, state, report, figures[:MOST])


def _form(run: Run, state: State, report: Report, figures: list) -> None:
    place = st.selectbox(
        run.t("数字"),
        range(len(figures)),
        format_func=lambda n: f"{figures[n].phrase} · {around(figures[n])}",
        key=f"new-{report.sha}-{len(_added(report))}",
    )
    figure, tables = figures[place], state.catalogue.tables
    proposed = reports.proposal(figure, {r["id"] for r in tables["indicators.csv"]})
    mark = f"{report.sha}-{figure.start}"
    with st.form(f"new-form-{mark}"):
        one, two, three = st.columns(3)
        four, five, six = st.columns(3)
        record = {
            "name_zh": one.text_input(run.t("名称"), proposed.get("name_zh", ""), max_chars=40, key=f"name-{mark}"),
            "unit_zh": two.text_input(run.t("计量单位"), proposed.get("unit_zh", figure.unit), max_chars=10, key=f"measure-{mark}"),
            "id": three.text_input(run.t("编号"), proposed.get("id", ""), max_chars=60, key=f"id-{mark}", help=run.t("小写字母、数字和下划线，以字母开头。")),
            "theme": four.selectbox(run.t("主题"), [r["id"] for r in tables["themes.csv"]], format_func=_names(run, tables["themes.csv"]).get, key=f"theme-{mark}"),
            "kind": five.selectbox(run.t("类型"), list(KINDS), list(KINDS).index(proposed.get("kind", "count")), format_func=lambda k: run.t(KINDS[k]), key=f"kind-{mark}"),
            "direction": six.selectbox(run.t("优劣方向"), list(DIRECTIONS), format_func=lambda d: run.t(DIRECTIONS[d]), key=f"direction-{mark}"),
            "name_en": st.text_input(run.t("英文名称（可不填）"), max_chars=80, key=f"english-{mark}"),
            "definition_zh": st.text_input(run.t("口径"), _definition(run, figure), max_chars=300, key=f"definition-{mark}"),
        }  # fmt: skip
        if st.form_submit_button(run.t("加入目录"), icon=":material/playlist_add:"):
            _add(run, state, report, figure, reports.new_indicator(record, figure, tables["indicators.csv"]))


def _add(run: Run, state: State, report: Report, figure: Figure, record: dict) -> None:
    """Keep the indicator if the catalogue with it is in order; else say what is not."""
    faults = extended(state.catalogue, {FILE: [record]}).problems
    if not faults:
        _added(report)[figure.start] = record
        st.rerun()
    _say(run, faults)


def _say(run: Run, problems: list) -> None:
    for problem in problems:
        st.error(problem.message(run.lang), icon=":material/error:")


def _added(report: Report) -> dict:
    """Place of a figure in the text → the indicator that was added for it."""
    return session().upload(report.sha).indicators


def _names(run: Run, records: list) -> dict:
    return {record["id"]: named(record, "name", run.lang) for record in records}


def _definition(run: Run, figure: Figure) -> str:
    return run.t("按报告原句：{text}", text=figure.sentence)[:300]
