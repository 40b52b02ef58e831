"""Who could not decide on what, beside the file of decisions: a doubt is no decision."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock


@dataclass(frozen=True, slots=True)
class Doubt:
    """Somebody looked at a case and left it to others."""

    case_id: str
    by: str
    at: str
    note: str


def doubts_file(decisions: Path) -> Path:
    """Where doubts are kept: raw/decisions.twijfel.jsonl."""
    return decisions.with_name(f"{decisions.stem}.twijfel.jsonl")


def load_doubts(decisions: Path) -> list[Doubt]:
    """All doubts, oldest first; a line that is none is passed over: nothing hangs on it."""
    path = doubts_file(decisions)
    if not path.is_file():
        return []
    found = []
    for line in path.read_text("utf-8", "replace").splitlines():
        try:
            told = json.loads(line)
            found.append(Doubt(**{k: str(told[k]) for k in ("case_id", "by", "at", "note")}))
        except (ValueError, KeyError, TypeError):
            continue
    return found


def append_doubt(decisions: Path, *, case_id: str, by: str, note: str) -> None:
    """Write a doubt down, durably."""
    path = doubts_file(decisions)
    path.parent.mkdir(parents=True, exist_ok=True)
    now = dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()
    line = json.dumps(asdict(Doubt(case_id, by, now, note)), ensure_ascii=False)
    with FileLock(path.with_name(path.name + ".lock"), timeout=10), path.open("a") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())
