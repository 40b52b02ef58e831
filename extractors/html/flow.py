"""The order of a web page: headings, paragraphs, list items, tables, notes, and what is around."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from extractors.html.notes import NoteLinks, find_notes, is_bare_mark, is_way_back
from extractors.html.tables import as_table, holds_figures, read_grid, rows_of
from extractors.xml.flow import ANCHOR_LENGTH, MAX_DEPTH, page_mark
from extractors.xml.parse import name_of
from extractors.xml.text import FlowText
from schemas.paper import Note, NoteCall, Passage, Table
from schemas.vocabularies import PassageRole

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS: Final = HEADINGS | frozenset(
    ("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "header", "hr", "html", "legend", "li",
     "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
     "thead", "tr", "ul", "aside", "form")
)  # fmt: skip
UNSEEN: Final = frozenset(
    ("script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "select",
     "textarea", "canvas", "audio", "video")
)  # fmt: skip
AROUND: Final = frozenset(("nav", "footer", "aside", "form"))
AROUND_ROLES: Final = frozenset(("navigation", "contentinfo", "complementary", "search", "banner"))
CAPTIONED: Final = re.compile(r"(?i)^(?:tabel|overzicht|staatje)\b")
_HIDDEN: Final = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_STRUCK: Final = frozenset(("del", "s", "strike"))
_BOLD: Final = frozenset(("b", "strong"))
_HEADING_ENDS: Final = (".", ":", ";", ",", "!", "?")
_LONGEST_HEADING: Final = 120


@dataclass(slots=True)
class HtmlFlow:
    """What was read so far."""

    links: NoteLinks
    part: etree._Element
    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    section: str = ""
    anchors: dict[str, str] = field(default_factory=dict)

    def add(self, text: FlowText, role: PassageRole, marker: str = "") -> None:
        """A passage; with the note it is the body of where it has a mark."""
        text.finish()
        if not text.text:
            return
        if role == "heading":
            self.section = text.text
        for at, mark in text.calls:
            self.anchors.setdefault(mark, text.text[max(0, at - ANCHOR_LENGTH) : at])
        self.passages.append(
            Passage(
                text.text,
                role,
                (page_mark(1),),
                section="" if role == "heading" else self.section,
                calls=tuple(NoteCall(at, mark, 1) for at, mark in text.calls),
                marker=marker,
            )
        )
        if marker:
            self.notes.append(Note(1, marker, text.text))

    def paired(self) -> tuple[Note, ...]:
        """The notes, each with the text before its call."""
        return tuple(
            replace(note, anchor_page=1, anchor_text=self.anchors[note.marker])
            if note.marker in self.anchors
            else note
            for note in self.notes
        )


@dataclass(frozen=True, slots=True)
class WalkState:
    """Where the walk is: the role of text there, what leads a list item, which note's body."""

    role: PassageRole = "paragraph"
    lead: str = ""
    marker: str = ""
    depth: int = 0


def read_flow(body: etree._Element, part: etree._Element) -> HtmlFlow:
    """All of a page in reading order; what is not in its `part` that is the document is around."""
    flow = HtmlFlow(find_notes(part), part)
    _walk(flow, body, WalkState("running"))
    return flow


def _walk(flow: HtmlFlow, element: etree._Element, spot: WalkState) -> None:
    """Read a block: runs of inline content become passages, blocks in it are walked in turn."""
    name = name_of(element)
    if name == "table":
        _walk_table(flow, element, spot)
        return
    spot = _spot_in(flow, element, name, spot)
    run = FlowText()
    run.add(element.text)
    items = 0
    for child in element:
        inner = name_of(child)
        if not inner or inner in UNSEEN or _is_hidden(child):
            run.add(" ")
        elif inner in BLOCKS or (spot.depth < MAX_DEPTH and _holds_block(child)):
            spot, run = _close(flow, run, spot, element), FlowText()
            within = replace(spot, depth=spot.depth + 1)
            if inner == "li":
                items += 1
                within = replace(within, lead=_item_lead(element, child, items))
            _walk(flow, child, within)
            spot = replace(spot, lead="")
        elif inner == "br" and _ends_line_twice(child):
            spot, run = _close(flow, run, spot, element), FlowText()
        else:
            _take(flow, run, child, spot)
        run.add(child.tail)
    _close(flow, run, spot, element)


def _close(flow: HtmlFlow, run: FlowText, spot: WalkState, element: etree._Element) -> WalkState:
    """End a run of text; what follows it in a list item stands without the item's number."""
    run.finish()
    if not run.text:
        return spot
    role, marker = spot.role, spot.marker
    if spot.lead:
        shift = len(spot.lead) + 1
        run = FlowText(f"{spot.lead} {run.text}", [(at + shift, mark) for at, mark in run.calls])
    elif role == "paragraph" and run.calls and run.calls[0][0] == 0:
        # "¹ Bron: …" without a link: the body of a note begins with its mark
        role, marker, run.calls = "note", run.calls[0][1], run.calls[1:]
    elif role == "paragraph" and _is_set_as_heading(element, run.text):
        role = "heading"
    flow.add(run, role, marker)
    return replace(spot, lead="")


