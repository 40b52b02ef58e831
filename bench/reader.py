"""Words with font and size: ours beside pdfplumber, in one run, over the shared corpus.

usage: python bench/reader.py [--shared ../shared] [--pages 6] [--whole]

CPU time, so that a busy machine does not blur it; the ratio is a geometric mean over documents.
`--whole` also times the whole reading (layout, notes, tables) in pages a second.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from extractors.pdf import read_pdf
from extractors.pdf.engine import open_pdf
from extractors.pdf.second_opinion import audit_numbers, read_page_with_pdfplumber
from schemas.errors import UnreadableDocument


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def words_by_us(path: Path, pages: int) -> None:
    """Our words of the first pages."""
    with open_pdf(path) as pdf:
        for number in range(1, min(pages, pdf.page_count) + 1):
            pdf.read_page(number)


def words_by_pdfplumber(path: Path, pages: int) -> None:
    """pdfplumber's words of the first pages, each page closed after use."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages[:pages]:
            page.extract_words(extra_attrs=["fontname", "size"])
            page.close()


def audit(path: Path) -> tuple[int, int, int]:
    """Numbers agreed, only ours, only pdfplumber's on the second page (or the only one)."""
    with open_pdf(path) as pdf:
        number = min(2, pdf.page_count)
        ours = pdf.read_page(number)
    found = audit_numbers(ours, read_page_with_pdfplumber(path, number))
    return found.agreed, len(found.only_ours), len(found.only_theirs)


def main() -> None:
    """Print one line a document and the geometric mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    folders = [options.shared / "corpus" / name for name in ("library", "real")]
    ratios: list[float] = []
    totals = [0, 0, 0]
    read_seconds, read_pages = 0.0, 0
    for path in sorted(file for folder in folders for file in folder.glob("*.pdf")):
        theirs = cpu_seconds(lambda p=path: words_by_pdfplumber(p, options.pages))
        ours = cpu_seconds(lambda p=path: words_by_us(p, options.pages))
        ratios.append(theirs / max(ours, 1e-6))
        totals = [a + b for a, b in zip(totals, audit(path), strict=True)]
        print(f"{path.stem:55} {theirs:7.2f} s {ours:7.3f} s  {ratios[-1]:6.1f} x")
        if options.whole:
            try:
                start = time.process_time()
                read_pages += len(read_pdf(path, ocr=False).pages)
                read_seconds += time.process_time() - start
            except UnreadableDocument:
                continue
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
    print(f"words: {mean:.1f} x pdfplumber (geometric mean over {len(ratios)} documents)")
    agreed, ours_only, theirs_only = totals
    print(f"numbers: {agreed} agreed, {ours_only} only ours, {theirs_only} only pdfplumber's")
    if options.whole:
        print(f"whole reading: {read_pages / read_seconds:.1f} pages a second ({read_pages} pages)")


if __name__ == "__main__":
    main()
