"""Whatever happens to a run, nothing published is half, nothing decided is lost, the next heals.

KILLS in the environment says how often to kill: 5 times unless told, 50 for a thorough night.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from pipeline.run.inputs.folder import OWN_FILES
from pipeline.run.record.runs import begin_record, last_run
from pipeline.store.whole import TEMPORARY, whole
from tests.conftest import ROOT
from tests.pipeline.run.conftest import Command, Write, documents, last_record, published

pytestmark = pytest.mark.xdist_group("nacht")
KILLS = int(os.environ.get("KILLS", "5"))
DECISIONS = b"\n"


def start(folder: Path, *arguments: str, largest_file: int = 0) -> subprocess.Popen[bytes]:
    """The quick command line in a process of its own; `largest_file` (bytes) plays a full disk."""
    program = [sys.executable, "-m", "tests.pipeline.run.quick_program", *arguments]
    if largest_file:
        program = ["prlimit", f"--fsize={largest_file}", *program]
    return subprocess.Popen(
        program,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def assert_whole(processed: Path) -> None:
    """Every file of what is published is there and has the content its version promises."""
    dataset = processed / "dataset"
    if not dataset.exists():
        return
    for line in (dataset / "checksums.sha256").read_text().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((dataset / name).read_bytes()).hexdigest() == digest, name


class Night:
    """A folder with a published version, and inputs that changed since."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        raw = folder / "raw"
        raw.mkdir()
        for number in range(8):
            (raw / f"d{number}.pdf").write_text(f"goed {number + 3} {number + 4}")
        self.run()
        (folder / "processed").rename(folder / "before")
        (raw / "d0.pdf").write_text("goed 77")
        (raw / "d1.pdf").unlink()
        (raw / "d2.pdf").write_text("versleuteld")
        for number in range(4):
            (raw / f"n{number}.pdf").write_text(f"traag {number + 11}")
        (raw / "decisions.jsonl").write_bytes(DECISIONS)
        self.begin()
        started = time.monotonic()
        self.run()
        self.seconds = time.monotonic() - started
        self.undisturbed = published(folder / "processed")

    def begin(self) -> None:
        """Put the earlier version back."""
        shutil.rmtree(self.folder / "processed", ignore_errors=True)
        shutil.copytree(self.folder / "before", self.folder / "processed", symlinks=True)

    def run(self) -> int:
        """An undisturbed run; returns its exit code."""
        run = start(self.folder, "run", "--yes")
        run.communicate()
        return run.returncode


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Night:
    return Night(tmp_path_factory.mktemp("nacht"))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_any_moment_the_next_run_comes_to_the_same(night: Night, seed: int) -> None:
    night.begin()
    run = start(night.folder, "run", "--yes")
    moment = random.Random(seed).uniform(0.1, 1.0) * night.seconds
    try:
        run.wait(moment)
    except subprocess.TimeoutExpired:
        run.kill()
    run.communicate()
    processed = night.folder / "processed"
    assert_whole(processed)
    assert night.run() == 4
    assert_whole(processed)
    assert published(processed) == night.undisturbed
    assert (night.folder / "raw" / "decisions.jsonl").read_bytes() == DECISIONS
    assert not [path for path in processed.rglob("*") if ".nieuw" in path.name]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("prlimit") is None, reason="prlimit plays the full disk")
@pytest.mark.parametrize("kilobytes", [1, 40, 60, 110])
def test_a_full_disk_ends_the_run_with_a_message_and_harms_nothing(
    night: Night, kilobytes: int
) -> None:
    night.begin()
    processed = night.folder / "processed"
    before = published(processed)
    run = start(night.folder, "run", "--yes", largest_file=kilobytes * 1024)
    _, err = run.communicate()
    told = err.decode().splitlines()
    assert run.returncode == 1, told
    assert "is vol; de gepubliceerde dataset is ongemoeid." in told[-1]
    assert published(processed) == before
    assert night.run() == 4
    assert published(processed) == night.undisturbed