def _spot_in(flow: HtmlFlow, element: etree._Element, name: str, spot: WalkState) -> WalkState:
    if element is flow.part:
        return replace(spot, role="paragraph")
    if element in flow.links.bodies:
        return replace(spot, role="note", lead="", marker=flow.links.bodies[element])
    if spot.role == "running" or name in AROUND or element.get("role") in AROUND_ROLES:
        return replace(spot, role="running", lead="")
    if spot.role == "note":
        return replace(spot, lead="")
    if name in HEADINGS:
        return replace(spot, role="heading")
    if name in ("caption", "figcaption"):
        return replace(spot, role="caption")
    return replace(spot, role="list_item") if name == "li" else spot


def _item_lead(parent: etree._Element, item: etree._Element, place: int) -> str:
    """What stands before a list item: its number in an `ol`, else a bullet."""
    if name_of(parent) != "ol":
        return "•"
    told = item.get("value") or ""
    start = parent.get("start") or "1"
    number = int(told) if told.isascii() and told.isdigit() else place
    if not told and start.isascii() and start.isdigit():
        number += int(start) - 1
    return f"{number}."


def _take(flow: HtmlFlow, run: FlowText, element: etree._Element, spot: WalkState) -> None:
    """Add inline content to a run; marks of notes are taken out, a way back is left out."""
    name = name_of(element)
    if element in flow.links.calls:
        run.call(flow.links.calls[element])
        return
    if not name or name in UNSEEN or _is_hidden(element):
        return
    if name in _STRUCK:
        flow.add(FlowText(" ".join("".join(element.itertext()).split())), "struck")
        return
    if name == "a" and spot.marker and is_way_back(element):
        return
    if name == "br":
        run.add(" ")
        return
    if name == "sup" and not any(e in flow.links.calls for e in element.iter()):
        mark = is_bare_mark(element, run.text)
        if mark:
            run.call(mark)
            return
    run.add(element.text)
    for child in element:
        if spot.depth < MAX_DEPTH:
            _take(flow, run, child, replace(spot, depth=spot.depth + 1))
        run.add(child.tail)


def _is_hidden(element: etree._Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _holds_block(element: etree._Element) -> bool:
    return any(name_of(inner) in BLOCKS for inner in element.iterdescendants())


def _ends_line_twice(line_end: etree._Element) -> bool:
    after = line_end.getnext()
    blank = not (line_end.tail or "").strip()
    return blank and after is not None and name_of(after) == "br"


def _is_set_as_heading(element: etree._Element, text: str) -> bool:
    """Whether a paragraph is short, bold as a whole and no sentence: a heading without the name."""
    if name_of(element) not in ("p", "div") or len(text) > _LONGEST_HEADING:
        return False
    bold = "".join("".join(e.itertext()) for e in element.iter() if _is_outer_bold(e))
    return " ".join(bold.split()) == text and not text.endswith(_HEADING_ENDS)


def _is_outer_bold(element: etree._Element) -> bool:
    outside = (name_of(above) for above in element.iterancestors())
    return name_of(element) in _BOLD and not any(name in _BOLD for name in outside)


def _walk_table(flow: HtmlFlow, element: etree._Element, spot: WalkState) -> None:
    def text_of(cell: etree._Element) -> FlowText:
        text = FlowText()
        _take(flow, text, cell, replace(spot, marker="", depth=spot.depth + 1))
        return text.finish()

    grid = read_grid(element, text_of)
    if grid.cells and spot.role not in ("running", "note") and holds_figures(element, grid):
        caption = next((text_of(e).text for e in element if name_of(e) == "caption"), "")
        table = as_table(grid, caption=caption or _caption_before(flow), section=flow.section)
        flow.tables.append(replace(table, table_id=f"h{len(flow.tables) + 1}"))
        for cell in grid.cells:
            for call in cell.calls:
                flow.anchors.setdefault(call.marker, cell.text[: call.offset][-ANCHOR_LENGTH:])
        return
    for row in rows_of(element):
        _walk_row(flow, row, spot)


def _walk_row(flow: HtmlFlow, row: etree._Element, spot: WalkState) -> None:
    """A row that lays out text: cells without blocks are one line ("Datum" "12 mei 2024")."""
    inside = replace(spot, depth=spot.depth + 1)
    cells = [cell for cell in row if name_of(cell) in ("td", "th")]
    blocks = [sum(name_of(e) in BLOCKS for e in cell.iterdescendants()) for cell in cells]
    if max(blocks, default=0) > 1 and spot.depth < MAX_DEPTH:
        for cell in cells:
            _walk(flow, cell, inside)
        return
    line = FlowText()
    for cell in cells:
        _take(flow, line, cell, inside)
        line.add(" ")
    _close(flow, line, spot, row)


def _caption_before(flow: HtmlFlow) -> str:
    """What stands over a table as its title: a heading, or a line that begins with "Tabel"."""
    before = flow.passages[-1] if flow.passages else None
    if before is None:
        return ""
    return before.text if before.role == "heading" or CAPTIONED.match(before.text) else ""
