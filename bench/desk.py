"""How quick the desk is: `python bench/desk.py PROCESSED` over a published dataset.

Prints for searches, cases, figures and documents the median and the slowest of several rounds, in
milliseconds on the clock and of processor time: on a machine at other work the latter tells more.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from starlette.testclient import TestClient

from pipeline.serve import queue
from pipeline.serve.app import create_app
from pipeline.settings import Folders, Settings

QUESTIONS: Final = (
    "toezichten 2019", "25 daders", "woningen", "stikstof 2018", "30%", "2019", "uitstoot",
    "slachtoffers van mensenhandel", "1,2 miljoen euro", "gemeenten", "een derde van de leerlingen",
)  # fmt: skip
MOST: Final = 12


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("processed", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    folders = Folders(processed=chosen.processed, decisions=chosen.processed / "geen.jsonl")
    begin = time.perf_counter()
    app = create_app(Settings(folders=folders))
    print(f"openen: {time.perf_counter() - begin:.1f} s")
    now = app.state.desk.now()
    waiting = queue.queue_of(now)
    cases = [c.case_id for c in (*waiting.contested, *waiting.doubtful)][:MOST]
    figures = [f.figure_id for f in now.published.figures.values() if f.alternatives][:MOST]
    documents = [*now.published.documents][:MOST]
    print(f"{len(now.published.claims)} beweringen, {len(now.published.relations)} relaties")
    with TestClient(app) as client:
        for name, paths in {
            "zoeken": [f"/zoeken?q={question}" for question in QUESTIONS],
            "geval": [f"/beoordelen/{case}" for case in cases],
            "cijfer": [f"/cijfers/{figure}" for figure in figures],
            "document": [f"/documenten/{document}" for document in documents],
            "overzicht": ["/"],
        }.items():
            times = [
                measure(lambda path=path: client.get(path).raise_for_status())  # type: ignore[misc]
                for _ in range(chosen.rounds)
                for path in paths
            ]
            tell(name, times)


def measure(do: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the clock and of processor time."""
    clock, work = time.perf_counter(), time.process_time()
    do()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - work) * 1000


def tell(name: str, times: list[tuple[float, float]]) -> None:
    """One line: medians and the slowest."""
    for kind, found in (("klok", [t[0] for t in times]), ("rekentijd", [t[1] for t in times])):
        middle, most = statistics.median(found), max(found)
        print(
            f"{name:10} {kind:10} mediaan {middle:6.0f} ms  traagste {most:6.0f} ms  n={len(found)}"
        )


if __name__ == "__main__":
    main()
