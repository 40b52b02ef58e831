"""Check a dataset before it is published. The only importer of Great Expectations."""

from __future__ import annotations

from pipeline.validate.report import CheckResult, FailingRow, Severity, ValidationReport
from pipeline.validate.run import validate

__all__ = ["CheckResult", "FailingRow", "Severity", "ValidationReport", "validate"]
