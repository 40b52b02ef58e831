"""Of a large dataset only what a letter may be about is read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from pipeline.check.letter import check_letter
from pipeline.dataset import Dataset
from pipeline.known.index import SHELVED, ClaimIndex, index_file
from pipeline.known.near import index_published, open_known
from pipeline.publish import publish
from pipeline.reconcile.evidence.pairs.about import About
from pipeline.reconcile.evidence.weigh import Reader
from pipeline.versions.versions import RunInfo
from schemas.records import Claim, Extraction
from tests.pipeline.rows import make_claim, make_document

PLACES = [
    "Aldorp",
    "Berkum",
    "Dalheim",
    "Elsveen",
    "Grotenhof",
    "Hemelrijk",
    "Kraaiveld",
    "Lindeloo",
]


def known_claim(number: int, doc_id: str, place: str) -> Claim:
    return replace(
        make_claim(f"{doc_id}-{number}", doc_id, value=Decimal(100 + number)),
        as_written=str(100 + number),
        measure=f"afgewezen vergunningen in {place}",
        sentence=f"In 2021 waren er {100 + number} afgewezen vergunningen in {place}.",
        period="2021",
        comparator="eq",
        population="",
        section="",
    )


@pytest.fixture
def processed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published dataset of seven documents that counts as large."""
    monkeypatch.setattr("pipeline.known.near.LARGE", 1)
    documents = [make_document(f"d{n}", sha256=f"{n:064d}") for n in range(len(PLACES))]
    claims = [known_claim(n, f"d{n}", place) for n, place in enumerate(PLACES)]
    dataset = Dataset(documents=tuple(documents), claims=tuple(claims))
    publish(dataset, tmp_path, run=RunInfo("proef", "2026-01-01T00:00:00Z"), keep=1)
    return tmp_path


def letter_about(place: str) -> Extraction:
    """A letter that repeats what is known of the place."""
    document = make_document("brief", sha256="f" * 64)
    claim = replace(known_claim(PLACES.index(place), "brief", place), claim_id="b1")
    return Extraction(document=document, claims=(claim,))


