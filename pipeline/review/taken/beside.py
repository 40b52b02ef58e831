"""Lines beside the file of decisions: what people said that decides nothing.

`raw/decisions.jsonl` has `raw/decisions.NAME.jsonl` beside it. Nothing hangs on such a line: one
that cannot be read is passed over.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from filelock import FileLock

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Line = TypeVar("Line", bound="DataclassInstance")


def file_beside(decisions: Path, name: str) -> Path:
    """Where lines of that name are kept."""
    return decisions.with_name(f"{decisions.stem}.{name}.jsonl")


def load_lines(decisions: Path, name: str, kind: type[Line]) -> list[Line]:
    """All lines as records of `kind`, whose fields are texts; oldest first."""
    path = file_beside(decisions, name)
    if not path.is_file():
        return []
    wanted = [field.name for field in fields(kind)]
    found = []
    for line in path.read_text("utf-8", "replace").splitlines():
        try:
            told = json.loads(line)
            found.append(kind(**{key: str(told[key]) for key in wanted}))
        except (ValueError, KeyError, TypeError):
            continue
    return found


def append_line(decisions: Path, name: str, **told: str) -> None:
    """Add a line with the moment (`at`), durably; others wait their turn."""
    path = file_beside(decisions, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    at = dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()
    line = json.dumps({**told, "at": at}, ensure_ascii=False)
    with (
        FileLock(path.with_name(path.name + ".lock"), timeout=10),
        path.open("a", encoding="utf-8") as file,
    ):
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())
