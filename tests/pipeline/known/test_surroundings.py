"""What a document lends its claims is the same whether it is read whole or kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.known.surroundings import NONE, ClaimSurroundings
from pipeline.reconcile.documents.corpus import Corpus
from schemas.records import Claim
from tests.pipeline.rows import make_claim, make_document

DOCUMENT = replace(make_document("monitor"), title="Monitor zwembaden 2018-2022", dossier="12345")
SENTENCES = [
    ("In 2021 telde de inspectie 40 zwembaden met een noodplan.", "40", {"footnotes": "1"}),
    ("Daarvan waren er 12 overdekt.", "12", {}),
    ("In 2021 telde de inspectie 40 zwembaden met een noodplan.", "2021", {}),
    ("Noodplannen zijn verplicht boven 500 bezoekers per dag.", "500", {"in_footnote": "1"}),
    ("Zwembaden | 2021", "7", {"in_table": "t1"}),
    *((f"In gemeente {name} ging het zwembad {n} keer dicht.", str(n), {})
      for n, name in enumerate(("Aldorp", "Berkum", "Dalheim", "Elsveen", "Grotenhof"), start=3)),
]  # fmt: skip


def claims_of(doc_id: str) -> list[Claim]:
    return [
        replace(
            make_claim(f"{doc_id}:{n}", doc_id),
            sentence=sentence,
            as_written=written,
            page=1,
            section="Zwembaden",
            top=100.0 + 12 * n,
            cited_source="Rapport badwater",
            **fields,
        )
        for n, (sentence, written, fields) in enumerate(SENTENCES)
    ]


def test_a_claim_taken_out_of_its_document_looks_as_it_does_in_it() -> None:
    claims = [*claims_of("monitor"), *claims_of("nota")]
    documents = [DOCUMENT, replace(make_document("nota"), title="Nota badwater")]
    whole = Corpus.of(documents, claims)
    kept = ClaimSurroundings.of(documents, claims)
    for row, claim in enumerate(claims):
        before = int(kept.before[row])
        sentences = {before: claims[before].sentence} if before != NONE else {}
        views = kept.views(documents, {row: claim}, sentences)
        alone = Corpus.of(documents, [claim], views)
        assert alone.profile(claim) == whole.profile(claim)
        assert alone.lends(claim) == whole.lends(claim)


def test_what_a_document_tells_in_the_same_words_comes_along() -> None:
    same = replace(make_claim("a:1", "a"), measure="zwembaden", period="2021")
    claims = [
        same,
        replace(same, claim_id="a:2", as_written="9"),
        replace(same, claim_id="a:3", period="2020"),
        replace(same, claim_id="b:1", doc_id="b"),
    ]
    kept = ClaimSurroundings.of([make_document("a"), make_document("b")], claims)
    assert kept.with_namesakes(np.array([1])).tolist() == [0, 1]
    assert kept.with_namesakes(np.array([2, 3])).tolist() == [2, 3]
