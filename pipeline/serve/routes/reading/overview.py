"""The overview: what there is, what waits, what is new."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.run.record.runs import last_run
from pipeline.serve.desk.desk import desk_of
from pipeline.serve.pages.links import DeskLinks
from pipeline.serve.pages.overview_page import overview_page
from pipeline.serve.pages.send import send


def overview(request: Request) -> Response:
    """The first page."""
    desk = desk_of(request)
    run = last_run(desk.editions.processed)
    return send(request, "overview.html", **overview_page(desk.now(), run, DeskLinks()))


ROUTES: Final = [Route("/", overview)]
