"""Numbers, documents and things in the Dutch a steward reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from extractors.doctypes import about_kind
from pipeline.labels import labels
from pipeline.reconcile.claims.editions import edition_key
from pipeline.reconcile.quantity.intervals import is_fall
from pipeline.reconcile.wording.dutch import per_what, period_of, unit_behind
from schemas.records import Claim, Document

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAD: Final = re.compile(r"[^\W\d_][^\d€$£~<>≥≤]*")
_DIGIT: Final = re.compile(r"\d")
# Longer words in capitals are shouted.
_LONGEST_ABBREVIATION: Final = 6
# Decimals shown; more than a policy text prints say nothing.
_DECIMALS: Final = 6
# Round amounts are told in words, as policy texts do.
_MILLION, _BILLION = Decimal(10) ** 6, Decimal(10) ** 9


def dutch_number(value: Decimal) -> str:
    """A number as Dutch prints it: 1.234.567,8."""
    text = f"{round(value, _DECIMALS):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,"))


def number_of(claim: Claim) -> str:
    """A claim's number with comparator and unit; a number in words as written, a fall ("een daling
    van 26%") without the minus that the text does not print."""
    if claim.as_written and not _DIGIT.search(claim.as_written):
        return claim.as_written.casefold()
    unit = unit_behind(claim.unit, one=claim.value == 1)
    if claim.value is None:
        ends = [large_number(v) for v in (claim.value_low, claim.value_high) if v is not None]
        return f"{' tot '.join(ends)}{unit}"
    printed = -claim.value if is_fall(claim) else claim.value
    return f"{_loosely(claim)}{large_number(printed)}{unit}"


def _loosely(claim: Claim) -> str:
    """The words before the number that leave room, as the text has them: "bijna ", "zo’n "."""
    told = _LEAD.match(claim.as_written) if claim.comparator != "eq" else None
    return f"{told[0].strip().casefold()} " if told else labels().comparator[claim.comparator]


def with_base(claim: Claim) -> str:
    """The same with the base of its rate: "12 per huishouden"."""
    told = number_of(claim)
    return told if "per" in told.split() else f"{told} per {per_what(claim.per)}"


@lru_cache(maxsize=10_000)
def large_number(value: Decimal) -> str:
    """A number as policy texts print it: 250000000 → 250 miljoen, 12505000 → 12.505.000."""
    for size, name in ((_BILLION, "miljard"), (_MILLION, "miljoen")):
        if abs(value) >= size and value % (size / 10) == 0:
            return f"{dutch_number(value / size)} {name}"
    return dutch_number(value)


def name_documents(left: Document, right: Document) -> tuple[str, str]:
    """Short names that tell two documents apart ("de brief", "het rapport van 2018")."""
    names = [about_kind(d.kind).name for d in (left, right)]
    if left.doc_id == right.doc_id or names[0] != names[1]:
        return names[0], names[1]
    tags = tags_of((left, right))
    return f"{names[0]} {tags[0]}", f"{names[1]} {tags[1]}"


def tags_of(documents: Sequence[Document]) -> tuple[str, ...]:
    """What tells documents of one kind apart: dossier and number, year, date or id."""
    for name in (_paper_of, _year_of, _date_of):
        tags = [name(d) for d in documents]
        if all(tags) and len(set(tags)) == len(tags):
            return tuple(tags)
    return tuple(f"({d.doc_id})" for d in documents)


def _paper_of(document: Document) -> str:
    numbered = document.dossier and document.number
    return f"({document.dossier}, nr. {document.number})" if numbered else ""


def _year_of(document: Document) -> str:
    """The year of an edition: of a year in its title, or of its date."""
    named = _years_in(document.title)
    if len(named) == 1:
        return f"van {min(named)}"
    return f"van {document.date.year}" if document.date and not named else ""


@lru_cache(maxsize=10_000)
def _years_in(title: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(title))


def _date_of(document: Document) -> str:
    return f"van {period_of(document.date.isoformat())}" if document.date else ""


def newer_of(documents: tuple[Document, ...]) -> str:
    """What tells the newest of these editions from the other: "van 2023", "(erratum-2)"."""
    newest = max(documents, key=edition_key)
    return dict(zip(documents, tags_of(documents), strict=True))[newest]


def thing_of(claim: Claim, *, words: int = 9) -> str:
    """What a claim counts, in its own words, short, without brackets and not in capitals."""
    return _shorten(claim.measure or claim.measure_lemma, words)


@lru_cache(maxsize=10_000)
def _shorten(measure: str, words: int) -> str:
    phrase = measure.partition(" (")[0].strip(" :,;").split()
    told = " ".join(_in_lower(word) for word in phrase[:words])
    return told + (" …" if len(phrase) > words else "")


def _in_lower(word: str) -> str:
    """A word of a heading in capitals as running text has it; an abbreviation as it is."""
    return word.casefold() if word.isupper() and len(word) > _LONGEST_ABBREVIATION else word


def capitalise(text: str) -> str:
    """The text with a capital at the front."""
    return text[:1].upper() + text[1:]
