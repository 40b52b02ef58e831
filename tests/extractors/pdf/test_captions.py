"""A caption read over a table takes the words of the text, where the two hold the same signs."""

from __future__ import annotations

import pytest

from extractors.pdf.text.captions import with_caption_in_order
from schemas.paper import Box, Passage, PlacedWord, Table

TORN = "Tabel 2 Opbouw van de NO-concentratie (µg m-3) in 2016 2"
WHOLE = "Tabel 2 Opbouw van de NO2-concentratie (µg m⁻³) in 2016"


@pytest.mark.parametrize(
    ("text", "page", "caption"),
    [
        (WHOLE, 3, WHOLE),
        (WHOLE, 4, TORN),
        ("Tabel 2 Opbouw van de NO2-concentratie (µg m⁻³) in 2017", 3, TORN),
        ("In tabel 2 staat de opbouw van de NO2-concentratie (µg m⁻³) in 2016", 3, TORN),
    ],
)
def test_a_caption_is_read_as_the_text_has_it(text: str, page: int, caption: str) -> None:
    words = (PlacedWord(0, len(text), page, Box(0, 0, 9, 9)),)
    table = Table("p3t1", 3, Box(0, 0, 9, 9), (), 0, 0, caption=TORN)
    read = with_caption_in_order(table, [Passage(text, "caption", words)])
    assert read.caption == caption
