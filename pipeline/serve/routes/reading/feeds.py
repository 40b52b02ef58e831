"""Volgen: an Atom feed of a document, a dossier, an indicator, a figure, or a question."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.serve.desk.desk import desk_of
from pipeline.serve.edition.feed import MOST_FOLLOWED, SUBJECTS, FeedEntry, entries_of, write_feed
from pipeline.serve.pages.links import DeskLinks


def feed(request: Request) -> Response:
    """The feed of one subject; an unknown one has a feed without entries."""
    kind, key = request.path_params["kind"], request.path_params["key"]
    if kind not in SUBJECTS:
        return Response(status_code=404)
    name, where = SUBJECTS[kind]
    entries = entries_of(desk_of(request).editions.processed, where, [key])
    page = {
        "document": DeskLinks().document(key),
        "dossier": f"/documenten?{urlencode({'dossier': key})}",
        "cijfer": DeskLinks().figure(key),
    }.get(kind, f"/zoeken?{urlencode({'q': key})}")
    return _answer(request, entries, title=f"Kamercijfers: {name} {key}", page=page)


def question_feed(request: Request) -> Response:
    """The feed of a question: what it finds now, through the versions."""
    asked = request.query_params.get("q", "")
    desk = desk_of(request)
    found = desk.now().edition.finder.ask(asked, limit=MOST_FOLLOWED)
    ids = [hit.claim.claim_id for hit in found.hits]
    where = f"WHERE claim_id IN ({', '.join('?' * len(ids))})"
    entries = entries_of(desk.editions.processed, where, ids) if ids else []
    page = f"/zoeken?{urlencode({'q': asked})}"
    return _answer(request, entries, title=f"Kamercijfers: {asked or 'zoeken'}", page=page)


def _answer(request: Request, entries: list[FeedEntry], *, title: str, page: str) -> Response:
    base = str(request.base_url).rstrip("/")
    here = str(request.url)
    made = write_feed(
        entries,
        title=title,
        key=quote(request.url.path + request.url.query),
        here=here,
        page=base + page,
        claims_at=f"{base}/beweringen/",
    )
    return Response(made, media_type="application/atom+xml; charset=utf-8")


ROUTES: Final = [
    Route("/volg/zoek.atom", question_feed),
    Route("/volg/{kind}/{key:path}.atom", feed),
]
