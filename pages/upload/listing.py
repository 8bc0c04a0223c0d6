"""Problems of a file as a table: alike ones in one line, of very many the first and a word how to see the rest."""

from collections.abc import Sequence

from etl.problem import Problem
from etl.tables import worksheets
from pages.shell import notices
from pages.shell.run import Run
from pages.shell.screen import st
from wording.language import later

MOST = 12  # lines before the rest is only counted
NAMED = 5  # names in a line that stands for many
MANY = {  # names that the catalogue lacks: beyond NAMED of them one line says it for all
    "unknown_office": later("{n}个单位不在目录中，如{names}。请核对写法；新单位请加入目录（上传页面，或 python -m etl draft）。"),
    "unknown_indicator": later(
        "{n}项指标不在目录中，如{names}。请核对写法；新指标请加入目录（上传页面，或 python -m etl draft）。"
    ),
}


def table(run: Run, problems: Sequence[Problem]) -> None:
    """The problems of one file, each with its place and its remedy."""
    lines = gathered(run, problems)
    columns = {run.t("位置"): (lambda line: line[0], 20), run.t("问题和办法"): (lambda line: line[1], 80)}
    notices.table(run, columns, lines[:MOST])
    if lines[MOST:]:
        st.caption(run.t("另有{n}处，见批注过的文件。", n=len(lines) - MOST))


def gathered(run: Run, problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """(place, sentence) of problems: those that differ by their row alone in one line, and many names that the catalogue lacks too."""
    groups: dict = {}
    many = {code for code in MANY if len({p.cell for p in problems if p.code == code}) > NAMED}
    for problem in problems:
        groups.setdefault((problem.code,) if problem.code in many else (problem.code, problem.message(run.lang)), []).append(
            problem
        )
    return [(_place(run, alike), _sentence(run, alike)) for alike in groups.values()]


def place(run: Run, problem: Problem) -> str:
    """Worksheet (of several), row and column of a problem; the file is the one that the page is about."""
    where = problem.place(run.lang).removeprefix(problem.file).strip()
    return " ".join(filter(None, [worksheets.inside(problem.file), where])) or run.t("整个文件")


def _place(run: Run, alike: Sequence[Problem]) -> str:
    first = place(run, alike[0])
    return first if len(alike) == 1 else run.t("{place}等{n}处", place=first, n=len(alike))


def _sentence(run: Run, alike: Sequence[Problem]) -> str:
    names = list(dict.fromkeys(p.cell for p in alike))
    if len(names) <= NAMED or alike[0].code not in MANY:
        return alike[0].message(run.lang)
    return run.t(MANY[alike[0].code], n=len(names), names=("、" if run.lang == "zh" else ", ").join(names[:NAMED]))
