"""Publish a dataset as a version: all or nothing."""

from __future__ import annotations

from pipeline.publish.build import publish
from pipeline.publish.versions import (
    RunInfo,
    Version,
    find_current,
    find_version,
    find_versions,
)
from schemas.catalog import Catalog

__all__ = [
    "Catalog",
    "RunInfo",
    "Version",
    "find_current",
    "find_version",
    "find_versions",
    "publish",
]
