"""What `python -m etl draft` does: rows for the catalogue, or a data folder that `build` accepts."""

from dataclasses import replace
from pathlib import Path

from etl.catalogue.additions import empty, extended
from etl.catalogue.catalogue import Catalogue
from etl.cli.command import Command
from etl.cli.parts import Understood
from etl.cli.results import CatalogueDrafted, NothingRead, Rejected, Result
from etl.drafting import folder
from etl.drafting.beside import Beside, beside
from etl.drafting.drafted import drafted
from etl.drafting.targets import PLAN, is_plan, targets
from etl.formats.arrived import Arrived, content
from etl.store import output
from etl.tables import worksheets
from etl.tables.overrides import Overrides
from etl.tables.read import Sheet, read


def draft(
    command: Command,
    catalogue: Catalogue | None,
    files: list[tuple[str, Arrived]],
    overrides: Overrides,
    sources: list[Path],
    to: Path | None,
) -> Result:
    """CatalogueDrafted, NothingRead or Rejected. catalogue: the present one, None where there is none; sources: the files as they were
    named; to: a folder that is new or empty. The worksheets of a workbook are all read: names are wanted, not figures."""
    overrides = replace(overrides, choices={worksheets.KEY: worksheets.ALL} | overrides.choices)
    whole_files = [sheet_of(content(data), name, catalogue, overrides) for name, data in files]
    parts = [
        (data, source, part) for (_, data), source, sheet in zip(files, sources, whole_files, strict=True) for part in sheet.whole
    ]
    sheets = [sheet for _, _, sheet in parts]
    choices = (
        overrides.choices
        if len(parts) > len(whole_files)
        else {k: v for k, v in overrides.choices.items() if k != worksheets.KEY}
    )
    command.show(Understood(sheets))
    if not any(len(sheet.rows) for sheet in sheets):
        return NothingRead([problem for sheet in sheets for problem in sheet.problems])
    around = _around([(data, sheet) for data, _, sheet in parts])
    made = drafted(sheets, catalogue, around)
    if not made.existing:  # a set of quite other names is a catalogue of its own
        catalogue, made = None, drafted(sheets, None, around)
    whole = folder.merged(made, catalogue, sheets)
    if whole.problems:
        return Rejected(whole.problems)
    sources = list(dict.fromkeys(source for _, source, sheet in parts if not is_plan(sheet)))
    commands = folder.commands(sources, to, choices) if to else []
    written = _write(folder.files(whole, made, sources, commands, command.lang), to) if to else []
    plans = [sheet for sheet in sheets if is_plan(sheet)]
    aims = targets(plans, extended(catalogue or empty(), made.files))
    open_problems = [p for sheet in sheets for p in sheet.problems if p.level in ("error", "question") and p.code != PLAN]
    return CatalogueDrafted(made, folder.rows(made), open_problems, aims, bool(plans), to, written, commands)


def _around(parts: list[tuple[Arrived, Sheet]]) -> Beside:
    """The codes and regions of all files."""
    whole = Beside()
    for data, sheet in parts:
        whole.join(beside(content(data), sheet))
    return whole


def sheet_of(data: bytes, name: str, catalogue: Catalogue | None, overrides: Overrides) -> Sheet:
    """The file as the catalogue's names have it read; where they know nothing of it, as it reads without them, if that gives more."""
    sheet = read(data, name, catalogue, overrides)
    if catalogue is None or drafted([sheet], catalogue).existing:
        return sheet
    without = read(data, name, None, overrides)
    return without if len(without.rows) > len(sheet.rows) else sheet


def _write(texts: dict[str, bytes], to: Path) -> list[str]:
    for name, data in texts.items():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        output.write(to / name, data)
    return [str(to / name) for name in texts]
