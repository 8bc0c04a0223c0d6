"""Find an indicator by what people call it: names, aliases, ids, pinyin and its initials (wjbl → 文件办理)."""

from collections.abc import Sequence
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from wording.types import Row

MOST_RESULTS = 8


def find(query: str, indicators: Sequence[Row], most: int = MOST_RESULTS) -> list[Row]:
    """Indicators (db/sql/page/indicator.sql) that a query means, the nearest first; [] for an empty query."""
    wanted = _plain(query)
    if not wanted:
        return []
    ranked = [(score, -i["periods"], n, i) for n, i in enumerate(indicators) if (score := _distance(wanted, i)) is not None]
    return [i for *_, i in sorted(ranked, key=lambda r: r[:3])][:most]


def _distance(wanted: str, indicator: Row) -> int | None:
    """0 the whole name, 1 its beginning, 2 within it, 3 and 4 the same for pinyin; None: no match."""
    names = [indicator["name_zh"], indicator["name_en"], indicator["id"], *(indicator["aliases"] or "").split("|")]
    plain = [_plain(name) for name in names if name]
    spoken = [sound for name in names if name for sound in pronounced(name)]
    tests = (
        wanted in plain,
        any(name.startswith(wanted) for name in plain),
        any(wanted in name for name in plain),
        any(sound.startswith(wanted) for sound in spoken),
        len(wanted) > 1 and any(wanted in sound for sound in spoken),
    )
    return next((n for n, met in enumerate(tests) if met), None)


@lru_cache(maxsize=4096)
def pronounced(name: str) -> tuple[str, ...]:
    """Initials and full pinyin of a Chinese name, by which it can be found."""
    return tuple(_plain("".join(lazy_pinyin(name, style=style))) for style in (Style.FIRST_LETTER, Style.NORMAL))


def _plain(text: str) -> str:
    """Letters, digits and characters only, in lower case."""
    return "".join(c for c in text.lower() if c.isalnum())
