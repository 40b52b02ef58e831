"""Read the documents that are not known yet, wherever an engine does it; each is kept at once."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

from pipeline.engines import Engine, Errand
from pipeline.run.reading.plan import Plan, narrow
from pipeline.run.reading.progress import READ, Progress
from pipeline.run.reading.reading import (
    ReadTask,
    files_of,
    prepare,
    quarantine,
    read_document,
)
from pipeline.settings import Settings
from pipeline.store.codec import pack
from pipeline.store.store import Store
from pipeline.workers import Done, Limits
from schemas.errors import KamercijfersError, UnreadableDocument
from schemas.names import printable
from schemas.records import Extraction


def read_documents(
    plan: Plan,
    store: Store,
    settings: Settings,
    *,
    engine: Engine,
    progress: Progress,
    log: Path,
) -> dict[str, float]:
    """Read what the plan says; returns the seconds that each took, by path.

    A document that fails is kept as quarantined; errors that are not about one document (a
    missing model, a bug that every document meets) end the run. What workers write to standard
    error goes to `log`.
    """
    if not plan.to_read:
        return {}
    limits = Limits(
        seconds=settings.limits.seconds,
        memory_mb=settings.limits.memory_mb,
        tasks_per_worker=settings.limits.documents_per_worker,
    )
    errand = Errand(
        read_document, functools.partial(prepare, settings.language.model), limits, files_of
    )
    seconds: dict[str, float] = {}
    bugs = 0
    planned = {task.key: task for task in plan.to_read}
    for done in engine.read([task.anywhere() for task in plan.to_read], errand, log=log):
        task = planned[done.task.key]
        bugs += done.error is not None and not isinstance(done.error, UnreadableDocument)
        note = _keep(done, store, limits)
        seconds[printable(str(task.source.path))] = round(done.seconds, 3)
        progress.advance(printable(task.source.path.name), note)
    if bugs == len(plan.to_read) > 1:
        raise KamercijfersError(
            "Elk document liep op dezelfde soort interne fout; er is niets gepubliceerd.",
            remedy=f"Meld dit met het bestand {log}.",
        )
    if log.exists() and not log.stat().st_size:
        log.unlink()
    return seconds


def collect_documents(
    plan: Plan,
    store: Store,
    settings: Settings,
    *,
    engine: Engine,
    progress: Progress,
    log: Path,
) -> list[Extraction]:
    """The extractions of all documents; entries found damaged are read again."""
    kept = {}
    damaged = set()
    for task in plan.tasks:
        stored = store.read(task.key)
        if stored is None:
            damaged.add(task.key)
        else:
            kept[task.key] = stored.extraction
    if damaged:
        narrowed = narrow(plan, damaged)
        read_documents(narrowed, store, settings, engine=engine, progress=progress, log=log)
        for key in damaged:
            stored = store.read(key)
            if stored is None:
                raise RuntimeError(f"the store does not hold what was just kept: {key}")
            kept[key] = stored.extraction
    return [_with_provenance(kept[task.key], task) for task in plan.tasks]


def _with_provenance(extraction: Extraction, task: ReadTask) -> Extraction:
    """The extraction with where its file came from, as written down when it was fetched."""
    if task.source.note is None:
        return extraction
    from pipeline.fetch import read_note

    note = read_note(task.source.path)
    if note is None:
        return extraction
    document = replace(extraction.document, source_url=note.url, retrieved_at=note.retrieved_at)
    return replace(extraction, document=document)


def _keep(done: Done, store: Store, limits: Limits) -> str:
    """Keep one result; returns the Dutch word on how it went."""
    if isinstance(done.error, KamercijfersError) and not isinstance(done.error, UnreadableDocument):
        raise done.error
    if done.error is None and done.trouble is None:
        store.write(done.task.key, done.value, again=False)
        return READ
    stored = quarantine(done, limits)
    store.write(done.task.key, pack(stored), again=stored.again)
    return f"apart gezet ({stored.extraction.document.reason})"
