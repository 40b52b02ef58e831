"""From extractions to a published version: compared, checked, and written in one piece."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pipeline.dataset import Tables
from pipeline.diff import published_changes
from pipeline.engines import Engine
from pipeline.known.near import index_published
from pipeline.publish import publish, rehearse
from pipeline.run.comparing.compare import (
    Compared,
    compare_documents,
    refuse_failures,
)
from pipeline.run.comparing.memory import keep, keep_checks, recall, recall_checks
from pipeline.run.comparing.rejects import Rejects, rejects_of, without_rows
from pipeline.run.comparing.settle import set_aside
from pipeline.run.record.watch import Watch
from pipeline.settings import Settings
from pipeline.store.store import Store
from pipeline.store.whole import write_whole
from pipeline.validate import check_tables, report_of
from pipeline.validate.quality_page import render_quality_page
from pipeline.versions.intact import newest_intact, read_rows
from pipeline.versions.versions import RunInfo, Version, find_current
from schemas.records import Extraction

ROUNDS: Final = 5
"""How often what was found wanting is left out before the dataset is refused as a whole."""


@contextmanager
def _spared() -> Iterator[None]:
    """Of all that is in memory now nothing is garbage: no search for cycles walks it, and no fork
    copies it for having been looked at."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@dataclass(frozen=True, slots=True)
class Made:
    """A version that was published, and what it was made of."""

    compared: Compared
    version: Version


@dataclass(frozen=True, slots=True)
class Making:
    """How a version is made in this run; `code` is the fingerprint of what makes it.

    With `anew` nothing is taken over from the run before. `damaged` is the version that readers
    see now, where it is not what was published.
    """

    store: Store
    settings: Settings
    watch: Watch
    engine: Engine
    stage: Callable[[str], AbstractContextManager[None]]
    code: str
    anew: bool
    damaged: Version | None = None

    def publish(self, extractions: Sequence[Extraction]) -> Made:
        """Compare, check and publish; documents that fail their checks are set aside.

        Raises ChecksFailed where the fault is of the whole.
        """
        with _spared():
            processed, settings = self.settings.folders.processed, self.settings
            compared, tables, quality, left_out = self._check(extractions)
            keep(self.store, self.code, compared.found)
            with self.stage("publiceren"):
                version = publish(
                    compared.dataset,
                    processed,
                    run=RunInfo(self.watch.record.run_id, self.watch.record.started_at, self.code),
                    keep=settings.publish.keep_versions,
                    catalog=settings.catalog,
                    quality=quality,
                    processes=settings.workers,
                    tables=tables,
                )
                # None where readers see what they saw.
                self.watch.changes = published_changes(version) if version.new else None
                index_published(processed)
            for told in left_out:
                self.watch.notice(told)
            return Made(compared, version)

    def rehearse(self, extractions: Sequence[Extraction]) -> None:
        """All that publishing does, but for showing it to readers."""
        compared, _, _, _ = self._check(extractions)
        rehearse(compared.dataset, self.settings.folders.processed, catalog=self.settings.catalog)

    def _check(self, extractions: Sequence[Extraction]) -> tuple[Compared, Tables, str, list[str]]:
        """What passes the checks, its tables, the quality page, and what is told of rows left out.

        Tables that are as they were when they were last checked are not checked again.
        """
        current = {one.document.doc_id: one for one in extractions}
        wanting = Rejects({}, {})
        for _ in range(ROUNDS):
            with self.stage("vergelijken"):
                compared = self._compare([*current.values()], wanting)
            with self.stage("controleren"):
                tables = Tables(compared.dataset)
                earlier = None if self.anew else recall_checks(self.store, self.code)
                checked = check_tables(tables, earlier=earlier)
                keep_checks(self.store, self.code, checked)
                report = self.watch.checks = report_of(checked)
                quality = render_quality_page(
                    report, compared.dataset, site=self.settings.catalog.site
                )
                write_whole(self.settings.folders.processed / "kwaliteit.html", quality)
            if report.publishable:
                break
            found = rejects_of(report, compared.dataset)
            if found is None:
                break
            wanting = wanting.joined(found)
            for doc_id, why in found.documents.items():
                if doc_id in current:
                    current[doc_id] = set_aside(current[doc_id], f"checks: {why}")
        refuse_failures(report)
        return compared, tables, quality, wanting.tell_rows()

    def _previous(self) -> Path | None:
        """The version to know withdrawn documents by: the current one, or the last that holds."""
        processed = self.settings.folders.processed
        current = find_current(processed)
        if current is None or read_rows(current.folder, "documents") is None:
            current = newest_intact(processed)
        return current.folder if current else None

    def _compare(self, extractions: Sequence[Extraction], wanting: Rejects) -> Compared:
        compared = compare_documents(
            extractions,
            decisions=self.settings.folders.decisions,
            previous=self._previous(),
            earlier=None if self.anew else recall(self.store, self.code),
            engine=self.engine,
            forget=wanting.documents,
        )
        self.engine.rest()  # publishing forks, which no thread of a cluster may meet
        return replace(compared, dataset=without_rows(compared.dataset, wanting.rows))
