"""The machine says no, on a real small file system and as an ordinary user: one sentence with place and remedy, nothing lost, no traceback."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from given import written
from ordinary import NOBODY, command
from places import AsPlace
from shown import headed
from streamlit.testing.v1 import AppTest
from tools import ROOT, Answer

from db.settings import Settings, settings
from etl.releases.draft import Draft
from etl.releases.faults import fault_message
from etl.releases.publisher import Publisher
from etl.store.shared import Shared

FILE = "office,indicator,period,value\neast,visits,2024,7\n"
SIZE = 16 << 20


def mounted(folder: Path, options: str) -> bool:
    return (
        os.geteuid() == 0
        and not subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], stderr=subprocess.DEVNULL).returncode
    )


@pytest.fixture
def place():
    """A folder that an ordinary user may enter, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="machine-"))
    folder.chmod(0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def disk(place):
    """A file system of 16 MB that everybody may write to."""
    folder = place / "disk"
    folder.mkdir()
    if not mounted(folder, f"size={SIZE},mode=777"):
        pytest.skip("only root may mount a file system")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def data(place) -> Path:
    folder = written(place / "data")
    (place / "more.csv").write_text(FILE, "utf-8")
    for path in place.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def owned(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)


def closed(path: Path, mode: int) -> None:
    """Something of somebody else's, where the tests run as root; else something that its owner has closed."""
    if os.geteuid() == 0:
        os.chown(path, 0, 0)
    path.chmod(mode)


def store(data: Path, folder: Path) -> Publisher:
    """A store with release 1, which belongs to the ordinary user."""
    publisher = Publisher(Settings(data, folder, sample=False))
    publisher.build("first")
    owned(folder)
    return publisher


def filled(folder: Path, leave: int = 0) -> None:
    """Fill a file system up to so many bytes."""
    room = os.statvfs(folder)
    with (folder / "filler").open("wb") as file:
        file.write(b"x" * max(0, room.f_bavail * room.f_frsize - leave))


def many(place: Path) -> None:
    """A file that takes more than a moment and a megabyte, and a folder for temporary files."""
    lines = "".join(f"east,visits,{year},{year}\n" for year in range(1900, 2000)) * 400
    (place / "many.csv").write_text("office,indicator,period,value\n" + lines, "utf-8")
    (place / "own").mkdir()
    (place / "own").chmod(0o777)


def refused(answer: Answer, *words: str) -> None:
    """The answer is one sentence with these words, and the status of a refusal."""
    assert "Traceback" not in answer.err and answer.err.count("\n") == 1, answer.err
    assert answer.status == 2 and [word for word in words if word not in answer.err] == [], answer.err


def unchanged(publisher: Publisher) -> None:
    """Release 1 stands, whole, and is shown; nothing half is left."""
    entries = publisher.store.entries()
    assert [e["release"] for e in entries] == [1] and publisher.snapshot().release == 1
    assert not list(publisher.store.tmp.glob("*"))


def texts(boxes) -> list:
    """What boxes of a page say, as it is shown: a folder's name may hold signs that Markdown would read."""
    return [box.value.replace("\\", "") for box in boxes]


LOAD = ("load", "--yes")


@pytest.mark.parametrize("leave", [0, 1 << 10, 600 << 10])
def test_a_full_disk_publishes_nothing_and_says_so(data, disk, place, leave):
    publisher = store(data, disk / "releases")
    filled(disk, leave)
    refused(
        command(*LOAD, place / "more.csv", data=data, store=disk / "releases"),
        f"{disk}/releases",
        "磁盘已满，操作没有完成，已发布的数据不受影响",
    )
    unchanged(publisher)
    assert command("releases", data=data, store=disk / "releases").status == 0
    (disk / "filler").unlink()
    assert command(*LOAD, place / "more.csv", data=data, store=disk / "releases").status == 0  # the remedy helps
    assert publisher.store.head()["release"] == 2


def test_a_first_release_that_does_not_fit_leaves_no_store(data, disk):
    filled(disk, 100 << 10)
    refused(command("build", data=data, store=disk / "releases"), f"{disk}/releases", "磁盘已满")
    assert Publisher(Settings(data, disk / "releases")).store.head() is None


def test_a_limit_of_size_is_named_for_what_it_is(data, place):
    publisher = store(data, place / "releases")
    refused(
        command(*LOAD, place / "more.csv", data=data, store=place / "releases", limit=100 << 10),
        f"{place}/releases/tmp/2.duckdb",
        "系统允许的文件大小",
        "ulimit -f",
    )
    unchanged(publisher)


def test_a_read_only_disk_goes_on_being_read(data, disk, place):
    publisher = store(data, disk / "releases")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    refused(
        command(*LOAD, place / "more.csv", data=data, store=disk / "releases"), f"{disk}/releases", "磁盘是只读的", "改为可写"
    )
    unchanged(publisher)
    assert command("series", "visits", data=data, store=disk / "releases").status == 0
    assert command("releases", data=data, store=disk / "releases").out.count("\n") == 1


@pytest.mark.parametrize("what", ["log", "blobs", "db", "."])
def test_a_folder_without_permission_is_named(data, place, what):
    publisher = store(data, place / "releases")
    folder = place / "releases" / what
    closed(folder, 0o555)
    refused(
        command(*LOAD, place / "more.csv", data=data, store=place / "releases"),
        "没有读写",
        f"{folder}" if what != "." else f"{place}/releases",
        "所有者和权限",
    )
    unchanged(publisher)


def test_a_lock_of_another_user_is_a_question_of_permission(data, place):
    publisher = store(data, place / "releases")
    lock = place / "releases" / ".lock"
    closed(lock, 0)
    refused(command(*LOAD, place / "more.csv", data=data, store=place / "releases"), "没有读写", str(lock))
    unchanged(publisher)
    assert command("series", "visits", data=data, store=place / "releases").status == 0


def test_a_lock_that_a_dead_process_has_left_holds_nobody(data, place):
    publisher = store(data, place / "releases")
    script = f"import os; from filelock import FileLock; FileLock('{place}/releases/.lock').acquire(); os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", script]).returncode == -9
    assert (
        command(*LOAD, place / "more.csv", data=data, store=place / "releases").status == 0
        and publisher.store.head()["release"] == 2
    )


