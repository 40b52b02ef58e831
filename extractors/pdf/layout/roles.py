"""What a block is to a reader: heading, caption, list item, chart label or running text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.pdf.layout.blocks import TERMINAL, Block, starts_item
from extractors.pdf.layout.furniture import TextArea
from extractors.pdf.layout.headings import (
    LETTER_HEAD,
    LONGEST_HEADING,
    LONGEST_LABEL,
    VERBLIKE,
    is_heading,
    is_over,
    is_plain_line,
)
from schemas.vocabularies import PassageRole

CAPTION = re.compile(
    r"(?:figuur|fig\.|tabel|grafiek|kaart|box|kader|schema|bron(?:nen)?:)\s*[\dA-Z]?[\d.]*",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 600


def role_of(
    block: Block,
    area: TextArea,
    *,
    before: Block | None,
    after: Block | None,
    beyond: Block | None = None,
    numbers: Sequence[Block] = (),
) -> PassageRole:
    """The role of a block among its neighbours in reading order; `beyond` follows `after`.

    `numbers` are the blocks of the page that hold nothing but a number, or the word that stands
    where it is lacking ("onbekend").
    """
    text = block.text.strip()
    if block.angle != 0:
        return "label"
    if block.tag == "Caption" or (
        CAPTION.match(text) and len(text) < _LONGEST_CAPTION and _is_caption(text)
    ):
        return "caption"
    if is_heading(block, text, area, before=before, after=after, numbers=numbers):
        return "heading"
    if (
        after is not None
        and is_plain_line(block, text, area)
        and is_over(block, after)
        and is_heading(after, after.text, area, before=None, after=beyond, numbers=numbers)
    ):  # two plain headings over each other: the upper one heads the lower
        return "heading"
    if starts_item(block.lines[0]):
        return "list_item"
    if LETTER_HEAD.match(text) and len(text) <= LONGEST_HEADING and not text.endswith("."):
        return "label"
    if len(block.lines) <= 3 and len(text) <= LONGEST_LABEL and not TERMINAL.search(text):
        reads_on = before is not None and _flows_into(before, block)
        if not reads_on and not (len(text) > 35 and VERBLIKE.search(text)):
            return "label"
    return "paragraph"


def _is_caption(text: str) -> bool:
    """ "Figuur 3 laat zien dat ..." is a sentence, "Figuur 3. Instroom" a caption."""
    match = CAPTION.match(text)
    assert match is not None
    rest = text[match.end() :].strip()
    return not re.match(r"[a-zà-ÿ]+\b.*\.$", rest) or rest[:1] in ".:"


def _flows_into(before: Block, block: Block) -> bool:
    """Whether a short block ends the sentence begun in the block before."""
    return (
        not TERMINAL.search(before.text)
        and len(before.text) > LONGEST_LABEL
        and block.text[:1].islower()
        and abs(before.size - block.size) < 0.6
    )


def continues(before: Block, block: Block, *, column_right: float) -> bool:
    """Whether a sentence begun in one block runs on in another (next column or page)."""
    text, first = before.text.rstrip(), block.text[:1]
    if abs(before.size - block.size) > 0.08 * before.size:
        return False
    if before.bold != block.bold and not first.islower():
        return False
    if len(text) < 25 or starts_item(block.lines[0]):
        return False
    if text.endswith(("-", "\u00ad")):
        return True
    if TERMINAL.search(text):
        return False
    if first.islower():
        return True
    under = min(before.box.x1, block.box.x1) > max(before.box.x0, block.box.x0)
    if before.page == block.page and under:
        return False  # a new paragraph of the same column
    last = before.lines[-1]
    word = block.lines[0].words[0]
    full = last.box.x1 + (word.box.x1 - word.box.x0) + 0.3 * last.size > column_right
    return full and (first.isalnum() or first in "(€‘“'\"") and len(block.text) > 25
