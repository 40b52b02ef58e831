"""Numbers that one document of two retells from the other, in its own words.

Two documents are held side by side where they tell a telling number both. The running text of the
later one may retell anything of the other; that of the other what stands in the later one's tables.
What is found follows from these two documents alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from pipeline.reconcile.candidates.subjects import Ints
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.evidence.pairs.beside import Neighbours
from pipeline.reconcile.evidence.shelf import Shelf
from pipeline.reconcile.evidence.verdict import BETWEEN_DOCUMENTS, judge_weighed
from pipeline.reconcile.evidence.weigh import Reader, in_reading_order, pairs_of, weigh
from pipeline.reconcile.likeness.values import significant_digits
from pipeline.reconcile.outcome.explanations import relation_of
from pipeline.reconcile.outcome.faults import Fault, gather
from pipeline.reconcile.outcome.judgement import Comparison
from schemas.records import Claim, Document, Relation

# Rows less alike than this are looked at only for their number.
LEAST_ALIKE: Final = 0.15
# Numbers of so many digits are seldom told by two documents by chance.
MEETING_DIGITS: Final = 2


def find_retellings(first: str, second: str, corpus: Corpus, reader: Reader) -> list[Comparison]:
    """What one of two documents retells from the other; an edition repeats, it does not retell."""
    if corpus.series.get(first, "") and corpus.series.get(first) == corpus.series.get(second):
        return []
    later, earlier = _in_time(corpus.documents[first], corpus.documents[second])
    ours, theirs = (corpus.members.get(d.doc_id, []) for d in (later, earlier))
    found = [*_retold(ours, theirs, reader)]
    told = {claim.claim_id for c in found for claim in (c.left, c.right)}
    cells = [claim for claim in ours if claim.in_table]
    rest = [claim for claim in theirs if claim.claim_id not in told]
    return [*found, *_retold(rest, cells, reader)]


def _in_time(one: Document, other: Document) -> tuple[Document, Document]:
    """The later of two documents first; undated ones are the earlier."""
    first, second = sorted(
        (one, other), key=lambda d: (d.date.isoformat() if d.date else "", d.doc_id), reverse=True
    )
    return first, second


def _retold(
    tellers: Sequence[Claim], told: Sequence[Claim], reader: Reader
) -> Iterator[Comparison]:
    """What the running text among `tellers` retells of `told`."""
    running = in_reading_order(claim for claim in tellers if not claim.in_table)
    if not running or not told:
        return
    shelf = Shelf.of(map(reader.about, told))
    neighbours = Neighbours(told)
    rows = dict(enumerate(told))
    abouts = [*map(reader.about, running)]
    pairs = [
        pairs_of(about, found.worth(LEAST_ALIKE), rows, neighbours, reader)
        for about, found in zip(abouts, shelf.find(abouts), strict=True)
        if not about.profile.limit
    ]
    for weighed in weigh(pairs):
        for judged in judge_weighed(weighed, BETWEEN_DOCUMENTS):
            ends = (weighed.teller, judged.told)
            left, right = sorted(ends, key=lambda c: (c.doc_id, c.claim_id))
            yield Comparison(left, right, judged.verdict, judged.dimension, judged.certainty)


def tell_the_same(left: Ints, right: Ints, claims: Sequence[Claim]) -> list[tuple[str, str]]:
    """The pairs of documents of which claims in two columns of rows tell one telling number."""
    met: dict[tuple[str, str], None] = {}
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        one, other = claims[a], claims[b]
        if one.doc_id == other.doc_id or (one.value, one.unit) != (other.value, other.unit):
            continue
        if significant_digits(one) >= MEETING_DIGITS:
            met[min(one.doc_id, other.doc_id), max(one.doc_id, other.doc_id)] = None
    return [*met]


def find_all(
    pairs: Sequence[tuple[str, str]], corpus: Corpus, taken: Collection[tuple[str, str]]
) -> tuple[list[Relation], list[Fault]]:
    """What these pairs of documents retell of each other, as relations, and what failed.

    `taken` holds claims that are related to a document already, as (claim id, doc id).
    """
    reader = Reader.of(corpus)
    faults: list[Fault] = []
    relations = [
        relation_of(found, corpus)
        for first, second in pairs
        for found in gather(
            find_retellings, first, second, corpus, reader, on=(first, second), faults=faults
        )
        if (found.left.claim_id, found.right.doc_id) not in taken
        and (found.right.claim_id, found.left.doc_id) not in taken
    ]
    return relations, faults
