"""Whole pages drawn for one trait each, read as a person would read them."""

from __future__ import annotations

import pytest

from schemas.errors import UnreadableDocument
from tests.extractors.pdf.draft import BOLD, Draft
from tests.extractors.pdf.reading import PROSE, passage_with, read, texts

LEFT = (
    "In het eerste jaar meldden zich bij de",
    "gemeente ruim 300 huishoudens voor een",
    "regeling. Daarvan kreeg 45% binnen drie",
    "maanden hulp. De overige aanvragen zijn",
)
RIGHT = (
    "doorgestuurd naar het loket van de wijk.",
    "Daar werkten in totaal 12 medewerkers.",
    "Zij spraken per week met 40 bewoners en",
    "schreven samen 250 plannen van aanpak.",
)


@pytest.mark.parametrize("right_first", [False, True], ids=["drawn in order", "drawn backwards"])
def test_columns_are_read_one_after_the_other(draft: Draft, right_first: bool) -> None:
    draft.text(60, 70, "Aanpak in de wijk", size=16, font=BOLD)
    for x, lines in ((310, RIGHT), (60, LEFT)) if right_first else ((60, LEFT), (310, RIGHT)):
        draft.lines(x, 100, *lines)
    reading = read(draft)
    (paragraph,) = texts(reading, "paragraph")
    assert paragraph == " ".join(LEFT + RIGHT)
    assert passage_with(reading, "huishoudens").section == "Aanpak in de wijk"


def test_a_sentence_runs_over_the_page_and_its_notes(draft: Draft) -> None:
    draft.lines(72, 100, *PROSE)
    draft.lines(
        72, 150, "Aan het einde van het jaar|^1| waren er nog steeds 35 bedrijven die niet aan"
    )
    draft.rule(72, 200, 740)
    draft.lines(72, 752, "^1| Peildatum 31 december.", size=8)
    draft.next_page()
    draft.lines(
        72, 100, "alle eisen voldeden. Die kregen een boete van gemiddeld 2.500 euro.", *PROSE
    )
    reading = read(draft)
    passage = passage_with(reading, "35 bedrijven")
    assert (
        "nog steeds 35 bedrijven die niet aan alle eisen voldeden. Die kregen een boete"
        in passage.text
    )
    assert {word.page for word in passage.words} == {1, 2}
    (note,) = reading.notes
    assert (note.page, note.marker, note.text) == (1, "1", "Peildatum 31 december.")
    assert note.anchor_text.endswith("Aan het einde van het jaar")


def test_every_character_leads_back_to_paper(draft: Draft) -> None:
    draft.lines(72, 100, *PROSE)
    passage = passage_with(read(draft), "inspectie bezocht")
    pieces = [passage.text[w.start : w.end] for w in passage.words]
    assert " ".join(pieces) == passage.text
    word = next(w for w in passage.words if passage.text[w.start : w.end] == "verslag.")
    assert (word.page, round(word.box.x0)) == (1, 72)
    assert word.box.top < 112 < word.box.bottom


def test_list_items_are_separate_and_lose_their_bullet(draft: Draft) -> None:
    draft.lines(72, 100, "De maatregelen zijn:")
    for at, item in enumerate(("de inzet van 12 teams;", "een budget van 3 miljoen euro.")):
        draft.text(72, 116 + 12 * at, "•")
        draft.text(90, 116 + 12 * at, item)
    reading = read(draft)
    assert texts(reading, "list_item") == [
        "de inzet van 12 teams;",
        "een budget van 3 miljoen euro.",
    ]


def test_a_call_out_box_does_not_break_the_text_beside_it(draft: Draft) -> None:
    draft.area(330, 90, 200, 70)
    draft.lines(60, 100, *LEFT)
    draft.lines(340, 105, "Let op: deze regeling", "geldt voor 15 gemeenten.", size=10)
    draft.lines(60, 148, *RIGHT)
    reading = read(draft)
    assert (
        passage_with(reading, "15 gemeenten").text
        == "Let op: deze regeling geldt voor 15 gemeenten."
    )
    assert " ".join(LEFT + RIGHT) in texts(reading, "paragraph")


def test_text_on_its_side_is_read_as_text_and_stays_in_its_place(draft: Draft) -> None:
    draft.canvas.saveState()
    draft.canvas.translate(300, 200)
    draft.canvas.rotate(90)
    for at, line in enumerate(PROSE):
        draft.canvas.drawString(0, -12 * at, line)
    draft.canvas.restoreState()
    passage = passage_with(read(draft), "inspectie bezocht")
    assert (passage.text, passage.role) == (" ".join(PROSE), "paragraph")
    first, last = passage.words[0], passage.words[-1]
    assert first.box.bottom == pytest.approx(842 - 200, abs=1)
    assert first.box.x1 == pytest.approx(300, abs=4)
    assert last.box.x1 == pytest.approx(324, abs=4)
    assert last.box.top < first.box.top


def test_long_documents_are_laid_out_in_stretches(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractors.pdf.reader.STRETCH", 2)
    for number in range(4):
        draft.text(72, 280, f"Deel {'ABCD'[number]}", size=14, font=BOLD)
        draft.lines(72, 300, *PROSE)
        draft.next_page()
    reading = read(draft)
    assert [page.number for page in reading.pages] == [1, 2, 3, 4]
    assert [p.section for p in reading.passages if p.role == "paragraph"] == [
        "Deel A",
        "Deel B",
        "Deel C",
        "Deel D",
    ]


def test_unseen_words_are_reported(draft: Draft) -> None:
    draft.lines(72, 100, *PROSE)
    draft.text(72, 300, "verborgen 999", colour=(1, 1, 1))
    reading = read(draft)
    assert [issue.code for issue in reading.issues] == ["hidden_text"]
    assert not any("999" in p.text for p in reading.passages)


def test_a_file_without_words_is_not_read(draft: Draft) -> None:
    draft.rule(72, 200, 300)
    with pytest.raises(UnreadableDocument) as caught:
        read(draft)
    assert caught.value.code == "no_text"


def test_a_rule_between_rows_parts_their_texts(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    rows = (("Potentieel", "50-90% minder uitstoot van methaan"), ("Afwenteling", "geen"))
    for at, (name, text) in enumerate(rows):
        draft.rule(60, 400, 139 + 12 * at)
        draft.text(64, 148 + 12 * at, name)
        draft.text(128, 148 + 12 * at, text)
    draft.rule(60, 400, 139 + 12 * len(rows))
    every = texts(read(draft), "paragraph", "label", "list_item")
    assert not [text for text in every if "methaan" in text and "geen" in text]
