"""Comparing in parts that travel comes to the same as comparing in memory."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines import Errand
from pipeline.engines.cluster import Cluster
from pipeline.engines.parcel import do_parcel, pack, unpack
from pipeline.fingerprint import ALL_PACKAGES, fingerprint
from pipeline.reconcile import Reconciliation, reconcile
from pipeline.reconcile.candidates import subjects
from pipeline.reconcile.whole import judged, relate, within
from pipeline.workers import Done
from schemas.records import Claim
from tests.pipeline.engines.conftest import Processes
from tests.pipeline.reconcile.test_incremental import flat, write_document

CODE = fingerprint(ALL_PACKAGES)


@dataclass
class Post:
    """An engine that does all as parcels: packed, unpacked, and done on what is in them alone."""

    spread: int = 3
    sent: list[str] = field(default_factory=list)

    def share(
        self,
        work: Callable[[Any], Any],
        tasks: Sequence[Any],
        *,
        parcel: Callable[[Any], Callable[[], Any]] | None = None,
    ) -> Iterator[Any]:
        if parcel is None:
            yield from map(work, tasks)
            return
        for task in tasks:
            call = parcel(task)
            self.sent.append(call.func.__name__)  # type: ignore[attr-defined]
            yield unpack(do_parcel(pack(call, CODE)))

    def read(self, tasks: Sequence[Any], errand: Errand, *, log: Path) -> Iterator[Done]:
        raise NotImplementedError

    def rest(self) -> None:
        """Nothing is held."""


@pytest.fixture
def in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts so small that there are many."""
    monkeypatch.setattr(judged, "AT_A_TIME", 40)
    monkeypatch.setattr(subjects, "AT_A_TIME", 7)
    monkeypatch.setattr(within, "DOCUMENTS", 3)
    monkeypatch.setattr(relate, "DOCUMENTS_MET", 5)


def corpus(seed: int) -> dict[int, Any]:
    """A crowded one, with what documents retell in words of their own, and footnotes."""
    chance = random.Random(seed)
    known = dict(enumerate(write_document(chance, number) for number in range(16)))
    for number, (about, claims) in known.items():
        told = [retold(c, chance) if chance.random() < 0.3 else c for c in claims]
        known[number] = about, told
    return known


def retold(claim: Claim, chance: random.Random) -> Claim:
    """The same told otherwise, or in a note."""
    if chance.random() < 0.5:
        return replace(claim, in_footnote=str(chance.randint(1, 3)))
    sentence = f"Naar nu blijkt kwam {claim.period} uit op {claim.as_written} {claim.measure}."
    return replace(claim, sentence=sentence, start=sentence.index(claim.as_written))


@pytest.mark.parametrize("seed", range(4))
def test_parcels_hold_all_that_comparing_looks_at(seed: int, in_small_parts: None) -> None:
    known = corpus(seed)
    post = Post()
    assert reconcile(*flat(known), engine=post) == (whole := reconcile(*flat(known)))
    assert {r.verdict for r in whole.relations} >= {"agrees", "contradicts"}
    assert {*post.sent} == {
        "_describe", "_derive_from", "_judge_excerpt", "relations_within", "find_all",
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(2))
def test_a_night_in_parcels_ends_as_a_whole_run(seed: int, in_small_parts: None) -> None:
    known = corpus(seed)
    before = reconcile(*flat({n: known[n] for n in known if n < 12}), engine=Post())
    after = reconcile(*flat(known), previous=before.remember(), engine=Post())
    assert after == reconcile(*flat(known))


@pytest.mark.slow
def test_no_process_sees_another_order(root: Path) -> None:
    """Sets have an order of their own in every process; sums and ties must not follow it."""
    program = (
        "from tests.pipeline.engines.test_comparing import corpus, flat, reconcile\n"
        "print(*reconcile(*flat(corpus(9))).found, sep='\\n')"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("10", "17", "18")
    }
    assert len(told) == 1


@pytest.mark.slow
@pytest.mark.xdist_group("cluster")
def test_a_cluster_of_processes_finds_what_one_finds(
    processes: Processes, in_small_parts: None
) -> None:
    known = corpus(9)
    cluster = Cluster(processes.address, workers=0, code=CODE)
    try:
        found: Reconciliation = reconcile(*flat(known), engine=cluster)
    finally:
        cluster.rest()
    whole = reconcile(*flat(known))
    assert {*found.found} ^ {*whole.found} == set()
    assert found == whole
