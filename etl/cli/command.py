"""One run of the command line: its settings and its publisher, and what the verbs of etl/cli share."""

import os
from collections.abc import Callable
from pathlib import Path

import db
from db.address import Address, address
from db.settings import Settings
from db.types import Row
from etl.answers import Answers
from etl.checks.check import Checked, unknown
from etl.cli.parts import Part, Understood
from etl.cli.steps import Steps
from etl.formats.arrived import Arrived
from etl.problem import QUESTIONS
from etl.releases.publisher import Publisher
from etl.releases.state import State
from etl.store.entry import Entry
from etl.store.place import Damaged
from etl.tables.overrides import Overrides
from etl.tables.read import Sheet
from etl.values.names import fold
from wording.language import later, translator
from wording.problems import CODES

NO_RELEASE = later("没有版本{n}。用 python -m etl releases 查看已有版本。")
KEYS = {
    QUESTIONS.get(code, (code,))[0] for code, (level, _) in CODES.items() if level == "question"
}  # what answers are kept under


class Usage(Exception):
    """What was asked for cannot be done; the argument is a sentence for the user."""


class Command:
    """One run of the command line: where the data is, in which language to speak. show: renders what is to be seen before a question."""

    def __init__(self, settings: Settings, lang: str, show: Callable[[Part], None], damage_stops: bool = True):
        self.lang, self.t, self.show = lang, translator(lang), show
        self.steps = Steps(lang)
        self.publisher = Publisher(settings, self.steps)
        try:
            self.publisher.store.refresh()
        except Damaged:
            if damage_stops:
                raise

    def free(self, to: Path | None, *endings: str) -> None:
        """A file of this name can be written and overwrites nothing; its ending says what it is to be."""
        if to and to.suffix.lower() not in endings:
            sentence = later("文件名应以{endings}结尾，现为{path}。")
            raise Usage(self.t(sentence).format(endings=self.t(later("或")).join(endings), path=to))
        if to and to.exists():
            raise Usage(self.t(later("{path}已存在，为免覆盖没有写入。请换一个文件名。")).format(path=to))

    def empty(self, folder: Path) -> None:
        """A folder that is new or empty."""
        if folder.exists() and not folder.is_dir():
            raise Usage(self.t(later("{path}不是文件夹。")).format(path=folder))
        if folder.exists() and any(folder.iterdir()):
            raise Usage(self.t(later("{path}不是空文件夹，为免覆盖没有写入。请换一个文件夹。")).format(path=folder))

    def ensure(self) -> None:
        """There is a release to speak of; the first one is published where there is none."""
        if self.publisher.store.head() is None:
            self.publisher.build()

    def snapshot(self, release: int | None) -> db.Snapshot:
        """The release of a number, None for the newest. Raises Usage where there is none."""
        try:
            return self.publisher.snapshot(release)
        except db.NoRelease:
            raise Usage(self.t(NO_RELEASE).format(n=release)) from None

    def published(self, entry: Entry) -> list[Entry]:
        """A release that was published just now, after the one that it follows, if it follows one (Result.published)."""
        before = self.publisher.entry(entry["parent"]) if entry["parent"] else None
        return [before, entry] if before else [entry]

    def state(self) -> State:
        """What a verb works against: one release, or data/ alone where nothing is published yet."""
        return State.of(self.publisher)

    def checked(self, state: State, files: list[tuple[str, Arrived]], office: str | None, answers: Answers) -> Checked:
        """The files (name, bytes) against a release, after showing how they were read."""
        return state.checked(self.sheets(state, files, office, answers), answers)

    def sheets(self, state: State, files: list[tuple[str, Arrived]], office: str | None, answers: Answers) -> list[Sheet]:
        """The files read, and shown how. office: what --office calls the office of those that name none."""
        sheets = state.read(files, Overrides(office=self.office(office), choices=answers.choices))
        self.show(Understood(sheets))
        return sheets

    def choices(self, share: str, answers: list[str]) -> dict[str, str]:
        """Key → choice of `--answer KEY=CHOICE`, and of --share."""
        parts = [answer.rpartition("=") for answer in answers]  # a unit may be 上年=100
        if wrong := [answer for answer, (key, _, choice) in zip(answers, parts, strict=True) if not (key and choice)]:
            sentence = later("--answer 应写作“键=选项”，现为“{text}”。")
            raise Usage(self.t(sentence).format(text=wrong[0]))
        made = {"share": share.replace("-", "_")} if share else {}
        for key, _, choice in parts:
            if key.partition(":")[0] not in KEYS:
                raise Usage(self.t(later("没有名为“{key}”的问题。键和选项见检查结果。")).format(key=key))
            if made.setdefault(key, choice) != choice:
                raise Usage(
                    self.t(later("对“{key}”有两个不同的回答：{one}、{other}。")).format(key=key, one=made[key], other=choice)
                )
        return made

    def record(self, kind: str, called: str) -> Row:
        """The office or indicator with this id, name or alias."""
        catalogue, file = self.state().catalogue, f"{kind}s.csv"
        identity = catalogue.names(file).get(fold(called))
        if identity is None:
            raise Usage(unknown(kind, called, catalogue).message(self.lang))
        return catalogue.record(file, identity)

    def office(self, called: str | None) -> str | None:
        """The id of an office by id, name or alias."""
        return self.record("office", called)["id"] if called else None

    def read_files(self, files: list[str]) -> list[tuple[str, Arrived]]:
        """(name, Arrived) of the files, each once however often and in whatever way it is written; by their whole path where two have
        one name."""
        paths = [Path(file) for file in files]
        for path in paths:
            if not path.is_file():
                sentence = (
                    later("{path}是文件夹，请写文件名。")
                    if path.is_dir()
                    else later("{path}不是文件。")
                    if path.exists()
                    else later("没有文件{path}。")
                )
                raise Usage(self.t(sentence).format(path=path))
        paths = list({resolved(path): path for path in reversed(paths)}.values())[::-1]
        alike = len({path.name for path in paths}) < len(paths)
        return [(str(resolved(path)) if alike else path.name, Arrived(path)) for path in paths]


def destination(text: str, lang: str) -> Path | Address:
    """The store that --store or --to names: an address, or a folder that may be yet to come."""
    try:
        shared = address(text)
    except ValueError as form:
        raise Usage(translator(lang)(later("版本库的写法不对，应为：{form}")).format(form=form)) from None
    if not shared and Path(text).exists() and not Path(text).is_dir():
        raise Usage(translator(lang)(later("{path}不是文件夹。")).format(path=text))
    return shared or resolved(Path(text))


def resolved(path: Path) -> Path:
    """The whole path, links followed; a link that leads to itself is not an error here, but when it is opened."""
    return Path(os.path.realpath(path))
