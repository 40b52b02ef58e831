"""Odd names and empty documents: each costs itself at most, and all the checks pass on the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.pipeline.run.conftest import Command, documents

NAMES = (
    "Rapport 2020; bijlage.pdf",
    "twee\nregels.pdf",
    "tab\there.pdf",
    "bel\x07.pdf",
    "\x1b[31mrood.pdf",
    "\u202efdp.pdf",
    "--dry-run.pdf",
    "=1+1.pdf",
    "$(reboot).pdf",
    f"{'x' * 251}.pdf",
    "map/brief.pdf",
    "brief.pdf",
)


@pytest.mark.slow
def test_odd_names_do_not_stop_a_night(
    folder: Path, kamercijfers: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.validate import check_tables

    monkeypatch.setattr("pipeline.run.comparing.make.check_tables", check_tables)
    for number, name in enumerate(NAMES):
        (folder / "raw" / name).parent.mkdir(exist_ok=True)
        (folder / "raw" / name).write_text(f"goed {number + 3} {number + 300}")
    Path(os.fsdecode(b"raw/geen-utf8-\xff.pdf")).write_text("goed 5")
    (folder / "raw" / "kring.pdf").symlink_to("kring.pdf")
    (folder / "raw" / "rond").symlink_to(".")
    code, out, err = kamercijfers("run")
    assert code == 4, err
    rows = documents(folder / "processed")
    assert len(rows) == len(NAMES) + 2
    aside = {row["file"] for row in rows.values() if row["status"] != "ok"}
    assert aside == {"geen-utf8-?.pdf", "kring.pdf"}
    assert not any(sign in out + err for sign in "\x07\x1b\u202e")


def test_a_night_without_a_single_claim_is_a_night(folder: Path, kamercijfers: Command) -> None:
    (folder / "raw" / "motie.pdf").write_text("goed")
    code, out, err = kamercijfers("run")
    assert code == 0, err
    assert "Beweringen: 0" in out
    assert kamercijfers("run")[0] == 0
    assert kamercijfers("diff")[0] == 0
    assert kamercijfers("review")[0] == 0
