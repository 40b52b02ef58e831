"""The short Dutch summary at the end of a run."""

from __future__ import annotations

import dataclasses
import json
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pipeline.issues import doubts, lost_pages, tell_issues
from pipeline.labels import labels
from pipeline.run.reading.plan import Plan
from pipeline.run.record.record import RememberedVersion, RunRecord, SourceRound
from pipeline.settings import Folders
from schemas.names import printable

SHOWN: Final = 10
UNSURE: Final = 0.75  # a document with a lower reading score is worth a look: see docs/quality.md


def summarise(record: RunRecord) -> str:
    """What the run came to, in a few lines."""
    return "\n".join(_lines(record))


def summarise_last(record: RunRecord, *, running: bool) -> str:
    """The last run as `status` tells it; `running` when one is under way now."""
    broken = "is bezig" if running else "brak af zonder iets te zeggen"
    ends = {"done": "klaar", "failed": "mislukt", "running": broken}
    lines = [f"Laatste draai: {record.run_id}, {ends[record.state]} na {record.seconds:.0f} s"]
    if record.message:
        lines.append(f"Melding: {record.message}")
    return "\n".join([*lines, *_lines(record)])


def summarise_plan(plan: Plan, coming: Sequence[str]) -> str:
    """What a run would do, in a few lines; `coming` is what it would fetch first."""
    known = len(plan.tasks) - len(plan.to_read)
    lines = list(_listed("Zou ophalen", list(coming)))
    lines += [f"Zou lezen: {len(plan.to_read)} van {len(plan.tasks)} documenten ({known} bekend)"]
    lines += [f"  {printable(str(task.source.path))}" for task in plan.to_read]
    lines += _listed("Dubbel", [f"{one.path} is {one.same_as}" for one in plan.duplicates])
    return "\n".join(lines)


def plan_as_json(plan: Plan, coming: Sequence[str]) -> str:
    """What a run would do, for programs."""
    told = {
        "to_fetch": list(coming),
        "to_read": [printable(str(task.source.path)) for task in plan.to_read],
        "known": len(plan.tasks) - len(plan.to_read),
        "duplicates": [dataclasses.asdict(one) for one in plan.duplicates],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def record_as_json(record: RunRecord) -> str:
    """The whole record, for programs."""
    return json.dumps(dataclasses.asdict(record), ensure_ascii=False, indent=1)


def _lines(record: RunRecord) -> Iterator[str]:
    published = record.published
    if published is None:
        return
    yield from _counts(published, read=len(record.read))
    yield from _remarks(record, published)
    novelty = "nieuwe versie" if record.new_version else "ongewijzigd, versie"
    yield f"Dataset: {record.dataset} ({novelty} {published.version})"
    processed = Path(record.dataset).parent
    desk = ["kamercijfers", "serve"]
    if processed != Folders().processed:
        desk += ["--processed", str(processed)]
    report = processed / "verslag.html"
    yield f"Verder: {shlex.join(desk)} om te zoeken en te beslissen; het verslag is {report}"


def _counts(published: RememberedVersion, *, read: int) -> Iterator[str]:
    counts = published.counts
    yield f"Documenten: {counts.documents} ({read} nu gelezen)"
    yield (
        f"Beweringen: {counts.claims}, afgewezen getallen: {counts.rejected}, "
        f"voetnoten: {counts.footnotes}, verwijzingen: {counts.references}"
    )
    parts = [f"{dutch} {counts.verdicts.get(word, 0)}" for word, dutch in labels().verdicts.items()]
    yield f"Relaties: {sum(counts.verdicts.values())} ({', '.join(parts)})"
    yield f"Cijfers: {counts.figures}"


def tell_round(one: SourceRound) -> Iterator[str]:
    """What one source gave."""
    parts = [f"{len(one.fetched)} nieuw", f"{len(one.unchanged)} ongewijzigd"]
    parts += [f"{len(one.withdrawn)} ingetrokken"] if one.withdrawn else []
    yield f"Bron {one.name}: {', '.join(parts)}"
    troubles = [*filter(None, [one.error]), *one.failed]
    yield from (f"  {trouble}" for trouble in troubles)


def _remarks(record: RunRecord, published: RememberedVersion) -> Iterator[str]:
    yield from record.notices
    for one in record.sources:
        yield from tell_round(one)
    yield from _listed(
        "Apart gezet",
        [
            f"{one.path or one.doc_id}: {one.reason}"
            for one in published.documents
            if one.status == "quarantined"
        ],
    )
    yield from _listed(
        "Deels gelezen",
        [
            f"{one.path or one.doc_id}, {told}"
            for one in published.documents
            for told in tell_issues(lost_pages(one.issues))
        ],
    )
    scored = [(one.score, one) for one in published.documents if one.score is not None]
    doubtful = sorted((score, one.path or one.doc_id) for score, one in scored if score < UNSURE)
    yield from _listed(
        "Onzeker gelezen, leescijfer van 0 tot 1",
        [f"{score:.2f}".replace(".", ",") + f"  {path}" for score, path in doubtful],
    )
    yield from _listed(
        "Nog eens bekeken",
        [
            f"{one.path or one.doc_id}, {told}"
            for one in published.documents
            for told in tell_issues(doubts(one.issues))
        ],
    )
    yield from _listed(
        "Ingetrokken", [one.doc_id for one in published.documents if one.status == "withdrawn"]
    )
    yield from _listed("Dubbel", [f"{one.path} is {one.same_as}" for one in record.duplicates])
    yield from _listed(
        "Zelfde naam",
        [
            issue.message
            for one in published.documents
            for issue in one.issues
            if issue.code == "same_id"
        ],
    )
    failed = [
        issue.message
        for one in published.documents
        for issue in one.issues
        if issue.code == "rule_failed"
    ]
    yield from _listed("Regel liep vast", [*dict.fromkeys(failed)])
    yield from _listed("Wacht op een beslissing", list(published.waiting))


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"{title}: {len(lines)}"
    yield from (f"  {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"  en nog {len(lines) - SHOWN}"
