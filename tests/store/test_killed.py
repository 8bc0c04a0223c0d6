"""kill -9 at any moment of publishing into a folder: what was said to be published is there, whole, and shown."""

import random
import time

import pytest
from uploading import drafts, endless, received, started

from db.settings import Settings
from etl.releases.publisher import Publisher


@pytest.mark.parametrize("times", [4, pytest.param(20, marks=pytest.mark.nightly)])
def test_killed_at_random_moments_of_publishing_nothing_is_lost_and_nothing_is_half(small, tmp_path, times):
    random.seed(times)
    publisher = Publisher(Settings(small, tmp_path / "releases", sample=False))
    publisher.build("first")
    [[ready]] = drafts(publisher, 1, 1)
    newest, in_work = 1, 0
    since = time.monotonic()
    publisher.publish(ready.of_year(1901).draft)
    took = time.monotonic() - since
    for _ in range(times):
        process, hear = started(endless, publisher.settings, ready)
        for _ in range(random.randint(1, 2)):
            newest = hear.recv()  # it is about to publish once more: it does nothing else
        time.sleep(random.random() * took)
        process.kill()
        newest = max([newest, *received(hear)])
        process.join()
        in_work += publisher.store.tmp.exists()
        entries = publisher.store.entries()
        assert [e["release"] for e in entries] == list(range(1, len(entries) + 1))
        assert newest <= len(entries) <= newest + 1
        shown = publisher.snapshot()
        assert shown.release == len(entries)
        assert {r["period"] for r in shown.records("record/record")} == {str(1900 + n) for n in range(1, len(entries))}
        assert not publisher.store.tmp.exists()
        newest = len(entries)
    assert newest > 3 and in_work  # it was killed while it published, not while it waited
