"""What the command line says: sentences in the user's language, or one JSON answer for a program."""

import json
import sys
import time
from collections.abc import Sequence
from typing import Any

from etl.catalogue.catalogue import Catalogue
from etl.catalogue.nearest import fewer
from etl.problem import errors
from etl.releases import clock
from etl.releases.names import ACTIONS, STEPS
from etl.releases.preview import Preview
from etl.releases.undo import COUNTS, STATES, Restoration
from wording import numbers
from wording.language import later, named, translator
from wording.problems import LEVELS

SIGNS = {"new": "+", "changed": "~", "described": "=", "gone": "-"}
BAR = 8  # characters of the progress bar for each step
LISTED = 10  # rows of a file that are named before the rest is only counted
LISTED_NEW = 200  # new rows that are listed before the rest is only counted; revised ones are all listed
LISTED_NOTES = 3  # notes of one kind that are listed before the rest is only counted


class Steps:
    """Tells on standard error how far a command is: a bar while it lasts, and each step's time after it."""

    def __init__(self, lang: str):
        self.t, self.lang = translator(lang), lang
        self.step, self.since = None, 0.0
        self.took = {}

    def __call__(self, step: str) -> None:
        self._finish()
        self.step, self.since = step, time.monotonic()
        if sys.stderr.isatty():
            done = list(STEPS).index(step)
            bar = "█" * done * BAR + "░" * (len(STEPS) - done) * BAR
            print(f"\r[{bar}] {self.t(STEPS[step])}", end="", file=sys.stderr, flush=True)

    def _finish(self) -> None:
        if self.step:
            if sys.stderr.isatty():
                print("\r\033[K", end="", file=sys.stderr, flush=True)
            self.took[self.step] = self.took.get(self.step, 0) + time.monotonic() - self.since
        self.step = None

    def __str__(self) -> str:
        self._finish()
        line = self.t(later("{step}{seconds:.2f}秒"))
        return numbers.listed((line.format(step=self.t(STEPS[s]), seconds=n) for s, n in self.took.items()), self.lang)


