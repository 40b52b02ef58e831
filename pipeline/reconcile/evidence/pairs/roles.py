"""Which end of a change a number is: where it came from, or where it went.

"Van 40 naar 60", "60, tegen 40 een jaar eerder": the same numbers with their roles swapped tell
the opposite.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from schemas.records import Claim

Role = Literal["", "from", "to"]

# As far as a role is looked for before a number, and behind it.
_AHEAD, _BEHIND = 48, 60
_HEDGES: Final = r"(?:[a-zà-ÿ'’.]+\s+){0,2}[€$]?\s*"
_FROM_BEFORE: Final = re.compile(
    r"\b(?:van|vanaf|ten opzichte van|tegenover|vergeleken met|in vergelijking met|tegen|t\.o\.v\.)"
    rf"\s+{_HEDGES}$",
    re.I,
)
_TO_BEFORE: Final = re.compile(rf"\b(?:naar|tot)\s+{_HEDGES}$", re.I)
_EARLIER_AHEAD: Final = re.compile(
    r"\b(?:vorig jaar|vroeger|destijds|eerst|aanvankelijk|voorheen|toen nog)\b[^.;,]{0,40}$", re.I
)
_LATER_AHEAD: Final = re.compile(
    r"\b(?:nu|inmiddels|thans|tegenwoordig|voortaan|uiteindelijk)\b[^.;,]{0,40}$", re.I
)
_GOES_ON: Final = re.compile(r"^[^.;]{0,40}?\b(?:naar|tot)\s", re.I)
_EARLIER: Final = re.compile(
    r"^[^.;,]{0,30}?\b(?:eerder|daarvoor|ervoor|voordien|vorig(?:e)? \w+|het jaar tevoren)\b", re.I
)
_OPPOSED: Final = re.compile(
    r"^[^.;]{0,40}?\b(?:ten opzichte van|tegenover|tegen|vergeleken met|waar (?:dat|het)|nadat het)"
    r"\b",
    re.I,
)


_COMPARED: Final = re.compile(
    r"\b(?:meer|minder|\w{3,}er)\s+dan\s+(?:de|het|een|die|dat|deze|dit|hun|zijn|haar|onze)\s[^.;,:]{0,60}$",
    re.I,
)


def is_compared_with(claim: Claim) -> bool:
    """Whether another number is held against this one: "minder dan de inflatie van 3%" says nothing
    of which way the 3% went."""
    return bool(claim.sentence) and _COMPARED.search(claim.sentence[: claim.start]) is not None


def role_of(claim: Claim) -> Role:
    """The role of a number of running text; empty where none is told."""
    if claim.in_table or not claim.sentence:
        return ""
    ahead = claim.sentence[max(0, claim.start - _AHEAD) : claim.start]
    return _role(ahead, claim.sentence[claim.end : claim.end + _BEHIND])


@lru_cache(maxsize=20_000)
def _role(ahead: str, behind: str) -> Role:
    if found := _FROM_BEFORE.search(ahead):
        plain = found[0].split()[0].casefold() in ("van", "vanaf")
        if not plain or _GOES_ON.match(behind):
            return "from"
    if _EARLIER.match(behind):
        return "from"
    if _TO_BEFORE.search(ahead) or _OPPOSED.match(behind):
        return "to"
    if _EARLIER_AHEAD.search(ahead):
        return "from"
    return "to" if _LATER_AHEAD.search(ahead) else ""
