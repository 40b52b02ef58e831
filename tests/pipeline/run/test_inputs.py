"""A run adds to what was read before; to take much away it asks; it knows its decisions again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.run.record.inputs import document_places, with_remembered
from pipeline.settings import Folders, Settings
from tests.pipeline.run.conftest import Command, Write, documents


def standing(folder: Path) -> set[str]:
    """The documents that are not withdrawn."""
    rows = documents(folder / "processed")
    return {doc_id for doc_id, row in rows.items() if row["status"] == "ok"}


def test_one_document_comes_on_top_of_what_was_read(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5", b="goed 6")
    kamercijfers("run")
    (folder / "elders").mkdir()
    (folder / "elders" / "c.pdf").write_text("goed 7")
    assert kamercijfers("run", "elders/c.pdf")[0] == 0
    assert standing(folder) == {"a", "b", "c"}
    assert kamercijfers("run")[0] == 0
    assert standing(folder) == {"a", "b", "c"}


def test_what_is_named_is_all_when_so_told(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5", b="goed 6")
    kamercijfers("run")
    code, _, err = kamercijfers("run", "--replace", "raw/a.pdf")
    assert code == 2
    assert "trekt 1 documenten" in err
    assert "--yes" in err
    assert standing(folder) == {"a", "b"}
    assert kamercijfers("run", "--replace", "--yes", "raw/a.pdf")[0] == 0
    assert standing(folder) == {"a"}
    kamercijfers("run")
    assert standing(folder) == {"a"}


def test_one_of_many_leaves_without_a_question(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(**{f"d{n}": f"goed {n + 3}" for n in range(10)})
    kamercijfers("run")
    (folder / "raw" / "d1.pdf").unlink()
    assert kamercijfers("run")[0] == 0
    (folder / "raw" / "d2.pdf").unlink()
    (folder / "raw" / "d3.pdf").unlink()
    code, _, err = kamercijfers("run")
    assert code == 2
    assert "d2, d3" in err


def test_a_changed_or_unreadable_document_does_not_count_as_leaving(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5")
    kamercijfers("run")
    write(a="goed 6")
    assert kamercijfers("run")[0] == 0


def test_a_file_that_is_gone_is_passed_over_and_told(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(**{f"d{n}": f"goed {n + 3}" for n in range(12)})
    (folder / "los.pdf").write_text("goed 77")
    kamercijfers("run", "raw", "los.pdf")
    assert "los" in standing(folder)
    (folder / "los.pdf").unlink()
    code, _, err = kamercijfers("run")
    assert code == 0
    assert "los.pdf is er niet meer" in err
    assert "los" not in standing(folder)


def test_from_another_folder_the_same_documents_and_decisions_are_met(
    folder: Path, write: Write, kamercijfers: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(a="goed 5", b="goed 6")
    kamercijfers("run")
    (folder / "elders" / "raw").mkdir(parents=True)
    (folder / "elders" / "raw" / "vreemd.pdf").write_text("goed 9")
    monkeypatch.chdir(folder / "elders")
    processed = ("--processed", str(folder / "processed"))
    code, out, _ = kamercijfers("decide", *processed, "reject_claim", "a:0", "--because", "nee")
    assert code == 0
    assert str(folder / "raw" / "decisions.jsonl") in out
    assert (folder / "raw" / "decisions.jsonl").is_file()
    assert kamercijfers("run", *processed)[0] == 0
    assert standing(folder) == {"a", "b"}
    assert "a:0" not in (folder / "processed/dataset/claims.csv").read_text()


def test_a_setting_goes_before_what_is_remembered(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5")
    kamercijfers("run")
    (folder / "kamercijfers.toml").write_text('[folders]\ndecisions = "hier.jsonl"\n')
    kamercijfers("decide", "reject_claim", "a:0", "--because", "nee")
    assert (folder / "hier.jsonl").is_file()


def test_a_second_decision_that_differs_is_refused_until_it_is_meant(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5 6")
    kamercijfers("run")
    base = ("--because", "nagekeken", "a:0", "a:1")
    assert kamercijfers("decide", "same", *base)[0] == 0
    assert kamercijfers("decide", "same", "--because", "nog eens", "a:0", "a:1")[0] == 0
    code, _, err = kamercijfers("decide", "different", *base)
    assert code == 2
    assert "besliste hierover al anders" in err
    assert "--override" in err
    assert kamercijfers("decide", "different", "--override", *base)[0] == 0
    lines = (folder / "raw" / "decisions.jsonl").read_text().splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["same", "same", "different"]


@pytest.mark.parametrize("text", ["", "{}", "geen json", '{"paths": 3}'])
def test_a_broken_memory_is_none(
    folder: Path, write: Write, kamercijfers: Command, text: str
) -> None:
    write(a="goed 5")
    kamercijfers("run")
    (folder / "processed" / "herkomst.json").write_text(text)
    assert kamercijfers("run")[0] == 0
    assert standing(folder) == {"a"}


def test_without_a_command_it_says_what_to_do_next(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    assert "kamercijfers demo" in kamercijfers()[1]
    write(a="goed 5")
    assert "Begin met:\n  kamercijfers run" in kamercijfers()[1]
    kamercijfers("run")
    assert "kamercijfers serve" in kamercijfers()[1]


@pytest.mark.parametrize("how", ["moved", "copied"])
def test_a_dataset_that_is_moved_or_copied_with_its_documents_keeps_them_and_its_decisions(
    folder: Path, write: Write, kamercijfers: Command, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """From another folder, decisions went to the old place, or to a new file in that folder."""
    (folder / "werk").mkdir()
    monkeypatch.chdir(folder / "werk")
    (folder / "werk" / "raw").mkdir()
    (folder / "werk" / "raw" / "a.pdf").write_text("goed 5")
    assert kamercijfers("run")[0] == 0
    monkeypatch.chdir(folder)
    if how == "moved":
        (folder / "werk").rename(folder / "elders")
    else:
        shutil.copytree(folder / "werk", folder / "elders", symlinks=True)
    (folder / "ergens").mkdir()
    monkeypatch.chdir(folder / "ergens")
    there = str(folder / "elders" / "processed")
    decided = ("decide", "reject_claim", "a:0", "--by", "Ine", "--because", "geen cijfer")
    code, out, err = kamercijfers(*decided, "--processed", there)
    assert code == 0, err
    assert str(folder / "elders" / "raw" / "decisions.jsonl") in out + err
    assert (folder / "elders" / "raw" / "decisions.jsonl").is_file()
    assert not (folder / "werk" / "raw" / "decisions.jsonl").exists()
    assert not [*(folder / "ergens").iterdir()]
    assert kamercijfers("run", "--processed", there)[0] == 0
    assert documents(folder / "elders" / "processed")["a"]["claims"] == "0"


def test_documents_are_found_from_any_folder(
    folder: Path, write: Write, kamercijfers: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their pages are shown at a desk that is opened elsewhere, also those of an added folder."""
    write(a="goed 5")
    kamercijfers("run")
    (folder / "elders").mkdir()
    (folder / "elders" / "c.pdf").write_text("goed 7")
    kamercijfers("run", "elders/c.pdf")
    monkeypatch.chdir(folder.parent)
    settings = with_remembered(Settings(folders=Folders(processed=folder / "processed")))
    places = {place.absolute() for place in document_places(settings)}
    assert {folder / "raw", folder / "elders" / "c.pdf"} <= places
