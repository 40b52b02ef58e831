"""Whole pages drawn for one trait each, read as a person would read them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from extractors.pdf import read_pdf
from schemas.errors import UnreadableDocument
from schemas.paper import Passage, Reading
from tests.extractors.pdf.draft import BOLD, Draft, draw_tagged

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
BODY = (
    "De inspectie bezocht in dat jaar bijna duizend bedrijven en schreef daarover een",
    "verslag. Bij een op de vijf bedrijven waren de papieren niet in orde. De inspectie",
    "gaf deze bedrijven vier weken om dat te herstellen en kwam daarna nog eens terug.",
)


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(tmp_path / "draft.pdf")


def read(draft: Draft) -> Reading:
    return read_pdf(draft.save(), ocr=False)


def texts(reading: Reading, *roles: str) -> list[str]:
    return [p.text for p in reading.passages if p.role in roles]


def passage_with(reading: Reading, words: str) -> Passage:
    return next(p for p in reading.passages if words in p.text)


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
    draft.lines(72, 100, *BODY)
    draft.lines(
        72, 150, "Aan het einde van het jaar|^1| waren er nog steeds 35 bedrijven die niet aan"
    )
    draft.rule(72, 200, 740)
    draft.lines(72, 752, "^1| Peildatum 31 december.", size=8)
    draft.next_page()
    draft.lines(
        72, 100, "alle eisen voldeden. Die kregen een boete van gemiddeld 2.500 euro.", *BODY
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
    draft.lines(72, 100, *BODY)
    passage = passage_with(read(draft), "inspectie bezocht")
    pieces = [passage.text[w.start : w.end] for w in passage.words]
    assert " ".join(pieces) == passage.text
    word = next(w for w in passage.words if passage.text[w.start : w.end] == "verslag.")
    assert (word.page, round(word.box.x0)) == (1, 72)
    assert word.box.top < 112 < word.box.bottom


def test_words_broken_at_line_ends_are_mended_and_recorded(draft: Draft) -> None:
    draft.lines(
        72,
        100,
        "Het aantal werkzoe-",
        "kenden daalde in 2021 met 12%, terwijl de loon-",
        "en prijsstijging doorging. Onder OM-",
        "verdachten was dat anders.",
    )
    passage = passage_with(read(draft), "daalde")
    assert passage.text == (
        "Het aantal werkzoekenden daalde in 2021 met 12%, terwijl de loon- en prijsstijging "
        "doorging. Onder OM-verdachten was dat anders."
    )
    assert [(r.kind, r.before, r.after) for r in passage.repairs] == [
        ("hyphen", "werkzoe- kenden", "werkzoekenden")
    ]


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
    draft.lines(72, 100, "Ongeveer 5% tot 9%** van de leden en 12%* van de rest.", *BODY)
    draft.lines(72, 740, "* Schatting van de gemeente.", "** Exclusief studenten.", size=8)
    reading = read(draft)
    passage = passage_with(reading, "van de leden")
    assert passage.text.startswith("Ongeveer 5% tot 9% van de leden en 12% van de rest.")
    assert [call.marker for call in passage.calls] == ["**", "*"]
    assert {(n.marker, n.text) for n in reading.notes} == {
        ("*", "Schatting van de gemeente."),
        ("**", "Exclusief studenten."),
    }


def test_a_note_goes_on_over_lines_and_pages(draft: Draft) -> None:
    draft.lines(72, 100, *BODY, "Dat blijkt uit het verslag.|^7")
    draft.rule(72, 200, 720)
    draft.lines(72, 732, "^7| Dit verslag is op 3 mei naar de raad gestuurd en bevat", size=8)
    draft.lines(78, 744, "ook de cijfers van de jaren daarvoor, voor zover die", size=8)
    draft.next_page()
    draft.lines(72, 100, *BODY)
    draft.rule(72, 200, 720)
    draft.lines(78, 732, "bekend waren.", size=8)
    reading = read(draft)
    (note,) = reading.notes
    assert note.text == (
        "Dit verslag is op 3 mei naar de raad gestuurd en bevat ook de cijfers van de jaren "
        "daarvoor, voor zover die bekend waren."
    )


def test_running_heads_and_page_numbers_stay_out(draft: Draft) -> None:
    for number in range(1, 5):
        draft.text(72, 40, f"Jaarverslag inspectie, hoofdstuk {number}", size=8)
        draft.lines(72, 100, f"Vraag {number * number + 3}", *BODY)
        draft.text(500, 810, f"{number + 6}", size=8)
        draft.next_page()
    reading = read(draft)
    assert len(texts(reading, "running")) == 4
    assert texts(reading, "page_number") == ["7", "8", "9", "10"]
    assert not any("Jaarverslag" in text for text in texts(reading, "paragraph", "label"))
    assert sum("Vraag" in text for text in texts(reading, "heading", "label", "paragraph")) == 4


def test_the_margin_column_of_a_letter_stays_out(draft: Draft) -> None:
    draft.lines(72, 100, *(BODY + BODY), size=9)
    draft.lines(460, 100, "Ons kenmerk", "2024-0000123", "Bijlagen", "3", size=6.5, leading=9)
    reading = read(draft)
    assert " ".join(texts(reading, "margin")) == "Ons kenmerk 2024-0000123 Bijlagen 3"
    assert texts(reading, "paragraph") == [" ".join(BODY + BODY)]


def test_headings_are_the_section_of_what_follows(draft: Draft) -> None:
    draft.text(72, 80, "Bevindingen", size=10, font=BOLD)
    draft.lines(72, 96, *BODY)
    draft.text(72, 150, "Reactie van het kabinet")
    draft.lines(72, 174, "Dat is goed nieuws voor 20 gemeenten.", *BODY)
    reading = read(draft)
    assert texts(reading, "heading") == ["Bevindingen", "Reactie van het kabinet"]
    assert passage_with(reading, "inspectie bezocht").section == "Bevindingen"
    assert passage_with(reading, "20 gemeenten").section == "Reactie van het kabinet"


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


def test_a_label_and_its_number_are_one_passage_under_the_chart_title(draft: Draft) -> None:
    draft.lines(60, 80, *BODY)
    draft.text(60, 200, "Gemiddeld aantal zaken per jaar (2015-2019)", size=12, font=BOLD)
    for at, (name, number) in enumerate((("MELDING", ">200"), ("ONDERZOEK", ">180"))):
        draft.area(60 + 10 * at, 212 + 22 * at, 400 - 20 * at, 16)
        draft.text(150, 224 + 22 * at, name, size=9, font=BOLD)
        draft.text(340, 224 + 22 * at, number, size=9)
    reading = read(draft)
    found = {p.text: p.section for p in reading.passages if p.role == "label"}
    cells = {cell.text for table in reading.tables for cell in table.cells}
    title = "Gemiddeld aantal zaken per jaar (2015-2019)"
    assert (
        found == {f"MELDING {'>200'}": title, "ONDERZOEK >180": title}
        or {
            "MELDING",
            ">200",
            "ONDERZOEK",
            ">180",
        }
        <= cells
    )


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


def test_entries_of_a_contents_page_claim_nothing(draft: Draft) -> None:
    draft.text(72, 80, "Inhoudsopgave", size=14, font=BOLD)
    for at, (title, page) in enumerate(
        (("Samenvatting", 3), ("Aanpak", 5), ("Cijfers over 2021", 9), ("Slot", 14), ("Noten", 20))
    ):
        draft.text(72, 110 + 16 * at, title)
        draft.text(500, 110 + 16 * at, str(page))
    reading = read(draft)
    assert not reading.tables
    assert not any(ch.isdigit() for text in texts(reading, "label", "paragraph") for ch in text)


def test_letter_spaced_capitals_are_one_word(draft: Draft) -> None:
    x = 72.0
    for letter in "SAMEN":
        x = draft.text(x, 100, letter) + 6
    draft.lines(72, 120, *BODY)
    reading = read(draft)
    passage = passage_with(reading, "SAMEN")
    assert [r.kind for r in passage.repairs] == ["spaced"]


def spaced_letters(draft: Draft, words: str, *, top: float = 100) -> None:
    x = 72.0
    for letter in words:
        x = x + 6 if letter == " " else draft.text(x, top, letter) + 5


def test_spaced_letters_are_words_where_they_make_dutch(draft: Draft) -> None:
    spaced_letters(draft, "Tweede kamer")
    spaced_letters(draft, "bcdf", top=200)
    draft.lines(72, 120, *BODY)
    reading = read(draft)
    assert "Tweede kamer" in [p.text for p in reading.passages]
    assert "b c d f" in [p.text for p in reading.passages]


def test_spaced_letters_are_a_word_that_is_written_elsewhere(draft: Draft) -> None:
    spaced_letters(draft, "AeriuS")
    draft.lines(72, 120, "De kaart van aerius is vernieuwd.", *BODY)
    assert passage_with(read(draft), "AeriuS").repairs[0].kind == "spaced"


def test_thin_spaces_inside_numbers_are_plain_ones_and_recorded(draft: Draft) -> None:
    font = next(iter(Path("/usr/share/fonts").rglob("DejaVuSans.ttf")), None)
    if font is None:
        pytest.skip("geen letter met dunne spaties")
    pdfmetrics.registerFont(TTFont("Thin", str(font)))
    draft.text(72, 100, "Het ging om 1\u2009000 woningen in de regio.", font="Thin")
    passage = passage_with(read(draft), "woningen")
    assert "1 000 woningen" in passage.text
    assert [(r.kind, r.after) for r in passage.repairs] == [("space", "1 000")]


def test_spaces_inside_numbers_are_plain_ones(draft: Draft) -> None:
    draft.lines(72, 100, "Het ging om 1\u00a0000 woningen in Kamerstuk 28\u00a0638.", *BODY)
    assert "1 000 woningen in Kamerstuk 28 638." in passage_with(read(draft), "woningen").text


def test_text_on_its_side_is_read_as_text_and_stays_in_its_place(draft: Draft) -> None:
    draft.canvas.saveState()
    draft.canvas.translate(300, 200)
    draft.canvas.rotate(90)
    for at, line in enumerate(BODY):
        draft.canvas.drawString(0, -12 * at, line)
    draft.canvas.restoreState()
    passage = passage_with(read(draft), "inspectie bezocht")
    assert (passage.text, passage.role) == (" ".join(BODY), "paragraph")
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
        draft.lines(72, 300, *BODY)
        draft.next_page()
    reading = read(draft)
    assert [page.number for page in reading.pages] == [1, 2, 3, 4]
    assert [p.section for p in reading.passages if p.role == "paragraph"] == [
        "Deel A",
        "Deel B",
        "Deel C",
        "Deel D",
    ]


def test_notes_at_the_end_of_a_document_answer_calls_on_any_page(draft: Draft) -> None:
    draft.lines(72, 100, *BODY, "Dat kostte 40 miljoen|^1| en later 50 miljoen|^2| euro.")
    draft.next_page()
    draft.text(72, 80, "Noten", size=14, font=BOLD)
    draft.lines(72, 110, "^1| Rekening over 2020, bladzijde 14.", "^2| Begroting voor 2021.")
    reading = read(draft)
    assert [(n.page, n.marker, n.text, n.anchor_page) for n in reading.notes] == [
        (2, "1", "Rekening over 2020, bladzijde 14.", 1),
        (2, "2", "Begroting voor 2021.", 1),
    ]
    assert [n.anchor_text[-10:] for n in reading.notes] == ["40 miljoen", "50 miljoen"]


def test_a_powers_exponent_is_no_call(draft: Draft) -> None:
    draft.lines(
        72, 100, "Een uitstoot van 3 kg ha-|^1| en 25 m|^3| per dag, samen 10|^4| deeltjes."
    )
    passage = passage_with(read(draft), "uitstoot")
    assert passage.calls == ()
    assert "25 m³ per dag" in passage.text
    assert "kg ha-¹ en" in passage.text


def test_unseen_words_are_reported(draft: Draft) -> None:
    draft.lines(72, 100, *BODY)
    draft.text(72, 300, "verborgen 999", colour=(1, 1, 1))
    reading = read(draft)
    assert [issue.code for issue in reading.issues] == ["hidden_text"]
    assert not any("999" in p.text for p in reading.passages)


def test_a_file_without_words_is_not_read(draft: Draft) -> None:
    draft.rule(72, 200, 300)
    with pytest.raises(UnreadableDocument) as caught:
        read(draft)
    assert caught.value.code == "no_text"


def tagged(path: Path, *pieces: tuple[str, int, int, str]) -> Reading:
    """A page of (tag, size, baseline from the bottom, text) pieces; ^ begins a raised mark."""
    content, tags = [], []
    for tag, size, level, text in pieces:
        start = (
            b"/Artifact BMC"
            if tag == "Artifact"
            else b"/%b <</MCID %d>> BDC"
            % (
                tag.encode(),
                len(tags),
            )
        )
        if tag != "Artifact":
            tags.append(tag)
        mark, _, rest = text.removeprefix("^").partition("|") if text[0] == "^" else ("", "", text)
        shown = b"BT /F1 %d Tf 72 %d Td " % (size, level)
        if mark:
            shown += b"%d Ts /F1 %d Tf (%b) Tj 0 Ts /F1 %d Tf " % (
                size // 3,
                size * 6 // 10,
                mark.encode(),
                size,
            )
        content.append(start + b" " + shown + b"(%b) Tj ET EMC" % rest.encode())
    return read_pdf(draw_tagged(path, b"\n".join(content), tags), ocr=False)


def test_tags_lead_where_the_page_bears_them_out(tmp_path: Path) -> None:
    reading = tagged(
        tmp_path / "tagged.pdf",
        ("Artifact", 8, 810, "Rapport van de inspectie"),
        ("P", 10, 700, "De inspectie bezocht dat jaar ruim 300 bedrijven in de hele provincie."),
        ("Note", 10, 400, "^1| Peildatum 1 januari van het jaar daarna."),
    )
    assert [(p.role, p.text) for p in reading.passages] == [
        ("running", "Rapport van de inspectie"),
        ("paragraph", "De inspectie bezocht dat jaar ruim 300 bedrijven in de hele provincie."),
        ("note", "Peildatum 1 januari van het jaar daarna."),
    ]


def test_tags_that_call_everything_an_artifact_are_not_believed(tmp_path: Path) -> None:
    reading = tagged(
        tmp_path / "tagged.pdf",
        ("P", 10, 600, "Kort."),
        *(("Artifact", 10, 780 - 12 * at, line) for at, line in enumerate(BODY)),
    )
    assert " ".join(BODY) in texts(reading, "paragraph")


def test_a_row_whose_number_is_unknown_is_no_heading(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "trechter.pdf")
    draft.text(
        72, 60, "De keten laat zien hoeveel jongeren in beeld komen en wat er met hen gebeurt."
    )
    draft.text(
        72, 72, "Niet iedereen die in beeld komt, krijgt een plek; het aantal loopt sterk terug."
    )
    draft.text(72, 100, "Aantal daklozen in de keten, per jaar (2016-2020)", size=11, font=BOLD)
    rows = (("INSTROOM (GEHEEL)", "ONBEKEND"), ("MELDING", ">310"), ("OPVANG", "120"))
    for row, (name, value) in enumerate(rows):
        draft.text(100, 130 + 25 * row, name, font=BOLD)
        draft.text(330, 130 + 25 * row, value)
    draft.save()
    labels = [p for p in read_pdf(draft.path).passages if p.text in ("MELDING >310", "OPVANG 120")]
    assert [p.section for p in labels] == ["Aantal daklozen in de keten, per jaar (2016-2020)"] * 2


def headings(reading: Reading) -> list[str]:
    return texts(reading, "heading")


def test_an_underlined_line_is_a_heading(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    end = draft.text(72, 140, "Reactie:")
    draft.rule(72, end, 141.5)
    draft.lines(72, 152, *BODY)
    assert headings(read(draft)) == ["Reactie:"]


def test_an_underlined_address_is_no_heading(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    end = draft.text(72, 140, "Zie www.voorbeeld.nl/stuk")
    draft.rule(72, end, 141.5)
    assert headings(read(draft)) == []


def test_a_numbered_heading_may_lack_its_space(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    draft.lines(72, 146, "2.4.4Chemische omzetting", *BODY)
    reading = read(draft)
    (heading,) = [p for p in reading.passages if p.role == "heading"]
    assert heading.text == "2.4.4 Chemische omzetting"
    assert [(r.kind, r.before) for r in heading.repairs] == [("space", "2.4.4Chemische")]


def test_a_lettered_line_over_its_text_is_a_heading(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    draft.lines(72, 140, "f. De rol van de keten")
    draft.lines(72, 164, *BODY)
    assert headings(read(draft)) == ["f. De rol van de keten"]


def test_the_last_item_of_a_list_is_no_heading(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    draft.lines(72, 140, "a. Meer toezicht")
    draft.lines(72, 164, "b. Minder regels")
    draft.lines(72, 188, *BODY)
    assert headings(read(draft)) == []


def test_a_plain_heading_may_run_over_two_lines(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    draft.lines(
        72, 140, "Toezegging over de wijziging van artikel zes van", "de verordening", *BODY
    )
    assert headings(read(draft)) == [
        "Toezegging over de wijziging van artikel zes van de verordening"
    ]


def test_a_bold_heading_may_end_in_an_abbreviation(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    draft.text(72, 140, "Nadere informatie over het debat van 17 oktober jl.", font=BOLD)
    draft.lines(72, 152, *BODY)
    assert headings(read(draft)) == ["Nadere informatie over het debat van 17 oktober jl."]


def test_the_marks_along_an_axis_name_nothing(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    for at, value in enumerate(("30", "20", "10", "0")):
        draft.text(80, 200 + 20 * at, value, size=8)
    draft.text(110, 262, "Noord", size=8)
    labels = texts(read(draft), "label", "paragraph")
    assert not [text for text in labels if "Noord" in text and any(c.isdigit() for c in text)]


def test_a_mark_on_a_name_in_capitals_is_a_call_where_its_note_is_far(draft: Draft) -> None:
    draft.lines(72, 80, "De kaart is gemaakt door het RIVM|^7|: dat is een instituut.", *BODY)
    passage = passage_with(read(draft), "De kaart")
    assert "RIVM: dat" in passage.text
    assert [call.marker for call in passage.calls] == ["7"]


def test_a_rule_between_rows_parts_their_texts(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    rows = (("Potentieel", "50-90% minder uitstoot van methaan"), ("Afwenteling", "geen"))
    for at, (name, text) in enumerate(rows):
        draft.rule(60, 400, 139 + 12 * at)
        draft.text(64, 148 + 12 * at, name)
        draft.text(128, 148 + 12 * at, text)
    draft.rule(60, 400, 139 + 12 * len(rows))
    every = texts(read(draft), "paragraph", "label", "list_item")
    assert not [text for text in every if "methaan" in text and "geen" in text]


def test_an_underlined_heading_close_to_its_text_stays_apart(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    heading = "Instellen van een commissie over het verbeteren van de meetmethode voor stikstof"
    draft.rule(72, draft.text(72, 140, heading), 141.5)
    draft.lines(72, 152, *BODY)
    assert headings(read(draft)) == [heading]


def test_a_bold_heading_that_ends_early_is_not_run_on_in_small_letters(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    draft.text(72, 140, "Aanspraak zonder rekening met de heffingskorting", font=BOLD)
    draft.lines(
        72, 152, "bij een inkomen van meer dan 12 euro per maand, over het jaar geteld.", *BODY
    )
    assert headings(read(draft)) == ["Aanspraak zonder rekening met de heffingskorting"]


def test_a_section_number_heads_the_text_set_close_under_it(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    draft.lines(72, 140, "2.1.1 Landelijk Meetnet voor de kwaliteit van de lucht (LML)", *BODY)
    assert headings(read(draft)) == ["2.1.1 Landelijk Meetnet voor de kwaliteit van de lucht (LML)"]


def test_an_underlined_heading_may_run_over_two_lines(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    for at, words in enumerate(
        ("De wet uit dat jaar: verbod ter verbetering van zeden en", "rust")
    ):
        draft.rule(72, draft.text(72, 140 + 12 * at, words), 141.5 + 12 * at)
    draft.lines(72, 176, *BODY)
    assert headings(read(draft)) == [
        "De wet uit dat jaar: verbod ter verbetering van zeden en rust"
    ]


def test_an_area_behind_a_line_is_no_rule_under_it(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    draft.area(72, 132, 180, 10.5)
    draft.text(72, 140, "Wij hebben deze grondslag gekozen omdat")
    draft.text(72, 152, "dit zo is.")
    assert headings(read(draft)) == []


def test_a_minus_left_at_the_end_of_a_line_goes_with_its_figure(draft: Draft) -> None:
    draft.lines(
        72, 80, "De gemiddelde verandering is respectievelijk 31%, -", "4% en -1% van het totaal."
    )
    assert "31%, -4% en -1%" in passage_with(read(draft), "verandering").text


def test_a_dash_between_two_figures_is_no_minus(draft: Draft) -> None:
    draft.lines(72, 80, "Het gaat om een afname van ongeveer 10 -", "20 procent van het totaal.")
    assert "10 - 20 procent" in passage_with(read(draft), "afname").text


def test_a_numbered_heading_of_many_words_may_run_over_two_lines(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    first = "3.5 De hoogste straf voor wie deelneemt aan een groep die tot doel heeft een"
    draft.lines(72, 146, first)
    draft.text(88, 158, "misdrijf te plegen")
    draft.lines(72, 182, *BODY)
    assert headings(read(draft)) == [f"{first} misdrijf te plegen"]


def test_a_line_of_a_legend_is_no_heading(draft: Draft) -> None:
    draft.lines(72, 80, *BODY)
    draft.lines(72, 146, "RF = Random Forest")
    draft.lines(72, 170, *BODY)
    assert headings(read(draft)) == []
