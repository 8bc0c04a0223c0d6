"""What was measured as a table in Markdown: medians, ratios, and whether each mark is met."""

import os
import platform
import statistics
from datetime import date
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("streamlit", "duckdb", "pandas", "plotly")
PEERS = Path(__file__).with_name("requirements.txt")


def machine() -> dict:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    peers = [line.strip() for line in PEERS.read_text("utf-8").splitlines() if "==" in line]
    return {
        "date": date.today().isoformat(),
        "cores": os.cpu_count(), "memory_gb": round(memory), "system": platform.system(), "load": os.getloadavg()[0],
        "python": platform.python_version(), "ours": [f"{name}=={version(name)}" for name in PACKAGES], "peers": peers,
    }  # fmt: skip


class Measurements:
    """The measurements of a run."""

    def __init__(self, rows: list):
        self.rows = rows

    def all(self, value: str, **where) -> list:
        return [f[value] for f in self.rows if value in f and all(f.get(k) == v for k, v in where.items())]

    def median(self, value: str, **where) -> float | None:
        values = self.all(value, **where)
        return statistics.median(values) if values else None

    def times(self, share: float, **where) -> float | None:
        """A percentile of the clicks of viewers."""
        times = sorted(t for ts in self.all("times", **where) for t in ts)
        return times[min(len(times) - 1, int(share * len(times)))] if times else None


