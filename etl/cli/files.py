"""The verbs that take files in. Each returns the exit status: 0 done, 1 problems in the data, 2 wrong usage."""

import hashlib
import shlex
from dataclasses import replace
from pathlib import Path

from db.address import Address
from db.settings import DATA
from etl.answers import Answers
from etl.cli.ask import NotAgreed, agreement
from etl.cli.command import Command
from etl.cli.tell import LISTED
from etl.releases.database import starting_files
from etl.releases.draft import Draft
from etl.releases.preview import Preview, preview
from etl.releases.publish import Outdated
from etl.releases.user import user
from etl.store import output
from etl.store.entry import Entry
from etl.tables.overrides import Overrides
from etl.workbooks.annotated import annotated, grid
from wording.language import later
from wording.problems import LEVELS

ATTEMPTS = 20  # how often `load --yes` looks again when others publish at the same time


def build(command: Command) -> int:
    """Publish release 1, or take over a changed catalogue."""
    before = command.publisher.store.head()
    head, problems = command.publisher.build(user())
    took = str(command.steps)
    if before != head:
        command.dated(head)
    lacking = _lacking(command)
    if command.tell.as_json:
        told = [p.as_dict(command.tell.lang) for p in problems]
        counts = {file: seen.count("new") for file, seen in lacking.items()}
        answer = {"release": head["release"], "published": before != head, "problems": told, "not_in_record": counts}
        return command.tell.answer(answer)
    command.tell.problems(problems)
    if before == head:
        command.tell.say(later("版本{n}已是最新，没有需要发布的内容。"), n=head["release"])
    elif before is None:
        new = head["summary"]["new"]
        command.tell.say(later("已发布版本1：{files}个文件，{rows}条数据。"), files=len(head["files"]), rows=new)
    else:
        command.tell.say(later("目录有变化，已发布版本{n}。"), n=head["release"])
    for file, seen in lacking.items():
        _name_rows(command, file, seen)
    print(took)
    return 0


def check(command: Command, files: list[str], office: str | None, share: str, answers: list[str], to: Path | None) -> int:
    """Tell what is wrong with files; publish nothing."""
    arrived, decided = command.read_files(files), Answers(choices=command.choices(share, answers))
    command.free(to, ".xlsx")
    state = command.state()
    sheets = command.sheets(state, arrived, office, decided)
    checked = state.checked(sheets, decided)
    status = 1 if checked.errors or checked.questions else 0
    if to:
        whole = zip(arrived, sheets, strict=True)
        grids = {part.file: grid(data.read(), part.understood.sheet) for (_, data), sheet in whole for part in sheet.whole}
        output.write(to, annotated(grids, checked.problems, command.tell.lang))
    if command.tell.as_json:
        return command.tell.answer({"rows": checked.count, **command.tell.found(checked.problems, checked.repairs)}, status)
    command.tell.problems(checked.problems)
    command.tell.repairs(checked.repairs)
    counts = {level: sum(p.level == level for p in checked.problems) for level in LEVELS}
    sentence = later("有效数据{rows}行，错误{error}个，待答{question}个，提醒{warning}个，说明{note}个；改写{repairs}处。")
    command.tell.say(sentence, rows=checked.count, repairs=sum(r.count for r in checked.repairs), **counts)
    return status


