"""Editions of one source: the report of this year and of last, and the corrected print."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rapidfuzz import fuzz

from extractors.doctypes import about_kind
from pipeline.reconcile.language.concepts import concepts_of, weight_of
from schemas.records import Document

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ERRATUM: Final = re.compile(r"\berrat(?:um|a)\b|\bgecorrigeerd|\bherzien", re.I)
# Titles as alike as this, years aside, are of one series.
ALIKE: Final = 90
# A title of fewer telling words than this ("Jaarverslag") names no series, unless a publisher does.
TELLING: Final = 2
# Titles of one publisher compared letter by letter, at most.
MOST_COMPARED: Final = 200


def series_of(documents: Iterable[Document]) -> dict[str, str]:
    """Document id → the series it is an edition of; only documents with a sibling are in it.

    Editions are of one kind; an erratum may look like a letter or a note and is of any.
    """
    by_publisher: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    errata: list[Document] = []
    for document in documents:
        title = bare_title(document)
        if not _names_a_series(title, document.publisher):
            continue
        if is_erratum(document):
            errata.append(document)
        elif about_kind(document.kind).editions:
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
    for erratum in errata:
        found[erratum.doc_id] = _corrected_by(erratum, by_publisher, found) or erratum.doc_id
    sizes: dict[str, int] = defaultdict(int)
    for series in found.values():
        sizes[series] += 1
    return {doc_id: series for doc_id, series in found.items() if sizes[series] > 1}


def _corrected_by(
    erratum: Document,
    by_publisher: Mapping[tuple[str, str], Sequence[tuple[str, str]]],
    found: Mapping[str, str],
) -> str:
    """The series of what an erratum corrects: its publisher's, or where it names none anyone's."""
    title = bare_title(erratum)
    for (publisher, _), titles in by_publisher.items():
        if erratum.publisher in ("", publisher) or not publisher:
            for other, doc_id in titles[:MOST_COMPARED]:
                if fuzz.token_set_ratio(other, title) >= ALIKE:
                    return found[doc_id]
    return ""


def _names_a_series(title: str, publisher: str) -> bool:
    telling = [c for c in concepts_of(title) if weight_of(c) == 1.0]
    return len(telling) >= (1 if publisher else TELLING)


def is_erratum(document: Document) -> bool:
    """Whether a document says of itself that it puts another right."""
    return bool(_ERRATUM.search(f"{document.title} {document.file}"))


def bare_title(document: Document) -> str:
    """The title without what tells editions apart: years, numbers, "rapportage 2017", "erratum"."""
    title = _ERRATUM.sub(" ", document.title.casefold())
    title = re.sub(r"\b(?:rapportage|editie|versie|jaargang|peildatum)\b", " ", title)
    return " ".join(re.findall(r"[^\W\d_]+", title))


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
