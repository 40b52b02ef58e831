"""Page furniture: running heads and feet, page numbers, and the margin column of letters.

Found by what a reader goes by: it is said again on page after page at the same height, or it
stands in the edge of the page and counts, or it stands in small print beside the column of text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.pdf.layout.blocks import Block, starts_note
from extractors.pdf.page.sheet import ARTIFACT
from schemas.paper import Box
from schemas.vocabularies import PassageRole

_HEAD, _FOOT = 0.16, 0.12  # shares of the page height that can hold running text
_EDGE = 0.09
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:pagina|page|blad|p\.|pag\.)?\s*+[-–|]?\s*+(\d{1,4})(?:\s*(?:van|of|/|\|)\s*\d{1,4})?"
    r"\s*[-–|]?",
    re.IGNORECASE,
)
_SMALL = 0.93
_MAIN_SHARE = 0.6
_BROAD = 0.4  # of the page width
_LONGEST_MARGIN = 400


@dataclass(frozen=True, slots=True)
class PageSize:
    """What of a page matters here."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TextArea:
    """Where running text of body size stands, over all pages."""

    body_size: float
    left: float
    right: float


def measure_text_area(blocks: Iterable[Block]) -> TextArea:
    """The body size and the sides of the running text, weighted by characters."""
    weights: Counter[float] = Counter()
    upright = [b for b in blocks if b.angle == 0 and b.tag != ARTIFACT]
    for block in upright:
        for line in block.lines:
            weights[round(line.size * 2) / 2] += len(line.text) if len(line.words) > 4 else 1
    if not weights:
        return TextArea(10.0, 0.0, 0.0)
    body = weights.most_common(1)[0][0]
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    for block in upright:
        for line in block.lines:
            if abs(line.size - body) <= 0.6 and len(line.words) > 4:
                lefts[round(line.box.x0)] += len(line.text)
                rights[round(line.box.x1)] += len(line.text)
    return TextArea(body, _quantile(lefts, 0.05), _quantile(rights, 0.97))


def _quantile(weights: Counter[int], share: float) -> float:
    total, seen = sum(weights.values()), 0
    for place in sorted(weights):
        seen += weights[place]
        if seen >= share * total:
            return float(place)
    return 0.0


def find_furniture(
    pages: Sequence[tuple[PageSize, Sequence[Block]]], area: TextArea
) -> dict[tuple[int, int], PassageRole]:
    """The role of each piece of furniture, by page number and place among the page's blocks."""
    found: dict[tuple[int, int], PassageRole] = {}
    repeated = _repeated(pages)
    for size, blocks in pages:
        body_words = sum(len(b.lines) for b in blocks if b.tag != ARTIFACT)
        artifacts_count = body_words >= 0.4 * sum(len(b.lines) for b in blocks)
        page = _PageFacts(size, artifacts_count, _has_main_column(size, blocks, area))
        roles = [_role(block, page, area, repeated=repeated) for block in blocks]
        _add_same_row(blocks, roles, size, body_size=area.body_size)
        for index in _outermost(blocks, roles, size):
            role = roles[index]
            if role is not None:
                found[size.number, index] = role
    return found


def _add_same_row(
    blocks: Sequence[Block],
    roles: list[PassageRole | None],
    size: PageSize,
    *,
    body_size: float,
) -> None:
    """A chapter's title beside the page number in the head or foot is furniture as well."""
    rows = [
        block.lines[0].baseline
        for block, role in zip(blocks, roles, strict=True)
        if role in ("page_number", "running")
    ]
    for index, block in enumerate(blocks):
        at_edge = block.box.bottom <= _EDGE * size.height
        at_edge = at_edge or block.box.top >= (1 - _EDGE) * size.height
        plain = len(block.lines) == 1 and block.size <= 1.1 * body_size
        if roles[index] is None and at_edge and plain:
            level = block.lines[0].baseline
            if any(abs(level - row) <= 2 for row in rows):
                roles[index] = "running"


