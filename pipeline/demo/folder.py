"""A folder with the sample, to try everything in without touching anything else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from pipeline.published import read_published
from schemas.errors import UsageError

SAMPLE: Final = Path(__file__).parent / "sample"
TELLING_DIMENSION: Final = "count_unit"
"""On which the sample's best case differs: 30 tracks, 25 people."""


def lay_out_sample(folder: Path) -> Path:
    """Copy the sample into `folder`/raw; the folder of outputs beside it.

    A folder that is there is gone on with when it is the sample's own. Raises UsageError when it
    holds anything else, or cannot be written.
    """
    raw = folder / "raw"
    names = {path.name for path in SAMPLE.glob("*.pdf")}
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is geen map.", remedy="Noem een andere map.")
    strange = (
        {p.name for p in folder.iterdir()} - {"raw", "processed"} if folder.is_dir() else set()
    )
    strange |= {p.name for p in raw.glob("*.pdf")} - names
    if strange:
        raise UsageError(
            f"In {folder} staat al iets anders ({sorted(strange)[0]}).",
            remedy="Noem een map die nog niet bestaat: kamercijfers demo MAP.",
        )
    raw.mkdir(parents=True, exist_ok=True)
    for path in SAMPLE.glob("*.pdf"):
        shutil.copyfile(path, raw / path.name)
    return folder / "processed"


def telling_relation(processed: Path) -> str:
    """The case to look at first, as "claim~claim": equal people, other tracks. Empty for none."""
    found = [
        r
        for r in read_published(processed, ["relations"]).relations
        if r.verdict == "explained" and r.dimension == TELLING_DIMENSION
    ]
    across = [r for r in found if r.left.partition(":")[0] != r.right.partition(":")[0]]
    best = max(across or found, key=lambda r: (r.score, r.left), default=None)
    return f"{best.left}~{best.right}" if best is not None else ""
