"""The real command line with a quick reader: texts named .pdf, and no Great Expectations.

A document is a text: the first word of its first line says how reading goes (goed, traag, hangt,
breekt, versleuteld, deels, scheef, fout), the rest are numbers, each of which becomes a claim.
"""

from __future__ import annotations

import hashlib
import os
import time
from decimal import Decimal

from pipeline.run.reading.reading import ReadTask
from pipeline.store.codec import StoredExtraction, pack
from schemas.errors import UnreadableDocument
from schemas.names import document_id, is_decodable, printable
from schemas.paper import Issue, PageInfo
from schemas.records import Extraction
from tests.pipeline.plain_rows import make_claim, make_document


def read_quickly(task: ReadTask) -> bytes:
    """What a worker does here instead of reading a PDF."""
    path = task.source.path
    if not is_decodable(path.name):
        raise UnreadableDocument("damaged", "geen UTF-8")
    how, *numbers = path.read_text().splitlines()[0].split()
    match how:
        case "traag":
            time.sleep(0.1)
        case "hangt":
            time.sleep(600)
        case "breekt":
            os.abort()
        case "versleuteld":
            raise UnreadableDocument("encrypted", "op slot")
        case "fout":
            raise ZeroDivisionError("een fout van ons")
    doc_id = document_id(path.stem).partition("_")[0]
    document = make_document(
        doc_id, file=printable(path.name), sha256=hashlib.sha256(path.read_bytes()).hexdigest()
    )
    claims = tuple(
        make_claim(
            f"{doc_id}:{place}",
            value=Decimal(number),
            as_written=number,
            sentence=f"In {2000 + place} waren er {'?' if how == 'scheef' else number} daders.",
            period=str(2000 + place),
        )
        for place, number in enumerate(numbers)
    )
    pages = (PageInfo(1, 595.0, 842.0),)
    issues = (Issue("garbled_text", "onleesbaar", 1),) if how == "deels" else ()
    return pack(
        StoredExtraction(Extraction(document, pages, claims, numbers=len(claims), issues=issues))
    )


def prepare_nothing(model: str) -> None:
    """No model to load."""


def pass_everything(tables: object, *, earlier: object) -> dict[str, object]:
    """Checks that find nothing."""
    return {}


def same_code(*ingredients: object, **options: object) -> str:
    """A fingerprint that does not move while somebody works on the code."""
    return "dezelfde code"


REPLACED = {
    ("pipeline.run.reading.read", "read_document"): read_quickly,
    ("pipeline.run.reading.read", "prepare"): prepare_nothing,
    ("pipeline.run.comparing.make", "check_tables"): pass_everything,
    ("pipeline.run.reading.plan", "fingerprint"): same_code,
    ("pipeline.run.run", "fingerprint"): same_code,
}
"""What is put in the place of what: module, name, and the quick one."""
