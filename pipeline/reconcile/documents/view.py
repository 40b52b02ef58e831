"""A document as its reader knows it: what holds for all its claims, and what each note is of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from extractors.doctypes import names_of_body
from pipeline.reconcile.language.concepts import concepts_of, weight_of, words_of
from pipeline.reconcile.language.words import read_places
from pipeline.reconcile.quantity.periods import DaySpan, span_of
from schemas.names import split_list
from schemas.records import Claim, Document

_TITLE_PERIOD: Final = re.compile(r"((?:19|20)\d\d)\s*(?:[-–/]|t/m|tot en met)\s*((?:19|20)\d\d)")
# A concept in more than this share of a document's sentences is its subject: it tells the
# document's own claims apart no more.
TOPIC_SHARE: Final = 0.3
# In fewer sentences than this a concept is no subject yet.
TOPIC_SENTENCES: Final = 6
# Points down the page within which one sentence still leans on another.
SHORTLY: Final = 45.0

# The mark of a note and its page: a mark may begin anew on every page.
NotePlace = tuple[str, int]


@dataclass(frozen=True, slots=True)
class CalledNote:
    """A footnote as its claims see it: concepts around it, and the noun counted at its call."""

    concepts: frozenset[str] = frozenset()
    counted: str = ""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with what holds for all its claims.

    `period` is the period it reports on when its title or most of its claims name one, `topic`
    the concepts found all over it, `calls` what each footnote is called at, `sentences` how many
    claims stand in each sentence, `before` the sentence before one, `cites` the concepts of the
    sources it names, `source` those others name it by, `home` the places in its title, `body` the
    names of its publisher where that tells of itself, None where it is unknown.
    """

    document: Document
    period: DaySpan | None
    topic: frozenset[str]
    title: frozenset[str]
    calls: Mapping[NotePlace, CalledNote]
    sentences: Mapping[str, int]
    before: Mapping[str, str]
    cites: frozenset[str]
    source: frozenset[str]
    home: frozenset[str]
    body: frozenset[str] | None

    def call_of(self, claim: Claim) -> CalledNote:
        """What the note that a claim stands in is called at; nothing for claims in no note."""
        return self.calls.get((claim.in_footnote, claim.page), CalledNote())


def view_of(document: Document, claims: Sequence[Claim]) -> DocumentView:
    """What a reader of the document knows at each of its claims."""
    sentences = Counter(c.sentence for c in claims if not c.in_table)
    title = _telling(document.title)
    return DocumentView(
        document=document,
        period=_period_of(document, claims),
        topic=_topic_of(sentences),
        title=title | ({f"#{document.dossier}"} if document.dossier else set()),
        calls=_calls_of(claims),
        sentences=sentences,
        before=sentences_before(claims),
        cites=_telling(" ".join({f"{c.cited_source} {c.attributed_to}" for c in claims})),
        source=title | _telling(document.publisher),
        home=frozenset(words_of(f"{document.title} {document.publisher}")) & read_places(),
        body=names_of_body(document.publisher) if document.publisher else None,
    )


def _telling(text: str) -> frozenset[str]:
    return frozenset(c for c in concepts_of(text) if weight_of(c) == 1.0)


def sentences_before(claims: Sequence[Claim]) -> dict[str, str]:
    """Each sentence of running text with the one told shortly before it in its section."""
    told = [c for c in claims if not (c.in_table or c.in_footnote)]
    told.sort(key=lambda c: (c.page, c.top or 0.0, c.x0 or 0.0, c.claim_id))
    return {
        after.sentence: first.sentence
        for first, after in pairwise(told)
        if first.sentence != after.sentence
        and (first.page, first.section) == (after.page, after.section)
        and (after.top or 0.0) - (first.top or 0.0) <= SHORTLY
    }


def _calls_of(claims: Sequence[Claim]) -> dict[NotePlace, CalledNote]:
    """What each note is about: what calls it on the page nearest to it, and its own whole text."""
    notes: dict[NotePlace, list[Claim]] = defaultdict(list)
    callers: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.in_footnote:
            notes[claim.in_footnote, claim.page].append(claim)
        for marker in split_list(claim.footnotes):
            callers[marker].append(claim)
    return {
        place: _called_note(inside, _nearest(callers[place[0]], place[1]))
        for place, inside in notes.items()
    }


def _nearest(callers: Sequence[Claim], page: int) -> list[Claim]:
    least = min((abs(c.page - page) for c in callers), default=0)
    return [c for c in callers if abs(c.page - page) == least]


def _called_note(inside: Sequence[Claim], callers: Sequence[Claim]) -> CalledNote:
    counted = [c.measure for c in callers if c.unit == "count" and c.measure]
    told = {c.sentence for c in (*inside, *callers)}
    return CalledNote(
        frozenset().union(*map(concepts_of, told)), counted[0] if len(counted) == 1 else ""
    )


def _period_of(document: Document, claims: Sequence[Claim]) -> DaySpan | None:
    if found := _TITLE_PERIOD.search(document.title):
        return span_of(f"{found[1]}/{found[2]}")
    named = Counter(c.period for c in claims if c.period and not c.in_table)
    if named:
        period, times = min(named.items(), key=lambda item: (-item[1], item[0]))
        if times >= 3 and times * 2 > sum(named.values()):
            return span_of(period)
    return None


def _topic_of(sentences: Mapping[str, int]) -> frozenset[str]:
    seen: Counter[str] = Counter()
    for sentence in sentences:
        seen.update(concepts_of(sentence))
    least = max(TOPIC_SENTENCES, TOPIC_SHARE * len(sentences))
    return frozenset(concept for concept, times in seen.items() if times >= least)
