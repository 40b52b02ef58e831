"""What earlier versions said under an id: an address goes on working when its id is gone."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.publish.formats.databases import NAME
from pipeline.search.rows import open_rows, records_from
from pipeline.versions.versions import Version, find_versions
from schemas.errors import UsageError
from schemas.records import Claim, Figure


@dataclass(frozen=True, slots=True)
class Then:
    """A figure as a version had it."""

    version: Version
    published_at: str
    figure: Figure


def figure_then(processed: Path, figure_id: str) -> Iterator[Then]:
    """The figure in every version that is kept and has it, the newest first."""
    moments = published_at(processed)
    for version, figure in _rows(processed, "figures", "figure_id", figure_id):
        yield Then(version, moments.get(version.version_id, ""), figure)


def claim_then(processed: Path, claim_id: str) -> tuple[Version, Claim] | None:
    """The claim in the newest version that had it; None where none is kept that did."""
    return next(_rows(processed, "claims", "claim_id", claim_id), None)


def published_at(processed: Path) -> dict[str, str]:
    """When each version was published (ISO 8601), by its id."""
    register = processed / "versions" / "register.jsonl"
    if not register.is_file():
        return {}
    moments = {}
    for line in register.read_text("utf-8", errors="replace").splitlines():
        with contextlib.suppress(ValueError, KeyError, TypeError):  # a damaged line tells nothing
            entry = json.loads(line)
            moments[entry["version"]] = str(entry["published_at"])
    return moments


def _rows(processed: Path, table: str, key: str, value: str) -> Iterator[tuple[Version, Any]]:
    """A row by its key, version by version; one that was published otherwise is passed over."""
    for version in reversed(find_versions(processed)):
        try:
            with open_rows(version.folder / f"{NAME}.sqlite") as connection:
                rows = records_from(connection, table, f'WHERE "{key}" = ?', [value])
        except (sqlite3.Error, UsageError):
            continue
        yield from ((version, row) for row in rows)
