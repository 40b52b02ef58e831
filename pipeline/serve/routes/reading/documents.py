"""The documents: all of them, and each with its pages as pictures and what was read on them."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.serve.desk.desk import desk_of
from pipeline.serve.pages.document_page import document_page
from pipeline.serve.pages.send import send
from schemas.records import Document


def documents(request: Request) -> Response:
    """All documents, narrowed by kind, dossier or publisher."""
    asked = {name: request.query_params.get(name, "") for name in ("kind", "dossier", "publisher")}
    everything = [*desk_of(request).now().published.documents.values()]
    found = [d for d in everything if all(not v or getattr(d, k) == v for k, v in asked.items())]
    return send(
        request,
        "documents.html",
        found=sorted(found, key=_newest_first),
        asked=asked,
        kinds=sorted({d.kind for d in everything}),
        dossiers=sorted({d.dossier for d in everything} - {""}),
        publishers=sorted({d.publisher for d in everything} - {""}),
    )


def document(request: Request) -> Response:
    """One document, a page at a time."""
    now = desk_of(request).now()
    found = now.published.documents.get(request.path_params["doc_id"])
    if found is None:
        return send(
            request, "trouble.html", status=404, title="Dit document is er niet",
            message="Het staat niet in de gepubliceerde dataset.",
        )  # fmt: skip
    asked = request.query_params.get("blad", "")
    page = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    return send(request, "document.html", **document_page(now, found, page))


def _newest_first(document: Document) -> tuple[int, str]:
    return (-(document.date.toordinal() if document.date else 0), document.doc_id)


ROUTES: Final = [
    Route("/documenten", documents),
    Route("/documenten/{doc_id}", document),
]
