"""What waits on a terminal, and the command that shows it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.cli.main import run_command
from pipeline.review import find_waiting
from pipeline.review.told.terminal import print_review
from tests.pipeline.review.published import LETTER_CLAIM, MONITOR_CLAIM, publish


def test_a_command_stays_on_one_line_and_text_cannot_move_the_terminal(tmp_path: Path) -> None:
    nasty = replace(LETTER_CLAIM, sentence="[bold]In 2021 \x9b2J 641000 huishoudens")
    review = find_waiting(publish(tmp_path, [MONITOR_CLAIM, nasty]), tmp_path / "geen.jsonl")
    stream = io.StringIO()
    print_review(review, Console(file=stream, width=50))
    text = stream.getvalue()
    assert "\x9b" not in text
    assert "[bold]" in text
    told = [line.strip() for line in text.splitlines()]
    assert all(answer.command in told for answer in review.contested[0].answers)


def test_the_command_reports_and_ends_with_zero(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run_command(["review", "--html", "wacht.html"]) == 0
    assert "Op een beslissing wachten: 1 tegenspraak." in capsys.readouterr().out
    assert "<h1>Wat op een beslissing wacht</h1>" in (tmp_path / "wacht.html").read_text("utf-8")
    assert run_command(["review", "--json", "--processed", "processed"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["contested"][0]["places"][0]["claim"]["value"] == "614000"
    assert "--processed processed" in told["contested"][0]["answers"][0]["command"]
    publish(tmp_path, [MONITOR_CLAIM])
    assert run_command(["review"]) == 0
    assert capsys.readouterr().out == (
        "Er wacht niets op een beslissing.\nBesluiten staan in raw/decisions.jsonl.\n"
    )


def test_without_a_dataset_the_command_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_command(["review"]) == 2
    assert "kamercijfers run" in capsys.readouterr().err
