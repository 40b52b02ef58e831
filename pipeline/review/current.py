"""What waits now: as the last run told it, unless decisions were taken since."""

from __future__ import annotations

import contextlib
from pathlib import Path

from pipeline.publish.formats.databases import NAME
from pipeline.reconcile.decisions.disputes import find_disputes
from pipeline.reconcile.decisions.file import load_decisions
from pipeline.search.rows import open_rows, records_from
from schemas.errors import UsageError


def waiting_now(processed: Path, decisions: Path) -> tuple[str, ...] | None:
    """What waits after all decisions in the file, one line each.

    None where none was taken since the dataset was published, or nothing is published: then what
    the last run told still holds.
    """
    taken = None
    file = processed / "dataset" / f"{NAME}.sqlite"
    with contextlib.suppress(UsageError), open_rows(file) as connection:
        taken = records_from(connection, "decisions")
    decided = load_decisions(decisions)
    if taken is None or {d.decision_id for d in decided} == {d.decision_id for d in taken}:
        return None
    from pipeline.review.sitting import Sitting

    standing = Sitting.read(processed, decisions).standing
    rulings = standing.rulings
    disputes = find_disputes(
        standing.published.relations, standing.published.figures.values(), rulings
    )
    return (*(one.message for one in rulings.stale), *(dispute.tell() for dispute in disputes))