def test_a_limit_of_size_for_work_that_nobody_keeps(data, place):
    publisher = store(data, place / "releases")
    many(place)
    answer = command(*LOAD, place / "many.csv", data=data, store=place / "releases", limit=100 << 10, TMPDIR=str(place / "own"))
    refused(answer, f"{place}/own/lines-", "系统允许的文件大小")
    unchanged(publisher)


@pytest.mark.parametrize("lang, words", [("zh", "请腾出空间，或用环境变量TMPDIR"), ("en", "TMPDIR, and try again")])
def test_a_full_temporary_folder_is_told_from_a_full_store(data, disk, place, lang, words):
    publisher = store(data, place / "releases")
    many(place)
    filled(disk, 64 << 10)
    answer = command(*LOAD, place / "many.csv", data=data, store=place / "releases", TMPDIR=str(disk), DASHBOARD_LANG=lang)
    refused(answer, str(disk), words)
    unchanged(publisher)


def test_a_temporary_folder_that_nobody_can_use(data, place, monkeypatch):
    from db import refusal

    def none(**_):
        raise FileNotFoundError(2, "No usable temporary directory found in ['/tmp', '/var/tmp', '/usr/tmp', '/']")

    monkeypatch.setattr(refusal.tempfile, "mkdtemp", none)
    monkeypatch.setenv("TMPDIR", "/nowhere")
    with pytest.raises(refusal.Temporary) as fault:
        refusal.temporary_folder("x-")
    assert fault_message(fault.value, "zh").startswith("没有可用的临时文件夹（/nowhere），") and "TMPDIR" in fault_message(
        fault.value, "en"
    )


def test_a_copy_onto_a_full_disk_is_finished_by_the_next_one(data, disk, place):
    publisher = store(data, place / "releases")
    publisher.publish(Draft("load", 1, "desk"))
    owned(place / "releases")
    filled(disk, 20 << 10)
    refused(command("copy", "--to", disk / "copy", data=data, store=place / "releases"), f"{disk}/copy", "磁盘已满")
    (disk / "filler").unlink()
    assert command("copy", "--to", disk / "copy", data=data, store=place / "releases").status == 0
    copy = Publisher(Settings(data, disk / "copy", sample=False))
    assert [e["release"] for e in copy.store.entries()] == [1, 2] and copy.snapshot().release == 2


def test_verify_takes_no_refusal_for_a_damage(data, place):
    publisher = store(data, place / "releases")
    path = publisher.databases.path(publisher.store.head())
    closed(path, 0)
    refused(command("verify", data=data, store=place / "releases"), "没有读写", str(path))
    assert path.exists()