class Tell:
    """The voice of one run. Methods that end a run return its exit status."""

    def __init__(self, lang: str, as_json: bool):
        self.lang, self.as_json = lang, as_json
        self.t = translator(lang)

    def say(self, sentence: str, **facts) -> None:
        print(self.t(sentence).format(**facts))

    def answer(self, answer, status: int = 0) -> int:
        print(json.dumps(answer, ensure_ascii=False, indent=1, default=str))
        return status

    def understood(self, sheets: list) -> None:
        """How each file was read, and what was left out of it."""
        for sheet in (part for one in sheets for part in one.whole):
            if said := sheet.understood.sentences(self.lang):
                print(numbers.about(sheet.file, numbers.listed(said, self.lang), self.lang))

    def refused(self, problems: list, repairs: Sequence[Any] = ()) -> int:
        """The data has errors, or a question is open."""
        wrong, asked = len(errors(problems)), len({p.key for p in problems if p.level == "question"})
        sentence = later("有{n}个错误，未发布。") if wrong else later("有{n}个问题待答，请用 --answer 键=选项 回答。未发布。")
        said = self.t(sentence).format(n=wrong or asked)
        if self.as_json:
            return self.answer({"published": False, "message": said, **self.found(problems, repairs)}, 1)
        self.problems(problems)
        self.repairs(repairs)
        print(said)
        return 1

    def found(self, problems: list, repairs: Sequence[Any]) -> dict[str, list[dict]]:
        """Problems and repairs for a program."""
        return {
            "problems": [p.as_dict(self.lang) for p in problems],
            "repairs": [r.as_dict(self.lang) for r in repairs],
        }

    def not_done(self, sentence: str, **facts) -> int:
        """Nothing was published, for a reason that is not in the data's cells."""
        said = self.t(sentence).format(**facts)
        if self.as_json:
            return self.answer({"published": False, "message": said}, 1)
        print(said, file=sys.stderr)
        return 1

    def problems(self, problems: list) -> None:
        """Gravest first; of the notes of one kind the first are listed and the rest counted."""
        problems = fewer(problems)
        for level in LEVELS:
            of_level = [p for p in problems if p.level == level]
            for code in dict.fromkeys(p.code for p in of_level) if level == "note" else [None]:
                self._listed([p for p in of_level if code in (None, p.code)], LISTED_NOTES if code else len(of_level))
            self._choices(of_level)

    def _choices(self, problems: list) -> None:
        """The answers that a question has, as they are typed."""
        for key, question in {p.key: p for p in problems if p.level == "question"}.items():
            for choice in question.answers:
                print(f"    --answer {key}={choice.value}  {choice.words(self.lang)}")

    def _listed(self, problems: list, most: int) -> None:
        for p in problems[:most]:
            print(f"{self.t(LEVELS[p.level])}  {p.place(self.lang)}  {p.message(self.lang)}")
        if problems[most:]:
            self.say(later("另有{n}处相同的情况：{place}等。"), n=len(problems) - most, place=problems[most].place(self.lang))

    def repairs(self, repairs: Sequence[Any]) -> None:
        """A line for each kind: how many, and the first of them."""
        for r in repairs:
            examples = [f"{e.cell} → {r.understood(e, self.lang)} ({e.place(self.lang)})" for e in r.examples]
            said = self.t(later("改写  {name}{n}处：{examples}"))
            print(said.format(name=r.name(self.lang), n=r.count, examples=numbers.listed(examples, self.lang)))

    def preview(self, seen: Preview, catalogue: Catalogue) -> None:
        self.rows(seen, "new", [catalogue], LISTED_NEW)
        if seen.count("new") > LISTED_NEW:
            self.say(later("另有新增{n}条。"), n=seen.count("new") - LISTED_NEW)
        self.rows(seen, "changed", [catalogue])
        self.say(later("新增{new}条，修改{changed}条，仅文字变动{described}条，未变{unchanged}条。"), **seen.counts)

    def restoration(self, back: Restoration) -> None:
        """What going back to an older release would change."""
        if self.as_json:
            return
        for state in STATES:
            self.rows(back.difference, state, [back.new, back.old], LISTED_NEW)
            if (more := back.difference.count(state) - LISTED_NEW) > 0:
                self.say(later("{sign} 另有{n}条。"), sign=SIGNS[state], n=more)
        if back.catalogue:
            self.say(later("目录的变化：{changes}"), changes=back.catalogue)
        self.say(COUNTS, n=back.head["release"], **back.counts)

    def rows(self, seen: Preview, state: str, catalogues: list, most: int | None = None) -> None:
        """One line for each row: + new, ~ changed with its old figure, = other words, - gone.

        catalogues: where names are looked up, the first that knows them.
        """

        def record(file: str, identity: str) -> dict:
            return next(r for c in catalogues for r in c.tables[file] if r["id"] == identity)

        for row in seen.of(state, most):
            indicator = record("indicators.csv", row["indicator"])
            olds = {"changed": ("old_", ""), "gone": ("old_",)}.get(state, ("",))
            said = " → ".join(self._figure(indicator, row, old) for old in olds)
            said = self.t(later("由系统计算")) if indicator["numerator"] else said
            office = named(record("offices.csv", row["office"]), "name", self.lang)
            name, period = named(indicator, "name", self.lang), numbers.period_name(row["period"], self.lang)
            print(f"{SIGNS[state]} {office} {name} {period}  {said}")

    def _figure(self, indicator: dict, row: dict, old: str) -> str:
        figure = {name: row[f"{old}{name}"] for name in ("value", "qualifier", "status")}
        return numbers.figure({**indicator, "decimals": int(indicator["decimals"]), **figure}, self.lang)

    def unreadable(self, problem) -> int:
        """A file that no figure can be read from."""
        if self.as_json:
            return self.answer({"problems": [problem.as_dict(self.lang)]}, 1)
        self.problems([problem])
        return 1

    def report(self, reading, catalogue: Catalogue, doubts: list) -> None:
        """The figures of a report as a table, its contradictions, and how many would be taken."""
        from etl.report.show import table

        for line in table(reading, catalogue, self.lang):
            print(line)
        self.problems(doubts)
        counts = {"figures": len(reading.figures), "accepted": len(reading.accepted)}
        self.say(later("读出{figures}个数字，{accepted}个可直接采用（√）；“?”的指标请核对。"), **counts)

    def releases(self, entries: list) -> None:
        for entry in entries:
            counts = entry["summary"]
            said = self.t(later("新增{new}，修改{changed}，未变{unchanged}")).format(**counts) if counts else ""
            if entry["restored"]:
                said = self.t(later("恢复为版本{n}")).format(n=entry["restored"])
            when = entry["at"][:16].replace("T", " ")
            parts = [f"{entry['release']:>4}", when, self.t(ACTIONS[entry["action"]]), entry["by"], said, entry["reason"]]
            print("  ".join(filter(None, parts)))
        for note in clock.notes(entries, self.lang):
            print(note)
