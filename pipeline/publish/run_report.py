"""The report of one run: what a steward reads in the morning, and its JSON for programs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.diff.compare import Diff
from pipeline.diff.render import summarise
from pipeline.labels import labels
from pipeline.pages import render_page
from pipeline.pages.site import site_address
from pipeline.store.whole import write_whole
from pipeline.validate.report import ValidationReport
from schemas.tables import load_tables

SLOWEST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class StageCount:
    """One stage of the run: how many it handled, skipped as unchanged and lost, in what time."""

    name: str
    done: int
    skipped: int = 0
    failed: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """What became of one document. `outcome` is read, unchanged, quarantined or withdrawn."""

    doc_id: str
    file: str
    outcome: str
    reason: str = ""
    claims: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """One source: how many documents it offers, how many are here and how many were read."""

    source: str
    offered: int
    fetched: int
    read: int
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class RunReport:
    """All there is to tell about one run. Times are ISO 8601; `version` is empty where nothing
    was published, `published` tells whether this run made it."""

    run_id: str
    started_at: str
    finished_at: str
    exit_code: int
    stages: tuple[StageCount, ...] = ()
    documents: tuple[DocumentLine, ...] = ()
    sources: tuple[SourceCoverage, ...] = ()
    checks: ValidationReport | None = None
    version: str = ""
    published: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    relations: Mapping[str, int] = field(default_factory=dict)
    changes: Diff | None = None
    messages: tuple[str, ...] = ()

    @property
    def slowest(self) -> tuple[DocumentLine, ...]:
        """The documents that took the longest."""
        timed = sorted(self.documents, key=lambda outcome: -outcome.seconds)
        return tuple(outcome for outcome in timed[:SLOWEST_SHOWN] if outcome.seconds > 0)

    @property
    def troubled(self) -> tuple[DocumentLine, ...]:
        """The documents that were not read."""
        return tuple(d for d in self.documents if d.outcome in {"quarantined", "withdrawn"})

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        record: dict[str, Any] = {
            "run_id": self.run_id,
            "started_at": self.started_at,
            "finished_at": self.finished_at,
            "exit_code": self.exit_code,
            "version": self.version,
            "published": self.published,
            "counts": dict(self.counts),
            "relations": dict(self.relations),
            "stages": [dataclasses.asdict(stage) for stage in self.stages],
            "documents": [dataclasses.asdict(document) for document in self.documents],
            "sources": [dataclasses.asdict(source) for source in self.sources],
            "slowest": [document.doc_id for document in self.slowest],
            "messages": list(self.messages),
            "checks": None,
            "changes": self.changes.as_json() if self.changes else None,
        }
        if self.checks is not None:
            record["checks"] = {
                "publishable": self.checks.publishable,
                "checked": len(self.checks.results),
                "fell_short": [
                    dataclasses.asdict(result) for result in self.checks.results if not result.ok
                ],
            }
        return record


def write_run_report(processed: Path, report: RunReport, *, site: str = "") -> Path:
    """Write the report under processed/reports/ and as the newest; returns the newest page.

    processed/reports/<run_id>.json and .html stay; processed/verslag.json and .html are the last
    run's. Documents and changes link to the `site`, where there is one.
    """
    text = json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n"
    page = render_page(
        "run_report.html",
        report=report,
        address=partial(site_address, site),
        changed=summarise(report.changes) if report.changes else [],
        titles={name: table.title for name, table in load_tables().items()},
        verdicts=labels().verdicts,
        outcomes=labels().outcome,
    )
    folder = processed / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / f"{report.run_id}.json", text)
    write_whole(folder / f"{report.run_id}.html", page)
    write_whole(processed / "verslag.json", text)
    write_whole(processed / "verslag.html", page)
    return processed / "verslag.html"
