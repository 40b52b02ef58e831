"""Where a letter contradicts itself within a sentence: shares belied by counts or by each other.

Only where the words leave no other reading; what follows from other numbers and does come out is
left to the reconciler.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.reconcile.placed import Placed, place
from pipeline.reconcile.wording import dutch_number
from schemas.records import Claim
from schemas.vocabularies import Dimension

HUNDRED: Final = Decimal(100)
_OF_ALL: Final = re.compile(r"\bvan (?:de|het|alle|deze|die|ruim|circa|ongeveer|\s)*$", re.I)
_BRACKET: Final = re.compile(r"\s*(?:van de \w+ )?\(\s*(?:dat (?:is|zijn) |ofwel |= ?)?", re.I)
_REST: Final = re.compile(r"\b(?:de|het) (?:overige|resterende|andere|rest)\b[^\d]{0,30}$", re.I)
_TOGETHER: Final = re.compile(
    r"[,:(]\s*(?:samen|bij elkaar|opgeteld)(?: is dat| goed voor)?\s*$", re.I
)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two numbers of one sentence that cannot both be right."""

    left: Claim
    right: Claim
    dimension: Dimension
    explanation: str


def find_clashes(claims: Sequence[Claim]) -> Iterator[Clash]:
    """The contradictions within the letter's own sentences."""
    sentences: defaultdict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.in_table:
            sentences[claim.page, claim.sentence].append(claim)
    for (_, sentence), members in sentences.items():
        placed = place(sentence, members)
        yield from _belied_shares(sentence, placed)
        yield from _beyond_whole(sentence, placed)
        yield from _wrong_totals(sentence, placed)


def _belied_shares(sentence: str, placed: Sequence[Placed]) -> Iterator[Clash]:
    """ "Van de 4.250 woningen had 60% (1.700 woningen)": the count is not that share of all."""
    for whole, share, part in zip(placed, placed[1:], placed[2:], strict=False):
        units = (whole.claim.unit, share.claim.unit, part.claim.unit)
        if units != ("count", "percent", "count") or whole.value <= part.value > 0:
            continue
        if not _OF_ALL.search(sentence[: whole.start]):
            continue
        if not _BRACKET.fullmatch(sentence[share.end : part.start]):
            continue
        low = part.interval.low / whole.interval.high * HUNDRED
        high = part.interval.high / whole.interval.low * HUNDRED
        if share.interval.low > high or share.interval.high < low:
            quotient = dutch_number(round(part.value / whole.value * HUNDRED, 1))
            working = f"{dutch_number(part.value)} / {dutch_number(whole.value)} = {quotient}%"
            yield _clash(share, part, "share", working)


def _beyond_whole(sentence: str, placed: Sequence[Placed]) -> Iterator[Clash]:
    """ "72% tevreden en 38% ontevreden", "62% … de overige 48%": a whole is no more than 100%."""
    shares = [one for one in placed if one.claim.unit == "percent"]
    if len(shares) != 2 or any(one.claim.statistic == "change" for one in shares):
        return
    first, last = shares
    total = first.interval.low + last.interval.low
    rest = bool(_REST.search(sentence[: last.start]))
    short = rest and first.interval.high + last.interval.high < HUNDRED
    if (total > HUNDRED and (rest or _are_opposite(sentence, first, last))) or short:
        told = f"{dutch_number(first.value)}% + {dutch_number(last.value)}%"
        whole = dutch_number(first.value + last.value)
        yield _clash(first, last, "complement", f"{told} = {whole}% in plaats van 100%")


def _are_opposite(sentence: str, first: Placed, last: Placed) -> bool:
    """Whether one word behind the one share is denied behind the other."""
    ours = re.findall(r"\w+", sentence[first.end : last.start].casefold())
    theirs = re.findall(r"\w+", sentence[last.end :].casefold())
    return any(
        word in (f"on{other}", f"niet-{other}") or other == f"on{word}"
        for word in ours
        for other in theirs
        if min(len(word), len(other)) > 4
    )


def _wrong_totals(sentence: str, placed: Sequence[Placed]) -> Iterator[Clash]:
    """ "41% uit de stad en 33% uit dorpen, samen 76%": the total is not the sum before it."""
    for index, total in enumerate(placed):
        parts = placed[:index]
        if len(parts) != 2 or not _TOGETHER.search(sentence[: total.start]):
            continue
        if any(part.claim.unit != total.claim.unit for part in parts):
            continue
        low, high = (
            sum((getattr(part.interval, end) for part in parts), Decimal(0))
            for end in ("low", "high")
        )
        if total.interval.low > high or total.interval.high < low:
            told = " + ".join(dutch_number(part.value) for part in parts)
            value = dutch_number(parts[0].value + parts[1].value)
            yield _clash(total, parts[0], "sum", f"{told} = {value}")


def _clash(left: Placed, right: Placed, dimension: Dimension, working: str) -> Clash:
    told = f"{left.claim.as_written} en {right.claim.as_written}"
    explanation = f"{told[0].upper()}{told[1:]}: {working}; dat klopt niet met elkaar."
    return Clash(left.claim, right.claim, dimension, explanation)
