"""Who could not decide on what: a doubt is no decision, and stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.review.taken.beside import append_line, load_lines

NAME: Final = "twijfel"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Somebody looked at a case and left it to others."""

    case_id: str
    by: str
    at: str
    note: str


def load_doubts(decisions: Path) -> list[Doubt]:
    """All doubts, oldest first."""
    return load_lines(decisions, NAME, Doubt)


def append_doubt(decisions: Path, *, case_id: str, by: str, note: str) -> None:
    """Write a doubt down, durably."""
    append_line(decisions, NAME, case_id=case_id, by=by, note=note)
