"""Pages that list documents, whose numbers name them."""

from __future__ import annotations

import pytest

from extractors.doctypes.registers import find_registers
from schemas.paper import Box, Passage, PlacedWord, Reading

INVENTORIES = {
    "grounds with a space": [
        "12",
        "Mail over zwembad",
        "10.2 e",
        "13",
        "Nota ijsbaan",
        "10.2 b",
        "5.1 e",
    ],
    "members in brackets": ["3 Verslag", "(10)(2e)", "4 Antwoord", "(10)(2e);(11)(1)", "(10)(2a)"],
    "what is withheld": [
        "Brief aan bewoners",
        "Persoonsgegevens",
        "Raming ijsbaan",
        "Persoonsgegevens en financiële gegevens",
        "Ongeredigeerd",
    ],
    "titled, with days": [
        "Inventarisatielijst",
        "41 3-6-2021 Overleg 2 over de brug",
        "42 4-6-2021 Re: planning 3",
        "Fwd: planning 3",
    ],
}
OTHERS = {
    "figures by day": ["31-12-2023 12.500", "31-12-2024 13.400", "30-06-2025 14.100"],
    "meetings without a title": [
        "3-6-2021 Er kwamen 30 bewoners",
        "4-6-2021 Er kwamen er 12",
        "5-6-2021 Nog 8",
    ],
    "amounts": ["10.2 miljoen", "5.1 procent", "11.1 gram"],
    "text about data": [
        "Persoonsgegevens van 12 mensen zijn gelekt door een fout van de dienst in juni."
    ]
    * 4,
}


def reading(lines: list[str]) -> Reading:
    passages = (
        Passage(text, "label", (PlacedWord(0, len(text), 1, Box(0, 9 * n, 90, 9 * n + 8)),))
        for n, text in enumerate(lines)
    )
    return Reading((), tuple(passages))


@pytest.mark.parametrize("lines", INVENTORIES.values(), ids=INVENTORIES)
def test_an_inventory_is_a_register(lines: list[str]) -> None:
    assert find_registers(reading(lines)) == {1}


@pytest.mark.parametrize("lines", OTHERS.values(), ids=OTHERS)
def test_other_lists_are_not(lines: list[str]) -> None:
    assert find_registers(reading(lines)) == frozenset()
