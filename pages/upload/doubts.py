"""The middle steps of an upload: what is wrong, and every repair, question and warning settled by the analyst."""

from etl.answers import Answers
from etl.checks.check import Checked
from etl.releases.state import State
from etl.tables.read import Sheet
from pages.shell.memory import once, restore
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import fill_widget, session
from pages.upload import listing, offers, questions
from pages.upload.correction import overrides_key
from pages.upload.intake import File
from wording import numbers
from wording.escaping import markup, markup_joined
from wording.problems import TITLES


def checked(state: State, sheet: Sheet, file: File) -> tuple[Checked, Answers]:
    """The records and problems of the sheet, by the answers given so far."""
    upload = session().upload(file.sha)
    answers, overridden = upload.answers, overrides_key(upload.overrides) if upload.overrides else ()
    key = (file.sha, overridden, state.key, str(answers))
    return once("checked", key, lambda: state.checked([sheet], answers)), answers


def settle(run: Run, state: State, sheet: Sheet, file: File, above: bool = False) -> tuple[Checked, Answers]:
    """Show the problems and gather the answers; the rows as the answers have them. above: the errors stand there already."""
    seen, answers = checked(state, sheet, file)
    st.header(run.t("3 解决疑问"))
    _summary(run, seen, answers, above)
    if seen.errors and not above:
        _errors(run, seen, file, sheet)
    choices = questions.settled(run, seen, answers, file.sha)
    given = Answers(_repairs(run, seen, answers, file.sha), choices, _warnings(run, seen, answers, file.sha))
    _notes(run, seen)
    if not seen.errors:
        offers.remarks(run, file, sheet, seen)
    if given != answers:
        session().upload(file.sha).answers = given
        st.rerun()
    return seen, answers


def _summary(run: Run, seen: Checked, answers: Answers, above: bool) -> None:
    """How much there is to settle, each kind a way to its place."""
    level = {name: sum(p.level == name for p in seen.problems) for name in ("error", "warning")}
    repairs = sum(r.count for r in seen.repairs if r.kind != "share")
    parts = [
        (level["error"], run.t("错误{n}处", n=level["error"]), "" if above else "errors"),
        (len(seen.questions), run.t("待答{n}题", n=len(seen.questions)), "questions"),
        (repairs, run.t("改写{n}处", n=repairs), "repairs"),
        (level["warning"], run.t("提醒{n}处", n=level["warning"]), "warnings"),
    ]
    links = [
        markup("[{text}](#{anchor})", text=text, anchor=anchor) if anchor else text for count, text, anchor in parts if count
    ]
    nothing = run.t("疑问都已答复。") if answers.choices else run.t("没有疑问。")
    st.markdown(
        run.rich("本文件有：{parts}", parts=markup_joined(links, "；" if run.lang == "zh" else "; ")) if links else nothing
    )


def _errors(run: Run, seen: Checked, file: File, sheet: Sheet) -> None:
    """Errors stop here; the file with remarks can be taken along."""
    st.subheader(run.t("错误"), anchor="errors")
    st.error(run.t("有{n}处错误。请在文件中改正后重新上传，什么都没有发布。", n=len(seen.errors)), icon=":material/error:")
    listing.table(run, seen.errors)
    offers.below(run, file, sheet, seen, seen.errors)


def _repairs(run: Run, seen: Checked, answers: Answers, sha: str) -> dict:
    """Each kind of repair agreed to or refused."""
    repairs = [r for r in seen.repairs if r.kind != "share"]
    if not repairs:
        return {}
    st.subheader(run.t("改写"), anchor="repairs")
    st.caption(run.t("以下单元格须改写才能读作数字。请逐类确认；不同意的，请在文件中改正后重新上传。"))
    names = {True: run.t("同意"), False: run.t("不同意")}

    def agree() -> None:
        for repair in repairs:
            fill_widget(f"repair-{sha}-{repair.kind}", True)

    given = {}
    for repair in repairs:
        restore(f"repair-{sha}-{repair.kind}", answers.repairs.get(repair.kind))
        about, answer = st.columns([4, 1], vertical_alignment="center")
        examples = [
            run.t(
                "{cell} → {understood}（{place}）",
                cell=e.cell,
                understood=repair.understood(e, run.lang),
                place=listing.place(run, e),
            )
            for e in repair.examples
        ]
        about.markdown(run.rich("**{name}**，{n}处：{examples}", name=repair.name(run.lang), n=repair.count,
                             examples=numbers.listed(examples, run.lang)))  # fmt: skip
        given[repair.kind] = answer.segmented_control(
            repair.name(run.lang),
            list(names),
            format_func=names.get,
            key=f"repair-{sha}-{repair.kind}",
            label_visibility="collapsed",
        )
    if sum(answer is None for answer in given.values()) > 1:
        st.button(run.t("全部同意"), on_click=agree)
    return {kind: answer for kind, answer in given.items() if answer is not None}


def _warnings(run: Run, seen: Checked, answers: Answers, sha: str) -> dict:
    """A word of reason for each kind of warning; without one nothing is published."""
    warnings = [p for p in seen.problems if p.level == "warning"]
    if not warnings:
        return {}
    st.subheader(run.t("提醒"), anchor="warnings")
    st.caption(run.t("以下数据可能有误。核对属实的，请逐类写明理由；理由随版本保存。"))
    given = {}
    for code in dict.fromkeys(p.code for p in warnings):
        of_code = [p for p in warnings if p.code == code]
        st.markdown(run.rich("**{title}**，{n}处", title=run.t(TITLES[code]), n=len(of_code)))
        listing.table(run, of_code)
        restore(f"reason-{sha}-{code}", answers.reasons.get(code))
        given[code] = st.text_input(run.t("理由"), key=f"reason-{sha}-{code}", max_chars=200).strip()
    return {code: reason for code, reason in given.items() if reason}


def _notes(run: Run, seen: Checked) -> None:
    notes = [p for p in seen.problems if p.level == "note" and p.code != "repaired"]
    if notes:
        with st.expander(run.t("说明（不需要处理）：{n}处", n=len(notes))):
            listing.table(run, notes)
