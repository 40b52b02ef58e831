"""How the API answers: JSON with an ETag, some rows at a time, and trouble as problem+json."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pipeline.serve.desk.desk import desk_of
from pipeline.serve.edition.edition import Now
from schemas.errors import (
    ComponentMissing,
    KamercijfersError,
    SourceUnavailable,
    UnreadableDocument,
)

PREFIX: Final = "/api/v1"
PROBLEM: Final = "application/problem+json"
LIMIT, MOST = 50, 500
"""Rows in an answer: usually, and at most."""
STATUSES: Final[dict[type[KamercijfersError], int]] = {
    UnreadableDocument: 422,
    SourceUnavailable: 502,
    ComponentMissing: 503,
}

AGAIN: Final = 10
"""Seconds after which to ask again where there is no room now."""

Answer = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class Refusal(Exception):
    """A request that cannot be answered: an HTTP status, what is wrong, and more for programs."""

    status: int
    title: str
    detail: str = ""
    code: str = ""


def answering(answer: Answer) -> Answer:
    """An endpoint whose trouble is told as problem+json (RFC 9457)."""

    @functools.wraps(answer)
    def endpoint(request: Request) -> Response:
        try:
            return answer(request)
        except Refusal as refusal:
            return tell(refusal)
        except KamercijfersError as error:
            return tell(refusal_of(error))

    return endpoint


def refusal_of(error: KamercijfersError) -> Refusal:
    """The refusal that an error of ours becomes."""
    code = error.code if isinstance(error, UnreadableDocument) else ""
    return Refusal(STATUSES.get(type(error), 400), error.message, error.remedy, code)


def tell(refusal: Refusal) -> Response:
    """A refusal as problem+json."""
    told: dict[str, Any] = {
        "type": f"urn:kamercijfers:problem:{refusal.code or refusal.status}",
        "title": refusal.title,
        "status": refusal.status,
    }
    told |= {"detail": refusal.detail} if refusal.detail else {}
    told |= {"code": refusal.code} if refusal.code else {}
    later = {"retry-after": str(AGAIN)} if refusal.status == 503 else None
    return JSONResponse(told, refusal.status, later, media_type=PROBLEM)


def send_json(request: Request, body: Any, *, links: Sequence[str] = ()) -> Response:
    """JSON about the dataset as it stands; 304 where the asker has this very state."""
    tag = entity_tag(desk_of(request).now())
    headers = {"etag": tag, "cache-control": "no-cache"}
    if links:
        headers["link"] = ", ".join(links)
    known = {each.strip() for each in request.headers.get("if-none-match", "").split(",")}
    if known & {tag, f"W/{tag}", "*"}:
        return Response(status_code=304, headers=headers)
    return JSONResponse(body, headers=headers)


def entity_tag(now: Now) -> str:
    """What changes when the dataset does: its version, and the decisions taken since."""
    decided = "\n".join(decision.decision_id for decision in now.decisions)
    digest = hashlib.sha256(decided.encode()).hexdigest()[:12]
    return f'"{now.edition.version_id}-{digest}"'


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows of all are asked: `limit` of them from `offset` on."""

    limit: int
    offset: int

    @classmethod
    def of(cls, request: Request) -> Window:
        """The window of a request. Raises Refusal for what is no number in range."""
        return cls(
            _number(request, "limit", LIMIT, least=1, most=MOST),
            _number(request, "offset", 0, least=0, most=10_000_000),
        )

    def links(self, request: Request, total: int) -> list[str]:
        """Where the rows before and after these are, as a Link header has them."""
        found = []
        if self.offset + self.limit < total:
            found.append((self.offset + self.limit, "next"))
        if self.offset:
            found.append((max(self.offset - self.limit, 0), "prev"))
        return [
            f'<{request.url.include_query_params(offset=at, limit=self.limit)}>; rel="{name}"'
            for at, name in found
        ]


def _number(request: Request, name: str, usual: int, *, least: int, most: int) -> int:
    text = request.query_params.get(name, "")
    if not text:
        return usual
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
    if not least <= number <= most:
        raise Refusal(400, f"{name} is geen getal van {least} tot en met {most}.")
    return number


def only_known(request: Request, names: Sequence[str]) -> dict[str, str]:
    """The parameters of a request. Raises Refusal for one that there is not: a typo finds all."""
    given = dict(request.query_params)
    unknown = sorted(given.keys() - {*names})
    if unknown:
        raise Refusal(
            400, f"Parameter {unknown[0]} bestaat niet.", f"Kies uit: {', '.join(names)}."
        )
    return given
