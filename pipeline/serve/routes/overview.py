"""The overview: what there is, what waits, what is new."""

from __future__ import annotations

from collections import Counter
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.serve import queue
from pipeline.serve.desk import desk_of
from pipeline.serve.pages import send


def overview(request: Request) -> Response:
    """The first page."""
    now = desk_of(request).now()
    published = now.published
    return send(
        request,
        "overview.html",
        version=now.edition.version_id,
        counts={
            "documents": sum(d.status == "ok" for d in published.documents.values()),
            "claims": len(published.claims),
            "figures": len(published.figures),
            "relations": len(published.relations),
        },
        verdicts=Counter(r.verdict for r in published.relations),
        batches=queue.batches(now, queue.Narrowing()),
        fresh=now.standing.fresh,
    )


ROUTES: Final = [Route("/", overview)]
