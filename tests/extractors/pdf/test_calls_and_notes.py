"""Marks are calls of notes, and notes are read whole wherever they stand."""

from __future__ import annotations

from tests.extractors.pdf.draft import BOLD, Draft
from tests.extractors.pdf.reading import PROSE, passage_with, read


def test_marks_are_calls_and_never_part_of_a_number(draft: Draft) -> None:
    draft.lines(
        72,
        100,
        "Dat gold voor 90%|^3|, ofwel 5,4|^4| procent van de bedrijven op 14 juli 2023|^5|.",
        "Het gaat om 44 kg N/ha|^6| op 20 m|^2| grond, met 10|^6| deeltjes in de lucht.",
    )
    draft.rule(72, 200, 700)
    for number, body in enumerate(("Afgerond.", "Gewogen.", "Peildatum.", "Met water."), start=3):
        draft.lines(72, 700 + 12 * (number - 2), f"^{number}| {body}", size=8)
    reading = read(draft)
    passage = passage_with(reading, "bedrijven")
    assert "90%, ofwel 5,4 procent van de bedrijven op 14 juli 2023." in passage.text
    assert "44 kg N/ha op 20 m² grond" in passage.text
    anchors = {note.marker: note.anchor_text for note in reading.notes}
    assert anchors["3"].endswith("voor 90%")
    assert anchors["4"].endswith("ofwel 5,4")
    assert anchors["5"].endswith("14 juli 2023")
    assert anchors["6"].endswith("44 kg N/ha")


def test_stars_printed_at_full_size_are_calls_where_they_have_a_note(draft: Draft) -> None:
    draft.lines(72, 100, "Ongeveer 5% tot 9%** van de leden en 12%* van de rest.", *PROSE)
    draft.lines(72, 740, "* Schatting van de gemeente.", "** Exclusief studenten.", size=8)
    reading = read(draft)
    passage = passage_with(reading, "van de leden")
    assert passage.text.startswith("Ongeveer 5% tot 9% van de leden en 12% van de rest.")
    assert [call.marker for call in passage.calls] == ["**", "*"]
    assert {(n.marker, n.text) for n in reading.notes} == {
        ("*", "Schatting van de gemeente."),
        ("**", "Exclusief studenten."),
    }


def test_a_mark_on_a_name_in_capitals_is_a_call_where_its_note_is_far(draft: Draft) -> None:
    draft.lines(72, 80, "De kaart is gemaakt door het RIVM|^7|: dat is een instituut.", *PROSE)
    passage = passage_with(read(draft), "De kaart")
    assert "RIVM: dat" in passage.text
    assert [call.marker for call in passage.calls] == ["7"]


def test_a_powers_exponent_is_no_call(draft: Draft) -> None:
    draft.lines(
        72, 100, "Een uitstoot van 3 kg ha-|^1| en 25 m|^3| per dag, samen 10|^4| deeltjes."
    )
    passage = passage_with(read(draft), "uitstoot")
    assert passage.calls == ()
    assert "25 m³ per dag" in passage.text
    assert "kg ha-¹ en" in passage.text


def test_a_note_goes_on_over_lines_and_pages(draft: Draft) -> None:
    draft.lines(72, 100, *PROSE, "Dat blijkt uit het verslag.|^7")
    draft.rule(72, 200, 720)
    draft.lines(72, 732, "^7| Dit verslag is op 3 mei naar de raad gestuurd en bevat", size=8)
    draft.lines(78, 744, "ook de cijfers van de jaren daarvoor, voor zover die", size=8)
    draft.next_page()
    draft.lines(72, 100, *PROSE)
    draft.rule(72, 200, 720)
    draft.lines(78, 732, "bekend waren.", size=8)
    reading = read(draft)
    (note,) = reading.notes
    assert note.text == (
        "Dit verslag is op 3 mei naar de raad gestuurd en bevat ook de cijfers van de jaren "
        "daarvoor, voor zover die bekend waren."
    )


def test_notes_at_the_end_of_a_document_answer_calls_on_any_page(draft: Draft) -> None:
    draft.lines(72, 100, *PROSE, "Dat kostte 40 miljoen|^1| en later 50 miljoen|^2| euro.")
    draft.next_page()
    draft.text(72, 80, "Noten", size=14, font=BOLD)
    draft.lines(72, 110, "^1| Rekening over 2020, bladzijde 14.", "^2| Begroting voor 2021.")
    reading = read(draft)
    assert [(n.page, n.marker, n.text, n.anchor_page) for n in reading.notes] == [
        (2, "1", "Rekening over 2020, bladzijde 14.", 1),
        (2, "2", "Begroting voor 2021.", 1),
    ]
    assert [n.anchor_text[-10:] for n in reading.notes] == ["40 miljoen", "50 miljoen"]
