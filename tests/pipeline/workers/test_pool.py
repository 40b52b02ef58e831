"""A task that hangs, crashes or eats memory costs itself only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest

from pipeline.workers import Done, Limits, work
from schemas.errors import UnreadableDocument
from tests.pipeline.workers import tasks

LIMITS = Limits(seconds=1.5, memory_mb=256)


def outcomes(names: list[str], *, jobs: int = 2, limits: Limits = LIMITS) -> dict[str, Done]:
    return {done.task: done for done in work(names, tasks.act, jobs=jobs, limits=limits)}


def test_every_other_task_is_done_when_one_hangs_crashes_or_eats_memory() -> None:
    good = [f"goed-{n}" for n in range(12)]
    bad = ["hang", "abort", "exit", "memory", "raise", "unpicklable"]
    done = outcomes([*good[:6], *bad, *good[6:]])
    assert {name for name in done if done[name].value} == set(good)
    assert {name: done[name].trouble for name in bad} == {
        "hang": "timeout",
        "abort": "crashed",
        "exit": "crashed",
        "memory": "memory",
        "raise": None,
        "unpicklable": None,
    }
    assert isinstance(done["raise"].error, UnreadableDocument)
    assert done["raise"].error.code == "encrypted"
    assert "blijft thuis" in str(done["unpicklable"].error)
    assert "SIGABRT" in done["abort"].detail


def test_a_busy_loop_ends_at_the_limit() -> None:
    done = outcomes(["spin", "goed"], jobs=1)
    assert done["spin"].trouble == "timeout"
    assert done["spin"].seconds < LIMITS.seconds + 2
    assert done["goed"].value


def test_a_task_is_not_blamed_for_what_its_worker_inherited() -> None:
    done = outcomes(["goed", "inherit", "ook goed"], jobs=1)
    assert done["inherit"].trouble is None
    assert done["inherit"].value


def test_a_worker_gets_a_successor_after_its_share_of_tasks() -> None:
    limits = Limits(seconds=5, memory_mb=256, tasks_per_worker=2)
    done = outcomes(["a", "b", "c", "d"], jobs=1, limits=limits)
    processes = [str(one.value).rpartition(" ")[2] for one in done.values()]
    assert processes[0] == processes[1] != processes[2] == processes[3]


def test_nothing_to_do_starts_no_worker() -> None:
    before = len(psutil.Process().children())
    assert outcomes([]) == {}
    assert len(psutil.Process().children()) == before


def test_a_preparation_that_fails_ends_the_work_with_its_own_error() -> None:
    with pytest.raises(FileNotFoundError, match="geen model"):
        list(work(["a"], tasks.act, jobs=2, limits=LIMITS, prepare=tasks.prepare_badly))


def test_workers_that_cannot_start_end_the_work() -> None:
    with pytest.raises(RuntimeError, match="exitcode 9"):
        list(work(["a"], tasks.act, jobs=2, limits=LIMITS, prepare=tasks.die_at_start))


def test_what_workers_write_to_standard_error_goes_to_the_log(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "werkers.log"
    list(work(["raise"], tasks.act, jobs=1, limits=LIMITS, log=log))
    assert "UnreadableDocument" in log.read_text()


def test_leaving_halfway_leaves_no_worker_behind() -> None:
    before = psutil.Process().children()
    under_way = work(["goed", "hang"], tasks.act, jobs=2, limits=Limits(seconds=60))
    next(under_way)
    under_way.close()
    assert psutil.Process().children() == before


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux's")
def test_workers_die_with_a_parent_that_is_killed(root: Path) -> None:
    script = """
        from pipeline.workers import Limits, work
        from tests.pipeline.workers import tasks
        list(work(["hang"], tasks.act, jobs=1, limits=Limits(seconds=60)))
    """
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], cwd=root)
    child = _wait_for_child(parent.pid)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    psutil.wait_procs([child], timeout=10)
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


def _wait_for_child(pid: int) -> psutil.Process:
    for _ in range(200):
        children = psutil.Process(pid).children()
        if children:
            return children[0]
        time.sleep(0.05)
    raise AssertionError("no worker was started")


def test_a_worker_that_aborts_with_its_memory_full_is_said_to_be_short_of_memory() -> None:
    limits = Limits(seconds=30, memory_mb=4000)  # what would be doubled asks for 4,800 in all
    (done,) = work(["starve"], tasks.act, jobs=1, limits=limits)
    assert done.trouble == "memory"
    roomy = Limits(seconds=30, memory_mb=12_000)
    (done,) = work(["starve"], tasks.act, jobs=1, limits=roomy)
    assert done.trouble == "crashed"
