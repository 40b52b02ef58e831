"""Commands survive a shell, whatever a document is called."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cli.main import run_command
from pipeline.reconcile import load_decisions
from pipeline.review import find_waiting
from pipeline.review.waiting.answers import command_of
from pipeline.review.waiting.cases import AnswerOption
from tests.pipeline.reconcile.making import LETTER, MONITOR
from tests.pipeline.review.published import LETTER_CLAIM, MONITOR_CLAIM, publish

HOSTILE = ["$(touch weg)", "a b'c\"d", "-rf", "--dry-run", "; touch weg #", "`touch weg`", "ij\\é"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_one_word_that_decide_takes_as_a_claim(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = replace(MONITOR, doc_id=name, file=f"{name}.pdf")
    claim = replace(MONITOR_CLAIM, doc_id=name, claim_id=f"{name}:1")
    processed = publish(tmp_path, [claim, LETTER_CLAIM], documents=[home, LETTER])
    monkeypatch.chdir(tmp_path)
    (case,) = find_waiting(processed, tmp_path / "raw" / "decisions.jsonl").contested
    for answer in case.answers:
        words = shlex.split(answer.command)[1:]
        assert run_command([words[0], "--override", *words[1:]]) == 0
    taken = load_decisions(tmp_path / "raw" / "decisions.jsonl")
    assert [d.kind for d in taken] == [
        "choose_value", "choose_value", "different", "same", "reject_claim", "reject_claim",
    ]  # fmt: skip
    assert {c for d in taken for c in d.claims} == {f"{name}:1", "brief:1"}
    assert f"{name}:1" in [d.outcome for d in taken]


@pytest.mark.parametrize("character", ["\x1b", "\x9b", "\n", "\u202e", "\u200b"])
def test_what_a_terminal_might_act_upon_is_never_put_in_a_command(character: str) -> None:
    hostile = AnswerOption("weg ermee", "reject_claim", (f"a{character}:1",), "", "weg", "")
    assert command_of(hostile, []) == ""
    assert command_of(replace(hostile, claims=("a:1",)), []) != ""


def test_a_file_name_cannot_put_such_a_character_in_a_reason(tmp_path: Path) -> None:
    home = replace(MONITOR, file="mon\u202eitor\x9b.pdf")
    processed = publish(tmp_path, documents=[home, LETTER])
    (case,) = find_waiting(processed, tmp_path / "besluiten.jsonl").contested
    assert len(case.answers) == 6
    assert all(answer.command.isprintable() for answer in case.answers)


def test_options_that_led_to_the_dataset_are_in_the_command(tmp_path: Path) -> None:
    processed = publish(tmp_path)
    flags = ["--processed", "mijn map"]
    (case,) = find_waiting(processed, tmp_path / "x.jsonl", flags=flags).contested
    for answer in case.answers:
        words = shlex.split(answer.command)
        assert words[words.index("--processed") + 1] == "mijn map"
