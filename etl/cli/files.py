"""The verbs that take files in."""

import hashlib
import shlex
from dataclasses import replace
from pathlib import Path

from db.address import Address
from db.settings import DATA
from etl.answers import Answers
from etl.cli.ask import NotAgreed, agreement
from etl.cli.command import Command
from etl.cli.parts import Change
from etl.cli.results import Built, Examined, Lacking, Loaded, NotDone, Rejected, Result
from etl.formats.arrived import Arrived
from etl.releases.database import starting_files
from etl.releases.draft import Draft
from etl.releases.preview import preview
from etl.releases.publish import Outdated
from etl.releases.user import user
from etl.store import output
from etl.tables.overrides import Overrides
from etl.tables.read import Sheet
from etl.workbooks.annotated import annotated, grid
from wording.language import later

ATTEMPTS = 20  # how often `load --yes` looks again when others publish at the same time


def build(command: Command) -> Built:
    """Publish release 1, or take over a changed catalogue. Raises Refused."""
    before = command.publisher.store.head()
    head, problems = command.publisher.build(user())
    command.steps.finish()
    seconds = dict(command.steps.seconds)
    published = command.published(head) if before != head else []
    lacking, catalogue = _lacking(command), command.state().catalogue
    return Built(head, before, problems, lacking, catalogue, seconds, published=published)


def check(command: Command, files: list[str], office: str | None, share: str, answers: list[str], to: Path | None) -> Examined:
    """Tell what is wrong with files; publish nothing. to: a workbook to write, with the problems beside the cells."""
    arrived, decided = command.read_files(files), Answers(choices=command.choices(share, answers))
    command.free(to, ".xlsx")
    state = command.state()
    sheets = command.sheets(state, arrived, office, decided)
    checked = state.checked(sheets, decided)
    if to:
        output.write(to, annotated(_grids(arrived, sheets), checked.problems, command.lang))
    return Examined(checked.count, checked.problems, checked.repairs)


def _grids(arrived: list[tuple[str, Arrived]], sheets: list[Sheet]) -> dict[str, list[list[str]]]:
    """File, or worksheet → its cells."""
    whole = zip(arrived, sheets, strict=True)
    return {part.file: grid(data.read(), part.understood.sheet) for (_, data), sheet in whole for part in sheet.whole}


def load(
    command: Command, files: list[str], yes: bool, reason: str, by: str, office: str | None, share: str, answers: list[str]
) -> Result:
    """Publish files as the next release, after what has to be agreed to was agreed to: Loaded, Rejected or NotDone."""
    command.ensure()
    arrived, decided = command.read_files(files), Answers(choices=command.choices(share, answers), everything=yes)
    for _ in range(ATTEMPTS):
        state = command.state()
        checked = command.checked(state, arrived, office, decided)
        if checked.errors or checked.questions:
            return Rejected(checked.problems, checked.repairs)
        seen = preview(checked)
        command.show(Change(checked.problems, checked.repairs, seen, state.catalogue))
        if seen.is_empty:
            return Loaded(None, seen, checked.repairs)
        try:
            reason = agreement(command.lang, checked.waiting, seen, reason, yes)
            warned = {p.code: reason for p in checked.problems if p.level == "warning"}
            decided = replace(decided, everything=True, reasons=warned)
            draft = Draft("load", seen.against, by or user(), reason, seen, dict(arrived), agreed=checked.agreed(decided))
            entry = command.publisher.publish(draft)
            return Loaded(entry, seen, checked.repairs, published=command.published(entry))
        except NotAgreed as refusal:
            return NotDone(refusal.sentence, refusal.facts)
        except Outdated as outdated:
            if not yes:
                head = outdated.args[0]
                sentence = later("预览之后，{by}已发布版本{n}。请重新运行以核对新的预览。")
                return NotDone(sentence, {"by": head["by"], "n": head["release"]})
    return NotDone(later("其他人正在连续发布，请稍后再试。"))


def report(command: Command, file: str, office: str | None, year: str | None, to: Path | None) -> Result:
    """Draft rows from a report's prose."""
    from etl.cli.report import report  # its patterns take a moment to make; the other verbs need none

    [(name, data)] = command.read_files([file])
    if to:
        command.free(to, ".csv")
    return report(command.state(), name, data.read(), command.office(office) or "", year or "", to)


def draft(command: Command, files: list[str], office: str | None, answers: list[str], to: Path | None) -> Result:
    """Draft rows of the catalogue from files."""
    from etl.cli.draft import draft  # it loads pinyin, which takes a moment

    arrived = command.read_files(files)
    if to:
        command.empty(to)
    there = command.publisher.store.head() or (command.publisher.settings.data / "catalogue").exists()
    catalogue = command.state().catalogue if there else None
    overrides = Overrides(office=office, choices=command.choices("", answers))
    return draft(command, catalogue, arrived, overrides, [Path(file) for file in dict.fromkeys(map(str, files))], to)


def _lacking(command: Command) -> list[Lacking]:
    """The files under data/yearly/ with figures that the record lacks."""
    state, head = command.state(), command.publisher.store.head()
    uploads, lacking = {file["upload"] for file in head["files"]} if head else set(), []
    for name, data in starting_files(command.publisher.settings):
        if hashlib.sha256(data.read()).hexdigest() in uploads:  # every row of it is in the record, or has been revised there
            continue
        seen = preview(state.checked(state.read([(name, data)])))
        if seen.count("new"):
            lacking.append(Lacking(name, seen, _loading(command, name)))
    return lacking


def _loading(command: Command, file: str) -> str:
    """The command that takes a file of the data folder in."""
    settings = command.publisher.settings
    line = ["python", "-m", "etl", "load", str(settings.data / file)]
    if not isinstance(settings.store, Address):  # whose password is not to be shown
        line += ["--store", str(settings.store)]
    if settings.data != DATA:
        line += ["--data", str(settings.data)]
    return shlex.join(line)
