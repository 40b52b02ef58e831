"""Figures of charts are told with their names; the marks along an axis are told with nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.document import extract_document
from schemas.records import Claim
from tests.extractors.pdf.tables.drawing import HEIGHT, Drawing, rows_of

Colour = tuple[float, float, float]

ORANGE, BLUE, GREEN = (0.93, 0.42, 0.0), (0.0, 0.41, 0.7), (0.44, 0.62, 0.2)
FLOOR = 400.0  # points from the top: where bars stand


@pytest.fixture
def chart(tmp_path: Path) -> Drawing:
    return Drawing(tmp_path / "grafiek.pdf")


def rectangle(chart: Drawing, box: tuple[float, float, float, float], colour: Colour) -> None:
    x0, top, x1, bottom = box
    chart.canvas.setFillColorRGB(*colour)
    chart.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
    chart.canvas.setFillColorRGB(0, 0, 0)


def centred(chart: Drawing, x: float, top: float, text: str) -> None:
    chart.canvas.drawCentredString(x, HEIGHT - top, text)


def title(chart: Drawing, text: str, top: float = 250) -> None:
    chart.font("Helvetica-Bold", 11)
    chart.left(90, top, text)
    chart.font("Helvetica", 9)


def ticks(chart: Drawing, texts: Sequence[str], *, x: float = 85) -> None:
    """Marks of an upright axis, from the floor up."""
    for number, text in enumerate(texts):
        chart.right(x, FLOOR + 3 - 25 * number, text)


def bars(
    chart: Drawing,
    names: Sequence[str],
    series: Sequence[tuple[Colour, Sequence[tuple[str, float]]]],
    *,
    inside: bool = False,
    pitch: float = 90,
) -> None:
    """Upright bars with their figures on top (or `inside`), names under them."""
    width = 60 / len(series)
    for at, name in enumerate(names):
        left = 100 + pitch * at
        for number, (colour, figures) in enumerate(series):
            text, height = figures[at]
            if not text:
                continue
            x0 = left + width * number
            rectangle(chart, (x0, FLOOR - height, x0 + width - 2, FLOOR), colour)
            x, top = x0 + (width - 2) / 2, FLOOR - height - 4
            if inside:
                chart.canvas.saveState()
                chart.canvas.translate(x + 3, HEIGHT - FLOOR + 6)
                chart.canvas.rotate(90)
                chart.canvas.drawString(0, 0, text)
                chart.canvas.restoreState()
            else:
                centred(chart, x, top, text)
        centred(chart, left + 30, FLOOR + 14, name)


def legend(chart: Drawing, entries: Sequence[tuple[str, Colour]], top: float = FLOOR + 40) -> None:
    for number, (name, colour) in enumerate(entries):
        x = 110 + 110 * number
        rectangle(chart, (x, top - 6, x + 6, top), colour)
        chart.left(x + 10, top, name)


def claims(chart: Drawing) -> dict[str, Claim]:
    chart.canvas.save()
    return {claim.as_written: claim for claim in extract_document(chart.path).claims}


def test_figures_on_bars_are_told_and_the_marks_of_the_axis_are_not(chart: Drawing) -> None:
    title(chart, "Waar het geld van het schap heen ging (in %)")
    ticks(chart, ["0", "10", "20", "30", "40", "50"])
    names = ("Dijken", "Gemalen", "Zuivering", "Beheer")
    heights = (("41,5", 104.0), ("8", 20.0), ("32,1", 80.0), ("18,4", 46.0))
    bars(chart, names, [(BLUE, heights)])
    found = claims(chart)
    assert set(found) == {"41,5", "8", "32,1", "18,4"}
    assert found["8"].measure.startswith("Gemalen")
    assert "geld" in found["8"].measure
    assert {claim.unit for claim in found.values()} == {"percent"}


def test_figures_in_even_steps_are_told_where_each_has_a_name(chart: Drawing) -> None:
    title(chart, "Aantal pleziervaartuigen per haven")
    for number, (name, figure) in enumerate(
        (("Veersluis", "100"), ("Oudhoek", "200"), ("Zandkil", "300"), ("Meerhout", "400"))
    ):
        x = 130 + 90 * number
        chart.canvas.setFillColorRGB(0.8, 0.9, 0.8)
        chart.canvas.circle(x, HEIGHT - 330, 22, stroke=0, fill=1)
        chart.canvas.setFillColorRGB(0, 0, 0)
        centred(chart, x, 333, figure)
        centred(chart, x, 370, name)
    found = claims(chart)
    assert {text: claim.measure.partition(",")[0] for text, claim in found.items()} == {
        "100": "Veersluis", "200": "Oudhoek", "300": "Zandkil", "400": "Meerhout",
    }  # fmt: skip


def test_an_axis_alone_is_no_figure(chart: Drawing) -> None:
    title(chart, "Waterstand in de polder in 2031")
    ticks(chart, ["0", "5", "10", "15", "20"])
    for number, month in enumerate(("jan", "feb", "mrt", "apr", "mei")):
        centred(chart, 120 + 60 * number, FLOOR + 14, month)
    assert claims(chart) == {}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_the_colour_of_a_bar_tells_its_series(chart: Drawing, order: tuple[int, ...]) -> None:
    title(chart, "Aanvragen per jaar (mln euro)")
    ticks(chart, ["0", "60", "120", "180", "240"])
    series = [
        (ORANGE, [("227,7", 95.0), ("238,2", 99.0), ("242", 101.0)]),
        (BLUE, [("185", 77.0), ("188", 79.0), ("182", 75.0)]),
        (GREEN, [("117,1", 49.0), ("131,4", 55.0), ("", 0.0)]),
    ]
    bars(chart, ("2031", "2032", "2033"), series)
    entries = [("Gevraagd", ORANGE), ("Verleend", BLUE), ("Vastgesteld", GREEN)]
    legend(chart, [entries[at] for at in order])
    found = claims(chart)
    told = {text: (c.measure.partition(",")[0], c.period, c.value) for text, c in found.items()}
    assert told["238,2"] == ("Gevraagd", "2032", Decimal(238200000))
    assert told["182"] == ("Verleend", "2033", Decimal(182000000))
    assert told["117,1"] == ("Vastgesteld", "2031", Decimal(117100000))
    assert len(told) == 8


def test_a_cluster_without_a_legend_is_not_told(chart: Drawing) -> None:
    title(chart, "Aanvragen per jaar")
    ticks(chart, ["0", "60", "120", "180", "240"])
    series = [(ORANGE, [("227", 95.0), ("238", 99.0)]), (BLUE, [("185", 77.0), ("188", 79.0)])]
    bars(chart, ("2031", "2032"), series)
    assert claims(chart) == {}


def test_figures_over_bars_of_nearly_one_height_are_no_marks_of_notes(chart: Drawing) -> None:
    title(chart, "Ontwikkeling van het aantal meldingen")
    ticks(chart, ["0", "5", "10", "15", "20"])
    series = [(BLUE, [("15", 75.0), ("11", 55.0), ("13", 65.0)]),
              (ORANGE, [("16", 79.0), ("11", 55.0), ("14", 69.0)])]  # fmt: skip
    bars(chart, ("2031", "2032", "2033"), series, pitch=70)
    legend(chart, [("Voorjaar", BLUE), ("Najaar", ORANGE)])
    found = claims(chart)
    assert found["16"].measure.startswith("Najaar")
    assert found["16"].period == "2031"


def test_figures_that_stand_on_their_side_in_bars_are_told(chart: Drawing) -> None:
    title(chart, "Ingelegde premie (x € 1.000)")
    heights = (("185.881", 110.0), ("174.305", 98.0), ("159.032", 86.0))
    bars(chart, ("2033", "2032", "2031"), [(GREEN, heights)], inside=True)
    found = claims(chart)
    assert {text: (c.value, c.unit, c.period) for text, c in found.items()} == {
        "185.881": (Decimal(185881000), "EUR", "2033"),
        "174.305": (Decimal(174305000), "EUR", "2032"),
        "159.032": (Decimal(159032000), "EUR", "2031"),
    }


def test_points_of_a_line_take_the_unit_along_the_axis(chart: Drawing) -> None:
    chart.font("Helvetica", 9)
    ticks(chart, ["100", "105", "110", "115", "120", "125"])
    chart.canvas.saveState()
    chart.canvas.translate(50, HEIGHT - FLOOR)
    chart.canvas.rotate(90)
    chart.canvas.drawString(0, 0, "dekkingsgraad %")
    chart.canvas.restoreState()
    months = ("jan", "feb", "mrt", "apr", "mei", "jun")
    figures = ("104,2", "107,9", "109,3", "108,8", "113,0", "121,4")
    for number, (month, figure) in enumerate(zip(months, figures, strict=True)):
        x = 110 + 26 * number
        centred(chart, x, FLOOR - 5 * (float(figure.replace(",", ".")) - 100) - 6, figure)
        centred(chart, x, FLOOR + 14, month)
    found = claims(chart)
    assert set(found) == set(figures)
    assert {claim.unit for claim in found.values()} == {"percent"}
    assert all("dekkingsgraad" in claim.measure for claim in found.values())


def test_level_bars_with_two_series_are_told_by_colour(chart: Drawing) -> None:
    title(chart, "Premies en uitkeringen (x € 1.000)")
    rows = (
        ("2033", "55.219", "21.620"),
        ("2032", "54.481", "20.018"),
        ("2031", "53.684", "18.237"),
    )
    for number, (year, one, other) in enumerate(rows):
        top = 290 + 40 * number
        chart.left(90, top + 14, year)
        for at, (figure, colour) in enumerate(((one, BLUE), (other, ORANGE))):
            length = float(figure) * 5
            rectangle(chart, (125, top + 14 * at, 125 + length, top + 12 + 14 * at), colour)
            chart.left(129, top + 9 + 14 * at, figure)
    legend(chart, [("Uitkeringen", ORANGE), ("Premies", BLUE)], top=430)
    found = claims(chart)
    assert found["54.481"].measure.startswith("Premies")
    assert (found["20.018"].value, found["20.018"].period) == (Decimal(20018000), "2032")


def test_names_of_two_lines_are_read_whole(chart: Drawing) -> None:
    title(chart, "Tevreden bezoekers (in %)")
    heights = (("71", 71.0), ("64", 64.0), ("88", 88.0))
    bars(chart, ("Bezoekers", "Bewoners", "Winkeliers"), [(BLUE, heights)])
    for number, more in enumerate(("van buiten", "van de kern", "en kramen")):
        centred(chart, 130 + 90 * number, FLOOR + 25, more)
    assert claims(chart)["64"].measure.startswith("Bewoners van de kern")


def test_a_caption_under_a_chart_is_its_title(chart: Drawing) -> None:
    chart.prose(
        90, 200, ["Het aantal bezoeken liep uiteen.", "Dat kwam door het weer in het veld."]
    )
    ticks(chart, ["0", "10", "20", "30", "40"])
    bars(chart, ("Noord", "Zuid", "West"), [(BLUE, [("31", 78.0), ("12", 30.0), ("27", 68.0)])])
    chart.left(90, FLOOR + 40, "Figuur 7: Bezoeken aan het veld per gebied in 2031")
    found = claims(chart)
    assert found["12"].period == "2031"
    assert "Bezoeken aan het veld" in found["12"].measure


def test_the_bands_of_a_table_are_no_bars(chart: Drawing) -> None:
    title(chart, "Schade per kern")
    for number, (name, figure) in enumerate((("Oost", "12"), ("West", "47"), ("Dorp", "31"))):
        rectangle(chart, (85, 280 + 18 * number, 400, 298 + 18 * number), (0.9, 0.9, 0.95))
        chart.left(90, 292 + 18 * number, name)
        chart.right(390, 292 + 18 * number, figure)
    (found,) = chart.tables()
    assert rows_of(found.table) == [["Oost", "12"], ["West", "47"], ["Dorp", "31"]]


def test_what_two_years_compare_is_named_between_them(chart: Drawing) -> None:
    title(chart, "Doelstelling: minder wachten")
    chart.font("Helvetica-Bold", 18)
    for x, year in ((150, "2031"), (350, "2036")):
        centred(chart, x, 290, year)
    rows = (
        (("Gemiddelde", "wachttijd"), "14 dagen", "3 dagen"),
        (("Plaatsen", "in de opvang", "voor de nacht"), "1.392", "1.114"),
        (("Direct geholpen",), "41%", "60%"),
    )
    for number, (names, one, other) in enumerate(rows):
        top = 350 + 70 * number
        chart.font("Helvetica", 9)
        for at, name in enumerate(names):
            centred(chart, 250, top - 11 * (len(names) - 1 - at), name)
        chart.font("Helvetica-Bold", 14)
        centred(chart, 150, top + 2, one)
        centred(chart, 350, top + 2, other)
    found = claims(chart)
    assert (found["3 dagen"].unit, found["3 dagen"].period) == ("day", "2036")
    assert found["1.392"].measure.startswith("Plaatsen in de opvang voor de nacht")
    assert (found["41%"].period, found["60%"].period) == ("2031", "2036")


def test_years_over_a_table_are_no_comparison(chart: Drawing) -> None:
    chart.row(290, "Kosten van de haven", ["2031", "2036"])
    for number, (name, *figures) in enumerate((("Kade", "12", "47"), ("Sluis", "31", "28"))):
        chart.row(304 + 13 * number, name, figures)
    (found,) = chart.tables()
    assert rows_of(found.table)[1] == ["Kade", "12", "47"]


def test_level_bars_of_many_names_are_told_whole(chart: Drawing) -> None:
    title(chart, "Het aantal leerlingen per richting")
    rows = (("Techniek", "551", 150), ("Zorg en welzijn", "165", 45), ("Kunst", "146", 40),
            ("Landbouw en natuur", "10", 4))  # fmt: skip
    for number, (name, figure, length) in enumerate(rows):
        top = 280 + 11.5 * number
        chart.right(200, top, name)
        rectangle(chart, (202, top - 8, 202 + length, top), ORANGE)
        chart.left(204 + length, top, figure)
    found = claims(chart)
    assert {text: c.measure.partition(",")[0] for text, c in found.items()} == {
        figure: name for name, figure, _ in rows
    }


def test_what_tells_its_own_figure_is_no_name(chart: Drawing) -> None:
    for number, (name, figure) in enumerate(
        (("Nieuw: 94", "110"), ("Vast: 86", "98"), ("Los: 7", "9"))
    ):
        x = 130 + 120 * number
        chart.canvas.setFillColorRGB(0.8, 0.9, 0.8)
        chart.canvas.circle(x, HEIGHT - 330, 22, stroke=0, fill=1)
        chart.canvas.setFillColorRGB(0, 0, 0)
        centred(chart, x, 333, figure)
        centred(chart, x, 375, name)
    title(chart, "Aanvragen in 2031")
    found = claims(chart)
    assert {"94", "86", "7"} <= set(found)
    assert not any("94" in claim.measure for claim in found.values())


def test_tiles_at_two_heights_are_no_chart(chart: Drawing) -> None:
    for x, top, figure, name in (
        (80, 200, "135,7%", "Dekkingsgraad"), (330, 290, "0,24%", "Verhoging van de uitkering"),
    ):  # fmt: skip
        rectangle(chart, (x, top, x + 130, top + 50 + (x > 100) * 20), GREEN)
        chart.font("Helvetica-Bold", 24)
        centred(chart, x + 65, top + 34, figure)
        chart.font("Helvetica", 9)
        centred(chart, x + 65, 400, name)
    assert not chart.tables()
