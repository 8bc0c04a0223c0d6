"""What a figure covers where that is not what the indicator is about for others: 区政府口径, 全区口径; read from the figure's note."""

import re

from wording.language import later, named, translator
from wording.types import Row

# The end of a clause of a note: 江北区为区政府口径, 按全区口径. What is 口径不一 or 新口径 names no body and is no scope.
BODY = "政府|管委会|办公室|政府办|本级|机关|系统|部门|单位|辖区|区|市|县|省|镇|街道|全国"
SCOPED = f"(?:{BODY})口径"  # in a note: names a scope, for db/sql/page/theme/lines.sql
NAMED = re.compile(
    rf"(?:^|[为按是系属用：:（(\s])((?:(?![为按是系属用与同不含各较])[一-鿿]){{0,8}}?(?:{BODY})口径)(?:统计|计算|填报)?$"
)
CLAUSES = re.compile(r"[，。；;,、）)\n]")
ENGLISH = {
    "区政府口径": later("区政府口径"),
    "市政府口径": later("市政府口径"),
    "县政府口径": later("县政府口径"),
    "全区口径": later("全区口径"),
    "全市口径": later("全市口径"),
    "全县口径": later("全县口径"),
}
OTHER = later("口径范围不同")


def name(row: Row, lang: str) -> str:
    """The scope of a row that has a `note`: 区政府口径; "" where the note names none. In English what is not usual is only said to differ."""
    scope = next((m[1] for clause in CLAUSES.split(row.get("note") or "") if (m := NAMED.search(clause.strip()))), "")
    if not scope or lang == "zh":
        return scope
    return translator(lang)(ENGLISH.get(scope, OTHER))


def mark(row: Row, lang: str) -> str:
    """The same in brackets, to stand behind a figure: （区政府口径）; "" for none."""
    scope = name(row, lang)
    return (f"（{scope}）" if lang == "zh" else f" ({scope})") if scope else ""


def scoped_office(row: Row, lang: str) -> str:
    """The office of a row with its scope, for a standing among offices: 江北区（区政府口径）."""
    return f"{named(row, 'office', lang)}{mark(row, lang)}"
