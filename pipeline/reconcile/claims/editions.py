"""Editions of one source: the report of this year and of last, and the corrected print."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from extractors.doctypes import about_kind
from extractors.lexicon.months import MONTH_NUMBERS
from pipeline.reconcile.language.concepts import concepts_of, weight_of
from schemas.records import Claim, Document
from schemas.vocabularies import DocumentKind

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ERRATUM: Final = re.compile(r"\berrat(?:um|a)\b|\bgecorrigeerd|\bherzien", re.I)
_WORDS: Final = re.compile(r"[^\W_]+")
# A number that is no part of a name, as "PM10" and "PM2,5" are.
NUMBER: Final = re.compile(r"(?<![^\W_])\d+(?:[.,]\d+)*(?![^\W_])")
# What tells the times of two cells of one series: "september 2023", "31-12-2024", "ultimo 2022".
_MONTHS: Final = "|".join(MONTH_NUMBERS)
_DATE: Final = re.compile(
    rf"(?:\b\d{{1,2}}[-/ ])?(?:\b\d{{1,2}}[-/]|\b(?:{_MONTHS}) )?\b(?:19|20)\d\d\b", re.I
)
# Titles as alike as this, years aside, are of one series.
ALIKE: Final = 90
# A title of fewer telling words than this ("Jaarverslag") names no series, unless a publisher does.
TELLING: Final = 2


def are_editions(one: Document, other: Document) -> bool:
    """Whether two documents are editions of one source: of one kind and publisher and as good as
    one title, or an erratum, which may look like a letter or a note, and what it corrects."""
    return one.doc_id != other.doc_id and _are_of_one(_names_of(one), _names_of(other))


class _Names(NamedTuple):
    """What tells the editions of one source from other documents: its title without what differs
    from year to year, the same without the publisher's name, who may stand in one print of a cover
    and not in the next, and whether these name a series."""

    title: str
    own: str
    series: bool
    publisher: str
    kind: DocumentKind
    erratum: bool


def _names_of(document: Document) -> _Names:
    return _named(document.title, document.file, document.publisher, document.kind)


@lru_cache(maxsize=1 << 16)
def _named(title: str, file: str, publisher: str, kind: DocumentKind) -> _Names:
    bare, body = _bare(title), publisher.casefold()
    own = " ".join(word for word in bare.split() if word not in set(_WORDS.findall(body)))
    series = _names_a_series(bare, body, kind)
    return _Names(bare, own or bare, series, body, kind, _tells_erratum(title, file))


@lru_cache(maxsize=1 << 16)
def _are_of_one(one: _Names, other: _Names) -> bool:
    if not (one.series and other.series):
        return False
    if one.erratum or other.erratum:
        corrected = [names for names in (one, other) if not names.erratum]
        if not all(about_kind(names.kind).editions for names in corrected):
            return False
        of_one_publisher = one.publisher == other.publisher or not (
            one.publisher and other.publisher
        )
        return of_one_publisher and fuzz.token_set_ratio(one.title, other.title) >= ALIKE
    if (one.publisher, one.kind) != (other.publisher, other.kind):
        return False
    if not about_kind(one.kind).editions:
        return False
    return one.own == other.own or fuzz.token_sort_ratio(one.own, other.own) >= ALIKE


def _names_a_series(title: str, publisher: str, kind: DocumentKind) -> bool:
    """Whether titles like this are of one series: what a body makes once a year is, by its kind."""
    if publisher and about_kind(kind).annual:
        return True
    telling = [c for c in concepts_of(title) if weight_of(c) == 1.0]
    return len(telling) >= (1 if publisher else TELLING)


def is_erratum(document: Document) -> bool:
    """Whether a document says of itself that it puts another right."""
    return _tells_erratum(document.title, document.file)


def _tells_erratum(title: str, file: str) -> bool:
    return bool(_ERRATUM.search(f"{title} {file}"))


def _bare(title: str) -> str:
    """A title without what tells editions apart: years, numbers, "rapportage 2017", "erratum"."""
    title = _ERRATUM.sub(" ", title.casefold())
    title = re.sub(r"\b(?:rapportage|editie|versie|jaargang|peildatum)\b", " ", title)
    return " ".join(re.findall(r"[^\W\d_]+", title))


def place_in_series(claim: Claim) -> tuple[str, ...]:
    """The place of a cell but for its time: what it measures and its headings, without dates; empty
    for one whose headings name nothing else."""
    told = tuple(
        " ".join(_WORDS.findall(without_dates(text.casefold())))
        for text in (claim.measure, claim.row_heading, claim.column_heading)
    )
    named = any(map(str.isalpha, told[1] + told[2]))
    return (claim.unit, claim.statistic, claim.per, *told) if named else ()


def without_dates(text: str) -> str:
    """A heading without the dates and years that stand in it."""
    return _DATE.sub(" ", text)


def number_in(claim: Claim) -> int:
    """How many numbers the sentence of a claim has before its own."""
    return sum(found.start() < claim.start for found in NUMBER.finditer(claim.sentence))


def is_open(period: str) -> bool:
    """Whether a period has no end: "since 2020" is until the day of each edition."""
    return period.endswith("/")


def headings_of(claim: Claim) -> tuple[str, ...]:
    """The place of a cell as printed: what it measures, its headings, its unit and its time."""
    return claim.measure, claim.row_heading, claim.column_heading, claim.unit, claim.period


def edition_key(document: Document) -> tuple[str, bool, str, str]:
    """Orders the editions of one source from old to new: the year they are of, then what corrects
    that year's, then the date.

    The year is the last in the title, else that of the date, else one in the name of the file.
    """
    dated = document.date.isoformat() if document.date else ""
    named = max(_YEAR.findall(document.title), default="")
    filed = max(_YEAR.findall(f"{document.doc_id} {document.file}"), default="")
    return named or dated[:4] or filed, is_erratum(document), dated, document.doc_id


def told_on(document: Document) -> str:
    """When a document is from: its date, or the year it is an edition of; empty where unknown."""
    return document.date.isoformat() if document.date else edition_key(document)[0]
