"""The second reading at the desk: cases that others decided, without verdict or first answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pipeline.review.taken.second import DOUBT, append_reading, label_of
from pipeline.review.told.wording import name_case
from pipeline.review.waiting.cases import Case
from pipeline.serve.deciding import queue
from pipeline.serve.desk.desk import desk_of
from pipeline.serve.desk.guard import changing
from pipeline.serve.pages.send import name_of, send

START: Final = "/beoordelen/blind"


def show_second(request: Request) -> Response:
    """What there is to read again, and how far readers agree."""
    desk = desk_of(request)
    sitting = queue.sitting_of(desk.now())
    cases = sitting.to_read_again(desk.editions.decisions, by=name_of(request))
    return send(
        request,
        "second.html",
        cases=cases,
        first=_address(cases[0]) if cases else "",
        agreement=sitting.agreement(desk.editions.decisions),
        name_case=name_case,
    )


def show_blind(request: Request) -> Response:
    """One case, with nothing of what was made of it."""
    desk = desk_of(request)
    now = desk.now()
    cases = queue.sitting_of(now).to_read_again(desk.editions.decisions, by=name_of(request))
    case = _find(cases, request.path_params["case_id"])
    if case is None:
        return RedirectResponse(START, 303)
    following = cases[(cases.index(case) + 1) % len(cases)]
    return send(
        request,
        "blind.html",
        case=queue.complete(now, case),
        name=name_case(case),
        left=len(cases),
        next=_address(following) if following is not case else START,
        sizes=now.edition.sizes,
    )


def answer_blind(request: Request, form: FormData) -> Response:
    """Write a second reading down, and go to the next case."""
    desk = desk_of(request)
    now, name = desk.now(), name_of(request)
    sitting = queue.sitting_of(now)
    cases = sitting.to_read_again(desk.editions.decisions, by=name)
    bare = _find(cases, request.path_params["case_id"])
    if bare is None:
        return RedirectResponse(START, 303)
    case = queue.complete(now, bare)
    chosen, note = (str(form.get(field, "")) for field in ("antwoord", "reden"))
    if chosen == DOUBT:
        label: str | None = DOUBT
    elif chosen.isdecimal() and 1 <= int(chosen) <= len(case.answers):
        answer = case.answers[int(chosen) - 1]
        label = label_of(answer.kind, answer.claims, answer.outcome, case)
    else:
        return RedirectResponse(_address(case), 303)
    append_reading(desk.editions.decisions, case=case, answer=label or "", by=name, note=note)
    left = [other for other in cases if other is not bare]
    return RedirectResponse(_address(left[0]) if left else START, 303)


def _find(cases: Sequence[Case], case_id: str) -> Case | None:
    return next((case for case in cases if case.case_id == case_id), None)


def _address(case: Case) -> str:
    return f"{START}/{quote(case.case_id, safe='~:')}"


ROUTES: Final = [
    Route(START, show_second),
    Route(f"{START}/{{case_id:path}}", show_blind),
    Route(f"{START}/{{case_id:path}}", changing(answer_blind), methods=["POST"]),
]
