"""Footnotes: which blocks are their bodies, and which call belongs to which body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractors.pdf.layout.blocks import NOTE_MARK, Block, make_block, starts_note
from extractors.pdf.layout.furniture import PageSize, TextArea
from extractors.pdf.layout.roles import CAPTION
from extractors.pdf.page.sheet import Edge
from extractors.pdf.text.lines import Line
from extractors.pdf.text.passages import KnownMarks
from schemas.paper import Note

_SMALL = 0.95
_PLAIN_MARK = re.compile(r"[\[(]?(\d{1,3}|\*{1,4})[)\].:]?")
_GLUED_MARK = re.compile(r"(\d{1,3})[.)](?=[^\W\d_])")  # "32.RIVM."
_FEWEST_LETTERS = 4  # "DPIA, p. 13." is a note, "aug" the end of an axis label
_STARS = re.compile(r"(\*{1,4})(?!\*)")
_STAR_START = re.compile(r"(\*{1,4})(?=[^\s*])")
_END_HEADING = re.compile(
    r"(?:\d+\.?\s+)?(?:eind|voet)?noten(?:\s+en\s+\w+)?|voetnotenlijst", re.IGNORECASE
)
_RULE_WIDTH = (0.05, 0.5)  # of the page width: the line above footnotes is short
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹∗⁎", "0123456789**")


@dataclass(slots=True)
class NoteBody:
    """The body of a note: its lines, from the page it begins on; `first` skips the mark."""

    page: int
    marker: str
    blocks: list[Block] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """The lines without the mark at their head."""
        lines = [line for block in self.blocks for line in block.lines]
        return [_without_mark(lines[0], self.marker), *lines[1:]]


def _without_mark(line: Line, marker: str) -> Line:
    first = line.words[0]
    bare = first.text.translate(_SUPERSCRIPTS)
    if bare.strip("[()].:") == marker:
        return replace(line, words=line.words[1:], indices=line.indices[1:])
    rest = first.text.lstrip("[(")[len(marker) :].lstrip(")].:")
    return replace(line, words=(replace(first, text=rest), *line.words[1:]))


@dataclass(frozen=True, slots=True)
class PageBlocks:
    """The blocks of a page that may be text or notes, furniture taken out."""

    size: PageSize
    blocks: tuple[Block, ...]
    edges: tuple[Edge, ...]
    called: frozenset[str]
    """Marks that stand raised in the text of the page."""


def find_notes(
    pages: Sequence[PageBlocks], area: TextArea
) -> tuple[list[NoteBody], set[tuple[int, int]]]:
    """The bodies of all notes, and the (page, place) of the blocks they took."""
    bodies: list[NoteBody] = []
    taken: set[tuple[int, int]] = set()
    at_end = False
    for page in pages:
        at_end = at_end or any(_END_HEADING.fullmatch(b.text.strip()) for b in page.blocks)
        _take_page(page, area, bodies, taken, at_end=at_end)
    return bodies, taken


def _take_page(
    page: PageBlocks,
    area: TextArea,
    bodies: list[NoteBody],
    taken: set[tuple[int, int]],
    *,
    at_end: bool,
) -> None:
    order = _column_by_column(page, area)
    rule = _rule_above_notes(page, area)
    current: NoteBody | None = bodies[-1] if bodies else None
    previous: Block | None = None
    begun = False
    for place in order:
        block = page.blocks[place]
        below_rule = rule is not None and block.box.top >= rule - 2
        parts = _split_marked(block, area, page, below_rule=below_rule, at_end=at_end)
        if parts is not None:
            for marker, part in parts:
                current = NoteBody(page.size.number, marker, [part])
                bodies.append(current)
            previous, begun = block, True
            taken.add((page.size.number, place))
        elif current is not None and _goes_on(
            current, block, area, previous=previous, below_rule=below_rule, begun=begun
        ):
            current.blocks.append(block)
            previous = block
            taken.add((page.size.number, place))


def _column_by_column(page: PageBlocks, area: TextArea) -> list[int]:
    """Places of the blocks from the top down; where notes stand under both of two columns, those
    of the left column first."""
    middle, blocks = page.size.width / 2, page.blocks
    slack = area.body_size

    def column(block: Block) -> int:
        return 1 if block.box.x0 > middle - slack else 0

    marked = [
        block
        for block in blocks
        if block.size <= _SMALL * area.body_size and _begins_with_mark(block.lines[0])
    ]
    left = [b for b in marked if b.box.x1 < middle + slack]
    right = [b for b in marked if column(b)]
    beside = left and right
    return sorted(
        range(len(blocks)),
        key=lambda i: (
            column(blocks[i]) if beside else 0,
            blocks[i].box.top,
            blocks[i].box.x0,
        ),
    )


def _begins_with_mark(line: Line) -> bool:
    first = line.words[0].text.translate(_SUPERSCRIPTS)
    return bool(starts_note(line) or _PLAIN_MARK.fullmatch(first) or _GLUED_MARK.match(first))


def _rule_above_notes(page: PageBlocks, area: TextArea) -> float | None:
    """The height of the short line between text and notes, in the lower part of the page."""
    least, most = (share * page.size.width for share in _RULE_WIDTH)
    for edge in sorted(page.edges, key=lambda e: e.top):
        if edge.orientation != "h" or not least <= edge.x1 - edge.x0 <= most:
            continue
        under = [b for b in page.blocks if b.box.top >= edge.top - 2]
        first = min(under, key=lambda b: b.box.top, default=None)
        if first is None or abs(edge.x0 - first.box.x0) > 3 * area.body_size:
            continue
        if all(b.size <= _SMALL * area.body_size for b in under):
            return edge.top
    return None


def _split_marked(
    block: Block, area: TextArea, page: PageBlocks, *, below_rule: bool, at_end: bool
) -> list[tuple[str, Block]] | None:
    """The notes a block holds, with their markers; None where it begins without a mark."""
    marker = _leading_mark(block, area, page, below_rule=below_rule, at_end=at_end)
    if marker is None:
        return None
    parts: list[tuple[str, list[Line]]] = [(marker, [block.lines[0]])]
    for line in block.lines[1:]:
        following = str(int(parts[-1][0]) + 1) if parts[-1][0].isdigit() else parts[-1][0] + "*"
        first = line.words[0].text.translate(_SUPERSCRIPTS)
        head = _PLAIN_MARK.fullmatch(first) or _GLUED_MARK.match(first)
        stars = _STARS.match(line.words[0].text.translate(_SUPERSCRIPTS))
        apart = abs(line.box.x0 - block.lines[0].box.x0)
        flush = apart < 0.5 * line.size
        if stars and apart < 1.2 * line.size:
            parts.append((stars[1], [line]))
        elif head and head[1] == following and flush:
            parts.append((following, [line]))
        else:
            parts[-1][1].append(line)
    return [(mark, make_block(lines, block.region)) for mark, lines in parts]


def _leading_mark(
    block: Block, area: TextArea, page: PageBlocks, *, below_rule: bool, at_end: bool
) -> str | None:
    line = block.lines[0]
    if block.angle != 0 or sum(ch.isalpha() for ch in block.text) < _FEWEST_LETTERS:
        return None
    first = line.words[0].text.translate(_SUPERSCRIPTS)
    small = block.size <= _SMALL * area.body_size
    low = block.box.top > 0.5 * page.size.height
    if starts_note(line):
        found = NOTE_MARK.fullmatch(first)
        called = found is not None and found[1] in page.called
        if found and (small or below_rule or at_end or called or block.tag == "Note"):
            return found[1]
    stars = _STAR_START.match(first)
    if stars and (small or low):
        return stars[1]
    plain = _PLAIN_MARK.fullmatch(first) if len(line.words) > 1 else None
    plain = plain or _GLUED_MARK.match(first)
    if plain is None:
        return None
    marker = plain[1]
    if marker.startswith("*"):
        return marker if small or low else None
    if block.tag == "Note" or (at_end and small):
        return marker
    here = low or first[0] in "[("
    return marker if small and (below_rule or (here and marker in page.called)) else None


def _goes_on(
    note: NoteBody,
    block: Block,
    area: TextArea,
    *,
    previous: Block | None,
    below_rule: bool,
    begun: bool,
) -> bool:
    """Whether a block without a mark is more of the note before it."""
    last = note.blocks[-1]
    if abs(block.size - last.size) > 0.08 * last.size or block.bold or CAPTION.match(block.text):
        return False
    if block.size > _SMALL * area.body_size and block.tag != "Note":
        return False
    if begun and previous is not None:
        step = block.lines[0].baseline - previous.lines[-1].baseline
        overlap = min(block.box.x1, previous.box.x1) - max(block.box.x0, previous.box.x0)
        return 0 < step <= 2.2 * block.size and overlap > 0
    if block.page != last.page + 1:
        return False
    return block.tag == "Note" or below_rule


def known_marks(bodies: Iterable[tuple[int, str]]) -> KnownMarks:
    """The (page, marker) of note bodies, by page and anywhere."""
    by_page: dict[int, set[str]] = {}
    for page, marker in bodies:
        by_page.setdefault(page, set()).add(marker)
    anywhere = frozenset(marker for markers in by_page.values() for marker in markers)
    return KnownMarks({page: frozenset(found) for page, found in by_page.items()}, anywhere)


@dataclass(frozen=True, slots=True)
class MetCall:
    """A note call as met in reading order: where, and the words before it."""

    page: int
    marker: str
    height: float
    before: str


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note's body as text; `top` is where it begins on its page."""

    page: int
    marker: str
    text: str
    top: float


def pair_notes(notes: Sequence[WrittenNote], calls: Sequence[MetCall]) -> list[Note]:
    """Each note with the call it answers: on its own page, the page before, or anywhere before
    (a star is used again and again: its call is near).

    Where a marker has several bodies on a page (notes under tables), a body answers the
    calls between the body before and itself.
    """
    unused = list(calls)
    paired: list[Note] = []
    ceiling: dict[tuple[int, str], float] = {}
    for note in notes:
        above = ceiling.get((note.page, note.marker), 0.0)
        ceiling[note.page, note.marker] = note.top
        same = [c for c in unused if c.marker == note.marker]
        here = [c for c in same if c.page == note.page]
        found = (
            next((c for c in here if above <= c.height <= note.top), None)
            or next(iter(here), None)
            or next((c for c in reversed(same) if c.page == note.page - 1), None)
            or next((c for c in same if c.page < note.page and note.marker.isdigit()), None)
            or next((c for c in same if c.page == note.page + 1), None)
        )
        if found is None:
            paired.append(Note(note.page, note.marker, note.text))
            continue
        unused.remove(found)
        paired.append(Note(note.page, note.marker, note.text, found.page, found.before))
    return paired
