"""A text retells passages: its numbers stand in the order of its words, wherever on paper."""

from __future__ import annotations

from dataclasses import replace

from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.evidence.weigh import Reader
from pipeline.reconcile.newcomer import sight_of
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim, document

THINGS = (
    "bruggen", "sluizen", "veren", "kades", "steigers", "loodsen", "kranen", "boeien",
    "gemalen", "dammen", "vuurtorens", "bakens",
)  # fmt: skip
# In this order their names come after each other, as those of hashed sentences do.
SHUFFLED = (7, 2, 10, 4, 0, 9, 5, 11, 1, 8, 3, 6)


def numbers(doc_id: str, sentence: str, **place: float | None) -> list[Claim]:
    return [
        replace(
            claim(f"{doc_id}:{SHUFFLED[n]:02d}", str(317 + n), sentence.format(317 + n, thing)),
            **place,
        )
        for n, thing in enumerate(THINGS)
    ]


def around(teller: Claim, tellers: list[Claim], known: list[Claim]) -> set[str]:
    """The known numbers that are retold beside a claim of a letter."""
    corpus = Corpus.of([document("rapport"), document("brief")], [*known, *tellers])
    sight = sight_of(tellers, known, Reader.of(corpus))
    return {sight.rows[one.row].as_written for one in sight.found[teller.claim_id].around}


def test_the_numbers_around_one_are_those_of_the_text() -> None:
    """Neither ids nor the tops of two columns tell what stands beside a number."""
    known = numbers("rapport", "Het waterschap beheert {} {}.")
    columns = [{"x0": 60.0 + 300 * (n > 5), "top": 100.0 + 20 * (n % 6)} for n in range(12)]
    plain = numbers("brief", "Er zijn {} {}.", x0=None, top=None)
    printed = [replace(one, **place) for one, place in zip(plain, columns, strict=True)]
    for letter in (plain, printed):
        assert around(letter[0], letter, known) == {"318", "319", "320", "321"}
