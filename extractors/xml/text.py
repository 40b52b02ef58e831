"""Text of an element with the note calls taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from extractors.xml.parse import name_of

NOTES: Final = frozenset(("noot", "voetnoot", "eindnoot"))
NOTE_REFERENCES: Final = frozenset(("nootref", "voetref", "nootverwijzing"))
NOTE_NUMBERS: Final = frozenset(("noot.nr", "nootnummer", "noot.lijst", "nr"))
SKIPPED: Final = frozenset(
    ("metadata", "meta", "plaatje", "illustratie", "figuur", "bijschrift-verborgen")
)
_SPACE: Final = re.compile(r"\s+")


@dataclass(slots=True)
class FlowText:
    """Text in the making: white space made single, `calls` hold (offset, marker)."""

    text: str = ""
    calls: list[tuple[int, str]] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)

    def add(self, piece: str | None) -> None:
        """Append characters."""
        if not piece:
            return
        piece = _SPACE.sub(" ", piece)
        if piece.startswith(" ") and (not self.text or self.text.endswith(" ")):
            piece = piece[1:]
        self.text += piece

    def call(self, marker: str) -> None:
        """A note is called here; white space before its mark goes."""
        self.text = self.text.rstrip()
        self.calls.append((len(self.text), marker))

    def finish(self) -> FlowText:
        """Without white space at the end."""
        self.text = self.text.rstrip()
        self.calls = [(min(offset, len(self.text)), marker) for offset, marker in self.calls]
        return self


def flow_text(element: etree._Element, stop: Iterable[str] = ()) -> FlowText:
    """All text in an element; notes in it are gathered, not read. `stop` names are left out."""
    flow = FlowText()
    _take(flow, element, frozenset(stop))
    return flow.finish()


def _take(flow: FlowText, element: etree._Element, stop: frozenset[str]) -> None:
    flow.add(element.text)
    for child in element:
        name = name_of(child)
        if name in NOTES:
            flow.call(note_marker(child))
            flow.notes.append(child)
        elif name in NOTE_REFERENCES:
            flow.call(_bare("".join(child.itertext())) or child.get("refid", ""))
        elif name and name not in SKIPPED and name not in stop:
            _take(flow, child, stop)
            if name in ("al", "noot.al", "li", "br", "entry"):
                flow.add(" ")
        flow.add(child.tail)


def note_marker(note: etree._Element) -> str:
    """The mark of a note, bare of brackets and dots."""
    for child in note.iter():
        if child is not note and name_of(child) in NOTE_NUMBERS:
            return _bare("".join(child.itertext()))
    return _bare(note.get("nr", "") or note.get("nootnr", ""))


def note_text(note: etree._Element) -> FlowText:
    """The body of a note without its mark."""
    return flow_text(note, stop=NOTE_NUMBERS)


def _bare(marker: str) -> str:
    return marker.strip().strip("()[].").strip()
