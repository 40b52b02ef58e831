"""A run reads what is new, sets aside what cannot be read, and publishes the rest."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from schemas.errors import KamercijfersError
from tests.pipeline.run.conftest import Command, Write, documents, last_record, published


def test_a_first_run_publishes_and_tells_in_dutch(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5 6", b="goed 5")
    code, out, err = kamercijfers("run")
    assert code == 0
    assert out.startswith("Documenten: 2 (2 nu gelezen)\nBeweringen: 3,")
    assert "zegt hetzelfde" in out
    assert "processed/dataset (nieuwe versie" in out
    assert "[2/2]" in err
    assert set(documents(folder / "processed")) == {"a", "b"}


def test_what_did_not_change_is_not_read_again(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5", b="goed 6")
    kamercijfers("run")
    before = published(folder / "processed")
    assert kamercijfers("run")[1].startswith("Documenten: 2 (0 nu gelezen)")
    assert published(folder / "processed") == before
    assert "vergelijken" not in last_record(folder / "processed")["stages"]
    write(b="goed 7")
    assert kamercijfers("run")[1].startswith("Documenten: 2 (1 nu gelezen)")
    assert published(folder / "processed") != before


def test_a_full_refresh_reads_all_and_comes_to_the_same(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5", b="goed 6")
    kamercijfers("run")
    before = published(folder / "processed")
    code, out, _ = kamercijfers("run", "--full-refresh")
    assert code == 0
    assert "2 nu gelezen" in out
    assert "ongewijzigd" in out
    assert published(folder / "processed") == before


def test_step_by_step_and_at_once_come_to_the_same(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    import shutil

    write(a="goed 5 6", b="goed 5 7")
    kamercijfers("run")
    write(b="goed 5 6 8", c="goed 9 6")
    kamercijfers("run")
    relations = folder / "processed" / "dataset" / "relations.csv"
    step_by_step = relations.read_bytes()
    assert step_by_step.count(b"\n") > 2
    shutil.rmtree(folder / "processed")
    kamercijfers("run")
    assert relations.read_bytes() == step_by_step


def test_nothing_is_lost_with_the_output_folder(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    import shutil

    write(a="goed 5", b="versleuteld")
    kamercijfers("run")
    before = published(folder / "processed")
    shutil.rmtree(folder / "processed")
    kamercijfers("run")
    assert published(folder / "processed") == before


def test_documents_that_cannot_be_read_are_set_aside_with_a_reason(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    (folder / "kamercijfers.toml").write_text("[limits]\nseconds = 1\n")
    write(a="goed 5", b="hangt", c="breekt", d="versleuteld", e="fout", f="goed 6")
    code, out, err = kamercijfers("run")
    assert code == 4
    assert out.startswith("Documenten: 2 (6 nu gelezen)")
    rows = documents(folder / "processed")
    assert {name: rows[name]["status"] for name in rows} == {
        "a": "ok",
        "b": "quarantined",
        "c": "quarantined",
        "d": "quarantined",
        "e": "quarantined",
        "f": "ok",
    }
    reasons = {name: rows[name]["reason"].partition(":")[0] for name in "bcde"}
    assert reasons == {"b": "timeout", "c": "crashed", "d": "encrypted", "e": "crashed"}
    assert "raw/d.pdf: encrypted: op slot" in out
    assert "ZeroDivisionError" in rows["e"]["reason"]
    assert "b.pdf: apart gezet (timeout" in err


def test_pages_that_were_not_read_are_told(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="deels 5")
    code, out, _ = kamercijfers("run")
    assert code == 0
    assert "Deels gelezen: 1\n  raw/a.pdf, p. 1: onleesbaar" in out
    assert "Deels gelezen: 1" in kamercijfers("status")[1]


def test_a_bug_that_every_document_meets_publishes_nothing(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="fout 1", b="fout 2")
    code, _, err = kamercijfers("run")
    assert code == 1
    assert "Elk document liep op dezelfde soort interne fout" in err
    assert not (folder / "processed" / "dataset").exists()
    write(a="goed 5")
    assert kamercijfers("run")[0] == 4


def test_only_trouble_of_the_machine_is_tried_again(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5", c="breekt", d="versleuteld")
    kamercijfers("run")
    code, out, _ = kamercijfers("run")
    assert code == 4
    assert "(1 nu gelezen)" in out
    assert list(last_record(folder / "processed")["read"]) == ["raw/c.pdf"]


def test_a_document_that_is_gone_leaves_and_keeps_a_trace(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5", b="goed 6")
    kamercijfers("run")
    (folder / "raw" / "b.pdf").unlink()
    code, out, _ = kamercijfers("run", "--yes")
    assert code == 0
    assert "Ingetrokken: 1\n  b" in out
    rows = documents(folder / "processed")
    assert rows["b"]["status"] == "withdrawn"
    assert rows["b"]["claims"] == "0"
    assert "b:0" not in (folder / "processed/dataset/claims.csv").read_text()
    write(b="goed 6")
    assert "Ingetrokken" not in kamercijfers("run")[1]
    assert documents(folder / "processed")["b"]["status"] == "ok"


def test_a_document_that_turns_unreadable_is_not_called_withdrawn(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5", b="goed 6")
    kamercijfers("run")
    write(b="versleuteld")
    kamercijfers("run")
    assert documents(folder / "processed")["b"]["status"] == "quarantined"


def test_the_same_content_twice_counts_once(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5", b="goed 5")
    code, out, _ = kamercijfers("run")
    assert code == 0
    assert "Dubbel: 1\n  raw/b.pdf is raw/a.pdf" in out
    assert set(documents(folder / "processed")) == {"a"}


def test_two_documents_with_one_id_are_told_apart(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(kst_kopie="goed 5", kst="goed 6")
    _, out, _ = kamercijfers("run")
    rows = documents(folder / "processed")
    (other,) = set(rows) - {"kst"}
    assert rows["kst"]["file"] == "kst.pdf"
    assert other == f"kst-{rows[other]['sha256'][:8]}"
    assert f"staat hier als {other}" in out
    claims = (folder / "processed/dataset/claims.csv").read_text()
    assert f"{other}:0,{other}," in claims


def test_a_dry_run_says_what_it_would_read_and_writes_nothing(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5")
    code, out, _ = kamercijfers("run", "--dry-run")
    assert code == 0
    assert out == "Zou lezen: 1 van 1 documenten (0 bekend)\n  raw/a.pdf\n"
    assert not (folder / "processed").exists()
    kamercijfers("run")
    assert json.loads(kamercijfers("run", "--dry-run", "--json")[1])["known"] == 1


def test_json_goes_to_standard_output_alone(write: Write, kamercijfers: Command) -> None:
    write(a="goed 5")
    code, out, _ = kamercijfers("run", "--json", "--jobs", "1")
    record = json.loads(out)
    assert (code, record["exit_code"], record["state"]) == (0, 0, "done")
    assert record["published"]["counts"]["claims"] == 1


def test_failed_checks_publish_nothing_and_keep_the_old_version(
    folder: Path, write: Write, kamercijfers: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.validate import Checked, CheckResult, FailingRow

    write(a="goed 5")
    kamercijfers("run")
    before = published(folder / "processed")
    row = FailingRow("a:0", "a", 1, "value = 7")
    failed = CheckResult("claims.x", "claims", "critical", "Dat kan niet.", 1, 1, (row,))
    monkeypatch.setattr(
        "pipeline.run.comparing.make.check_tables",
        lambda _, earlier: {"claims": Checked("", (failed,))},
    )
    write(a="goed 7")
    code, _, err = kamercijfers("run")
    assert code == 3
    assert "Dat kan niet." in err
    assert "a:0" in err
    assert published(folder / "processed") == before
    assert last_record(folder / "processed")["exit_code"] == 3


def test_a_missing_component_ends_the_run(
    folder: Path, write: Write, kamercijfers: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(a="goed 5")
    monkeypatch.setattr("pipeline.run.reading.read.prepare", lack_a_model)
    code, _, err = kamercijfers("run")
    assert code == 1
    assert err.startswith("kamercijfers: Het taalmodel ontbreekt.")
    assert not (folder / "processed" / "dataset").exists()


def lack_a_model(model: str) -> None:
    """A preparation that lacks something."""
    raise KamercijfersError("Het taalmodel ontbreekt.")


def test_an_unusual_file_name_does_no_harm(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(**{"brief, nr. 3 (definitief) ‘é’": "goed 5"})
    Path(os.fsdecode(bytes(folder / "raw") + b"/kapot-\xff.pdf")).write_text("goed 6")
    code, out, _ = kamercijfers("run")
    assert code == 4
    assert "Documenten: 1 (2 nu gelezen)" in out
    assert "kapot-?.pdf" in out
    assert "brief, nr. 3 (definitief) ‘é’" in documents(folder / "processed")
    assert kamercijfers("run")[0] == 4


def test_status_tells_of_the_last_run(write: Write, kamercijfers: Command) -> None:
    assert "nog niets gedraaid" in kamercijfers("status")[1]
    write(a="goed 5", b="versleuteld")
    kamercijfers("run")
    code, out, _ = kamercijfers("status")
    assert code == 0
    assert "Laatste draai: 00001-" in out
    assert "raw/b.pdf: encrypted: op slot" in out
    assert json.loads(kamercijfers("status", "--json")[1])["exit_code"] == 4


def test_status_knows_a_run_under_way_from_one_that_was_killed(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    from pipeline.run.inputs.lock import only_run

    write(a="goed 5")
    kamercijfers("run")
    (record,) = (folder / "processed" / "runs").glob("*.json")
    record.write_text(record.read_text().replace('"done"', '"running"'))
    assert "brak af zonder iets te zeggen" in kamercijfers("status")[1]
    with only_run(folder / "processed"):
        assert "is bezig" in kamercijfers("status")[1]


def test_old_runs_are_dropped_with_their_reports(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    (folder / "kamercijfers.toml").write_text("[publish]\nkeep_runs = 2\n")
    write(a="goed 5")
    for _ in range(3):
        kamercijfers("run")
    processed = folder / "processed"
    assert len(list((processed / "runs").glob("*.json"))) == 2
    assert len(list((processed / "reports").glob("*.html"))) == 2


def test_the_last_line_leads_to_the_desk_of_this_dataset(
    write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5")
    assert "\nVerder: kamercijfers serve om te zoeken" in kamercijfers("run")[1]
    out = kamercijfers("run", "--processed", "een map")[1]
    assert "\nVerder: kamercijfers serve --processed 'een map' om te zoeken" in out
