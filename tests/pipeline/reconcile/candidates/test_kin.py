"""Which documents are looked through for what they retell of each other."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.reconcile.candidates.likely import find_candidates
from pipeline.reconcile.candidates.meetings import meet
from pipeline.reconcile.candidates.subjects import columns_of
from pipeline.reconcile.documents.corpus import Corpus
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim, document

THINGS = ("bootverhuurders", "kanovijvers", "steigers", "sluizen", "fietsveren", "jachthavens")


def tell(doc_id: str, numbers: dict[str, str]) -> list[Claim]:
    """One sentence per thing with its number."""
    return [
        claim(f"{doc_id}:{row}", number, f"Er zijn in totaal {number} {thing}.", measure=thing)
        for row, (thing, number) in enumerate(numbers.items())
    ]


def kin(*texts: list[Claim]) -> list[tuple[str, str]]:
    """The kin among the documents of these texts."""
    claims = [told for text in texts for told in text]
    names = sorted({told.doc_id for told in claims})
    titles = {name: f"Jaar {2000 + n}" for n, name in enumerate(names)}
    corpus = Corpus.of([document(name, title=title) for name, title in titles.items()], claims)
    claims.sort(key=lambda c: (c.doc_id, c.claim_id))
    columns = columns_of(claims, corpus)
    meetings = meet(claims, columns, find_candidates(columns), names)
    pairs = zip(*np.divmod(meetings.kin, len(names)), strict=True)
    return [(meetings.documents[first], meetings.documents[second]) for first, second in pairs]


def test_one_number_in_like_words_makes_kin() -> None:
    assert kin(tell("a", {"sluizen": "418"}), tell("b", {"sluizen": "418"})) == [("a", "b")]


def test_a_number_nearly_the_same_in_like_words_makes_kin() -> None:
    assert kin(tell("a", {"sluizen": "418"}), tell("b", {"sluizen": "417"})) == [("a", "b")]
    assert kin(tell("a", {"sluizen": "418"}), tell("b", {"sluizen": "511"})) == []


def test_short_numbers_that_long_texts_share_by_chance_make_no_kin() -> None:
    many = {f"{thing}{n}": str(10 + n) for n, thing in enumerate(THINGS * 12)}
    others = {f"dorp{n}": str(10 + n) for n in range(72)}
    assert kin(tell("a", many), tell("b", others)) == []


@pytest.mark.parametrize("strangers", [0, 3, 12])
def test_who_is_kin_depends_on_the_two_documents_alone(strangers: int) -> None:
    first, second = tell("a", {"sluizen": "418"}), tell("b", {"sluizen": "418"})
    rest = [tell(f"x{n}", dict.fromkeys(THINGS, "418")) for n in range(strangers)]
    assert ("a", "b") in kin(first, second, *rest)
