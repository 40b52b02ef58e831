"""Dutch number words of any size up to 10^15: drieëntwintigduizend, honderdeen, eenendertig."""

from extractors.lexicon.number_words import (
    SCALES,
    cardinal,
    denominator,
    glued_fraction,
    half,
    ordinal,
)

__all__ = ["SCALES", "cardinal", "denominator", "glued_fraction", "half", "ordinal"]
