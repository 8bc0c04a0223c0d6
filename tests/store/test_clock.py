"""A clock that is set back 400 days: releases are in the order of their numbers, the newest is shown, and a sentence says what is odd."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest
from tools import ROOT, etl

from db.settings import Settings, settings
from etl.releases import clock
from etl.releases import draft as drafts
from etl.releases.draft import Draft
from etl.releases.publisher import Publisher

AHEAD = timedelta(days=400)
ODD = "早于上一版本的"


@pytest.fixture
def ahead(small, tmp_path, monkeypatch) -> Publisher:
    """A store whose newest release was published by a clock that is 400 days ahead; since then the clock is right."""

    publisher = Publisher(Settings(small, tmp_path / "releases"))
    publisher.build("first")

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + AHEAD

    with monkeypatch.context() as patched:
        patched.setattr(drafts, "datetime", Clock)
        publisher.publish(Draft("load", 1, "desk"))
    return publisher


def test_releases_stay_in_order_and_the_newest_is_shown(ahead):
    entry = ahead.publish(Draft("load", 2, "desk"))
    assert [e["release"] for e in ahead.store.entries()] == [1, 2, 3] and ahead.snapshot().release == 3
    assert entry["at"] < ahead.entry(2)["at"]
    [note] = clock.notes(ahead.store.entries(), "zh")
    assert note.startswith(f"版本3的日期是{entry['at'][:10]}") and "请系统管理员校准时钟" in note


def test_the_command_says_so_when_it_publishes_and_when_it_lists(ahead, small, tmp_path):
    (tmp_path / "one.csv").write_text("office,indicator,period,value\neast,visits,2024,7\n", "utf-8")
    run = partial(etl, store=ahead.settings.store, data=small)
    assert run("load", "--yes", tmp_path / "one.csv").err.count(ODD) == 1
    (tmp_path / "one.csv").write_text("office,indicator,period,value\neast,visits,2025,7\n", "utf-8")
    assert run("load", "--yes", tmp_path / "one.csv").err == ""  # it follows one of the right clock
    listed = run("releases")
    assert listed.status == 0 and listed.out.count(ODD) == 1 and listed.out.splitlines()[-1].startswith("版本3")
    assert run("releases", "--lang", "en").out.count("the clock of a computer may have been wrong") == 1


@pytest.mark.parametrize(
    "at, before, odd",
    [
        ("2025-01-01T00:00:00+08:00", "2026-02-05T00:00:00+08:00", True),
        ("2026-02-05T00:00:00+08:00", "2026-02-05T00:04:00+08:00", False),  # two machines' clocks
        ("2026-02-05T00:00:00+00:00", "2026-02-05T07:00:00+08:00", False),  # later, though it reads earlier
        ("2026-02-05T00:00:00", "2026-02-05T07:00:00+08:00", False),
        ("yesterday", "2026-02-05T07:00:00+08:00", False),
    ],
)
def test_dates_are_compared_as_times(at, before, odd):
    assert clock.dated_back({"release": 2, "at": at}, {"release": 1, "at": before}) is odd
    assert not clock.dated_back({"release": 1, "at": at}, None)


def test_the_page_of_releases_says_so(ahead, monkeypatch):
    ahead.publish(Draft("load", 2, "desk"))
    monkeypatch.setenv("DASHBOARD_STORE", str(ahead.settings.store))
    monkeypatch.setenv("DASHBOARD_DATA", str(ahead.settings.data))
    settings.cache_clear()
    page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run().switch_page("manage/history.py").run()
    settings.cache_clear()
    assert not page.exception and [ODD in one.value for one in page.warning] == [True]
