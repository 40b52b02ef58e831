"""How long reconciling takes and what it finds, on claims made up at random.

Documents repeat each other's figures in other words; some repeat them wrongly. Printed for each
size: seconds, peak memory, the share of planted conflicts found, and false alarms. With
--incremental: what a night costs on which a hundred documents are new.

    python bench/reconcile.py --claims 10000 100000 [--incremental]
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator, Sequence

from made_up import Fact, make_corpus

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


def measure(sizes: Sequence[int], *, seed: int, incremental: bool) -> Iterator[str]:
    """One line of figures per size, and one of each night."""
    titles = f"{'claims':>9} {'CPU s':>7} {'wall s':>7} {'MB':>6} {'recall':>7} {'contradicts':>11}"
    yield f"{titles} {'false':>6} {'relations':>10} {'compared':>10} {'left out':>12}"
    for size in sizes:
        documents, claims, behind, wrong = make_corpus(size, seed)
        began, clock = time.process_time(), time.perf_counter()
        found = reconcile(documents, claims)
        took, wall = time.process_time() - began, time.perf_counter() - clock
        recall, contradictions, false = score(found, behind, wrong)
        yield (
            f"{size:9d} {took:7.1f} {wall:7.1f} {peak():6d} {recall:7.3f} {contradictions:11d}"
            f" {false:6d} {len(found.relations):10d} {found.compared:10d} {found.left_out:12d}"
        )
        del behind, wrong
        if incremental and len(documents) > 2 * NIGHT:
            yield from add_documents(documents, claims, found)


def peak() -> int:
    """The most memory this process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def add_documents(
    documents: Sequence[Document], claims: Sequence[Claim], whole: Reconciliation
) -> Iterator[str]:
    """A night on which the last documents are new, held against the whole run; and one letter."""
    new = {d.doc_id for d in documents[-NIGHT:]}
    before = reconcile(documents[:-NIGHT], [c for c in claims if c.doc_id not in new]).remember()
    began = time.process_time()
    after = reconcile(documents, claims, previous=before)
    took = time.process_time() - began
    same = "the same" if after == whole else "NOT the same"
    yield (
        f"          + {NIGHT} documents: {took:.1f} s CPU, {after.compared} pairs compared, "
        f"{same} as the whole run"
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
    parser.add_argument("--incremental", action="store_true")
    options = parser.parse_args()
    for line in measure(options.claims, seed=options.seed, incremental=options.incremental):
        print(line, flush=True)


if __name__ == "__main__":
    main()
