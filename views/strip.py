"""How the themes of an office went over the years: a grid of small counts, each a door to its theme in its year."""

from collections import Counter

from views.blocks import Block, Cell, Heading, Table
from views.items import verdict_tone
from views.reader import Reader, Row
from wording import comparison, numbers
from wording.language import later

YEARS = 6  # the newest
SEPARATOR = {"zh": " ", "en": "\n"}  # between the two counts of a cell: English words need a line each


def strip(reader: Reader, year: str) -> list[Block]:
    """Theme × year: how many indicators were better and how many worse; a cell opens the theme in that year."""
    history = [row for row in reader.rows("page/growth/growth_history", office=reader.office["id"]) if row["period"] <= year]
    verdicts = Counter(
        (row["theme"], row["period"], comparison.judgement(row)) for row in history if comparison.way(row) is not None
    )
    years = sorted({period for _, period, _ in verdicts})[-YEARS:]
    if len(years) < 2:
        return []
    names = [numbers.period_name(one, reader.lang) for one in years]
    rows = tuple(
        (
            Cell((reader.link(reader.name(theme), "theme", theme=theme["id"], year=year),)),
            *(_cell(reader, theme, one, verdicts) for one in years),
        )
        for theme in reader.rows("page/theme")
        if any(verdicts[theme["id"], one, verdict] for one in years for verdict in ("good", "bad", ""))
    )
    explanation = reader.t("各年向好、需关注的项数，“其他”为持平或不分好坏；颜色深浅表示向好与需关注之差。点击进入主题。")
    table = Table((reader.t("主题"), *names), rows, reader.t("各主题历年变化"), "tiles")
    return [Heading(reader.t("各主题历年变化"), explanation=explanation), table]


def _cell(reader: Reader, theme: Row, year: str, verdicts: Counter) -> Cell:
    better, worse, neither = (verdicts[theme["id"], year, verdict] for verdict in ("good", "bad", ""))
    if not better + worse + neither:
        return Cell("")
    counts = {later("向好{n}"): better, later("关注{n}"): worse}
    texts = [reader.t(words, n=n) for words, n in counts.items() if n]
    text = SEPARATOR[reader.lang].join(texts) or reader.t("其他{n}", n=neither)
    title = reader.t("{theme} {year}：{good}项向好，{bad}项需关注，{n}项持平或不分好坏", theme=reader.name(theme),
                     year=numbers.period_name(year, reader.lang), good=better, bad=worse, n=neither)  # fmt: skip
    door = reader.link(text, "theme", theme=theme["id"], year=year)
    verdict = "good" if better > worse else "bad" if worse > better else ""
    return Cell(
        (door,), verdict_tone(reader, verdict) or "neither", abs(better - worse) / max(better + worse + neither, 1), title
    )
