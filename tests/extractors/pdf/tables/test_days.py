"""Days without a year in a cell are no numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import extract_document
from extractors.pdf.tables import is_day
from tests.extractors.pdf.tables.drawing import Drawing


@pytest.mark.parametrize(
    ("text", "heading", "day"),
    [
        ("01/04", "", True),
        ("1-07", "", True),
        ("01-01 t/m 30-06", "Duur", True),
        ("31/12", "Einde dienstverband", True),
        ("31/12", "Verhouding", False),
        ("12/14", "Aanvang", False),
        ("10-12", "Leeftijd", False),
        ("0,5", "Aanvang", False),
        ("31/13", "Einde", False),
    ],
)
def test_a_cell_is_a_day_or_is_none(text: str, heading: str, day: bool) -> None:
    assert is_day(text, heading) is day


def test_a_table_of_pay_is_one_table_with_answers_and_days_in_it(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "pay.pdf")
    drawing.row(100, "Bedragen x € 1", ["2024", "2023"])
    drawing.row(114, "Ingang functie", ["01/03", "01/01"])
    drawing.row(128, "Einde functie", ["31/12", "31/12"])
    drawing.row(142, "In dienst?", ["Nee", "Ja"])
    drawing.row(156, "Beloning", ["96.412", "93.870"])
    drawing.row(170, "Pensioenbijdrage", ["14.206", "13.995"])
    drawing.row(184, "Totaal", ["110.618", "107.865"])
    drawing.canvas.save()
    found = {c.as_written: c for c in extract_document(drawing.path).claims}
    assert set(found) == {"96.412", "93.870", "14.206", "13.995", "110.618", "107.865"}
    assert (found["93.870"].unit, found["93.870"].period) == ("EUR", "2023")
