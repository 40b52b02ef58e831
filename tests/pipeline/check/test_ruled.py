"""A letter held against claims that stewards decided about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.document import extract_document
from pipeline.check.findings import LetterCheck
from pipeline.check.letter import check_letter
from pipeline.check.read import read_sources
from pipeline.dataset import Dataset
from pipeline.known.near import Known, Near, open_known
from pipeline.publish import publish
from pipeline.reconcile import append_decision
from pipeline.settings import Folders, Settings
from pipeline.versions.versions import RunInfo
from schemas.records import Claim, Decision, Extraction
from tests.pipeline.check.papers import write_paper
from tests.pipeline.reconcile.deciding import decide, withdraw

TITLE = "Bibliotheken in de regio Vechtdal"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Two reports that tell another number of loans, and one that tells of visitors."""
    folder = tmp_path_factory.mktemp("bronnen")
    told = {
        "jaarverslag": "In 2022 leenden de bibliotheken in het Vechtdal 418.000 boeken uit.",
        "terugblik": "In 2022 leenden de bibliotheken in het Vechtdal 481.000 boeken uit.",
        "bezoek": "In 2022 ontvingen de bibliotheken in het Vechtdal 92.300 bezoekers.",
    }
    read = [
        extract_document(write_paper(folder / f"{name}.pdf", TITLE, [sentence]))
        for name, sentence in told.items()
    ]
    documents = tuple(replace(one.document, kind="monitor") for one in read)
    return Dataset(documents=documents, claims=tuple(c for one in read for c in one.claims))


def claim_in(sources: Dataset, doc_id: str) -> Claim:
    return next(c for c in sources.claims if c.doc_id == doc_id)


def letter(folder: Path, *sentences: str) -> Extraction:
    return extract_document(write_paper(folder / "brief.pdf", TITLE, sentences))


def check(sources: Dataset, brief: Extraction, *decisions: Decision) -> LetterCheck:
    return check_letter(brief, Near(replace(sources, decisions=decisions)))


def told(found: LetterCheck) -> Sequence[tuple[str, str]]:
    """The verdict on each number, with the document of the first source."""
    return [(f.verdict, f.evidence[0].doc_id if f.evidence else "") for f in found.findings]


def test_a_value_that_lost_is_held_against_the_one_that_was_chosen(
    sources: Dataset, tmp_path: Path
) -> None:
    right, wrong = claim_in(sources, "jaarverslag"), claim_in(sources, "terugblik")
    brief = letter(tmp_path, "De bibliotheken in het Vechtdal leenden in 2022 481.000 boeken uit.")
    assert told(check(sources, brief)) == [("agrees", "terugblik")]
    chosen = decide("choose_value", right, wrong, outcome=right.claim_id, because="tikfout")
    found = check(sources, brief, chosen)
    assert told(found) == [("contradicts", "jaarverslag")]
    (finding,) = found.findings
    assert finding.explanation == (
        "Volgens Ine geldt 418.000, niet 481.000; de brief zegt 481.000 (tikfout)."
    )
    assert found.to_json()["findings"][0]["decision"]["decision_id"] == chosen.decision_id


def test_a_value_told_twice_is_not_among_those_that_lost(sources: Dataset, tmp_path: Path) -> None:
    right, wrong = claim_in(sources, "jaarverslag"), claim_in(sources, "terugblik")
    twin = replace(right, claim_id=f"{right.claim_id}-2")
    twice = replace(sources, claims=(*sources.claims, twin))
    brief = letter(tmp_path, "De bibliotheken in het Vechtdal leenden in 2022 481.000 boeken uit.")
    chosen = decide("choose_value", right, twin, wrong, outcome=right.claim_id)
    (finding,) = check(twice, brief, chosen).findings
    assert "geldt 418.000, niet 481.000; de brief zegt 481.000" in finding.explanation


def test_the_value_that_was_chosen_agrees_and_nothing_else_is_told_of_it(
    sources: Dataset, tmp_path: Path
) -> None:
    right, wrong = claim_in(sources, "jaarverslag"), claim_in(sources, "terugblik")
    brief = letter(tmp_path, "De bibliotheken in het Vechtdal leenden in 2022 418.000 boeken uit.")
    found = check(sources, brief, decide("choose_value", right, wrong, outcome=right.claim_id))
    assert told(found) == [("agrees", "jaarverslag")]
    assert {e.doc_id for e in found.findings[0].evidence} == {"jaarverslag"}


