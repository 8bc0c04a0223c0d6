"""The verbs of the command line. Each returns the exit status: 0 done, 1 problems in the data, 2 wrong usage."""

import getpass
import hashlib
import shlex
import sys
from dataclasses import replace
from pathlib import Path

import db
from charts import table, words
from db.address import Address, address
from db.settings import DATA
from etl import catalogue as catalogues
from etl import export, template
from etl.annotate import annotated, grid
from etl.answers import Answers
from etl.arrived import Arrived
from etl.ask import NotAgreed, agreement
from etl.catalogue import fold
from etl.check import Checked, unknown
from etl.preview import difference, preview
from etl.problem import LEVELS
from etl.publish import Draft, Outdated, Publisher
from etl.read import Asked
from etl.state import State
from etl.store import opened
from etl.store.place import Conflict
from etl.tell import LISTED, Steps, Tell
from lang import later, translator

DIFFERENT = ("new", "changed", "described", "gone")
DIFFERENCE = later("新增{new}条，修改{changed}条，仅文字变动{described}条，减少{gone}条。")
ATTEMPTS = 20  # how often `load --yes` looks again when others publish at the same time
LOG_COLUMNS = ("release", "parent", "action", "by", "at", "reason", "summary", "changes")


class Usage(Exception):
    """What was asked for cannot be done; the argument is a sentence for the user."""


