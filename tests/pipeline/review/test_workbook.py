"""The queue as a workbook: out, filled in, and in again; what changed meanwhile is named."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from pipeline.cli.main import run_command
from pipeline.reconcile import append_decision, load_decisions
from pipeline.review.taken.second import load_readings
from pipeline.review.taken.workbook import ANSWER, REASON, read_filled
from schemas.errors import UsageError
from tests.pipeline.reconcile.deciding import decide
from tests.pipeline.serve.shelf import RIGHT, WRONG, publish_version


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    publish_version(tmp_path)
    (tmp_path / "raw").mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path, *flags: str) -> Path:
    assert run_command(["review", "--xlsx", "rij.xlsx", *flags]) == 0
    return folder / "rij.xlsx"


def fill(path: Path, answer: object, reason: str = "") -> None:
    """Answer the first case, as a spreadsheet would keep it."""
    book = openpyxl.load_workbook(path)
    sheet = book["Beoordelen"]
    sheet.cell(2, ANSWER + 1).value = answer
    sheet.cell(2, REASON + 1).value = reason
    book.save(path)


def choice(path: Path, words: str) -> int:
    cells = [c.value for c in openpyxl.load_workbook(path)["Beoordelen"][2]]
    lines = next(str(c) for c in cells if str(c).startswith("1. ")).split("\n")
    return next(int(line.partition(".")[0]) for line in lines if words in line)


def test_an_answer_filled_in_becomes_a_decision(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(folder)
    fill(path, choice(path, "614.000 geldt"), "De monitor telt")
    assert run_command(["answers", "rij.xlsx", "--by", "A. Steward"]) == 0
    assert "1 antwoord." in capsys.readouterr().out
    (decision,) = load_decisions(folder / "raw" / "decisions.jsonl")
    assert (decision.kind, decision.outcome) == ("choose_value", "monitor:1")
    assert decision.because == "De monitor telt"
    assert run_command(["answers", "rij.xlsx"]) == 0
    assert "0 antwoorden, 1 al zo beslist." in capsys.readouterr().out
    assert len(load_decisions(folder / "raw" / "decisions.jsonl")) == 1


@pytest.mark.parametrize(
    ("meanwhile", "answer", "told"),
    [
        (decide("same", RIGHT, WRONG, by="B. Ander"), 1, "intussen besliste B. Ander"),
        (None, 99, "is geen van de antwoorden"),
        (None, "ja", "is geen van de antwoorden"),
    ],
)
def test_a_conflict_is_named_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], meanwhile: object, answer: object, told: str
) -> None:
    path = written(folder)
    fill(path, answer)
    file = folder / "raw" / "decisions.jsonl"
    if meanwhile is not None:
        append_decision(file, meanwhile)  # type: ignore[arg-type]
    before = load_decisions(file)
    assert run_command(["answers", "rij.xlsx"]) == 0
    printed = capsys.readouterr().out
    assert "niet overgenomen: rij 2" in printed
    assert told in printed
    assert load_decisions(file) == before


def test_a_blind_workbook_says_no_verdict_and_is_a_second_reading(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "raw" / "decisions.jsonl"
    append_decision(file, decide("same", RIGHT, WRONG, by="Eerste", because="Gewoon hetzelfde"))
    path = written(folder, "--blind", "--by", "Tweede")
    told = " ".join(str(c.value) for row in openpyxl.load_workbook(path)["Beoordelen"] for c in row)
    for word in ("spreekt", "kan niet allebei", "Gewoon hetzelfde", "Eerste"):
        assert word not in told
    fill(path, choice(path, "dezelfde zaak"))
    assert run_command(["answers", "rij.xlsx", "--by", "Tweede"]) == 0
    (reading,) = load_readings(file)
    assert (reading.by, reading.answer) == ("Tweede", "same")
    assert len(load_decisions(file)) == 1
    capsys.readouterr()
    assert run_command(["review", "--agreement"]) == 0
    assert "1 tweemaal gelezen, 1 gelijk" in capsys.readouterr().out


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    for name, data in {"a.xlsx": b"", "b.xlsx": b"PK\x03\x04 and nothing"}.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UsageError):
            read_filled(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "c.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * (70 << 20))
    with pytest.raises(UsageError, match="te groot"):
        read_filled(tmp_path / "c.xlsx")
    openpyxl.Workbook().save(tmp_path / "d.xlsx")
    with pytest.raises(UsageError, match="Beoordelen"):
        read_filled(tmp_path / "d.xlsx")
