"""How `kamercijfers check` ends: 0, 3 or 4, with a message that says why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from pipeline.cli.main import run_command

RIGHT = "In 2023 vroegen 1.482 veehouders subsidie aan voor de beëindigingsregeling."


def write_pdf(path: Path, *lines: str) -> Path:
    canvas = Canvas(str(path))
    for row, line in enumerate(lines):
        canvas.drawString(60, 760 - 30 * row, line)
    canvas.save()
    return path


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bron")
    return write_pdf(folder / "monitor.pdf", "Monitor beëindiging veehouderij", RIGHT)


@pytest.mark.parametrize(
    ("line", "code", "verdict"),
    [
        (RIGHT, 0, "agrees"),
        (RIGHT.replace("1.482", "1.842"), 3, "contradicts"),
        ("Het ministerie kreeg in 2023 gemiddeld 1.482 telefoontjes.", 0, "not_found"),
    ],
)
def test_the_exit_code_tells_whether_anything_contradicts(
    source: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    line: str,
    code: int,
    verdict: str,
) -> None:
    letter = write_pdf(tmp_path / "brief.pdf", line, "Zie Kamerstuk 29 628, nr. 1139.")
    page = tmp_path / "uit.html"
    arguments = ["check", str(letter), "--against", str(source.parent), "--json"]
    assert run_command([*arguments, "--html", str(page)]) == code
    found = json.loads(capsys.readouterr().out)
    assert [finding["verdict"] for finding in found["findings"]] == [verdict]
    assert found["summary"]["missing_sources"] == [
        {
            "kind": "kamerstuk",
            "dossier": "29628",
            "number": "1139",
            "as_written": "Kamerstuk 29 628, nr. 1139",
            "page": 1,
        }
    ]
    assert ('class="strip"' in page.read_text("utf-8")) is (verdict != "not_found")


def test_a_letter_that_cannot_be_read_ends_with_4(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "brief.pdf"
    letter.write_bytes(b"%PDF-1.7 en dan niets meer")
    assert run_command(["check", str(letter), "--against", str(source)]) == 4
    assert "brief.pdf is beschadigd" in capsys.readouterr().err


def test_a_letter_that_is_not_there_is_a_mistake_in_the_command(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["check", str(tmp_path / "weg.pdf"), "--against", str(source)]) == 2
    assert "bestaat niet" in capsys.readouterr().err


def test_a_letter_that_can_be_read_in_part_ends_with_4(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "brief.pdf"
    canvas = Canvas(str(letter))
    canvas.drawString(60, 760, RIGHT)
    canvas.showPage()
    canvas.drawInlineImage(Image.effect_noise((600, 800), 90), 0, 0, 595, 842)
    canvas.save()
    config = tmp_path / "kamercijfers.toml"
    config.write_text("[ocr]\nenabled = false\n", "utf-8")
    arguments = ["check", str(letter), "--against", str(source), "--config", str(config)]
    assert run_command([*arguments, "--json"]) == 4
    found = json.loads(capsys.readouterr().out)
    assert [finding["verdict"] for finding in found["findings"]] == ["agrees"]
    (told,) = found["summary"]["issues"]
    assert "afbeelding" in told
