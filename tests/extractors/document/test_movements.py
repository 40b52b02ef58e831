"""The year of movements between two stands, and rows of people in a table of amounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document.extract import ExtractOptions, extract_document
from schemas.records import Claim
from tests.extractors.pdf.draft import Draft

PLAIN = ExtractOptions(parse=False)


def read(path: Path, rows: list[list[str]], *lines: str) -> dict[str, Claim]:
    draft = Draft(path / "verloop.pdf")
    top = 80.0
    for line in lines:
        draft.text(60, top, line, size=14 if line == lines[0] else 9)
        top += 24
    for row in rows:
        for at, text in enumerate(row):
            x = 60 if at == 0 else 190 + 90 * at
            draft.text(
                x if at == 0 else x - draft.canvas.stringWidth(text, "Helvetica", 9),
                top,
                text,
                size=9,
            )
        top += 14
    return {
        claim.as_written: claim for claim in extract_document(draft.save(), options=PLAIN).claims
    }


def test_what_came_and_went_is_of_the_year_between_two_rows(tmp_path: Path) -> None:
    rows = [
        ["", "Huurders", "Kopers"],
        ["Stand per 1 januari 2021", "410", "233"],
        ["Nieuw ingeschreven", "57", "31"],
        ["Vertrokken", "49", "28"],
        ["Stand per 31 december 2021", "418", "236"],
        ["Waarvan met kinderen", "102", "77"],
    ]
    claims = read(tmp_path, rows, "Verloop van het bestand")
    assert {written: claims[written].period for written in ("57", "28", "418", "102")} == {
        "57": "2021",
        "28": "2021",
        "418": "2021-12-31",
        "102": "",
    }


def test_what_came_and_went_is_of_the_year_between_two_columns(tmp_path: Path) -> None:
    rows = [
        ["Reserve", "Ultimo 2022", "Erbij", "Eraf", "Ultimo 2023"],
        ["Wegen", "812", "44", "19", "837"],
        ["Bruggen", "356", "21", "67", "310"],
    ]
    claims = read(tmp_path, rows, "Verloop van de reserves")
    assert [claims[written].period for written in ("812", "44", "67", "310")] == [
        "2022",
        "2023",
        "2023",
        "2023",
    ]


def test_people_are_no_amounts_in_a_table_of_amounts(tmp_path: Path) -> None:
    rows = [
        ["", "2022", "2023"],
        ["Scholen en leerlingen"],
        ["Aangesloten scholen", "341", "352"],
        ["Leerlingen", "81.204", "83.116"],
        ["Kosten"],
        ["Huisvesting", "12.311", "13.007"],
    ]
    claims = read(tmp_path, rows, "Kerncijfers", "(bedragen x € 1.000)")
    assert (claims["352"].unit, claims["352"].value) == ("count", 352)
    assert claims["81.204"].unit == "count"
    assert (claims["13.007"].unit, claims["13.007"].value) == ("EUR", 13_007_000)


@pytest.mark.parametrize("line", ["(in duizenden euro)", "Bedragen x EUR 1.000"])
def test_a_scale_among_the_rows_holds_for_those_below(tmp_path: Path, line: str) -> None:
    rows = [
        ["", "2022", "2023"],
        ["Aantallen"],
        ["Leden", "1.204", "1.331"],
        [line],
        ["Contributies", "2.404", "2.516"],
        ["Subsidies", "3.118", "3.240"],
    ]
    claims = read(tmp_path, rows, "Meerjarenoverzicht")
    assert (claims["1.204"].unit, claims["1.204"].value) == ("count", 1204)
    assert (claims["3.240"].unit, claims["3.240"].value) == ("EUR", 3_240_000)
