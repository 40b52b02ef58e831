"""The whole run in pages a second per core, and a second run over 1,000 unchanged documents.

usage: python bench/run.py [--shared ../shared] [--documents 1000]

CPU seconds of the command with all its workers, so that a busy machine does not blur it; the
start-up of one worker (libraries and language model) is shown apart, by a run over one page.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extractors.pdf.engine import open_pdf

KAMERCIJFERS = str(Path(sys.executable).with_name("kamercijfers"))


def run(folder: Path, processed: Path) -> tuple[float, float]:
    """Wall-clock and CPU seconds of one run."""
    command = [KAMERCIJFERS, "run", str(folder), "--processed", str(processed), "--jobs", "1"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_documents(folder: Path, count: int) -> None:
    """Small letters, each with a number of its own."""
    folder.mkdir(parents=True)
    for number in range(count):
        canvas = Canvas(str(folder / f"brief-{number:04d}.pdf"))
        canvas.drawString(72, 770, f"In 2019 waren er {number + 20} meldingen in wijk {number}.")
        canvas.save()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--documents", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_documents(folder / "one", 1)
        _, start_up = run(folder / "one", folder / "p-one")
        real = options.shared / "corpus" / "real"
        pages = 0
        for path in real.glob("*.pdf"):
            with open_pdf(path) as pdf:
                pages += pdf.page_count
        _, cpu = run(real, folder / "p-real")
        print(f"start-up with one page: {start_up:.1f} s CPU")
        print(
            f"{pages} real pages: {cpu:.1f} s CPU, {pages / (cpu - start_up):.1f} pages/s per core"
        )
        write_documents(folder / "many", options.documents)
        first, _ = run(folder / "many", folder / "p-many")
        again, again_cpu = run(folder / "many", folder / "p-many")
        print(f"{options.documents} documents: {first:.1f} s wall the first time")
        print(f"unchanged: {again:.2f} s wall, {again_cpu:.2f} s CPU, start-up included")


if __name__ == "__main__":
    main()
