"""Claims that may have been read wrong: looked at once more, and told in the report of the run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from extractors.pdf.ocr import OcrSettings
from extractors.pdf.second_look import Spot, look_again
from schemas.paper import Box, Issue, Reading
from schemas.records import Claim

DIFFERS: Final = 0.5
"""What is left of the confidence of a claim that looks otherwise on its page."""

# A dash right before a figure may be a sign of another kind that the file gives no code.
_DASHED: Final = re.compile(r"[-‐‑–−]\d")
_EURO: Final = re.compile(r"\s*€\s*\d")
_DIGITS: Final = re.compile(r"\D")
_PARTED: Final = re.compile(r"\d \d")


def look_at_doubtful(
    path: Path, claims: Sequence[Claim], reading: Reading, ocr: OcrSettings
) -> tuple[list[Claim], list[Issue]]:
    """The claims, surer of none that its page shows otherwise, and what is told of those.

    Looked at are claims on pages with a suspect text layer, and numbers in labels and cells that
    begin with a dash or have a space within.
    """
    kept = list(claims)
    own = {page.number for page in reading.pages if page.text_source == "pdf"}
    places = [
        at
        for at, claim in enumerate(claims)
        if claim.page in own and claim.x0 is not None and _is_doubtful(claim, reading)
    ]
    spots = [_spot(claims[at]) for at in places]
    issues = []
    for at, shown in sorted(look_again(path, spots, ocr).items()):
        claim = claims[places[at]]
        seen = _as_seen(claim, shown) or claim
        kept[places[at]] = replace(seen, confidence=round(DIFFERS * claim.confidence, 3))
        message = f"Gelezen is ‘{claim.as_written}’; in beeld staat ‘{shown}’."
        issues.append(Issue("picture_differs", message, claim.page))
    return kept, issues


def _as_seen(claim: Claim, shown: str) -> Claim | None:
    """The claim with what is surely otherwise in the picture set right: the euro sign that the
    file calls a dash, the first of two numbers that it sets as one. None where neither is so."""
    read = _DIGITS.sub("", claim.as_written)
    if claim.value is None:
        return None
    if _EURO.match(shown) and _DASHED.match(claim.as_written) and read == _DIGITS.sub("", shown):
        unit = "EUR" if claim.unit == "count" else claim.unit
        return replace(claim, value=abs(claim.value), unit=unit)
    first, _, rest = claim.as_written.partition(" ")
    alone = rest.isdigit() and first.isdigit() and shown.strip() == first
    return replace(claim, value=Decimal(first), as_written=first) if alone else None


def _is_doubtful(claim: Claim, reading: Reading) -> bool:
    if claim.page in reading.suspect:
        return any(character.isdigit() for character in claim.as_written)
    apart = bool(claim.in_table) or claim.rule.endswith("/label")
    dashed = _DASHED.match(claim.as_written) is not None and not claim.in_table
    return apart and (dashed or _PARTED.search(claim.as_written) is not None)


def _spot(claim: Claim) -> Spot:
    assert claim.x0 is not None
    assert claim.top is not None
    assert claim.x1 is not None
    assert claim.bottom is not None
    box = Box(claim.x0, claim.top, claim.x1, claim.bottom)
    return Spot(claim.page, box, claim.as_written)
