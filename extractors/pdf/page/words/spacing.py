"""How wide a space is on a page: letters set loosely stand apart without being words apart.

PDFium puts a space of its own wherever the gap between two letters is somewhat wide. Whether that
is one is told by the spaces that the file itself writes in the same letter, by the gaps of a line
whose letters stand one by one, and, where a page falls into crumbs, by the spaces that leave it
the most Dutch words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from extractors.pdf.page.words.dutch_words import is_dutch

USUAL: Final = 0.12  # em: a narrower gap is never a space
_ENOUGH: Final = 4  # spaces written in a letter that tell how wide they are
_NARROW: Final = 0.64  # of the usual written space: what is narrower is hardly one
_FEW: Final = 3  # narrow gaps in one letter that may be a habit
_WIDEST: Final = 0.6  # em: a gap this wide is always a space
_CRUMBS: Final = 0.04  # of the words of a page: loose letters
_LEAST_WORDS: Final = 30
_TRIED: Final = (USUAL, 0.15, 0.18, 0.21, 0.24, 0.28, 0.33)
_BETTER: Final = 0.03  # of the words of a page
_ONE_BY_ONE: Final = 0.6  # of the pieces of a line
_FEWEST: Final = 5
_STEP: Final = 1.35  # between the widest gap within words and the narrowest between them
_LEADER: Final = ".."  # dots that lead to a page
_WORDS_OF_ONE: Final = frozenset("uoaàáéè&")

_NUMBER_FIRST: Final = re.compile(
    r"((?:€|[-−])?\d{1,3}(?:\.\d{3})*(?:,\d+)?%?|\d+)([A-ZÀ-Þ][a-zà-ÿ]{3,})(?![^\W_])"
)
_NUMBER_LAST: Final = re.compile(
    r"([A-Za-zÀ-ÿ][a-zà-ÿ]{3,})(?:€?\d{1,3}(?:\.\d{3})+(?:,\d+)?|€?\d+,\d+%?|€?\d{1,3}%|€\d+)"
)

Face = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Gap:
    """White between two neighbours in a row, in em; `written` where the file has a space there.

    `before` and `after` are the texts on both sides, `face` the letter and size of both.
    """

    place: int
    width: float
    written: bool
    before: str
    after: str
    face: Face


def find_joins(gaps: Sequence[Gap], rows: Sequence[Sequence[Gap]]) -> frozenset[int]:
    """The places of the gaps that are no spaces though they are as wide as one may be.

    `rows` are the gaps of each line set in one letter.
    """
    widths = _usual_widths(gaps)
    found = set(_loosely_set(gaps, widths))
    found |= {
        gap.place
        for gap in gaps
        if not gap.written
        and USUAL <= gap.width < widths.get(gap.face, 0.0)
        and _is_torn(gap, gap.width < _NARROW * widths[gap.face])
    }
    for row in rows:
        found |= _one_by_one(row)
    left = [gap for gap in gaps if gap.place not in found]
    return frozenset(found | _from_crumbs(left))


def _loosely_set(gaps: Sequence[Gap], widths: dict[Face, float]) -> Iterator[int]:
    """All narrow gaps of a letter where more Dutch words come of it when none is a space."""
    by_face: defaultdict[Face, list[Gap]] = defaultdict(list)
    for gap in gaps:
        if gap.face in widths and not (gap.before.endswith(_LEADER) or gap.after[:2] == _LEADER):
            by_face[gap.face].append(gap)
    for face, own in by_face.items():
        narrowest = _NARROW * widths[face]
        narrow = [g.place for g in own if not g.written and USUAL <= g.width < narrowest]
        if len(narrow) >= _FEW and _share_known(own, narrowest) > _share_known(own, USUAL):
            yield from narrow


def _usual_widths(gaps: Sequence[Gap]) -> dict[Face, float]:
    """How wide the written spaces are, by letter; none where the file seldom writes them."""
    written: defaultdict[Face, list[float]] = defaultdict(list)
    made: Counter[Face] = Counter()
    for gap in gaps:
        if gap.written and gap.width > 0:
            written[gap.face].append(gap.width)
        elif gap.width >= USUAL:
            made[gap.face] += 1
    every = [width for widths in written.values() for width in widths]
    if len(every) < _ENOUGH or made.total() > len(every):
        return {}
    usual = median(every)
    found = {}
    for face in written.keys() | made.keys():
        own = written.get(face, [])
        width = median(own) if len(own) >= _ENOUGH and made[face] <= len(own) else usual
        found[face] = min(max(width, usual), _WIDEST)
    return found


def _is_torn(gap: Gap, narrow: bool) -> bool:
    """Whether what stands on both sides is one word or number; it may well be across a `narrow`
    gap, and across another only where it makes a word of what is none."""
    if gap.before[-1:].isdigit() or gap.after[:1].isdigit():
        return narrow and gap.before[-1:].isdigit() and gap.after[:1].isdigit()
    before, after = gap.before.lstrip("(\"'"), gap.after.rstrip(".,;:)?!\"'")
    if not before.isalpha() or not after.isalpha():
        return False
    words = _is_word(before) + _is_word(after)
    if is_dutch(before + after, compounds=False):
        return narrow or words < 2
    loose = min(len(before), len(after)) == 1 and words < 2
    return (loose or words == 0) and (narrow or is_dutch(before + after))


def _is_word(text: str) -> bool:
    return is_dutch(text) and (len(text) > 1 or text.lower() in _WORDS_OF_ONE)


def _one_by_one(row: Sequence[Gap]) -> set[int]:
    """The gaps within the words of a line whose letters stand one by one ("N O T A  2")."""
    texts = [row[0].before, *(gap.after for gap in row)] if row else []
    single = [text for text in texts if len(text) == 1 and text.isalnum()]
    letters = sum(text.isalpha() for text in single)
    if len(texts) < _FEWEST or len(single) < _ONE_BY_ONE * len(texts) or letters < len(single) / 2:
        return set()
    widths = sorted(gap.width for gap in row if gap.width > 0)
    steps = [(b / a, (a * b) ** 0.5) for a, b in pairwise(widths) if a > 0.02]
    step, middle = max(steps, default=(1.0, 0.0))
    if step < _STEP:  # all alike: one word, or a row of single signs
        word = "".join(texts)
        return {gap.place for gap in row} if word.isalpha() and is_dutch(word) else set()
    return {gap.place for gap in row if gap.width < middle}


def _from_crumbs(gaps: Sequence[Gap]) -> set[int]:
    """The gaps within words on a page that falls into crumbs, by what makes most Dutch words."""
    letters = [gap for gap in gaps if gap.after[:1].isalpha()]
    loose = sum(len(g.after) == 1 and g.after.lower() not in _WORDS_OF_ONE for g in letters)
    if len(letters) < _LEAST_WORDS or loose < _CRUMBS * len(letters):
        return set()
    known = [_share_known(gaps, narrowest) for narrowest in _TRIED]
    best = max(range(len(_TRIED)), key=lambda at: (known[at], -at))
    if known[best] < known[0] + _BETTER:
        return set()
    return {g.place for g in gaps if not g.written and g.width < _TRIED[best]}


def _share_known(gaps: Sequence[Gap], narrowest: float) -> float:
    """The share of letters in Dutch words where every narrower gap that is not written is none."""
    words: list[str] = []
    last = None
    for gap in gaps:
        if last is None or gap.place != last.place + 1:
            words.append(gap.before)
        if not gap.written and gap.width < narrowest:
            words[-1] += gap.after
        else:
            words.append(gap.after)
        last = gap
    plain = [word.strip(".,;:()?!'\"") for word in words]
    lettered = [word for word in plain if word.isalpha()]
    known = sum(len(word) for word in lettered if _is_word(word))
    return known / max(sum(map(len, lettered)), 1)


def number_beside_word(text: str) -> int:
    """Where a number ends or begins that stands against a Dutch word ("310Openbare"); 0 if none.

    Right behind a word only one that is no mark of a note: with a point, a sign or three digits.
    """
    before = _NUMBER_FIRST.match(text)
    if before and is_dutch(before[2]):
        return before.end(1)
    behind = _NUMBER_LAST.fullmatch(text)
    return behind.end(1) if behind and is_dutch(behind[1]) else 0
