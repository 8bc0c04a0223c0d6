"""Of what kind a test is: which need no browser, server or process (`fast`), and which are put off to the night (`nightly`)."""

import itertools
import zlib
from types import CodeType, FunctionType

import pytest

# Names by which a test reaches another process, a server or a page: of functions and modules in its code, or of its fixtures.
NEEDS = {"etl", "started", "serving", "running", "standing", "command", "subprocess", "AppTest", "S3Server", "ThreadPoolExecutor"}
FIXTURES = {"chromium", "address", "program", "site", "server", "publishing", "read_only", "sign_on", "disk"}
FOLDERS = {"browser", "identity", "replicas", "deployment", "api", "store", "bench", "load"}
DEAR = {
    "test_costly",
    "test_hostile",
    "test_harmful",
    "test_worker",
    "test_slide_template",
    "test_office_open",
    "test_properties",
}  # by themselves, or in the worker
SAMPLED = {  # of tests of these files so many cases run each time
    "test_access": 6,
    "test_analyst": 3,
    "test_as_text": 3,
    "test_costly": 6,
    "test_databases": 8,
    "test_damage": 8,
    "test_every_office": 2,
    "test_harmful": 4,
    "test_hostile": 12,
    "test_lost": 5,
    "test_machine": 5,
    "test_pages": 6,
    "test_places": 1,
    "test_slide_template": 8,
    "test_tidy": 20,
    "test_upload": 1,
    "test_verify": 5,
}
MOST_CASES = 4  # of one test that are fast, evenly taken from its table: whoever works on a table runs its file


def grid(*axes) -> list:
    """All combinations of some axes as parameters: every value of each axis once at each run, the other combinations at `-m nightly`."""
    axes = [list(axis) for axis in axes]
    once = [tuple(axis[n % len(axis)] for axis in axes) for n in range(max(map(len, axes)))]
    return [pytest.param(*one, marks=() if one in once else pytest.mark.nightly) for one in itertools.product(*axes)]


def chosen(cases: list, most: int, name: str) -> list:
    """So many of the cases of a test, evenly taken; which one is the first depends on the test's name, so that tests of one table take other rows."""
    if len(cases) <= most:
        return cases
    first = zlib.crc32(name.encode()) % len(cases)
    return [cases[(first + n * len(cases) // most) % len(cases)] for n in range(most)]


def put_off(items: list) -> None:
    """Of the tables whose rows are dear and alike a sample runs each time, the rest at `-m nightly`."""
    tables = {}
    for item in items:
        if item.path.stem in SAMPLED and not item.get_closest_marker("nightly"):
            tables.setdefault((item.path, item.originalname), []).append(item)
    for (path, name), cases in tables.items():
        runs = {id(item) for item in chosen(cases, SAMPLED[path.stem], name)}
        for item in cases:
            if id(item) not in runs:
                item.add_marker("nightly")


def sort(items: list) -> None:
    """Mark every test for what it is."""
    put_off(items)
    cases = {}
    for item in items:
        if not item.get_closest_marker("nightly") and is_fast(item):
            cases.setdefault((item.path, item.originalname), []).append(item)
    for of_one in cases.values():
        for item in of_one[:: -(-len(of_one) // MOST_CASES)]:
            item.add_marker("fast")


def is_fast(item) -> bool:
    reached = names(item.function)
    for definitions in item._fixtureinfo.name2fixturedefs.values():
        reached |= set().union(*(names(one.func) for one in definitions if one.func.__module__ not in ("pytest", "xdist")))
    return not (item.path.stem in DEAR or FOLDERS & set(item.path.parts) or FIXTURES & set(item.fixturenames) or NEEDS & reached)


def names(function) -> set:
    """The global names that a function uses, with those of the functions of its own module that it calls."""
    seen, waiting = set(), [function]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, FunctionType) or one in seen:
            continue
        seen.add(one)
        used = in_code(one.__code__)
        waiting += [
            one.__globals__[name] for name in used if getattr(one.__globals__.get(name), "__module__", "") == one.__module__
        ]
    return {name for one in seen for name in in_code(one.__code__)}


def in_code(code: CodeType) -> set:
    """The names in a function's code and in those written inside it."""
    inside = (in_code(one) for one in code.co_consts if isinstance(one, CodeType))
    return set(code.co_names).union(*inside)
