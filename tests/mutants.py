"""How much of the code the tests hold: single changes to it, drawn at random, and whether a test fails for each. Not part of the tests.

    python tests/mutants.py 200 [SEED] [--room etl/values ...] [--minutes 60]

A change is one operator, number, truth value or condition of a Python file, or one comparison, number or conjunction of a query. Each is made in a copy
of the working tree; the test files of its room run until the first failure, those that name its file first. What no test noticed is printed with its
place: it is either a missing test, or a change without an effect. It may run beside other work (`nice`): what counts as too long is measured first.
"""

import argparse
import ast
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 1800  # seconds for the tests of a room without a change
# A change is noticed too where its tests take four times as long as they do without one, and two minutes more.
SLOWER, LEAST = 4, 120
ROOMS = {  # where to change → the tests that should notice
    "etl/values": "tests/etl/test_value.py tests/etl/test_period.py tests/etl/test_notations.py tests/etl/test_numeral.py tests/etl/test_time.py "
    "tests/etl/test_year.py tests/etl/test_fiscal.py tests/etl/test_breaks.py tests/etl/test_conversion.py tests/etl/test_context.py "
    "tests/etl/test_files.py",
    "etl/checks": "tests/etl/test_check.py tests/etl/test_doubts.py tests/etl/test_repairs.py tests/etl/test_as_of.py tests/etl/test_fiscal.py "
    "tests/etl/test_conversion.py tests/etl/test_breaks.py tests/etl/test_shares.py",
    "etl/releases": "tests/etl/test_store.py tests/store/test_damage.py tests/store/test_verify.py tests/store/test_answers.py tests/etl/test_seed.py "
    "tests/store/test_clock.py tests/store/test_lost.py",
    "wording": "tests/charts tests/test_escaping.py tests/etl/test_check.py tests/db/test_bounds.py",
    "charts": "tests/charts tests/test_text.py",
    "db/sql/release": "tests/db",
    "db/sql/check": "tests/etl/test_check.py tests/etl/test_doubts.py tests/etl/test_parts.py tests/etl/test_running_totals.py tests/etl/test_copied_period.py "
    "tests/etl/test_shares.py tests/etl/test_conversion.py tests/etl/test_breaks.py tests/etl/test_repairs.py",
}
COMPARED = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
}
SIGNS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in", ast.NotIn: "not in"}
IN_A_QUERY = [(r"<(?![=>])", "<="), (r"(?<![<>])=(?!=)", "<>"), (r">(?![=])(?<!<>)", ">="), (r"\band\b", "or"), (r"\bor\b", "and"),
              (r"\bmin\(", "max("), (r"\bmax\(", "min("), (r"\bfloor\(", "ceil("), (r"(?<![\w.$])\d+(?![\w.])", None)]  # fmt: skip


def changes(path: Path) -> list[tuple[int, int, str, str]]:
    """Every change of a file: line (from 1), column, what stands there, what is put in its place."""
    text = path.read_text("utf-8")
    return list(_of_query(text)) if path.suffix == ".sql" else list(_of_python(text))


def _of_python(text: str):
    lines, tree = text.split("\n"), ast.parse(text)
    ornaments = {
        n for above in ast.walk(tree) for one in getattr(above, "decorator_list", ()) for n in ast.walk(one)
    }  # frozen=True
    for node in (n for n in ast.walk(tree) if n not in ornaments):
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in SIGNS:
            sign = SIGNS[type(node.ops[0])]
            yield from _between(lines, node.left, node.comparators[0], sign, COMPARED[type(node.ops[0])])
        elif isinstance(node, ast.BoolOp):
            sign, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
            yield from _between(lines, node.values[0], node.values[1], sign, other)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
            sign, other = ("+", "-") if isinstance(node.op, ast.Add) else ("-", "+")
            yield from _between(lines, node.left, node.right, sign, other)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node.lineno, node.col_offset, "not ", ""
        elif isinstance(node, ast.Constant) and isinstance(node.value, int) and node.lineno == node.end_lineno:
            there = lines[node.lineno - 1].encode()[node.col_offset : node.end_col_offset].decode()
            yield node.lineno, node.col_offset, there, str(not node.value) if isinstance(node.value, bool) else f"({there} + 1)"


