"""Nakijken: a letter brought in, its verdicts worst first, a report to print, a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from pipeline.check.findings import Finding, NearClaim, Quoted
from pipeline.check.passages import mark_claims
from pipeline.labels import labels
from pipeline.pages import format_percent
from pipeline.pages.sources import box_of
from pipeline.serve.desk.desk import desk_of
from pipeline.serve.desk.guard import changing
from pipeline.serve.edition.edition import Now
from pipeline.serve.letters import LARGEST, Letter
from pipeline.serve.pages.send import send
from schemas.errors import KamercijfersError
from schemas.records import Claim

SHOWN_AT_ONCE: Final = 4
"""Pages of a letter shown at once; the others come as they are scrolled to."""
HEADINGS: Final = (
    "nr", "oordeel", "zekerheid", "getal", "bladzijde", "zin", "uitleg", "bron", "bladzijde bron",
    "zin in de bron", "kenmerk", "dichtst bij",
)  # fmt: skip


def ask_letter(request: Request) -> Response:
    """Where a letter is dropped, linked or pasted."""
    return send(
        request, "check.html", recent=desk_of(request).letters.recent(), trouble="", pasted="",
        largest=LARGEST >> 20,
    )  # fmt: skip


def take_letter(request: Request, form: FormData) -> Response:
    """Take a letter in and go to its own page."""
    letters = desk_of(request).letters
    file, text, address = (form.get(name) for name in ("bestand", "tekst", "adres"))
    pasted = text if isinstance(text, str) else ""
    try:
        if isinstance(file, UploadFile) and file.filename:
            letter = letters.bring(file.filename, file.file.read(LARGEST + 1))
        elif isinstance(address, str) and address.strip():
            letter = letters.follow(address.strip())
        else:
            letter = letters.paste(pasted)
    except KamercijfersError as error:
        return send(
            request, "check.html", status=400, recent=letters.recent(), trouble=str(error),
            pasted=pasted, largest=LARGEST >> 20,
        )  # fmt: skip
    return RedirectResponse(f"/nakijken/{letter.letter_id}", 303)


def show_letter(request: Request) -> Response:
    """A letter's verdicts beside its text; while it is read, how far it is."""
    letter = _letter(request)
    if letter is None:
        return _gone(request)
    verdict = request.query_params.get("oordeel", "")
    check = letter.check
    if check is None:
        queue = desk_of(request).letters.queue(letter)
        return send(request, "letter_waiting.html", letter=letter, queue=queue)
    now = desk_of(request).now()
    serial = {finding.claim.claim_id: i for i, finding in enumerate(check.findings, start=1)}
    return send(
        request,
        "letter.html",
        letter=letter,
        check=check,
        counts=check.count(),
        serial=serial,
        verdict=verdict,
        shown=[f for f in check.findings if not verdict or f.verdict == verdict],
        pages=_pages(letter),
        paragraphs=mark_claims(letter.paragraphs, _in_reading_order(letter)),
        verdict_of={f.claim.claim_id: f.verdict for f in check.findings},
        sizes=now.edition.sizes,
        claim_of=_finder(letter, now),
        figures=now.indexes.figures,
        at_once=SHOWN_AT_ONCE,
    )


def report(request: Request) -> Response:
    """One table, then the evidence: made to be printed."""
    letter = _letter(request)
    if letter is None or letter.check is None:
        return _gone(request)
    now = desk_of(request).now()
    return send(
        request,
        "letter_report.html",
        letter=letter,
        check=letter.check,
        counts=letter.check.count(),
        claim_of=_finder(letter, now),
        version=now.edition.version_id,
    )


def as_table(request: Request) -> Response:
    """The findings as CSV for a Dutch Excel: semicolons, a byte order mark, no formulas."""
    letter = _letter(request)
    if letter is None or letter.check is None:
        return _gone(request)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for number, finding in enumerate(letter.check.findings, start=1):
        writer.writerow([str(number), *map(_harmless, _cells(finding))])
    name = quote(f"{PurePosixPath(letter.name).stem}-nagekeken.csv")
    return Response(
        "\ufeff" + out.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f"attachment; filename*=utf-8''{name}"},
    )


