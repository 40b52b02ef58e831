"""A large figure under its heading is told with it; the marks of an axis are told with nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.document import extract_document
from extractors.pdf.layout.axes import find_bars
from schemas.records import Claim
from tests.extractors.pdf.draft import BOLD, HEIGHT, Draft


def claims(draft: Draft) -> dict[str, Claim]:
    return {claim.as_written: claim for claim in extract_document(draft.save()).claims}


def tile(draft: Draft, x: float, top: float, *, grey: float = 0.9) -> None:
    draft.area(x, top, 180, 120, grey=grey)


def centred(
    draft: Draft, x: float, top: float, text: str, *, size: float, font: str = BOLD
) -> None:
    width = draft.canvas.stringWidth(text, font, size)
    draft.text(x - width / 2, top, text, size=size, font=font)


@pytest.mark.parametrize("size", [18.0, 24.0, 40.0])
@pytest.mark.parametrize(
    ("heading", "figure", "value", "unit"),
    [
        ("Dekkingsgraad", "112,6%", Decimal("112.6"), "percent"),
        ("Beheerkosten (mln)", "€ 14,2", Decimal("14200000"), "EUR"),
        ("Subsidie (x € 1.000)", "2.045", Decimal("2045000"), "EUR"),
        ("Actieve leden", "61.322", Decimal(61322), "count"),
        ("Belegd vermogen (in miljarden euro)", "3,4", Decimal("3400000000"), "EUR"),
    ],
)
def test_a_figure_in_a_tile_is_named_by_its_heading(
    draft: Draft, size: float, heading: str, figure: str, value: Decimal, unit: str
) -> None:
    draft.text(60, 60, "Het jaar in cijfers", size=20, font=BOLD)
    for at, (name, number) in enumerate(((heading, figure), ("Aantal klachten", "37"))):
        tile(draft, 60 + 200 * at, 100)
        centred(draft, 150 + 200 * at, 125, name, size=11)
        centred(draft, 150 + 200 * at, 135 + size, number, size=size)
    found = claims(draft)
    assert (found[figure].value, found[figure].unit) == (value, unit)
    assert found[figure].measure.startswith(heading.partition(" (")[0])
    assert "mln" not in found[figure].measure
    assert "37" in found


def test_a_date_between_heading_and_figure_is_its_period(draft: Draft) -> None:
    tile(draft, 60, 100)
    draft.text(75, 120, "Dekkingsgraad", size=12, font=BOLD)
    draft.text(75, 136, "31-12-2023", size=8)
    draft.text(75, 162, "112,6%", size=24, font=BOLD)
    draft.text(75, 178, "31-12-2022 109,3%", size=8)
    found = claims(draft)
    assert (found["112,6%"].measure, found["112,6%"].period) == ("Dekkingsgraad", "2023-12-31")
    assert found["109,3%"].value == Decimal("109.3")


def test_figures_over_icons_are_named_by_what_stands_under_those(draft: Draft) -> None:
    draft.text(60, 90, "Wie bouwt er op?", size=14, font=BOLD)
    for at, (figure, name) in enumerate((("8.120", "Werkenden"), ("2.377", "Gestopten"))):
        centred(draft, 110 + 130 * at, 125, figure, size=16)
        draft.canvas.circle(110 + 130 * at, HEIGHT - 160, 22, stroke=0, fill=1)
        centred(draft, 110 + 130 * at, 205, name, size=9, font="Helvetica")
    found = claims(draft)
    assert found["8.120"].measure.startswith("Werkenden")
    assert found["2.377"].measure.startswith("Gestopten")


def test_the_marks_of_an_axis_are_no_claims(draft: Draft) -> None:
    draft.text(60, 90, "Aantal meldingen per jaar", size=11, font=BOLD)
    for at in range(6):
        draft.text(60, 120 + 24 * at, str(500 - 100 * at), size=8)
        draft.text(90 + 60 * at, 270, str(2018 + at), size=8)
    assert claims(draft) == {}


@pytest.mark.parametrize("gap", [0.0, 0.4])
def test_a_number_that_touches_a_word_is_a_number(draft: Draft, gap: float) -> None:
    for at, (figure, name) in enumerate(
        (("2.318", "Bibliotheek Noord"), ("405", "Zwembad Zuid"), ("96", "Sporthal"))
    ):
        end = 100.0
        width = draft.canvas.stringWidth(figure, "Helvetica", 10)
        draft.text(end - width, 100 + 16 * at, figure)
        draft.text(end + gap, 100 + 16 * at, name)
    assert set(claims(draft)) == {"2.318", "405", "96"}


def test_a_small_figure_under_a_large_one_does_not_name_it(draft: Draft) -> None:
    tiles = (
        ("Kosten ledenbeheer", "6,3 miljoen", "Kosten per lid: 412 euro"),
        ("Reserve van allen", "3,9 miljard", "0,31% van de totale reserve"),
    )
    for at, (name, figure, small) in enumerate(tiles):
        x = 60 + 220 * at
        tile(draft, x, 100)
        draft.text(x + 15, 122, name, size=10, font=BOLD)
        draft.text(x + 50, 150, figure, size=18, font=BOLD)
        draft.text(x + 50, 164, small, size=7)
    found = claims(draft)
    assert found["6,3 miljoen"].measure == "Kosten ledenbeheer"
    assert (found["6,3 miljoen"].unit, found["6,3 miljoen"].per) == ("EUR", "")
    assert found["3,9 miljard"].measure == "Reserve van allen"
    assert found["0,31%"].unit == "percent"


def test_millions_of_visits_are_no_euros(draft: Draft) -> None:
    tile(draft, 60, 100)
    draft.text(75, 122, "Bezoeken", size=10, font=BOLD)
    draft.text(75, 150, "6,3 miljoen", size=18, font=BOLD)
    assert claims(draft)["6,3 miljoen"].unit == "count"


def test_a_figure_is_not_named_by_words_in_the_tile_beside_it(draft: Draft) -> None:
    tile(draft, 60, 100, grey=0.8)
    draft.text(75, 120, "Waar wij op letten", size=11, font=BOLD)
    draft.text(180, 180, "Toezicht", size=8)
    tile(draft, 250, 100)
    draft.text(270, 122, "Reserves (mln)", size=11, font=BOLD)
    draft.text(270, 180, "€ 412,6", size=30, font=BOLD)
    found = claims(draft)["€ 412,6"]
    assert (found.measure, found.value) == ("Reserves", Decimal("412600000"))


def test_words_on_their_side_name_no_upright_figure_and_the_other_way_round(draft: Draft) -> None:
    draft.text(60, 150, "lees meer", size=8)
    draft.canvas.saveState()
    draft.canvas.translate(200, HEIGHT - 152)
    draft.canvas.rotate(90)
    draft.canvas.setFont("Helvetica", 8)
    draft.canvas.drawString(0, 0, "61.322")
    draft.canvas.restoreState()
    draft.text(60, 300, "Deze bladzijde vertelt hoe het fonds in dat jaar werkte en voor wie.")
    assert "61.322" not in claims(draft)


def test_what_a_preposition_governs_is_counted(draft: Draft) -> None:
    draft.text(60, 90, "Zorg voor bijna 48.300 leden in ons land", size=16, font=BOLD)
    draft.text(60, 130, "Deze bladzijde vertelt hoe het fonds in dat jaar werkte en voor wie het")
    draft.text(60, 142, "er was. De leden van het fonds kregen er in het voorjaar een brief over.")
    assert claims(draft)["bijna 48.300"].measure.startswith("leden")


def test_the_figure_of_the_year_before_has_the_name_of_that_above_it(draft: Draft) -> None:
    for at, (figure, name, before) in enumerate(
        (("3.118", "Huurders", "3.094 in 2023"), ("6.402", "Kopers", "6.377 in 2023"))
    ):
        centred(draft, 150 + 160 * at, 130, figure, size=18, font="Helvetica")
        centred(draft, 150 + 160 * at, 142, name, size=8)
        centred(draft, 150 + 160 * at, 151, before, size=6)
    found = claims(draft)
    assert (found["3.094"].measure, found["3.094"].period) == ("Huurders", "2023")
    assert found["6.402"].measure.startswith("Kopers")
    assert found["6.377"].measure == "Kopers"


def test_what_one_pays_is_not_in_the_thousands_of_all(draft: Draft) -> None:
    draft.text(60, 80, "Het jaar van de vereniging", size=20, font=BOLD)
    draft.lines(60, 230, *["Wij vertellen op deze bladzijde hoe het jaar van de leden was."] * 4)
    draft.area(60, 100, 400, 120, grey=0.9)
    centred(draft, 260, 120, "Beheerkosten (x 1.000)", size=13)
    draft.text(80, 145, "Kosten van het bestuur", size=9, font=BOLD)
    draft.text(80, 165, "€ 4.310", size=18)
    draft.text(80, 180, "Kosten per lid € 318", size=8)
    found = claims(draft)
    assert (found["€ 4.310"].value, found["€ 318"].value) == (Decimal(4310000), Decimal(318))
    assert found["€ 4.310"].measure.startswith("Kosten van het bestuur")


def test_a_name_with_its_figure_is_no_heading_of_the_next(draft: Draft) -> None:
    draft.text(60, 80, "Voor wie doen wij dit?", size=16, font=BOLD)
    for at, line in enumerate(("Werkende leden 2.951", "Oud-leden 3.475", "Reserve € 14,2 mln")):
        draft.text(60, 110 + 60 * at, line, size=12, font=BOLD)
        draft.text(
            60, 124 + 60 * at, "Hier staat in twee regels wat er van die groep te zeggen valt,"
        )
        draft.text(
            60, 136 + 60 * at, "zodat de lezer weet wie daarmee bedoeld zijn en wie er niet."
        )
    found = claims(draft)
    assert not any("2.951" in c.measure or "2.951" in c.section for c in found.values())
    assert found["€ 14,2 mln"].measure.startswith("Reserve")


def test_millions_under_their_figure_belong_to_it_and_its_name_stands_below(draft: Draft) -> None:
    for at, (figure, name) in enumerate((("€ 31,6", "Bijdragen"), ("€ 918", "Latere uitkeringen"))):
        draft.area(60 + 220 * at, 80, 180, 70, grey=0.6)
        centred(draft, 150 + 220 * at, 115, figure, size=30)
        centred(draft, 150 + 220 * at, 135, "miljoen", size=11)
        centred(draft, 150 + 220 * at, 180, name, size=10)
        draft.text(65 + 220 * at, 194, "Wat daar precies mee bedoeld is en", size=8)
        draft.text(65 + 220 * at, 204, "waarom het dit jaar zoveel was.", size=8)
    found = claims(draft)
    assert found["€ 31,6 miljoen"].measure == "Bijdragen"
    assert found["€ 918 miljoen"].measure == "Latere uitkeringen"
    assert found["€ 918 miljoen"].value == Decimal(918000000)


def test_a_figure_means_what_the_sentence_under_it_says_of_it(draft: Draft) -> None:
    draft.text(60, 60, "Vermogen", size=20, font=BOLD)
    tile(draft, 60, 100)
    draft.text(75, 125, "7,4 miljard", size=16, font=BOLD)
    draft.text(75, 142, "In totaal was het vermogen in 2023 7,4 miljard euro waard.", size=9)
    figure = min(
        (c for c in extract_document(draft.save()).claims if c.value == Decimal(7400000000)),
        key=lambda claim: claim.top or 0,
    )
    assert (figure.unit, figure.period) == ("EUR", "2023")
    assert "vermogen" in figure.measure


@pytest.mark.parametrize(
    ("texts", "bars"),
    [
        (["Per sector", "Bouw 14", "Zorg en welzijn 12", "Handel 9"], {1, 2, 3}),
        (["Stap 1", "Stap 2", "Stap 3"], set()),
        (["Inleiding 1", "Methode 2", "Uitkomsten 3"], set()),
        (["Bouw 14", "Zorg 12", "Een zin.", "Nog een.", "Een derde.", "Slot.", "Handel 9"], set()),
        (["Bouw 14%", "Zorg 12%", "Handel 9,5%"], {0, 1, 2}),
        (["Kosten 2023", "Baten 2024"], set()),
    ],
)
def test_bars_written_out_are_told_from_numbered_headings(texts: list[str], bars: set[int]) -> None:
    assert find_bars([(1, text) for text in texts]) == bars
