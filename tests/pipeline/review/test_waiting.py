"""What waits for a steward, and what no longer does."""

from __future__ import annotations

import datetime as dt
import shlex
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.cli.main import run_command
from pipeline.reconcile import append_decision, load_decisions, make_decision
from pipeline.review import Review, find_waiting
from schemas.errors import UsageError
from schemas.records import Claim, Decision, Rejected
from schemas.vocabularies import DecisionKind
from tests.pipeline.reconcile.making import LETTER, MONITOR, households
from tests.pipeline.review.published import LETTER_CLAIM, MONITOR_CLAIM, publish

NOTE_CLAIM = households("nota:1", "700000")
PAIR = (MONITOR_CLAIM, LETTER_CLAIM)


def decided(kind: DecisionKind, *claims: Claim, outcome: str = "", day: int = 1) -> Decision:
    return make_decision(
        kind,
        claims,
        outcome=outcome,
        because="nagekeken",
        decided_by="Ans",
        decided_at=dt.datetime(2024, 6, day, tzinfo=dt.UTC),
    )


def waiting(folder: Path, **wishes: bool | int) -> Review:
    return find_waiting(
        folder / "processed",
        folder / "raw" / "decisions.jsonl",
        doubtful=bool(wishes.get("doubtful")),
        limit=int(wishes.get("limit", 0)),
    )


def record(folder: Path, *decisions: Decision) -> None:
    for decision in decisions:
        append_decision(folder / "raw" / "decisions.jsonl", decision)


def test_a_contested_figure_waits_with_its_preferred_claim_first(tmp_path: Path) -> None:
    publish(tmp_path)
    (case,) = waiting(tmp_path).contested
    assert case.figure is not None
    assert [p.claim.claim_id for p in case.places] == ["monitor:1", "brief:1"]
    (difference,) = case.differences
    assert "614.000" in difference.relation.explanation
    assert ("value", "apart") in [(step.dimension, step.level) for step in difference.steps]


@pytest.mark.parametrize("answer", range(6))
def test_every_answer_is_accepted_and_settles_the_case(
    answer: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path)
    monkeypatch.chdir(tmp_path)
    (case,) = waiting(tmp_path).contested
    assert len(case.answers) == 6
    program, *arguments = shlex.split(case.answers[answer].command)
    assert program == "kamercijfers"
    assert run_command(arguments) == 0
    decisions = load_decisions(tmp_path / "raw" / "decisions.jsonl")
    assert len(decisions) == 1
    assert not waiting(tmp_path).waits
    publish(tmp_path, decisions=decisions, rejected=rejected_rows(decisions))
    assert not waiting(tmp_path).waits


def rejected_rows(decisions: tuple[Decision, ...]) -> list[Rejected]:
    return [
        Rejected(claim_id.partition(":")[0], 1, "5", "decided", "5", None, None, None, None)
        for decision in decisions
        if decision.kind == "reject_claim"
        for claim_id in decision.claims
    ]


def test_a_new_contradiction_with_a_decided_figure_waits(tmp_path: Path) -> None:
    choice = decided("choose_value", *PAIR, outcome="monitor:1")
    record(tmp_path, choice)
    publish(tmp_path, [*PAIR, NOTE_CLAIM], decisions=[choice])
    (case,) = waiting(tmp_path).contested
    assert "nota:1" in [p.claim.claim_id for p in case.places]


def test_a_stale_decision_waits_with_the_values_then_and_now(tmp_path: Path) -> None:
    record(tmp_path, decided("reject_claim", MONITOR_CLAIM))
    publish(tmp_path, [replace(MONITOR_CLAIM, value=Decimal(615000))])
    (stale,) = waiting(tmp_path).stale
    (change,) = stale.changes
    assert (change.expected, change.seen) == ("614000 count", "615000 count")
    assert change.place is not None
    assert change.place.document.file == "monitor.pdf"


def test_a_stale_decision_taken_again_waits_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(tmp_path, decided("rename_indicator", MONITOR_CLAIM, outcome="schulden"))
    publish(tmp_path, [replace(MONITOR_CLAIM, value=Decimal(615000))])
    monkeypatch.chdir(tmp_path)
    (stale,) = waiting(tmp_path).stale
    again_answer, _ = stale.answers
    assert run_command(shlex.split(again_answer.command)[1:]) == 0
    assert not waiting(tmp_path).waits
    again = load_decisions(tmp_path / "raw" / "decisions.jsonl")[-1]
    assert (again.because, again.outcome) == ("nagekeken", "schulden")


def test_a_decision_on_a_claim_that_moved_is_offered_on_its_successor(tmp_path: Path) -> None:
    record(tmp_path, decided("choose_value", MONITOR_CLAIM, outcome="monitor:1"))
    publish(tmp_path, [replace(MONITOR_CLAIM, claim_id="monitor:2")])
    (stale,) = waiting(tmp_path).stale
    words = shlex.split(stale.answers[0].command)
    assert words[-1] == "monitor:2"
    assert words[words.index("--outcome") + 1] == "monitor:2"
    publish(tmp_path, [replace(MONITOR_CLAIM, claim_id=f"monitor:{n}") for n in (2, 3)])
    (lost,) = waiting(tmp_path).stale
    assert lost.lost
    assert [shlex.split(answer.command)[2] for answer in lost.answers] == ["withdraw"]


