"""Two sentences that each tell one part in the same words: "12 mannen kregen een aanwijzing. In
hetzelfde jaar kregen 13 vrouwen een aanwijzing." """

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.reconcile.documents.placed import Placed, PlacedPassage, place
from pipeline.reconcile.language.concepts import carrying_roots, concepts_of
from pipeline.reconcile.language.divisions import is_part, join_adjectives, join_nouns
from schemas.records import Claim

# Words by which a sentence adds to the one before.
_ADDS: Final = re.compile(
    r"\W*(?:daarnaast|ook|verder|daarbij|tevens|in (?:hetzelfde|dat) jaar|in die periode)\b", re.I
)
# What it says again without its name: "in hetzelfde jaar".
_AGAIN: Final = "hetzelfde dezelfde diezelfde"
_PART: Final = re.compile(r"\s{1,5}([^\W\d_][\w’'-]*)(?:\s{1,5}([^\W\d_][\w’'-]*))?")


def may_be_twin(sentence: str, claims: Sequence[Claim]) -> bool:
    """Whether a sentence tells one number, of something that may be a part."""
    if len(claims) != 1 or claims[0].unit != "count":
        return False
    behind = _PART.match(sentence, claims[0].end)
    return bool(behind and is_part(behind[1]))


def join_twins(
    first: str, second: str, claims: Sequence[Claim], more: Sequence[Claim]
) -> PlacedPassage | None:
    """The two as one sentence ("12 mannen en 13 vrouwen kregen een aanwijzing"), with the claims of
    the first and `more` of the second; None where they do not tell two parts in the same words."""
    ours, theirs = place(claims), place(more)
    if len(ours) != 1 or len(theirs) != 1:
        return None
    one, other = ours[0], theirs[0]
    parts = _parts(first[one.end :], second[other.end :])
    if parts is None or other.claim.period not in ("", one.claim.period):
        return None
    if not (_ADDS.match(second) or other.claim.period == one.claim.period):
        return None
    told, again = concepts_of(first) - concepts_of(parts[0]), concepts_of(second)
    foreign = again - told - concepts_of(parts[1]) - carrying_roots() - concepts_of(_AGAIN)
    lacking = told - again
    if foreign or (lacking and not _ADDS.match(second)):
        return None
    return _joined(first, one, other, parts)


def _parts(first: str, second: str) -> tuple[str, str] | None:
    """What stands right behind each number, where these are two parts of one thing."""
    one, other = _PART.match(first), _PART.match(second)
    if one is None or other is None:
        return None
    if join_nouns(one[1], other[1]):
        return one[1], other[1]
    if one[2] and one[2] == other[2] and join_adjectives(one[1], other[1]):
        return f"{one[1]} {one[2]}", f"{other[1]} {other[2]}"
    return None


def _joined(first: str, one: Placed, other: Placed, parts: tuple[str, str]) -> PlacedPassage:
    at = one.end + 1 + len(parts[0])
    opening = f"{first[:at]} en "
    text = f"{opening}{other.claim.as_written} {parts[1]}{first[at:]}"
    end = len(opening) + len(other.claim.as_written)
    claim = replace(other.claim, period=one.claim.period)
    return PlacedPassage(text, (one, replace(other, claim=claim, start=len(opening), end=end)))
