"""CSV out: a template to fill in, and the whole record."""

from charts.table import BOM, write
from etl import value
from etl.decode import decode

RECORD = ["office", "indicator", "period", "value", "qualifier", "status", "as_worded", "note", "source"]
TEMPLATE = [
    "单位",
    "指标编号",
    "指标名称",
    "时期",
    "数值",
    "计量单位",
    "约数",
    "数据状态",
    "原文表述",
    "备注",
    "来源",
    "上期时期",
    "上期数值",
    "填报说明",
]


def template(snapshot, year: str, office: dict) -> str:
    """CSV with one row per indicator: name, unit and last value for reference, the figure to be filled in."""
    rows = snapshot.records("template", office=office["id"], year=year)
    return BOM + write(
        TEMPLATE,
        (
            [
                office["name_zh"],
                r["id"],
                r["name_zh"],
                year,
                "",
                r["measure_zh"],
                "",
                "",
                "",
                "",
                "",
                r["last_period"] or "",
                value.written(r["last_value"]),
                _instruction(r),
            ]
            for r in rows
        ),
    )


def export(publisher) -> dict:
    """The record of the newest release as catalogue/*.csv and yearly/<year>.csv: path in the folder → bytes.

    The folder can be built again as it is: `python -m etl build --data FOLDER`.
    """
    texts = {
        f"catalogue/{name}": decode(data, name)[0] for name, data in publisher.catalogue(publisher.store.head()).files.items()
    }
    years = {}
    for row in publisher.snapshot().records("record"):
        years.setdefault(row["period"][:4], []).append([_cell(row, c) for c in RECORD])
    texts |= {f"yearly/{year}.csv": write(RECORD, rows) for year, rows in sorted(years.items())}
    return {name: (BOM + text).encode() for name, text in texts.items()}


def _instruction(row) -> str:
    return "由系统计算，不必填写" if row["numerator"] else ""


def _cell(row, column: str) -> str:
    """A cell of the record; a free text that Excel would run as a formula gets an apostrophe."""
    if column == "value":
        return value.written(row[column])
    text = row[column]
    if column not in ("as_worded", "note", "source"):
        return text
    return f"'{text}" if text and text[0] in "=+-@" and value.parse(text).value is None else text
