"""Blocks that hold nothing but a number, and what stands on one row with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.pdf.layout.blocks import Block

NUMBER_ONLY = re.compile(
    r"[<>≥≤≈±~€$£+−–-]*\s*\d[\d.,\s/–-]*\s*"
    r"(?:%|‰|mln\.?|mld\.?|miljoen|miljard|euro|x|k|m|ton|kton|kg|ha|jaar|dagen|uur|van \d[\d.]*)?"
    r"\s*\*{0,3}",
    re.IGNORECASE,
)
NO_NUMBER = re.compile(
    r"onbekend|niet bekend|geen|nihil|n\.?v\.?t\.?|n\.?b\.?|[-–—]", re.IGNORECASE
)
"""What stands in a chart or row where a number could have stood."""
_ROW_REACH = 40.0  # em


def names_number(block: Block, numbers: Sequence[Block]) -> bool:
    """Whether a number stands on the same row to the right: then the block labels that."""
    return any(number.box.x0 >= block.box.x1 and on_one_row(block, number) for number in numbers)


def on_one_row(one: Block, other: Block) -> bool:
    """Whether two single lines stand beside each other, near enough to belong together."""
    size = max(one.size, other.size)
    apart = max(one.box.x0, other.box.x0) - min(one.box.x1, other.box.x1)
    return (
        one.page == other.page
        and len(one.lines) == len(other.lines) == 1
        and abs(one.lines[0].baseline - other.lines[0].baseline) <= 0.5 * size
        and apart <= _ROW_REACH * size
    )