def page_picture(request: Request) -> Response:
    """A page of a letter as a picture."""
    letter = _letter(request)
    desk = desk_of(request)
    kept = desk.letters.picture(letter, request.path_params["page"]) if letter else None
    return FileResponse(kept, media_type="image/webp") if kept else Response(status_code=404)


def page_part(request: Request) -> Response:
    """One page of a letter with its boxes, for who scrolled to it."""
    letter = _letter(request)
    found = [p for p in _pages(letter) if p["number"] == request.path_params["page"]]
    if not letter or not found:
        return Response(status_code=404)
    assert letter.check is not None
    serial = {finding.claim.claim_id: i for i, finding in enumerate(letter.check.findings, 1)}
    return send(request, "letter_page.html", letter=letter, page=found[0], serial=serial)


def forget(request: Request, form: FormData) -> Response:
    """Take a letter away."""
    desk_of(request).letters.forget(request.path_params["letter_id"])
    return RedirectResponse("/nakijken", 303)


def _letter(request: Request) -> Letter | None:
    return desk_of(request).letters.find(request.path_params["letter_id"])


def _gone(request: Request) -> Response:
    return send(
        request, "trouble.html", status=404, title="Deze brief is hier niet (meer)",
        message="Brieven blijven alleen zolang de werktafel open is. Leg de brief opnieuw neer.",
    )  # fmt: skip


def _pages(letter: Letter | None) -> list[dict[str, object]]:
    """The pages of a PDF that hold findings, with the findings that have a place on them."""
    if letter is None or letter.check is None or letter.read is None or not letter.on_paper:
        return []
    by_page: dict[int, list[Finding]] = {}
    for finding in letter.check.findings:
        if box_of(finding.claim) is not None:
            by_page.setdefault(finding.claim.page, []).append(finding)
    sizes = {page.number: page for page in letter.read.pages}
    return [
        {"number": number, "size": sizes[number], "findings": by_page[number]}
        for number in sorted(by_page)
        if number in sizes and sizes[number].width
    ]


def _finder(letter: Letter, now: Now) -> Callable[[Quoted], Claim | None]:
    """What finds the claim behind a piece of evidence, in the letter or the dataset."""
    own = {claim.claim_id: claim for claim in _in_reading_order(letter)}

    def claim_of(found: Quoted) -> Claim | None:
        return own.get(found.claim_id) or now.edition.published.claims.get(found.claim_id)

    return claim_of


def _in_reading_order(letter: Letter) -> list[Claim]:
    return [*letter.read.claims] if letter.read is not None else []


def _cells(finding: Finding) -> list[str]:
    claim = finding.claim
    best = finding.evidence[0] if finding.evidence else None
    source = [best.file, str(best.page), best.sentence, best.claim_id] if best else [""] * 4
    return [
        labels().finding[finding.verdict],
        "" if finding.verdict == "not_found" else format_percent(finding.certainty),
        claim.as_written,
        str(claim.page),
        claim.sentence,
        finding.explanation,
        *source,
        "; ".join(_near(near) for near in finding.nearest),
    ]


def _near(near: NearClaim) -> str:
    """A claim that comes near, with how surely it is meant."""
    return f"{near.as_written} ({near.file}, p. {near.page}, {format_percent(near.certainty)})"


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell


ROUTES: Final = [
    Route("/nakijken", ask_letter),
    Route("/nakijken", changing(take_letter), methods=["POST"]),
    Route("/nakijken/{letter_id}", show_letter),
    Route("/nakijken/{letter_id}/rapport", report),
    Route("/nakijken/{letter_id}/tabel.csv", as_table),
    Route("/nakijken/{letter_id}/blad/{page:int}", page_picture),
    Route("/nakijken/{letter_id}/deel/{page:int}", page_part),
    Route("/nakijken/{letter_id}/weg", changing(forget), methods=["POST"]),
]
