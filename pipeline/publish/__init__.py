"""Publish a dataset as a version: all or nothing."""

from __future__ import annotations

from pipeline.publish.build import publish, rehearse

__all__ = ["publish", "rehearse"]
