"""`etl verify`: what it says by release, what it mends without a backup, and the line it leaves for the releases page."""

import json
import shutil

import duckdb
import pytest
from given import written
from streamlit.testing.v1 import AppTest
from tools import ROOT, etl

from db import pool
from db.build import build
from db.settings import Settings, settings
from etl.releases import verification
from etl.releases.draft import Draft
from etl.releases.preview import preview
from etl.releases.publisher import Publisher
from etl.releases.recovery import Recovery
from etl.releases.state import State
from etl.releases.verify import verify
from etl.tables.read import read

FIRST = "单位,指标,时期,数值\n东区,来信,2020,5\n东区,来信,2021,7\n"
WIDE = "单位,指标,2022年,2023年\n东区,接待,5,500余\n西区,接待,7,8\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Three releases of a small record: the first figures, a file of two years, and the first figures again."""
    folder = tmp_path_factory.mktemp("made")
    publisher = Publisher(Settings(written(folder / "data", FIRST), folder / "store", sample=False))
    publisher.build("first")
    state = State.of(publisher)
    rows = preview(state.checked([read(WIDE.encode(), "wide.csv", state.catalogue)]))
    publisher.publish(Draft("load", 1, "desk", previewed=rows, uploads={"wide.csv": WIDE.encode()}))
    publisher.undo("desk", "a test")
    return folder


@pytest.fixture
def record(made, tmp_path):
    """A data folder and a store of one's own with that record."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return Publisher(Settings(tmp_path / "data", tmp_path / "store", sample=False))


def command(record: Publisher, *arguments):
    return etl("verify", *arguments, store=record.settings.store, data=record.settings.data)


def file(record: Publisher, release: int, kind: str):
    """Where the rows or the upload of a release's own file lie."""
    return record.store.blobs / next(one[kind] for one in record.entry(release)["files"] if one["release"] == release)


def test_the_command_says_which_releases_are_damaged_and_which_are_whole(record):
    file(record, 2, "upload").unlink()
    answer = command(record)
    assert (
        answer.status == 1
        and "（wide.csv，用于版本2）  不见了  未修复" in answer.out
        and "完好的版本：1, 3；受损的版本：2。" in answer.out
    )
    answer = json.loads(command(record, "--json").out)
    assert answer["releases"] == [{"release": 1, "whole": True}, {"release": 2, "whole": False}, {"release": 3, "whole": True}]
    assert [(one["releases"], one["name"], one["what"], one["mended"]) for one in answer["findings"]] == [
        ([2], "wide.csv", "missing", False)
    ]


def test_a_store_without_releases_is_not_whole(tmp_path):
    answer = etl("verify", store=tmp_path / "nowhere")
    assert answer.status == 1 and "没有版本，无从核验" in answer.out and not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("sample", [True, False])
def test_the_databases_of_all_releases_are_held_against_fresh_ones(record, sample, monkeypatch):
    monkeypatch.setattr("etl.releases.database.build", build)  # each made by itself: the same content in other bytes
    record = Publisher(Settings(record.settings.data, record.settings.store, sample))
    paths = [record.snapshot(n).path for n in (1, 2, 3)]
    shutil.copy(paths[0], paths[1])
    seen = verify(record)
    assert [(one.path, one.what, one.releases) for one in seen.findings] == [(str(paths[1]), "database", (2,))]
    assert seen.is_whole and not paths[1].exists() and paths[0].exists() and verify(record).findings == ()


def test_a_database_that_lost_a_table_which_no_figure_needs_differs(record):
    path = record.snapshot().path
    pool.close(path)
    with duckdb.connect(str(path)) as con:
        con.execute("delete from theme")
    assert [one.what for one in verify(record).findings] == ["database"]


@pytest.mark.parametrize("are_there", [True, False], ids=["of a database", "of the upload"])
def test_lost_rows_are_had_from(record, are_there):
    path = file(record, 2, "rows")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"500", b"501"))
    if not are_there:
        shutil.rmtree(record.store.db)
    assert not verify(record).is_whole
    answer = command(record, "--mend")
    assert answer.status == 0 and "已修复，取自wide.csv" in answer.out and path.read_bytes() == data


def test_what_the_data_folder_still_has_comes_from_there(record):
    for path in (file(record, 1, "upload"), record.store.blobs / record.entry(1)["catalogue"]["indicators.csv"]):
        path.unlink()
    answer = command(record, "--mend")
    assert (
        answer.status == 0
        and "已修复，取自" in answer.out
        and "data/yearly/first.csv" in answer.out
        and "data/catalogue/indicators.csv" in answer.out
    )
    assert command(record).status == 0


def test_an_upload_comes_back_from_a_folder_of_uploads_and_from_nothing_else(record, tmp_path):
    uploads = tmp_path / "uploads" / "2023"
    uploads.mkdir(parents=True)
    (uploads / "other.csv").write_text(WIDE.replace("500余", "501余"), "utf-8")
    path = file(record, 2, "upload")
    path.write_bytes(b"")
    assert command(record, "--from", tmp_path / "uploads").status == 1 and path.read_bytes() == b""
    (uploads / "report.csv").write_text(WIDE, "utf-8")
    assert command(record, "--from", tmp_path / "uploads").status == 0 and path.read_bytes() == WIDE.encode()


def test_two_blobs_that_changed_places_are_put_right(record):
    one, other = file(record, 1, "rows"), file(record, 2, "rows")
    contents = one.read_bytes(), other.read_bytes()
    one.write_bytes(contents[1]), other.write_bytes(contents[0])
    assert verify(record, Recovery(record)).is_whole and (one.read_bytes(), other.read_bytes()) == contents


def test_an_entry_comes_back_from_its_own_copy_in_the_log(record):
    path = record.store.entry_path(1)
    data = path.read_bytes()
    path.rename(path.with_name("000001 (copy).json"))
    assert verify(record, Recovery(record)).is_whole and path.read_bytes() == data


def shown(record: Publisher, monkeypatch, lang: str = "zh") -> list:
    """The sentences of the releases page."""
    monkeypatch.setenv("DASHBOARD_STORE", str(record.settings.store))
    monkeypatch.setenv("DASHBOARD_DATA", str(record.settings.data))
    settings.cache_clear()
    page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    page.query_params["lang"] = lang
    page.run().switch_page("manage/history.py").run()
    settings.cache_clear()
    assert not page.exception
    return [one.value for one in (*page.caption, *page.warning)]


def test_the_releases_page_tells_of_the_last_run(record, monkeypatch):
    assert any("记录尚未核验" in one for one in shown(record, monkeypatch))
    verify(record)
    assert any(one.startswith("记录于20") and one.endswith("核验，完好。") for one in shown(record, monkeypatch))
    file(record, 2, "upload").unlink()
    verify(record)
    assert any("核验，有1处损坏尚未修复。请系统管理员运行" in one for one in shown(record, monkeypatch))
    assert any("1 damaged, not mended yet" in one for one in shown(record, monkeypatch, "en"))


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", "[" * 5000, '{"at": "2026-11-28T02:10+08:00", "release": 3, "damaged": 0, "mended": 0}', "\xff"],
)
def test_a_note_that_is_none_counts_for_nothing(record, text):
    verify(record)
    assert verification.last(record.store.folder).is_whole
    (record.store.folder / verification.NAME).write_text(text, "latin-1")
    assert verification.last(record.store.folder) is None
