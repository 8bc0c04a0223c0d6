"""The process that reads foreign bytes: what stops it, that the next call is answered all the same, and that none is left behind."""

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tools import ROOT

import worker
from etl.formats.foreign import CODES
from etl.formats.grid import Unreadable
from etl.problem import Problem
from worker import pool

LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux limits time and memory of a process; elsewhere the clock counts"
)


@pytest.mark.parametrize(
    ("function", "arguments", "why"),
    [
        pytest.param(sum, (range(10**11),), "time", marks=LINUX),
        pytest.param(bytes, (worker.MEGABYTES << 20,), "memory", marks=LINUX),
        (json.loads, ("[" * 100_000,), "depth"),
        (os.abort, (), "ended"),
        (os._exit, (0,), "ended"),
    ],
    ids=["time", "memory", "depth", "crash", "exit"],
)
def test_what_is_too_much_is_stopped_and_the_next_call_is_answered(function, arguments, why):
    with pytest.raises(worker.Stopped) as stopped:
        worker.call(function, *arguments, seconds=0.3)
    assert stopped.value.why == why
    assert worker.call(abs, -1) == 1


def test_the_clock_ends_what_waits_for_ever():
    with pytest.raises(worker.Stopped) as stopped:
        worker.call(time.sleep, 600, seconds=0.1)
    assert (stopped.value.why, stopped.value.most) == ("time", 0.1)


def test_one_that_was_killed_while_it_was_idle_is_replaced_without_a_word():
    worker.call(abs, -1)
    for one in pool._pool.idle:
        one.process.kill()
        one.process.wait()
    assert worker.call(abs, -1) == 1


def test_a_process_is_kept_for_the_next_call_and_is_another_than_this():
    first = worker.call(os.getpid)
    assert first == worker.call(os.getpid) != os.getpid()


def test_many_at_once_are_answered_by_two():
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda n: worker.call(pow, n, 2), range(40)))
    assert answers == [n * n for n in range(40)] and len(pool._pool.all) <= 2


def test_what_is_printed_there_is_no_answer():
    assert worker.call(print, "x" * 10_000) is None


def test_faults_come_back():
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        worker.call(divmod, 1, 0)


def test_an_answer_of_foreign_classes_is_not_believed():
    with pytest.raises(pickle.UnpicklingError):
        worker.call(Path, "/")
    assert worker.call(abs, -1) == 1


@pytest.mark.parametrize("code", CODES.values())
def test_the_reason_is_a_sentence_with_a_remedy(code):
    fault = pickle.loads(pickle.dumps(Unreadable(code, most="2.5")))
    problem = Problem(fault.code, "a", facts=fault.facts)
    assert "重试" in problem.message("zh") + "重试" * (code == "reader_ended") and "new file" in problem.message("en")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_none_is_left_when_the_one_that_asked_is_killed():
    asks = "import os, time, worker; print(worker.call(os.getpid), flush=True); time.sleep(600)"
    parent = subprocess.Popen([sys.executable, "-c", asks], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    for _ in range(200):
        if not _runs(child):
            return
        time.sleep(0.05)
    pytest.fail("it still runs")


def _runs(pid: int) -> bool:
    """Whether a process is there and not merely waiting to be counted out by its parent."""
    try:
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