def test_a_rejected_claim_is_no_source(sources: Dataset, tmp_path: Path) -> None:
    visitors = claim_in(sources, "bezoek")
    brief = letter(
        tmp_path, "In 2022 kwamen 92.300 bezoekers naar de bibliotheken in het Vechtdal."
    )
    assert told(check(sources, brief)) == [("agrees", "bezoek")]
    rejected = decide("reject_claim", visitors, because="dubbel geteld")
    found = check(sources, brief, rejected)
    assert told(found) == [("not_found", "")]
    assert "door Ine afgewezen" in found.findings[0].explanation
    assert "(dubbel geteld)" in found.findings[0].explanation
    assert "bezoek" not in {near.doc_id for near in found.findings[0].nearest}
    decision = found.to_json()["findings"][0]["decision"]
    assert decision["kind"] == "reject_claim"


def test_a_decision_that_was_withdrawn_or_is_stale_changes_nothing(
    sources: Dataset, tmp_path: Path
) -> None:
    visitors = claim_in(sources, "bezoek")
    brief = letter(
        tmp_path, "In 2022 kwamen 92.300 bezoekers naar de bibliotheken in het Vechtdal."
    )
    rejected = decide("reject_claim", visitors)
    stale = replace(rejected, expected=("93200 count",))
    for decisions in ((rejected, withdraw(rejected)), (stale,)):
        found = check(sources, brief, *decisions)
        assert told(found) == [("agrees", "bezoek")]
        assert found.to_json()["findings"][0]["decision"] is None


def test_a_published_letter_is_told_what_was_decided_about_its_own_claims(
    sources: Dataset, tmp_path: Path
) -> None:
    right = claim_in(sources, "jaarverslag")
    brief = letter(tmp_path, "In 2022 leenden de bibliotheken in het Vechtdal 481.000 boeken uit.")
    whole = replace(
        sources,
        documents=(*sources.documents, brief.document),
        claims=(*(c for c in sources.claims if c.doc_id != "terugblik"), *brief.claims),
    )
    assert told(check(whole, brief)) == [("contradicts", "jaarverslag")]
    apart = decide(
        "different", right, brief.claims[0], outcome="definition", because="met e-boeken"
    )
    found = check(whole, brief, apart)
    assert told(found) == [("explained", "jaarverslag")]
    assert "volgens Ine niet hetzelfde (met e-boeken)" in found.findings[0].explanation


def test_what_is_decided_but_not_yet_published_counts_as_well(
    sources: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(sources, tmp_path, run=RunInfo("proef", "2026-01-01T00:00:00Z"), keep=1)
    brief = letter(
        tmp_path, "In 2022 kwamen 92.300 bezoekers naar de bibliotheken in het Vechtdal."
    )

    def verdicts(known: Known) -> Sequence[tuple[str, str]]:
        return told(check_letter(brief, known.near(brief.document, brief.claims)))

    decided = [decide("reject_claim", claim_in(sources, "bezoek"))]
    for large in (1, 5_000):
        monkeypatch.setattr("pipeline.known.near.LARGE", large)
        known = open_known(tmp_path)
        assert verdicts(known) == [("agrees", "bezoek")]
        assert verdicts(known.under(decided)) == [("not_found", "")]


def test_decisions_are_read_with_the_dataset_and_from_the_file_of_decisions(
    sources: Dataset, tmp_path: Path
) -> None:
    right, wrong = claim_in(sources, "jaarverslag"), claim_in(sources, "terugblik")
    chosen = decide("choose_value", right, wrong, outcome=right.claim_id)
    decided = replace(sources, decisions=(chosen,))
    publish(decided, tmp_path, run=RunInfo("proef", "2026-01-01T00:00:00Z"), keep=1)
    file = tmp_path / "besluiten.jsonl"
    settings = Settings(folders=Folders(processed=tmp_path, decisions=file))
    brief = letter(tmp_path, "De bibliotheken in het Vechtdal leenden in 2022 481.000 boeken uit.")

    def verdict() -> str:
        known = read_sources((), settings)
        return check_letter(brief, known.near(brief.document, brief.claims)).findings[0].verdict

    assert verdict() == "contradicts"
    append_decision(file, chosen)
    append_decision(file, withdraw(chosen))
    assert verdict() == "agrees"
