"""The queue as a workbook, and a workbook that was filled in."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.review.taken.workbook import Filled, read_filled, write_queue
from pipeline.run.reading.isolated import in_worker
from pipeline.serve.deciding.queue import Narrowing, batches, complete, sitting_of
from pipeline.serve.desk.desk import desk_of
from pipeline.serve.desk.guard import changing
from pipeline.serve.letters import LARGEST
from pipeline.serve.pages.send import name_of, send
from schemas.errors import KamercijfersError, UsageError

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_workbook(request: Request) -> Response:
    """The cases of the queue, or with `blind` those to read again, to be filled in."""
    desk = desk_of(request)
    now, asked = desk.now(), request.query_params
    blind = bool(asked.get("blind"))
    if blind:
        sitting = sitting_of(now)
        found = sitting.to_read_again(desk.editions.decisions, by=name_of(request))
    else:
        narrowing = Narrowing(
            dossier=asked.get("dossier", ""),
            document=asked.get("document", ""),
            kind=asked.get("soort", ""),
            doubtful=bool(asked.get("twijfel")),
        )
        found = [case for batch in batches(now, narrowing) for case in batch.cases]
    with tempfile.TemporaryDirectory(prefix="kamercijfers-") as scratch:
        out = Path(scratch) / "rij.xlsx"
        write_queue(out, [complete(now, case) for case in found], now.decisions, blind=blind)
        data = out.read_bytes()
    name = "tweede-lezing.xlsx" if blind else "beoordelen.xlsx"
    return Response(
        data, media_type=XLSX, headers={"content-disposition": f'attachment; filename="{name}"'}
    )


def take_workbook(request: Request, form: FormData) -> Response:
    """Take over the answers of a workbook, and tell what was not."""
    desk = desk_of(request)
    file = form.get("werkblad")
    try:
        if not isinstance(file, UploadFile) or not file.filename:
            raise UsageError("Kies eerst een werkblad.")
        data = file.file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UsageError(f"Een werkblad is hoogstens {LARGEST >> 20} MB.")
        with tempfile.TemporaryDirectory(prefix="kamercijfers-") as scratch:
            path = Path(scratch) / "werkblad.xlsx"
            path.write_bytes(data)
            filled: Filled = in_worker(read_filled, path, desk.settings)
    except KamercijfersError as error:
        return send(
            request, "trouble.html", status=400, title="Dit werkblad is niet te gebruiken",
            message=str(error),
        )  # fmt: skip
    with desk.deciding:
        sitting = sitting_of(desk.now())
        outcome = sitting.take(filled, desk.editions.decisions, by=name_of(request))
    return send(request, "workbook.html", outcome=outcome, second=filled.second)


ROUTES: Final = [
    Route("/beoordelen/rij.xlsx", as_workbook),
    Route("/beoordelen/werkblad", changing(take_workbook), methods=["POST"]),
]
