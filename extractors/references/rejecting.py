"""Number-like strings that claim nothing: page and list numbers, codes, names, times, contacts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, cast

from extractors.lexicon import Clues, Pattern, PatternRules, read_patterns
from schemas.readings import Citation, Rejection
from schemas.vocabularies import REJECT_REASONS, RejectReason

_LEXICON: Final = Path(__file__).parent.parent / "lexicon"
PATTERNS: Final[tuple[Pattern, ...]] = (
    *read_patterns(_LEXICON / "names.toml"),
    *read_patterns(_LEXICON / "codes.toml"),
    *read_patterns(_LEXICON / "rejections.toml"),
)
_RULES: Final = PatternRules(PATTERNS)
_REASONS: Final[dict[str, RejectReason]] = {
    "kamerstuk": "kamerstuk_reference",
    "handelingen": "kamerstuk_reference",
    "aanhangsel": "kamerstuk_reference",
    "law_article": "law_article",
    "staatsblad": "law_article",
    "staatscourant": "law_article",
    "ecli": "document_id",
    "bwb": "law_article",
    "eu": "law_article",
}
# A question or section number before a sentence: "41 Hoe denkt u", "3 Inleiding".
_NUMBERED_SENTENCE: Final = re.compile(
    r"\A\s*[0-9]{1,3}(?=\s+(?:De|Het|Een|Hoe|Kan|Kunt|Kunnen|Bent|Is|Zijn|Welke?|Wat|Waarom|Waar"
    r"|Heeft|Hebt|Hebben|Deelt|Klopt|Op|In|Zo|Wanneer|Wie|Ziet|Erkent|Herinnert|Wilt|Wil|Wordt"
    r"|Worden|Acht|Antwoord|Vraag|Ik|Er|Dit|Dat|Deze|Die|Zij|Bij|Voor|Met|Naar|Inleiding|Aanleiding"
    r"|Samenvatting|Conclusie|Doel|Onder|Vindt|Beseft|Onderschrijft|Gaat|Komt|Moet|Mag|Zie)\b)"
)
# What passes over part of a number passes over all of it: "artikel 1,5" leaves no 5.
_REST_OF_NUMBER: Final = re.compile(r"(?<=[0-9])[.,]?[0-9]+(?:[.,][0-9]+)*")
_MAYBE_ROMAN: Final = re.compile("[IVXL]{2}")
_ROMAN: Final = re.compile(
    r"(?<![\w-])(?=[IVXL]{2,6}(?!\w))X{0,3}(?:L|XL)?(?:IX|IV|V?I{0,3})(?!\w)"
)


if not {pattern.label for pattern in PATTERNS} <= set(REJECT_REASONS):
    raise ValueError("a pattern has a reason that schemas.vocabularies does not have")


def find_rejections(
    text: str, folded: str, citations: tuple[Citation, ...], clues: Clues
) -> tuple[Rejection, ...]:
    """What is no number in `text`, in order and without overlap; every citation is one of them."""
    taken = bytearray(len(folded))
    found: list[Rejection] = []

    def add(start: int, end: int, reason: RejectReason) -> None:
        rest = _REST_OF_NUMBER.match(folded, end)
        if rest:
            end = rest.end()
        while start and folded[start].isdigit() and folded[start - 1].isdigit():
            start -= 1
        if start < end and taken.find(1, start, end) == -1:
            taken[start:end] = b"\x01" * (end - start)
            found.append(Rejection(start, end, reason))

    for citation in citations:
        add(citation.start, citation.end, _REASONS[citation.kind])
    for pattern in _RULES.for_clues(clues):
        for match in pattern.matches(folded, text):
            add(match.start(), match.end(), cast(RejectReason, pattern.label))
    numbered = _NUMBERED_SENTENCE.match(text)
    if numbered:
        add(numbered.start(), numbered.end(), "list_number")
    if _MAYBE_ROMAN.search(text):
        for match in _ROMAN.finditer(text):
            add(match.start(), match.end(), "roman_numeral")
    found.sort(key=lambda rejection: rejection.start)
    return tuple(found)
