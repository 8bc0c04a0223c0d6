"""Holds viewers and uploaders at once, and says whether anything failed, was lost, or was shown mixed. Not part of the tests.

    python tests/load/publishing.py --replicas 1 --viewers 30 --uploaders 6 --minutes 2
    python tests/load/publishing.py --replicas 2

One replica keeps a folder, two share PostgreSQL. Each uploader publishes, for an office of its own, one year after the other: two indicators
with the same figure. A viewer looks at an indicator of one of these offices, or asks the interface: what is seen must be the years of exactly one
release, and both indicators must agree. At the end every figure that was said to be published must be in the newest release.
"""

import argparse
import json
import random
import re
import statistics
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent), str(HERE.parent / "replicas")]

import analyst as analysts  # noqa: E402
import requests  # noqa: E402
from standing import standing  # noqa: E402

OFFICES = ["beibei", "nanan", "dazu", "banan", "liangping", "sample_shifan"]
INDICATORS = ("documents_handled", "meeting_notices")
FIRST = 1901  # the year of the first figure; none of the product's own is as old
LAST = 1999


class Seen:
    """What happened: faults by kind, seconds of publications and of views, and what was published or seen."""

    def __init__(self):
        self.faults, self.publications, self.views = Counter(), [], []
        self.published, self.shown = {}, []  # (office, year) → figure; (office, release, years)


class Looking(analysts.Analyst):
    """A viewer who keeps the periods of the charts, and the release that the page names."""

    def _begun(self, run) -> None:
        super()._begun(run)
        self.years = set()

    def _seen(self, element) -> None:
        super()._seen(element)
        if element.WhichOneof("type") == "bidi_component":
            blocks = "".join(json.loads(element.bidi_component.json).get("blocks", ()))
            rows = re.findall(r'<th scope="row"[^>]*>(?:<[^>]*>)*(19\d\d)年', blocks)  # of the table of figures
            self.years |= {year for year in map(int, rows) if year <= LAST}


def upload(site, seen: Seen, office: str, end: float) -> None:
    """Publish one year after the other; where somebody else was first, look and press again."""
    for year in range(FIRST, LAST + 1):
        if time.monotonic() > end:
            return
        figure = 100 + random.randint(-3, 3)
        rows = "".join(f"{office},{indicator},{year},{figure}\n" for indicator in INDICATORS)
        try:
            with analysts.analyst(site, "upload") as one:
                one.send(f"{office}-{year}.csv", f"office,indicator,period,value\n{rows}".encode())
                since = time.monotonic()
                if published(one, end):
                    seen.published[office, year] = figure
                    seen.publications.append(time.monotonic() - since)
                elif time.monotonic() < end:
                    seen.faults[f"not published: {one.text[-200:]}"] += 1
        except Exception as fault:
            seen.faults[f"uploader: {described(fault)}"] += 1


def published(one, end: float) -> bool:
    """Press the button until the release is there: each time somebody was faster, there is a new preview and a new button."""
    while time.monotonic() < end:
        labels = [label for label in one.buttons if label.startswith("发布为版本")]
        if not labels:
            return False
        if "已发布版本" in one.press(labels[-1]):
            return True
        one.buttons.clear()
        one._run()
    return False


def look(site, seen: Seen, offices: list, end: float) -> None:
    """Look at an indicator's page, then ask the interface, again and again."""
    while time.monotonic() < end:
        try:
            office = random.choice(offices)
            since = time.monotonic()
            with analysts.analyst(site, "indicator", f"lang=zh&office={office}&indicator={INDICATORS[0]}", kind=Looking) as one:
                seen.views.append(time.monotonic() - since)
                if release := re.search(r"数据版本(\d+)", one.text):  # an office without any figure is told so instead
                    seen.shown.append((office, int(release[1]), frozenset(one.years)))
            ask(site, seen, office)
        except Exception as fault:
            seen.faults[f"viewer: {described(fault)}"] += 1
        time.sleep(random.uniform(1, 5))


