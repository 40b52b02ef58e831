"""A decision about one claim, from its own page."""

from __future__ import annotations

import datetime as dt
from typing import Final

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pipeline.reconcile import append_decision, make_decision
from pipeline.serve.desk.desk import desk_of
from pipeline.serve.desk.guard import changing
from pipeline.serve.pages.links import DeskLinks
from pipeline.serve.pages.send import name_of
from schemas.errors import UsageError


def reject(request: Request, form: FormData) -> Response:
    """Write down that a claim is no figure."""
    desk = desk_of(request)
    claim = desk.now().edition.published.claims.get(str(form.get("bewering", "")))
    if claim is None or form.get("soort") != "reject_claim":
        raise UsageError("Deze bewering staat niet in de gepubliceerde dataset.")
    decision = make_decision(
        "reject_claim",
        [claim],
        because=str(form.get("reden", "")),
        decided_by=name_of(request),
        decided_at=dt.datetime.now(dt.UTC).replace(microsecond=0),
    )
    append_decision(desk.editions.decisions, decision)
    return RedirectResponse(DeskLinks().claim(claim), 303)


ROUTES: Final = [Route("/besluiten", changing(reject), methods=["POST"])]
