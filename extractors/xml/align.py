"""The official text laid over the PDF: the XML says what, the PDF where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractors.xml.flow import page_mark
from extractors.xml.tokens import match_tokens, normal
from schemas.paper import Cell, Issue, Note, NoteCall, Passage, PlacedWord, Reading, Table

SAME_DOCUMENT: Final = 0.5  # share of the XML's words that must be found in the PDF
OWN_TEXT: Final = 0.3  # share: a PDF passage with fewer words in the XML is its own
FURNITURE: Final = frozenset(("running", "page_number", "margin", "struck"))
_TOKEN: Final = re.compile(r"\S+")


@dataclass(slots=True)
class AlignedWord:
    """A word of a text (`owner` numbers the text, `start:end` its characters) and its place."""

    owner: int
    start: int
    end: int
    word: str
    placed: tuple[PlacedWord, ...] = ()


@dataclass(slots=True)
class Stream:
    """Texts one after the other, as tokens."""

    tokens: list[AlignedWord]

    @property
    def words(self) -> list[str]:
        """The words to compare."""
        return [token.word for token in self.tokens]


def align_with_pdf(xml: Reading, pdf: Reading) -> Reading:
    """The XML's passages, tables and notes with page and box from the PDF.

    Running heads, margins and whatever else only the PDF has are kept. Where fewer than half of
    the XML's words are found in the PDF they are not the same document: the PDF's reading comes
    back with an issue.
    """
    passages, cells = list(xml.passages), _cells(xml.tables)
    sought = _streams(passages, cells)
    paper = _streams(pdf.passages, _cells(pdf.tables))
    found = [_match(one, other) for one, other in zip(sought, paper, strict=True)]
    _match_rest(sought, paper, found)
    total = sum(len(stream.tokens) for stream in sought)
    placed = sum(bool(token.placed) for stream in sought for token in stream.tokens)
    if total == 0 or placed < SAME_DOCUMENT * total:
        issue = Issue("xml_mismatch", "De XML hoort niet bij deze PDF; de PDF is gelezen.")
        return replace(pdf, issues=(*pdf.issues, issue))
    words = _by_owner(sought)
    pages = _pages(len(passages), words, passages)
    aligned = [
        _placed_passage(passage, words.get(number, []), pages[number])
        for number, passage in enumerate(passages)
    ]
    tables = _placed_tables(xml.tables, words, len(passages))
    used = {id(token) for pairs in found for _, token in pairs}
    return replace(
        xml,
        pages=pdf.pages,
        passages=(*aligned, *_own_passages(pdf, paper, used)),
        tables=(*tables, *_own_tables(pdf, paper, used)),
        notes=tuple(_placed_notes(xml.notes, aligned)),
        metadata={**pdf.metadata, **xml.metadata},
        issues=(*pdf.issues, *xml.issues),
    )


def _cells(tables: Iterable[Table]) -> list[Cell]:
    return [cell for table in tables for cell in table.cells]


def _streams(passages: Sequence[Passage], cells: Sequence[Cell]) -> tuple[Stream, ...]:
    """Running text, notes and cells apart: their order differs between XML and PDF."""
    body, notes, tables = Stream([]), Stream([]), Stream([])
    for number, passage in enumerate(passages):
        stream = notes if passage.role == "note" else body
        stream.tokens += _tokens(number, passage.text, passage.words)
    for number, cell in enumerate(cells, start=len(passages)):
        tables.tokens += _tokens(number, cell.text, cell.words)
    return body, notes, tables


def _tokens(owner: int, text: str, words: Sequence[PlacedWord]) -> list[AlignedWord]:
    found = []
    first = 0
    for match in _TOKEN.finditer(text):
        word = normal(match.group())
        if not word:
            continue
        while first < len(words) and words[first].end <= match.start():
            first += 1
        last = first
        while last < len(words) and words[last].start < match.end():
            last += 1
        placed = tuple(w for w in words[first:last] if w.end > w.start)
        found.append(AlignedWord(owner, match.start(), match.end(), word, placed))
    return found


def _match(sought: Stream, paper: Stream) -> list[tuple[AlignedWord, AlignedWord]]:
    """Matched tokens; those sought get their place."""
    pairs = [
        (sought.tokens[i], paper.tokens[j]) for i, j in match_tokens(sought.words, paper.words)
    ]
    for token, on_paper in pairs:
        token.placed = on_paper.placed
    return pairs


def _match_rest(
    sought: Sequence[Stream],
    paper: Sequence[Stream],
    found: list[list[tuple[AlignedWord, AlignedWord]]],
) -> None:
    """What is a note or cell in the one may be running text in the other."""
    used = {id(token) for pairs in found for _, token in pairs}
    rest = Stream([t for stream in sought for t in stream.tokens if not t.placed])
    free = Stream([t for stream in paper for t in stream.tokens if id(t) not in used])
    if rest.tokens and free.tokens:
        found.append(_match(rest, free))


def _by_owner(streams: Iterable[Stream]) -> dict[int, list[AlignedWord]]:
    found: dict[int, list[AlignedWord]] = {}
    for stream in streams:
        for token in stream.tokens:
            if token.placed:
                found.setdefault(token.owner, []).append(token)
    return found


def _place(tokens: Sequence[AlignedWord]) -> tuple[PlacedWord, ...]:
    """Places of the matched words, with offsets in the XML's text."""
    placed: list[PlacedWord] = []
    for token in tokens:
        length = token.end - token.start
        parts = token.placed
        cut = [round(length * n / len(parts)) for n in range(len(parts) + 1)]
        placed += [
            replace(part, start=token.start + cut[n], end=token.start + cut[n + 1])
            for n, part in enumerate(parts)
        ]
    return tuple(word for word in placed if word.end > word.start)


