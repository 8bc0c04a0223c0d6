"""A refusal of the machine as a sentence in both languages: its place, and what helps."""

import errno
import os

import duckdb
import pytest

from db.refusal import Temporary, refusals
from etl.releases.faults import fault_message

PLACE = "/srv/办公室/releases/blobs/x"
SENTENCES = [  # errno, what is said in Chinese and in English
    (errno.ENOSPC, "磁盘已满", "is full"),
    (errno.EDQUOT, "磁盘已满", "is full"),
    (errno.EFBIG, "系统允许的文件大小", "larger than the system allows"),
    (errno.EROFS, "磁盘是只读的", "is read-only"),
    (errno.EACCES, "没有读写", "no permission"),
    (errno.EPERM, "没有读写", "no permission"),
    (errno.EMFILE, "打开的文件太多", "Too many files"),
    (errno.EIO, "磁盘出错", "disk failed"),
    (errno.ELOOP, "无法读写", "could not be read"),
]


@pytest.mark.parametrize("number, chinese, english", SENTENCES)
def test_every_refusal_has_its_place_and_its_remedy(number, chinese, english):
    fault = OSError(number, os.strerror(number), PLACE)
    assert PLACE in fault_message(fault, "zh") and chinese in fault_message(fault, "zh") and "请" in fault_message(fault, "zh")
    assert PLACE in fault_message(fault, "en") and (english in fault_message(fault, "en") or number == errno.ELOOP)


@pytest.mark.parametrize("number, chinese, english", SENTENCES)
def test_a_link_is_told_by_the_name_that_was_to_be_made(number, chinese, english):
    assert "/store/tmp" not in fault_message(OSError(number, os.strerror(number), "/store/tmp/aside", None, PLACE), "zh")


@pytest.mark.parametrize(
    "name, reading",
    [(b"/srv/\xff.csv", "/srv/?.csv"), ("/srv/\udcff.csv", "/srv/?.csv"), (None, "临时文件夹或输出"), (3, "临时文件夹或输出")],
    ids=["bytes", "surrogate", "nothing", "handle"],
)
def test_whatever_a_name_is_it_can_be_printed(name, reading):
    sentence = fault_message(OSError(errno.ENOSPC, "x", name), "zh")
    assert sentence.encode() and reading in sentence


MESSAGES = [  # what DuckDB says → number and file of the refusal, None for an error that is none
    (
        duckdb.IOException('IO Error: Could not write file "/tmp/s.duckdb": No space left on device'),
        (errno.ENOSPC, "/tmp/s.duckdb"),
    ),
    (
        duckdb.IOException(
            r'IO Error: Async write failed: {"exception_message":"Could not write file \"/a/x.csv\": File too large"}'
        ),
        (errno.EFBIG, "/a/x.csv"),
    ),
    (
        duckdb.TransactionException('Failed to commit: Could not write file "/a/b": No space left on device'),
        (errno.ENOSPC, "/a/b"),
    ),
    (duckdb.IOException('IO Error: Failed to create directory "/ro/tmp": Permission denied'), (errno.EACCES, "/ro/tmp")),
    (duckdb.IOException('IO Error: Cannot open file "/ro/s": Read-only file system'), (errno.EROFS, "/ro/s")),
    (
        duckdb.OutOfMemoryException("failed to offload data block ... the 'max_temp_directory_size' setting"),
        (errno.ENOSPC, "/place"),
    ),
    (duckdb.OutOfMemoryException("could not allocate block of size 256.0 KiB (400.0 MiB/400.0 MiB used)"), None),
    (duckdb.IOException('IO Error: Could not read from file "/a/b": Input/output error'), None),
    (duckdb.CatalogException("Table with name x does not exist!"), None),
]


@pytest.mark.parametrize("error, expected", MESSAGES, ids=lambda one: str(one)[:40])
def test_what_duckdb_is_refused_is_an_oserror_and_nothing_else_is(error, expected):
    with pytest.raises((OSError, duckdb.Error)) as seen, refusals("/place"):
        raise error
    assert (expected and (seen.value.errno, seen.value.filename)) == expected and (expected or seen.value is error)


def test_a_refusal_of_a_temporary_folder_names_the_folder_above(tmp_path):
    with pytest.raises(Temporary) as seen, refusals(tmp_path / "scratch-1", temporary=True):
        raise duckdb.IOException(f'Could not write file "{tmp_path}/scratch-1/s.duckdb": No space left on device')
    assert seen.value.filename == str(tmp_path) and fault_message(seen.value, "zh").startswith(
        f"临时文件夹{tmp_path}所在的磁盘已满"
    )
