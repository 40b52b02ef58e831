"""Texts and files that are sent: parsed, read, and held against the dataset."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pipeline.serve.api.answers import PREFIX, Refusal, refusal_of, tell
from pipeline.serve.desk.desk import Desk, desk_of
from pipeline.serve.edition.plain import row_json
from schemas.errors import KamercijfersError
from schemas.records import Extraction

MOST_TEXT: Final = 200_000
"""Bytes of a text to parse."""
MOST_FILE: Final = 64 << 20
"""Bytes of a document."""
AT_ONCE: Final = threading.BoundedSemaphore(2)
"""Documents read at the same time; a third is asked to come back."""
SUFFIXES: Final = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/html": ".html",
    "text/plain": ".txt",
}
READ_TABLES: Final = ("claims", "footnotes", "references", "law_references", "rejected")


async def parse(request: Request) -> Response:
    """The quantities and dates in a text: `{"text": …, "date": …}` in, spans out."""
    try:
        body = await _body(request, MOST_TEXT)
        return await run_in_threadpool(_parse, body)
    except Refusal as refusal:
        return tell(refusal)


def _parse(body: bytes) -> Response:
    from extractors.numbers import read_numbers
    from pipeline.parse import spans

    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise Refusal(400, "Dit is geen JSON.") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise Refusal(400, 'Er is geen veld "text" met tekst.')
    written = _day(asked.get("date"))
    reading = read_numbers(asked["text"], reference_date=written, everyday=True)
    return JSONResponse({"spans": spans(asked["text"], reading)})


def _day(text: Any) -> dt.date | None:
    from pipeline.parse import told_day

    if text is None:
        return None
    try:
        return told_day(text)
    except ValueError:
        raise Refusal(400, 'Het veld "date" is geen datum als "2023-04-11".') from None


async def read(request: Request) -> Response:
    """A document that is sent: all rows read from it."""
    return await _with_document(request, _tell_reading)


async def check(request: Request) -> Response:
    """A letter that is sent: every number of it held against the dataset."""
    return await _with_document(request, _tell_check)


async def _with_document(request: Request, answer: Any) -> Response:
    try:
        suffix = _suffix(request)
        body = await _body(request, MOST_FILE)
        return await run_in_threadpool(_answer, desk_of(request), body, suffix, answer)
    except Refusal as refusal:
        return tell(refusal)


def _answer(desk: Desk, body: bytes, suffix: str, answer: Any) -> Response:
    from pipeline.check.read import read_letter

    with _turn(), tempfile.TemporaryDirectory(prefix="kamercijfers-") as scratch:
        path = Path(scratch) / f"brief{suffix}"
        path.write_bytes(body)
        try:
            told: Response = answer(desk, read_letter(path, desk.settings))
        except KamercijfersError as error:
            return tell(refusal_of(error))
        return told


@contextmanager
def _turn() -> Iterator[None]:
    if not AT_ONCE.acquire(blocking=False):
        raise Refusal(503, "Er worden al twee documenten gelezen.", "Probeer het straks opnieuw.")
    try:
        yield
    finally:
        AT_ONCE.release()


def _tell_reading(_desk: Desk, letter: Extraction) -> Response:
    from pipeline.dataset import Dataset

    dataset = Dataset.from_extractions([letter])
    told: dict[str, Any] = {"document": row_json("documents", dataset.documents[0])}
    for table in READ_TABLES:
        told[table] = [row_json(table, row) for row in getattr(dataset, table)]
    told["issues"] = [issue.message for issue in letter.issues]
    return JSONResponse(told)


def _tell_check(desk: Desk, letter: Extraction) -> Response:
    from pipeline.check.letter import check_letter

    known = desk.editions.known()
    return JSONResponse(check_letter(letter, known.near(letter.document, letter.claims)).to_json())


def _suffix(request: Request) -> str:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in SUFFIXES:
        raise Refusal(415, f"{kind or 'Een naamloze soort'} lezen we niet.", f"Stuur {_KINDS}.")
    return SUFFIXES[kind]


_KINDS: Final = ", ".join(SUFFIXES)


async def _body(request: Request, most: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > most:
            raise Refusal(413, f"Dit is te groot: ten hoogste {most} bytes.")
        pieces.append(piece)
    if not size:
        raise Refusal(400, "Er is niets gestuurd.")
    return b"".join(pieces)


ROUTES: Final = (
    Route(f"{PREFIX}/parse", parse, methods=["POST"]),
    Route(f"{PREFIX}/read", read, methods=["POST"]),
    Route(f"{PREFIX}/check", check, methods=["POST"]),
)
