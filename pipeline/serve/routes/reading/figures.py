"""A figure, a claim, a relation: each at an address that goes on working in later versions."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pipeline.reconcile import lay_out
from pipeline.serve.deciding.verdicts import about
from pipeline.serve.desk.desk import desk_of
from pipeline.serve.edition.history import claim_then, figure_then
from pipeline.serve.pages.figure_page import figure_page
from pipeline.serve.pages.links import DeskLinks
from pipeline.serve.pages.send import send


def figure(request: Request) -> Response:
    """A figure: its value, how it was told, its series, its past."""
    desk = desk_of(request)
    now, figure_id = desk.now(), request.path_params["figure_id"]
    found = now.published.figures.get(figure_id)
    if found is None:
        return _figure_elsewhere(request, figure_id)
    return send(
        request,
        "figure.html",
        **figure_page(now, found),
        past=[*figure_then(desk.editions.processed, figure_id)],
    )


def claim(request: Request) -> Response:
    """A claim: where it stands, what was read of it, what it is held against."""
    desk = desk_of(request)
    now, claim_id = desk.now(), request.path_params["claim_id"]
    found = now.published.claims.get(claim_id)
    if found is None:
        return _claim_gone(request, claim_id)
    return send(
        request,
        "claim.html",
        place=now.published.place(found),
        figure=now.indexes.figures.get(claim_id),
        relations=now.indexes.relations.get(claim_id, ()),
        claims=now.published.claims,
        documents=now.published.documents,
        decisions=about(now, [claim_id]),
        sizes=now.edition.sizes,
    )


def relation(request: Request) -> Response:
    """Two claims beside each other, point by point, whether or not they are related."""
    now = desk_of(request).now()
    names = request.path_params["pair"].split("~")
    found = [now.published.claims[name] for name in names if name in now.published.claims]
    if len(found) != 2 or len(names) != 2:
        missing = [name for name in names if name not in now.published.claims]
        return _claim_gone(request, missing[0] if missing else names[0])
    corpus = now.edition.corpus({c.doc_id for c in found})
    related = now.indexes.relations.get(names[0], ())
    return send(
        request,
        "relation.html",
        relation=next((r for r in related if {r.left, r.right} == {*names}), None),
        places=[now.published.place(c) for c in found],
        steps=lay_out(found[0], found[1], corpus),
        decisions=[d for d in about(now, names) if {*names} <= {*d.claims}],
        sizes=now.edition.sizes,
    )


def _figure_elsewhere(request: Request, figure_id: str) -> Response:
    """The figure that took the place of one that is gone, or that there is none."""
    desk = desk_of(request)
    for then in figure_then(desk.editions.processed, figure_id):
        successor = desk.now().indexes.figures.get(then.figure.preferred_claim)
        if successor is not None:
            return RedirectResponse(DeskLinks().figure(successor.figure_id), 302)
    return send(
        request, "trouble.html", status=404, title="Dit cijfer is er niet (meer)",
        message="Het staat niet in de gepubliceerde dataset. Zoek het op in woorden.",
    )  # fmt: skip


def _claim_gone(request: Request, claim_id: str) -> Response:
    """What an earlier version said under the id of a claim that is gone."""
    then = claim_then(desk_of(request).editions.processed, claim_id)
    if then is None:
        return send(
            request, "trouble.html", status=404, title="Deze bewering is er niet (meer)",
            message=f"{claim_id} staat in geen versie die bewaard is.",
        )  # fmt: skip
    version, found = then
    return send(request, "claim_gone.html", status=410, claim=found, version=version)


ROUTES: Final = [
    Route("/cijfers/{figure_id}", figure),
    Route("/beweringen/{claim_id:path}", claim),
    Route("/relaties/{pair:path}", relation),
]