def ratio(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


def markdown(run: dict) -> str:
    """All tables of a run."""
    measured, of = Measurements(run["found"]), run["machine"]
    faults = [f"- {f['part']} {f['size']} {f['name']}: {f['fault']}" for f in run["found"] if "fault" in f]
    head = (
        f"Measured on {of['date']}: {of['cores']} cores, {of['memory_gb']} GB, {of['system']}, load {of['load']:.1f} at the end, "
        f"medians of {run['rounds']} rounds. Python {of['python']}, {', '.join(of['ours'])}; peers {', '.join(of['peers'])}."
    )
    parts = [
        head,
        _marks(measured),
        _pages(measured),
        _servers(measured),
        _many(measured),
        _loads(measured),
        _endurance(measured),
    ]
    return "\n\n".join([*filter(None, parts), *(["**Not measured**\n\n" + "\n".join(faults)] if faults else [])])


def _table(header: list, rows: list) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def _number(value: float | None, places: int = 0) -> str:
    return "–" if value is None else f"{value:,.{places}f}"


FIRST, NEXT = "first visit", "next visit"
CHANGES = {"overview": ("change office", "change year"), "indicator": ("change office", "change indicator")}
OF_DASH = {
    "overview": (0.7, 0.8),
    "indicator": (0.9, 1.1),
}  # the most that a first visit and a change may take, as a share of Dash's
MOST_MESSAGES, MOST_KB, LARGE = 15, 20, 1.2


def _marks(measured: Measurements) -> str:
    """What is to be reached, each with its ratio."""
    rows = [*_visible(measured), *_line(measured), *_many_marks(measured), *_load_marks(measured)]
    return "**Marks**\n\n" + _table(["ratio of medians", "measured", "mark", ""], rows)


def _mark(what: str, value: float | None, most: float, least: bool = False) -> list:
    met = "–" if value is None else "met" if (value >= most if least else value <= most) else "**not met**"
    return [what, _number(value, 2), f"{'≥' if least else '≤'} {most:g}", met]


def _visible(measured: Measurements) -> list:
    """Until everything that is expected is painted; until the page is as it stays; and the same with a hundred times the data."""
    rows = []

    def ms(name: str, size: str = "small", value: str = "ms", **where) -> float | None:
        return measured.median(value, part="pages", name=name, size=size, **where)

    for kind, (first, change) in OF_DASH.items():
        visit = {"kind": kind, "what": FIRST}
        rows.append(_mark(f"{kind}: first visit, visible ÷ Dash", ratio(ms("ours", **visit), ms("dash", **visit)), first))
        operable = ms("ours", value="operable", **visit)
        rows.append(_mark(f"{kind}: first visit, operable ÷ Dash", ratio(operable, ms("dash", **visit)), 1.5))
        following = ratio(ms("ours", kind=kind, what=NEXT), ms("title", what=NEXT))
        rows.append(_mark(f"{kind}: next visit, visible ÷ Streamlit with a title", following, 1.0))
        for what in CHANGES[kind]:
            rows.append(
                _mark(f"{kind}: {what} ÷ Dash", ratio(*(ms(name, kind=kind, what=what) for name in ("ours", "dash"))), change)
            )
        for what in (FIRST, NEXT, *CHANGES[kind]):
            grown = ratio(ms("ours", "large", kind=kind, what=what), ms("ours", kind=kind, what=what))
            rows.append(_mark(f"{kind}: {what}, large ÷ small", grown, LARGE))
    return rows


def _line(measured: Measurements) -> list:
    """What a change brings over the line, the framework's own run among it."""
    rows = []
    for kind, changes in CHANGES.items():
        for what in changes:
            where = {"part": "pages", "name": "ours", "size": "small", "kind": kind, "what": what}
            rows.append(_mark(f"{kind}: messages of a {what}", measured.median("messages", **where), MOST_MESSAGES))
            rows.append(_mark(f"{kind}: KB of a {what}", ratio(measured.median("bytes", **where), 1024), MOST_KB))
    return rows


def _many_marks(measured: Measurements) -> list:
    rows = []
    for size in ("small", "large"):
        p95 = {n: measured.times(0.95, part="many", size=size, viewers=n) for n in (1, 50)}
        rows.append(_mark(f"{size}: p95 of 50 viewers ÷ of one", ratio(p95[50], p95[1]), 2))
        more = measured.median("more_mb", part="many", size=size, viewers=50)
        rows.append(_mark(f"{size}: MB for each further viewer", ratio(more, 40), 1))
    return rows


def _load_marks(measured: Measurements) -> list:
    def seconds(name: str, size: str = "large") -> float | None:
        return measured.median("s", part="load", name=name, size=size)

    return [
        _mark("build of 2.16 million rows ÷ bare read_csv", ratio(seconds("build"), seconds("bare")), 4),
        _mark("read and checked only ÷ bare read_csv", ratio(seconds("check"), seconds("bare")), 4),
        _mark("pandas with the same checks ÷ build", ratio(seconds("pandas"), seconds("build")), 5, least=True),
        _mark("pandas with the same checks ÷ read and checked only", ratio(seconds("pandas"), seconds("check")), 5, least=True),
        _mark("GB of memory for 20 million rows", ratio(measured.median("mb", part="load", name="build", size="huge"), 1024), 1),
    ]


def _pages(measured: Measurements) -> str:
    rows = []
    keys = dict.fromkeys(
        (f["size"], f["kind"], f["what"], f["name"]) for f in measured.rows if f["part"] == "pages" and "ms" in f
    )
    for size, kind, what, name in sorted(keys, key=lambda k: ["small", "large"].index(k[0])):
        where = {"part": "pages", "size": size, "kind": kind, "what": what, "name": name}
        spread = measured.all("ms", **where)
        further = [_number(measured.median(value, **where)) if name == "ours" else "–" for value in ("operable", "taken_over")]
        cells = [_number(measured.median("ms", **where)), f"{min(spread):,.0f}–{max(spread):,.0f}", *further]
        rows.append(
            [
                size,
                kind,
                what,
                name,
                *cells,
                _number(measured.median("bytes", **where) / 1024),
                _number(measured.median("messages", **where)),
            ]
        )
    rows.sort(key=lambda r: (r[0] != "small", r[1], r[2]))
    return rows and "**Pages**\n\n" + _table(
        ["data", "page", "what", "contestant", "ms", "least–most", "operable, ms", "taken over, ms", "KB", "messages"], rows
    )


def _servers(measured: Measurements) -> str:
    names = dict.fromkeys((f["name"], f["size"]) for f in measured.rows if f["part"] in ("server", "cold"))
    rows = []
    for name, size in names:
        where = {"name": name, "size": size}
        cpu, memory = (measured.median(v, part="server", **where) for v in ("cpu_s", "mb"))
        rows.append([size, name, _number(measured.median("ms", part="cold", **where)), _number(cpu, 1), _number(memory)])
    return rows and "**Servers**\n\n" + _table(
        ["data", "contestant", "cold start to first page, ms", "CPU s of all rounds", "MB"], rows
    )


def _many(measured: Measurements) -> str:
    rows = []
    for f in (f for f in measured.rows if f["part"] == "many" and "times" in f):
        where = {"part": "many", "size": f["size"], "viewers": f["viewers"]}
        times = [_number(measured.times(share, **where)) for share in (0.5, 0.95)]
        rows.append([f["size"], f["viewers"], len(f["times"]), *times, _number(f["cpu_s"], 1), _number(f["mb"])])
    return rows and "**Viewers at once**\n\n" + _table(["data", "viewers", "clicks", "p50 ms", "p95 ms", "CPU s", "MB"], rows)


def _endurance(measured: Measurements) -> str:
    """What the server holds after much use, and what it held before."""
    rows = [
        [f["name"], f["runs"], *(f"{f[f'{what}_before']:,.0f} → {f[what]:,.0f}" for what in ("mb", "threads", "files"))]
        for f in measured.rows
        if f["part"] == "endurance" and "mb" in f
    ]
    return rows and "**Endurance**\n\n" + _table(["what", "page runs", "MB", "threads", "open files"], rows)


def _loads(measured: Measurements) -> str:
    rows = []
    for size, name in dict.fromkeys((f["size"], f["name"]) for f in measured.rows if f["part"] == "load" and "s" in f):
        where = {"part": "load", "size": size, "name": name}
        bare = measured.median("s", part="load", size=size, name="bare")
        seconds = measured.median("s", **where)
        rows.append(
            [
                size,
                name,
                _number(seconds, 2),
                _number(ratio(seconds, bare), 1),
                _number(measured.median("cpu", **where), 1),
                _number(measured.median("mb", **where)),
            ]
        )
    rows.sort(key=lambda r: ["small", "large", "huge"].index(r[0]))
    return rows and "**Loading**\n\n" + _table(["data", "what", "s", "÷ bare read_csv", "CPU s", "most MB"], rows)
