"""A cluster of real processes: a scheduler and workers on ports of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pipeline.run.conftest import folder, kamercijfers, write

__all__ = ["folder", "kamercijfers", "write"]

PATIENCE = 120


@dataclass
class Processes:
    """A scheduler at an address, and the workers that were started for it."""

    address: str
    home: Path
    stack: ExitStack
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def hire(self) -> subprocess.Popen[bytes]:
        """One more worker of one thread, in a folder of its own."""
        here = self.home / f"werker{len(self.workers)}"
        here.mkdir()
        program = [*_dask("worker"), self.address, "--nthreads=1", "--no-dashboard", "--no-nanny"]
        self.workers.append(self.stack.enter_context(_running(program, here)))
        return self.workers[-1]


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    """A scheduler and two workers, each a process."""
    home = tmp_path_factory.mktemp("cluster")
    told = home / "planner.json"
    with ExitStack() as stack:
        program = [
            *_dask("scheduler"), "--host=127.0.0.1", "--port=0", "--dashboard-address=127.0.0.1:0",
            f"--scheduler-file={told}",
        ]  # fmt: skip
        stack.enter_context(_running(program, home))
        cluster = Processes(_address_in(told), home, stack)
        cluster.hire()
        cluster.hire()
        _await_workers(cluster.address, 2)
        yield cluster


def _dask(role: str) -> list[str]:
    return [sys.executable, "-m", f"distributed.cli.dask_{role}"]


@contextmanager
def _running(program: list[str], here: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (here / f"{program[2]}.log").open("wb") as log:
        process = subprocess.Popen(
            program,
            cwd=here,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def _address_in(told: Path) -> str:
    import json

    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if told.is_file() and (text := told.read_text()):
            address: str = json.loads(text)["address"]
            return address
        time.sleep(0.1)
    raise TimeoutError("the scheduler did not start")


def _await_workers(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False, timeout=PATIENCE) as client:
        client.wait_for_workers(count, timeout=PATIENCE)