@pytest.mark.slow
@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_it_stops_cleanly(night: Night, word: signal.Signals) -> None:
    night.begin()
    (night.folder / "raw" / "x.pdf").write_text("hangt")
    try:
        run = start(night.folder, "run", "--yes", "--jobs", "1")
        children = wait_for_workers(run)
        run.send_signal(word)
        _, err = run.communicate(timeout=30)
        assert run.returncode == 130
        assert err.decode().splitlines()[-1] == (
            "kamercijfers: Afgebroken; wat gelezen is blijft bewaard."
        )
        assert not psutil.wait_procs(children, timeout=5)[1]
        record = last_run(night.folder / "processed")
        assert record is not None
        assert record.exit_code == 130
    finally:
        (night.folder / "raw" / "x.pdf").unlink()
    assert night.run() == 4
    assert published(night.folder / "processed") == night.undisturbed


@pytest.mark.slow
def test_a_second_run_at_the_same_time_is_refused(night: Night) -> None:
    night.begin()
    (night.folder / "raw" / "x.pdf").write_text("hangt")
    try:
        first = start(night.folder, "run", "--yes")
        wait_for_workers(first)
        second = start(night.folder, "run", "--yes")
        _, err = second.communicate(timeout=60)
        assert second.returncode == 2
        told = err.decode()
        assert f"Er draait al een verwerking in processed (proces {first.pid})" in told
        assert first.poll() is None
        first.terminate()
        first.communicate()
    finally:
        (night.folder / "raw" / "x.pdf").unlink()
    assert night.run() == 4


