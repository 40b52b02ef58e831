"""The head of a letter: labels ("datum", "onderwerp") with their values beside or under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.paper import Box, Passage

UNDER = 2.5  # times the label's height: white between a label and the value under it
ASIDE = 6.0  # points: how far a value under its label may be indented


def find_labelled(head: Sequence[Passage], label: re.Pattern[str]) -> str:
    """The text beside or under a passage that is a label and nothing else; empty for none."""
    for passage in head:
        if passage.words and label.fullmatch(passage.text.strip()):
            box = passage.words[0].box
            near = [
                (distance, other.text)
                for other in head
                if other is not passage and other.words and other.page == passage.page
                if (distance := _distance(box, passage.words[-1].box.x1, other.words[0].box))
                is not None
            ]
            if near:
                return min(near)[1].strip()
    return ""


def _distance(label: Box, right: float, value: Box) -> float | None:
    """How far a value begins from its label: under it at its left side, else beside it."""
    height = label.bottom - label.top
    below = value.top - label.bottom
    if abs(value.x0 - label.x0) <= ASIDE and -0.2 * height <= below <= UNDER * height:
        return below
    on_row = abs(value.top - label.top) <= 0.6 * height and value.x0 >= right
    return 100 + value.x0 - right if on_row else None
