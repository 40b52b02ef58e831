"""Versions on disk: built aside, switched in one step, old ones kept for a while.

    processed/versions/0007-3f2a91c04be1/   a published version, never changed afterwards
    processed/versions/register.jsonl       when each was published, and by which run
    processed/dataset -> versions/0007-…    what readers open

The switch is the rename of a symbolic link, so a reader sees the old version or the new one, and
a run killed at any moment leaves nothing but a folder that the next run clears away.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.store.whole import TEMPORARY, sync, write_whole
from schemas.errors import UsageError

VERSION_NAME = re.compile(r"(?P<sequence>\d{4,})-(?P<content>[0-9a-f]{12})")


@dataclass(frozen=True, slots=True)
class RunInfo:
    """The run that publishes: kept in the register, never in the tables.

    `code` is the fingerprint of what makes the dataset, empty where it is not known.
    """

    run_id: str
    started_at: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the dataset. `content` is the hash of what it says, `new` whether this run
    published it (False: nothing had changed)."""

    version_id: str
    sequence: int
    content: str
    folder: Path
    new: bool = False


def find_versions(processed: Path) -> list[Version]:
    """Every version kept, oldest first."""
    folder = processed / "versions"
    if not folder.is_dir():
        return []
    found = (_read_name(path) for path in folder.iterdir())
    return sorted((version for version in found if version), key=lambda version: version.sequence)


def find_current(processed: Path) -> Version | None:
    """The version that `processed/dataset` leads to; None where nothing is published."""
    link = processed / "dataset"
    if not link.is_symlink() or not link.exists():
        return None
    return _read_name(link.resolve())


def next_sequence(processed: Path) -> int:
    """The number of the version after all that are kept."""
    return max((version.sequence for version in find_versions(processed)), default=0) + 1


def find_version(processed: Path, name: str) -> Version:
    """The version with that id, sequence number or beginning of its hash."""
    wanted = name.strip()
    matches = [
        version
        for version in find_versions(processed)
        if wanted == version.version_id
        or (wanted.isdigit() and int(wanted) == version.sequence)
        or (len(wanted) >= 4 and version.content.startswith(wanted))
    ]
    if len(matches) != 1:
        kept = ", ".join(version.version_id for version in find_versions(processed))
        trouble = "is niet eenduidig" if matches else "bestaat niet"
        raise UsageError(
            f"Versie {name} {trouble}.", remedy=f"Kies een van: {kept or 'er is nog geen versie'}."
        )
    return matches[0]


def _read_name(path: Path) -> Version | None:
    match = VERSION_NAME.fullmatch(path.name)
    if match is None or not path.is_dir():
        return None
    return Version(path.name, int(match["sequence"]), match["content"], path)


@contextmanager
def build_aside(processed: Path) -> Iterator[Path]:
    """A fresh folder beside the versions; what is left of it afterwards is removed."""
    versions = processed / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    _clear_stale(processed)
    folder = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=versions))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear_stale(processed: Path) -> None:
    """Remove what a killed run left: half-built folders and versions never switched to.

    Where somebody took the current version away, what else is kept stays.
    """
    current = find_current(processed)
    lost = current is None and (processed / "dataset").is_symlink()
    for path in (processed / "versions").iterdir():
        version = _read_name(path)
        ahead = version and version.sequence > (current.sequence if current else 0)
        if path.name.startswith(TEMPORARY) or (ahead and not lost):
            _remove_folder(path)
    for path in processed.glob(f"{TEMPORARY}*"):
        path.unlink()


def _remove_folder(folder: Path) -> None:
    """Take a folder away in one step, so that nobody finds half a version under its name."""
    if folder.name.startswith(TEMPORARY):
        if folder.is_file():
            folder.unlink()
        shutil.rmtree(folder, ignore_errors=True)
        return
    aside = folder.with_name(f"{TEMPORARY}oud-{folder.name}")
    shutil.rmtree(aside, ignore_errors=True)
    folder.rename(aside)
    shutil.rmtree(aside, ignore_errors=True)


def switch_to(processed: Path, built: Path, *, version_id: str) -> Version:
    """Give the built folder its name and lead `processed/dataset` to it.

    Everything is on disk before the link changes; the order is what makes the switch safe.
    """
    link = processed / "dataset"
    if link.exists() and not link.is_symlink():
        raise UsageError(
            f"{link} is een gewone map in plaats van een koppeling naar een versie.",
            remedy="Verplaats of verwijder die map en draai opnieuw.",
        )
    for path in sorted(built.rglob("*")):
        sync(path)
    sync(built)
    folder = built.with_name(version_id)
    built.rename(folder)
    sync(folder.parent)
    fresh = processed / f"{TEMPORARY}{os.getpid()}"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path("versions") / version_id, target_is_directory=True)
    fresh.replace(link)
    sync(processed)
    version = _read_name(folder)
    if version is None:
        raise ValueError(f"not a version id: {version_id}")
    return Version(version.version_id, version.sequence, version.content, folder, new=True)


def remove_version(version: Version) -> None:
    """Take away a version that readers no longer see."""
    _remove_folder(version.folder)


def register_version(processed: Path, version: Version, *, run: RunInfo) -> None:
    """Write down when a version was published and by which run, once."""
    register, lines = _read_register(processed)
    if any(f'"{version.version_id}"' in line for line in lines):
        return
    entry = {
        "version": version.version_id,
        "run_id": run.run_id,
        "published_at": run.started_at,
        "code": run.code,
    }
    write_whole(register, "\n".join([*lines, json.dumps(entry)]) + "\n")


def is_by(processed: Path, version: Version, code: str) -> bool:
    """Whether the version was written by the code of this fingerprint."""
    _, lines = _read_register(processed)
    told = f'"version": "{version.version_id}"', f'"code": "{code}"'
    return bool(code) and any(all(part in line for part in told) for line in lines)


def _read_register(processed: Path) -> tuple[Path, list[str]]:
    register = processed / "versions" / "register.jsonl"
    if not register.exists():
        return register, []
    return register, register.read_text(encoding="utf-8", errors="replace").splitlines()


def drop_old(processed: Path, *, keep: int) -> list[str]:
    """Remove all but the newest `keep` versions, never the current one; returns their ids."""
    current = find_current(processed)
    old = find_versions(processed)[: -max(keep, 1)]
    standing = current.version_id if current else ""
    dropped = [version for version in old if version.version_id != standing]
    for version in dropped:
        _remove_folder(version.folder)
    return [version.version_id for version in dropped]
