"""Whether a published version still says what was published, by its checksums."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pipeline.store.hashes import Stamp, hash_file
from pipeline.versions.versions import Version, find_current, find_versions
from schemas.errors import UsageError

CHECKSUMS: Final = "checksums.sha256"


def promised(folder: Path) -> Mapping[str, str]:
    """The sha256 of each file of the version in `folder`, by name; none where that is not known."""
    try:
        lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    parts = (line.partition("  ") for line in lines)
    return {name: digest for digest, _, name in parts}


def broken_files(folder: Path) -> list[str]:
    """The files of a version that are gone or hold something else than was published."""
    known = promised(folder)
    if not known:
        return [CHECKSUMS]
    return [name for name, digest in sorted(known.items()) if _digest(folder / name) != digest]


def is_whole(folder: Path, name: str) -> bool:
    """Whether one file of a version holds what was published."""
    return promised(folder).get(name) == _digest(folder / name)


def _digest(path: Path) -> str:
    """The sha256 of a file; the empty string where it cannot be read."""
    try:
        stamp = Stamp.of(path)
        return _read_digest(path, stamp) if stamp.is_settled() else hash_file(path)
    except OSError:
        return ""


@lru_cache(maxsize=1_024)
def _read_digest(path: Path, _: Stamp) -> str:
    """One run asks of the version before again and again whether it holds."""
    return hash_file(path)


def newest_intact(processed: Path, *, most: int = sys.maxsize) -> Version | None:
    """The newest version that holds, up to sequence number `most`; the current one before all."""
    current = find_current(processed)
    found = [version for version in find_versions(processed) if version.sequence <= most]
    if current is not None and current.sequence <= most:
        found = [*(v for v in found if v.sequence < current.sequence), current]
    return next((one for one in reversed(found) if not broken_files(one.folder)), None)


def refuse_broken(version: Version) -> None:
    """Raise UsageError, naming the files, when a version is not what was published."""
    if broken := broken_files(version.folder):
        more = f" en nog {len(broken) - 3}" if len(broken) > 3 else ""
        raise UsageError(
            f"Versie {version.version_id} is beschadigd ({', '.join(broken[:3])}{more}).",
            remedy="Draai `kamercijfers run` (die maakt de laatste versie opnieuw) of kies een "
            "andere versie.",
        )


def read_rows(folder: Path, table: str) -> list[dict[str, str]] | None:
    """The rows of a table as text, from the first of its files that holds; None where none does."""
    if is_whole(folder, f"{table}.csv"):
        return read_csv(folder / f"{table}.csv")
    if is_whole(folder, f"jsonl/{table}.jsonl"):
        with (folder / "jsonl" / f"{table}.jsonl").open(encoding="utf-8") as file:
            return [_as_text(json.loads(line)) for line in file]
    return None


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a published CSV file, however long their cells."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _as_text(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in row.items()}
