"""Check a dataset before it is published. The only importer of Great Expectations."""

from __future__ import annotations

from pipeline.validate.report import (
    Checked,
    CheckedTables,
    CheckResult,
    FailingRow,
    Severity,
    ValidationReport,
)
from pipeline.validate.run import check_tables, report_of, validate

__all__ = [
    "CheckResult",
    "Checked",
    "CheckedTables",
    "FailingRow",
    "Severity",
    "ValidationReport",
    "check_tables",
    "report_of",
    "validate",
]
