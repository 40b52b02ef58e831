"""Letters of which every number's verdict is known: their tables, and the claims these are about.

Each LETTER.pdf stands beside LETTER.tsv with the columns sentence, number, verdict, doc, page,
value, quote, dimension, why; places that serve as well after " || ".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from rapidfuzz import fuzz

from schemas.records import Claim


@dataclass(frozen=True, slots=True)
class Place:
    """Where a letter's number is told: a file's stem, page, value and its own words there."""

    stem: str
    page: str
    value: str
    quote: str


def read_table(table: Path) -> list[dict[str, str]]:
    """The rows of a letter's table that hold a number."""
    lines = [line for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in rows if (row.get("number") or "").strip()]


def match(table: Path, claims: Sequence[Claim]) -> Iterator[tuple[dict[str, str], Claim]]:
    """The rows of a table with the claim of the letter that each is about."""
    used: set[str] = set()
    for row in read_table(table):
        number, sentence = _plain(row["number"]), _plain(row["sentence"])
        fits = [
            (fuzz.ratio(number, _plain(c.as_written)), -place, c)
            for place, c in enumerate(claims)
            if c.claim_id not in used
            and (number in _plain(c.as_written) or _plain(c.as_written) in number)
            and fuzz.partial_ratio(sentence, _plain(c.sentence)) > 90
        ]
        if fits:
            best = max(fits, key=lambda fit: fit[:2])[2]
            used.add(best.claim_id)
            yield row, best


def _plain(text: str) -> str:
    text = text.translate(str.maketrans("’‘–—", "''--")).lower()
    return re.sub(r"[^0-9a-zà-ÿ%€,.-]+", " ", text).strip()


def places_of(row: Mapping[str, str]) -> list[Place]:
    cut = [
        [part.strip() for part in (row.get(k) or "").split("||")]
        for k in ("doc", "page", "value", "quote")
    ]
    many = max(map(len, cut))
    found = (Place(*(c[min(n, len(c) - 1)] for c in cut)) for n in range(many))
    return [place for place in found if place.stem]


def find(place: Place, by_page: Mapping[tuple[str, str], Sequence[Claim]]) -> list[Claim]:
    """The claims that tell a place's number on its page, in the words most like its quote."""
    fits = []
    for claim in by_page.get((place.stem, place.page), ()):
        if _tells(claim, place.value):
            like = fuzz.partial_ratio(_plain(place.quote), _plain(claim.sentence))
            like += 20 * (_plain(claim.as_written) in _plain(place.quote))
            fits.append((like, claim))
    best = max((like for like, _ in fits), default=0.0)
    return [claim for like, claim in fits if like >= best - 5]


def _tells(claim: Claim, value: str) -> bool:
    ends = re.fullmatch(r"(-?[\d.]+)\s*-\s*([\d.]+)", value)
    if ends and claim.value is None:
        return _close(claim.value_low, ends[1]) and _close(claim.value_high, ends[2])
    return _close(claim.value, value)


def _close(own: Decimal | None, value: str) -> bool:
    try:
        told = abs(float(value))
    except ValueError:
        return False
    return own is not None and abs(abs(float(own)) - told) <= 0.005 * max(told, 1e-9)
