"""Which blocks are headings: by tag, type, rule under them, number before them, or white around."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.pdf.layout.blocks import TERMINAL, Block, starts_item
from extractors.pdf.layout.furniture import TextArea
from extractors.pdf.layout.lone_numbers import NUMBER_ONLY, names_number

_NUMBERED = re.compile(
    r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.|[IVX]{1,4}\.)\s+|\d{1,2}(?:\.\d{1,2}){1,3})[A-Z]"
)
# "Klachten: 12 Bezwaren: 3": what is counted, under a heading of its own
_NAMED_NUMBERS = re.compile(r"(?:[^\W\d][^\d:]{1,40}: ?[€]? ?\d[\d.,]* ?%?\s*){1,8}")
_CLOSED = re.compile(r"[.;,]$")
_ABBREVIATED = re.compile(r"\b(?:jl|c\.s|e\.d|e\.v|a\.o|etc|enz|nr|incl|excl)\.$")
_LINK = re.compile(r"@|://|www\.")
LETTER_HEAD = re.compile(
    r"(?:(?:onderwerp|betreft|datum|(?:ons|uw) kenmerk|kenmerk|bijlagen?|geachte|vergaderjaar"
    r"|postbus|nr\.|aan de (?:voorzitter|leden|minister|raad)|retouradres)\b"
    r"|[A-ZÀ-Ý’'][\w’'-]+(?: [A-Z][\w-]+)*, \d{1,2} [a-z]+ \d{4}$)",
    re.IGNORECASE,
)
_HEADING_TAGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"})
_APART = 2.0  # em: white above that sets a line apart whatever stands over it
LONGEST_HEADING = 200
LONGEST_LABEL = 60
VERBLIKE = re.compile(r"\b(?:is|zijn|was|waren|wordt|worden|heeft|hebben|kan|kunnen|moet|moeten)\b")


def is_heading(
    block: Block,
    text: str,
    area: TextArea,
    *,
    before: Block | None,
    after: Block | None,
    numbers: Sequence[Block] = (),
) -> bool:
    """Whether a block heads what follows it; `text` is its text, `numbers` the lone numbers."""
    letters = sum(ch.isalpha() for ch in text)
    if letters < 3 or len(text) > LONGEST_HEADING or len(block.lines) > 4:
        return False
    if _NAMED_NUMBERS.fullmatch(text):
        return False
    if block.tag in _HEADING_TAGS:
        return not text.endswith(".") or len(text) < 80
    if NUMBER_ONLY.fullmatch(text) or (_CLOSED.search(text) and not _ABBREVIATED.search(text)):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "‘“'\"("):
        return _is_display(block, area, before) or _heads_as_item(block, text, before, after)
    if block.size >= 1.1 * area.body_size:
        return block.size < 1.3 * area.body_size or letters >= 0.5 * len(text)
    if _heads_named_numbers(block, after):
        return not names_number(block, numbers)
    smaller = 0.8 if _NUMBERED.match(text) else 0.93
    if block.bold and block.size >= smaller * area.body_size:
        heads_labels = (
            after is not None
            and block.size < 1.1 * area.body_size
            and (_is_short(after) or names_number(after, numbers))
            and not _NAMED_NUMBERS.fullmatch(after.text.strip())
        )
        numbered = bool(_NUMBERED.match(text))
        return not names_number(block, numbers) and (numbered or not heads_labels)
    if block.underlined and block.size >= 0.93 * area.body_size:
        return not names_number(block, numbers) and not _LINK.search(text)
    return _stands_alone(block, text, area, before=before, after=after) or _heads_as_item(
        block, text, before, after
    )


def _heads_named_numbers(block: Block, after: Block | None) -> bool:
    """Whether a bold name of any size stands right over what is counted of it: "Zeeland" over
    "Scholen: 4 Bedrijven: 2"."""
    return (
        after is not None
        and block.bold
        and not after.bold
        and len(block.lines) == 1
        and _NAMED_NUMBERS.fullmatch(after.text.strip()) is not None
        and is_over(block, after)
    )


def _is_display(block: Block, area: TextArea, before: Block | None) -> bool:
    """Whether a line without a capital is set in type that only headings have."""
    large = block.size >= 1.25 * area.body_size
    closed = before is None or bool(TERMINAL.search(before.text))
    return block.text[0].islower() and large and block.bold and len(block.lines) <= 2 and closed


def _heads_as_item(block: Block, text: str, before: Block | None, after: Block | None) -> bool:
    """Whether "f. De rol van de keten" heads the text under it: white above it, none between."""
    if after is None or len(block.lines) > 1 or len(text) > 90 or text.endswith(("?", "!", ":")):
        return False
    words = block.lines[0].words
    if not starts_item(block.lines[0]) or not any(ch.isalnum() for ch in words[0].text):
        return False
    if not words[1].text[:1].isupper() or not after.text[:1].isupper():
        return False
    if starts_item(after.lines[0]) or not is_over(block, after):
        return False
    flush = abs(after.lines[0].box.x0 - block.box.x0) < 0.7 * block.size
    under = after.box.top - block.box.bottom
    if before is None or before.page != block.page:
        return flush
    white = _white_above(block, before)
    if starts_item(before.lines[0]) and white <= under:
        return False  # the last item of a list
    return flush and white >= max(0.5 * block.size, under - 0.1 * block.size)


def _white_above(block: Block, before: Block | None) -> float:
    return block.box.top - before.box.bottom if before is not None else 0.0


def _is_short(block: Block) -> bool:
    return (
        len(block.lines) == 1
        and len(block.text) <= LONGEST_LABEL
        and not block.bold
        and not TERMINAL.search(block.text)
        and not starts_item(block.lines[0])
    )


def is_plain_line(block: Block, text: str, area: TextArea) -> bool:
    """Whether it is a short, open-ended line of body size."""
    return len(block.lines) == 1 and len(text) <= 90 and _is_open(block, text, area)


def _is_open(block: Block, text: str, area: TextArea) -> bool:
    return (
        not text.endswith(("?", "!", ":", ")", ".", ";", ","))
        and (text[:1].isupper() or bool(_NUMBERED.match(text)))
        and not LETTER_HEAD.match(text)
        and not _LINK.search(text)
        and " = " not in text
        and abs(block.size - area.body_size) <= 0.6
        and all(len(line.words) <= (16 if _NUMBERED.match(text) else 10) for line in block.lines)
        and sum(ch.isdigit() for ch in text) <= 6
    )


def is_over(block: Block, after: Block) -> bool:
    """Whether the next block begins right under this one, or on the next page."""
    if after.page == block.page + 1:  # a heading left behind at the foot of its page
        return abs(after.size - block.size) < 0.6
    return (
        after.page == block.page
        and abs(after.box.x0 - block.box.x0) < 3 * block.size
        and 0 < after.lines[0].baseline - block.lines[-1].baseline < 4 * block.size
        and abs(after.size - block.size) < 0.6
    )


def _stands_alone(
    block: Block, text: str, area: TextArea, *, before: Block | None, after: Block | None
) -> bool:
    """Whether plain lines are set as a heading: short, open-ended, above running text."""
    if after is None:
        return False
    if not is_plain_line(block, text, area) and not _is_plain_pair(
        block, text, area, before=before, after=after
    ):
        return False
    sentence = bool(TERMINAL.search(after.text)) and len(after.lines[0].words) >= 5
    running = len(after.lines) >= 2 or len(after.text) > 60 or sentence
    closed = before is None or before.page != block.page or bool(TERMINAL.search(before.text))
    if not closed and sentence and len(after.text) > 60:
        closed = _white_above(block, before) > _APART * block.size
    return running and closed and is_over(block, after)


def _is_plain_pair(
    block: Block, text: str, area: TextArea, *, before: Block | None, after: Block
) -> bool:
    """Whether two plain lines stand apart from what is above and close to what is below."""
    if len(block.lines) != 2 or len(text) > 150 or not _is_open(block, text, area):
        return False
    if after.page != block.page or block.lines[0].text.endswith(","):
        return False
    if VERBLIKE.search(text) and not _NUMBERED.match(text):
        return False
    white, under = _white_above(block, before), after.box.top - block.box.bottom
    alone = before is None or before.page != block.page
    return under < 0.6 * block.size if alone else white > max(0.5 * block.size, under)
