"""A bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io

import pytest

from pipeline.run.reading.progress import READ, show_progress


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_elsewhere_every_document_and_stage_has_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress(2) as progress:
        progress.advance("a.pdf", READ)
        progress.advance("b.pdf", "apart gezet (damaged)")
        progress.enter("vergelijken")
    assert capsys.readouterr().err.splitlines() == [
        "[1/2] a.pdf: gelezen",
        "[2/2] b.pdf: apart gezet (damaged)",
        "vergelijken …",
    ]


def test_on_a_terminal_a_bar_moves_and_only_trouble_gets_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with show_progress(2) as progress:
        progress.advance("a[b].pdf", READ)
        progress.advance("c.pdf", "apart gezet (damaged)")
        progress.enter("vergelijken")
    shown = terminal.getvalue()
    assert "2/2" in shown
    assert "vergelijken" in shown
    assert "c.pdf: apart gezet (damaged)\n" in shown.replace("\r", "")
    assert "a[b].pdf: gelezen" not in shown