def test_a_copy_of_a_shared_store_that_does_not_fit_is_not_taken_for_a_store_that_is_away(data, disk, place):
    publisher = store(data, place / "releases")
    shared = Shared(AsPlace(publisher.store), disk / "cache")
    shared.refresh()
    publisher.publish(Draft("load", 1, "desk"))
    filled(disk)
    shared._look()
    assert (
        f"{disk}/cache" in fault_message(shared.outage, "zh")
        and "磁盘已满" in fault_message(shared.outage, "zh")
        and shared.head()["release"] == 1
    )
    (disk / "filler").unlink()
    shared._look()
    assert shared.outage is None and shared.behind is None and shared.head()["release"] == 2


@pytest.mark.parametrize(
    "verb",
    [("template", "--year=2025", "--office=east", "--to"), ("check", "more.csv", "--to"), ("export", "--to")],
    ids=lambda verb: verb[0],
)
def test_a_file_is_written_whole_or_not_at_all(data, disk, place, verb):
    store(data, place / "releases")
    to = disk / ("out" if verb[0] == "export" else "out.xlsx")
    filled(disk, 4 << 10 if verb[0] != "export" else 0)
    verb = [place / one if one == "more.csv" else one for one in verb]
    answer = command(*verb, to, data=data, store=place / "releases")
    assert answer.status == 2 and str(to) in answer.err and "磁盘已满" in answer.err and "Traceback" not in answer.err, answer.err
    assert not [path for path in disk.rglob("*") if path.is_file() and path.name != "filler"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "verb", [("series", "visits"), ("releases",), ("template", "--year=2025", "--office=east"), ("releases", "--json")]
)
def test_an_answer_that_goes_nowhere_is_said(data, place, verb):
    store(data, place / "releases")
    refused(
        command(*verb, data=data, store=place / "releases", out=Path("/dev/full")),
        "写不下，操作没有做完",
        "请用 python -m etl releases 查看",
    )


def test_settings_that_may_not_be_read(data, place):
    store(data, place / "releases")
    settings = data / "settings.toml"
    settings.write_text('store = "x"\n', "utf-8")
    closed(settings, 0)
    refused(command("releases", data=data, store=place / "releases"), "没有读写", str(settings))


def test_pages_go_on_showing_the_last_release_on_a_full_disk(data, disk, monkeypatch):
    publisher = store(data, disk / "releases")
    publisher.publish(Draft("load", 1, "desk"))
    newest = publisher.databases.path(publisher.store.head())
    newest.unlink()
    filled(disk)
    for name, value in {"DATA": data, "STORE": disk / "releases", "SAMPLE": "off"}.items():
        monkeypatch.setenv(f"DASHBOARD_{name}", str(value))
    settings.cache_clear()
    page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
    assert not page.exception and headed(page)
    assert [
        sentence
        for sentence in texts(page.error)
        if f"{disk}/releases" in sentence and "磁盘已满，操作没有完成，已发布的数据不受影响" in sentence
    ]
    assert [one.value for one in page.warning] == ["下面显示的是版本1。"]
    (disk / "filler").unlink()
    page.run()
    settings.cache_clear()
    assert not page.error and not page.warning and newest.exists()


def test_an_older_release_is_shown_though_it_cannot_be_compared(data, disk, place, monkeypatch):
    publisher = store(data, place / "releases")
    publisher.publish(Draft("load", 1, "desk"))
    publisher.snapshot(1)
    for name, value in {"DATA": data, "STORE": place / "releases", "SAMPLE": "off"}.items():
        monkeypatch.setenv(f"DASHBOARD_{name}", str(value))
    filled(disk)
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    settings.cache_clear()
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    app.query_params["release"] = "1"
    page = app.run()
    settings.cache_clear()
    assert not page.exception and headed(page)
    assert [sentence for sentence in texts(page.warning) if f"临时文件夹{disk}所在的磁盘已满" in sentence]
    assert [one.value for one in page.info if "这里显示的是数据版本1" in one.value and "此后" not in one.value]


def test_a_page_that_needs_room_says_so(data, disk, place, monkeypatch):
    publisher = store(data, place / "releases")
    publisher.publish(Draft("load", 1, "desk"))
    for name, value in {"DATA": data, "STORE": place / "releases", "SAMPLE": "off"}.items():
        monkeypatch.setenv(f"DASHBOARD_{name}", str(value))
    settings.cache_clear()
    page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
    filled(disk)
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    page.switch_page("manage/history.py").run()
    settings.cache_clear()
    assert not page.exception and [
        sentence for sentence in texts(page.error) if f"临时文件夹{disk}所在的磁盘已满" in sentence and "TMPDIR" in sentence
    ]
