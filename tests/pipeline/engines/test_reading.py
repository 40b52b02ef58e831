"""Documents read on a cluster of real processes come to the same as on one machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.pipeline.engines.conftest import Processes
from tests.pipeline.run.conftest import Command, Write, documents, last_record, published

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("cluster")]


def thirty_documents(write: Write) -> None:
    """Numbers that documents share, and three that cannot be read."""
    write(
        **{f"d{n}": f"goed {n % 7 + 20} {n % 5 + 50} {n * n % 11 + 900}" for n in range(28)},
        slot="versleuteld",
        stuk="breekt",
        half="deels 21 22",
    )


def on(cluster: Processes) -> tuple[str, ...]:
    """The options that name it."""
    return "--engine", "dask", "--scheduler", cluster.address


def test_a_cluster_makes_the_same_dataset_as_one_machine(
    folder: Path, write: Write, kamercijfers: Command, processes: Processes
) -> None:
    thirty_documents(write)
    assert kamercijfers("run", "--jobs", "1")[0] == 4
    here = published(folder / "processed")
    shutil.rmtree(folder / "processed")
    code, out, err = kamercijfers("run", *on(processes))
    assert code == 4, err
    assert "(31 nu gelezen)" in out
    assert "[31/31]" in err
    assert here["relations.csv"].count(b"\n") > 10
    assert published(folder / "processed") == here
    aside = {d["doc_id"]: d["reason"] for d in documents(folder / "processed").values()}
    assert aside["slot"] == "encrypted: op slot"
    assert aside["stuk"] == "crashed: het lezen brak af (signaal SIGABRT)"


def test_what_a_cluster_read_is_not_read_again_by_one_machine(
    folder: Path, write: Write, kamercijfers: Command, processes: Processes
) -> None:
    write(a="goed 5", b="goed 6")
    assert kamercijfers("run", *on(processes))[0] == 0
    assert kamercijfers("run")[1].startswith("Documenten: 2 (0 nu gelezen)")
    write(b="goed 7")
    assert kamercijfers("run", *on(processes))[1].startswith("Documenten: 2 (1 nu gelezen)")


def test_limits_hold_on_a_cluster(
    folder: Path,
    write: Write,
    kamercijfers: Command,
    processes: Processes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KAMERCIJFERS_LIMITS_SECONDS", "2")
    write(a="goed 5", b="hangt", c="goed 6")
    assert kamercijfers("run", *on(processes))[0] == 4
    found = documents(folder / "processed")
    assert found["b"]["reason"] == "timeout: lezen duurde langer dan de grens van 2 s"
    assert [found[name]["status"] for name in "abc"] == ["ok", "quarantined", "ok"]


def test_a_worker_killed_midway_loses_nothing(
    folder: Path, write: Write, kamercijfers: Command, processes: Processes
) -> None:
    write(**{f"d{n}": f"traag {n + 20} {n + 50}" for n in range(40)})
    assert kamercijfers("run", "--jobs", "1")[0] == 0
    here = published(folder / "processed")
    shutil.rmtree(folder / "processed")
    victim = processes.hire()
    killed: list[float] = []

    def kill() -> None:
        store = folder / "processed" / "store" / "store.duckdb"
        while not store.is_file():
            time.sleep(0.05)
        time.sleep(2)
        os.kill(victim.pid, signal.SIGKILL)
        killed.append(time.time())

    killer = threading.Thread(target=kill)
    killer.start()
    code, out, _ = kamercijfers("run", *on(processes))
    killer.join()
    assert code == 0
    assert "Documenten: 40 (40 nu gelezen)" in out
    assert published(folder / "processed") == here
    stages = last_record(folder / "processed")["stages"]
    assert stages["lezen"] > 2


def test_a_scheduler_that_is_not_there_is_told_with_a_remedy(
    folder: Path, write: Write, kamercijfers: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.engines.cluster.CONNECT_SECONDS", 1)
    write(a="goed 5")
    code, _, err = kamercijfers("run", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
    assert code == 7
    assert "De planner tcp://127.0.0.1:1 antwoordt niet." in err
    assert "--engine local" in err


def test_a_scheduler_without_dask_is_refused(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5")
    code, _, err = kamercijfers("run", "--scheduler", "tcp://127.0.0.1:1")
    assert code == 2
    assert "--engine dask" in err


def test_without_dask_the_extra_is_named(
    folder: Path, write: Write, kamercijfers: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    write(a="goed 5")
    code, _, err = kamercijfers("run", "--engine", "dask")
    assert code == 7
    assert "Dask is niet geïnstalleerd. Installeer kamercijfers[dask]" in err


def test_a_run_on_this_machine_imports_no_dask(folder: Path, write: Write, root: Path) -> None:
    write(a="goed 5", b="goed 5")
    program = (
        "import importlib, sys\n"
        "from pipeline.cli.main import run_command\n"
        "from tests.pipeline.run.quick import REPLACED\n"
        "for (module, name), new in REPLACED.items():\n"
        "    setattr(importlib.import_module(module), name, new)\n"
        "assert run_command(['run']) == 0\n"
        "print([m for m in sys.modules if m.partition('.')[0] in ('dask', 'distributed')])"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(root)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert finished.stdout.splitlines()[-1] == "[]"
