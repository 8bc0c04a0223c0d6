"""Nothing is lost: kills at any moment, several writers, undo, and what is swept."""

import json
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest
from tools import DATA, etl

import db
from db.settings import Settings
from etl.releases.draft import Draft
from etl.releases.preview import preview
from etl.releases.publish import Outdated
from etl.releases.publisher import Publisher
from etl.releases.state import State
from etl.store.folder import Store
from etl.store.place import Conflict


def row(folder, name: str, period: str, value, office: str = "sample_shifan", more: str = ""):
    path = folder / name
    path.write_text(f"office,indicator,period,value,note\n{office},documents_handled,{period},{value},{more}\n", "utf-8")
    return path


def chain(store) -> list:
    """The numbers of the log, each entry holding the hash of the one before."""
    import hashlib

    entries = Store(store).entries()
    for before, after in zip(entries, entries[1:], strict=False):
        assert after["parent"] == before["release"]
        assert after["parent_sha256"] == hashlib.sha256(Store(store).entry_bytes(before["release"])).hexdigest()
    return [e["release"] for e in entries]


def test_an_entry_is_created_only_once(tmp_path):
    store = Store(tmp_path)
    with store.writing():
        store.append({"release": 1, "by": "first"})
        with pytest.raises(Conflict):
            store.append({"release": 1, "by": "second"})
    assert b'"first"' in store.entry_bytes(1)


def test_a_preview_of_an_older_release_cannot_be_published(publisher):
    publisher.publish(Draft("load", 1, "a"))
    with pytest.raises(Outdated) as outdated:
        publisher.publish(Draft("load", 1, "b"))
    assert outdated.value.args[0]["by"] == "a"


def test_what_was_decided_before_another_release_is_not_undone(publisher):
    publisher.publish(Draft("load", 1, "a"))
    for to in (None, 1):
        with pytest.raises(Outdated) as outdated:
            publisher.undo("b", "试", to=to, against=1)
        assert outdated.value.args[0]["by"] == "a" and len(publisher.store.entries()) == 2
    assert publisher.undo("b", "试", against=2)["restored"] == 1


def test_each_revised_figure_has_its_own_reason_or_that_of_all(publisher, store, tmp_path):
    rows = "\n".join(f"sample_shifan,documents_handled,{year},1" for year in (2023, 2024))
    state = State.of(publisher)
    seen = preview(state.checked(state.read([("new.csv", f"office,indicator,period,value\n{rows}\n".encode())])))
    own = {("sample_shifan", "documents_handled", "2023"): "补报"}
    draft = Draft("load", seen.against, "a", "更正", seen, {"new.csv": b"x"}, reasons=own)
    assert {c["period"]: c["reason"] for c in publisher.publish(draft)["changes"]} == {"2023": "补报", "2024": "更正"}


def test_an_older_release_stays_as_it_was(publisher, store, tmp_path):
    before = publisher.snapshot(1)
    assert etl("load", row(tmp_path, "a.csv", "2024", 9999), "--yes", "--reason", "更正", store=store).status == 0
    documents = {
        n: s.query("page/series", indicator="documents_handled", office="sample_shifan").set_index("period")["value"]["2024"]
        for n, s in ((1, publisher.snapshot(1)), (2, publisher.snapshot()), (0, before))
    }
    assert documents == {1: 8463, 2: 9999, 0: 8463}


def test_a_database_is_never_written_again(publisher, store, tmp_path):
    old = next((store / "db").glob("000001-*.duckdb"))
    stamp = (old.stat().st_mtime_ns, old.read_bytes())
    etl("load", row(tmp_path, "a.csv", "2018", 1), "--yes", store=store)
    assert (old.stat().st_mtime_ns, old.read_bytes()) == stamp


def test_a_lost_database_is_made_again_from_the_record(publisher, store):
    for path in (store / "db").iterdir():
        path.unlink()
    assert len(etl("series", "info_score", "--office", "jiangbei", store=store).rows) == 2


def test_a_release_is_made_part_by_part_with_the_same_figures(office, tmp_path, monkeypatch):
    """Each part is one office then, and all tables hold the same."""
    whole = office.snapshot().path
    monkeypatch.setattr("db.build.AT_ONCE", 1)
    parts = office.databases.aside(office.store.head(), tmp_path)
    with duckdb.connect(whole, read_only=True) as con:
        con.execute(f"attach '{parts}' as parts (read_only)")
        for table in ("observation", "figure", "change", "aim", "extent", "reach", "pace"):
            assert con.execute(f"select count(*) > 0 from {table}").fetchone() == (True,)
            assert con.execute(f"from {table} except all from parts.{table}").fetchall() == [], table
            assert con.execute(f"from parts.{table} except all from {table}").fetchall() == [], table


def test_the_databases_of_another_release_of_the_software_are_not_shown(store):
    (store / "db" / "000001-00000000-abc.duckdb").write_bytes(b"another shape")
    assert Publisher(Settings(DATA, store)).snapshot().release == 1


