"""Forked processes see what is in memory, keep the order, and end with their parent."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from pipeline.workers.forks import fan_out

SLEEPERS = """
import os, time
from pipeline.workers.forks import fan_out
def sleep(task):
    os.write(1, b"begonnen\\n")  # in one piece, whoever else writes
    time.sleep(60)
[*fan_out(sleep, [1, 2], processes=2)]
"""


def test_results_come_in_the_order_of_the_tasks_from_other_processes() -> None:
    numbers = list(range(100, 120))

    def look_up(place: int) -> tuple[int, int]:
        time.sleep(0.05 * (place == 3))  # the others pass it by
        return numbers[place], os.getpid()

    found = [*fan_out(look_up, range(len(numbers)), processes=2)]
    assert [number for number, _ in found] == numbers
    workers = {pid for _, pid in found}
    assert os.getpid() not in workers
    assert len(workers) == len(numbers)


def test_no_process_stays_when_the_results_are_not_waited_for() -> None:
    before = psutil.Process().children()
    results = fan_out(time.sleep, [0, 60, 60], processes=2)
    assert next(results) is None
    results.close()
    assert psutil.Process().children() == before


@pytest.mark.parametrize(("tasks", "processes"), [([7], 2), ([7, 8], 1), ([], 2)])
def test_little_work_stays_in_this_process(tasks: list[int], processes: int) -> None:
    found = [*fan_out(lambda task: (task, os.getpid()), tasks, processes=processes)]
    assert found == [(task, os.getpid()) for task in tasks]


def test_an_error_is_raised_where_the_work_was_asked_for() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        [*fan_out(lambda task: 1 / task, [1, 0], processes=2)]
    assert "1 / task" in raised.value.__notes__[0]


def test_a_process_that_is_killed_is_told_of() -> None:
    with pytest.raises(ChildProcessError, match="killed"):
        [*fan_out(lambda task: os.kill(os.getpid(), task), [9, 9], processes=2)]


def test_forked_processes_end_when_their_parent_is_killed(root: Path) -> None:
    command = [sys.executable, "-c", SLEEPERS]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert [parent.stdout.readline() for _ in range(2)] == ["begonnen\n"] * 2
        children = psutil.Process(parent.pid).children()
        assert len(children) == 2
        parent.kill()
    deadline = time.monotonic() + 10
    while any(child.is_running() for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [child.pid for child in children if child.is_running()] == []
