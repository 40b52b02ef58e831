"""Numbers, documents and things in the Dutch a steward reads."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pipeline.reconcile.editions import edition_key
from schemas.records import Claim, Document

_UNITS: Final = {
    "percent": "%", "percentage_point": " procentpunt", "EUR": " euro", "month": " maanden",
    "year": " jaar", "day": " dagen", "week": " weken", "hour": " uur", "minute": " minuten",
    "times": " keer", "count": "", "": "",
}  # fmt: skip
_COMPARATORS: Final = {
    "eq": "", "range": "", "approx": "ongeveer ", "gt": "meer dan ", "ge": "ten minste ",
    "lt": "minder dan ", "le": "hoogstens ",
}  # fmt: skip
_KINDS: Final = {
    "kamerbrief": "de brief", "kamerstuk": "het Kamerstuk",
    "kamervragen": "het antwoord op Kamervragen", "motie": "de motie",
    "memorie_van_toelichting": "de memorie van toelichting", "verslag": "het verslag",
    "advies": "het advies", "monitor": "de monitor", "factsheet": "het factsheet",
    "infographic": "de infographic", "actieplan": "het actieplan",
    "jaarverslag": "het jaarverslag", "rapport": "het rapport", "brief": "de brief",
    "overig": "het document",
}  # fmt: skip
# Decimals shown; more than a policy text prints say nothing.
_DECIMALS: Final = 4


def dutch_number(value: Decimal) -> str:
    """A number as Dutch prints it: 1.234.567,8."""
    text = f"{round(value, _DECIMALS):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,"))


def number_of(claim: Claim) -> str:
    """A claim's number with comparator and unit; a number in words as written."""
    if claim.as_written and not any(c.isdigit() for c in claim.as_written):
        return claim.as_written.casefold()
    unit = _UNITS.get(claim.unit, f" {claim.unit}")
    if claim.value is None:
        ends = [dutch_number(v) for v in (claim.value_low, claim.value_high) if v is not None]
        return f"{' à '.join(ends)}{unit}"
    return f"{_COMPARATORS[claim.comparator]}{dutch_number(claim.value)}{unit}"


def name_documents(left: Document, right: Document) -> tuple[str, str]:
    """Short names that tell two documents apart ("de brief", "het factsheet")."""
    names = [_KINDS[d.kind] for d in (left, right)]
    if left.doc_id != right.doc_id and names[0] == names[1]:
        names = [f"{n} ({tag_of(d)})" for n, d in zip(names, (left, right), strict=True)]
    return names[0], names[1]


def tag_of(document: Document) -> str:
    """What a document is known by beside its kind: dossier and number, or its id and date."""
    if document.dossier and document.number:
        return f"{document.dossier}, nr. {document.number}"
    if document.date:
        return f"{document.doc_id}, {document.date.isoformat()}"
    return document.doc_id


def newer_of(documents: tuple[Document, ...]) -> str:
    """How the newest of these editions is called."""
    return tag_of(max(documents, key=edition_key))


def thing_of(claim: Claim, *, words: int = 9) -> str:
    """What a claim counts, in its own words, short and without brackets."""
    phrase = (claim.measure or claim.measure_lemma).partition("(")[0].split()
    return " ".join(phrase[:words]) + (" …" if len(phrase) > words else "")


def period_of(iso: str) -> str:
    """A period as a reader says it: 2015/2019 → 2015–2019."""
    return iso.replace("/", "–")


def capitalise(text: str) -> str:
    """The text with a capital at the front."""
    return text[:1].upper() + text[1:]
