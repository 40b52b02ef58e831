"""A night: fetch first, then run; a source that fails costs itself only."""

from __future__ import annotations

import json
from pathlib import Path

from tests.pipeline.run.conftest import Command, documents, last_record


def follow(folder: Path, *sources: str) -> None:
    """Write raw/sources.toml with these folders as sources."""
    blocks = [
        f'[[source]]\nname = "{name}"\nkind = "folder"\npath = "{folder / name}"\ndelay = 0\n'
        for name in sources
    ]
    (folder / "raw" / "sources.toml").write_text("\n".join(blocks))


def deliver(folder: Path, source: str, **texts: str) -> None:
    """Put documents in a source; a mark makes them look like PDF to the fetcher."""
    (folder / source).mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / source / f"{name}.pdf").write_text(f"{text} \n%PDF-")


def test_what_is_fetched_is_read_and_says_where_it_came_from(
    folder: Path, kamercijfers: Command
) -> None:
    deliver(folder, "share", brief="goed 5")
    follow(folder, "share")
    code, out, _ = kamercijfers("run", "--fetch")
    assert code == 0, out
    assert "Bron share: 1 nieuw, 0 ongewijzigd" in out
    row = documents(folder / "processed")["brief"]
    assert row["source_url"]
    assert row["retrieved_at"]
    report = json.loads((folder / "processed" / "verslag.json").read_text())
    assert report["sources"][0]["fetched"] == 1
    again = kamercijfers("run", "--fetch")[1]
    assert "Bron share: 0 nieuw, 1 ongewijzigd" in again
    assert "(0 nu gelezen)" in again


def test_a_source_that_fails_costs_itself_only(folder: Path, kamercijfers: Command) -> None:
    deliver(folder, "share", brief="goed 5")
    follow(folder, "weg", "share")
    code, out, _ = kamercijfers("run", "--fetch")
    assert code == 4
    assert "Documenten: 1" in out
    assert last_record(folder / "processed")["sources"][0]["error"]


def test_a_dry_run_lists_what_it_would_fetch(folder: Path, kamercijfers: Command) -> None:
    deliver(folder, "share", brief="goed 5")
    follow(folder, "share")
    (folder / "raw" / "eerder.pdf").write_text("goed 6")
    code, out, _ = kamercijfers("run", "--fetch", "--dry-run")
    assert code == 0
    assert "Zou ophalen: 1\n  share: brief" in out
    assert not (folder / "raw" / "fetched").exists()
    assert "share: brief" in kamercijfers("fetch", "--dry-run")[1]


def test_a_dry_run_tells_of_a_source_that_does_not_answer(
    folder: Path, kamercijfers: Command
) -> None:
    deliver(folder, "share", brief="goed 5")
    follow(folder, "weg", "share")
    code, out, err = kamercijfers("fetch", "--dry-run")
    assert code == 4
    assert "share: brief" in out
    assert "Bron weg:" in err


def test_fetching_alone_needs_a_list_of_sources(folder: Path, kamercijfers: Command) -> None:
    code, _, err = kamercijfers("fetch")
    assert code == 2
    assert "raw/sources.toml ontbreekt" in err
    deliver(folder, "share", brief="goed 5")
    follow(folder, "share")
    code, out, _ = kamercijfers("fetch", "--json")
    assert code == 0
    assert json.loads(out)[0]["fetched"] == ["brief"]


def test_the_log_of_a_run_is_json_line_by_line(folder: Path, kamercijfers: Command) -> None:
    (folder / "raw" / "a.pdf").write_text("goed 5")
    kamercijfers("run")
    (log,) = (folder / "processed" / "runs").glob("*.jsonl")
    events = [json.loads(line) for line in log.read_text().splitlines()]
    assert {event["run_id"] for event in events} == {log.stem}
    assert [event["stage"] for event in events if event["event"] == "begin"][:2] == [
        "plannen",
        "lezen",
    ]
    assert events[-1]["event"] == "done"