def load(
    command: Command, files: list[str], yes: bool, reason: str, by: str, office: str | None, share: str, answers: list[str]
) -> int:
    """Publish files as the next release, after what has to be agreed to was agreed to."""
    command.ensure()
    arrived, decided = command.read_files(files), Answers(choices=command.choices(share, answers), everything=yes)
    for _ in range(ATTEMPTS):
        state = command.state()
        checked = command.checked(state, arrived, office, decided)
        if checked.errors or checked.questions:
            return command.tell.refused(checked.problems, checked.repairs)
        seen = preview(checked)
        if not command.tell.as_json:
            command.tell.problems(checked.problems)
            command.tell.repairs(checked.repairs)
            command.tell.preview(seen, state.catalogue)
        if seen.is_empty:
            return _loaded(command, later("没有变化，不需要发布。"), None, seen, checked.repairs)
        try:
            reason = agreement(command.tell, checked.waiting, seen, reason, yes)
            warned = {p.code: reason for p in checked.problems if p.level == "warning"}
            decided = replace(decided, everything=True, reasons=warned)
            draft = Draft("load", seen.against, by or user(), reason, seen, dict(arrived), agreed=checked.agreed(decided))
            done = later("已发布版本{n}：新增{new}条，修改{changed}条，未变{unchanged}条。")
            return _loaded(command, done, command.publisher.publish(draft), seen, checked.repairs)
        except NotAgreed as refusal:
            return command.tell.not_done(*refusal.args, **refusal.facts)
        except Outdated as outdated:
            if not yes:
                head = outdated.args[0]
                sentence = later("预览之后，{by}已发布版本{n}。请重新运行以核对新的预览。")
                return command.tell.not_done(sentence, by=head["by"], n=head["release"])
    return command.tell.not_done(later("其他人正在连续发布，请稍后再试。"))


def report(command: Command, file: str, office: str | None, year: str | None, to: Path | None) -> int:
    """Draft rows from a report's prose."""
    from etl.cli.report import report  # its patterns take a moment to make; the other verbs need none

    [(name, data)] = command.read_files([file])
    if to:
        command.free(to, ".csv")
    return report(command.tell, command.state(), (name, data.read()), command.office(office) or "", year or "", to)


def draft(command: Command, files: list[str], office: str | None, answers: list[str], to: Path | None) -> int:
    """Draft rows of the catalogue from files."""
    from etl.cli.draft import draft  # it loads pinyin, which takes a moment

    arrived = command.read_files(files)
    if to:
        command.empty(to)
    there = command.publisher.store.head() or (command.publisher.settings.data / "catalogue").exists()
    catalogue = command.state().catalogue if there else None
    asked = Overrides(office=office, choices=command.choices("", answers))
    return draft(command.tell, catalogue, arrived, asked, [Path(file) for file in dict.fromkeys(map(str, files))], to)


def _lacking(command: Command) -> dict[str, Preview]:
    """Files under data/yearly/ with figures that the record lacks → their preview."""
    state, previews = command.state(), {}
    head = command.publisher.store.head()
    uploads = {file["upload"] for file in head["files"]} if head else set()
    for name, data in starting_files(command.publisher.settings):
        if hashlib.sha256(data.read()).hexdigest() in uploads:  # every row of it is in the record, or has been revised there
            continue
        seen = preview(state.checked(state.read([(name, data)])))
        if seen.count("new"):
            previews[name] = seen
    return previews


def _name_rows(command: Command, file: str, seen: Preview) -> None:
    """Name the rows that the record lacks, and the command that takes them in."""
    command.tell.rows(seen, "new", [command.state().catalogue], LISTED)
    settings = command.publisher.settings
    command.tell.say(later("{file}有{new}条数据记录中没有。"), file=file, new=seen.count("new"))
    line = ["python", "-m", "etl", "load", str(settings.data / file)]
    if not isinstance(settings.store, Address):  # whose password is not to be shown
        line += ["--store", str(settings.store)]
    if settings.data != DATA:
        line += ["--data", str(settings.data)]
    command.tell.say(later("要采用请运行：{command}"), command=shlex.join(line))


def _loaded(command: Command, sentence: str, entry: Entry | None, seen: Preview, repairs: list) -> int:
    if entry:
        command.dated(entry)
    if command.tell.as_json:
        told = [r.as_dict(command.tell.lang) for r in repairs]
        release = entry["release"] if entry else seen.against
        return command.tell.answer({"release": release, "published": entry is not None, **seen.counts, "repairs": told})
    command.tell.say(sentence, n=entry["release"] if entry else "", **seen.counts)
    return 0
