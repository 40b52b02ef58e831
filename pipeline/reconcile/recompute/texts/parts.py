"""Parts against their whole within a text: "25 van de 85 (29%)", "120 klachten, waarvan 70 …".

What comes out is told; what does not, only where the words leave no other reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from extractors.lexicon import hedge_pattern
from pipeline.reconcile.documents.placed import Placed, PlacedPassage
from pipeline.reconcile.language.limits import is_limit
from pipeline.reconcile.outcome.sums import HUNDRED, Sum
from pipeline.reconcile.quantity.intervals import Interval
from pipeline.reconcile.recompute.texts.opposites import add_to_whole, added_up, are_opposite
from pipeline.reconcile.rules import values
from pipeline.reconcile.wording.things import dutch_number

# Atomic: a word that is a hedge and an article both is tried once.
_OF: Final = re.compile(
    rf"^(?:(?!\ben\b)[^,;:()]){{0,60}}?\b(?:van|op|uit)\s+"
    rf"(?>(?:{hedge_pattern()}|deze|die|de|het|alle|in|totaal|\s)*)$",
    re.I,
)
_OF_ALL: Final = re.compile(
    rf"\bvan (?:de|het|alle|deze|die)\b(?>(?:{hedge_pattern()}|in totaal|\s)*)$", re.I
)
_BEHIND: Final = re.compile(
    r"[^,;:()\d]{0,60}(?:\(\s*|,\s*(?=dat is|ofwel|oftewel))(?:is|dat is|=|ofwel|oftewel)?\s*"
)
_BEFORE: Final = re.compile(r"[^,;:()\d]{0,45}\(\s*")
_BRACKET: Final = re.compile(
    r"\s{0,5}(?:van de \w{1,40} )?\(\s{0,5}(?:dat (?:is|zijn) |ofwel |= ?)?", re.I
)
# "Van de overige klachten ging 30%" is a share of the rest, not the rest.
_REST: Final = re.compile(
    r"(?<!\bvan )(?<!\bonder )(?<!\bbij )(?<!\bin )"
    r"\b(?:de|het) (?:overige|resterende|andere|rest)\b[^\d]{0,30}$",
    re.I,
)
# The last share is of a group of its own.
_OF_OTHERS: Final = re.compile(r"\s+van (?:de|het|alle|deze|die)\b")
_TOGETHER: Final = re.compile(
    r"[,:(]\s*(?:samen|bij elkaar|opgeteld)(?: is dat| goed voor)?\s*$", re.I
)
_IN_ALL: Final = re.compile(r"[,:(]\s*(?:in totaal|totaal)(?: dus)?\s*$", re.I)
_WHEREOF: Final = re.compile(
    r"\b(?:waarvan|te weten|namelijk|bestaande uit|verdeeld over)\b"
    r"|\.\s+(?:daarvan|hiervan|van hen|van deze)\b",
    re.I,
)
_ALL_OF_IT: Final = re.compile(r"\b(?:te weten|namelijk|bestaande uit|verdeeld over)\b", re.I)
_AMONG_OTHERS: Final = re.compile(
    r"\b(?:waaronder|onder (?:meer|andere)|o\.a\.|bijvoorbeeld)", re.I
)
_HINT: Final = re.compile(
    r"\(|\b(?:van|op|uit) |\b(?:waarvan|daarvan|hiervan|te weten|namelijk|bestaande|verdeeld|samen"
    r"|bij elkaar|opgeteld|totaal|overige|resterende|andere|rest|niet|on\w{4,})\b",
    re.I,
)


def may_divide(text: str) -> bool:
    """Whether a text has a word without which no parts are told: most texts have none."""
    return bool(_HINT.search(text))


def find_parts(passage: PlacedPassage) -> Iterator[Sum]:
    """The parts and wholes of one passage."""
    text = passage.text
    numbers = [number for number in passage.numbers if not is_limit(number.claim)]
    yield from _shares(text, numbers)
    yield from _shares_of_all(text, numbers)
    yield from _wholes(passage, numbers)
    yield from _totals_behind(text, numbers)
    yield from _parts_behind(passage, numbers)


def _shares(text: str, numbers: Sequence[Placed]) -> Iterator[Sum]:
    """ "25 van de 85 (29%)", "29% (25 van de 85)": the share is the quotient of its counts."""
    for part, whole in pairwise(numbers):
        if part.claim.unit != whole.claim.unit or part.claim.unit in ("percent", "times"):
            continue
        if not 0 < part.value < whole.value or not _OF.match(text[part.end : whole.start]):
            continue
        for share in numbers:
            behind = share.start > whole.end and _BEHIND.fullmatch(text[whole.end : share.start])
            before = share.end < part.start and _BEFORE.fullmatch(text[share.end : part.start])
            if share.claim.unit == "percent" and (behind or before):
                yield _share(part, whole, share)


def _shares_of_all(text: str, numbers: Sequence[Placed]) -> Iterator[Sum]:
    """ "Van de 4.250 woningen had 40% (1.700 woningen)": the count is that share of all."""
    for whole, share, part in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if whole.claim.unit != part.claim.unit or share.claim.unit != "percent":
            continue
        if whole.claim.unit == "percent" or not 0 < part.value < whole.value:
            continue
        around = _OF_ALL.search(text[: whole.start])
        if around and _BRACKET.fullmatch(text[share.end : part.start]):
            yield _share(part, whole, share)


def _share(part: Placed, whole: Placed, share: Placed) -> Sum:
    low = part.interval.low / whole.interval.high * HUNDRED
    high = part.interval.high / whole.interval.low * HUNDRED
    holds = Interval(low, high, loose=True).overlaps(share.interval)
    quotient = dutch_number(round(part.value / whole.value * HUNDRED, 1))
    working = f"{part.printed} / {whole.printed} = {quotient}%"
    return Sum(share.claim, part.claim, holds, "share", working)


def _wholes(passage: PlacedPassage, numbers: Sequence[Placed]) -> Iterator[Sum]:
    """ "62% … de overige 38%", "72% tevreden en 28% ontevreden": together the whole."""
    text = passage.text
    shares = [one for one in numbers if one.claim.unit == "percent"]
    if len(shares) < 2 or any(one.claim.statistic == "change" for one in shares):
        return
    last = shares[-1]
    rest = bool(_REST.search(text[: last.start])) and not _OF_OTHERS.match(text, last.end)
    if not rest and (len(shares) > 2 or not are_opposite(text, shares[0], last)):
        return
    found = add_to_whole(shares)
    # Far from all of it they are parts of another whole: "37%, en de resterende 13% in 2030".
    near = abs(sum((one.value for one in shares), Decimal(0)) - HUNDRED) <= _off(HUNDRED)
    sure = near and len(shares) == 2 and (found.over or (rest and not passage.wider))
    if found.holds or sure:
        yield found.told


def _totals_behind(text: str, numbers: Sequence[Placed]) -> Iterator[Sum]:
    """ "41% uit de stad en 33% uit dorpen, samen 74%": the total is the sum before it."""
    for index, total in enumerate(numbers):
        parts, opening = numbers[:index], text[: total.start]
        sure = bool(_TOGETHER.search(opening)) and len(parts) == 2
        if len(parts) < 2 or not (_TOGETHER.search(opening) or _IN_ALL.search(opening)):
            continue
        if _are_countable(total, parts):
            yield from _added_up(total, parts, sure=sure)


def _parts_behind(passage: PlacedPassage, numbers: Sequence[Placed]) -> Iterator[Sum]:
    """ "120 klachten, waarvan 70 over geluid en 50 over stank", "Van de 120 klachten gingen …"."""
    text = passage.text
    for index, total in enumerate(numbers[:-2]):
        parts = numbers[index + 1 :]
        between = text[total.end : parts[0].start]
        bracket = _is_bracket(text, total, parts)
        whereof = bracket or _WHEREOF.search(between)
        if not (whereof or _OF_ALL.search(text[: total.start])) or not _are_countable(total, parts):
            continue
        rest = bool(_REST.search(text[: parts[-1].start])) and len(parts) == 2
        closed = bool(_ALL_OF_IT.search(between)) and not _AMONG_OTHERS.search(text)
        sure = (rest and not passage.wider) or closed or bracket
        yield from _added_up(total, parts, sure=sure)
        return


def _is_bracket(text: str, total: Placed, parts: Sequence[Placed]) -> bool:
    """Whether the parts stand together in brackets behind their total: "12 (5 in … en 7 in …)"."""
    opening, closing = text.find("(", total.end), text.find(")", parts[-1].end)
    if not total.end <= opening < parts[0].start or closing < 0:
        return False
    inside = text[opening + 1 : closing]
    joined = re.search(r"\ben\b", text[parts[-2].end : parts[-1].start])
    return bool(joined) and not re.search(r"[()]|\b(?:19|20)\d\d\b", inside)


def _are_countable(total: Placed, parts: Sequence[Placed]) -> bool:
    """Whether these are amounts of one unit that can make up a whole."""
    plain = all(p.claim.statistic in ("", "total", "share") for p in (total, *parts))
    return plain and all(p.claim.unit == total.claim.unit and p.value > 0 for p in parts)


def _added_up(total: Placed, parts: Sequence[Placed], *, sure: bool) -> Iterator[Sum]:
    """Whether the parts make up the total; that they do not is told only where that is sure."""
    value = sum((p.value for p in parts), Decimal(0))
    added = added_up(parts)
    holds = added.overlaps(total.interval)
    vague = added.high - added.low > values()["added_slack"] * total.value
    if value != total.value and (vague or (holds and _are_counted(total, parts))):
        return
    off = abs(value - total.value) > _off(total.value)
    if total.value < values()["added_least"] or (not holds and (off or not sure)):
        return
    working = f"{' + '.join(p.printed for p in parts)} = {dutch_number(value)}"
    largest = max(parts, key=lambda p: (p.value, -p.start))
    yield Sum(largest.claim, total.claim, holds, "sum", working)


def _off(whole: Decimal) -> Decimal:
    """How far a sum may be from what it should be and still be of the same parts."""
    return values()["added_off"] * whole


def _are_counted(total: Placed, parts: Sequence[Placed]) -> bool:
    """Whether all are numbers of things, to the last one: 19 and 20 make no 40."""
    return all(
        p.claim.unit == "count" and p.claim.step == 1 and p.claim.comparator == "eq"
        for p in (total, *parts)
    )
