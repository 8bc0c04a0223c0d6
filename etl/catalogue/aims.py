"""The rows of targets.csv: a number with its qualifier, or the wording of a target in its place."""

import re
from collections.abc import Iterator
from typing import Any

from etl.problem import Problem
from etl.values import aim
from etl.values.aim import Aim
from wording import numbers

NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
Record = dict[str, Any]  # of a file of the catalogue: column → text, and `row`: its number


def read(record: Record, unit: str) -> Aim | None:
    """The target of a row, in the unit of its indicator; None where it cannot be read. What the row says in columns of its own (qualifier, upper, strive)
    holds; what it leaves out is taken from the wording."""
    if NUMBER.fullmatch(record["target"]):
        return _with_columns(record, _numbered(float(record["target"]), record["as_worded"], unit))
    text = record["target"] or record["as_worded"]
    worded = aim.parse(text) if text else Aim(None, record["qualifier"])
    worded = worded and worded.counted_in(unit)
    return worded and _with_columns(record, worded)


def _numbered(number: float, wording: str, unit: str) -> Aim:
    """A number; a wording beside it says how it is meant, where it is of the same number."""
    worded = aim.parse(wording)
    worded = worded and worded.counted_in(unit)
    return worded if worded and worded.value == number else Aim(number)


def _with_columns(record: Record, worded: Aim) -> Aim | None:
    qualifier = record["qualifier"] or worded.qualifier
    upper = float(record["upper"]) if NUMBER.fullmatch(record["upper"]) else worded.upper
    whole = Aim(worded.value, qualifier, upper, worded.strive or record["strive"] == "yes", worded.unit)
    return whole if _is_whole(whole) else None


def _is_whole(target: Aim) -> bool:
    if target.qualifier not in aim.QUALIFIERS:
        return False
    if target.qualifier == aim.RANGE:
        return target.value is not None and target.upper is not None and target.value < target.upper
    return (target.value is None) == (target.qualifier in (aim.NOT_BELOW_LAST, aim.NOT_ABOVE_LAST, aim.NOT_SET))


def completed(record: Record, unit: str) -> Record:
    """A row with every column of a target, as texts."""
    target = read(record, unit)
    if target is None:  # one of an update that this program does not know yet: nothing is judged by it
        return {**record, "target": "", "qualifier": aim.NOT_SET, "upper": "", "strive": "false"}
    return {
        **record,
        "target": "" if target.value is None else numbers.written(target.value),
        "qualifier": target.qualifier,
        "upper": "" if target.upper is None else numbers.written(target.upper),
        "strive": str(target.strive).lower(),
        "as_worded": record["as_worded"] or ("" if NUMBER.fullmatch(record["target"]) else record["target"]),
    }


def problems(records: list[Record], units: dict[str, str]) -> Iterator[Problem]:
    """A Problem for each row whose target cannot be read. units: indicator → its unit."""
    for record in records:
        if read(record, units.get(record["indicator"], "")) is None:
            cell = record["target"] or record["as_worded"] or record["qualifier"]
            yield Problem("bad_target", "targets.csv", record["row"], "target", cell)
