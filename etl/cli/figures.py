"""The verbs that give figures out. Each returns the exit status: 0 done, 1 problems in the data, 2 wrong usage."""

import sys
from pathlib import Path

from etl.cli.command import Command
from etl.releases import export as exports
from etl.store import output
from etl.workbooks import template as templates
from wording import series_csv
from wording.language import later


def series(command: Command, indicator: str, office: str | None, release: int | None, sample: bool = False) -> int:
    """The figures and changes of an indicator as CSV. sample: with the fictional offices, which are left out unless one of them is named."""
    command.ensure()
    every = command.snapshot(release).records(
        "page/series", indicator=command.record("indicator", indicator)["id"], office=command.office(office)
    )
    rows = [row for row in every if sample or office or not row["sample"]]
    sys.stdout.write(series_csv.series(rows, command.tell.lang))
    if left_out := len(every) - len(rows):
        print(command.tell.t(later("示例单位（虚构）的{n}条没有列出；需要时加 --sample。")).format(n=left_out), file=sys.stderr)
    return 0


def export(command: Command, folder: Path) -> int:
    """The record as a folder of CSV files with the catalogue."""
    command.ensure()
    command.empty(folder)
    files = exports.export(command.publisher)
    written = [folder / name for name in files]
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        output.write(folder / name, data)
    if command.tell.as_json:
        return command.tell.answer({"files": [str(p) for p in written]})
    command.tell.say(later("已导出{n}个文件到{path}。"), n=len(written), path=folder)
    return 0


def template(command: Command, year: str, office: str, to: Path | None) -> int:
    """A form for an office's figures of a year."""
    command.ensure()
    made = command.snapshot(None), year, command.record("office", office)
    command.free(to, ".csv", ".xlsx")
    if to:
        output.write(to, templates.as_xlsx(*made, command.tell.lang) if to.suffix.lower() == ".xlsx" else templates.as_csv(*made))
        command.tell.say(later("模板已写入{path}。"), path=to)
    else:
        sys.stdout.write(templates.as_csv(*made).decode())
    return 0
