"""Zoeken: one box over claims, figures and documents, with facets."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.search import FACETS
from pipeline.serve.desk.desk import desk_of
from pipeline.serve.pages.send import send

SHOWN: Final = 25
MOST_SHOWN: Final = 500


def search(request: Request) -> Response:
    """What a question finds, narrowed by facets, some at a time."""
    asked = request.query_params.get("q", "")
    narrow = {name: request.query_params.get(name, "") for name in FACETS}
    narrow = {name: value for name, value in narrow.items() if value}
    limit = min(_count(request.query_params.get("toon", "")), MOST_SHOWN)
    outcome = desk_of(request).now().edition.finder.ask(asked, narrow=narrow, limit=limit)

    def narrowed(name: str, value: str) -> str:
        """The address with one facet chosen, or let go when it was."""
        chosen = {k: v for k, v in narrow.items() if (k, v) != (name, value)}
        chosen |= {name: value} if narrow.get(name) != value else {}
        return f"/zoeken?{urlencode({'q': asked} | chosen)}"

    more = ""
    if outcome.total > limit and limit < MOST_SHOWN:
        more = f"/zoeken?{urlencode({'q': asked, 'toon': limit * 2} | narrow)}"
    return send(
        request,
        "search.html",
        outcome=outcome,
        facets=FACETS,
        narrow=narrow,
        narrowed=narrowed,
        more=more,
    )


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and 0 < len(text) < 5 else SHOWN


ROUTES: Final = [Route("/zoeken", search)]
