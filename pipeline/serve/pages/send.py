"""Templates filled in and sent: everything put in is escaped."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from extractors.lexicon.months import MONTHS
from pipeline.check.findings import MARKS as FINDING_MARKS
from pipeline.labels import labels
from pipeline.pages import (
    environment_of,
)
from pipeline.pages.sources import mark_number
from pipeline.reconcile.decisions.decision import tell_decision
from pipeline.reconcile.wording.dutch import per_what, period_of, unit_behind
from pipeline.reconcile.wording.things import capitalise, dutch_number, large_number, number_of
from pipeline.serve import words
from pipeline.serve.desk.desk import Desk, desk_of
from pipeline.serve.desk.guard import FIELD, HEADER
from pipeline.serve.pages.links import DeskLinks
from schemas.errors import KamercijfersError
from schemas.records import Claim, Document

if TYPE_CHECKING:
    import datetime as dt

    from jinja2 import Environment


PARTS: Final = (
    ("zoeken", "Zoeken"),
    ("beoordelen", "Beoordelen"),
    ("nakijken", "Nakijken"),
    ("documenten", "Documenten"),
)
"""The parts of the desk in the bar."""


def send(request: Request, template: str, *, status: int = 200, **subject: Any) -> HTMLResponse:
    """A page of the desk."""
    desk = desk_of(request)
    told = {
        "links": DeskLinks(desk.has_pictures),
        "here": request.url.path.split("/")[1],
        "parts": PARTS,
        "token": request.state.token,
        "steward": name_of(request),
        "waiting": _waiting(desk),
        "at_desk": True,
    }
    return HTMLResponse(environment().get_template(template).render(told | subject), status)


def name_of(request: Request) -> str:
    """In whose name a visitor decides: of the password, the name they gave, or of the account."""
    from urllib.parse import unquote

    given = unquote(request.cookies.get("naam", "")).strip()[:60]
    proven: str = request.state.name
    return proven or given or desk_of(request).steward


def _waiting(desk: Desk) -> int:
    from pipeline.serve.deciding.queue import Narrowing, batches

    try:
        now = desk.now()
    except KamercijfersError:
        # The page that tells of this very trouble counts nothing.
        return 0
    return now.keep("waiting", lambda: len(batches(now, Narrowing())))


@cache
def environment() -> Environment:
    """The templates of this folder with the filters they use."""
    made = environment_of(__package__)
    made.filters |= {
        "day": format_day,
        "told": number_of,
        "decimal": dutch_number,
        "axis": lambda value: large_number(Decimal(str(value))),
        "marked": mark_sentence,
        "period": period_of,
        "per": per_what,
        "unit": lambda unit: unit_behind(unit).strip() or "aantal",
        "level": lambda level: labels().level.get(level, level),
        "dimension": lambda dimension: labels().dimension.get(dimension, dimension),
        "capital": capitalise,
        "named": name_document,
        "decided": tell_decision,
        "statistic": lambda statistic: labels().statistic.get(statistic, statistic),
    }
    made.globals |= {
        "VERDICTS": words.VERDICTS,
        "MARKS": words.MARKS,
        "STATUSES": words.STATUSES,
        "STATUS_MARKS": words.STATUS_MARKS,
        "KINDS": words.KINDS,
        "FINDINGS": labels().finding,
        "FINDING_MARKS": FINDING_MARKS,
        "REASONS": labels().reject,
        "ALIKE": words.ALIKE,
        "FIELD": FIELD,
        "HEADER": HEADER,
    }
    return made


def mark_sentence(claim: Claim | None) -> Markup:
    """The claim's sentence with its number marked; of a cell its headings apart with a chevron."""
    marked = mark_number(claim) if claim is not None else Markup("")
    if claim is None or not claim.in_table:
        return marked
    return Markup(marked.replace(" | ", " › "))  # nosec B704 # escaped by mark_number


def format_day(day: dt.date | None) -> str:
    """A day as Dutch readers write it; empty for none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def name_document(document: Document) -> str:
    """A document by its title, or else by its id."""
    return document.title or document.doc_id
