"""Mending words: hyphens at line ends, lost ligatures, doubled glyphs, letter-spaced capitals."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import product

from extractors.pdf.page.sheet import RawWord
from extractors.pdf.page.words.dutch_words import compound_strength, is_dutch

LOST = "\ufffd"
# In order of what Dutch fonts lose most; longer ones only where no shorter one makes a word.
LIGATURES = ("ft", "tt", "fi", "fl", "ff", "ti", "fj", "ffi", "ffl", "tti", "fti", "th", "st")
_RARE = frozenset(("th", "st"))  # only where the whole word is in the list
# After these a hyphen stays although both halves are lower case.
KEEPS_HYPHEN = frozenset(
    [
        *("niet", "oud", "ex", "non", "semi", "anti", "pro", "sociaal", "politiek", "economisch"),
        *("noord", "zuid", "oost", "west", "midden", "noordoost", "christen", "vice", "adjunct"),
        *("kandidaat", "aspirant", "assistent", "interim", "lid", "mede"),
    ]
)
_CONJUNCTIONS = frozenset(
    ["en", "of", "tot", "noch", "dan", "als", "versus", "vs", "c.q.", "respectievelijk"]
)
_CLASHES = frozenset(
    ["aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu"]
)  # two vowels that would be read as one: Dutch writes a hyphen between the parts
_LETTER = re.compile(r"[^\W\d_][,.;:!?)]?")
_FEWEST_LETTERS = 4
_EDGE = re.compile(r"^[^\w]+|[^\w]+$")
_END_HYPHENS = "-\u2010\u00ad\u2011"


def ends_in_hyphen(text: str) -> bool:
    """Whether a line's last word may have been broken off."""
    return len(text) > 1 and text[-1] in _END_HYPHENS and (text[-2].isalnum() or text[-2] in ")%€")


def join_hyphen(left: str, right: str, known: Callable[[str], bool]) -> tuple[str, str]:
    """What stays of `left` (it ends in a hyphen) and what stands between it and `right`.

    `known` says whether a word form occurs unbroken in the document. A soft hyphen always goes.
    """
    stem = left[:-1]
    if left[-1] == "\u00ad":
        return stem, ""
    head, tail = _EDGE.sub("", stem), _EDGE.sub("", right)
    if not tail:
        return stem + "-", " "
    if tail.lower() in _CONJUNCTIONS:
        return stem + "-", " "
    head = head.rpartition("-")[2]
    if _keeps(head, tail, known):
        return stem + "-", ""
    return stem, ""


def _keeps(head: str, tail: str, known: Callable[[str], bool]) -> bool:
    if not head.isalpha() or not tail[0].isalpha() or tail[0].isupper():
        return True  # 2015-2019, COVID-19, Noord-Holland
    if head.isupper() and len(head) > 1:
        return True  # OM-verdachten
    whole = head + tail.partition("-")[0]
    if known(whole.lower()):
        return False
    if known(f"{head}-{tail}".lower()):
        return True
    if head.lower() in KEEPS_HYPHEN and is_dutch(tail):
        return True
    clash = (head[-1] + tail[0]).lower() in _CLASHES
    return clash and not is_dutch(whole, compounds=False) and is_dutch(head) and is_dutch(tail)


def restore_ligatures(word: str) -> str:
    """The word with its lost ligatures put back; unchanged where no Dutch word comes of it."""
    if LOST not in word or word.count(LOST) > 3:
        return word
    candidates = []
    for filling in product(LIGATURES, repeat=word.count(LOST)):
        candidate = word
        for ligature in filling:
            candidate = candidate.replace(LOST, ligature, 1)
        bare = _EDGE.sub("", candidate)
        if bare.isalpha() and is_dutch(bare, compounds=False):
            return candidate
        common = bare.isalpha() and not set(filling) & _RARE
        candidates.append((compound_strength(bare) if common else 0, candidate))
    strength, best = max(candidates, key=lambda each: each[0])
    return best if strength else word


def is_doubled(words: Sequence[str]) -> bool:
    """Whether every glyph of a line is printed twice: "TToottaaaall 1122,,55".

    Only words can tell: 1100 and 2200 are numbers like any other.
    """
    long = [word for word in words if len(word) >= 6 and word.isalpha()]
    return bool(long) and all(
        len(word) % 2 == 0 and word[::2] == word[1::2] for word in words if word
    )


def spaced_runs(
    words: Sequence[RawWord], known: Callable[[str], bool] = lambda _: False
) -> list[tuple[int, int]]:
    """Runs `start:end` of single letters set apart that read as one word: "S A M E N".

    A gap more than 1.6 times the run's usual gap ends a word. Small letters make one only where
    it is Dutch, or `known` from elsewhere in the document: "a b c d" are four.
    """
    runs: list[tuple[int, int]] = []
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and _LETTER.fullmatch(words[end].text):
            end += 1
            if len(words[end - 1].text) > 1:
                break  # a comma or stop ends the word
        if end - start >= _FEWEST_LETTERS:
            runs += _cut_at_wide_gaps(words, start, end)
        start = max(end, start + 1)
    return [(a, b) for a, b in runs if b - a > 1 and _makes_word(words[a:b], known)]


def _makes_word(letters: Sequence[RawWord], known: Callable[[str], bool]) -> bool:
    word = _EDGE.sub("", "".join(each.text for each in letters))
    if word.isupper():
        return True
    small = word.lower()
    return known(small) or (len(word) >= _FEWEST_LETTERS and is_dutch(small, compounds=False))


def _cut_at_wide_gaps(words: Sequence[RawWord], start: int, end: int) -> list[tuple[int, int]]:
    gaps = [words[i + 1].box.x0 - words[i].box.x1 for i in range(start, end - 1)]
    usual = sorted(gaps)[len(gaps) // 2]
    cuts = [start]
    cuts += [start + i + 1 for i, gap in enumerate(gaps) if gap > 1.6 * max(usual, 0.5)]
    return list(zip(cuts, [*cuts[1:], end], strict=True))
