"""What is kept of documents between runs comes back as it was, and finds what a whole run finds."""

from __future__ import annotations

import random

import numpy as np
import pytest

from pipeline.reconcile.candidates.described import Described
from pipeline.reconcile.candidates.joined import distinct, ends_of, pairs_sharing, pairs_with
from pipeline.reconcile.candidates.likely import find_candidates
from pipeline.reconcile.candidates.subjects import columns_of, rows_of
from pipeline.reconcile.documents.corpus import Corpus
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim, document

THINGS = ("roeibotenverhuurders", "kanovijvers", "jachthavens", "kwelderstroken")


def tell(doc_id: str, chance: random.Random) -> list[Claim]:
    """Some numbers of some things."""
    return [
        claim(f"{doc_id}:{row}", number, f"Er waren {number} {thing} in 2021.", measure=thing)
        for row in range(chance.randint(0, 5))
        for thing in (chance.choice(THINGS),)
        for number in (str(chance.choice((418, 420, 97))),)
    ]


def describe(texts: dict[str, list[Claim]], digests: dict[str, int], earlier: Described) -> bytes:
    fresh = {name for name in texts if earlier.digests.get(name) != digests[name]}
    told = [c for name in sorted(fresh) for c in texts[name]]
    corpus = Corpus.of([document(name) for name in fresh], told)
    return earlier.renewed(digests, rows_of(told, corpus), (c.doc_id for c in told)).to_bytes()


@pytest.mark.parametrize("seed", range(4))
def test_documents_renewed_are_the_bytes_of_documents_described_at_once(seed: int) -> None:
    chance = random.Random(seed)
    texts = {f"d{n}": tell(f"d{n}", chance) for n in range(8)}
    digests = {name: chance.getrandbits(64) for name in texts}
    before = describe(texts, digests, Described.none())
    for gone in chance.sample(sorted(texts), 2):
        del texts[gone], digests[gone]
    for changed in [*chance.sample(sorted(texts), 2), "a-new", "z-new"]:
        texts[changed], digests[changed] = tell(changed, chance), chance.getrandbits(64)
    whole = describe(texts, digests, Described.none())
    assert describe(texts, digests, Described.from_bytes(before)) == whole
    assert Described.from_bytes(whole).to_bytes() == whole


@pytest.mark.parametrize("seed", range(4))
def test_those_asked_for_are_paired_as_among_all(seed: int) -> None:
    chance = np.random.default_rng(seed)
    keys, owners = chance.integers(0, 9, 60), chance.integers(0, 25, 60)
    asked = chance.random(25) < 0.2
    left, right = ends_of(distinct([*pairs_sharing(keys, owners)]))
    wanted = (left << 32 | right)[asked[left] | asked[right]]
    assert distinct([*pairs_with(asked, keys, owners)]).tolist() == wanted.tolist()


def test_candidates_of_new_claims_are_those_among_all_candidates() -> None:
    chance = random.Random(5)
    told = [c for n in range(12) for c in tell(f"d{n:02d}", chance)]
    columns = columns_of(told, Corpus.of([document(f"d{n:02d}") for n in range(12)], told))
    asked = np.array([c.doc_id in ("d03", "d07") for c in told])
    pairs, some = (
        {*zip(found.left.tolist(), found.right.tolist(), strict=True)}
        for found in (find_candidates(columns), find_candidates(columns, asked=asked))
    )
    assert some == {(a, b) for a, b in pairs if asked[a] or asked[b]}
    assert 0 < len(some) < len(pairs)
