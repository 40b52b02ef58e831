"""The verdict on one number, and how much it matters."""

from decimal import Decimal

from pipeline.check.judge import Held, Sources, judge_claim
from schemas.records import Claim, Footnote
from schemas.vocabularies import DocumentKind, Verdict
from tests.pipeline.rows import make_claim, make_document

LETTER = make_claim("b1", "brief")


def held(verdict: Verdict, other: Claim | None = None, explanation: str = "omdat") -> Held:
    return Held(other or make_claim("m1", "monitor"), verdict, "", explanation, 0.9)


def sources(kind: DocumentKind = "monitor") -> Sources:
    note = Footnote("monitor", 3, "1", "Peiljaar 2019.", 3, "daders", "m1")
    return Sources.of([make_document("monitor", kind=kind), make_document("brief")], [note])


def test_the_best_comparison_decides() -> None:
    found = judge_claim(LETTER, [held("agrees"), held("contradicts")], None, [], [], sources())
    assert (found.verdict, found.explanation) == ("agrees", "omdat")
    assert [evidence.verdict for evidence in found.evidence] == ["agrees", "contradicts"]


def test_nothing_comparable_is_not_found() -> None:
    found = judge_claim(LETTER, [], None, [], [], sources())
    assert (found.verdict, found.evidence) == ("not_found", ())


def test_a_letter_that_contradicts_itself_is_contradicted() -> None:
    other = make_claim("b2", "brief", value=Decimal(40))
    found = judge_claim(LETTER, [held("agrees")], None, [held("contradicts", other)], [], sources())
    assert found.verdict == "contradicts"
    assert [evidence.is_own for evidence in found.evidence] == [True, False]


def test_evidence_brings_the_notes_of_its_sentence() -> None:
    found = judge_claim(LETTER, [held("agrees")], None, [], [], sources())
    assert [note.text for note in found.evidence[0].notes] == ["Peiljaar 2019."]


def test_contradictions_with_a_primary_source_come_first_and_small_counts_last() -> None:
    small = make_claim("b3", "brief", value=Decimal(3), as_written="drie")
    in_order = [
        judge_claim(LETTER, [held("contradicts")], None, [], [], sources("monitor")),
        judge_claim(LETTER, [held("contradicts")], None, [], [], sources("kamerbrief")),
        judge_claim(LETTER, [held("explained")], None, [], [], sources("monitor")),
        judge_claim(LETTER, [], None, [], [], sources()),
        judge_claim(LETTER, [held("consistent")], None, [], [], sources("monitor")),
        judge_claim(small, [], None, [], [], sources()),
    ]
    weights = [finding.weight for finding in in_order]
    assert weights == sorted(weights, reverse=True)
