"""What every request passes: who asks, whether the change is ours, what a page may load."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pipeline.serve.desk.desk import desk_of

VISITOR: Final = "kamercijfers"
"""The cookie that tells visitors apart; it holds a random word and nothing else."""
FIELD: Final = "kenmerk"
HEADER: Final = "x-kamercijfers"
"""Where a change brings its token: a field of a form, or a header that htmx sends."""
CHANGING: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
MOST_FIELDS: Final = 40
MOST_TEXT: Final = 2 << 20
"""Characters of a field, files aside."""

HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Guard(BaseHTTPMiddleware):
    """Turns away who may not be here and changes that were not asked for on our own pages."""

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """Answer a request, or say why not."""
        desk = desk_of(request)
        request.state.name = ""
        if desk.secrets.passwords:
            request.state.name = desk.secrets.name_in(request.headers.get("authorization", ""))
            if not request.state.name:
                return with_headers(_ask_who())
        visitor = request.cookies.get(VISITOR, "")
        fresh = not _is_visitor(visitor)
        request.state.visitor = visitor = secrets.token_urlsafe(18) if fresh else visitor
        request.state.token = desk.secrets.token(visitor)
        if request.method in CHANGING and not _is_from_here(request):
            return with_headers(
                PlainTextResponse("Dit verzoek kwam niet van deze pagina's.", status_code=403)
            )
        response = await call_next(request)
        if fresh:
            response.set_cookie(
                VISITOR, visitor, httponly=True, samesite="strict", max_age=365 * 24 * 3600
            )
        return with_headers(response)


def changing(
    answer: Callable[[Request, FormData], Response],
) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that changes something: refused without the visitor's own token.

    `answer` runs aside, with the form that was sent.
    """

    @functools.wraps(answer)
    async def endpoint(request: Request) -> Response:
        form = await request.form(max_files=1, max_fields=MOST_FIELDS, max_part_size=MOST_TEXT)
        sent = request.headers.get(HEADER) or form.get(FIELD, "")
        cookie = request.cookies.get(VISITOR, "")
        token = sent if isinstance(sent, str) else ""
        if not desk_of(request).secrets.is_token(cookie, token):
            return PlainTextResponse(
                "Deze pagina is verlopen. Laad haar opnieuw en probeer het nog eens.",
                status_code=403,
            )
        return await run_in_threadpool(answer, request, form)

    return endpoint


def _is_visitor(word: str) -> bool:
    return len(word) == 24 and all(c.isalnum() or c in "-_" for c in word)


def _is_from_here(request: Request) -> bool:
    """Whether the browser says that a change was asked for by a page of this very server."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin", "")
    own = {f"{scheme}://{request.headers.get('host', '')}" for scheme in ("http", "https")}
    return site in ("same-origin", "none") and (not origin or origin in own)


def _ask_who() -> Response:
    return PlainTextResponse(
        "Naam en wachtwoord zijn nodig.",
        status_code=401,
        headers={"www-authenticate": 'Basic realm="Kamercijfers", charset="UTF-8"'},
    )


def with_headers(response: Response) -> Response:
    """The answer with the headers that every answer of the desk has."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("cache-control", "no-store")
    return response