def _outermost(
    blocks: Sequence[Block], roles: Sequence[PassageRole | None], size: PageSize
) -> list[int]:
    """Places of furniture with nothing but furniture between them and the edge of the page."""
    text = [b.box for b, role in zip(blocks, roles, strict=True) if role is None]
    top = min((box.top for box in text), default=size.height)
    bottom = max((box.bottom for box in text), default=0.0)
    return [
        index
        for index, (block, role) in enumerate(zip(blocks, roles, strict=True))
        if role == "margin"
        or (role == "page_number" and not _between(block, text))
        or (role == "running" and (block.box.top <= top + 2 or block.box.bottom >= bottom - 2))
    ]


def _between(block: Block, text: Sequence[Box]) -> bool:
    """Whether text stands over and under a block, in its own column."""
    column = [b for b in text if b.x0 < block.box.x1 and b.x1 > block.box.x0]
    return any(b.bottom <= block.box.top for b in column) and any(
        b.top >= block.box.bottom for b in column
    )


def _key(block: Block, size: PageSize) -> tuple[str, int]:
    """The text without its numbers, and how far from the edge of the page it stands.

    From the nearest edge: pages on their side keep their feet at the same distance.
    """
    from_edge = min(block.box.top, size.height - block.box.bottom)
    text = _DIGITS.sub("#", block.text).casefold()
    return re.sub(r"[^\w#]+", " ", text).strip()[:120], round(from_edge / 8)


def _repeated(pages: Sequence[tuple[PageSize, Sequence[Block]]]) -> set[tuple[str, int]]:
    """Keys of texts that stand on several pages at the same height, page numbers aside."""
    where: defaultdict[tuple[str, int], dict[int, tuple[int, ...]]] = defaultdict(dict)
    for size, blocks in pages:
        for block in blocks:
            text, height = _key(block, size)
            if text:
                numbers = tuple(int(number) for number in _DIGITS.findall(block.text)[:6])
                for near in (height - 1, height, height + 1):
                    where[text, near][size.number] = numbers
    needed = max(2, min(4, round(0.2 * len(pages)))) if len(pages) < 40 else 4
    return {
        key for key, found in where.items() if len(found) >= needed and _counts_pages_only(found)
    }


def _counts_pages_only(found: dict[int, tuple[int, ...]]) -> bool:
    """Whether what differs between the pages is their own number: "Vraag 7" is no running head.

    A few strays are let through: chapters change and pages are numbered anew.
    """
    for column in zip(*found.values(), strict=False):
        steps = Counter(number - page for number, page in zip(column, found, strict=True))
        same = Counter(column).most_common(1)[0][1]
        if max(same, steps.most_common(1)[0][1]) < 0.3 * len(found) + 1:
            return False
    return True


@dataclass(frozen=True, slots=True)
class _PageFacts:
    """What holds for a whole page."""

    size: PageSize
    trust_artifacts: bool
    main_column: bool


def _has_main_column(size: PageSize, blocks: Sequence[Block], area: TextArea) -> bool:
    """Whether most of a page's text stands in one broad column of running text, as in a letter."""
    if size.width > size.height or area.right - area.left < _BROAD * size.width:
        return False
    total = sum(len(block.text) for block in blocks)
    inside = sum(len(block.text) for block in blocks if not _beside(block, area))
    return inside >= _MAIN_SHARE * total


def _beside(block: Block, area: TextArea) -> bool:
    return block.box.x0 >= area.right - 2 or block.box.x1 <= area.left + 2


def _role(
    block: Block, page: _PageFacts, area: TextArea, *, repeated: set[tuple[str, int]]
) -> PassageRole | None:
    if starts_note(block.lines[0]):
        return None
    height = page.size.height
    in_head = block.box.bottom <= _HEAD * height
    in_foot = block.box.top >= (1 - _FOOT) * height
    at_edge = block.box.bottom <= _EDGE * height or block.box.top >= (1 - _EDGE) * height
    text = block.text.strip()
    counts = len(text) <= 30 and bool(_PAGE_NUMBER.fullmatch(text))
    again = _key(block, page.size) in repeated
    artifact = page.trust_artifacts and block.tag == ARTIFACT
    if counts and (at_edge or (artifact and (in_head or in_foot))):
        return "page_number"
    small = block.size <= _SMALL * area.body_size and len(text) <= _LONGEST_MARGIN
    if page.main_column and _beside(block, area) and (small or again or artifact):
        return "margin"
    if (again or artifact) and (in_head or in_foot) and len(block.lines) <= 4:
        return "running"
    if artifact and again:
        return "running"
    return None