def test_a_stale_decision_on_a_claim_that_is_gone_can_be_withdrawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = decided("reject_claim", households("monitor:9", "12"))
    record(tmp_path, old)
    publish(tmp_path, [LETTER_CLAIM])
    monkeypatch.chdir(tmp_path)
    (stale,) = waiting(tmp_path).stale
    (answer,) = stale.answers
    words = shlex.split(answer.command)[1:]
    assert run_command(words) == 0
    assert f"withdraw {old.decision_id} over monitor:9 (12 count)" in capsys.readouterr().out
    assert not waiting(tmp_path).waits
    assert load_decisions(tmp_path / "raw" / "decisions.jsonl")[0] == old
    assert run_command(words) == 2
    assert "al ingetrokken" in capsys.readouterr().err
    assert run_command(["decide", "withdraw", "d-onbekend", "--because", "weg"]) == 2


def test_a_claim_gone_by_decision_is_not_stale_but_one_gone_by_itself_is(tmp_path: Path) -> None:
    rejection = decided("reject_claim", MONITOR_CLAIM)
    record(tmp_path, rejection)
    publish(tmp_path, decisions=[rejection], rejected=rejected_rows((rejection,)))
    assert not waiting(tmp_path).waits
    publish(tmp_path, [LETTER_CLAIM])
    (stale,) = waiting(tmp_path).stale
    assert stale.changes[0].seen == "verdwenen"
    assert stale.changes[0].place is None


def test_what_stands_between_more_documents_comes_first(tmp_path: Path) -> None:
    at_home = [
        households(f"monitor:{n}", value, period="2020", sentence=sentence, page=n)
        for n, value, sentence in (
            (8, "5000", "In 2020 hadden 5000 huishoudens problematische schulden."),
            (9, "9000", "Problematische schulden hadden in dat jaar 9000 huishoudens."),
        )
    ]
    publish(tmp_path, [*at_home, *PAIR])
    cases = waiting(tmp_path).contested
    assert [len({p.claim.doc_id for p in case.places}) for case in cases] == [2, 1]
    limited = waiting(tmp_path, limit=1)
    assert limited.contested == cases[:1]
    assert limited.left_out["contested"] == 1


def test_doubtful_differences_are_shown_only_when_asked_for(tmp_path: Path) -> None:
    processed = publish(tmp_path, [MONITOR_CLAIM, replace(LETTER_CLAIM, period="2022")])
    weaken(processed)
    assert not waiting(tmp_path).waits
    (case,) = waiting(tmp_path, doubtful=True).doubtful
    assert "different --outcome period" in case.answers[0].command
    record(tmp_path, decided("different", *PAIR, outcome="period"))
    assert not waiting(tmp_path, doubtful=True).waits


def weaken(processed: Path) -> None:
    """Give every relation a low score."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    path = processed / "dataset" / "relations.parquet"
    table = pq.read_table(path)
    place = table.column_names.index("score")
    field = table.schema.field("score")
    scores = pc.multiply(table["score"], 0.5).cast(field.type)
    pq.write_table(table.set_column(place, field, scores), path)


def test_nothing_published_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="geen gepubliceerde dataset"):
        waiting(tmp_path)


def test_pairs_that_tell_the_same_numbers_are_one_question_and_one_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two prints of one letter against the monitor."""
    again = replace(LETTER, doc_id="herdruk", file="herdruk.pdf", sha256="e" * 64)
    told = replace(LETTER_CLAIM, claim_id="herdruk:1", doc_id="herdruk")
    publish(tmp_path, (MONITOR_CLAIM, LETTER_CLAIM, told), documents=(MONITOR, LETTER, again))
    monkeypatch.chdir(tmp_path)
    (case,) = waiting(tmp_path).contested
    assert len(case.differences) == 2
    assert len({answer.meaning for answer in case.answers}) == len(case.answers)
    (different,) = (answer for answer in case.answers if answer.kind == "different")
    pairs = (different.claims, *different.alike)
    assert sorted(pairs) == [("brief:1", "monitor:1"), ("herdruk:1", "monitor:1")]
    for line in different.command.split(" && "):
        assert run_command(shlex.split(line)[1:]) == 0
    assert not waiting(tmp_path).waits


def test_no_two_answers_are_told_in_the_same_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One page that tells a number twice, in other words: which claim is meant is said, and what
    both are to a third is one question."""
    twice = replace(
        LETTER_CLAIM,
        claim_id="brief:2",
        measure="huishoudens in Nederland met problematische schulden",
        sentence="Het ging om 641000 huishoudens in Nederland met problematische schulden.",
        start=12,
    )
    publish(tmp_path, (MONITOR_CLAIM, LETTER_CLAIM, twice))
    monkeypatch.chdir(tmp_path)
    (case,) = waiting(tmp_path).contested
    assert len(case.differences) == 2
    meanings = [answer.meaning for answer in case.answers]
    assert len({*meanings}) == len(meanings)
    (same,) = (answer for answer in case.answers if answer.kind == "same")
    assert len(same.alike) == 1
    rejections = [m for m in meanings if "verkeerd gelezen" in m]
    assert [("“" in told) for told in rejections] == [False, True, True]
    assert any("Het ging om 641000" in told for told in rejections)


def test_what_is_told_alike_is_shown_once(tmp_path: Path) -> None:
    again = replace(LETTER, doc_id="herdruk", file="herdruk.pdf", sha256="e" * 64)
    told = replace(LETTER_CLAIM, claim_id="herdruk:1", doc_id="herdruk")
    publish(tmp_path, (MONITOR_CLAIM, LETTER_CLAIM, told), documents=(MONITOR, LETTER, again))
    (case,) = waiting(tmp_path).contested
    assert case.telling == case.differences[:1]
    (first, second) = case.differences
    other = replace(second, relation=replace(second.relation, explanation="Anders verteld."))
    assert replace(case, differences=(first, other)).telling == (first, other)
