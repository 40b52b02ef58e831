"""Note numbers taken out of the text are counted among what was rejected."""

from extractors.doctypes import Identity
from extractors.document.rows.collect import Collector
from schemas.paper import Box, NoteCall, Passage, PlacedWord, Reading

WORDS = (PlacedWord(0, 9, 3, Box(0, 0, 9, 9)),)


def test_calls_and_bodies_of_notes_are_rejected_as_marks() -> None:
    text = "Dat zijn 25 daders. Meer niet."
    reading = Reading(
        (),
        (
            Passage(text, "paragraph", WORDS, calls=(NoteCall(19, "4", 3), NoteCall(30, "*", 3))),
            Passage("Peiljaar onbekend.", "note", WORDS, marker="4"),
        ),
    )
    collector = Collector(Identity("brief", "brief", "", "", None, "", ""))
    collector.add_marks(reading)
    assert [(row.as_written, row.reason, row.page) for row in collector.rejected] == [
        ("4", "footnote_mark", 3),
        ("4", "footnote_mark", 3),
    ]
    assert [row.sentence for row in collector.rejected] == [
        "Dat zijn 25 daders.4 Meer niet.",
        "4 Peiljaar onbekend.",
    ]
    assert collector.numbers == 2
