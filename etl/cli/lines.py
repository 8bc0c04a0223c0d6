"""Lines of text in the user's language for what several verbs answer: problems, repairs, rows that change."""

from collections.abc import Sequence

from etl.answers import Repair
from etl.catalogue.catalogue import Catalogue
from etl.catalogue.nearest import fewer
from etl.problem import Problem
from etl.releases.preview import Preview
from etl.releases.undo import COUNTS, STATES, Restoration
from etl.tables.read import Sheet
from wording import numbers
from wording.language import later, named, translator
from wording.problems import LEVELS

SIGNS = {"new": "+", "changed": "~", "described": "=", "gone": "-"}
LISTED_ROWS = 10  # rows of a file that are named before the rest is only counted
LISTED_NEW = 200  # new rows that are listed before the rest is only counted; revised ones are all listed
LISTED_NOTES = 3  # notes of one kind that are listed before the rest is only counted


class Lines:
    """Prints lines in one language."""

    def __init__(self, lang: str):
        self.lang, self.t = lang, translator(lang)

    def say(self, sentence: str, **facts) -> None:
        """A sentence marked by `later`, filled from `facts`."""
        print(self.t(sentence).format(**facts))

    def understood(self, sheets: list[Sheet]) -> None:
        """How each file was read, and what was left out of it."""
        for sheet in (part for one in sheets for part in one.whole):
            if sentences := sheet.understood.sentences(self.lang):
                print(numbers.about(sheet.file, numbers.listed(sentences, self.lang), self.lang))

    def problems(self, problems: list[Problem]) -> None:
        """Gravest first; of the notes of one kind the first are listed and the rest counted."""
        problems = fewer(problems)
        for level in LEVELS:
            of_level = [p for p in problems if p.level == level]
            for code in dict.fromkeys(p.code for p in of_level) if level == "note" else [None]:
                self._listed([p for p in of_level if code in (None, p.code)], LISTED_NOTES if code else len(of_level))
            self._choices(of_level)

    def _choices(self, problems: list[Problem]) -> None:
        """The answers that a question has, as they are typed."""
        for key, question in {p.key: p for p in problems if p.level == "question"}.items():
            for choice in question.answers:
                print(f"    --answer {key}={choice.value}  {choice.words(self.lang)}")

    def _listed(self, problems: list[Problem], most: int) -> None:
        for p in problems[:most]:
            print(f"{self.t(LEVELS[p.level])}  {p.place(self.lang)}  {p.message(self.lang)}")
        if problems[most:]:
            self.say(later("另有{n}处相同的情况：{place}等。"), n=len(problems) - most, place=problems[most].place(self.lang))

    def repairs(self, repairs: Sequence[Repair]) -> None:
        """A line for each kind: how many, and the first of them."""
        for r in repairs:
            examples = [f"{e.cell} → {r.understood(e, self.lang)} ({e.place(self.lang)})" for e in r.examples]
            listed = numbers.listed(examples, self.lang)
            self.say(later("改写  {name}{n}处：{examples}"), name=r.name(self.lang), n=r.count, examples=listed)

    def preview(self, seen: Preview, catalogue: Catalogue) -> None:
        """What files would change."""
        self.rows(seen, "new", [catalogue], LISTED_NEW)
        if seen.count("new") > LISTED_NEW:
            self.say(later("另有新增{n}条。"), n=seen.count("new") - LISTED_NEW)
        self.rows(seen, "changed", [catalogue])
        self.say(later("新增{new}条，修改{changed}条，仅文字变动{described}条，未变{unchanged}条。"), **seen.counts)

    def restoration(self, back: Restoration) -> None:
        """What going back to an older release would change."""
        for state in STATES:
            self.rows(back.difference, state, [back.new, back.old], LISTED_NEW)
            if (more := back.difference.count(state) - LISTED_NEW) > 0:
                self.say(later("{sign} 另有{n}条。"), sign=SIGNS[state], n=more)
        if back.catalogue:
            self.say(later("目录的变化：{changes}"), changes=back.catalogue)
        self.say(COUNTS, n=back.head["release"], **back.counts)

    def rows(self, seen: Preview, state: str, catalogues: list[Catalogue], most: int | None = None) -> None:
        """One line for each row: + new, ~ changed with its old figure, = other words, - gone.

        catalogues: where names are looked up, the first that knows them.
        """

        def record(file: str, identity: str) -> dict[str, str]:
            return next(r for c in catalogues for r in c.tables[file] if r["id"] == identity)

        for row in seen.of(state, most):
            indicator = record("indicators.csv", row["indicator"])
            olds = {"changed": ("old_", ""), "gone": ("old_",)}.get(state, ("",))
            figures = " → ".join(self._figure(indicator, row, old) for old in olds)
            figures = self.t(later("由系统计算")) if indicator["numerator"] else figures
            office = named(record("offices.csv", row["office"]), "name", self.lang)
            name, period = named(indicator, "name", self.lang), numbers.period_name(row["period"], self.lang)
            print(f"{SIGNS[state]} {office} {name} {period}  {figures}")

    def _figure(self, indicator: dict, row: dict, old: str) -> str:
        figure = {name: row[f"{old}{name}"] for name in ("value", "qualifier", "status")}
        return numbers.figure({**indicator, "decimals": int(indicator["decimals"]), **figure}, self.lang)
