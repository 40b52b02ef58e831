"""Numbers that one document of two retells from the other, in its own words.

Two documents that have numbers left to retell (`opened`) are held side by side. The running text of
the later one may retell anything of the other; that of the other what stands in the later one's
tables. What they are related over already is left alone. What is found follows from these two
documents alone: nothing is ranked among others, and who is looked through neither.

A number that both are known to tell may stand in each more than once: where it does, what is alike
is the same again, on less evidence than it took to know it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from pipeline.reconcile.claims.editions import are_editions
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.evidence.certainty import between_documents
from pipeline.reconcile.evidence.found import Flags
from pipeline.reconcile.evidence.model import BETWEEN, read_weights
from pipeline.reconcile.evidence.pairs.beside import Neighbours
from pipeline.reconcile.evidence.pairs.features import COLUMN, VALUES
from pipeline.reconcile.evidence.shelf import Shelf
from pipeline.reconcile.evidence.survey import AROUND, Survey
from pipeline.reconcile.evidence.verdict import judge_weighed
from pipeline.reconcile.evidence.weigh import (
    Pairs,
    Reader,
    Weighed,
    in_reading_order,
    pairs_of,
    weigh,
)
from pipeline.reconcile.judge.contradiction import hold_apart
from pipeline.reconcile.likeness.values import telling_digits
from pipeline.reconcile.outcome.explanations import relation_of
from pipeline.reconcile.outcome.faults import Fault, gather
from pipeline.reconcile.outcome.judgement import Comparison
from schemas.records import Claim, Document, Relation
from schemas.vocabularies import Dimension, Verdict

# Rows less alike than this are looked at only for their number.
LEAST_ALIKE: Final = 0.45
# What is told with another number is looked at from this likeness on.
ALIKE: Final = 0.9
# A number that both documents are known to tell is told again where two claims are so surely the
# same, in a cell surer, and what names each stands around the other; one of a single digit stands
# everywhere.
AGAIN, AGAIN_IN_CELL, AGAIN_DIGITS = 0.3, 0.6, 2
# Of two editions shorter numbers of no named time are as likely next year's.
EDITION_DIGITS: Final = 3
# Shelves of documents kept at hand.
MOST_SHELVES: Final = 64


@dataclass(frozen=True, slots=True)
class ShelvedClaims:
    """Claims of one document on a shelf, in reading order, and who stands beside whom."""

    claims: Sequence[Claim]
    shelf: Shelf
    neighbours: Neighbours

    def beside(self, rows: Iterable[int]) -> Flags:
        """Which claims stand near these in the reading, or in one row or column with them."""
        near = np.zeros(len(self.claims), dtype=bool)
        for row in rows:
            near[max(0, row - AROUND) : row + AROUND + 1] = True
            near[self.shelf.together(row)] = True
        return near

    def names(self, rows: Flags) -> frozenset[str]:
        """The ids of some of the claims."""
        return frozenset(self.claims[row].claim_id for row in np.flatnonzero(rows).tolist())


@dataclass(slots=True)
class Shelves:
    """The claims of documents on shelves, each put there once while it is asked for."""

    reader: Reader
    _kept: dict[tuple[str, bool], ShelvedClaims] = field(default_factory=dict)

    def of(self, doc_id: str, *, cells: bool) -> ShelvedClaims:
        """The claims of a document, or its cells alone."""
        known = self._kept.pop((doc_id, cells), None)
        if known is None:
            members = self.reader.corpus.members.get(doc_id, [])
            told = in_reading_order(claim for claim in members if claim.in_table or not cells)
            known = ShelvedClaims(told, Shelf.of(map(self.reader.about, told)), Neighbours(told))
            if len(self._kept) >= MOST_SHELVES:
                self._kept.pop(next(iter(self._kept)))
        self._kept[doc_id, cells] = known
        return known


@dataclass(frozen=True, slots=True)
class Related:
    """What is related already: the pairs of claim ids, in order; the claims that are related to a
    document (`taken`), and those that tell the same as one of its claims (`agreed`), as (claim id,
    doc id)."""

    pairs: AbstractSet[tuple[str, str]]
    taken: AbstractSet[tuple[str, str]]
    agreed: AbstractSet[tuple[str, str]]

    @classmethod
    def of(cls, relations: Iterable[Relation], home: Mapping[str, str]) -> Related:
        """From relations; `home` has the document of each claim."""
        pairs: set[tuple[str, str]] = set()
        taken: set[tuple[str, str]] = set()
        agreed: set[tuple[str, str]] = set()
        for relation in relations:
            left, right = relation.left, relation.right
            ends = ((left, home[right]), (right, home[left]))
            pairs.add((left, right))
            taken.update(ends)
            if relation.verdict == "agrees":
                agreed.update(ends)
        return cls(pairs, taken, agreed)


def find_retellings(
    first: str, second: str, shelves: Shelves, related: Related
) -> list[Comparison]:
    """What one of two documents retells from the other.

    Claims that are related to the other document already are left alone, but for what tells their
    number again. Of two editions only numbers that meet are told: each has its own of nearly
    everything, in nearly the same words, and what sets these apart is their time.
    """
    corpus = shelves.reader.corpus
    editions = are_editions(corpus.documents[first], corpus.documents[second])
    later, earlier = in_time(corpus.documents[first], corpus.documents[second])
    reader = shelves.reader
    ours = {claim_id for claim_id, _ in _ends(later, corpus, earlier) - related.taken}
    weighed = _weighed(later.doc_id, ours, shelves.of(earlier.doc_id, cells=False), reader)
    found = [c for one, beside in weighed for c in _retold(one, beside, ours, corpus)]
    told = {claim.claim_id for c in found for claim in (c.left, c.right)}
    theirs = {claim_id for claim_id, _ in _ends(earlier, corpus, later) - related.taken} - told
    cells = _weighed(earlier.doc_id, theirs, shelves.of(later.doc_id, cells=True), reader)
    found += [c for one, beside in cells for c in _retold(one, beside, theirs, corpus)]
    found = [c for c in found if not _both(c) & related.taken]
    found = [c for c in found if not editions or c.verdict in _MEETING]
    found += _again([one for one, _ in (*weighed, *cells)], found, related)
    return [c for c in found if not editions or _is_no_chance(c)]


def _is_no_chance(comparison: Comparison) -> bool:
    """Whether an equal number of two editions is long, or of one time that both name: next year's
    may be as high."""
    ends = (comparison.left, comparison.right)
    dated = ends[0].period == ends[1].period != ""
    return dated or min(map(telling_digits, ends)) >= EDITION_DIGITS


_MEETING: Final = ("agrees", "consistent")
_NAMED: Final = ("named_teller", "named_told")
_IN_CELL: Final = ("cell_teller", "cell_told")


def _both(comparison: Comparison) -> set[tuple[str, str]]:
    """Each end with the document of the other, as (claim id, doc id)."""
    left, right = comparison.left, comparison.right
    return {(left.claim_id, right.doc_id), (right.claim_id, left.doc_id)}


def _again(
    weighed: Iterable[Weighed], found: Sequence[Comparison], related: Related
) -> Iterator[Comparison]:
    """Numbers that are known to be told in both documents, at the other places that tell them."""
    now = {end for c in found if c.verdict == "agrees" for end in _both(c)}
    joined = {(c.left.claim_id, c.right.claim_id) for c in found} | related.pairs
    for one in weighed:
        if telling_digits(one.teller) < AGAIN_DIGITS:
            continue
        equal = one.features[:, COLUMN["value"]] == VALUES["equal"]
        equal &= (one.features[:, [COLUMN[name] for name in _NAMED]] > 0).all(axis=1)
        cells = (one.features[:, [COLUMN[name] for name in _IN_CELL]] > 0).any(axis=1)
        sure = one.same >= np.where(cells, AGAIN_IN_CELL, AGAIN)
        for row in np.flatnonzero(equal & sure & ~one.barred).tolist():
            again = _compared(one, one.told[row], "agrees", "", float(one.same[row]))
            pair = (again.left.claim_id, again.right.claim_id)
            if pair not in joined and any(e in now or e in related.agreed for e in _both(again)):
                joined.add(pair)
                yield again


def _ends(document: Document, corpus: Corpus, other: Document) -> set[tuple[str, str]]:
    """The claims of one document as ends of relations to another, as (claim id, doc id)."""
    return {(claim.claim_id, other.doc_id) for claim in corpus.members.get(document.doc_id, ())}


def in_time(one: Document, other: Document) -> tuple[Document, Document]:
    """The later of two documents first; undated ones are the earlier."""
    first, second = sorted(
        (one, other), key=lambda d: (d.date.isoformat() if d.date else "", d.doc_id), reverse=True
    )
    return first, second


def _weighed(
    doc_id: str, asked: AbstractSet[str], place: ShelvedClaims, reader: Reader
) -> list[tuple[Weighed, frozenset[str]]]:
    """The claims of a document's running text weighed beside the claims of another, with those that
    may contradict them, by id."""
    found = held_beside(doc_id, asked, place, reader)
    weighed = weigh([pairs for pairs, _ in found], read_weights(BETWEEN))
    return [(one, beside) for one, (_, beside) in zip(weighed, found, strict=True)]


def _retold(
    one: Weighed, beside: AbstractSet[str], asked: AbstractSet[str], corpus: Corpus
) -> Iterator[Comparison]:
    """What a claim retells, where it is asked for."""
    if one.teller.claim_id not in asked:
        return
    for judged in judge_weighed(one, between_documents()):
        if judged.verdict == "contradicts" and (
            judged.told.claim_id not in beside
            or hold_apart(corpus.profile(one.teller), corpus.profile(judged.told))
        ):
            continue
        yield _compared(one, judged.told, judged.verdict, judged.dimension, judged.certainty)


def _compared(
    one: Weighed, told: Claim, verdict: Verdict, dimension: Dimension, certainty: float
) -> Comparison:
    left, right = sorted((one.teller, told), key=lambda c: (c.doc_id, c.claim_id))
    return Comparison(left, right, verdict, dimension, certainty)


def held_beside(
    doc_id: str, asked: AbstractSet[str], place: ShelvedClaims, reader: Reader
) -> list[tuple[Pairs, frozenset[str]]]:
    """The claims of a document's running text beside all they may retell of another document, and
    which of these may contradict, by id.

    Those not asked for tell of the others what they stand among: of these only what tells their
    number is weighed.
    """
    members = reader.corpus.members.get(doc_id, ())
    running = in_reading_order(claim for claim in members if not claim.in_table)
    if not place.claims or not any(claim.claim_id in asked for claim in running):
        return []
    abouts = [*map(reader.about, running)]
    survey = Survey.of(place.shelf, abouts)
    told = {
        n: beside
        for n, about in enumerate(abouts)
        if not about.profile.limit and (beside := _told_beside(survey, n, place)) is not None
    }
    if not any(running[n].claim_id in asked for n in told):
        return []
    rows = dict(enumerate(place.claims))
    pairs = []
    for n, beside in told.items():
        found = survey.found(n).worth(LEAST_ALIKE)
        found = found if running[n].claim_id in asked else found.fitting()
        pairs.append((pairs_of(abouts[n], found, rows, place.neighbours, reader), beside))
    return pairs


def _told_beside(survey: Survey, n: int, place: ShelvedClaims) -> frozenset[str] | None:
    """The claims that one of a text may be held against, by id: those that tell its number, and
    what stands beside what the claims around it retell. None where nothing is worth weighing."""
    look = survey.looks[n]
    fits = look.equal | look.compatible
    much = look.same_family & (look.alike >= ALIKE)
    worth = np.any(fits & ((look.alike >= LEAST_ALIKE) | look.equal))
    if not worth and not np.any(much):
        return None
    beside = fits | place.beside(anchor.row for anchor in survey.around(n))
    return place.names(beside) if worth or np.any(beside & much) else None


def find_all(
    pairs: Sequence[tuple[str, str]], corpus: Corpus, related: Related
) -> tuple[list[Relation], list[Fault]]:
    """What these pairs of documents retell of each other, as relations, and what failed."""
    shelves = Shelves(Reader.of(corpus))
    faults: list[Fault] = []
    relations = [
        relation_of(found, corpus)
        for first, second in pairs
        for found in gather(
            find_retellings, first, second, shelves, related, on=(first, second), faults=faults
        )
    ]
    return relations, faults
