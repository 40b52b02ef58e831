"""Fact-check a new letter: every number of it held against the dataset."""

from pipeline.check.findings import Evidence, Finding, LetterCheck, MissingSource
from pipeline.check.letter import check_letter

__all__ = ["Evidence", "Finding", "LetterCheck", "MissingSource", "check_letter"]
