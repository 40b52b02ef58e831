"""Publish a dataset as a version: all or nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.dataset import Dataset
from pipeline.publish.delimited import write_csv
from pipeline.publish.versions import (
    RunInfo,
    Version,
    build_aside,
    drop_old,
    find_current,
    find_version,
    find_versions,
    register_version,
    switch_to,
)
from schemas.tables import load_tables

__all__ = [
    "RunInfo",
    "Version",
    "find_current",
    "find_version",
    "find_versions",
    "publish",
]


def publish(dataset: Dataset, processed: Path, *, run: RunInfo, keep: int) -> Version:
    """Publish `dataset` under `processed`, keeping the newest `keep` versions.

    A dataset that says the same as the current version is no new version.
    """
    current = find_current(processed)
    with build_aside(processed) as folder:
        content = hashlib.sha256()
        for name, table in load_tables().items():
            path = folder / f"{name}.csv"
            write_csv(path, table, dataset.columns(name))
            content.update(hashlib.sha256(path.read_bytes()).digest())
        short = content.hexdigest()[:12]
        if current is not None and current.content == short:
            version = current
        else:
            sequence = current.sequence + 1 if current else 1
            version = switch_to(processed, folder, version_id=f"{sequence:04d}-{short}")
    register_version(processed, version, run=run)
    drop_old(processed, keep=keep)
    return version
