"""Run the pipeline on the gold documents and score the datasets it gives.

Prints, for the seeds and for the real documents, what the shared scoring script measures.
Usage: score.py [--shared FOLDER] [--misses] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

PIPELINE = (str(Path(sys.executable).with_name("kamercijfers")),)
CORPORA = ("seeds", "real")
DONE = (0, 4)  # 4: some document was quarantined, the rest is published


def main() -> int:
    """Score both corpora; 0 when both ran."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments.add_argument("--misses", action="store_true", help="list what was missed or wrong")
    arguments.add_argument("--keep", type=Path, help="keep the datasets in this folder")
    options = arguments.parse_args()
    corpus = options.shared / "corpus"
    if not corpus.is_dir():
        print(f"{corpus} is not there: name the folder of gold standards with --shared")
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        kept = options.keep or Path(scratch)
        for name in CORPORA:
            processed = kept / name
            run(corpus / name, processed)
            print(f"== {name}", flush=True)
            score = [sys.executable, str(options.shared / "score" / "score.py")]
            score += [str(corpus / name), str(processed / "dataset")]
            subprocess.run([*score, *(["--misses"] if options.misses else [])], check=True)
        letter = corpus / "letters" / "voortgangsbrief.pdf"
        check(options.shared, letter, kept / "seeds", misses=options.misses)
    return 0


def run(folder: Path, processed: Path) -> None:
    """The whole pipeline over `folder`."""
    command = [*PIPELINE, "run", str(folder), "--processed", str(processed)]
    done = subprocess.run(command, check=False)
    if done.returncode not in DONE:
        raise SystemExit(f"the run over {folder} ended with {done.returncode}")


def check(shared: Path, letter: Path, processed: Path, *, misses: bool) -> None:
    """The fact-check of a letter against the dataset in `processed`."""
    command = [*PIPELINE, "check", str(letter), "--processed", str(processed), "--json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    found = processed / "check.json"
    found.write_text(done.stdout, "utf-8")
    print(f"== {letter.name} (exit {done.returncode})", flush=True)
    score = [sys.executable, str(shared / "score" / "score_check.py")]
    score += [str(letter.with_suffix(".tsv")), str(found)]
    score += [str(shared / "corpus" / "seeds" / "claims.gold.tsv")]
    subprocess.run([*score, *(["--misses"] if misses else [])], check=True)


if __name__ == "__main__":
    raise SystemExit(main())
