"""What a figure's page tells, at the desk and on a static site."""

from __future__ import annotations

from typing import Any

from pipeline.reconcile.decisions.disputes import members_of
from pipeline.serve.deciding.verdicts import about
from pipeline.serve.edition.edition import Now
from pipeline.serve.edition.series import by_series, plot_of, series_key, series_of
from schemas.records import Figure


def figure_page(now: Now, figure: Figure) -> dict[str, Any]:
    """The subject of the template figure.html."""
    published = now.published
    members = [c for c in members_of(figure) if c in published.claims]
    inside = set(members)
    relations = {
        (r.left, r.right): r for c in members for r in now.indexes.relations.get(c, ())
    }.values()
    groups = now.keep("series", lambda: by_series(published))
    series = series_of(groups.get(series_key(figure), [figure]), published)
    return {
        "figure": figure,
        "places": [published.place(published.claims[c]) for c in members],
        "inside": [r for r in relations if {r.left, r.right} <= inside],
        "outside": [r for r in relations if not {r.left, r.right} <= inside],
        "claims": published.claims,
        "documents": published.documents,
        "figures": now.indexes.figures,
        "decisions": about(now, members),
        "series": series,
        "plot": plot_of(series),
        "sizes": now.edition.sizes,
    }