def _between(lines: list[str], left: ast.expr, right: ast.expr, sign: str, other: str):
    """The sign between two expressions of one line."""
    if left.end_lineno == right.lineno:
        line = lines[left.end_lineno - 1].encode()
        place = line.find(sign.encode(), left.end_col_offset, right.col_offset)
        if place >= 0:
            yield left.end_lineno, place, sign, other


def _of_query(text: str):
    for number, line in enumerate(text.split("\n"), start=1):
        code = line.partition("--")[0]
        for form, other in IN_A_QUERY:
            for match in re.finditer(form, code):
                yield number, len(code[: match.start()].encode()), match[0], other or str(int(match[0]) + 1)


def changed(text: str, change: tuple[int, int, str, str]) -> str:
    number, column, there, instead = change
    lines = text.split("\n")
    line = lines[number - 1].encode()
    lines[number - 1] = (line[:column] + instead.encode() + line[column + len(there.encode()) :]).decode()
    return "\n".join(lines)


def _left_out(folder: str, names: list[str]) -> list[str]:
    """What a copy does not need: the environment, and what this machine has published."""
    aside = {".git", ".venv", "__pycache__", *(("releases", "cache") if Path(folder) == ROOT / "data" else ())}
    return [name for name in names if name in aside]


def near_first(tests: str, path: Path) -> list[str]:
    """The test files of a room, those first that name the changed file's module or query: most changes are noticed by these."""
    files = [
        file
        for name in tests.split()
        for file in (sorted((ROOT / name).rglob("test_*.py")) if (ROOT / name).is_dir() else [ROOT / name])
    ]
    named = re.compile(rf"\b{re.escape(path.stem)}\b")
    return [str(file.relative_to(ROOT)) for file in sorted(files, key=lambda file: named.search(file.read_text("utf-8")) is None)]


def run(copy: Path, tests: list[str], seconds: float) -> bool | None:
    """Whether the tests pass; None where they take longer than so many seconds. Whatever they have started ends with them."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *tests]
    process = subprocess.Popen(command, cwd=copy, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        return None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def unchanged(copy: Path, rooms: list[str]) -> dict[str, float]:
    """Room → how long its tests take without any change; they have to pass."""
    took = {}
    for room in rooms:
        began = time.monotonic()
        if not run(copy, ROOMS[room].split(), PATIENCE):
            sys.exit(f"{room}: its tests fail without any change")
        took[room] = time.monotonic() - began
        print(f"{room}: {took[room]:.0f} s without a change", flush=True)
    return took


def sampled(copy: Path, rooms: list[str], seed: int, count: int, until: float) -> Counter[str]:
    """How many changes were noticed by a failing test, by tests that went on for too long, and not at all."""
    drawn, counts = random.Random(seed), Counter[str]()
    files = {room: sorted(p for p in (ROOT / room).rglob("*") if p.suffix in (".py", ".sql")) for room in rooms}
    every = {room: [(path, change) for path in paths for change in changes(path)] for room, paths in files.items()}
    took = unchanged(copy, rooms)
    while counts.total() < count and time.monotonic() < until and (left := [room for room in rooms if every[room]]):
        room = drawn.choice(left)
        path, change = every[room].pop(drawn.randrange(len(every[room])))  # none twice
        target, before = copy / path.relative_to(ROOT), path.read_text("utf-8")
        target.write_text(changed(before, change), "utf-8")
        passed = run(copy, near_first(ROOMS[room], path), SLOWER * took[room] + LEAST)
        target.write_text(before, "utf-8")
        how = {True: "not noticed", False: "noticed", None: "went on for too long"}[passed]
        counts[how] += 1
        if counts.total() % 10 == 0:
            print(f"{counts.total()} made, {counts['not noticed']} of them not noticed", flush=True)
        if how != "noticed":
            print(f"{path.relative_to(ROOT)}:{change[0]}: {change[2]} → {change[3]}: {how}", flush=True)
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--room", nargs="*", choices=[*ROOMS], default=[*ROOMS])
    parser.add_argument("--minutes", type=float, default=float("inf"), help="no change is begun after so many")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=_left_out)
        counts = sampled(copy, given.room, given.seed, given.count, time.monotonic() + 60 * given.minutes)
    print(
        f"{counts.total() - counts['not noticed']} of {counts.total()} noticed, of them {counts['went on for too long']} by their time"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
