"""The verbs that give figures out."""

from pathlib import Path

from etl.cli.command import Command
from etl.cli.results import Exported, Series, Template
from etl.releases import export as exports
from etl.store import output
from etl.workbooks import template as templates


def series(command: Command, indicator: str, office: str | None, release: int | None, sample: bool = False) -> Series:
    """The figures and changes of an indicator. sample: with the fictional offices, which are left out unless one of them is named."""
    command.ensure()
    snapshot = command.snapshot(release)
    identity = command.record("indicator", indicator)["id"]
    every = snapshot.records("page/series", indicator=identity, office=command.office(office))
    rows = [row for row in every if sample or office or not row["sample"]]
    return Series(snapshot.release, rows, len(every) - len(rows))


def export(command: Command, folder: Path) -> Exported:
    """The record as a folder of CSV files with the catalogue."""
    command.ensure()
    command.empty(folder)
    files = exports.export(command.publisher)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        output.write(folder / name, data)
    return Exported(folder, [folder / name for name in files])


def template(command: Command, year: str, office: str, to: Path | None) -> Template:
    """A form for an office's figures of a year."""
    command.ensure()
    form = command.snapshot(None), year, command.record("office", office)
    command.free(to, ".csv", ".xlsx")
    text = templates.as_csv(*form)
    if to:
        output.write(to, templates.as_xlsx(*form, command.lang) if to.suffix.lower() == ".xlsx" else text)
    return Template(templates.rows(*form), text.decode(), to)
