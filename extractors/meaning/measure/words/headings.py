"""What a heading says is counted, and the lemmas of a text that is no sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extractors.language import lemmatize

_OWN_NUMBER: Final = re.compile(
    r"^(?:(?:tabel|figuur|bijlage|grafiek)\s+)?(?:[A-Z]?\d+(?:\.\d+)*[.:]?|[a-z]\)|[IVX]+[.:]?)\s+",
    re.IGNORECASE,
)
_PERIOD_IN_BRACKETS: Final = re.compile(r"\((?:[^()]*\b)?(?:19|20)\d{2}\b[^()]*\)")
_COUNTING: Final = re.compile(
    r"^(?:gemiddelde?\s+)?(?:aantal(?:len)?|percentages?)\s+"
    r"|,?\s{0,5}\bper (?:jaar|maand|week|dag)\b",
    re.IGNORECASE,
)
TELLS: Final = re.compile(
    r"\b(?:gemiddelde?|aantal(?:len)?|percentages?|aandeel|per (?:jaar|maand)|(?:19|20)\d{2}"
    r"|mln|miljoen|euro)\b",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")


_SCALE_IN_BRACKETS: Final = re.compile(
    r"(?i)\s{0,3}\((?:in )?(?:[x×] ?)?(?:€ ?)?(?:1[.]?000(?:[.]000)?|mln|mld|miljoen|miljard"
    r"|duizend|miljoenen|duizenden|miljarden)\b[^()]{0,20}\)"
)
_DAY_BEHIND: Final = re.compile(
    r"(?i)\s{1,3}(?:(?:per|op|eind|ultimo) )?\d{1,2}[- /.]"
    r"(?:\d{1,2}|[a-z]{3,9})[- /.](?:19|20)\d\d$"
)


def heading_topic(heading: str) -> str:
    """A heading as a measure: without its own number, period and counting words."""
    topic = _OWN_NUMBER.sub("", heading)
    topic = without_scale(_DAY_BEHIND.sub("", topic))
    topic = _COUNTING.sub("", _PERIOD_IN_BRACKETS.sub("", topic))
    return topic.strip(" :.,;")[:160]


def without_scale(text: str) -> str:
    """A label or heading without the scale it gives its figures: "Kosten (mln)" → Kosten."""
    return _SCALE_IN_BRACKETS.sub("", text)


@lru_cache(maxsize=8192)
def plain_lemma(text: str) -> str:
    """The lemmas of a text that is no sentence."""
    words = _LETTERS.findall(text)
    return " ".join(lemma.lower() for lemma in lemmatize(words))
