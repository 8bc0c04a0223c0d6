"""The middle steps of an upload: what is wrong, and every repair, question and warning settled by the analyst."""

import streamlit as st

from charts import words
from etl.annotate import annotated, grid
from etl.answers import Answers
from etl.check import Checked
from etl.nearest import fewer
from etl.problem import TITLES
from etl.read import Sheet
from etl.state import State
from pages.manage.intake import File, asked_key
from pages.parts import show
from pages.parts.figures import XLSX
from pages.parts.memory import once
from pages.parts.run import Run

MOST = 12  # problems of one kind that are listed before the rest is only counted


def settle(run: Run, state: State, sheet: Sheet, file: File) -> tuple[Checked, Answers]:
    """Show the problems and gather the answers; the rows as the answers have them."""
    answers = st.session_state.get(f"answers-{file.sha}", Answers())
    asked = asked_key(st.session_state.get(f"asked-{file.sha}")) if f"asked-{file.sha}" in st.session_state else ()
    key = (file.sha, asked, state.release, str(answers))
    checked = once("checked", key, lambda: state.checked([sheet], answers))
    st.header(run.t("3 解决疑问"))
    _errors(run, checked, file, sheet)
    given = Answers(_repairs(run, checked, file.sha), _questions(run, checked, answers, file.sha), _warnings(run, checked, file.sha))
    _notes(run, checked)
    if not (checked.problems or checked.repairs):
        st.markdown(run.t("没有疑问。"))
    if given != answers:
        st.session_state[f"answers-{file.sha}"] = given
        st.rerun()
    return checked, answers


def _errors(run: Run, checked: Checked, file: File, sheet: Sheet) -> None:
    """Errors stop here; the file with remarks can be taken along."""
    if checked.errors:
        if all(p.code == "missing_header" for p in checked.errors):
            st.error(run.t("文件没有写明以下内容。请在第2步的“读得不对？在这里改正”中补充，或在文件中加上这一列。"), icon=":material/error:")
        else:
            st.error(run.t("有{n}处错误。请在文件中改正后重新上传，什么都没有发布。", n=len(checked.errors)), icon=":material/error:")
        _table(run, fewer(checked.errors))
    listed = [p for p in checked.problems if p.code != "repaired"]
    if listed and sheet.understood.sample:
        name = run.t("{file}_批注.xlsx", file=file.name.rpartition(".")[0] or file.name)

        def make() -> bytes:
            return annotated({file.name: grid(file.data, sheet.understood.sheet)}, listed, run.lang)

        st.download_button(run.t("下载批注过的文件"), make, name, XLSX, icon=":material/rate_review:", on_click="ignore")


def _table(run: Run, problems: list) -> None:
    columns = {run.t("位置"): (lambda p: p.place(run.lang), 30), run.t("问题和办法"): (lambda p: p.message(run.lang), 70)}
    show.table(run, columns, problems[:MOST])
    if problems[MOST:]:
        st.caption(run.t("另有{n}处，见批注过的文件。", n=len(problems) - MOST))


def _repairs(run: Run, checked: Checked, sha: str) -> dict:
    """Each kind of repair agreed to or refused."""
    repairs = [r for r in checked.repairs if r.kind != "share"]
    if not repairs:
        return {}
    st.subheader(run.t("改写"))
    st.caption(run.t("以下单元格须改写才能读作数字。请逐类确认；不同意的，请在文件中改正后重新上传。"))
    names = {True: run.t("同意"), False: run.t("不同意")}

    def agree() -> None:
        for repair in repairs:
            st.session_state[f"repair-{sha}-{repair.kind}"] = True

    given = {}
    for repair in repairs:
        about, answer = st.columns([4, 1], vertical_alignment="center")
        examples = [run.t("{cell} → {understood}（{place}）", cell=e.cell, understood=repair.understood(e, run.lang), place=e.place(run.lang)) for e in repair.examples]
        about.markdown(run.t("**{name}**，{n}处：{examples}", name=repair.name(run.lang), n=repair.count,
                             examples=show.plain(words.listed(examples, run.lang))))  # fmt: skip
        given[repair.kind] = answer.segmented_control(
            repair.name(run.lang), list(names), format_func=names.get, key=f"repair-{sha}-{repair.kind}", label_visibility="collapsed"
        )
    if sum(answer is None for answer in given.values()) > 1:
        st.button(run.t("全部同意"), on_click=agree)
    return {kind: answer for kind, answer in given.items() if answer is not None}


def _questions(run: Run, checked: Checked, answers: Answers, sha: str) -> dict:
    """Key of a question → the choice made. What was answered stays in sight, so that it can be answered otherwise."""
    asked = st.session_state.setdefault(f"asked-questions-{sha}", {})
    asked |= {q.key: q for q in checked.questions}
    if not asked:
        return {}
    st.subheader(run.t("待答的问题"))
    given = {}
    for key, question in asked.items():
        if open_ones := [p for p in checked.problems if p.level == "question" and p.key == key]:
            _table(run, open_ones)
        names = {choice.value: choice.words(run.lang) for choice in question.answers}
        given[key] = st.radio(show.plain(question.message(run.lang)), list(names), None, format_func=lambda v, names=names: show.plain(names[v]), key=f"question-{sha}-{key}")
    return {key: choice for key, choice in given.items() if choice}


def _warnings(run: Run, checked: Checked, sha: str) -> dict:
    """A word of reason for each kind of warning; without one nothing is published."""
    warnings = [p for p in checked.problems if p.level == "warning"]
    if not warnings:
        return {}
    st.subheader(run.t("提醒"))
    st.caption(run.t("以下数据可能有误。核对属实的，请逐类写明理由；理由随版本保存。"))
    given = {}
    for code in dict.fromkeys(p.code for p in warnings):
        of_code = [p for p in warnings if p.code == code]
        st.markdown(run.t("**{title}**，{n}处", title=run.t(TITLES[code]), n=len(of_code)))
        _table(run, of_code)
        given[code] = st.text_input(run.t("理由"), key=f"reason-{sha}-{code}", max_chars=200).strip()
    return {code: reason for code, reason in given.items() if reason}


def _notes(run: Run, checked: Checked) -> None:
    notes = [p for p in checked.problems if p.level == "note" and p.code != "repaired"]
    if notes:
        with st.expander(run.t("说明（不需要处理）：{n}处", n=len(notes))):
            _table(run, notes)
