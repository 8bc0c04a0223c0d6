"""Releases that are dated before the one they follow: the clock of some machine was wrong. Their order is that of their numbers, and no figure
hangs on their dates."""

from datetime import datetime, timedelta

from etl.store.entry import Entry
from wording.language import later, translator

TOLERANCE = timedelta(minutes=5)  # between the clocks of several machines
BACK = later(
    "版本{n}的日期是{at}，早于上一版本的{before}，发布时电脑的时钟可能不准。版本以编号为序，数据不受影响；请系统管理员校准时钟。"
)


def dated_back(entry: Entry, before: Entry | None) -> bool:
    """Whether a log entry is dated before the one that it follows (None where it follows none)."""
    if before is None:
        return False
    try:
        return datetime.fromisoformat(entry["at"]) + TOLERANCE < datetime.fromisoformat(before["at"])
    except (ValueError, TypeError):  # dates that cannot be compared prove nothing
        return False


def notes(entries: list[Entry], lang: str) -> list[str]:
    """A sentence for every entry, oldest first, that is dated before the one in front of it."""
    pairs = zip(entries[1:], entries, strict=False)
    return [_sentence(entry, before, lang) for entry, before in pairs if dated_back(entry, before)]


def _sentence(entry: Entry, before: Entry, lang: str) -> str:
    at, earlier = (one["at"][:16].replace("T", " ") for one in (entry, before))
    return translator(lang)(BACK).format(n=entry["release"], at=at, before=earlier)
