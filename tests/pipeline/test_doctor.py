"""The doctor says of each thing whether it is there, and what to do when it is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli.main import run_command
from pipeline.doctor import Examined, examine
from pipeline.settings import load_settings


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.pdf").write_text("%PDF-")
    return tmp_path


def found(**flags: object) -> dict[str, Examined]:
    settings = load_settings(environment={}, flags=flags)
    return {finding.subject: finding for finding in examine(settings)}


def test_a_model_that_is_not_there_is_said_aloud() -> None:
    finding = found(**{"language.model": "nl_bestaat_niet"})["taalmodel"]
    assert finding.level == "let op"
    assert "nl_bestaat_niet" in finding.message


def test_a_missing_tesseract_is_said_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    finding = found()["Tesseract"]
    assert finding.level == "mist"
    assert "tesseract-ocr-nld" in finding.message
    assert found(**{"ocr.enabled": False})["Tesseract"].level == "goed"


def test_a_full_disk_and_a_wrong_folder_are_found(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.doctor.ROOM", 1 << 60)
    (here / "bestand").write_text("")
    findings = found(**{"folders.processed": "bestand"})
    assert findings["schijf"].level == "mist"
    assert findings["mappen"].level == "mist"
    assert "kan niet worden geschreven" in findings["mappen"].message
    assert not (here / "processed").exists()


def test_a_broken_line_of_decisions_is_found(here: Path) -> None:
    (here / "raw" / "decisions.jsonl").write_text("{}\n")
    finding = found()["beslissingen"]
    assert finding.level == "mist"
    assert "Regel 1" in finding.message


def test_a_source_that_does_not_answer_is_found(here: Path) -> None:
    (here / "raw" / "sources.toml").write_text(
        '[[source]]\nname = "weg"\nkind = "url"\nurls = ["http://127.0.0.1:9/a.pdf"]\n'
        'hosts = ["127.0.0.1"]\n'
    )
    assert "niet bereikbaar" in found()["bronnen"].message


def test_what_is_missing_gives_exit_code_7(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = Examined("Tesseract", "mist", "niet gevonden")
    monkeypatch.setattr("pipeline.doctor.examine", lambda settings: iter([finding]))
    assert run_command(["doctor"]) == 7
    assert "mist" in capsys.readouterr().out
    assert run_command(["doctor", "--json"]) == 7
    assert json.loads(capsys.readouterr().out)[0]["subject"] == "Tesseract"
