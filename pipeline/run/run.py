"""The whole run, told in one screen; what each stage does is in the module it comes from."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.run.discover import discover
from pipeline.run.folder import prepare_folder, room_on_disk
from pipeline.run.lock import only_run
from pipeline.run.plan import Plan, make_plan
from pipeline.run.progress import Progress, show_progress
from pipeline.run.published import find_published, publish_key, remember_published
from pipeline.run.read import collect_documents, read_documents
from pipeline.run.record import Published, RunRecord, count, tell_outcomes
from pipeline.run.runs import begin_record, keep_record
from pipeline.settings import Settings
from pipeline.store.store import Store, in_memory, open_store
from schemas.errors import KamercijfersError
from schemas.records import Extraction


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to run: read and compare all again, and whether to stay quiet."""

    full_refresh: bool = False
    quiet: bool = False


def run_pipeline(paths: Sequence[Path], settings: Settings, wishes: Wishes) -> RunRecord:
    """Bring the dataset up to date with the documents in `paths`; returns what was done.

    Raises UsageError for wrong paths and while another run is under way, ChecksFailed when the
    dataset did not pass its checks. Documents that cannot be read end in the record.
    """
    discover(paths)
    processed = settings.folders.processed
    prepare_folder(processed)
    with (
        only_run(processed),
        room_on_disk(processed),
        _recorded(settings) as record,
        open_store(processed / "store") as store,
    ):
        if store.healed:
            record.notices.append(f"De opslag was beschadigd en is vernieuwd ({store.healed}).")
        with _timed(record, "plannen"):
            plan = make_plan(discover(paths), store, settings, full_refresh=wishes.full_refresh)
        record.duplicates = plan.duplicates
        with show_progress(len(plan.to_read), quiet=wishes.quiet) as progress:
            _run(plan, settings, wishes, store=store, record=record, progress=progress)
    return record


def plan_run(paths: Sequence[Path], settings: Settings, *, full_refresh: bool) -> Plan:
    """What a run would do, without writing anything."""
    sources = discover(paths)
    folder = settings.folders.processed / "store"
    if not folder.is_dir():
        with in_memory() as store:
            return make_plan(sources, store, settings, full_refresh=full_refresh)
    with only_run(settings.folders.processed), open_store(folder) as store:
        return make_plan(sources, store, settings, full_refresh=full_refresh)


def _run(
    plan: Plan,
    settings: Settings,
    wishes: Wishes,
    *,
    store: Store,
    record: RunRecord,
    progress: Progress,
) -> None:
    """Read what is new; compare, check and publish when anything changed."""
    processed = settings.folders.processed
    log = processed / "logs" / f"{record.run_id}-werkers.log"
    with _timed(record, "lezen"):
        record.read = read_documents(plan, store, settings, progress=progress, log=log)
    with _timed(record, "plannen"):
        key = publish_key(plan, store, settings)
        published = None if wishes.full_refresh else find_published(store, key, processed)
    if published is None:
        with _timed(record, "verzamelen"):
            extractions = collect_documents(plan, store, settings, progress=progress, log=log)
        published = _publish(plan, extractions, settings, record=record)
        remember_published(store, key, published)
    record.published = published
    record.dataset = str(processed / "dataset")


def _publish(
    plan: Plan, extractions: Sequence[Extraction], settings: Settings, *, record: RunRecord
) -> Published:
    """Compare, check and publish; the libraries this takes are imported only here."""
    from pipeline.publish import RunInfo, find_current, publish
    from pipeline.run.compare import check_dataset, compare_documents

    processed = settings.folders.processed
    current = find_current(processed)
    with _timed(record, "vergelijken"):
        compared = compare_documents(
            extractions,
            decisions=settings.folders.decisions,
            previous=current.folder if current else None,
        )
    with _timed(record, "controleren"):
        check_dataset(compared.dataset)
    with _timed(record, "publiceren"):
        version = publish(
            compared.dataset,
            processed,
            run=RunInfo(run_id=record.run_id, started_at=record.started_at),
            keep=settings.publish.keep_versions,
        )
    record.new_version = version.new
    return Published(
        version=version.version_id,
        counts=count(compared.extractions, compared.dataset.relations, compared.dataset.figures),
        documents=tell_outcomes(compared.extractions, plan),
        waiting=compared.waiting,
    )


@contextmanager
def _timed(record: RunRecord, stage: str) -> Iterator[None]:
    begin = time.monotonic()
    try:
        yield
    finally:
        spent = record.stages.get(stage, 0.0) + time.monotonic() - begin
        record.stages[stage] = round(spent, 3)


@contextmanager
def _recorded(settings: Settings) -> Iterator[RunRecord]:
    """Keep a record of the run from its first moment, whatever becomes of it."""
    processed, keep = settings.folders.processed, settings.publish.keep_runs
    begin = time.monotonic()
    record = begin_record(processed)
    keep_record(processed, record, keep=keep)
    try:
        yield record
        quarantined = record.published.counts.quarantined if record.published else 0
        record.state, record.exit_code = "done", 4 if quarantined else 0
    except BaseException as error:
        record.state, record.message = "failed", str(error)
        record.exit_code = error.exit_code if isinstance(error, KamercijfersError) else 1
        if isinstance(error, KeyboardInterrupt):
            record.exit_code = 130
        raise
    finally:
        record.seconds = round(time.monotonic() - begin, 3)
        keep_record(processed, record, keep=keep)
