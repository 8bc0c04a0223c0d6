"""What a file holds beside the names of its offices and indicators: their codes, and the regions of the offices."""

import re
from dataclasses import dataclass, field

from etl.formats.foreign import one_grid
from etl.formats.grid import Grid, Unreadable
from etl.tables.header import at
from etl.tables.read import Sheet
from etl.values.names import fold

MOST_ROWS = 100_000  # rows below the header that are looked at
CODE = re.compile(
    r"(?:(?P<office>country|area|economy|state|office|单位|地区|区划|行政区划|机构|部门|国家)|(?P<indicator>indicator|series|指标))\W*(?:code|id|iso3?|代码|编码|编号)",
    re.IGNORECASE,
)
REGION = re.compile(
    r"(?:world|sub|geo\w*)?[\W_]*regions?(?:[\W_]*name)?|大区|区域|所[在属](?:区域|地区|省份?|地市|市)|上级(?:地区|单位)|省份|大洲",
    re.IGNORECASE,
)


@dataclass
class Beside:
    """Folded name → its code; folded name of an office → its region, as written. Only what is the same in all rows."""

    codes: dict[str, str] = field(default_factory=dict)
    regions: dict[str, str] = field(default_factory=dict)

    def join(self, other: "Beside") -> None:
        """Take what another file says of further names."""
        self.codes, self.regions = other.codes | self.codes, other.regions | self.regions


def beside(data: bytes, sheet: Sheet) -> Beside:
    """What the columns of codes and regions say of the names; nothing where the file has none or names do not stand in a column."""
    columns = {c.field: c.position for c in sheet.understood.columns if c.field in ("office", "indicator") and not c.fixed}
    positions, facts = _columns(sheet), Beside()
    if not columns or not positions:
        return facts
    try:
        grid = one_grid(data, sheet.understood.sheet, MOST_ROWS)
    except Unreadable:
        return facts
    for (what, about), place in positions.items():
        if about in columns and place != columns[about]:
            (facts.codes if what == "code" else facts.regions).update(_pairs(grid, sheet, columns[about], place))
    return facts


def _columns(sheet: Sheet) -> dict:
    """("code" or "region", "office" or "indicator") → position of the column that holds it."""
    positions = {}
    for column in sheet.understood.columns:
        code, header = CODE.fullmatch(column.header.strip()), column.header.strip()
        if code:
            positions.setdefault(("code", "office" if code["office"] else "indicator"), column.position)
        elif REGION.fullmatch(header) and column.field != "office":
            positions.setdefault(("region", "office"), column.position)
    return positions


def _pairs(grid: Grid, sheet: Sheet, names: int, place: int) -> dict:
    """Folded name → the text beside it, for names beside which always the same one stands."""
    pairs, several = {}, set()
    for cells in grid.rows[max(sheet.understood.header_rows, default=1) :]:
        name, text = fold(at(cells, names)), at(cells, place)
        if name and text and pairs.setdefault(name, text) != text:
            several.add(name)
    return {name: text for name, text in pairs.items() if name not in several}
