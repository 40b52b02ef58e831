"""`page` draws a page, `parse` reads lines; bad input is one line and an exit code."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from pipeline.cli.main import run_command


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def give_lines(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))


def test_every_line_gets_its_answer_in_order(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    texts = ["45% van de zaken", "niets", "€ 1,2 miljoen"]
    lines = "\n".join(json.dumps({"id": n, "text": text}) for n, text in enumerate(texts))
    give_lines(monkeypatch, lines.encode())
    assert run_command(["parse"]) == 0
    answers = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1, 2]
    assert [[span["unit"] for span in answer["spans"]] for answer in answers] == [
        ["percent"],
        [],
        ["EUR"],
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"{}\n", "Regel 1"), (b"geen json\n", "Regel 1"), (b"\xff\xfe\n", "geen UTF-8")],
)
def test_lines_that_are_no_input_are_refused(
    content: bytes,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    give_lines(monkeypatch, content)
    assert run_command(["parse"]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.slow
def test_a_page_is_drawn_in_a_worker_and_a_bad_one_refused(
    here: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(
        root / "pipeline" / "demo" / "sample" / "actieplan-beter-begeleid.pdf", here / "plan.pdf"
    )
    (here / "kapot.pdf").write_text("geen pdf")
    assert run_command(["page", "plan.pdf", "1"]) == 0
    assert capsys.readouterr().out == "plan-1.png\n"
    assert (here / "plan-1.png").read_bytes().startswith(b"\x89PNG")
    assert run_command(["page", "plan.pdf", "7"]) == 2
    assert run_command(["page", "kapot.pdf", "1"]) == 4
    assert "geen PDF" in capsys.readouterr().err