@pytest.mark.parametrize("moment", ["put", "append", "show"])
def test_stopped_at_a_named_moment_the_next_start_goes_on(publisher, tmp_path, monkeypatch, moment):
    """The process ends right after the blobs, after the log entry, or before the database has its name."""
    from etl.checks.check import check
    from etl.releases.preview import preview
    from etl.tables.read import read

    class Killed(BaseException):
        pass

    def die(*_):
        raise Killed

    text = "office,indicator,period,value\nsample_shifan,documents_handled,2018,5\n"
    snapshot = publisher.snapshot()
    checked = check([read(text.encode(), "a.csv")], publisher.catalogue(publisher.store.head()), snapshot)
    draft = Draft("load", 1, "a", previewed=preview(checked), uploads={"a.csv": text.encode()})
    target = {
        "put": (publisher.databases, "aside"),
        "append": (publisher.store, "append"),
        "show": (publisher.databases, "show"),
    }[moment]
    monkeypatch.setattr(*target, die)
    with pytest.raises(Killed):
        publisher.publish(draft)
    after = Publisher(publisher.settings)
    published = moment == "show"  # the log entry is the moment of truth
    assert after.snapshot().release == (2 if published else 1)
    series = after.snapshot().records("page/series", indicator="documents_handled", office="sample_shifan")
    assert any(r["period"] == "2018" for r in series) == published


def test_a_damaged_database_is_made_again(publisher):
    path = publisher.databases.path(publisher.store.head())
    path.write_bytes(b"")
    assert Publisher(publisher.settings).snapshot().records("page/year", office="jiangbei")


def test_one_installation_without_the_sample_leaves_the_others_view_alone(publisher):
    with_sample = publisher.snapshot().path
    Publisher(Settings(DATA, publisher.settings.store, sample=False)).snapshot()
    assert with_sample.exists() and publisher.snapshot().path == with_sample


def test_four_uploaders_at_once_lose_nothing(store, tmp_path):
    files = [row(tmp_path, f"{n}.csv", f"2018-{n + 1:02d}", 100 + n) for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda f: etl("load", f, "--yes", "--by", f.stem, store=store, apart=True), files))
    assert [a.status for a in answers] == [0] * 4, [a.err for a in answers]
    assert chain(store) == list(range(1, 6))
    shown = {r["period"]: r["value"] for r in etl("series", "documents_handled", "--office", "sample_shifan", store=store).rows}
    assert [shown[f"2018-{n + 1:02d}"] for n in range(4)] == [str(100 + n) for n in range(4)]


def test_left_over_work_is_swept_at_the_next_start(store, tmp_path):
    (store / "tmp").mkdir()
    (store / "tmp" / "half.duckdb").write_bytes(b"half")
    assert "已是最新" in etl("build", store=store).out
    assert not (store / "tmp").exists()


def test_the_work_of_a_living_writer_is_not_swept(publisher):
    with publisher.store.writing():
        (publisher.store.tmp / "half.duckdb").write_bytes(b"half")
        Publisher(publisher.settings).snapshot()
        assert (publisher.store.tmp / "half.duckdb").exists()


def test_readers_never_see_two_releases_in_one_run(publisher, store, tmp_path):
    """A snapshot taken before a publication gives the same answers after it."""
    snapshot = publisher.snapshot()
    before = snapshot.records("page/card", office="sample_shifan", year="2024")
    etl("load", row(tmp_path, "a.csv", "2024", 1), "--yes", "--reason", "更正", store=store)
    assert snapshot.records("page/card", office="sample_shifan", year="2024") == before


def test_many_threads_share_a_snapshot(office):
    """Every query has a cursor of its own: no thread gets another one's rows."""
    offices = [o["id"] for o in office.snapshot().records("page/office")]
    expected = {o: office.snapshot().records("page/year", office=o) for o in offices}
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda o: (o, office.snapshot().records("page/year", office=o)), offices * 40))
    assert all(rows == expected[o] for o, rows in answers)


def test_files_cannot_be_read_from_sql(office):
    with db.pool.cursor(office.snapshot().path) as cursor, pytest.raises(Exception, match="disabled by configuration"):
        cursor.execute(f"select * from read_text('{DATA}/settings.toml')").fetchall()


def test_the_sample_district_can_be_switched_off(store):
    shown = Publisher(Settings(DATA, store, sample=False)).snapshot().records("page/office")
    assert [o for o in shown if o["id"].startswith("sample")] == []
    assert "jiangbei" in {o["id"] for o in shown}


def test_the_log_is_readable_by_a_person(store):
    text = (store / "log" / "000001.json").read_text("utf-8")
    assert set(json.loads(text)) >= {"release", "parent", "by", "at", "action", "files", "catalogue", "summary", "changes"}