def described(fault: Exception) -> str:
    """What failed and at which step of this script, so that faults of one cause count as one."""
    step = [
        frame for frame in traceback.extract_tb(fault.__traceback__) if HERE.parent.as_posix() in Path(frame.filename).as_posix()
    ][-1]
    return f"{type(fault).__name__} {str(fault)[:300]} ({Path(step.filename).name}:{step.lineno} {step.name})"


def ask(site, seen: Seen, office: str) -> None:
    """Both indicators of an office in one answer: what was published together is there together."""
    rows = series(site, office)
    one, other = ({r["period"]: r["value"] for r in rows if r["indicator"] == i and r["period"] <= str(LAST)} for i in INDICATORS)
    if one != other:
        seen.faults["mixed answer"] += 1


def series(site, office: str) -> list:
    """The figures of an office; one address may ask so often and no oftener, so the viewers of this script wait where they are told to."""
    while True:
        answer = requests.get(
            f"{site.url}api/series?office={office}&limit=1000", verify=site.certificate, auth=("zhang", "one"), timeout=60
        )
        if answer.status_code != 429:
            if not answer.ok:
                raise OSError(f"{answer.status_code} from {answer.headers.get('X-Replica')}: {answer.text[:200]}")
            return answer.json()["rows"]
        time.sleep(int(answer.headers.get("Retry-After", 1)))


def mixed(site, seen: Seen) -> int:
    """Views whose years are not those of the release that they named."""
    releases = requests.get(f"{site.url}api/releases", verify=site.certificate, auth=("zhang", "one"), timeout=60).json()["rows"]
    names = entries(site)
    wrong = 0
    for office, release, years in seen.shown:
        there = {year for (of, year), number in names.items() if of == office and number <= release}
        wrong += release > len(releases) or years != there
    return wrong


def entries(site) -> dict:
    """(office, year) → the release with which its figures came."""
    releases = {}
    for office in OFFICES:
        for row in series(site, office):
            if row["period"] <= str(LAST) and len(row["period"]) == 4 and int(row["period"]) >= FIRST:
                releases[office, int(row["period"])] = row["release"]
    return releases


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicas", type=int, default=1, choices=(1, 2))
    parser.add_argument("--viewers", type=int, default=30)
    parser.add_argument("--uploaders", type=int, default=6, choices=range(1, len(OFFICES) + 1))
    parser.add_argument("--minutes", type=float, default=2)
    given = parser.parse_args()
    with standing(given.replicas, "folder" if given.replicas == 1 else "postgresql") as site:
        with analysts.analyst(site, "overview"):
            pass  # the first visit publishes the first release
        seen, offices, end = Seen(), OFFICES[: given.uploaders], time.monotonic() + given.minutes * 60
        with ThreadPoolExecutor(given.viewers + given.uploaders) as pool:
            work = [pool.submit(upload, site, seen, office, end) for office in offices]
            work += [pool.submit(look, site, seen, offices, end) for _ in range(given.viewers)]
        for one in work:
            one.result()
        there = entries(site)
        lost = [place for place in seen.published if place not in there]
        print(f"{given.replicas} replica(s), {given.viewers} viewers, {given.uploaders} uploaders, {given.minutes:g} min")
        print(f"published {len(seen.published)} ({summary(seen.publications)}), views {len(seen.views)} ({summary(seen.views)})")
        print(
            f"errors {sum(seen.faults.values())} {dict(seen.faults)}, lost {len(lost)}, mixed {mixed(site, seen)} of {len(seen.shown)}"
        )
        for line in sorted({line.partition(" ")[2] for one in site.replicas for line in one.lines if "_fault" in line}):
            print(line)
    return 1 if seen.faults or lost else 0


def summary(seconds: list) -> str:
    if len(seconds) < 2:
        return ""
    return f"p50 {statistics.median(seconds):.2f} s, p95 {statistics.quantiles(seconds, n=20)[18]:.2f} s"


if __name__ == "__main__":
    sys.exit(main())
