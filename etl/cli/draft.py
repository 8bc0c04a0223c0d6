"""What `python -m etl draft` does: rows for the catalogue shown, or written as a data folder that `build` accepts."""

from dataclasses import replace
from pathlib import Path

from etl.catalogue.additions import empty, extended
from etl.catalogue.catalogue import Catalogue
from etl.cli.tell import LISTED, Tell
from etl.drafting import folder, words
from etl.drafting.beside import Beside, beside
from etl.drafting.drafted import Drafted, drafted
from etl.drafting.targets import PLAN, is_plan, targets
from etl.formats.arrived import content
from etl.store import output
from etl.tables import worksheets
from etl.tables.overrides import Overrides
from etl.tables.read import Sheet, read
from wording.language import later


def draft(tell: Tell, catalogue: Catalogue | None, files: list, asked: Overrides, sources: list, to: Path | None) -> int:
    """The exit status. catalogue: the present one, None where there is none; files: (name, Arrived); sources: as they were named;
    to: a folder that is new or empty. The worksheets of a workbook are all read: names are wanted, not figures."""
    asked = replace(asked, choices={worksheets.KEY: worksheets.ALL} | asked.choices)
    whole_files = [sheet_of(content(data), name, catalogue, asked) for name, data in files]
    parts = [(*one, part) for *one, sheet in zip(files, sources, whole_files, strict=True) for part in sheet.whole]
    files, sources, sheets = ([part[n] for part in parts] for n in range(3))
    choices = asked.choices if len(parts) > len(whole_files) else {k: v for k, v in asked.choices.items() if k != worksheets.KEY}
    if not tell.as_json:
        tell.understood(sheets)
    if not any(len(sheet.rows) for sheet in sheets):
        return _nothing(tell, [problem for sheet in sheets for problem in sheet.problems])
    around = _around(files, sheets)
    made = drafted(sheets, catalogue, around)
    if not made.known:  # a set of quite other names is a catalogue of its own
        catalogue, made = None, drafted(sheets, None, around)
    whole = folder.merged(made, catalogue, sheets)
    if whole.problems:
        return tell.refused(whole.problems)
    sources = list(dict.fromkeys(source for source, sheet in zip(sources, sheets, strict=True) if not is_plan(sheet)))
    aims = targets([sheet for sheet in sheets if is_plan(sheet)], extended(catalogue or empty(), made.files))
    commands = folder.commands(sources, to, choices) if to else []
    written = _write(folder.files(whole, made, sources, commands, tell.lang), to) if to else []
    if tell.as_json:
        return tell.answer({**folder.rows(made), "targets.csv": aims, "open": made.open, "files": written})
    _tell(tell, made, sheets, aims)
    if to:
        tell.say(later("目录已写入{path}。接着运行："), path=to)
        for command in commands:
            print(f"    {command}")
    return 0


def _around(files: list, sheets: list) -> Beside:
    """The codes and regions of all files."""
    whole = Beside()
    for (_, data), sheet in zip(files, sheets, strict=True):
        whole.join(beside(content(data), sheet))
    return whole


def _nothing(tell: Tell, problems: list) -> int:
    """No figure could be read."""
    said = later("没有读到数据，没有起草。请先按上面的说明改正文件，或用 --answer 回答问题。")
    if tell.as_json:
        return tell.answer({"message": tell.t(said), **tell.found(problems, [])}, 1)
    tell.problems(problems)
    tell.say(said)
    return 1


def sheet_of(data: bytes, name: str, catalogue: Catalogue | None, asked: Overrides) -> Sheet:
    """The file as the catalogue's names have it read; where they know nothing of it, as it reads without them, if that gives more."""
    sheet = read(data, name, catalogue, asked)
    if catalogue is None or drafted([sheet], catalogue).known:
        return sheet
    without = read(data, name, None, asked)
    return without if len(without.rows) > len(sheet.rows) else sheet


def _write(texts: dict, to: Path) -> list:
    for name, data in texts.items():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        output.write(to / name, data)
    return [str(to / name) for name in texts]


def _tell(tell: Tell, made: Drafted, sheets: list, aims: list) -> None:
    """The rows in short, the targets of a plan, and what is open."""
    tell.problems([p for sheet in sheets for p in sheet.problems if p.level in ("error", "question") and p.code != PLAN])
    if not (made.indicators or made.offices):
        tell.say(later("文件中的单位和指标都在目录中，没有需要起草的。"))
    for record in made.indicators:
        print(words.indicator(record, tell.lang))
    if made.offices:
        tell.say(
            later("单位  {n}个：{names}"),
            n=len(made.offices),
            names=words.some([o[f"name_{tell.lang}"] for o in made.offices], tell.lang),
        )
    for point in words.points(made, tell.lang):
        tell.say(later("待核对  {point}"), point=point)
    if any(map(is_plan, sheets)):
        tell.say(later("计划数不作为数据，列为目标（targets.csv）{n}行："), n=len(aims))
        for aim in aims[:LISTED]:
            print(f"    {','.join(aim.values())}")
    tell.say(
        later("已在目录中的名称{known}个，起草指标{indicators}个、单位{offices}个。"),
        known=made.known,
        indicators=len(made.indicators),
        offices=len(made.offices),
    )
