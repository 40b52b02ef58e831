"""The order of an official publication: headings, paragraphs, list items, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from extractors.xml.parse import name_of
from extractors.xml.tables import read_table
from extractors.xml.text import NOTES, SKIPPED, FlowText, flow_text, note_marker, note_text
from schemas.paper import Box as _Box
from schemas.paper import Note, NoteCall, Passage, PlacedWord, Table
from schemas.vocabularies import PassageRole

HEADINGS: Final = frozenset(
    ("tussenkop", "titel", "kop", "kamervraagonderwerp", "onderwerp", "opschrift", "dossier",
     "stuknr", "kamervraagkop", "kamervraagomschrijving", "spreker")
)  # fmt: skip
RUNNING: Final = frozenset(("kamerstukkop", "handelingenkop", "publicatiekop", "pagkop"))
TABLES: Final = frozenset(("table", "tabel"))
ITEMS: Final = frozenset(("li",))
ITEM_NUMBERS: Final = frozenset(("li.nr", "linummer"))
INLINE: Final = frozenset(
    ("nadruk", "extref", "intref", "extverwijzing", "sup", "inf", "b", "i", "u", "datum",
     "ondernummer", "dossiernr", "begrotingshoofdstuk", "abbr", "ins", "del", "internet", "email",
     "naam", "achternaam", "voornaam", "functie", "redactie")
)  # fmt: skip
QUESTIONS: Final = {"vraag": "Vraag", "antwoord": "Antwoord"}
ANCHOR_LENGTH: Final = 80  # characters of running text kept before a call
NOWHERE: Final = _Box(0.0, 0.0, 0.0, 0.0)
MAX_DEPTH: Final = 200


def page_mark(page: int) -> PlacedWord:
    """An empty word: says which page a text is on without a place on it."""
    return PlacedWord(0, 0, page, NOWHERE)


@dataclass(slots=True)
class XmlFlow:
    """What was read so far."""

    passages: list[Passage] = field(default_factory=list)
    bodies: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    section: str = ""

    def add(self, flow: FlowText, role: PassageRole) -> None:
        """A passage, and the notes called in it."""
        if flow.text:
            if role == "heading":
                self.section = flow.text
            self.passages.append(
                Passage(
                    flow.text,
                    role,
                    (page_mark(1),),
                    section="" if role == "heading" else self.section,
                    calls=tuple(NoteCall(at, marker, 1) for at, marker in flow.calls),
                )
            )
        self._add_notes(flow)

    def add_table(self, element: etree._Element) -> None:
        """A table; its notes go with the others."""
        table, texts = read_table(
            element, table_id=f"x{len(self.tables) + 1}", section=self.section
        )
        if table is not None:
            before = self.passages[-1] if self.passages else None
            if not table.caption and before is not None and before.role == "heading":
                table = _with_caption(table, before.text)
            self.tables.append(table)
        for text in texts:
            self._add_notes(text)

    def add_note(self, element: etree._Element, before: str = "") -> None:
        """The body of a note, called after the text `before`."""
        body, marker = note_text(element), note_marker(element)
        if not body.text or not marker:
            return
        self.bodies.append(
            Passage(body.text, "note", (page_mark(1),), section=self.section, marker=marker)
        )
        self.notes.append(Note(1, marker, body.text, 1 if before else 0, before))

    def _add_notes(self, flow: FlowText) -> None:
        offsets = {marker: at for at, marker in reversed(flow.calls)}
        for note in flow.notes:
            at = offsets.get(note_marker(note), len(flow.text))
            self.add_note(note, flow.text[max(0, at - ANCHOR_LENGTH) : at])


def _with_caption(table: Table, caption: str) -> Table:
    return replace(table, caption=caption)


def read_flow(root: etree._Element) -> XmlFlow:
    """The whole publication in reading order."""
    flow = XmlFlow()
    _walk(flow, root, "paragraph", 0)
    return flow


def _walk(flow: XmlFlow, element: etree._Element, role: PassageRole, depth: int) -> None:
    name = name_of(element)
    if not name or name in SKIPPED or depth > MAX_DEPTH:
        return
    if name in TABLES:
        flow.add_table(element)
    elif name in NOTES:
        flow.add_note(element)
    elif name in HEADINGS:
        flow.add(_heading(element), "heading")
    elif name in ITEMS:
        _walk_item(flow, element, depth)
    elif name in QUESTIONS:
        _walk_question(flow, element, name, depth)
    elif _is_text(element):
        flow.add(flow_text(element), role)
    else:
        inner: PassageRole = "running" if name in RUNNING else role
        for child in element:
            _walk(flow, child, inner, depth + 1)


def _is_text(element: etree._Element) -> bool:
    """Whether an element is a paragraph: it has characters of its own or nothing but inline."""
    pieces = [element.text, *(child.tail for child in element)]
    if any(piece and piece.strip() for piece in pieces):
        return not any(name_of(child) in ITEMS | {"lijst", "tekst", "al"} for child in element)
    names = [name_of(child) for child in element]
    return bool(names) and all(n in INLINE or n in NOTES for n in names)


def _heading(element: etree._Element) -> FlowText:
    """A heading's parts (label, number, title) with spaces between them."""
    whole = FlowText()
    whole.add(element.text)
    for child in element:
        if name_of(child) in NOTES:
            whole.call(note_marker(child))
            whole.notes.append(child)
        elif name_of(child) not in SKIPPED and name_of(child):
            part = flow_text(child)
            first = child.getprevious() is None and element.text and element.text.strip()
            if not first and not whole.text.endswith("("):
                whole.add(" ")
            shift = len(whole.text)
            whole.add(part.text)
            whole.calls += [(at + shift, marker) for at, marker in part.calls]
            whole.notes += part.notes
        whole.add(child.tail)
    return whole.finish()


def _walk_item(flow: XmlFlow, element: etree._Element, depth: int) -> None:
    number = next((flow_text(c).text for c in element if name_of(c) in ITEM_NUMBERS), "")
    if _is_text(element):
        flow.add(flow_text(element), "list_item")
        return
    for child in _children(element, ITEM_NUMBERS):
        if number and name_of(child) in ("al", "alinea"):
            flow.add(_prefixed(number, flow_text(child)), "list_item")
            number = ""
        else:
            _walk(flow, child, "list_item", depth + 1)


def _prefixed(number: str, text: FlowText) -> FlowText:
    if not re.search(r"\w", number):
        number = "•"
    shift = len(number) + 1
    moved = [(at + shift, marker) for at, marker in text.calls]
    return FlowText(f"{number} {text.text}", moved, text.notes)


def _walk_question(flow: XmlFlow, element: etree._Element, name: str, depth: int) -> None:
    number = next((flow_text(c).text for c in element if name_of(c) in ("nr", "vraag.nr")), "")
    if number:
        title = number if re.search(r"[A-Za-z]", number) else f"{QUESTIONS[name]} {number}"
        flow.add(FlowText(title), "heading")
    for child in _children(element, frozenset(("nr", "vraag.nr"))):
        _walk(flow, child, "paragraph", depth + 1)


def _children(element: etree._Element, without: frozenset[str]) -> Iterator[etree._Element]:
    return (child for child in element if name_of(child) not in without)
