"""Where a figure comes from: its source, the file and row, the release and who published it, and how it was computed."""

from charts import words
from lang import later, translator


def text(row, lang: str) -> str:
    """The origin of a row (db/sql/series.sql or card.sql) in one line: formula; source; file and row; release, publisher, date."""
    t = translator(lang)
    computed = t(later("由系统计算：{formula}")).format(formula=words.formula(row, lang)) if words.formula(row, lang) else ""
    place = t(later("{file} 第{row}行")).format(file=row["file"], row=row["row"])
    release = t(later("版本{n}")).format(n=row["release"]) if row["release"] else t(later("随产品提供"))
    published = " ".join(filter(None, [release, row["published_by"], (row["published_at"] or "")[:10]]))
    return words.listed([computed, row["source"] or t(later("未写来源")), place, published], lang)
