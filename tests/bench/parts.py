"""The parts of the benchmark. Each tells what it finds at once, so that a part that fails takes nothing of the others along."""

import random
import time
import traceback
from contextlib import ExitStack

from playwright.sync_api import sync_playwright

from tests.app import CHROMIUM, FLAGS
from tests.bench import browse, endurance, loading, viewers
from tests.bench.expected import Expected
from tests.bench.servers import CONTESTANTS, serving, used

AT_LARGE = ("ours", "dash")  # what grows with the data is seen in these


def pages(bench) -> None:
    """First and next visits and choices, contestants one after the other in every round."""
    for size in ("small", "large"):
        expected = Expected(bench.database(size))
        taking_part = [c for c in bench.contestants if size == "small" or c.name in AT_LARGE]
        with ExitStack() as stack:
            running = {}
            for c in taking_part:
                with bench.reported("pages", c.name, size):
                    running[c.name] = stack.enter_context(serving(c, bench.folder(size), bench.database(size), bench.peers))
            chromium = stack.enter_context(_chromium())
            for number in range(bench.rounds):
                for c in [c for c in taking_part if c.name in running]:
                    for kind in c.pages:
                        with bench.reported("pages", c.name, size):
                            _round(bench, c, kind, size, running[c.name], expected, chromium, number)
            for name, (_, process) in running.items():
                cpu, memory = used(process.pid)
                bench.tell("server", name, size, cpu_s=cpu, mb=memory)


def _round(bench, contestant, kind: str, size: str, server: tuple, expected: Expected, chromium, number: int) -> None:
    chance = random.Random(number)
    offices, first = list(expected.offices), next(iter(expected.offices))
    with browse.visitor(chromium) as (visit, page, line):
        wanted = _expect(contestant, kind, expected, first)
        address = server[0] + contestant.pages[kind] + _query(contestant, kind, expected, first)
        bench.tell("pages", contestant.name, size, kind=kind, what="first visit", **visit(address, wanted))
        bench.tell("pages", contestant.name, size, kind=kind, what="next visit", **visit(address, wanted))
        if not contestant.choose:
            return
        choose = browse.CHOOSE[contestant.choose]
        other = offices[2] if contestant.name == "floor" else chance.choice(offices[3:40])
        second = expected.years[1 + number % 3] if kind == "overview" else list(expected.indicators)[1 + number % 5]
        steps = [("office", other, None)] + (
            [] if contestant.name == "floor" else [("year" if kind == "overview" else "indicator", other, second)]
        )
        for what, office, chosen in steps:
            label = _label(contestant, what, expected, office, chosen)
            wanted = _expect(contestant, kind, expected, office, chosen)
            cost = browse.change(page, line, lambda what=what, label=label: choose(page, what, label), wanted)
            bench.tell("pages", contestant.name, size, kind=kind, what=f"change {what}", **cost)


def _expect(contestant, kind: str, expected: Expected, office: str, chosen: str | None = None) -> dict:
    if contestant.name == "title":
        return {"said": ["标题"], "drawn": []}
    if kind == "overview" and contestant.name != "floor":
        return expected.overview(office, chosen or expected.years[0])
    return expected.indicator(office, chosen or next(iter(expected.indicators)))


def _query(contestant, kind: str, expected: Expected, office: str) -> str:
    if contestant.name != "ours":
        return ""
    return f"?office={office}&lang=zh" + (f"&indicator={next(iter(expected.indicators))}" if kind == "indicator" else "")


def _label(contestant, what: str, expected: Expected, office: str, chosen: str | None) -> str:
    if what == "year":
        return f"{chosen}年" if contestant.name == "ours" else chosen
    if contestant.name == "floor":
        return office
    return expected.offices[office] if what == "office" else expected.indicators[chosen]


