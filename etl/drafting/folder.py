"""A drafted catalogue as a whole data folder, with a text that says what is open in it and how to go on."""

import shlex
from collections.abc import Mapping
from pathlib import Path

from etl.catalogue.additions import columns, empty, extended
from etl.catalogue.catalogue import Catalogue
from etl.catalogue.rules import COLUMNS
from etl.drafting import words
from etl.drafting.drafted import Drafted
from etl.drafting.targets import is_plan, targets
from etl.tables.read import Sheet
from wording.escaping import commonmark
from wording.language import later, translator

BOM = "\ufeff"
MOST_LISTED = 30  # names that have a line each


def merged(made: Drafted, catalogue: Catalogue | None, sheets: list[Sheet]) -> Catalogue:
    """The present catalogue (None: none) with the drafted rows, and the targets of those sheets that are a plan's."""
    whole = extended(catalogue or empty(), made.files)
    plans = [sheet for sheet in sheets if is_plan(sheet)]
    return extended(whole, {"targets.csv": targets(plans, whole)}) if plans and not whole.problems else whole


def files(whole: Catalogue, made: Drafted, sources: list[Path], commands: list[str], lang: str) -> dict[str, bytes]:
    """Path in the folder → bytes: the five files of the catalogue, as `build` accepts them, and README.md.

    sources: the files from which it was drafted. commands: what `commands` gives for them.
    """
    texts = {f"catalogue/{name}": BOM + whole.files[name].decode().lstrip(BOM) for name in COLUMNS}
    return {name: text.encode() for name, text in (texts | {"README.md": readme(made, sources, commands, lang)}).items()}


def commands(sources: list[Path], folder: Path, choices: Mapping[str, str]) -> list[str]:
    """The commands that follow a draft. choices: the answers that it was made with."""
    where, listed = shlex.quote(str(folder)), " ".join(shlex.quote(str(source)) for source in sources)
    answers = "".join(f" --answer {shlex.quote(f'{key}={choice}')}" for key, choice in choices.items())
    load = [f"python -m etl load {listed} --data {where}{answers}"] if sources else []
    return [f"python -m etl build --data {where}", *load, f"DASHBOARD_DATA={where} streamlit run dashboard.py"]


def readme(made: Drafted, sources: list[Path], commands: list[str], lang: str) -> str:
    """What is in the folder, what is open, and the commands that follow."""
    t = translator(lang)
    lines = [
        t(later("# 起草的目录")), "",
        t(later("由 {files} 起草：指标{indicators}个，单位{offices}个。")).format(
            files=words.some([commonmark(Path(source).name) for source in sources], lang), indicators=len(made.indicators), offices=len(made.offices)), "",
        t(later("## 待核对")), "",
        t(later("以下各项暂按中性处理，不影响使用。请在 catalogue/ 的CSV中改正，再运行 python -m etl build。")), "",
    ]  # fmt: skip
    for key, names in words.sorted_open(made):
        lines += [f"### {t(words.OPEN[key])}", "", *_list(names, lang), ""]
    lines += [t(later("## 下一步")), "", *(f"    {command}" for command in commands), ""]
    return "\n".join(lines)


def _list(names: list, lang: str) -> list:
    """Some names one below the other, very many in one paragraph."""
    mark = "、" if lang == "zh" else ", "
    names = list(map(commonmark, names))
    return [f"- {name}" for name in names] if len(names) <= MOST_LISTED else [mark.join(names)]


def rows(made: Drafted) -> dict[str, list[dict[str, str]]]:
    """File → its drafted rows with all columns, for a program or a grid."""
    return {
        file: [{name: record.get(name, "") for name in columns(file)} for record in records]
        for file, records in made.files.items()
    }
