"""Which lines head what follows, and which only look like it."""

from __future__ import annotations

from tests.extractors.pdf.draft import BOLD, Draft
from tests.extractors.pdf.reading import PROSE, headings, passage_with, read, texts


def test_headings_are_the_section_of_what_follows(draft: Draft) -> None:
    draft.text(72, 80, "Bevindingen", size=10, font=BOLD)
    draft.lines(72, 96, *PROSE)
    draft.text(72, 150, "Reactie van het kabinet")
    draft.lines(72, 174, "Dat is goed nieuws voor 20 gemeenten.", *PROSE)
    reading = read(draft)
    assert texts(reading, "heading") == ["Bevindingen", "Reactie van het kabinet"]
    assert passage_with(reading, "inspectie bezocht").section == "Bevindingen"
    assert passage_with(reading, "20 gemeenten").section == "Reactie van het kabinet"


def test_a_row_whose_number_is_unknown_is_no_heading(draft: Draft) -> None:
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
    passages = read(draft).passages
    labels = [p for p in passages if p.text in ("MELDING >310", "OPVANG 120")]
    assert [p.section for p in labels] == ["Aantal daklozen in de keten, per jaar (2016-2020)"] * 2


def test_an_underlined_line_is_a_heading(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    end = draft.text(72, 140, "Reactie:")
    draft.rule(72, end, 141.5)
    draft.lines(72, 152, *PROSE)
    assert headings(read(draft)) == ["Reactie:"]


def test_an_underlined_address_is_no_heading(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    end = draft.text(72, 140, "Zie www.voorbeeld.nl/stuk")
    draft.rule(72, end, 141.5)
    assert headings(read(draft)) == []


def test_a_numbered_heading_may_lack_its_space(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    draft.lines(72, 146, "2.4.4Chemische omzetting", *PROSE)
    reading = read(draft)
    (heading,) = [p for p in reading.passages if p.role == "heading"]
    assert heading.text == "2.4.4 Chemische omzetting"
    assert [(r.kind, r.before) for r in heading.repairs] == [("space", "2.4.4Chemische")]


def test_a_lettered_line_over_its_text_is_a_heading(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    draft.lines(72, 140, "f. De rol van de keten")
    draft.lines(72, 164, *PROSE)
    assert headings(read(draft)) == ["f. De rol van de keten"]


def test_the_last_item_of_a_list_is_no_heading(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    draft.lines(72, 140, "a. Meer toezicht")
    draft.lines(72, 164, "b. Minder regels")
    draft.lines(72, 188, *PROSE)
    assert headings(read(draft)) == []


def test_a_plain_heading_may_run_over_two_lines(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    draft.lines(
        72, 140, "Toezegging over de wijziging van artikel zes van", "de verordening", *PROSE
    )
    assert headings(read(draft)) == [
        "Toezegging over de wijziging van artikel zes van de verordening"
    ]


def test_a_bold_heading_may_end_in_an_abbreviation(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    draft.text(72, 140, "Nadere informatie over het debat van 17 oktober jl.", font=BOLD)
    draft.lines(72, 152, *PROSE)
    assert headings(read(draft)) == ["Nadere informatie over het debat van 17 oktober jl."]


def test_an_underlined_heading_close_to_its_text_stays_apart(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    heading = "Instellen van een commissie over het verbeteren van de meetmethode voor stikstof"
    draft.rule(72, draft.text(72, 140, heading), 141.5)
    draft.lines(72, 152, *PROSE)
    assert headings(read(draft)) == [heading]


def test_a_bold_heading_that_ends_early_is_not_run_on_in_small_letters(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    draft.text(72, 140, "Aanspraak zonder rekening met de heffingskorting", font=BOLD)
    draft.lines(
        72, 152, "bij een inkomen van meer dan 12 euro per maand, over het jaar geteld.", *PROSE
    )
    assert headings(read(draft)) == ["Aanspraak zonder rekening met de heffingskorting"]


def test_a_section_number_heads_the_text_set_close_under_it(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    draft.lines(72, 140, "2.1.1 Landelijk Meetnet voor de kwaliteit van de lucht (LML)", *PROSE)
    assert headings(read(draft)) == ["2.1.1 Landelijk Meetnet voor de kwaliteit van de lucht (LML)"]


def test_an_underlined_heading_may_run_over_two_lines(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    for at, words in enumerate(
        ("De wet uit dat jaar: verbod ter verbetering van zeden en", "rust")
    ):
        draft.rule(72, draft.text(72, 140 + 12 * at, words), 141.5 + 12 * at)
    draft.lines(72, 176, *PROSE)
    assert headings(read(draft)) == [
        "De wet uit dat jaar: verbod ter verbetering van zeden en rust"
    ]


def test_an_area_behind_a_line_is_no_rule_under_it(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    draft.area(72, 132, 180, 10.5)
    draft.text(72, 140, "Wij hebben deze grondslag gekozen omdat")
    draft.text(72, 152, "dit zo is.")
    assert headings(read(draft)) == []


def test_a_numbered_heading_of_many_words_may_run_over_two_lines(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    first = "3.5 De hoogste straf voor wie deelneemt aan een groep die tot doel heeft een"
    draft.lines(72, 146, first)
    draft.text(88, 158, "misdrijf te plegen")
    draft.lines(72, 182, *PROSE)
    assert headings(read(draft)) == [f"{first} misdrijf te plegen"]


def test_a_line_of_a_legend_is_no_heading(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    draft.lines(72, 146, "RF = Random Forest")
    draft.lines(72, 170, *PROSE)
    assert headings(read(draft)) == []
