"""Editions of one source: the report of this year and of last, and the corrected print."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz

from pipeline.reconcile.concepts import concepts_of, weight_of
from schemas.records import Document
from schemas.vocabularies import DocumentKind

# Kinds that come out in editions; letters and answers do not, however alike their titles.
EDITION_KINDS: Final[frozenset[DocumentKind]] = frozenset(
    {"monitor", "factsheet", "infographic", "rapport", "jaarverslag", "actieplan", "overig"}
)
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ERRATUM: Final = re.compile(r"\berrat(?:um|a)\b|\bgecorrigeerd|\bherzien", re.I)
# Titles as alike as this, years aside, are of one series.
ALIKE: Final = 90
# A title of fewer telling words than this ("Jaarverslag") names no series, unless a publisher does.
TELLING: Final = 2
# Titles of one publisher compared letter by letter, at most.
MOST_COMPARED: Final = 200


def series_of(documents: Iterable[Document]) -> dict[str, str]:
    """Document id → the series it is an edition of; only documents with a sibling are in it."""
    by_publisher: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for document in documents:
        title = bare_title(document)
        telling = [c for c in concepts_of(title) if weight_of(c) == 1.0]
        named = len(telling) >= (1 if document.publisher else TELLING)
        if document.kind in EDITION_KINDS and named:
            by_publisher[document.publisher, document.kind].append((title, document.doc_id))
    found: dict[str, str] = {}
    for titles in by_publisher.values():
        for title, doc_id in titles:
            found[doc_id] = next(
                (
                    first
                    for other, first in titles[:MOST_COMPARED]
                    if other == title or fuzz.token_sort_ratio(other, title) >= ALIKE
                ),
                doc_id,
            )
    sizes: dict[str, int] = defaultdict(int)
    for series in found.values():
        sizes[series] += 1
    return {doc_id: series for doc_id, series in found.items() if sizes[series] > 1}


def bare_title(document: Document) -> str:
    """The title without what tells editions apart: years, numbers, "rapportage 2017", "erratum"."""
    title = _ERRATUM.sub(" ", document.title.casefold())
    title = re.sub(r"\b(?:rapportage|editie|versie|jaargang|peildatum)\b", " ", title)
    return " ".join(re.findall(r"[^\W\d_]+", title))


def edition_key(document: Document) -> tuple[str, bool, str]:
    """Orders the editions of one source from old to new: date or year, then what it corrects."""
    years = _YEAR.findall(f"{document.title} {document.doc_id} {document.file}")
    when = document.date.isoformat() if document.date else max(years, default="")
    corrected = bool(_ERRATUM.search(f"{document.title} {document.file}"))
    return when, corrected, document.doc_id
