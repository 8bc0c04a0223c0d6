"""Damage to the files of a store: found when they are read, said, not served, not copied on, and mended from a copy."""

import json
import shutil
from functools import partial

import pytest
from given import written
from kinds import grid
from shown import headed
from streamlit.testing.v1 import AppTest
from tools import ROOT, etl

from db.settings import Settings, settings
from etl.releases.draft import Draft
from etl.releases.publisher import Publisher
from etl.releases.recovery import Recovery
from etl.releases.verify import verify
from etl.store.folder import Store
from etl.store.place import Conflict, Damaged

FIRST = "单位,指标,时期,数值\n东区,来信,2020,5\n东区,来信,2021,7\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A small record with three releases."""
    folder = tmp_path_factory.mktemp("made")
    publisher = Publisher(Settings(written(folder / "data", FIRST), folder / "releases"))
    publisher.build("first")
    for n in (1, 2):
        publisher.publish(Draft("load", n, f"desk{n}"))
    return publisher


@pytest.fixture
def publisher(made, tmp_path):
    """A store of one's own with that record."""
    return Publisher(Settings(made.settings.data, shutil.copytree(made.settings.store, tmp_path / "releases")))


@pytest.fixture
def pair(publisher, tmp_path):
    """The store, and a copy of it."""
    copy = Store(tmp_path / "copy")
    publisher.store.copy(copy)
    return publisher, copy


