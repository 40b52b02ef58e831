"""The pages of published documents as pictures."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from pipeline.serve.desk.desk import desk_of


def picture(request: Request) -> Response:
    """A page of a document: looked up by its id, never by a path."""
    desk = desk_of(request)
    document = desk.now().published.documents.get(request.path_params["doc_id"])
    kept = None
    if document is not None and document.sha256:
        kept = desk.painter.page(document.sha256, request.path_params["page"])
    if kept is None:
        return Response(status_code=404)
    return FileResponse(
        kept, media_type="image/webp", headers={"cache-control": "private, max-age=86400"}
    )


ROUTES: Final = [Route("/beeld/{doc_id}/{page:int}", picture)]
