"""What the parse adds: gold scores and speed with rules alone and with each language model.

usage: python bench/ablation.py [--shared ../shared] [--models builtin nl_core_news_lg]

Every gold document is read once per variant, without reconciling. A model that is not installed
is named and left out. `stage` is pages a second of CPU time for all that comes after the page is
read: sentences, numbers, parse and meaning. It is timed over the real documents once the seeds have
been through it, with one thread for arithmetic, as a worker of the pipeline has.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.doctypes import identify
from extractors.document.extract import ExtractOptions, extract_document
from extractors.document.prose import add_prose
from extractors.document.rows.collect import Collector
from extractors.document.tables import add_tables
from extractors.document.text.flow import OwnNumbers, sentences
from extractors.document.whole.amounts import ChapterScale
from extractors.document.whole.page_periods import DocumentPeriods
from extractors.language import load_language
from extractors.pdf import read_pdf
from pipeline.dataset import Dataset
from pipeline.publish import publish
from pipeline.versions.versions import RunInfo
from schemas.paper import Reading

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
CORPORA = ("seeds", "real")
SCORED = ("claims", "measure", "period", "per", "statistic", "comparator")


def variants(models: Sequence[str]) -> Iterator[tuple[str, ExtractOptions]]:
    """Rules alone, then each model that is installed."""
    yield "rules alone", ExtractOptions(parse=False)
    for model in models:
        if load_language(model).is_fallback:
            print(f"{model} is not installed: left out")
        else:
            yield model, ExtractOptions(language_model=model)


def score(shared: Path, corpus: str, options: ExtractOptions) -> dict[str, float]:
    """The shared script's accuracies on one corpus; F1 for claims."""
    folder = shared / "corpus" / corpus
    extractions = [extract_document(path, options=options) for path in sorted(folder.glob("*.pdf"))]
    with tempfile.TemporaryDirectory() as scratch:
        published = Dataset.from_extractions(extractions)
        publish(published, Path(scratch), run=RunInfo("bench", "2026-01-01T00:00:00Z"), keep=1)
        script = [sys.executable, str(shared / "score" / "score.py"), str(folder)]
        command = [*script, f"{scratch}/dataset", "--json"]
        found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {name: found[name].get("f1", found[name].get("accuracy")) for name in SCORED}


def stage_speed(shared: Path, options: ExtractOptions) -> float:
    """Pages a second of the stages after the page is read, start-up left out."""
    warm, timed = (
        [(path.stem, read_pdf(path)) for path in sorted((shared / "corpus" / name).glob("*.pdf"))]
        for name in CORPORA
    )
    stage_seconds(warm, options)
    return sum(len(reading.pages) for _, reading in timed) / stage_seconds(timed, options)


def stage_seconds(read: Sequence[tuple[str, Reading]], options: ExtractOptions) -> float:
    """CPU seconds from pages to claims for documents that are read: (stem, reading)."""
    language = load_language(options.language_model) if options.parse else None
    seconds = 0.0
    for stem, reading in read:
        identity = identify(stem, reading)
        began = time.process_time()
        collector = Collector(identity)
        own = OwnNumbers(identity.dossier, identity.number)
        flow = list(sentences(reading, own, identity.date))
        add_prose(collector, flow, language, DocumentPeriods(), ChapterScale(reading))
        add_tables(collector, reading, DocumentPeriods())
        seconds += time.process_time() - began
    return seconds


def main() -> None:
    """Command line."""
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":  # read when numpy loads: begin again
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | ONE_THREAD)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--models", nargs="+", default=["builtin", "nl_core_news_lg"])
    options = parser.parse_args()
    print(f"{'variant':16} {'corpus':6} " + " ".join(f"{name:>10}" for name in SCORED))
    for name, chosen in variants(options.models):
        speed = stage_speed(options.shared, chosen)  # before scoring has read the same documents
        for corpus in CORPORA:
            found = score(options.shared, corpus, chosen)
            print(f"{name:16} {corpus:6} " + " ".join(f"{found[key]:10.3f}" for key in SCORED))
        print(f"{name:16} stage  {speed:10.1f} pages/s")


if __name__ == "__main__":
    main()
