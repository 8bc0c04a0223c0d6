"""What a panel holds, before it is drawn: the same for a picture, a slide and a document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from charts.panel import number_formats
from charts.types import Axis, Table
from wording import comparison, numbers
from wording.language import later, named, translator
from wording.types import Row

LINE, COLUMNS, BARS, TABLE = "line", "columns", "bars", "table"
Live = tuple[tuple[str, str], ...]  # (name, text) of what a presenter's words may hold in braces


@dataclass(frozen=True)
class Series:
    """One line, or one set of bars, with a place for each category.

    values: None where there is none. labels: as worded. formats: the same as number formats of a spreadsheet, so that a slide's
    label follows an edited number. rough: 约数, derived or provisional, drawn hollow. colours: one for each place.
    role: "figure", "target" (marks without a line), "limit" (a dashed line without marks) or "mean" (a thin one).
    """

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    formats: tuple[str, ...]
    rough: tuple[bool, ...]
    colours: tuple[str, ...]
    role: str = "figure"


@dataclass(frozen=True)
class Panel:
    """title: the finding; subtitle: what is shown, of whom, in which unit; indicators: which it is of; events: places in which something happened; breaks: places before which a definition changed;
    marks: {place: word} where there is no figure; remarks: what one has to know to read it rightly, the gravest first;
    table: the rows behind it, header first; speech: what the speaker may be asked;
    axis: the ends of the value axis and its step, the larger end first for ranks;
    lang: the language that it is made in;
    foot: release and address; note: the presenter's own words; live: (name, text) of what these may hold in braces, {value} and {change}: the newest
    figure and its change, as long as there is one."""

    shape: str
    title: str
    subtitle: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    table: Table
    source: str
    alt: str
    sample: bool
    remarks: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    axis: Axis = (0, 1, 1)
    breaks: tuple[int, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    events: tuple[int, ...] = ()
    indicators: tuple[str, ...] = ()
    lang: str = "zh"
    foot: str = ""
    note: str = ""
    live: Live = ()

    @property
    def figures(self) -> tuple[object, ...]:
        """What it states, without when and where it was made: two panels that state the same are equal in this."""
        return self.categories, tuple((s.name, s.values, s.labels) for s in self.series), self.table, self.remarks, self.subtitle

    def worded(self, title: str, note: str) -> "Panel":
        """The panel under the presenter's own title (empty: the one it has) and with his note, their live fields filled in."""
        return replace(self, title=self._filled(title.strip()) or self.title, note=self._filled(note.strip()))

    def _filled(self, text: str) -> str:
        for name, now in self.live:
            text = text.replace(f"{{{name}}}", now) if now else text
        return text


def live(row: Row, lang: str) -> Live:
    """The live fields of the row that a panel is about (db/sql/page/series.sql)."""
    return ("value", numbers.figure(row, lang)), ("change", comparison.change_text(row, lang))


def places(rows: Sequence[Row | None], lang: str, name: str, colour: str) -> Series:
    """Rows of db/sql/page/series.sql as a series, None for a place without a row."""
    return Series(
        name,
        tuple(r["value"] if r else None for r in rows),
        tuple(label(r, lang) if r and r["value"] is not None else "" for r in rows),
        tuple(number_formats.figure(r, lang) if r and r["value"] is not None else number_formats.PLAIN for r in rows),
        tuple(bool(r) and is_rough(r) for r in rows),
        (colour,) * len(rows),
    )


def label(row: Row, lang: str) -> str:
    """A figure beside its point: with the unit where it is % or a place, else without, for the unit stands above."""
    return numbers.figure(row, lang) if row["kind"] in ("ratio", "rank") else numbers.label(row, lang)


def is_rough(row: Row) -> bool:
    """Whether a figure is not exact, not given, or not final."""
    return row["value"] is not None and (row["qualifier"] != "=" or row["status"] == "P")


def unit(row: Row, lang: str) -> str:
    """What the figures are counted in; of a rank, places."""
    return translator(lang)(later("位次")) if row["kind"] == "rank" else named(row, "unit", lang)


def change_unit(kind: str, lang: str, unit: str = "") -> str:
    """What changes are counted in, by db/sql's change_kind; unit: the unit of the indicator, if there is one."""
    units = {"percent": "%", "points": later("个百分点"), "places": later("位（升为正）"), "units": unit or later("增减数")}
    return translator(lang)(units[kind])


def subtitle(parts: Iterable[str], unit: str, lang: str) -> str:
    """指标 · 单位 · 计量单位：件."""
    text = numbers.about(translator(lang)(later("计量单位")), unit, lang) if unit else ""
    return " · ".join(filter(None, [*parts, text]))


def sources(rows: Sequence[Row], lang: str, most: int = 2) -> str:
    """The sources of rows, the most frequent first; how many more there are."""
    named_sources = [r["source"] or translator(lang)(later("未写来源")) for r in rows if r["value"] is not None]
    ranked = sorted(dict.fromkeys(named_sources), key=lambda s: -named_sources.count(s))
    text = numbers.listed(ranked[:most], lang)
    more = translator(lang)(later("等{n}处")).format(n=len(ranked)) if len(ranked) > most else ""
    return numbers.about(translator(lang)(later("来源")), " ".join(filter(None, [text, more])), lang)


def how_exact(rows: Sequence[Row], lang: str) -> list[str]:
    """What hollow marks and worked-out figures mean, where there are any."""
    t = translator(lang)
    sentences = {
        later("空心为约数（余、近、约等），增减按其范围说明"): any(
            r["value"] is not None and (r["qualifier"] != "=" or r.get("bound") or False) for r in rows
        ),
        later("含初步数，以后可能修订"): any(r["value"] is not None and r["status"] == "P" for r in rows),
        later("含推算数"): any(r["value"] is not None and r["status"] == "E" and not r.get("computed") for r in rows),
    }
    return [t(sentence) for sentence, holds in sentences.items() if holds]


def scope(rows: Sequence[Row], lang: str, whose: str = "") -> list[str]:
    """The notes on what figures count, as the office wrote them, each with its period (and whose it is)."""
    noted = [r for r in rows if r["note"] and r["value"] is not None]
    periods_by_note = {}
    for r in noted:
        periods_by_note.setdefault((named(r, whose, lang) if whose else "", r["note"]), []).append(
            numbers.period_name(r["period"], lang)
        )
    between = "、" if lang == "zh" else ", "
    return [
        numbers.about(" ".join(filter(None, [who, between.join(when)])), note, lang)
        for (who, note), when in periods_by_note.items()
    ]


def caveats(row: Row, lang: str) -> list[str]:
    """What a leader may ask about one figure: its definition, last year's value, why there is no change, its words."""
    t = translator(lang)
    figures = [numbers.about(numbers.period_name(row["period"], lang), numbers.figure(row, lang), lang)]
    if row["previous_value"] is not None:
        figures.append(
            numbers.about(numbers.period_name(row["previous_period"], lang), comparison.previous_figure(row, lang), lang)
        )
    figures.append(comparison.change_text(row, lang) or comparison.why_text(row, lang))
    sentences = [
        numbers.about(t(later("口径")), named(row, "definition", lang), lang),
        numbers.about(t(later("依据")), numbers.listed(figures, lang), lang),
        numbers.about(t(later("原文")), row["as_worded"], lang) if row["as_worded"] else "",
    ]
    return [s for s in sentences if s]
