"""From the blocks of pages to passages in reading order, with their notes and sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace

from extractors.pdf.layout.axes import find_bars
from extractors.pdf.layout.blocks import TERMINAL, Block, without_bullet
from extractors.pdf.layout.furniture import PageSize, TextArea, find_furniture, measure_text_area
from extractors.pdf.layout.labels import pair_labels
from extractors.pdf.layout.lone_numbers import NO_NUMBER, NUMBER_ONLY, find_item_numbers
from extractors.pdf.layout.menus import find_menus
from extractors.pdf.layout.order import headings_first, reading_order
from extractors.pdf.layout.roles import continues, role_of
from extractors.pdf.layout.tiles import NAMED_FIGURE
from extractors.pdf.notes.cell_marks import CellNote
from extractors.pdf.notes.notes import (
    MetCall,
    NoteBody,
    PageBlocks,
    WrittenNote,
    find_notes,
    known_marks,
)
from extractors.pdf.page.sheet import Edge
from extractors.pdf.text.near import Reaches
from extractors.pdf.text.passages import KnownMarks, PlacedText, write
from schemas.paper import Box, Passage
from schemas.vocabularies import PassageRole

_BARE = re.compile(r"^\W+|\W+$")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")
_TITLE = 1.3  # times the size of a label
_LEVEL = 0.8  # em: headings of one row differ less in height
_SHOWN_BEFORE = 80  # characters of running text kept before a call
_FLOWING: frozenset[PassageRole] = frozenset({"paragraph", "list_item"})


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page after its words became blocks and its tables were taken out."""

    size: PageSize
    blocks: tuple[Block, ...]
    edges: tuple[Edge, ...] = ()
    confidence: float | None = None
    """Of text recognition, 0-1; None where the words came from the file."""
    contents: frozenset[int] = frozenset()
    """Places of blocks that are entries of a table of contents, or furniture for another reason."""
    cell_notes: tuple[CellNote, ...] = ()
    called: frozenset[str] = frozenset()
    """Marks that stand raised within lines, those of tables included."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """Passages in reading order, written notes, the marks that have bodies, the calls met."""

    passages: list[Passage]
    notes: list[WrittenNote]
    marks: KnownMarks
    calls: list[MetCall]


@dataclass(frozen=True, slots=True)
class _Run:
    """Blocks that are written as one passage; `title` heads a number that stands alone."""

    blocks: tuple[Block, ...]
    role: PassageRole
    title: tuple[Block, ...] = ()


def assemble(pages: Sequence[PageLayout], heading: str = "") -> Assembled:
    """Passages of consecutive pages; `heading` is what the first one stands under."""
    area = measure_text_area(block for page in pages for block in page.blocks)
    furniture = find_furniture([(page.size, page.blocks) for page in pages], area)
    furniture |= dict.fromkeys(find_menus([(p.size, p.blocks) for p in pages]), "running")
    # Entries of a table of contents say nothing themselves: they are furniture too.
    furniture |= {(page.size.number, place): "running" for page in pages for place in page.contents}
    bare = [_without_furniture(page, furniture) for page in pages]
    bodies, taken = find_notes(bare, area)
    set_in_cells = [(p.size.number, note) for p in pages for note in p.cell_notes]
    marks = known_marks(
        [(body.page, body.marker) for body in bodies]
        + [(number, note.marker) for number, note in set_in_cells]
    )
    known = _vocabulary(block for page in pages for block in page.blocks)
    ordered = [_in_order(page, taken) for page in bare]
    upcoming = (blocks[0] if blocks else None for blocks in [*ordered[1:], []])
    runs: list[_Run] = []
    for page, blocks, following in zip(pages, ordered, upcoming, strict=False):
        number = page.size.number
        runs += [
            _Run((block,), furniture[number, place])
            for place, block in enumerate(page.blocks)
            if (number, place) in furniture
        ]
        runs += _flow(blocks, area, following)
    confidences = {page.size.number: page.confidence for page in pages}
    passages, calls = _write_runs(_join_runs(runs), marks, known, heading)
    note_passages, notes = _write_notes(bodies, marks, known)
    for number, note in set_in_cells:
        note_passages.append(note.passage)
        notes.append(WrittenNote(number, note.marker, note.passage.text, note.top))
    in_order = sorted([*passages, *note_passages], key=lambda p: (p.page, p.role == "note"))
    every = [_with_confidence(passage, confidences) for passage in in_order]
    return Assembled(every, notes, marks, calls)


def _with_confidence(passage: Passage, confidences: dict[int, float | None]) -> Passage:
    confidence = confidences.get(passage.page)
    return passage if confidence is None else replace(passage, ocr_confidence=confidence)


def _without_furniture(
    page: PageLayout, furniture: dict[tuple[int, int], PassageRole]
) -> PageBlocks:
    number = page.size.number
    blocks = tuple(
        block for place, block in enumerate(page.blocks) if (number, place) not in furniture
    )
    return PageBlocks(page.size, blocks, page.edges, page.called)


def _vocabulary(blocks: Iterable[Block]) -> Callable[[str], bool]:
    """Says whether the document writes a word unbroken somewhere."""
    seen = {
        _BARE.sub("", word.text).lower()
        for block in blocks
        for line in block.lines
        for word in line.words[1:-1]
        if len(word.text) > 3
    }
    return seen.__contains__


def _in_order(page: PageBlocks, taken: set[tuple[int, int]]) -> list[Block]:
    """The blocks of a page that are not notes, in reading order."""
    rest = [
        block for place, block in enumerate(page.blocks) if (page.size.number, place) not in taken
    ]
    return [rest[place] for place in reading_order(rest)]


def _flow(ordered: Sequence[Block], area: TextArea, following: Block | None) -> list[_Run]:
    """The text of a page with its roles, chart labels brought together.

    `following` is what the next page begins with.
    """
    numbers = [
        block
        for block in ordered
        if NUMBER_ONLY.fullmatch(block.text.strip()) or NO_NUMBER.fullmatch(block.text.strip())
    ]
    around: list[Block | None] = [None, *ordered, following, None]
    roles: list[PassageRole] = []
    for i, block in enumerate(ordered):
        # Under a heading a line may be a heading again, as after the end of a sentence.
        before = None if roles and roles[-1] == "heading" else around[i]
        after, beyond = around[i + 2], around[i + 3]
        roles.append(
            role_of(block, area, before=before, after=after, beyond=beyond, numbers=numbers)
        )
    for place in find_item_numbers(ordered):
        roles[place] = "margin"
    flow = [(ordered[i], roles[i]) for i in headings_first(ordered, roles)]
    return [_Run(each.blocks, each.role, each.title) for each in pair_labels(flow)]


def _join_runs(runs: Sequence[_Run]) -> list[_Run]:
    """Join what runs on over columns and pages, with furniture and labels between."""
    joined: list[_Run] = []
    open_at: int | None = None
    by_page: dict[int, list[tuple[Box, float]]] = {}
    for block in (block for run in runs for block in run.blocks):
        by_page.setdefault(block.page, []).append((block.box, block.size))
    reaches = {page: Reaches(boxes) for page, boxes in by_page.items()}
    for run in runs:
        aside = open_at is not None and _is_aside(run.blocks[0], joined[open_at].blocks[-1])
        if open_at is not None and run.role in {*_FLOWING, "label"} and len(run.blocks) == 1:
            before, block = joined[open_at].blocks[-1], run.blocks[0]
            near = block.page - before.page in (0, 1)
            edge = reaches[before.page].of(before.box, before.size, sideways=2.5, sizes=0.6)
            if near and not aside and continues(before, block, column_right=edge):
                joined[open_at] = replace(joined[open_at], blocks=(*joined[open_at].blocks, block))
                continue
        joined.append(run)
        if run.role in _FLOWING and not aside:
            open_at = len(joined) - 1
        elif run.role == "heading" and not aside:
            open_at = None
    return joined


def _is_aside(block: Block, before: Block) -> bool:
    """Whether a block stands in a call-out beside the text that runs on around it."""
    if block.page != before.page:
        return False
    return block.region >= 0 and before.region != block.region and not TERMINAL.search(before.text)


def _write_runs(
    runs: Sequence[_Run], marks: KnownMarks, known: Callable[[str], bool], heading: str
) -> tuple[list[Passage], list[MetCall]]:
    passages: list[Passage] = []
    calls: list[MetCall] = []
    texts = [_written(run, marks, known) for run in runs]
    placed: dict[int, list[tuple[Block, str]]] = {}
    bars = find_bars(
        [(run.blocks[0].page, text.text) for run, text in zip(runs, texts, strict=True)]
    )
    heads = [at not in bars and _heads(run, texts[at].text) for at, run in enumerate(runs)]
    for at, (run, written) in enumerate(zip(runs, texts, strict=True)):
        if heads[at]:
            block = run.blocks[0]
            placed.setdefault(block.page, []).append((block, written.text))
    for at, (run, written) in enumerate(zip(runs, texts, strict=True)):
        if not written.text:
            continue
        section = heading
        if run.role in {"label", "caption"}:
            label = run.blocks[0]
            areas = {block.region for block in run.blocks} - {-1}
            section = _heading_over(label, areas, placed.get(label.page, ())) or heading
        if run.title:
            section = " ".join(block.text.strip() for block in run.title)
        passage = _passage(written, run.role, section)
        passages.append(replace(passage, headed=True) if run.title else passage)
        if heads[at]:
            heading = written.text
        calls += _calls_of(written)
    return passages, calls


def _heads(run: _Run, text: str) -> bool:
    """Whether a run heads what follows: a heading that is no figure, with its name or without."""
    if run.role != "heading" or not text or NAMED_FIGURE.fullmatch(text):
        return False
    return NUMBER_ONLY.fullmatch(text) is None or _YEAR.fullmatch(text) is not None


def _written(run: _Run, marks: KnownMarks, known: Callable[[str], bool]) -> PlacedText:
    lines = [line for block in run.blocks for line in block.lines]
    if run.role == "list_item":
        lines[0] = without_bullet(lines[0])
    return write(lines, marks, known)


def _heading_over(label: Block, areas: Set[int], headings: Sequence[tuple[Block, str]]) -> str:
    """The nearest heading above a label on its page: in its shaded areas, or over it sideways."""
    above = [(block, text) for block, text in headings if block.box.bottom <= label.box.top + 2]
    inside = [each for each in above if each[0].region in areas]
    over = inside or [each for each in above if _overlaps(each[0], label)]
    if not over:  # titles in the middle of a page head all that stands under them
        over = [each for each in above if each[0].size >= _TITLE * label.size]
    if not over:
        return ""
    nearest = min(label.box.top - block.box.bottom for block, _ in over)
    level = [e for e in over if label.box.top - e[0].box.bottom <= nearest + _LEVEL * label.size]
    own = [each for each in level if _overlaps(each[0], label)] or level
    return min((label.box.top - block.box.bottom, text) for block, text in own)[1]


def _overlaps(heading: Block, label: Block) -> bool:
    return min(heading.box.x1, label.box.x1) > max(heading.box.x0, label.box.x0)


def _passage(written: PlacedText, role: PassageRole, section: str, marker: str = "") -> Passage:
    return Passage(
        text=written.text,
        role=role,
        words=written.words,
        section="" if role in {"running", "page_number", "margin"} else section,
        calls=written.calls,
        marker=marker,
        repairs=written.repairs,
    )


def _calls_of(written: PlacedText) -> list[MetCall]:
    found = []
    for call in written.calls:
        host = next((w for w in reversed(written.words) if w.start < call.offset), None)
        height = host.box.top if host else 0.0
        before = written.text[max(0, call.offset - _SHOWN_BEFORE) : call.offset]
        found.append(MetCall(call.page, call.marker, height, before))
    return found


def _write_notes(
    bodies: Sequence[NoteBody], marks: KnownMarks, known: Callable[[str], bool]
) -> tuple[list[Passage], list[WrittenNote]]:
    passages: list[Passage] = []
    notes: list[WrittenNote] = []
    for body in bodies:
        written = write(body.lines, marks, known)
        if not written.text:
            continue
        passages.append(_passage(written, "note", "", body.marker))
        top = body.blocks[0].box.top
        notes.append(WrittenNote(body.page, body.marker, written.text, top))
    return passages, notes
