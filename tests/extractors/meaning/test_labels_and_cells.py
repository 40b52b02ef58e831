"""Chart labels under a heading and cells under theirs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.meaning import CellText, Context, describe_cell, describe_sentence
from schemas.readings import Quantity
from tests.extractors.meaning.telling import meanings, tell

HEADING = "Gemiddeld aantal reizigers in de keten, per jaar (2015-2019)"


def test_a_label_takes_the_rest_from_its_heading() -> None:
    read = meanings("OVERSTAP >200", role="label", section=HEADING)["200"]
    assert read.measure.startswith("OVERSTAP")
    assert "reizigers" in read.measure
    assert (read.statistic, read.per, read.period) == ("mean", "year", "2015/2019")


def test_a_label_looks_past_a_heading_that_tells_nothing() -> None:
    sentence = tell("OVERSTAP >200", role="label", section="BEGIN VAN DE REIS")[0]
    read = describe_sentence(sentence, Context(headings=("BEGIN VAN DE REIS", HEADING)))[0]
    assert (read.statistic, read.per, read.period) == ("mean", "year", "2015/2019")


def test_a_duration_in_a_label_is_not_counted_per_year() -> None:
    read = meanings("gemiddelde duur van 1 jaar en 8 maanden", role="label", section=HEADING)
    assert read["1 jaar en 8 maanden"].per == ""


def test_labels_side_by_side_keep_their_own_word() -> None:
    read = meanings("Import 4,9 Export 17,9", role="label", section="Balans van water")
    assert read["4,9"].measure.startswith("Import")
    assert read["17,9"].measure.startswith("Export")


def test_a_label_of_a_mere_adverb_takes_its_heading() -> None:
    read = meanings("gemiddeld 1,75% per jaar", role="label", section="Groei van het verkeer")
    assert [meaning.measure for meaning in read.values()] == ["Groei van het verkeer"]


def quantity(value: str, unit: str) -> Quantity:
    number = Decimal(value)
    return Quantity(0, 3, "cardinal", number, None, None, Decimal(1), "eq", unit, (0, 3))


@pytest.mark.parametrize(
    ("column", "indicator"),
    [("Utrecht", "stikstof.depositie"), ("Gemiddelde overschrijding", "")],
)
def test_a_caption_names_the_indicator_where_headings_name_no_measure(
    column: str, indicator: str
) -> None:
    caption = "Tabel 2 Opbouw van de stikstofdepositie"
    cell = CellText("12", row_heading="Verkeer", column_heading=column, caption=caption)
    assert describe_cell(cell, quantity("12", "mol/ha/year")).indicator == indicator


@pytest.mark.parametrize(
    ("row", "column", "period"),
    [
        ("Kas per 1 januari", "2021", "2021-01-01"),
        ("Stand 31 december", "Realisatie 2022", "2022-12-31"),
        ("Kosten", "Totaal 2023", "2023"),
        ("Omzet mei", "2022", "2022-05"),
    ],
)
def test_a_row_tells_the_day_of_the_year_over_its_column(
    row: str, column: str, period: str
) -> None:
    cell = CellText("12", row_heading=row, column_heading=column)
    assert describe_cell(cell, quantity("12", "EUR")).period == period


@pytest.mark.parametrize("label", ["Tabel 4.", "Grafiek 2.1:", "Bijlage B3.", "Tabel 12"])
def test_the_number_of_a_table_is_not_what_it_tells(label: str) -> None:
    cell = CellText(
        "12",
        row_heading="Havens",
        column_heading="Roet",
        caption=f"{label} Schatting van de spreiding per plek. Voorlopig.",
    )
    told = describe_cell(cell, quantity("12", "percent")).measure
    assert told == "Havens, Roet (Schatting van de spreiding per plek)"


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        (CellText("12", row_heading="Renovatie", column_heading="Uitkering 2023"), "EUR",
         ("Renovatie, Uitkering 2023", "2023", "total")),
        (CellText("12", row_heading="De alleenstaande", column_heading="1 januari 2026",
                  caption="Nettobedragen"), "EUR",
         ("De alleenstaande, Nettobedragen", "2026-01-01", "total")),
        (CellText("12", row_heading="Opnames", column_heading="Verschil met vorige week"), "count",
         ("Opnames, Verschil met vorige week", "", "change")),
        (CellText("12", row_heading="Zeeland", column_heading="Stal",
                  caption="Tabel 6.2 Uitstoot per streek in 2019. De som telt niet op."), "percent",
         ("Zeeland, Stal (Uitstoot per streek in 2019)", "2019", "share")),
        (CellText("12", row_heading="Opnames", column_heading="%"), "percent",
         ("Opnames, %", "", "share")),
        (CellText("12", row_heading="Bijdrage zorg", column_heading="Jonger"), "percent",
         ("Bijdrage zorg, Jonger", "", "rate")),
        (CellText("12", row_heading="Maximum inkomen", column_heading="Jonger"), "EUR",
         ("Maximum inkomen, Jonger", "", "max")),
        (CellText("12", row_heading="Dagvaarding", caption="Gemiddeld aantal zaken (2015-2019)"),
         "count", ("Dagvaarding, zaken", "2015/2019", "mean")),
        (CellText("12", row_heading="1-07-2025 - 7-07-2025", column_heading="Ritten",
                  caption="Tabel 3: Vervoer per week"), "count",
         ("Ritten, Vervoer", "2025-07-01/2025-07-07", "total")),
        (CellText("12", row_heading="Rijtjeshuis 1970-1980", column_heading="Woningen",
                  caption="Woningen naar bouwjaar, 2019"), "count",
         ("Rijtjeshuis 1970-1980, Woningen (Woningen naar bouwjaar, 2019)", "2019", "total")),
        (CellText("12", row_heading="Fonds (35 mld. t/m 2030)", column_heading="Structureel"),
         "EUR", ("Fonds (35 mld. t/m 2030), Structureel", "", "total")),
        (CellText("12", row_heading="2030: Noord", column_heading="Raming van 2016"), "EUR",
         ("Noord, Raming van 2016", "2030", "total")),
        (CellText("12", row_heading="Toegekend:", caption="wegen en vaarten",
                  section="Spoor 2, Onderhoud aan wegen en vaarten"), "EUR",
         ("Toegekend, Spoor 2, Onderhoud aan wegen en vaarten", "", "total")),
        (CellText("12", row_heading="Spoor 3, Nieuwbouw: Toegekend",
                  section="Spoor 2, Onderhoud"), "EUR",
         ("Spoor 3, Nieuwbouw: Toegekend", "", "total")),
    ],
)  # fmt: skip
def test_a_cell_is_told_by_its_headings(
    cell: CellText, unit: str, expected: tuple[str, str, str]
) -> None:
    read = describe_cell(cell, quantity("12", unit))
    assert (read.measure, read.period, read.statistic) == expected


@pytest.mark.parametrize(
    ("text", "section", "number", "measure", "statistic"),
    [
        ("Mevrouw K. Visser (34 jaar)", "Bestuur", "34", "Mevrouw K. Visser (Bestuur)", ""),
        ("Beheerkosten 2023 0,60%", "Uitvoering 2023 € 219", "0,60", "Beheerkosten", "share"),
        ("2022: € 199", "Uitvoering 2023 € 219", "199", "Uitvoering", "total"),
        ("Per 1 januari 2025 1,22%", "Verhoging van de lonen", "1,22", "Verhoging van de lonen",
         "change"),
        ("18% van de inleg raakt aan dit doel", "Duurzaam", "18",
         "raakt aan dit doel (Duurzaam)", "share"),
        ("Gemiddeld resultaat laatste 5 jaar 3,8%", "Resultaat", "5",
         "periode (Gemiddeld resultaat laatste) (Resultaat)", ""),
    ],
)  # fmt: skip
def test_a_label_says_no_more_than_what_is_measured(
    text: str, section: str, number: str, measure: str, statistic: str
) -> None:
    read = next(
        told
        for said, told in meanings(text, role="label", section=section).items()
        if number in said
    )
    assert (read.measure, read.statistic) == (measure, statistic)


def test_a_sentence_that_leads_on_to_a_table_is_no_title() -> None:
    told = "Hierin is opgenomen hoeveel plekken er zijn"
    cell = CellText("12", row_heading="Noord", column_heading="Plekken", caption=told)
    assert describe_cell(cell, quantity("12", "count")).measure == "Noord, Plekken"


@pytest.mark.parametrize(
    ("corner", "measure"), [("Norgerholt", "beweiden, kg, Norgerholt"), ("Bron", "beweiden, kg")]
)
def test_a_name_in_the_corner_is_what_a_table_is_of(corner: str, measure: str) -> None:
    cell = CellText("12", row_heading="beweiden", column_heading="kg", corner=corner)
    assert describe_cell(cell, quantity("12", "count")).measure == measure
