"""What a block is to a reader: heading, caption, list item, chart label or running text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.pdf.blocks import TERMINAL, Block, starts_item
from extractors.pdf.furniture import TextArea
from schemas.vocabularies import PassageRole

CAPTION = re.compile(
    r"(?:figuur|fig\.|tabel|grafiek|kaart|box|kader|schema|bron(?:nen)?:)\s*[\dA-Z]?[\d.]*",
    re.IGNORECASE,
)
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
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.|[IVX]{1,4}\.)\s+[A-Z]")
_LETTER_HEAD = re.compile(
    r"(?:(?:onderwerp|betreft|datum|(?:ons|uw) kenmerk|kenmerk|bijlagen?|geachte|vergaderjaar"
    r"|postbus|nr\.|aan de (?:voorzitter|leden|minister|raad)|retouradres)\b"
    r"|[A-ZÀ-Ý’'][\w’'-]+(?: [A-Z][\w-]+)*, \d{1,2} [a-z]+ \d{4}$)",
    re.IGNORECASE,
)
_HEADING_TAGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"})
_LONGEST_HEADING = 200
_LONGEST_LABEL = 60
_ROW_REACH = 40.0  # em
_VERBLIKE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|heeft|hebben|kan|kunnen|moet|moeten)\b"
)


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
    if block.tag == "Caption" or (CAPTION.match(text) and len(text) < 300 and _is_caption(text)):
        return "caption"
    if _is_heading(block, text, area, before=before, after=after, numbers=numbers):
        return "heading"
    if (
        after is not None
        and _is_plain_line(block, text, area)
        and _stands_over(block, after)
        and _is_heading(after, after.text, area, before=None, after=beyond, numbers=numbers)
    ):  # two plain headings over each other: the upper one heads the lower
        return "heading"
    if starts_item(block.lines[0]):
        return "list_item"
    if _LETTER_HEAD.match(text) and len(text) <= _LONGEST_HEADING and not text.endswith("."):
        return "label"
    if len(block.lines) <= 3 and len(text) <= _LONGEST_LABEL and not TERMINAL.search(text):
        reads_on = before is not None and _flows_into(before, block)
        if not reads_on and not (len(text) > 35 and _VERBLIKE.search(text)):
            return "label"
    return "paragraph"


def _is_caption(text: str) -> bool:
    """ "Figuur 3 laat zien dat ..." is a sentence, "Figuur 3. Instroom" a caption."""
    match = CAPTION.match(text)
    assert match is not None
    rest = text[match.end() :].strip()
    return not re.match(r"[a-zà-ÿ]+\b.*\.$", rest) or rest[:1] in ".:"


def _is_heading(
    block: Block,
    text: str,
    area: TextArea,
    *,
    before: Block | None,
    after: Block | None,
    numbers: Sequence[Block] = (),
) -> bool:
    letters = sum(ch.isalpha() for ch in text)
    if letters < 3 or len(text) > _LONGEST_HEADING or len(block.lines) > 4:
        return False
    if block.tag in _HEADING_TAGS:
        return not text.endswith(".") or len(text) < 80
    if NUMBER_ONLY.fullmatch(text) or re.search(r"[.;,]$", text):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "‘“'\"("):
        return False
    if block.size >= 1.1 * area.body_size:
        return block.size < 1.3 * area.body_size or letters >= 0.5 * len(text)
    if block.bold and block.size >= 0.93 * area.body_size:
        heads_labels = (
            after is not None
            and block.size < 1.1 * area.body_size
            and (_is_short(after) or names_number(after, numbers))
        )
        numbered = bool(_NUMBERED.match(text))
        return not names_number(block, numbers) and (numbered or not heads_labels)
    return _stands_alone(block, text, area, before=before, after=after)


def _is_short(block: Block) -> bool:
    return (
        len(block.lines) == 1
        and len(block.text) <= _LONGEST_LABEL
        and not block.bold
        and not TERMINAL.search(block.text)
        and not starts_item(block.lines[0])
    )


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


def _is_plain_line(block: Block, text: str, area: TextArea) -> bool:
    """Whether it is a short, open-ended line of body size."""
    return (
        len(block.lines) == 1
        and len(text) <= 90
        and not text.endswith(("?", "!", ":", ")", ".", ";", ","))
        and (text[:1].isupper() or bool(_NUMBERED.match(text)))
        and not _LETTER_HEAD.match(text)
        and abs(block.size - area.body_size) <= 0.6
        and len(block.lines[0].words) <= 10
        and sum(ch.isdigit() for ch in text) <= 6
    )


def _stands_over(block: Block, after: Block) -> bool:
    if after.page == block.page + 1:  # a heading left behind at the foot of its page
        return abs(after.size - block.size) < 0.6
    return (
        after.page == block.page
        and abs(after.box.x0 - block.box.x0) < 3 * block.size
        and 0 < after.lines[0].baseline - block.lines[0].baseline < 4 * block.size
        and abs(after.size - block.size) < 0.6
    )


def _stands_alone(
    block: Block, text: str, area: TextArea, *, before: Block | None, after: Block | None
) -> bool:
    """Whether a plain line is set as a heading: short, open-ended, above running text."""
    if after is None or not _is_plain_line(block, text, area):
        return False
    sentence = bool(TERMINAL.search(after.text)) and len(after.lines[0].words) >= 5
    running = len(after.lines) >= 2 or len(after.text) > 60 or sentence
    closed = before is None or before.page != block.page or bool(TERMINAL.search(before.text))
    return running and closed and _stands_over(block, after)


def _flows_into(before: Block, block: Block) -> bool:
    """Whether a short block ends the sentence begun in the block before."""
    return (
        not TERMINAL.search(before.text)
        and len(before.text) > _LONGEST_LABEL
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


def right_edge(block: Block, blocks: Sequence[Block]) -> float:
    """How far the lines of a block's column reach to the right."""
    return max(
        other.box.x1
        for other in blocks
        if other.page == block.page
        and abs(other.box.x0 - block.box.x0) < 2.5 * block.size
        and abs(other.size - block.size) < 0.6
    )
