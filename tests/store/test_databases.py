"""Damage to a derived database: it is made again from the record, once, and the same figures are shown; nobody sees a traceback."""

import json
import os
import random
import shutil

import duckdb
import pytest
from given import written
from kinds import grid
from tools import etl

import db
from db.settings import Settings
from etl.releases.draft import Draft
from etl.releases.preview import difference
from etl.releases.publisher import Publisher
from etl.releases.state import State
from etl.store.place import Damaged

ROWS = "office,indicator,period,value\n" + "".join(
    f"{office},visits,{year},{year}\n" for office in ("east", "north") for year in range(2013, 2026)
)
FLIPS = [*range(0, 12288, 1021), *random.Random(17).sample(range(12288, 200_000), 20)]  # in the three headers and in the blocks


@pytest.fixture(scope="module")
def two(tmp_path_factory) -> Publisher:
    """Two releases of a small record."""
    folder = tmp_path_factory.mktemp("two")
    made = Publisher(Settings(written(folder / "data", ROWS), folder / "releases", sample=False))
    made.build("first")
    made.publish(Draft("load", 1, "second"))
    return made


@pytest.fixture
def small(two, tmp_path) -> Publisher:
    """A store of one's own with that record."""
    return Publisher(Settings(two.settings.data, shutil.copytree(two.settings.store, tmp_path / "releases"), sample=False))


def shown(publisher: Publisher) -> str:
    return publisher.snapshot().query("record/record").to_csv()


def path_of(publisher: Publisher):
    return publisher.databases.path(publisher.store.head())


def forgotten() -> None:
    """As a process that has just started: no database is open."""
    for path in db.pool.paths():
        db.pool.close(path)


def rotten(path, data: bytes) -> None:
    """Other bytes in a file, its times as they were."""
    times = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def flipped(data: bytes, place: int) -> bytes:
    place %= len(data)
    return data[:place] + bytes([data[place] ^ 16]) + data[place + 1 :]


def foreign(data: bytes, folder) -> bytes:
    with duckdb.connect(str(folder / "foreign.duckdb")) as con:
        con.execute("create table a as select 1 as b")
    return (folder / "foreign.duckdb").read_bytes()


WAYS = {
    "emptied": lambda data, _: b"",
    "cut within the headers": lambda data, _: data[:5000],
    "cut in the middle": lambda data, _: data[: len(data) // 2],
    "without its last bytes": lambda data, _: data[:-100],
    "no database": lambda data, _: b"a,b\n1,2\n" * 5000,
    "a foreign database": foreign,
    "all zeros": lambda data, _: bytes(len(data)),
}


@pytest.mark.parametrize(("way", "moment"), grid(WAYS, ["when it is opened", "at a query"]))
def test_a_damaged_database_is_made_again(small, tmp_path, way, moment):
    before, path = shown(small), path_of(small)
    forgotten()
    if moment == "at a query":  # by a connection that has read nothing yet
        small.snapshot()
    rotten(path, WAYS[way](path.read_bytes(), tmp_path))
    assert shown(small) == before
    forgotten()
    assert shown(small) == before and db.is_whole(path)


@pytest.mark.parametrize("place", FLIPS)
def test_a_flipped_bit_anywhere_shows_the_same_figures(small, place):
    before, path = shown(small), path_of(small)
    rotten(path, flipped(path.read_bytes(), place))
    assert shown(small) == before
    forgotten()
    assert shown(small) == before and db.is_whole(path)


def test_another_releases_database_under_this_name_is_not_shown(small):
    small.snapshot(1)
    first, second = (small.databases.path(entry) for entry in small.store.entries())
    second.write_bytes(first.read_bytes())
    forgotten()
    assert [row["release"] for row in small.snapshot().records("page/api/entries")] == [1, 2]


@pytest.mark.parametrize(
    "fault", [duckdb.FatalException("ended"), duckdb.Error("checksum"), duckdb.InternalException("x"), duckdb.IOException("x")]
)
def test_an_instance_that_duckdb_has_ended_is_left_for_another(small, monkeypatch, fault):
    before, path = shown(small), path_of(small)

    class Ended:
        def cursor(self):
            raise fault

        def close(self):
            pass

    monkeypatch.setattr(db.pool._kept[path], "_con", Ended())
    made = db.identity(path)
    assert shown(small) == before and db.identity(path) == made  # the file is whole: it is not made again


def test_a_second_failure_is_a_sentence(small, monkeypatch):
    path = path_of(small)
    show, builds = small.databases.show, []

    def damaging(aside, entry) -> None:
        show(aside, entry)
        builds.append(path.write_bytes(flipped(path.read_bytes(), 40)))

    monkeypatch.setattr("etl.releases.database.Databases.show", lambda self, aside, entry: damaging(aside, entry))
    path.write_bytes(b"")
    forgotten()
    with pytest.raises(db.BrokenDatabase):
        small.snapshot()
    assert len(builds) <= 2
    answer = etl("series", "visits", store=small.settings.store, data=small.settings.data, apart=True)
    assert answer.status == 0 and "Traceback" not in answer.err  # another process, where the disk is as it should be


def test_a_fault_of_a_query_is_not_taken_for_damage(small):
    made = db.identity(path_of(small))
    with pytest.raises(duckdb.Error):
        small.snapshot().query("page/series", office="east")  # lacks a parameter
    assert db.identity(path_of(small)) == made


def test_what_attaches_a_database_is_given_a_whole_one(small):
    entries = small.store.entries()
    small.snapshot(1), small.snapshot(2)
    for work in (
        lambda: difference(small.snapshot(1), small.snapshot(2)).count("unchanged"),
        lambda: len(small.record()),
        lambda: State.of(small).checked([]).count,
    ):
        expected = work()
        for entry in entries:
            path = small.databases.path(entry)
            path.write_bytes(flipped(path.read_bytes(), 20_000))
        assert work() == expected


def test_without_the_record_a_damaged_database_is_not_shown(small):
    path = path_of(small)
    entry = small.store.head()
    (small.store.blobs / entry["files"][0]["rows"]).write_bytes(b"")
    path.write_bytes(b"")
    forgotten()
    with pytest.raises(Damaged):
        small.snapshot()
    assert small.last_good().release == 1


@pytest.mark.parametrize(
    "verb", [["series", "visits"], ["releases"], ["diff", "1", "2", "--json"], ["export"], ["check"], ["build"], ["verify"]]
)
def test_no_verb_ends_in_a_traceback(small, tmp_path, verb):
    (tmp_path / "a.csv").write_text(ROWS)
    more = {"export": ["--to", tmp_path / "out"], "check": [tmp_path / "a.csv"]}.get(verb[0], [])
    run = lambda: etl(*verb, *more, store=small.settings.store, data=small.settings.data)  # noqa: E731
    small.snapshot(1)
    for entry in small.store.entries():
        path = small.databases.path(entry)
        path.write_bytes(flipped(path.read_bytes(), 20_000))
    forgotten()
    answer = run()
    assert "Traceback" not in answer.err and answer.status == 0, answer.err
    if "--json" in verb:
        assert json.loads(answer.out)["rows"] == []
