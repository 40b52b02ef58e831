"""Every document is planned, those whose file cannot be opened included."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.inputs.discover import discover
from pipeline.run.reading.plan import Plan, make_plan
from pipeline.run.reading.reading import quarantine, read_document
from pipeline.settings import Settings
from pipeline.store.store import in_memory
from pipeline.workers import Done, Limits
from schemas.errors import UnreadableDocument


def plan(folder: Path) -> Plan:
    with in_memory() as store:
        return make_plan(discover([folder]), store, Settings(), full_refresh=False)


def test_a_file_that_cannot_be_opened_is_one_document_unread(tmp_path: Path) -> None:
    (tmp_path / "goed.pdf").write_text("goed")
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).symlink_to(tmp_path / f"nergens-{name}")
    planned = plan(tmp_path)
    closed = [task for task in planned.to_read if not task.sha256]
    assert [task.source.path.name for task in closed] == ["a.pdf", "b.pdf"]
    assert len(planned.to_read) == 3
    assert planned.duplicates == ()


def test_what_could_not_be_opened_is_set_aside_and_tried_again(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "nergens")
    (task,) = plan(tmp_path).to_read
    with pytest.raises(UnreadableDocument, match=r"a\.pdf is niet te openen") as caught:
        read_document(task)
    stored = quarantine(Done(task, error=caught.value), Limits())
    assert stored.again
    assert stored.extraction.document.reason.startswith("no_access: ")
    assert stored.extraction.document.sha256 == ""
