"""How long the fact-check of a ten-page letter takes against a large dataset, start-up included.

usage: python bench/check.py [--claims 100000]

The dataset is made up (bench/reconcile.py), published and indexed as any other; the letter repeats
some of its sentences. Wall-clock and CPU seconds of the whole command, `--help` beside it for the
start-up. Bytecode may be kept, as in any installation: the first check compiles, the others do not.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Sequence
from pathlib import Path

from reconcile import make_corpus
from reportlab.pdfgen.canvas import Canvas

from pipeline.dataset import Dataset
from pipeline.known.near import index_published
from pipeline.publish import publish
from pipeline.versions.versions import RunInfo
from schemas.records import Claim

NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
KAMERCIJFERS = str(Path(sys.executable).with_name("kamercijfers"))
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != NO_BYTECODE}
PAGES = 10
SENTENCES_ON_PAGE = 12
LINE = 90


def write_letter(path: Path, claims: Sequence[Claim]) -> None:
    """A letter of ten pages that repeats the sentences of `claims`."""
    canvas = Canvas(str(path))
    sentences = iter(claim.sentence for claim in claims)
    for _ in range(PAGES):
        text = canvas.beginText(72, 770)
        text.setFont("Helvetica", 10)
        for _ in range(SENTENCES_ON_PAGE):
            text.textLines("\n".join(textwrap.wrap(next(sentences), LINE)))
            text.textLine("")
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()


def timed(command: list[str]) -> tuple[float, float]:
    """Wall-clock and CPU seconds of a command, its workers included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    options = parser.parse_args()
    documents, claims, _, _ = make_corpus(options.claims, 7)
    with tempfile.TemporaryDirectory() as folder:
        processed = Path(folder) / "processed"
        dataset = Dataset(documents=tuple(documents), claims=tuple(claims))
        publish(dataset, processed, run=RunInfo("bench", "2026-01-01T00:00:00Z"), keep=1)
        index_published(processed)
        letter = Path(folder) / "brief.pdf"
        write_letter(letter, claims[:: max(1, len(claims) // (PAGES * SENTENCES_ON_PAGE))])
        check = [KAMERCIJFERS, "check", str(letter), "--processed", str(processed), "--json"]
        commands = (("--help", [KAMERCIJFERS, "--help"]), ("first", check), *[("check", check)] * 3)
        for name, command in commands:
            wall, cpu = timed(command)
            print(f"{name:8} {wall:6.2f} s wall {cpu:6.2f} s CPU")


if __name__ == "__main__":
    main()
