"""How long reconciling takes and what it finds, on claims made up at random.

Documents repeat each other's figures in other words; some repeat them wrongly. Printed for each
size: seconds, peak memory, the share of planted conflicts found, and false alarms.

    python bench/reconcile.py --claims 10000 100000 [--incremental]
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator, Sequence

from made_up import CLAIMS_IN_DOCUMENT, Fact, make_corpus

from pipeline.reconcile import Reconciliation, reconcile, relate_newcomer
from schemas.records import Claim, Document


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
    """One line of figures per size."""
    titles = f"{'claims':>9} {'seconds':>8} {'MB':>6} {'recall':>7} {'contradicts':>11}"
    yield f"{titles} {'false':>6} {'left out':>11}"
    for size in sizes:
        documents, claims, behind, wrong = make_corpus(size, seed)
        began = time.process_time()
        found = reconcile(documents, claims)
        took = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        recall, contradictions, false = score(found, behind, wrong)
        yield (
            f"{size:9d} {took:8.1f} {peak:6d} {recall:7.3f} {contradictions:11d} {false:6d}"
            f" {found.left_out:11d}"
        )
        if incremental:
            yield from add_documents(documents, claims, seed)


def add_documents(documents: list[Document], claims: list[Claim], seed: int) -> Iterator[str]:
    """The next night: a hundred documents more, and one letter to check."""
    night = 100 * CLAIMS_IN_DOCUMENT
    if len(claims) < 2 * night:
        return
    old = claims[:-night]
    before = reconcile(documents[:-100], old)
    began = time.process_time()
    after = reconcile(documents, claims, previous=before.remember())
    took = time.process_time() - began
    yield f"          + 100 documents: {took:.1f} s, {len(after.relations)} relations"
    began = time.process_time()
    relate_newcomer(
        documents[-1], claims[-CLAIMS_IN_DOCUMENT:], documents[:-1], claims[:-CLAIMS_IN_DOCUMENT]
    )
    yield f"          one letter: {time.process_time() - began:.1f} s, index included"


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
