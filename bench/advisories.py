"""Which pinned dependencies have a known vulnerability, by a list that is on this machine.

`python bench/advisories.py FOLDER`, where FOLDER is a checkout of pypa/advisory-database. Exit code
1 where an advisory names a pinned version; whether it is one that matters, a person reads.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


def main(folder: Path) -> int:
    """Hold both locks against the advisories and print what is found."""
    known = {canonicalize_name(each.name): each for each in (folder / "vulns").iterdir()}
    if not known:
        sys.exit(f"{folder} holds no advisories")
    found = 0
    for lock in LOCKS:
        pins = PIN.findall((ROOT / lock).read_text(encoding="utf-8"))
        told = [
            (name, version, advisory)
            for name, version in pins
            if canonicalize_name(name) in known
            for advisory in read(known[canonicalize_name(name)])
        ]
        hits = [(name, version, one) for name, version, one in told if names(one, version)]
        print(f"{lock}: {len(pins)} pins, {len(told)} advisories on them, {len(hits)} apply")
        for name, version, one in hits:
            print(f"  {name} {version}: {one['id']} {' '.join(one['details'].split())[:200]}")
        found += len(hits)
    return int(bool(found))


def read(folder: Path) -> Iterator[dict[str, Any]]:
    """The advisories on a package that still stand."""
    for path in sorted(folder.glob("*.yaml")):
        advisory = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not advisory.get("withdrawn"):
            yield advisory


def names(advisory: dict[str, Any], version: str) -> bool:
    """Whether an advisory in the format of OSV is about this version."""
    return any(
        version in affected.get("versions", ())
        or any(
            within(Version(version), reach["events"])
            for reach in affected.get("ranges", ())
            if reach["type"] == "ECOSYSTEM"
        )
        for affected in advisory["affected"]
    )


def within(version: Version, events: list[dict[str, str]]) -> bool:
    """Whether a version lies in a range: from what brought the fault to before what mended it."""
    since: Version | None = None
    for event in events:
        if "introduced" in event:
            since = Version(event["introduced"])
        elif since is not None:
            fixed = "fixed" in event and version < Version(event["fixed"])
            last = "last_affected" in event and version <= Version(event["last_affected"])
            if version >= since and (fixed or last):
                return True
            since = None
    return since is not None and version >= since


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