def digit(data: bytes) -> bytes:
    place = next(n for n in range(len(data) // 2, len(data)) if data[n : n + 1].isdigit())
    return data[:place] + (b"1" if data[place : place + 1] != b"1" else b"2") + data[place + 1 :]


def bit(data: bytes) -> bytes:
    return data[:-3] + bytes([data[-3] ^ 1]) + data[-2:]


WAYS = {
    "a changed digit": digit,
    "a flipped bit": bit,
    "cut short": lambda data: data[: len(data) // 2],
    "emptied": lambda data: b"",
    "foreign JSON": lambda data: b"[]",
    "another's content": lambda data: b'{"release": 7}',
    "deleted": lambda data: None,
}
FILES = {  # what is damaged → where it is, given the store
    "the rows of a file": lambda store: store.blobs / store.head()["files"][0]["rows"],
    "an upload": lambda store: store.blobs / store.head()["files"][0]["upload"],
    "a catalogue file": lambda store: store.blobs / store.head()["catalogue"]["indicators.csv"],
    "the first entry": lambda store: store.entry_path(1),
    "an entry between others": lambda store: store.entry_path(2),
}


def damaged(path, way) -> None:
    changed = way(path.read_bytes())
    path.unlink()
    if changed is not None:
        path.write_bytes(changed)


@pytest.mark.parametrize(("what", "way"), grid(FILES, WAYS))
def test_damage_is_found_said_and_mended(pair, what, way):
    publisher, copy = pair
    shutil.rmtree(publisher.store.db)  # which take their time, and are held against fresh ones in test_verify.py
    path = FILES[what](publisher.store)
    content = path.read_bytes()
    damaged(path, WAYS[way])
    seen = verify(publisher)
    assert not seen.is_whole and str(path) in [one.path for one in seen.findings]
    mended = verify(publisher, Recovery(publisher, copy))
    assert mended.is_whole and [one.mended for one in mended.findings] == [True] * len(mended.findings)
    assert path.read_bytes() == content and verify(publisher).findings == ()


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_blob_is_not_served_not_copied_on_and_not_published_upon(pair, tmp_path, way):
    publisher, _ = pair
    shutil.rmtree(publisher.store.db)
    damaged(FILES["the rows of a file"](publisher.store), WAYS[way])
    with pytest.raises(Damaged):
        publisher.snapshot()
    with pytest.raises(Damaged):
        publisher.store.copy(Store(tmp_path / "another"))
    with pytest.raises(Damaged):
        publisher.publish(Draft("load", 3, "desk3"))
    assert max(publisher.store.numbers()) == 3


@pytest.mark.parametrize(("what", "way"), grid(["the first entry", "an entry between others"], WAYS))
def test_a_damaged_log_is_not_published_upon(pair, what, way):
    publisher, _ = pair
    damaged(FILES[what](publisher.store), WAYS[way])
    with pytest.raises(Damaged):
        publisher.publish(Draft("load", 3, "desk3"))


def test_a_changed_publisher_is_found_in_any_entry(pair):
    publisher, copy = pair
    for number in (1, 2, 3):
        path = publisher.store.entry_path(number)
        path.write_bytes(path.read_bytes().replace(b'"by": "', b'"by": "X'))
        seen = verify(publisher, Recovery(publisher, copy))
        assert [one.path for one in seen.findings if one.what == "chain"][:1] == [str(path)] and seen.is_whole


def test_a_newest_entry_that_is_lost_comes_back_from_the_copy(pair):
    publisher, copy = pair
    publisher.store.entry_path(3).unlink()
    assert verify(publisher, Recovery(publisher, copy)).is_whole and max(publisher.store.numbers()) == 3


def test_a_stray_file_is_no_entry(pair):
    publisher, _ = pair
    shutil.copy(publisher.store.entry_path(3), publisher.store.log / "000003 (copy).json")
    assert publisher.store.numbers() == [1, 2, 3]
    seen = verify(publisher)
    assert seen.is_whole and [one.what for one in seen.findings] == ["stray"]


def test_the_lost_bytes_of_a_file_come_back_when_it_is_loaded_again(pair):
    publisher, copy = pair
    path = FILES["the rows of a file"](publisher.store)
    data = path.read_bytes()
    path.write_bytes(digit(data))
    with publisher.store.writing():
        publisher.store.put(data)
    assert path.read_bytes() == data


def test_a_copy_is_filled_up_and_mended_by_the_next_one(pair):
    publisher, copy = pair
    path = FILES["the rows of a file"](copy)
    path.write_bytes(digit(path.read_bytes()))
    assert publisher.store.copy(copy) == 0 and copy.holds(path.name)


def test_another_record_mends_nothing(pair, tmp_path):
    publisher, _ = pair
    other = Publisher(Settings(publisher.settings.data, tmp_path / "other"))
    other.build("somebody else")
    other.publish(Draft("load", 1, "somebody"))
    with pytest.raises(Conflict):
        verify(publisher, Recovery(publisher, other.store))


def test_a_database_that_differs_is_dropped_and_made_again(pair):
    publisher, _ = pair
    path = publisher.databases.path(publisher.store.head())
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(size // 2)
    seen = verify(publisher)
    assert [one.what for one in seen.findings] == ["database"] and seen.is_whole and not path.exists()
    assert publisher.snapshot().release == 3 and verify(publisher).findings == ()


def test_the_command_says_what_is_damaged_mends_it_and_gives_its_status(pair):
    publisher, copy = pair
    run = partial(etl, "verify", store=publisher.settings.store, data=publisher.settings.data)
    whole = run()
    assert whole.status == 0 and whole.out.startswith("已核验3个版本、") and whole.out.rstrip().endswith("都完好。")
    path = FILES["the rows of a file"](publisher.store)
    path.write_bytes(digit(path.read_bytes()))
    outcome = run()
    assert (
        outcome.status == 1 and "，用于版本1–3）  内容与校验值不符  未修复" in outcome.out and "损坏1处，修复0处" in outcome.out
    )
    assert json.loads(etl("verify", "--json", store=publisher.settings.store, apart=True).out)["whole"] is False
    assert etl("verify", "--from", copy.folder, "--lang", "en", store=publisher.settings.store, apart=True).status == 0
    assert run().status == 0 and path.stat().st_size


def test_a_verb_says_how_to_go_on(pair):
    publisher, _ = pair
    damaged(publisher.store.entry_path(2), WAYS["cut short"])
    answer = etl("releases", store=publisher.settings.store, apart=True)
    assert (
        answer.status == 2
        and "已损坏，读不出版本记录，没有发布任何内容。请运行 python -m etl verify --from" in answer.err
        and "Traceback" not in answer.err
    )


@pytest.mark.parametrize("what", ["the newest entry", "an entry between others"])
def test_pages_go_on_showing_the_last_release_that_is_whole(pair, monkeypatch, what):
    publisher, _ = pair
    for release in (1, 2, 3):
        publisher.snapshot(release)
    damaged(publisher.store.entry_path(3 if what == "the newest entry" else 2), WAYS["cut short"])
    monkeypatch.setenv("DASHBOARD_STORE", str(publisher.settings.store))
    monkeypatch.setenv("DASHBOARD_DATA", str(publisher.settings.data))
    settings.cache_clear()
    page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
    settings.cache_clear()
    shown = 2 if what == "the newest entry" else 1
    assert not page.exception and any(f"下面显示的是完好的版本{shown}" in one.value.replace("\\", "") for one in page.error)
    assert headed(page)
