"""What changed between two versions of the dataset, for people and programs."""

from __future__ import annotations

from pipeline.diff.command import Format, diff_versions, published_changes, run_diff
from pipeline.diff.compare import Change, Diff

__all__ = ["Change", "Diff", "Format", "diff_versions", "published_changes", "run_diff"]
