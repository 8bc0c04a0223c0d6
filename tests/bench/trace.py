"""What happens in the browser while one of our pages changes its office: `python -m tests.bench.trace small overview`.

Milliseconds from the last key: how long until everything stood there, the browser's long tasks [begin, duration], when the choice was sent, the
first and the last message from the server, and how many there were. The first choice of a visit, then further ones.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.app import CHROMIUM, FLAGS
from tests.bench import browse
from tests.bench.data import published
from tests.bench.expected import Expected
from tests.bench.servers import CONTESTANTS, serving

TRACE = Path(__file__).with_name("trace.js").read_text("utf-8")
CHOICES = 4
SEEN = """async () => {
  const end = await window.__until;
  await new Promise((done) => setTimeout(done, 400));
  const from = (time) => Math.round(time - window.__begun), { busy, sent, came } = window.__trace;
  return {ms: from(end), busy: busy.map(([at, long]) => [from(at), Math.round(long)]), sent: from(sent[0]), first: from(came[0]),
          last: from(came.at(-1)), messages: came.length};
}"""


def main(size: str, kind: str) -> None:
    folder = Path(tempfile.gettempdir()) / "governance-bench" / size
    database = published(folder, size)
    ours, expected = CONTESTANTS[0], Expected(database)
    first, *others = list(expected.offices)[: CHOICES + 1]
    query = f"?office={first}&lang=zh" + (f"&indicator={next(iter(expected.indicators))}" if kind == "indicator" else "")
    with serving(ours, folder, database, Path()) as (address, _), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with browse.visitor(chromium) as (visit, page, _):
            page.context.add_init_script(TRACE)
            visit(address + ours.pages[kind] + query, _wanted(expected, kind, first))
            for office in others:
                page.wait_for_timeout(1_000)
                page.evaluate("() => { window.__trace = { busy: [], sent: [], came: [] }; }")
                page.evaluate("(expected) => { window.__until = window.__watch(expected); }", _wanted(expected, kind, office))
                browse.streamlit(page, "office", expected.offices[office])
                print(page.evaluate(SEEN))
        chromium.close()


def _wanted(expected: Expected, kind: str, office: str) -> dict:
    if kind == "overview":
        return expected.overview(office, expected.years[0])
    return expected.indicator(office, next(iter(expected.indicators)))


if __name__ == "__main__":
    main(*sys.argv[1:])