def _pages(
    count: int, words: dict[int, list[AlignedWord]], passages: Sequence[Passage]
) -> list[int]:
    """The page of every passage: of its first matched word, else of the passage before it."""
    pages: list[int] = []
    for number in range(count):
        tokens = words.get(number)
        if tokens:
            pages.append(tokens[0].placed[0].page)
        else:
            same = passages[number].role != "note" and pages
            pages.append(pages[-1] if same else 1)
    return pages


def _placed_passage(passage: Passage, tokens: Sequence[AlignedWord], page: int) -> Passage:
    words = _place(tokens) or (page_mark(page),)
    calls = tuple(
        NoteCall(call.offset, call.marker, _page_at(words, call.offset)) for call in passage.calls
    )
    return replace(passage, words=words, calls=calls)


def _page_at(words: Sequence[PlacedWord], offset: int) -> int:
    before = [word for word in words if word.start < offset]
    return (before[-1] if before else words[0]).page


def _placed_tables(
    tables: Sequence[Table], words: dict[int, list[AlignedWord]], first: int
) -> list[Table]:
    placed: list[Table] = []
    owner = first
    for table in tables:
        cells: list[Cell] = []
        for cell in table.cells:
            found = _place(words.get(owner, []))
            owner += 1
            cells.append(replace(cell, page=found[0].page, words=found) if found else cell)
        known = [cell.page for cell in cells if any(w.end > w.start for w in cell.words)]
        page = min(known) if known else table.page
        # a cell that was not found stands where its table begins
        moved = tuple(
            cell
            if any(w.end > w.start for w in cell.words)
            else replace(cell, page=page, words=(page_mark(page),))
            for cell in cells
        )
        placed.append(replace(table, page=page, cells=moved))
    return placed


def _placed_notes(notes: Iterable[Note], passages: Sequence[Passage]) -> Iterable[Note]:
    """Notes on the page of their body, anchored on the page of their call."""
    bodies = {(p.marker, p.text): p.words[0].page for p in passages if p.role == "note"}
    calls: dict[str, list[NoteCall]] = {}
    for passage in passages:
        for call in passage.calls:
            calls.setdefault(call.marker, []).append(call)
    for note in notes:
        page = bodies.get((note.marker, note.text), note.page)
        called = calls.get(note.marker, [])
        anchor = called.pop(0).page if called and note.anchor_text else note.anchor_page
        yield replace(note, page=page, anchor_page=anchor)


def _share_used(streams: Sequence[Stream], used: set[int]) -> dict[int, float]:
    """Per text of the PDF: the share of its words that the XML has too."""
    counts: dict[int, list[int]] = {}
    for stream in streams:
        for token in stream.tokens:
            count = counts.setdefault(token.owner, [0, 0])
            count[0] += id(token) in used
            count[1] += 1
    return {owner: hit / all_ for owner, (hit, all_) in counts.items()}


def _own_passages(pdf: Reading, paper: Sequence[Stream], used: set[int]) -> list[Passage]:
    share = _share_used(paper, used)
    return [
        passage
        for number, passage in enumerate(pdf.passages)
        if share.get(number, 0.0) < OWN_TEXT
        or (passage.role in FURNITURE and share.get(number, 0.0) < 1)
    ]


def _own_tables(pdf: Reading, paper: Sequence[Stream], used: set[int]) -> list[Table]:
    share = _share_used(paper, used)
    own = []
    owner = len(pdf.passages)
    for table in pdf.tables:
        shares = [share.get(owner + n, 0.0) for n in range(len(table.cells))]
        owner += len(table.cells)
        if shares and sum(shares) / len(shares) < OWN_TEXT:
            own.append(table)
    return own