def cold(bench) -> None:
    """From the start of the process to the first finished page."""
    expected = Expected(bench.database("small"))
    with _chromium() as chromium:
        for _ in range(bench.rounds):
            for c in bench.contestants:
                kind = next(iter(c.pages))
                with bench.reported("cold", c.name, "small"), browse.visitor(chromium) as (visit, _, _):
                    begun = time.perf_counter()
                    with serving(c, bench.folder("small"), bench.database("small"), bench.peers) as (address, _):
                        first = next(iter(expected.offices))
                        visit(address + c.pages[kind] + _query(c, kind, expected, first), _expect(c, kind, expected, first))
                        bench.tell("cold", c.name, "small", ms=(time.perf_counter() - begun) * 1000)


def many(bench) -> None:
    """1, 10 and 50 viewers clicking; how much memory each further one takes."""
    ours = CONTESTANTS[0]
    for size in ("small", "large"):
        expected = Expected(bench.database(size))
        offices = list(expected.offices)
        chance = random.Random(1)
        queries = [f"office={chance.choice(offices)}&lang=zh&year={chance.choice(expected.years[:3])}" for _ in range(200)]
        with (
            bench.reported("many", ours.name, size),
            serving(ours, bench.folder(size), bench.database(size), bench.peers) as (address, server),
        ):
            viewers.watch(address, queries, 2, bench.seconds / 3)  # the first page ever is another matter
            for count in (1, 10, 50):
                before, memory = used(server.pid)
                times = viewers.watch(address, queries, count, bench.seconds)
                after, now = used(server.pid)
                bench.tell(
                    "many", ours.name, size, viewers=count, times=times, cpu_s=after - before, mb=now, more_mb=now - memory
                )


def load(bench) -> None:
    """Files into a release, against the least that it can be, against pandas, and against copying the files."""
    for _ in range(bench.rounds):
        for size in ("small", "large"):
            for name in ("copy", "bare", "pandas", "check", "build"):
                with bench.reported("load", name, size):
                    bench.tell("load", name, size, **loading.unit(name, bench.data(size), bench.root / "loading"))


def huge(bench) -> None:
    """Twenty million rows, once: the time and the memory."""
    for name in ("bare", "build"):
        with bench.reported("load", name, "huge"):
            bench.tell("load", name, "huge", **loading.unit(name, bench.data("huge"), bench.root / "loading"))


def soak(bench) -> None:
    """One visitor, thousands of page runs: what the server holds before and after."""
    expected = Expected(bench.database("small"))
    queries = [f"office={office}&lang=zh&year={year}" for office in list(expected.offices)[:40] for year in expected.years[:3]]
    with serving(CONTESTANTS[0], bench.folder("small"), bench.database("small"), bench.peers) as (address, server):
        _held(bench, "soak", endurance.RUNS, *endurance.clicked(address, server.pid, queries))


def releases(bench) -> None:
    """Every release asked for by its number, each by a visitor of its own: what the server holds before and after."""
    bench.database("small")
    store = bench.root / "many"
    endurance.many_releases(bench.folder("small") / "store", store)
    queries = [*["lang=zh"] * endurance.FIRST, *(f"lang=zh&release={n}" for n in range(1, endurance.RELEASES + 1))]
    with serving(CONTESTANTS[0], bench.folder("small"), bench.database("small"), bench.peers, store) as (address, server):
        _held(bench, "releases", endurance.RELEASES, *endurance.asked_for(address, server.pid, queries))


def _held(bench, name: str, times: int, before: dict, after: dict) -> None:
    bench.tell("endurance", name, "small", runs=times, **{f"{what}_before": n for what, n in before.items()}, **after)


PARTS = {"soak": soak, "releases": releases, "pages": pages, "cold": cold, "many": many, "load": load, "huge": huge}


class _chromium:
    """A headless Chromium for as long as the block lasts."""

    def __enter__(self):
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        return self._browser

    def __exit__(self, *_):
        self._browser.close()
        self._playwright.stop()


def fault() -> str:
    """The fault that is being handled, in a line."""
    return traceback.format_exc(limit=-1).strip().splitlines()[-1][:300]
