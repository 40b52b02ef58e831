"""Killed while it fetches, decides or publishes: nothing is half, and the next time heals.

KILLS in the environment says how often to kill each: 2 times unless told. Killing a run that
reads is in test_faults.py.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.reconcile import load_decisions
from tests.pipeline.fetch.conftest import Reply, Server, server
from tests.pipeline.run.conftest import published
from tests.pipeline.run.test_faults import assert_whole, start

__all__ = ["server"]
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("gedood")]
KILLS = int(os.environ.get("KILLS", "2"))
STARTED = 0.25
"""The share of a command's time in which it has begun to do something."""
FILES = 24


def kill(folder: Path, seconds: float, draw: random.Random, *arguments: str) -> None:
    """Start a command that takes so long and kill it at some moment of its work."""
    running = start(folder, *arguments)
    try:
        running.wait(draw.uniform(STARTED, 1.0) * seconds)
    except subprocess.TimeoutExpired:
        running.kill()
    running.communicate()


def finish(folder: Path, *arguments: str) -> int:
    """The exit code of a command that nobody disturbs."""
    running = start(folder, *arguments)
    running.communicate()
    return running.returncode


def timed(work: Callable[[], object]) -> float:
    """How many seconds some work takes."""
    started = time.monotonic()
    work()
    return time.monotonic() - started


def left_over(folder: Path) -> list[str]:
    """What is not whole yet, or was never cleared away."""
    names = [path for path in folder.rglob("*") if ".nieuw" in path.name or ".part" in path.name]
    return [str(path) for path in names]


def body(number: int) -> bytes:
    return b"%PDF-1.7\n" + random.Random(number).randbytes(200_000)


@pytest.fixture
def sources(server: Server, tmp_path: Path) -> Path:
    """A folder with two sources of many files each: addresses and a share."""
    share = tmp_path / "share"
    share.mkdir()
    for number in range(FILES):
        (share / f"s{number}.pdf").write_bytes(body(number))
        server.answer(f"/w{number}.pdf", Reply(body(FILES + number)))
    urls = json.dumps([f"{server.url}/w{number}.pdf" for number in range(FILES)])
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "sources.toml").write_text(
        f'[[source]]\nname = "web"\nkind = "url"\nurls = {urls}\nhosts = ["{server.url}"]\n'
        f'delay = 0\n[[source]]\nname = "map"\nkind = "folder"\npath = "{share}"\n'
    )
    return tmp_path


def fetched(folder: Path) -> dict[str, Any]:
    """What is fetched, by name: files as they are, notes without their moment."""
    found: dict[str, Any] = {}
    for path in sorted((folder / "raw" / "fetched").rglob("*")):
        if path.suffix == ".json":
            told = json.loads(path.read_text())
            found[path.name + path.parent.name] = {**told, "retrieved_at": ""}
        elif path.is_file():
            found[path.name] = path.read_bytes()
    return found


def test_killed_while_it_fetches(sources: Path) -> None:
    seconds = timed(lambda: finish(sources, "fetch"))
    undisturbed = fetched(sources)
    assert len(undisturbed) == 2 * (2 * FILES + 1)
    cut_short = 0
    for seed in range(KILLS):
        shutil.rmtree(sources / "raw" / "fetched")
        kill(sources, seconds, random.Random(seed), "fetch")
        half = {name: one for name, one in fetched(sources).items() if ".part" not in name}
        cut_short += 0 < len(half) < len(undisturbed)
        for name, content in half.items():
            if isinstance(content, bytes):
                assert content == undisturbed[name]
        assert finish(sources, "fetch") == 0
        assert fetched(sources) == undisturbed
        assert not left_over(sources)
    assert cut_short or KILLS < 10


class Standing:
    """A published folder of two documents that differ, kept aside to begin from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processed = folder / "processed"
        self.decisions = folder / "raw" / "decisions.jsonl"
        (folder / "raw").mkdir()
        for number in range(6):
            (folder / "raw" / f"d{number}.pdf").write_text(f"goed {number + 300} {number + 4} 9")
        assert finish(folder, "run") == 0
        shutil.copytree(self.processed, folder / "before", symlinks=True)

    def begin(self) -> None:
        """Put the published version back, with nothing decided."""
        self.decisions.unlink(missing_ok=True)
        shutil.rmtree(self.processed)
        shutil.copytree(self.folder / "before", self.processed, symlinks=True)

    def decide(self, claim_id: str) -> tuple[str, ...]:
        """The words with which a claim is rejected."""
        return ("decide", "reject_claim", claim_id, "--because", "een rijnummer", "--by", "Ans")


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    return Standing(tmp_path_factory.mktemp("staand"))


def test_killed_while_it_decides(standing: Standing) -> None:
    standing.begin()
    finish(standing.folder, *standing.decide("d0:0"))
    first = standing.decisions.read_bytes()
    seconds = timed(lambda: finish(standing.folder, *standing.decide("d1:1")))
    second = standing.decisions.read_bytes()
    for seed in range(KILLS):
        standing.decisions.write_bytes(first)
        kill(standing.folder, seconds, random.Random(seed), *standing.decide("d1:1"))
        kept = load_decisions(standing.decisions)
        assert [one.claims for one in kept] == [("d0:0",), ("d1:1",)][: len(kept)]
        assert len(kept) in (1, 2)
        if len(kept) == 1:
            assert standing.decisions.read_bytes() == first
            assert finish(standing.folder, *standing.decide("d1:1")) == 0
        assert len(standing.decisions.read_bytes()) == len(second)
        assert not left_over(standing.folder)


def test_killed_while_it_publishes_what_was_decided(standing: Standing) -> None:
    """Nothing is read in this run: all its time goes to comparing, checking and publishing."""
    standing.begin()
    finish(standing.folder, *standing.decide("d0:0"))
    decided = standing.decisions.read_bytes()
    before = published(standing.processed)
    seconds = timed(lambda: finish(standing.folder, "run"))
    after = published(standing.processed)
    assert before != after
    for seed in range(KILLS):
        standing.begin()
        standing.decisions.write_bytes(decided)
        kill(standing.folder, seconds, random.Random(seed), "run")
        assert_whole(standing.processed)
        assert published(standing.processed) in (before, after)
        assert standing.decisions.read_bytes() == decided
        assert finish(standing.folder, "run") == 0
        assert published(standing.processed) == after
        assert_whole(standing.processed)
        assert not left_over(standing.folder)


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="prlimit plays the full disk")
def test_a_disk_that_fills_while_it_decides_leaves_no_half_line(standing: Standing) -> None:
    standing.begin()
    for claim_id in ("d0:0", "d2:0", "d3:0", "d4:0"):
        assert finish(standing.folder, *standing.decide(claim_id)) == 0
    decided = standing.decisions.read_bytes()
    standing.decisions.write_bytes(decided + b"\n" * (1000 - len(decided)))
    full = standing.decisions.read_bytes()
    running = start(standing.folder, *standing.decide("d1:1"), largest_file=1024)
    _, err = running.communicate()
    assert running.returncode == 1
    assert "er is niets vastgelegd" in err.decode().splitlines()[-1]
    assert standing.decisions.read_bytes() == full
    assert finish(standing.folder, *standing.decide("d1:1")) == 0
