"""From extractions to a checked dataset: reconcile, apply what stewards decided, validate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.dataset import Dataset
from pipeline.engines import Engine
from pipeline.reconcile import PreviousReconciliation, reconcile
from pipeline.reconcile.claims.cited import lead_to_sources
from pipeline.reconcile.decisions.file import load_decisions
from pipeline.reconcile.outcome.faults import Fault
from pipeline.run.inputs.identity import link_references, tell_apart
from pipeline.run.inputs.withdrawn import withdraw
from pipeline.validate import ValidationReport
from schemas.errors import ChecksFailed
from schemas.names import join_list, split_list
from schemas.paper import Issue
from schemas.records import Claim, Extraction, Rejected


@dataclass(frozen=True, slots=True)
class Compared:
    """A dataset that may be checked, its documents, and what waits for a steward.

    `found` is what the next run needs to compare only what changed.
    """

    dataset: Dataset
    extractions: tuple[Extraction, ...]
    waiting: tuple[str, ...]
    found: PreviousReconciliation


def compare_documents(
    extractions: Iterable[Extraction],
    *,
    decisions: Path,
    previous: Path | None,
    earlier: PreviousReconciliation | None,
    engine: Engine | None = None,
    forget: Collection[str] = (),
) -> Compared:
    """The dataset these documents make.

    `decisions` is the file of decisions, `previous` the folder of the version before, `earlier`
    what the run before found; `engine` shares out the work. Of the documents with an id in
    `forget` no row of a withdrawn document is kept.
    """
    known = lead_to_sources(link_references(tell_apart(extractions)))
    decided = load_decisions(decisions)
    found = reconcile(
        [extraction.document for extraction in known],
        [claim for extraction in known for claim in extraction.claims],
        decided,
        previous=earlier,
        engine=engine,
    )
    published = [
        *(
            _decide(_with_faults(one, found.faults), found.rejected_claim_ids, found.renamed)
            for one in known
        ),
        *(one for one in withdraw(known, previous) if one.document.doc_id not in forget),
    ]
    dataset = Dataset.from_extractions(
        published, relations=found.relations, figures=found.figures, decisions=decided
    )
    waiting = [stale.message for stale in found.stale]
    waiting += [dispute.tell() for dispute in found.disputes]
    return Compared(dataset, tuple(published), tuple(waiting), found.remember())


def refuse_failures(report: ValidationReport) -> None:
    """Raise ChecksFailed, naming checks and rows, when the dataset may not be published."""
    if not report.publishable:
        raise ChecksFailed(
            f"Niets gepubliceerd: {' '.join(report.describe_failures())}",
            remedy="De vorige versie blijft staan; zie kwaliteit.html.",
        )


def _with_faults(extraction: Extraction, faults: Sequence[Fault]) -> Extraction:
    """The extraction with an issue for each rule that failed on it or on a claim of it."""
    if not faults:
        return extraction
    doc_id = extraction.document.doc_id
    own = {doc_id, *(claim.claim_id for claim in extraction.claims)}
    told = (Issue("rule_failed", fault.tell()) for fault in faults if own & {*fault.ids})
    return replace(extraction, issues=(*extraction.issues, *told))


def _decide(
    extraction: Extraction, rejected: frozenset[str], renamed: Mapping[str, str]
) -> Extraction:
    """The extraction after the stewards: rejected claims move to `rejected`, indicators change."""
    if not any(
        claim.claim_id in rejected or claim.claim_id in renamed for claim in extraction.claims
    ):
        return extraction
    kept = tuple(
        replace(claim, indicator=renamed.get(claim.claim_id, claim.indicator))
        for claim in extraction.claims
        if claim.claim_id not in rejected
    )
    gone = [claim for claim in extraction.claims if claim.claim_id in rejected]
    return replace(
        extraction,
        claims=kept,
        rejected=(*extraction.rejected, *map(_as_rejected, gone)),
        footnotes=tuple(
            replace(
                note,
                claim_ids=join_list(
                    claim_id for claim_id in split_list(note.claim_ids) if claim_id not in rejected
                ),
            )
            for note in extraction.footnotes
        ),
    )


def _as_rejected(claim: Claim) -> Rejected:
    return Rejected(
        doc_id=claim.doc_id,
        page=claim.page,
        as_written=claim.as_written,
        reason="decided",
        sentence=claim.sentence,
        x0=claim.x0,
        top=claim.top,
        x1=claim.x1,
        bottom=claim.bottom,
    )