def wait_for_workers(run: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The workers of a run, once it has any."""
    for _ in range(600):
        children = psutil.Process(run.pid).children()
        if children:
            return children
        assert run.poll() is None, run.communicate()
        time.sleep(0.05)
    raise AssertionError("no worker was started")


def test_a_damaged_store_is_renewed_and_said(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5", b="goed 6")
    kamercijfers("run")
    before = published(folder / "processed")
    store = folder / "processed" / "store" / "store.duckdb"
    store.write_bytes(store.read_bytes()[:5000])
    code, out, _ = kamercijfers("run")
    assert code == 0
    assert "De opslag was beschadigd en is vernieuwd" in out
    assert "2 nu gelezen" in out
    assert published(folder / "processed") == before


def test_a_store_that_is_no_store_is_renewed(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5", b="goed 6")
    (folder / "processed").mkdir()
    for name in ("store", "runs", "reports", "versions"):
        (folder / "processed" / name).write_text("geen map")
    assert kamercijfers("run")[0] == 0
    before = published(folder / "processed")
    shutil.rmtree(folder / "processed" / "store")
    (folder / "processed" / "store" / "store.duckdb").mkdir(parents=True)
    code, out, _ = kamercijfers("run")
    assert code == 0
    assert "De opslag was beschadigd en is vernieuwd" in out
    assert published(folder / "processed") == before


@pytest.mark.parametrize("again", [1, 2])
def test_a_folder_where_a_file_of_ours_should_be_is_moved_aside(
    folder: Path, write: Write, kamercijfers: Command, again: int
) -> None:
    write(a="goed 15", b="goed 16")
    assert kamercijfers("run")[0] == 0
    processed = folder / "processed"
    before = published(processed)
    for _ in range(again):
        for name in OWN_FILES:
            (processed / name).unlink(missing_ok=True)
            (processed / name).mkdir()
            (processed / name / "iets").write_text("geen bestand")
        code, _, err = kamercijfers("run")
        assert code == 0, err
    assert published(processed) == before
    for name in OWN_FILES:
        assert (processed / f"{name}.kapot" / "iets").is_file(), name
        assert (processed / f"{name}.kapot{again}").is_dir() == (again > 1), name
        assert not (processed / name).is_dir(), name


@pytest.mark.parametrize("method", ["digests", "read", "note", "blob", "write", "remember"])
def test_damage_met_later_renews_the_store_at_any_moment(
    folder: Path,
    write: Write,
    kamercijfers: Command,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
) -> None:
    from pipeline.store.store import Store, StoreDamaged

    write(a="goed 5", b="goed 6")
    assert kamercijfers("run")[0] == 0
    write(c="goed 7")
    sound, met = getattr(Store, method), []

    def damaged(store: Store, *args: object, **kwargs: object) -> object:
        if not met:
            met.append(method)
            raise StoreDamaged("block 7 does not hold")
        return sound(store, *args, **kwargs)

    monkeypatch.setattr(Store, method, damaged)
    code, out, err = kamercijfers("run")
    assert code == 0, err
    assert "De opslag bleek beschadigd en is vernieuwd (block 7 does not hold)" in out
    assert {*documents(folder / "processed")} == {"a", "b", "c"}


DAMAGE = ("documents.csv", "claims.csv", "claims.parquet", "checksums.sha256", "kwaliteit.html")


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_version_is_made_again(
    folder: Path, write: Write, kamercijfers: Command, name: str
) -> None:
    write(a="goed 5", b="goed 6", weg="goed 7")
    kamercijfers("run")
    (folder / "raw" / "weg.pdf").unlink()
    kamercijfers("run", "--yes")
    processed = folder / "processed"
    before = published(processed)
    file = (processed / "dataset").resolve() / name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(bytes(content))
    code, _, err = kamercijfers("diff")
    assert (code, "is beschadigd" in err) == (2, True)
    code, out, err = kamercijfers("run")
    assert code == 0, err
    assert "De gepubliceerde versie was beschadigd en is opnieuw gemaakt" in out
    assert_whole(processed)
    after = published(processed)
    changes = {"wijzigingen.json", "wijzigingen.atom"}
    assert {n: b for n, b in after.items() if n not in changes} == {
        n: b for n, b in before.items() if n not in changes
    }
    assert documents(processed)["weg"]["status"] == "withdrawn"
    assert kamercijfers("diff")[0] == 0
    assert "beschadigd" not in kamercijfers("run")[1]


def test_a_clock_that_jumps_back_changes_nothing(
    folder: Path, write: Write, kamercijfers: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(a="goed 5")
    os.utime(folder / "raw" / "a.pdf", (4_000_000_000, 4_000_000_000))
    years = iter((2040, 1999, 2026))
    monkeypatch.setattr(
        "pipeline.run.record.runs.now", lambda: dt.datetime(next(years), 1, 1, tzinfo=dt.UTC)
    )
    kamercijfers("run")
    before = published(folder / "processed")
    assert "0 nu gelezen" in kamercijfers("run")[1]
    assert published(folder / "processed") == before
    record = last_run(folder / "processed")
    assert record is not None
    assert record.started_at.startswith("1999")
    write(a="goed 6")
    kamercijfers("run")
    assert published(folder / "processed") != before
    assert last_record(folder / "processed")["run_id"].startswith("00003-2026")


def test_a_half_written_file_is_set_aside_until_it_is_whole(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5", b="versleuteld")
    assert kamercijfers("run")[0] == 4
    write(b="goed 6")
    assert kamercijfers("run")[0] == 0
    assert documents(folder / "processed")["b"]["status"] == "ok"


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not hold for root")
def test_a_read_only_folder_is_refused(folder: Path, write: Write, kamercijfers: Command) -> None:
    write(a="goed 5")
    (folder / "processed").mkdir(mode=0o555)
    code, _, err = kamercijfers("run")
    assert code == 2
    assert "kan niet worden geschreven" in err


def test_what_a_killed_run_left_of_its_records_is_cleared(tmp_path: Path) -> None:
    for folder in ("runs", "reports"):
        (tmp_path / folder).mkdir()
        with whole(tmp_path / folder / "00001-20200101T000000Z.json") as part:
            part.write_text("half")
            (tmp_path / folder / part.name.replace(".part", "9.part")).write_text("half")
    begin_record(tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith(TEMPORARY)]
    assert len([*tmp_path.rglob("*.json")]) == 2
