"""Beoordelen: the queue, one case at a time, the answer written down the moment it is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote, urlencode

from starlette.datastructures import FormData, QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pipeline.reconcile.wording.things import number_of
from pipeline.review.told.wording import name_case
from pipeline.review.waiting.cases import Case
from pipeline.serve.deciding import queue
from pipeline.serve.deciding.doubts import append_doubt, load_doubts
from pipeline.serve.deciding.queue import CaseGroup, Narrowing
from pipeline.serve.deciding.verdicts import about, seen_of, take, take_back
from pipeline.serve.desk.desk import Desk, desk_of
from pipeline.serve.desk.guard import changing
from pipeline.serve.edition.edition import Now
from pipeline.serve.pages.send import name_of, send

MOST_SHOWN: Final = 200
DOUBT: Final = "twijfel"


def show_queue(request: Request) -> Response:
    """What waits, heaviest first."""
    desk, narrowing = desk_of(request), _narrowing(request.query_params)
    now = desk.now()
    waiting = _in_order(desk, now, narrowing)
    everything = queue.batches(now, Narrowing(doubtful=True))
    documents = queue.documents_in(everything)
    shown = [
        (batch, _name(batch.case), _address(batch, narrowing)) for batch in waiting[:MOST_SHOWN]
    ]
    return send(
        request,
        "queue.html",
        batches=waiting,
        shown=shown,
        first=shown[0][2] if shown else "",
        narrowing=narrowing,
        narrowed=bool(narrowing.query),
        documents=documents,
        dossiers=sorted({d.dossier for d in documents} - {""}),
        kinds=sorted({d.kind for d in documents}),
        doubtful=len(queue.queue_of(now).doubtful),
    )


def show_case(request: Request) -> Response:
    """One case with all that is needed to decide it."""
    desk, narrowing = desk_of(request), _narrowing(request.query_params)
    now = desk.now()
    case = queue.find_case(now, request.path_params["case_id"])
    if case is None:
        return _settled(request, now)
    waiting = _in_order(desk, now, narrowing)
    place = next((i for i, b in enumerate(waiting) if case.case_id in _ids(b)), None)
    if place is None:
        waiting, place = [CaseGroup((case,)), *waiting], 0
    following = waiting[(place + 1) % len(waiting)]
    name = _name(case)
    return send(
        request,
        "case.html",
        case=case,
        batch=waiting[place],
        name=name_case(case),
        numbers=name["numbers"].split(" ↔ "),
        subject=name["subject"],
        position=place + 1,
        total=len(waiting),
        done=_done(now),
        sizes=now.edition.sizes,
        seen=seen_of(now, case),
        told={place.claim.claim_id: number_of(place.claim) for place in case.places},
        query=narrowing.query,
        next=_address(following, narrowing) if len(waiting) > 1 else "/beoordelen",
        doubts=[d for d in load_doubts(desk.editions.decisions) if d.case_id == case.case_id],
        others=desk.presence.look(
            case.case_id, visitor=request.state.visitor, name=name_of(request)
        ),
        just=desk.told.get(request.query_params.get("net", "")),
        file=desk.editions.decisions,
    )


def answer(request: Request, form: FormData) -> Response:
    """Write an answer down; one that goes against what somebody else decided asks first."""
    with desk_of(request).deciding:
        return _answer(request, form)


def _answer(request: Request, form: FormData) -> Response:
    desk, narrowing = desk_of(request), _narrowing(form)
    now = desk.now()
    case_id = request.path_params["case_id"]
    case = queue.find_case(now, case_id) or queue.find_published(now, case_id)
    if case is None:
        return _settled(request, now)
    order = _in_order(desk, now, narrowing)
    following = _after(order, case_id)
    chosen, reason = _text(form, "antwoord"), _text(form, "reden")
    if chosen == DOUBT:
        append_doubt(desk.editions.decisions, case_id=case_id, by=name_of(request), note=reason)
        return _go(following, narrowing)
    if not chosen.isdecimal() or not 1 <= int(chosen) <= len(case.answers):
        return RedirectResponse(_case_address(case_id, narrowing), 303)
    if _text(form, "gezien") != seen_of(now, case) and not _text(form, "toch"):
        claims = [place.claim.claim_id for place in case.places]
        known = set(_text(form, "gezien").split())
        return send(
            request,
            "conflict.html",
            status=409,
            name=name_case(case),
            case=case,
            chosen=chosen,
            reason=reason,
            mine=case.answers[int(chosen) - 1].meaning,
            others=[d for d in about(now, claims) if d.decision_id not in known],
            seen=seen_of(now, case),
            query=narrowing.query,
            next=_address(following, narrowing) if following else "/beoordelen",
        )
    cases = [queue.complete(now, alike) for alike in queue.alike(now, case)]
    taken = take(desk, cases, int(chosen) - 1, by=name_of(request), because=reason)
    desk.tell(taken)
    return _go(following, narrowing, told=taken.ids.split()[0])


def undo(request: Request, form: FormData) -> Response:
    """Take back what was just decided, and return to the case."""
    take_back(desk_of(request), _text(form, "besluiten").split(), by=name_of(request))
    return RedirectResponse(f"/beoordelen/{quote(_text(form, 'terug'), safe='~:')}", 303)


def _settled(request: Request, now: Now) -> Response:
    """A case that does not wait: what was decided on it, or that there is none."""
    case = queue.find_published(now, request.path_params["case_id"])
    claims = [place.claim.claim_id for place in case.places] if case else []
    told = request.query_params.get("net", "")
    return send(
        request,
        "settled.html",
        status=200 if case else 404,
        case=case,
        name=name_case(case) if case else "",
        decisions=about(now, claims),
        just=desk_of(request).told.get(told),
    )


def _in_order(desk: Desk, now: Now, narrowing: Narrowing) -> list[CaseGroup]:
    """What waits; what somebody doubted comes last."""
    doubted = {doubt.case_id for doubt in load_doubts(desk.editions.decisions)}
    found = queue.batches(now, narrowing)
    return sorted(found, key=lambda batch: not doubted.isdisjoint(_ids(batch)))


def _after(order: Sequence[CaseGroup], case_id: str) -> CaseGroup | None:
    """The batch behind a case; the first where it is the last, none where it is the only one."""
    at = next((i for i, batch in enumerate(order) if case_id in _ids(batch)), -1)
    others = [*order[at + 1 :], *order[: max(at, 0)]]
    return others[0] if others else None


def _go(batch: CaseGroup | None, narrowing: Narrowing, told: str = "") -> Response:
    query = narrowing.query | ({"net": told} if told else {})
    where = f"/beoordelen/{quote(batch.case.case_id, safe='~:')}" if batch else "/beoordelen/klaar"
    return RedirectResponse(f"{where}?{urlencode(query)}" if query else where, 303)


def finished(request: Request) -> Response:
    """All of the queue was looked at."""
    desk = desk_of(request)
    now = desk.now()
    return send(
        request,
        "finished.html",
        just=desk.told.get(request.query_params.get("net", "")),
        left=len(queue.batches(now, Narrowing())),
        done=_done(now),
        fresh=len(now.standing.fresh),
    )


def _done(now: Now) -> int:
    """How many decisions were taken since the last version, those taken back aside."""
    withdrawn = {d.outcome for d in now.decisions if d.kind == "withdraw"}
    return sum(d.kind != "withdraw" and d.decision_id not in withdrawn for d in now.standing.fresh)


def _ids(batch: CaseGroup) -> set[str]:
    return {case.case_id for case in batch.cases}


def _address(batch: CaseGroup, narrowing: Narrowing) -> str:
    return _case_address(batch.case.case_id, narrowing)


def _case_address(case_id: str, narrowing: Narrowing) -> str:
    query = f"?{urlencode(narrowing.query)}" if narrowing.query else ""
    return f"/beoordelen/{quote(case_id, safe='~:')}{query}"


def _name(case: Case) -> dict[str, str]:
    """The numbers of a case and what they are about, apart."""
    numbers, _, subject = name_case(case).partition(": ")
    return {"numbers": numbers.replace(" tegenover ", " ↔ "), "subject": subject}


def _narrowing(given: FormData | QueryParams) -> Narrowing:
    return Narrowing(
        dossier=_text(given, "dossier"),
        document=_text(given, "document"),
        kind=_text(given, "soort"),
        doubtful=bool(_text(given, "twijfel")),
    )


def _text(given: FormData | QueryParams, name: str) -> str:
    """A field of a form or an address, as text."""
    value = given.get(name, "")
    return value if isinstance(value, str) else ""


ROUTES: Final = [
    Route("/beoordelen", show_queue),
    Route("/beoordelen/klaar", finished),
    Route("/beoordelen/ongedaan", changing(undo), methods=["POST"]),
    Route("/beoordelen/{case_id:path}", show_case),
    Route("/beoordelen/{case_id:path}", changing(answer), methods=["POST"]),
]
