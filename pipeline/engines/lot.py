"""What a worker of a cluster does: a lot of documents, each read as it would be on one machine."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.engines.engine import Errand
from pipeline.fingerprint import ALL_PACKAGES, fingerprint
from pipeline.workers import Done, work
from schemas.errors import ComponentMissing

MOST_LOG: Final = 1 << 20
"""Bytes of what a lot wrote to standard error that travel back: the last ones."""


@dataclass(frozen=True, slots=True)
class Lot:
    """Tasks for one worker; `code` is the fingerprint of the code that must do them."""

    tasks: Sequence[Any]
    errand: Errand
    code: str


@dataclass(frozen=True, slots=True)
class LotDone:
    """Each task of a lot done, what was written to standard error, and the files of the tasks that
    are not to be found where it was done."""

    done: Sequence[Done]
    log: bytes
    absent: Sequence[Path]


def do_lot(lot: Lot) -> LotDone:
    """Do the tasks one by one in a process that may die, within the same limits as anywhere.

    Raises ComponentMissing where other code stands here.
    """
    refuse_other_code(lot.code)
    files = [file for task in lot.tasks for file in lot.errand.files(task)]
    absent = [file for file in files if not file.exists()]
    errand = lot.errand
    with tempfile.TemporaryDirectory(prefix="kamercijfers-") as folder:
        log = Path(folder) / "werkers.log"
        done = [
            *work(
                lot.tasks,
                errand.function,
                prepare=errand.prepare,
                jobs=1,
                limits=errand.limits,
                log=log,
            )
        ]
        return LotDone(done, log.read_bytes()[-MOST_LOG:], absent)


def refuse_other_code(code: str) -> None:
    """Raise ComponentMissing where the code, its data or its libraries are not these."""
    if _code_here() != code:
        raise ComponentMissing(
            "Een werker van het cluster heeft een andere versie van kamercijfers, Python of een "
            "bibliotheek dan deze machine.",
            remedy="Installeer overal dezelfde versie en start de werkers opnieuw.",
        )


@functools.cache
def _code_here() -> str:
    return fingerprint(ALL_PACKAGES)
