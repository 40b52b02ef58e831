"""Marks are calls of notes, and notes are read whole wherever they stand."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("mark", ["{}", "{})", "({})"])
def test_full_size_marks_in_a_table_call_the_notes_under_it(draft: Draft, mark: str) -> None:
    draft.lines(72, 60, *PROSE)
    draft.text(72, 120, "Tabel 3 Metingen per onderdeel", font=BOLD)
    rows = (("Onderdeel", "2022"), ("Warmte", "31,5"), ("Stroom", "772"), ("Water", "18"))
    for at, (name, value) in enumerate(rows):
        top = 140 + 16 * at
        draft.rule(72, 320, top - 12)
        called = mark.format(at) if at in (1, 2) and mark != "{}" else ""
        end = draft.text(72, top, f"{name} {called}".strip())
        if mark == "{}" and at in (1, 2):
            draft.text(end, top - 3.5, str(at), size=6)
        draft.text(280, top, value)
    draft.rule(72, 320, 140 + 16 * len(rows) - 12)
    for at, body in ((1, "Bij vol vermogen gemeten."), (2, "Gemiddelde over een week.")):
        if mark == "{}":
            draft.lines(72, 200 + 10 * at, f"^{at}| {body}", size=7)
        else:
            draft.lines(72, 200 + 10 * at, f"{mark.format(at)} {body}", size=7)
    reading = read(draft)
    (table,) = reading.tables
    calls = {cell.text: [call.marker for call in cell.calls] for cell in table.cells}
    assert (calls["Warmte"], calls["Stroom"], calls["Water"]) == (["1"], ["2"], [])
    assert {(n.marker, n.text) for n in reading.notes} == {
        ("1", "Bij vol vermogen gemeten."),
        ("2", "Gemiddelde over een week."),
    }


def test_a_share_in_brackets_is_no_mark(draft: Draft) -> None:
    draft.text(72, 80, "Tabel 3 Metingen", font=BOLD)
    rows = (("Regio", "Aantal"), ("Noord", "31 (1)"), ("Zuid", "772 (2)"), ("Oost", "64 (2)"))
    for at, row in enumerate(rows):
        draft.rule(72, 320, 88 + 16 * at)
        draft.text(72, 100 + 16 * at, row[0])
        draft.text(280, 100 + 16 * at, row[1])
    draft.rule(72, 320, 88 + 64)
    draft.lines(72, 170, "(1) Eerste toelichting hierbij.", "(2) Tweede toelichting.", size=7)
    (table,) = read(draft).tables
    assert {"31 (1)", "772 (2)"} <= {cell.text for cell in table.cells}


def test_a_star_calls_no_note_many_pages_back(draft: Draft) -> None:
    draft.lines(72, 100, *PROSE, "Het waren er 12* in dat jaar.")
    draft.lines(72, 760, "* Zonder de laatste maand.", size=8)
    for _ in range(4):
        draft.next_page()
        draft.lines(72, 100, *PROSE)
    draft.lines(72, 760, "* Bron: eigen bewerking.", size=8)
    anchors = {note.text: note.anchor_page for note in read(draft).notes}
    assert anchors["Zonder de laatste maand."] == 1
    assert anchors["Bron: eigen bewerking."] == 0


def test_notes_under_two_columns_are_read_column_by_column(draft: Draft) -> None:
    for x, first in ((60, 1), (310, 3)):
        for at in range(2):
            top = 100 + 60 * at
            draft.lines(x, top, "De raad nam in dat jaar veel besluiten en")
            draft.lines(x, top + 12, f"hield er toezicht op.|^{first + at}| Dat liep goed.")
        draft.rule(x, x + 90, 690)
        draft.lines(x, 702, f"^{first}| Verslag van de vergadering,", "bladzijde zes.", size=8)
        draft.lines(x, 728, f"^{first + 1}| Brief van de wethouder aan", "de raad.", size=8)
    notes = {n.marker: n.text for n in read(draft).notes}
    assert notes == {
        "1": "Verslag van de vergadering, bladzijde zes.",
        "2": "Brief van de wethouder aan de raad.",
        "3": "Verslag van de vergadering, bladzijde zes.",
        "4": "Brief van de wethouder aan de raad.",
    }
