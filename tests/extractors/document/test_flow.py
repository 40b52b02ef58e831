"""Numbers known by where they stand are told apart before they can become claims."""

import pytest

from extractors.document.text.flow import FlowSentence, OwnNumbers, notes_called, sentences
from schemas.paper import Box, NoteCall, Passage, PlacedWord, Reading
from schemas.vocabularies import PassageRole

NOBODY = OwnNumbers("", "")


def passage(text: str, role: PassageRole = "paragraph", *calls: NoteCall) -> Passage:
    return Passage(text, role, (PlacedWord(0, len(text), 1, Box(0, 0, 9, 9)),), calls=calls)


def flow(*passages: Passage, own: OwnNumbers = NOBODY) -> list[FlowSentence]:
    return list(sentences(Reading((), passages), own, None))


@pytest.mark.parametrize(
    ("text", "role", "reason"),
    [
        ("2.1 Aantallen per gemeente", "heading", "section_number"),
        ("5.4 Het weer op zee", "paragraph", "section_number"),
        ("3 OPVANG VAN JONGEREN", "paragraph", "section_number"),
        ("4. De gemeenten melden dit zelf.", "list_item", "list_number"),
        ("99 998 Voorbeelddossier", "heading", "kamerstuk_reference"),
        ("Nr. 12 BRIEF VAN DE MINISTER", "paragraph", "kamerstuk_reference"),
    ],
)
def test_a_leading_label_is_no_quantity(text: str, role: PassageRole, reason: str) -> None:
    [sentence] = flow(passage(text, role), own=OwnNumbers("99998", "12"))
    assert sentence.reading.quantities == ()
    assert [rejection.reason for rejection in sentence.reading.rejections] == [reason]


def test_a_sentence_that_begins_with_a_number_keeps_it() -> None:
    [sentence] = flow(passage("12 gemeenten doen mee."))
    assert [quantity.value for quantity in sentence.reading.quantities] == [12]


def test_furniture_is_not_read_as_text() -> None:
    assert flow(passage("Pagina 3 van 27", "page_number")) == []


def test_a_call_after_the_full_stop_belongs_to_the_sentence_before() -> None:
    text = "Er zijn 30 trajecten gestart. Dat is meer dan eerst."
    calls = (NoteCall(29, "1", 1), NoteCall(len(text), "2", 1))
    found = flow(passage(text, "paragraph", *calls))
    assert [notes_called(sentence) for sentence in found] == [("1",), ("2",)]
