"""How long reconciling takes and what it finds, on claims made up at random.

Documents repeat each other's figures in other words; some repeat them wrongly. Printed for each
size: seconds, of the processor over all processes and on the clock, peak memory of all processes
(what they share counted once), the share of planted conflicts found, and false alarms. With
--incremental: what a night costs on which a hundred documents are new.

    python bench/reconcile.py --claims 10000 100000 1000000 [--processes 2] [--incremental]
"""

from __future__ import annotations

import argparse
import contextlib
import os
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import psutil
from made_up import Fact, make_corpus

from pipeline.engines import Local
from pipeline.reconcile import Reconciliation, reconcile, relate_newcomer
from schemas.records import Claim, Document

NIGHT = 100  # documents that are new


def score(
    found: Reconciliation, behind: dict[str, Fact], wrong: set[str]
) -> tuple[float, int, int]:
    """Share of planted conflicts found, contradictions in all, and those of unlike facts."""
    met: set[str] = set()
    contradictions = false = 0
    for relation in found.relations:
        if relation.verdict == "contradicts":
            contradictions += 1
            false += behind[relation.left] != behind[relation.right]
            met |= {relation.left, relation.right} & wrong
    return (len(met) / len(wrong) if wrong else 1.0), contradictions, false


def measure(sizes: Sequence[int], *, seed: int, processes: int, incremental: bool) -> Iterator[str]:
    """One line of figures per size, and one of each night."""
    titles = f"{'claims':>9} {'CPU s':>7} {'wall s':>7} {'MB':>6} {'recall':>7} {'contradicts':>11}"
    yield f"{titles} {'false':>6} {'relations':>10} {'compared':>10}"
    for size in sizes:
        documents, claims, behind, wrong = make_corpus(size, seed)
        began, clock = processor_time(), time.perf_counter()
        with PeakMemory() as memory:
            found = reconcile(documents, claims, engine=Local(processes))
        took, wall = processor_time() - began, time.perf_counter() - clock
        recall, contradictions, false = score(found, behind, wrong)
        yield (
            f"{size:9d} {took:7.1f} {wall:7.1f} {memory.megabytes:6d} {recall:7.3f}"
            f" {contradictions:11d} {false:6d} {len(found.relations):10d}"
            f" {found.compared:10d}"
        )
        del behind, wrong
        if incremental and len(documents) > 2 * NIGHT:
            yield from add_documents(documents, claims, found, processes=processes)


def processor_time() -> float:
    """Seconds of the processor that this process and its children took."""
    return sum(os.times()[:4])


class PeakMemory:
    """The most memory that this process and its children held, looked at every few seconds."""

    EVERY: Final = 2.0

    def __init__(self) -> None:
        self.megabytes = 0
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> PeakMemory:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._watch.join()

    def _look(self) -> None:
        me = psutil.Process()
        while True:
            held = sum(map(held_by, [me.pid, *(child.pid for child in me.children())]))
            self.megabytes = max(self.megabytes, held // 1024)
            if self._done.wait(self.EVERY):
                return


def held_by(pid: int) -> int:
    """The memory of a process in kB, pages it shares with n processes counted for one n-th."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def add_documents(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    whole: Reconciliation,
    *,
    processes: int,
) -> Iterator[str]:
    """A night on which the last documents are new, held against the whole run; and one letter."""
    new = {d.doc_id for d in documents[-NIGHT:]}
    known = [c for c in claims if c.doc_id not in new]
    before = reconcile(documents[:-NIGHT], known, engine=Local(processes)).remember()
    began, clock = processor_time(), time.perf_counter()
    after = reconcile(documents, claims, previous=before, engine=Local(processes))
    took, wall = processor_time() - began, time.perf_counter() - clock
    same = "the same" if after == whole else "NOT the same"
    yield (
        f"          + {NIGHT} documents: {took:.1f} s CPU, {wall:.1f} s wall, "
        f"{after.compared} pairs compared, {same} as the whole run"
    )
    letter = documents[-1]
    own = [c for c in claims if c.doc_id == letter.doc_id]
    known = [c for c in claims if c.doc_id != letter.doc_id]
    began = time.process_time()
    relate_newcomer(letter, own, documents[:-1], known)
    yield f"          one letter: {time.process_time() - began:.1f} s CPU, index included"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--processes", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--incremental", action="store_true")
    options = parser.parse_args()
    lines = measure(
        options.claims,
        seed=options.seed,
        processes=options.processes,
        incremental=options.incremental,
    )
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
