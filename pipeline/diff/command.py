"""`kamercijfers diff [A] [B]`: choose two versions, compare them and print the outcome."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, assert_never

from pipeline.diff import render
from pipeline.diff.compare import EMPTY, Change, Diff, compare, read_differing, read_snapshot
from pipeline.versions.intact import is_whole, newest_intact, refuse_broken
from pipeline.versions.versions import Version, find_current, find_version
from schemas.errors import UsageError

Format = Literal["table", "json", "atom"]


def diff_versions(old: Version | None, new: Version) -> Diff:
    """What changed from `old` (None: from nothing) to `new`."""
    if old is None:
        return compare(EMPTY, read_snapshot(new.folder, name=new.version_id))
    names = (old.version_id, new.version_id)
    return compare(*read_differing(old.folder, new.folder, names=names))


def published_changes(version: Version) -> Diff:
    """What was published with a version as its changes since the one before.

    Raises UsageError where that file is not what was published.
    """
    if not is_whole(version.folder, "wijzigingen.json"):
        refuse_broken(version)
    told = json.loads((version.folder / "wijzigingen.json").read_bytes())
    changes = tuple(Change(**change) for change in told["changes"])
    return Diff(told["old"], told["new"], changes)


def choose_versions(processed: Path, a: str, b: str) -> tuple[Version | None, Version]:
    """The two versions to compare: `a` or else the one before `b`; `b` or else the current one."""
    current = find_current(processed)
    if current is None:
        raise UsageError(
            f"Er is nog niets gepubliceerd in {processed}.",
            remedy="Draai eerst `kamercijfers run`.",
        )
    new = find_version(processed, b) if b else current
    if a:
        return find_version(processed, a), new
    return newest_intact(processed, most=new.sequence - 1), new


def run_diff(
    processed: Path, a: str = "", b: str = "", form: Format = "table", *, site: str = ""
) -> Diff:
    """Print what changed between two versions: `kamercijfers diff [A] [B]`."""
    old, new = choose_versions(processed, a, b)
    for version in filter(None, (old, new)):
        refuse_broken(version)
    diff = diff_versions(old, new)
    match form:
        case "json":
            print(render.as_json(diff), end="")
        case "atom":
            newest = read_snapshot(new.folder, name=new.version_id).newest
            print(render.as_atom(diff, updated=newest, site=site), end="")
        case "table":
            from pipeline.terminal import PlainConsole

            PlainConsole().print(render.as_table(diff))
        case _:
            assert_never(form)
    return diff
