"""The questions of a file: what is asked, where, and the choices in words. An answered one stays in sight and can be changed."""

from etl.answers import Answers
from etl.checks.check import Checked
from pages.shell.memory import restore
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import fill_widget, session
from pages.upload import listing
from wording.escaping import markup

MOST = 5  # places of a question that are named before the rest is only counted


def settled(run: Run, checked: Checked, answers: Answers, sha: str) -> dict[str, str]:
    """Key of a question → the choice made; those that are open, and those that were answered here."""
    groups = _groups(checked, answers, sha)
    if not groups:
        return {}
    st.subheader(run.t("待答的问题") if checked.questions else run.t("已答的问题"), anchor="questions")
    st.caption(run.t("请逐题选择。选定后按答案重新读取，答案随版本保存；答过的也可以改选。"))
    given = {}
    for alike in groups.values():
        if len(alike) > 1:
            _for_all(run, alike, sha)
        for key, problems in alike.items():
            given[key] = _one(run, key, problems, answers, sha)
    return {key: choice for key, choice in given.items() if choice}


def _groups(checked: Checked, answers: Answers, sha: str) -> dict:
    """(name, values of the choices) → {key: problems of that key}. Those of one group can be answered together."""
    seen = session().upload(sha).questions
    now: dict = {}
    for problem in checked.problems:
        if problem.level == "question":
            now.setdefault(problem.key, []).append(problem)
    seen |= now
    groups: dict = {}
    for key, problems in seen.items():
        if key in now or answers.choices.get(key):
            alike = key.partition(":")[0], tuple(choice.value for choice in problems[0].answers)
            groups.setdefault(alike, {})[key] = problems
    return groups


def _for_all(run: Run, alike: dict, sha: str) -> None:
    """One click for all questions of a group."""
    first = next(iter(alike.values()))[0]

    def choose(value: str) -> None:
        for key in alike:
            fill_widget(f"question-{sha}-{key}", value)

    st.markdown(run.t("以下{n}题相同，可以一起选：", n=len(alike)))
    with st.container(horizontal=True):
        for choice in first.answers:
            label = choice.words(run.lang)
            st.button(label, on_click=choose, args=(choice.value,), key=f"all-{sha}-{first.key}-{choice.value}")


def _one(run: Run, key: str, problems: list, answers: Answers, sha: str) -> str | None:
    """One question with its places; the value of the choice."""
    names = {choice.value: choice.words(run.lang) for choice in problems[0].answers}
    chosen = answers.choices.get(key)
    restore(f"question-{sha}-{key}", chosen if chosen in names else None)
    with st.container(border=True):
        sentences = list(dict.fromkeys(p.message(run.lang) for p in problems))
        if len(sentences) == 1:
            st.markdown(markup("**{sentence}**", sentence=sentences[0]))
            st.caption(_places(run, problems))
        else:
            listing.table(run, problems)
        return st.radio(
            sentences[0], list(names), None, format_func=names.get,
            key=f"question-{sha}-{key}", label_visibility="collapsed",
        )  # fmt: skip


def _places(run: Run, problems: list) -> str:
    mark = "、" if run.lang == "zh" else ", "
    places = list(dict.fromkeys(listing.place(run, p) for p in problems))
    named = mark.join(places[:MOST])
    return named if len(places) <= MOST else run.t("{place}等{n}处", place=named, n=len(places))
