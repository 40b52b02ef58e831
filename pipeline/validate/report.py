"""What validation found: one result per check, with the rows that fell short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["critical", "warning"]
Scope = Literal["rows", "whole"]


@dataclass(frozen=True, slots=True)
class FailingRow:
    """A row that fell short: its id, where it stands (page 0: the whole document), its values."""

    key: str
    doc_id: str
    page: int
    shown: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check on one table. `why` is the Dutch sentence that says why it matters.

    `rows` holds at most the first few hundred failing rows; `failed` counts them all. Of a
    critical check `names` and `homes` hold the ids of all failing rows and of their documents, the
    empty string where a row has none.
    """

    check: str
    table: str
    severity: Severity
    why: str
    checked: int
    failed: int
    rows: tuple[FailingRow, ...] = ()
    scope: Scope = "rows"
    names: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every row passed."""
        return self.failed == 0


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks of one table found, and the digest of all that they looked at."""

    digest: str
    results: tuple[CheckResult, ...]


CheckedTables = dict[str, Checked]
"""The outcome of each table, in the order of the tables."""


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All checks on a dataset."""

    results: tuple[CheckResult, ...]

    @property
    def critical_failures(self) -> tuple[CheckResult, ...]:
        """Failed checks that keep the dataset from being published."""
        return tuple(r for r in self.results if not r.ok and r.severity == "critical")

    @property
    def warnings(self) -> tuple[CheckResult, ...]:
        """Failed checks that are reported and do not stop the publication."""
        return tuple(r for r in self.results if not r.ok and r.severity == "warning")

    @property
    def publishable(self) -> bool:
        """Whether no critical check failed."""
        return not self.critical_failures

    def describe_failures(self, *, most: int = 5) -> list[str]:
        """Dutch lines for the terminal: each critical failure and the ids of its first rows."""
        lines = []
        for result in self.critical_failures:
            keys = ", ".join(row.key for row in result.rows[:most])
            more = f" en nog {result.failed - most}" if result.failed > most else ""
            lines.append(f"{result.check} ({result.failed}×): {result.why} Zie: {keys}{more}.")
        return lines
