"""In whose name a visitor decides."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pipeline.serve.desk.guard import changing
from pipeline.serve.pages.send import send

MOST: Final = 60


def ask_name(request: Request) -> Response:
    """The form; who proved a name with a password keeps that."""
    return send(request, "name.html", fixed=bool(request.state.name))


def keep_name(request: Request, form: FormData) -> Response:
    """Remember a name in this browser."""
    given = form.get("naam", "")
    name = " ".join(given.split())[:MOST] if isinstance(given, str) else ""
    response = RedirectResponse("/", 303)
    response.set_cookie("naam", quote(name), max_age=365 * 24 * 3600, samesite="strict")
    return response


ROUTES: Final = [
    Route("/naam", ask_name),
    Route("/naam", changing(keep_name), methods=["POST"]),
]
