"""What a process keeps of many releases: a few open files, few threads, few bytes; and nothing is closed under a question."""

import shutil
import threading
from pathlib import Path

import duckdb
import pytest
from given import given

import db
from db.kept import KEPT_OPEN, BrokenDatabase, Pool, Rows, weight
from db.whole import checksum, digest

RELEASES = 30


@pytest.fixture
def paths(tmp_path) -> list:
    """The databases of many releases, all with one figure."""
    first = given(tmp_path / "made", "east letters 2023 5")
    return [Path(shutil.copy(first.path, tmp_path / f"{n}.duckdb")) for n in range(1, RELEASES + 1)]


def held() -> tuple:
    """(threads, files) of this process, as Linux counts them."""
    return tuple(len([*Path(f"/proc/self/{kind}").iterdir()]) for kind in ("task", "fd"))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads and files are counted as Linux shows them")
def test_many_releases_leave_few_files_and_no_threads_open(paths):
    before, snapshots = held(), []
    for n, path in enumerate(paths, start=1):
        snapshots.append(db.opened(n, path))  # as sessions do, which are there for minutes after their visitors have left
        assert snapshots[-1].records("page/office")
    threads, files = (now - then for now, then in zip(held(), before, strict=True))
    assert db.pool.open == KEPT_OPEN and files <= KEPT_OPEN and threads <= 1
    assert [s.query("page/office").shape for s in snapshots] == [
        snapshots[0].query("page/office").shape
    ] * RELEASES  # every one goes on answering


def test_the_one_that_was_asked_longest_ago_is_closed(paths):
    pool = Pool(2)
    for n in (0, 1, 0, 2):
        with pool.cursor(paths[n]):
            pass
    paths[0].unlink(), paths[1].unlink()
    with pool.cursor(paths[0]) as cursor:  # still open, and therefore as good as ever
        assert cursor.execute("from g.office").fetchall()
    with pytest.raises(BrokenDatabase), pool.cursor(paths[1]):
        pass


def test_a_database_that_answers_is_not_closed(paths):
    pool, go_on, done = Pool(1), threading.Event(), []

    def slow() -> None:
        with pool.cursor(paths[0]) as cursor:
            go_on.wait(10)
            done.append(cursor.execute("select count(*) from g.office").fetchone())

    thread = threading.Thread(target=slow)
    thread.start()
    for path in paths[1:6]:
        with pool.cursor(path):
            pass
    go_on.set()
    thread.join()
    assert done == [(3,)] and pool.open == 1


def test_many_threads_on_many_releases_get_their_own_rows(paths):
    for n, path in enumerate(paths[:8], start=1):
        with duckdb.connect(str(path)) as con:
            con.execute("create table own as select $1 as n", [n])
    pool, wrong = Pool(2), []

    def ask(seed: int) -> None:
        for turn in range(12):
            n = (seed * 5 + turn * 3) % 8
            with pool.cursor(paths[n]) as cursor:
                if cursor.execute("select n from g.own").fetchone() != (n + 1,):
                    wrong.append(n)

    threads = [threading.Thread(target=ask, args=(seed,)) for seed in range(6)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert wrong == [] and pool.open <= 2


def test_a_file_that_was_made_anew_is_opened_anew(paths):
    pool = Pool()
    with pool.cursor(paths[0]) as cursor:
        assert cursor.execute("select count(*) from g.office").fetchone() == (3,)
    with duckdb.connect(str(paths[0].with_name("another"))) as con:
        con.execute("create table office as select 1 as id")
    paths[0].with_name("another").replace(paths[0])
    with pool.cursor(paths[0]) as cursor:
        assert cursor.execute("select count(*) from g.office").fetchone() == (1,)


@pytest.mark.parametrize("what", ["gone", "damaged"])
def test_a_release_whose_file_is_not_what_it_was_is_made_again_when_it_is_asked(paths, what):
    def make() -> None:
        shutil.copy(paths[1], paths[0])
        checksum(paths[0]).write_text(digest(paths[0]), "ascii")

    make()
    snapshot = db.opened(1, paths[0], make)
    db.pool.close(paths[0])
    paths[0].unlink()
    if what == "damaged":
        paths[0].write_bytes(b"nothing of the kind")
    assert len(snapshot.query("page/office")) == 3


def test_rows_are_kept_up_to_so_many_bytes():
    rows = [{"id": "x" * 900, "list": ["y" * 50] * 2}] * 10
    kept = Rows(9 * weight(rows))
    for n in range(50):
        kept.keep(("q", n), rows)
        kept.get(("q", 0))  # asked again and again, and therefore kept
    assert kept.bytes <= kept.most and kept.get(("q", 0)) and kept.get(("q", 49)) and kept.get(("q", 20)) is None
    kept.keep(("q", "much"), rows * 100)
    assert kept.get(("q", "much")) is None and kept.get(("q", 0))
