"""The document of the dataset that a claim names as its source.

A parliamentary paper is found by dossier and number. A report is found by its name, and only
where nothing else can be meant: a name of kind and year ("Jaarverslag 2023") is no name, and an
edition ("Monitor drukte 2015-2019") is found only by its years.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz

from extractors.doctypes import about_kind
from extractors.references import read_citations
from schemas.records import Claim, Document, Extraction

# All words of the name in the title, and little more in the title than in the name.
CONTAINED, ALIKE = 92, 70
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_ABOUT: Final = re.compile(r"^\W*(?:beleids)?(?:reactie|aanbieding|beantwoording)\b", re.IGNORECASE)
_SMALL: Final = frozenset({"aan", "bij", "het", "een", "naar", "over", "van", "voor", "met", "und"})
_OF_A_KIND: Final = frozenset(
    {"actieplan", "advies", "brochure", "evaluatie", "factsheet", "infographic", "jaarrapport",
     "jaarverslag", "monitor", "nota", "notitie", "onderzoek", "publicatie", "rapport",
     "rapportage", "studie", "verkenning"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """A document by name: its words without those for its kind, and the years it names."""

    doc_id: str
    words: str
    years: frozenset[str]


@dataclass(frozen=True, slots=True)
class CitableDocuments:
    """The documents that may be cited: papers by dossier and number, titles by their words."""

    papers: Mapping[tuple[str, str], str]
    titles: Mapping[str, Sequence[Title]]

    def find(self, cited: str) -> str:
        """The id of the one document that `cited` names; empty where there is none or no one."""
        citations = [c for c in read_citations(cited) if c.kind == "kamerstuk"]
        if citations:
            found = {self.papers.get((c.dossier, c.number), "") for c in citations if c.number}
            return found.pop() if len(found) == 1 else ""
        name, years = _telling(cited), frozenset(_YEAR.findall(cited))
        fitting = {
            title.doc_id: fuzz.token_sort_ratio(name, title.words)
            for word in set(name.split())
            for title in self.titles.get(word, ())
            if title.years == years and _same(name, title.words)
        }
        best = [doc_id for doc_id, score in fitting.items() if score == max(fitting.values())]
        return best[0] if len(best) == 1 else ""


def lead_to_sources(extractions: Sequence[Extraction]) -> tuple[Extraction, ...]:
    """Fill `cited_doc` of every claim that names a source which is in the dataset itself."""
    shelf = gather_citable(extraction.document for extraction in extractions)
    named = {claim.cited_source for one in extractions for claim in one.claims}
    homes = {cited: shelf.find(cited) for cited in named if cited}

    def led(claim: Claim) -> Claim:
        home = homes.get(claim.cited_source, "")
        return replace(claim, cited_doc=home) if home and home != claim.doc_id else claim

    return tuple(replace(one, claims=tuple(map(led, one.claims))) for one in extractions)


def gather_citable(documents: Iterable[Document]) -> CitableDocuments:
    """The shelf of all documents that could be read."""
    papers: dict[tuple[str, str], str] = {}
    titles: dict[str, list[Title]] = defaultdict(list)
    for document in documents:
        if document.status != "ok":
            continue
        if document.dossier and document.number:
            papers.setdefault((document.dossier, document.number), document.doc_id)
        words = _telling(document.title)
        if about_kind(document.kind).by_name and not _ABOUT.match(document.title):
            title = Title(document.doc_id, words, frozenset(_YEAR.findall(document.title)))
            for word in set(words.split()):
                titles[word].append(title)
    return CitableDocuments(papers, titles)


def _telling(name: str) -> str:
    """The words of a name in lower case, without small words and words for a kind of document."""
    words = [word.lower() for word in _WORD.findall(name)]
    return " ".join(word for word in words if word not in _SMALL | _OF_A_KIND)


def _same(name: str, title: str) -> bool:
    return (
        fuzz.token_set_ratio(name, title) >= CONTAINED
        and fuzz.token_sort_ratio(name, title) >= ALIKE
    )
