"""What the overview tells, at the desk and on a static site."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from pipeline.diff import published_changes
from pipeline.diff.render import summarise
from pipeline.review.told.wording import name_case
from pipeline.run.record.record import RunRecord
from pipeline.serve.deciding import queue
from pipeline.serve.edition.edition import Now
from pipeline.serve.edition.series import Plot, by_series, plot_of, series_of
from pipeline.serve.pages.links import Links
from pipeline.versions.versions import find_version
from schemas.errors import UsageError
from schemas.names import split_list
from schemas.records import Figure

MOST_CONTESTED: Final = 4
MOST_PUBLISHERS: Final = 12
MOST_PLOTS: Final = 6
LEAST_MOMENTS: Final = 4
"""A series of fewer moments is no line to look at."""
TELLING: Final = ("total", "share", "mean", "rate")


def overview_page(now: Now, run: RunRecord | None, links: Links) -> dict[str, Any]:
    """The subject of the template overview.html."""
    published = now.published
    verdicts = Counter(r.verdict for r in published.relations)
    coverage = coverage_of(now)
    return {
        "version": now.edition.version_id,
        "counts": {
            "documents": sum(d.status == "ok" for d in published.documents.values()),
            "claims": len(published.claims),
            "figures": len(published.figures),
            "relations": len(published.relations),
        },
        "verdicts": verdicts,
        "most_verdicts": max(verdicts.values(), default=1),
        "contested": _contested(now, links),
        "coverage": coverage[:MOST_PUBLISHERS],
        "most_claims": max((claims for *_, claims in coverage), default=1) or 1,
        "plots": now.keep("plots", lambda: telling_plots(now)),
        "run": run,
        "sources": run.sources if run else (),
        "news": _news(now),
        "apart": [d for d in published.documents.values() if d.status == "quarantined"],
        "fresh": now.standing.fresh,
    }


def _news(now: Now) -> list[str]:
    """What came with this version; nothing where the file that tells it is damaged."""
    try:
        version = find_version(now.edition.processed, now.edition.version_id)
        return summarise(published_changes(version))
    except UsageError:
        return []


def coverage_of(now: Now) -> list[tuple[str, int, int]]:
    """Of each publisher how many documents and claims there are, the most claims first."""
    documents: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    for document in now.published.documents.values():
        if document.status == "ok":
            documents[document.publisher] += 1
            claims[document.publisher] += document.claims
    return sorted(
        ((name, documents[name], claims[name]) for name in documents), key=lambda c: (-c[2], c[0])
    )


def telling_plots(now: Now) -> list[tuple[Figure, Plot]]:
    """The series most worth a look: told by most documents, over most moments; one of a table."""
    weighed = []
    for group in now.keep("series", lambda: by_series(now.published)).values():
        told = [f for f in group if f.period and f.statistic in TELLING]
        moments = {figure.period for figure in told}
        if len(moments) >= LEAST_MOMENTS:
            sources = {name for figure in told for name in split_list(figure.sources)}
            last = max(told, key=lambda figure: (figure.period, figure.figure_id))
            weighed.append((len(sources), len(moments), last.figure_id, last, told))
    found: list[tuple[Figure, Plot]] = []
    tables: set[tuple[str, str]] = set()
    for *_, figure, told in sorted(weighed, reverse=True, key=lambda w: w[:3]):
        best = now.published.claims[figure.preferred_claim]
        table = (best.doc_id, best.in_table)
        plot = None if table in tables else plot_of(series_of(told, now.published))
        if plot is not None and len({p.y for p in plot.points}) > 1:
            tables.add(table)
            found.append((figure, plot))
        if len(found) == MOST_PLOTS:
            break
    return found


def _contested(now: Now, links: Links) -> list[tuple[str, str, str]]:
    told = []
    for batch in queue.batches(now, queue.Narrowing())[:MOST_CONTESTED]:
        case = batch.case
        first = case.differences[0].relation
        if case.figure is not None:
            address = links.figure(case.figure.figure_id)
        else:
            address = links.relation(first.left, first.right) or links.figure(
                now.indexes.figures[first.left].figure_id
            )
        told.append((name_case(case), address, first.explanation))
    return told
