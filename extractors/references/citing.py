"""Finding official references: Kamerstukken in every form, laws, official journals, case law.

Kinds of citation: kamerstuk, handelingen, aanhangsel, law_article, staatsblad, staatscourant,
ecli, bwb and eu. `dossier` holds a Kamerstuk's dossier (digits, its chapter after a dash:
36600-VII), or a journal's year; `number` the number in it, the article, or the identifier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from extractors.lexicon import Clues, Pattern, PatternRules, fold, read_patterns
from schemas.readings import Citation

PATTERNS: Final[tuple[Pattern, ...]] = read_patterns(
    Path(__file__).parent.parent / "lexicon" / "citations.toml"
)
_RULES: Final = PatternRules(PATTERNS)
_WHOLE: Final = frozenset({"ecli", "bwb"})
_NUMBER: Final = re.compile(r"[0-9]+(?:[.:/][0-9]+)*[a-z]{0,3}")
_NEXT_DOSSIER: Final = re.compile(
    r"(?:[,;]| en|[,;] en) (?P<dossier>[1-3][0-9][ .]?[0-9]{3}(?:-[0-9]{2})?)"
    r"(?!,? n[ro])(?=[,;)]|\.?(?:\s|\Z)(?!\s?[a-z€%0-9])| en [1-3][0-9][ .]?[0-9]{3}"
    r"| (?:en|is|zijn|was|waren|wordt|worden|werd|werden)\b)"
)
_SPLIT_LETTER: Final = re.compile(r"(?<=[0-9]) ([a-z])\Z")
_RANGE: Final = re.compile(r"([0-9]{1,4})(?: t/m | tot en met |-|–)([0-9]{1,4})")
_LONGEST_RANGE: Final = 60


def read_citations(text: str) -> tuple[Citation, ...]:
    """The official references in `text`, left to right; "nrs. 427 en 430" gives two."""
    folded = fold(text)
    return find_citations(text, folded, Clues(folded))


def find_citations(text: str, folded: str, clues: Clues) -> tuple[Citation, ...]:
    """As `read_citations`, with the folded text at hand."""
    found: list[Citation] = []
    taken: bytearray | None = None
    for pattern in _RULES.for_clues(clues):
        for match in pattern.matches(folded, text):
            start, end = match.span()
            if taken is not None and any(taken[start:end]):
                continue
            if taken is None:
                taken = bytearray(len(folded))
            taken[start:end] = b"\x01" * (end - start)
            found.extend(_citations(text, match, pattern.label))
            if pattern.label == "kamerstuk":
                found.extend(_listed_behind(folded, end, taken))
    found.sort(key=lambda citation: citation.start)
    return tuple(found)


def _listed_behind(folded: str, at: int, taken: bytearray) -> Iterator[Citation]:
    """The dossiers listed behind a Kamerstuk that ends at `at`: …, 35546 en 35555."""
    while (match := _NEXT_DOSSIER.match(folded, at)) and not any(taken[slice(*match.span())]):
        at = match.end()
        start = match.start("dossier")
        taken[start:at] = b"\x01" * (at - start)
        yield Citation(start, at, "kamerstuk", re.sub(r"[ .]", "", match["dossier"]), "")


def _citations(text: str, match: re.Match[str], kind: str) -> Iterator[Citation]:
    start, end = match.span()
    if kind in _WHOLE:
        yield Citation(start, end, kind, "", text[start:end])
        return
    groups = match.groupdict()
    dossier = re.sub(r"[ .]", "", groups.get("dossier") or groups.get("year") or "")
    chapter = (groups.get("chapter") or "").strip("-")
    if chapter:
        dossier += f"-{chapter.upper()}"
    numbers = groups.get("numbers") or groups.get("bare") or ""
    if kind == "law_article":
        numbers = _SPLIT_LETTER.sub(r"\1", numbers)
    listed = _expanded(numbers, kind) + _expanded(groups.get("more") or "", kind)
    for number in listed or [""]:
        yield Citation(start, end, kind, dossier, number)


def _expanded(numbers: str, kind: str) -> list[str]:
    """The single numbers in "427, 430 en 473" or "210-213"."""
    expanded: list[str] = []
    if kind == "kamerstuk":
        span = _RANGE.fullmatch(numbers)
        if span and 0 < int(span[2]) - int(span[1]) <= _LONGEST_RANGE:
            return [str(number) for number in range(int(span[1]), int(span[2]) + 1)]
    for found in _NUMBER.findall(numbers):
        if found not in expanded:
            expanded.append(found)
    return expanded
