"""Calls and bodies of notes find each other."""

from __future__ import annotations

import pytest

from extractors.pdf.notes.notes import MetCall, WrittenNote, pair_notes


def note(page: int, marker: str, top: float = 700.0) -> WrittenNote:
    return WrittenNote(page, marker, f"noot {marker} op {page}", top)


def call(page: int, marker: str, height: float = 100.0, before: str = "") -> MetCall:
    return MetCall(page, marker, height, before or f"tekst bij {marker} op {page}")


@pytest.mark.parametrize(
    ("notes", "calls", "anchors"),
    [
        ([note(1, "1"), note(2, "1")], [call(1, "1"), call(2, "1")], [1, 2]),
        ([note(2, "3")], [call(1, "3")], [1]),
        ([note(9, "3"), note(9, "4")], [call(2, "3"), call(5, "4")], [2, 5]),
        ([note(3, "7")], [call(4, "7")], [4]),
        ([note(3, "7")], [call(6, "7")], [0]),
        ([note(3, "7")], [], [0]),
    ],
    ids=["same page", "page before", "end notes", "page after", "too far", "never called"],
)
def test_where_a_note_is_called(
    notes: list[WrittenNote], calls: list[MetCall], anchors: list[int]
) -> None:
    assert [each.anchor_page for each in pair_notes(notes, calls)] == anchors


def test_notes_under_tables_answer_the_table_above_them() -> None:
    notes = [note(1, "1", top=300), note(1, "1", top=600)]
    calls = [call(1, "1", 250, "eerste tabel"), call(1, "1", 550, "tweede tabel")]
    paired = pair_notes(notes, calls)
    assert [each.anchor_text for each in paired] == ["eerste tabel", "tweede tabel"]
