"""Backup is copying the store, restore is copying it back; a machine's copy follows the store, whatever became of it."""

import dataclasses
import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import psycopg
import pytest
from places import PASSWORD, POSTGRES, S3Server
from test_places import content, log
from tools import ROOT, etl
from uploading import drafts

from db.address import address
from db.settings import Settings
from etl.releases.publisher import Publisher
from etl.store import folder
from etl.store.place import Conflict, Damaged, Lacking


def installed(settings: Settings, store, tmp_path, name: str) -> Publisher:
    """Another installation, over a store that was restored."""
    publisher = Publisher(Settings(settings.data, store, sample=False, local=tmp_path / name))
    publisher.store.refresh()
    return publisher


def test_a_store_copied_to_a_folder_and_back_is_the_same_store(filled, server, tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_CACHE", str(tmp_path / "command"))
    outcome = etl("copy", "--to", tmp_path / "backup", "--json", store=server.address, data=filled.settings.data)
    assert json.loads(outcome.out) == {"release": 3, "copied": 3}, outcome.err
    restored = installed(filled.settings, tmp_path / "backup", tmp_path, "restored")
    assert log(restored) == log(filled) and content(restored) == content(filled)
    publish_more(restored)
    restored.store.copy(filled.store)
    assert log(filled) == log(restored) and filled.snapshot().release == 4


def publish_more(publisher: Publisher) -> None:
    """One release more."""
    [[ready]] = drafts(publisher, 1, 1)
    head = publisher.store.head()["release"]
    publisher.publish(dataclasses.replace(ready.of_year(2030), against=head).draft)


def test_another_record_is_not_overwritten(filled, small, tmp_path):
    other = Publisher(Settings(small, tmp_path / "other", sample=False))
    other.build("somebody else")
    outcome = etl("copy", "--to", tmp_path / "other", store=filled.store.folder, data=small)
    assert outcome.status == 1 and "版本1是另一份记录" in outcome.err
    with pytest.raises(Conflict):
        other.store.copy(filled.store)


@pytest.mark.skipif(not POSTGRES, reason="no PostgreSQL on this machine: apt-get install postgresql")
@pytest.mark.parametrize("server", ["postgresql"], indirect=True)
def test_what_pg_dump_has_written_psql_reads_in(filled, server, tmp_path):
    def run(program: str, where: str, *arguments, **more):
        return subprocess.run([POSTGRES / program, *arguments, where], check=True, capture_output=True, **more)

    dump = run("pg_dump", server.address, "--table=governance_*").stdout
    other = server.server.part().address
    run("psql", other, "-q", "-v", "ON_ERROR_STOP=1", input=dump)
    restored = installed(filled.settings, address(other), tmp_path, "restored")
    assert log(restored) == log(filled) and content(restored) == content(filled)


@pytest.mark.parametrize("server", ["s3"], indirect=True)
def test_a_bucket_brought_to_a_folder_is_a_store(filled, server, tmp_path):
    client = filled.store.place._client
    for entry in client.list_objects_v2(Bucket=server.bucket, Prefix="office/")["Contents"]:
        path = tmp_path / "synced" / entry["Key"].removeprefix("office/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(client.get_object(Bucket=server.bucket, Key=entry["Key"])["Body"].read())
    restored = installed(filled.settings, tmp_path / "synced", tmp_path, "restored")
    assert log(restored) == log(filled) and content(restored) == content(filled)


@pytest.mark.parametrize("server", ["postgresql", "s3"], indirect=True)
def test_a_machine_follows_a_store_that_was_set_back_once_its_copy_is_taken_away(filled, server, replica, tmp_path):
    ahead = Publisher(replica(2))
    ahead.store.refresh()
    assert ahead.snapshot().release == 3
    if server.address.startswith("s3"):
        filled.store.place._client.delete_object(Bucket=server.bucket, Key="office/log/000003.json")
    else:
        with psycopg.connect(server.address, autocommit=True) as database:
            database.execute("delete from governance_entry where number = 3")
    with pytest.raises(Damaged), ahead.store.writing():
        pass
    assert ahead.snapshot().release == 3
    shutil.rmtree(ahead.store.folder)
    folder._seen.clear()  # as a process that has just started
    ahead = Publisher(replica(2))
    ahead.store.refresh()
    publish_more(ahead)
    assert log(ahead)[:2] == log(filled)[:2] and ahead.snapshot().release == 3


@pytest.mark.parametrize("server", ["s3"], indirect=True)
def test_whoever_comes_while_a_new_machine_looks_for_the_first_time_waits_for_what_it_sees(filled, replica):
    new = Publisher(replica(4))
    with ThreadPoolExecutor(8) as visitors:

        def visit() -> int | None:
            Publisher(replica(4)).store.follow()
            entry = new.store.head()
            return entry and entry["release"]

        assert [one.result() for one in [visitors.submit(visit) for _ in range(8)]] == [3] * 8


@pytest.mark.parametrize("server", ["s3"], indirect=True)
def test_the_first_release_is_seen_at_once_by_a_machine_that_has_looked_before(server, replica):
    first, second = Publisher(replica(1)), Publisher(replica(2))
    second.store.follow()
    assert second.store.head() is None
    first.build("first")
    second.store.follow()
    assert second.store.head()["release"] == 1


@pytest.mark.parametrize("server", ["s3"], indirect=True)
def test_a_blob_that_is_not_what_its_name_says_is_not_taken(filled, server, replica):
    name = filled.store.head()["files"][0]["rows"]
    filled.store.place._client.put_object(Bucket=server.bucket, Key=f"office/blobs/{name}", Body=b"changed")
    with pytest.raises(Damaged, match=name):
        Publisher(replica(3)).store.refresh()


def test_a_service_that_ignores_the_condition_is_refused(tmp_path, small):
    server = S3Server(tmp_path)
    heeding = server.app
    server.app = lambda environ, start: heeding({k: v for k, v in environ.items() if k != "HTTP_IF_NONE_MATCH"}, start)
    server.start()
    try:
        publisher = Publisher(Settings(small, address(server.address), sample=False, local=tmp_path / "cache"))
        publisher.store.refresh()
        with pytest.raises(Lacking) as lacking:
            publisher.build("a")
        assert lacking.value.why == "condition" and publisher.store.place.newer(0) == []
    finally:
        server.stop()


@pytest.mark.parametrize("kind", ["postgresql", "s3"])
def test_a_missing_driver_is_named_with_its_remedy(kind, monkeypatch):
    package = {"postgresql": "psycopg", "s3": "boto3"}[kind]
    monkeypatch.setitem(sys.modules, package, None)
    outcome = etl("releases", "--lang", "en", store=f"{kind}://host/name")
    assert outcome.status == 2 and f"{package} is not installed" in outcome.err and "requirements-shared.txt" in outcome.err


@pytest.mark.parametrize(
    "written",
    [
        f"postgresql://user:{PASSWORD}@127.0.0.1:1/name",
        f"s3://key:{PASSWORD}@bucket/x?endpoint=http://127.0.0.1:1&region=r",
        f"mysql://user:{PASSWORD}@host/name",
    ],
)
def test_no_message_shows_the_password(written, tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("DASHBOARD_CACHE", str(tmp_path / "command"))
    named = written.startswith("s3")  # on the command line, or else in the environment
    if not named:
        monkeypatch.setenv("DASHBOARD_STORE", written)
    outcome = etl("releases", store=written if named else None)
    assert outcome.status == 2 and PASSWORD not in outcome.out + outcome.err + caplog.text and "Traceback" not in outcome.err
    assert "版本库" in outcome.err or "store = " in outcome.err
    with suppress(ValueError):
        parsed = address(written)
        assert PASSWORD not in f"{parsed} {parsed!r} {Settings(ROOT, parsed)}"