class Command:
    """One run of the command line: where the data is, in which language to speak, plain or JSON."""

    def __init__(self, settings, lang: str, as_json: bool = False):
        self.tell = Tell(lang, as_json)
        self.steps = Steps(lang)
        self.publisher = Publisher(settings, self.steps)
        self.publisher.store.refresh()

    # -- the verbs ---------------------------------------------------------------------------------------------

    def build(self) -> int:
        before = self.publisher.store.head()
        head, problems = self.publisher.build(user())
        took = str(self.steps)
        lacking = self._lacking()
        if self.tell.as_json:
            told = [p.as_dict(self.tell.lang) for p in problems]
            counts = {file: seen.count("new") for file, seen in lacking.items()}
            answer = {"release": head["release"], "published": before != head, "problems": told, "not_in_record": counts}
            return self.tell.answer(answer)
        self.tell.problems(problems)
        if before == head:
            self.tell.say(later("版本{n}已是最新，没有需要发布的内容。"), n=head["release"])
        elif before is None:
            new = head["summary"]["new"]
            self.tell.say(later("已发布版本1：{files}个文件，{rows}条数据。"), files=len(head["files"]), rows=new)
        else:
            self.tell.say(later("目录有变化，已发布版本{n}。"), n=head["release"])
        for file, seen in lacking.items():
            self._name_rows(file, seen)
        print(took)
        return 0

    def check(self, files: list, office: str | None, share: str, answers: list, to: Path | None) -> int:
        arrived, answers = self._read_files(files), Answers(choices=self._choices(share, answers))
        self._free(to, ".xlsx")
        checked = self._checked(self._state(), arrived, office, answers)
        status = 1 if checked.errors or checked.questions else 0
        if to:
            grids = {name: grid(data.read()) for name, data in arrived}
            to.write_bytes(annotated(grids, checked.problems, self.tell.lang))
        if self.tell.as_json:
            return self.tell.answer({"rows": checked.count, **self.tell.found(checked.problems, checked.repairs)}, status)
        self.tell.problems(checked.problems)
        self.tell.repairs(checked.repairs)
        counts = {level: sum(p.level == level for p in checked.problems) for level in LEVELS}
        sentence = later("有效数据{rows}行，错误{error}个，待答{question}个，提醒{warning}个，说明{note}个；改写{repairs}处。")
        self.tell.say(sentence, rows=checked.count, repairs=sum(r.count for r in checked.repairs), **counts)
        return status

    def load(self, files: list, yes: bool, reason: str, by: str, office: str | None, share: str, answers: list) -> int:
        self._ensure()
        arrived, answers = self._read_files(files), Answers(choices=self._choices(share, answers), everything=yes)
        for _ in range(ATTEMPTS):
            state = self._state()
            checked = self._checked(state, arrived, office, answers)
            if checked.errors or checked.questions:
                return self.tell.refused(checked.problems, checked.repairs)
            seen = preview(checked)
            if not self.tell.as_json:
                self.tell.problems(checked.problems)
                self.tell.repairs(checked.repairs)
                self.tell.preview(seen, state.catalogue)
            if seen.is_empty:
                return self._loaded(later("没有变化，不需要发布。"), None, seen, checked.repairs)
            try:
                reason = agreement(self.tell, checked.waiting, seen, reason, yes)
                warned = {p.code: reason for p in checked.problems if p.level == "warning"}
                answers = replace(answers, everything=True, reasons=warned)
                draft = Draft("load", seen.against, by or user(), reason, seen, dict(arrived), agreed=checked.agreed(answers))
                done = later("已发布版本{n}：新增{new}条，修改{changed}条，未变{unchanged}条。")
                return self._loaded(done, self.publisher.publish(draft), seen, checked.repairs)
            except NotAgreed as refusal:
                return self.tell.not_done(*refusal.args, **refusal.facts)
            except Outdated as outdated:
                if not yes:
                    head = outdated.args[0]
                    sentence = later("预览之后，{by}已发布版本{n}。请重新运行以核对新的预览。")
                    return self.tell.not_done(sentence, by=head["by"], n=head["release"])
        return self.tell.not_done(later("其他人正在连续发布，请稍后再试。"))

    def series(self, indicator: str, office: str | None, release: int | None) -> int:
        self._ensure()
        rows = self._snapshot(release).records(
            "series", indicator=self._record("indicator", indicator)["id"], office=self._office(office)
        )
        sys.stdout.write(table.series(rows, self.tell.lang))
        return 0

    def releases(self) -> int:
        entries = self.publisher.store.entries()
        if self.tell.as_json:
            return self.tell.answer([{column: entry[column] for column in LOG_COLUMNS} for entry in entries])
        if not entries:
            self.tell.say(later("{path}中还没有版本。请运行：python -m etl build"), path=self.publisher.settings.store)
        self.tell.releases(entries)
        return 0

    def diff(self, before: int, after: int) -> int:
        """What release `after` has that `before` has not, and the other way round: figures, and the catalogue."""
        seen = difference(self._snapshot(before), self._snapshot(after))
        old, new = (self.publisher.catalogue(self.publisher.entry(n)) for n in (before, after))
        changes = catalogues.differences(old, new)
        if self.tell.as_json:
            rows = [{**row, "state": state} for state in DIFFERENT for row in seen.of(state)]
            return self.tell.answer({"before": before, "after": after, "catalogue": changes, "rows": rows})
        for state in DIFFERENT:
            self.tell.rows(seen, state, [new, old])
        self.tell.say(DIFFERENCE, **{state: seen.count(state) for state in DIFFERENT})
        if changes:
            self.tell.say(later("目录的变化：{changes}"), changes=changes)
        return 0

    def undo(self, reason: str, by: str, to: int | None) -> int:
        try:
            entry = self.publisher.undo(by or user(), reason, to)
        except db.NoRelease as none:
            if to:
                return self.tell.not_done(later("没有版本{n}，或者它就是当前版本。"), n=none)
            return self.tell.not_done(later("没有可以恢复的版本。"))
        except Outdated as outdated:
            return self.tell.not_done(later("版本{n}刚刚发布，请先看过再撤销。"), n=outdated.args[0]["release"])
        if self.tell.as_json:
            return self.tell.answer({"release": entry["release"], "restored": entry["restored"]})
        done = later("已发布版本{n}，内容恢复为版本{old}。再次撤销即可复原。")
        self.tell.say(done, n=entry["release"], old=entry["restored"])
        return 0

    def copy(self, to: str) -> int:
        """Copy the whole record, byte for byte."""
        other = opened(replace(self.publisher.settings, store=destination(to, self.tell.lang)))
        try:
            copied = self.publisher.store.copy(other)
        except Conflict as conflict:
            sentence = later("目标版本库的版本{n}是另一份记录，没有覆盖。请换一个空的版本库。")
            return self.tell.not_done(sentence, n=conflict.args[0])
        head = other.head()
        if self.tell.as_json:
            return self.tell.answer({"release": head["release"] if head else 0, "copied": copied})
        self.tell.say(later("已复制{copied}个版本；目标现有{n}个版本。"), copied=copied, n=head["release"] if head else 0)
        return 0

    def export(self, folder: Path) -> int:
        self._ensure()
        self._empty(folder)
        files = export.export(self.publisher)
        written = [folder / name for name in files]
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        if self.tell.as_json:
            return self.tell.answer({"files": [str(p) for p in written]})
        self.tell.say(later("已导出{n}个文件到{path}。"), n=len(written), path=folder)
        return 0

    def template(self, year: str, office: str, to: Path | None) -> int:
        self._ensure()
        made = self._snapshot(None), year, self._record("office", office)
        self._free(to, ".csv", ".xlsx")
        if to:
            to.write_bytes(template.as_xlsx(*made, self.tell.lang) if to.suffix.lower() == ".xlsx" else template.as_csv(*made))
            self.tell.say(later("模板已写入{path}。"), path=to)
        else:
            sys.stdout.write(template.as_csv(*made).decode())
        return 0

    def report(self, file: str, office: str | None, year: str | None, to: Path | None) -> int:
        from etl.report.verb import report  # its patterns take a moment to make; the other verbs need none

        [(name, data)] = self._read_files([file])
        if to:
            self._free(to, ".csv")
        return report(self.tell, self._state(), (name, data.read()), self._office(office) or "", year or "", to)

    def draft(self, files: list, office: str | None, answers: list, to: Path | None) -> int:
        from etl.draft.verb import draft  # it loads pinyin, which takes a moment

        arrived = self._read_files(files)
        if to:
            self._empty(to)
        there = self.publisher.store.head() or (self.publisher.settings.data / "catalogue").exists()
        catalogue = self._state().catalogue if there else None
        asked = Asked(office=office, choices=self._choices("", answers))
        return draft(self.tell, catalogue, arrived, asked, [Path(file) for file in dict.fromkeys(map(str, files))], to)

    # -- what they share ---------------------------------------------------------------------------------------

    def _free(self, to: Path | None, *endings: str) -> None:
        """A file of this name can be written and overwrites nothing; its ending says what it is to be."""
        if to and to.suffix.lower() not in endings:
            sentence = later("文件名应以{endings}结尾，现为{path}。")
            raise Usage(self.tell.t(sentence).format(endings=words.listed(endings, self.tell.lang), path=to))
        if to and to.exists():
            raise Usage(self.tell.t(later("{path}已存在，为免覆盖没有写入。请换一个文件名。")).format(path=to))

    def _empty(self, folder: Path) -> None:
        """A folder that is new or empty."""
        if folder.exists() and not folder.is_dir():
            raise Usage(self.tell.t(later("{path}不是文件夹。")).format(path=folder))
        if folder.exists() and any(folder.iterdir()):
            raise Usage(self.tell.t(later("{path}不是空文件夹，为免覆盖没有写入。请换一个文件夹。")).format(path=folder))

    def _ensure(self) -> None:
        """There is a release to speak of; the first one is published where there is none."""
        if self.publisher.store.head() is None:
            self.publisher.build()

    def _snapshot(self, release: int | None):
        try:
            return self.publisher.snapshot(release)
        except db.NoRelease:
            sentence = later("没有版本{n}。用 python -m etl releases 查看已有版本。")
            raise Usage(self.tell.t(sentence).format(n=release)) from None

    def _state(self) -> State:
        """What a verb works against: one release, or data/ alone where nothing is published yet."""
        return State.of(self.publisher)

    def _checked(self, state: State, files: list, office: str | None, answers: Answers) -> Checked:
        """The files (name, bytes) against a release, after telling how they were read.

        `office` is what --office calls the office of those that name none.
        """
        sheets = state.read(files, Asked(office=self._office(office), choices=answers.choices))
        if not self.tell.as_json:
            self.tell.understood(sheets)
        return state.checked(sheets, answers)

    def _choices(self, share: str, answers: list) -> dict:
        """Key → choice of `--answer KEY=CHOICE`, and of --share."""
        parts = [answer.rpartition("=") for answer in answers]  # a unit may be 上年=100
        if wrong := [answer for answer, (key, _, choice) in zip(answers, parts, strict=True) if not (key and choice)]:
            sentence = later("--answer 应写作“键=选项”，现为“{text}”。")
            raise Usage(self.tell.t(sentence).format(text=wrong[0]))
        return ({"share": share.replace("-", "_")} if share else {}) | {key: choice for key, _, choice in parts}

    def _record(self, kind: str, called: str) -> dict:
        """The office or indicator with this id, name or alias."""
        catalogue, file = self._state().catalogue, f"{kind}s.csv"
        identity = catalogue.names(file).get(fold(called))
        if identity is None:
            raise Usage(unknown(kind, called, catalogue).message(self.tell.lang))
        return catalogue.record(file, identity)

    def _office(self, called: str | None) -> str | None:
        return self._record("office", called)["id"] if called else None

    def _read_files(self, files: list) -> list:
        """(name, Arrived) of the files; by their whole path where two have one name."""
        paths = [Path(file) for file in dict.fromkeys(map(str, files))]
        for path in paths:
            if not path.is_file():
                sentence = later("{path}是文件夹，请写文件名。") if path.is_dir() else later("没有文件{path}。")
                raise Usage(self.tell.t(sentence).format(path=path))
        alike = len({path.name for path in paths}) < len(paths)
        return [(str(path.resolve()) if alike else path.name, Arrived(path)) for path in paths]

    def _lacking(self) -> dict:
        """Files under data/yearly/ with figures that the record lacks → their preview."""
        state, previews = self._state(), {}
        known = {file["upload"] for file in self.publisher.store.head()["files"]}
        for name, data in self.publisher.starting_files():
            if hashlib.sha256(data.read()).hexdigest() in known:  # every row of it is in the record, or has been revised there
                continue
            seen = preview(state.checked(state.read([(name, data)])))
            if seen.count("new"):
                previews[name] = seen
        return previews

    def _name_rows(self, file: str, seen) -> None:
        """Name the rows that the record lacks, and the command that takes them in."""
        self.tell.rows(seen, "new", [self._state().catalogue], LISTED)
        settings = self.publisher.settings
        self.tell.say(later("{file}有{new}条数据记录中没有。"), file=file, new=seen.count("new"))
        command = ["python", "-m", "etl", "load", str(settings.data / file)]
        if not isinstance(settings.store, Address):  # whose password is not to be shown
            command += ["--store", str(settings.store)]
        if settings.data != DATA:
            command += ["--data", str(settings.data)]
        self.tell.say(later("要采用请运行：{command}"), command=shlex.join(command))

    def _loaded(self, sentence: str, entry: dict | None, seen, repairs: list) -> int:
        if self.tell.as_json:
            told = [r.as_dict(self.tell.lang) for r in repairs]
            release = entry["release"] if entry else seen.against
            return self.tell.answer({"release": release, "published": entry is not None, **seen.counts, "repairs": told})
        self.tell.say(sentence, n=entry["release"] if entry else "", **seen.counts)
        return 0


def destination(said: str, lang: str) -> Path | Address:
    """The store that --store or --to names: an address, or a folder that may be yet to come."""
    try:
        found = address(said)
    except ValueError as form:
        raise Usage(translator(lang)(later("版本库的写法不对，应为：{form}")).format(form=form)) from None
    if not found and Path(said).exists() and not Path(said).is_dir():
        raise Usage(translator(lang)(later("{path}不是文件夹。")).format(path=said))
    return found or Path(said).resolve()


def user() -> str:
    """Who is at the machine; "" where it does not say (a container without a user list)."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
