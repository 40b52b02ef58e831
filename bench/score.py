"""Run the pipeline on the gold documents and score the datasets it gives.

Prints what the shared scoring scripts measure: claims of seeds, real and real2, the fact-check of
letters, the relations between groups of real documents, and the small cases.
Usage: score.py [--shared FOLDER] [--misses] [--keep FOLDER] [--only PART ...]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pipeline.published import read_published

PIPELINE = (str(Path(sys.executable).with_name("kamercijfers")),)
CORPORA = ("seeds", "real", "real2")
KNOWN = ("seeds", "real", "library")
"""What the letters are held against."""
PARTS = ("claims", "letters", "relations", "cases")
DONE = (0, 4)  # 4: some document was quarantined, the rest is published


def main() -> int:
    """Score every part asked for; 0 when all ran."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments.add_argument("--misses", action="store_true", help="list what was missed or wrong")
    arguments.add_argument("--keep", type=Path, help="keep the datasets in this folder")
    arguments.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    options = arguments.parse_args()
    if not (options.shared / "corpus").is_dir():
        print(f"{options.shared} has no corpus: name the folder of gold standards with --shared")
        return 2
    scores = {"claims": claims, "letters": letters, "relations": relations, "cases": cases}
    misses = ["--misses"] if options.misses else []
    with tempfile.TemporaryDirectory() as scratch:
        for part in options.only:
            scores[part](options.shared.resolve(), options.keep or Path(scratch), misses)
    return 0


def claims(shared: Path, kept: Path, misses: list[str]) -> None:
    """Claims, notes, references and the seeds' relations; then the oldest letter's table."""
    for name in CORPORA:
        run([shared / "corpus" / name], kept / name)
        print(f"== {name}", flush=True)
        measure(shared, "score.py", shared / "corpus" / name, kept / name / "dataset", *misses)
    letter = shared / "corpus" / "letters" / "voortgangsbrief.pdf"
    found = check(letter, kept / "seeds")
    table, gold = letter.with_suffix(".tsv"), shared / "corpus" / "seeds" / "claims.gold.tsv"
    measure(shared, "score_check.py", table, found, gold, *misses)


def letters(shared: Path, kept: Path, misses: list[str]) -> None:
    """The fact-check of letters, each number against its verdict and place."""
    corpus = shared / "corpus"
    run([corpus / name for name in KNOWN], kept / "known")
    told: list[Path] = []
    for table in sorted((corpus / "letters").glob("*.tsv")):
        if table.stem != "voortgangsbrief":
            told += [table, check(table.with_suffix(".pdf"), kept / "known")]
    measure(shared, "score_letters.py", *told, *misses)


def relations(shared: Path, kept: Path, misses: list[str]) -> None:
    """Relations between real documents that tell the same things, group by group."""
    gold = shared / "corpus" / "relations"
    for group in sorted(path for path in gold.iterdir() if path.is_dir()):
        run([group], kept / "relations" / group.name)
    print("== relations", flush=True)
    measure(shared, "score_relations.py", gold / "relations.gold.tsv", kept / "relations", *misses)


def cases(shared: Path, kept: Path, misses: list[str]) -> None:
    """The small cases: each whole or not."""
    print("== cases", flush=True)
    measure(shared, "score_cases.py", PIPELINE[0], shared / "corpus" / "cases")


def measure(shared: Path, script: str, *parts: Path | str) -> None:
    """Run one of the scoring scripts; what it finds wrong is no fault of ours to stop on."""
    command = [sys.executable, str(shared / "score" / script), *map(str, parts)]
    subprocess.run(command, check=False)


def run(folders: Sequence[Path], processed: Path) -> None:
    """The whole pipeline over folders."""
    command = [*PIPELINE, "run", *map(str, folders), "--processed", str(processed)]
    done = subprocess.run(command, check=False)
    if done.returncode not in DONE:
        raise SystemExit(f"the run over {folders} ended with {done.returncode}")
    for document in read_published(processed).documents:
        if document.status != "ok":
            print(f"!! set aside, so no score is whole: {document.file}: {document.reason}")


def check(letter: Path, processed: Path) -> Path:
    """The fact-check of a letter against the dataset in `processed`, as JSON in a file."""
    command = [*PIPELINE, "check", str(letter), "--processed", str(processed), "--json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    found = processed / f"{letter.stem}.check.json"
    found.write_text(done.stdout, "utf-8")
    print(f"== {letter.name} (exit {done.returncode})", flush=True)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