def test_a_large_dataset_gives_the_same_verdicts_as_one_read_whole(
    processed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = letter_about("Kraaiveld")
    near = open_known(processed).near(letter.document, letter.claims)
    monkeypatch.setattr("pipeline.known.near.LARGE", 1_000)
    whole = open_known(processed).near(letter.document, letter.claims)
    assert whole.sight is None
    found = check_letter(letter, near)
    assert [f.verdict for f in found.findings] == ["agrees"]
    assert found.findings == check_letter(letter, whole).findings
    assert found.sources == len(PLACES)


def test_only_documents_that_tell_of_the_subject_are_read(processed: Path) -> None:
    near = open_known(processed).near(
        letter_about("Kraaiveld").document, letter_about("Kraaiveld").claims
    )
    assert f"d{PLACES.index('Kraaiveld')}" in {claim.doc_id for claim in near.dataset.claims}


def test_the_index_is_kept_and_made_again_when_it_is_gone_or_damaged(processed: Path) -> None:
    index_published(processed)
    file = index_file(processed)
    made = file.read_bytes()
    file.write_bytes(b"niets")
    letter = letter_about("Aldorp")
    assert open_known(processed).near(letter.document, letter.claims).dataset.claims
    assert len(file.read_bytes()) == len(made)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_an_index_is_the_same_after_a_round_trip(processed: Path, tmp_path: Path) -> None:
    claims = [known_claim(n, "d0", place) for n, place in enumerate(PLACES)]
    index = ClaimIndex.of([make_document("d0")], claims)
    index.save(tmp_path / "elders" / "index.npz")
    again = ClaimIndex.load(tmp_path / "elders" / "index.npz")
    assert again.shelf.positions == index.shelf.positions
    letter = make_document("brief")
    asked = [replace(claim, doc_id="brief") for claim in claims]
    found, once_more = (one.find(letter, asked) for one in (index, again))
    assert all((found[c.claim_id].rows == once_more[c.claim_id].rows).all() for c in asked)
    assert all(n in found[c.claim_id].rows for n, c in enumerate(asked))


def test_a_claim_that_tells_the_very_number_is_found_whatever_it_names() -> None:
    measure = "verleende ontheffingen voor bewoners van monumenten in Kraaiveld"
    told, other = (
        replace(known_claim(1, "d0", "Kraaiveld"), value=Decimal(value), measure=measure,
                sentence=f"{value} {measure}", claim_id=str(value))
        for value in (4218, 4219)
    )  # fmt: skip
    asked = replace(
        told,
        measure="aanvragen, bezwaren, klachten en meldingen",
        sentence="4218 aanvragen, bezwaren, klachten en meldingen over monumenten.",
    )
    asked = replace(asked, doc_id="brief", claim_id="b1")
    found = ClaimIndex.of([make_document("d0")], [other, told]).find(
        make_document("brief"), [asked]
    )
    assert 1 in found["b1"].rows


def postings_of(index: ClaimIndex) -> dict[str, list[tuple[int, float]]]:
    shelf = index.shelf
    return {
        concept: [*zip(shelf.rows[part].tolist(), shelf.strengths[part].tolist(), strict=True)]
        for concept, place in shelf.positions.items()
        for part in [slice(shelf.starts[place], shelf.starts[place + 1])]
    }


def same_naming(index: ClaimIndex) -> list[list[int]]:
    naming = index.surroundings.naming
    return [np.flatnonzero(naming == number).tolist() for number in naming]


def told_of(doc_id: str, *numbers: int) -> list[Claim]:
    """Claims of a document in two sections, some of them in one sentence."""
    return [
        replace(
            known_claim(n, doc_id, PLACES[n % len(PLACES)]),
            sentence=f"In {PLACES[n // 2 % len(PLACES)]} waren er {2 * (n // 2)} en meer.",
            measure=f"{PLACES[n % 3]} ontheffingen",
            page=1 + n // 4,
            top=10.0 * n,
        )
        for n in numbers
    ]


POSTED = {"starts", "rows", "strengths"}
CORPUS = {"a": (0, 1, 2, 3), "b": (4, 5), "c": (0, 1, 6, 7, 8), "d": ()}


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"a": (0, 1, 3)},
        {"c": (6, 7, 8)},
        {"b": ()},
        {"b": None, "e": (2, 3)},
        {"0": (1, 5), "d": (6,)},
        {"a": (7,), "b": (1,), "c": (2,), "d": (3,)},
        {"a": None, "b": None, "c": None},
    ],
)
def test_an_index_renewed_is_one_made_anew(changed: dict[str, tuple[int, ...] | None]) -> None:
    def indexed(told: dict[str, tuple[int, ...]], earlier: ClaimIndex | None = None) -> ClaimIndex:
        documents = [make_document(doc_id) for doc_id in sorted(told)]
        return ClaimIndex.of(
            documents,
            [claim for doc_id in sorted(told) for claim in told_of(doc_id, *told[doc_id])],
            earlier,
        )

    now = {d: told for d, told in {**CORPUS, **changed}.items() if told is not None}
    anew, renewed = indexed(now), indexed(now, indexed(CORPUS))
    assert postings_of(renewed) == postings_of(anew)
    assert same_naming(renewed) == same_naming(anew)
    assert renewed.digests == anew.digests
    assert [*renewed.surroundings.documents.items()] == [*anew.surroundings.documents.items()]
    for name in {*SHELVED} - POSTED:
        np.testing.assert_array_equal(
            getattr(renewed.shelf, name).tolist(), getattr(anew.shelf, name).tolist()
        )
    for name in ("company", "before"):
        np.testing.assert_array_equal(
            getattr(renewed.surroundings, name), getattr(anew.surroundings, name)
        )


def test_of_documents_as_they_were_no_claim_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [make_document("a"), make_document("b")]
    earlier = ClaimIndex.of(documents, [*told_of("a", 0, 1), *told_of("b", 2, 3)])
    read: list[str] = []
    reads = Reader.about

    def watched(reader: Reader, claim: Claim) -> About:
        read.append(claim.doc_id)
        return reads(reader, claim)

    monkeypatch.setattr(Reader, "about", watched)
    ClaimIndex.of(documents, [*told_of("a", 0, 1), *told_of("b", 2)], earlier)
    assert read == ["b"]
