"""Of what kind a test is: which need no browser, server or process (`fast`), and which share what is dear to start (groups of xdist)."""

import itertools
from types import CodeType, FunctionType

import pytest

# Names by which a test reaches another process, a server or a page: of functions and modules in its code, or of its fixtures.
NEEDS = {"etl", "started", "serving", "running", "standing", "command", "subprocess", "AppTest", "S3Server", "ThreadPoolExecutor"}
FIXTURES = {"chromium", "address", "program", "site", "server", "publishing", "sign_on", "disk"}
FOLDERS = {"browser", "identity", "replicas", "deployment", "api"}
GROUPS = {
    "address": "pages",
    "chromium": "browser",
    "program": "programs",
    "site": "replicas",
}  # fixture → those who share it, dearest last


def grid(*axes) -> list:
    """All combinations of some axes as parameters: every value of each axis once at each run, the other combinations at `-m nightly`."""
    axes = [list(axis) for axis in axes]
    once = [tuple(axis[n % len(axis)] for axis in axes) for n in range(max(map(len, axes)))]
    return [pytest.param(*one, marks=() if one in once else pytest.mark.nightly) for one in itertools.product(*axes)]


def sample(cases, most: int, key=None) -> list:
    """Cases as parameters, of which so many run each time, evenly taken from the first to the last; the others at `-m nightly`."""
    cases = list(cases)
    chosen = {n * len(cases) // most for n in range(most)} if most < len(cases) else set(range(len(cases)))
    return [pytest.param(*one if isinstance(one, tuple) else (one,), marks=() if n in chosen else pytest.mark.nightly) for n, one in enumerate(cases)]  # fmt: skip


def sort(items: list) -> None:
    """Mark every test for what it is."""
    for item in items:
        if not item.get_closest_marker("nightly") and is_fast(item):
            item.add_marker("fast")
        if group := group_of(item):
            item.add_marker(pytest.mark.xdist_group(group))


def is_fast(item) -> bool:
    reached = names(item.function)
    for definitions in item._fixtureinfo.name2fixturedefs.values():
        reached |= set().union(*(names(one.func) for one in definitions if one.func.__module__ not in ("pytest", "xdist")))
    return not (FOLDERS & set(item.path.parts) or FIXTURES & set(item.fixturenames) or NEEDS & reached)


def group_of(item) -> str:
    """The worker's group: by the dearest thing it shares, or by its file where a fixture is made once for all tests of the file."""
    named = [group for fixture, group in GROUPS.items() if fixture in item.fixturenames]
    if named:
        return named[0]
    scopes = {one.scope for definitions in item._fixtureinfo.name2fixturedefs.values() for one in definitions}
    return item.path.stem if scopes & {"module", "class"} else ""


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
