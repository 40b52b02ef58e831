"""Amounts by which a budget turned out higher or lower, and levels that look like them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import kamercijfers as kc

CHANGES = [
    ("Onderhoud sporthal (voordeel lagere lasten € 12.500).", -12500),
    ("Het saldo blijft gelijk (lagere baten € 8.000, door minder bezoekers).", -8000),
    ("Bij de brandweer zijn er hogere personeelslasten (€ 16.000).", 16000),
    ("Dit leidt tot hogere incidentele kosten van € 1.200.", 1200),
    ("Het vermogen steeg; een stijging dus van circa 24 miljoen euro.", 24_000_000),
]
LEVELS = [
    ("Wie meer verdient betaalt een hogere bijdrage van € 40.", 40),
    ("Voor kleine bedrijven geldt een lagere uitkering van € 500.", 500),
    ("Door hogere energieprijzen is € 20.000 nodig.", 20000),
]


@pytest.mark.parametrize(("text", "value"), CHANGES)
def test_what_turned_out_otherwise_is_a_change(text: str, value: int, tmp_path: Path) -> None:
    (claim,) = _claims(text, tmp_path)
    assert (claim.value, claim.statistic) == (Decimal(value), "change")


@pytest.mark.parametrize(("text", "value"), LEVELS)
def test_a_level_is_none(text: str, value: int, tmp_path: Path) -> None:
    (claim,) = _claims(text, tmp_path)
    assert claim.value == value
    assert claim.statistic != "change"


def _claims(text: str, folder: Path) -> tuple[kc.Claim, ...]:
    page = folder / "begroting.html"
    page.write_text(f'<html lang="nl"><body><p>{text}</p></body></html>', encoding="utf-8")
    return tuple(kc.read(page).claims)
