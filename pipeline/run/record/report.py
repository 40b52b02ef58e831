"""The run report for people, made from the record of the run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.issues import tell_issues
from pipeline.publish.run_report import DocumentLine, RunReport, SourceCoverage, StageCount
from pipeline.run.record.record import RunRecord

if TYPE_CHECKING:
    from pipeline.run.record.watch import Watch


def make_report(watch: Watch) -> RunReport:
    """All there is to tell about the run."""
    record = watch.record
    published = record.published
    started = dt.datetime.fromisoformat(record.started_at)
    finished = started + dt.timedelta(seconds=record.seconds)
    return RunReport(
        run_id=record.run_id,
        started_at=record.started_at,
        finished_at=f"{finished:%Y-%m-%dT%H:%M:%SZ}",
        exit_code=record.exit_code or 0,
        stages=tuple(_stages(record)),
        documents=tuple(_documents(record)),
        sources=tuple(_sources(record)),
        checks=watch.checks,
        version=published.version if published else "",
        published=record.new_version,
        counts=published.counts.tables() if published else {},
        relations=published.counts.verdicts if published else {},
        changes=watch.changes,
        messages=tuple(_messages(record)),
    )


def _stages(record: RunRecord) -> Iterator[StageCount]:
    documents = record.published.documents if record.published else ()
    failed = sum(one.status == "quarantined" for one in documents)
    for name, seconds in record.stages.items():
        if name == "lezen":
            done = len(record.read)
            yield StageCount(name, done, max(len(documents) - done, 0), failed, seconds)
        else:
            yield StageCount(name, len(documents), seconds=seconds)


def _documents(record: RunRecord) -> Iterator[DocumentLine]:
    for one in record.published.documents if record.published else ():
        seconds = record.read.get(one.path)
        outcome = "unchanged" if seconds is None else "read"
        yield DocumentLine(
            doc_id=one.doc_id,
            file=one.path,
            outcome=outcome if one.status == "ok" else one.status,
            reason=one.reason,
            claims=one.claims,
            seconds=seconds or 0.0,
        )


def _sources(record: RunRecord) -> Iterator[SourceCoverage]:
    for source in record.sources:
        here = len(source.fetched) + len(source.unchanged)
        yield SourceCoverage(
            source=source.name,
            offered=here + len(source.failed),
            fetched=len(source.fetched),
            read=here,
            trouble="; ".join(filter(None, [source.error, *source.failed])),
        )


def _messages(record: RunRecord) -> Iterator[str]:
    if record.message:
        yield record.message
    yield from record.notices
    for twin in record.duplicates:
        yield f"{twin.path} heeft dezelfde inhoud als {twin.same_as} en telt niet mee."
    for one in record.published.documents if record.published else ():
        yield from (f"{one.doc_id}, {told}" for told in tell_issues(one.issues))
    yield from record.published.waiting if record.published else ()
