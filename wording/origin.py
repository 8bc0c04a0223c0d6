"""Where a figure comes from: its source, the file and row, the release and who published it, and how it was computed."""

from collections.abc import Mapping

from wording import escaping, numbers
from wording.escaping import Html, html_joined
from wording.language import later, translator
from wording.types import Row

NOBODY: Mapping[str, str] = {}  # no account has a name


def parts(row: Row, lang: str, names: Mapping[str, str] = NOBODY) -> list[str]:
    """The origin of a row (db/sql/page/series.sql or card.sql): formula, source, file and row, release with publisher and date.

    names: account → what readers call it (db.settings.publisher_names)."""
    t = translator(lang)
    computed = t(later("由系统计算：{formula}")).format(formula=numbers.formula(row, lang)) if numbers.formula(row, lang) else ""
    place = t(later("{file} 第{row}行")).format(file=row["file"], row=row["row"])
    release = t(later("版本{n}")).format(n=row["release"]) if row["release"] else t(later("随产品提供"))
    by = names.get(row["published_by"], row["published_by"])
    published = " ".join(filter(None, [release, by, (row["published_at"] or "")[:10]]))
    return [computed, row["source"] or t(later("未写来源")), place, published]


def text(row: Row, lang: str, names: Mapping[str, str] = NOBODY) -> str:
    """The origin in one line."""
    return numbers.listed(parts(row, lang, names), lang)


def linked(row: Row, lang: str, before: str = "", names: Mapping[str, str] = NOBODY) -> Html:
    """The origin in one line, behind another text: the addresses in the source, and in nothing else, as links."""
    computed, source, *rest = parts(row, lang, names)
    listed = [part for part in (before, computed, escaping.linked(source), *rest) if part]
    return html_joined(listed, numbers.MARK[lang])
