"""A reading cut into sentences, with the numbers of each read: the text that claims come from."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.doctypes.registers import as_names, find_registers, is_listed
from extractors.document.text.sources import is_source, without_numbers
from extractors.language import split_sentences
from extractors.numbers import read_numbers
from schemas.paper import Passage, PlacedWord, Reading
from schemas.readings import NumberReading, Rejection
from schemas.vocabularies import PassageRole, RejectReason

READABLE: frozenset[PassageRole] = frozenset(
    ("paragraph", "heading", "list_item", "note", "caption", "label")
)
SECTION_NUMBER = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|\d{1,2}\))(?=\s+\D)|^\d{1,2}(?:\.\d{1,2})+\.?(?=[A-ZÀ-Þ][a-zà-ÿ])"
)
SHOUTED_SECTION = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?(?=\s+[A-Z]{3,}(?:\s+[A-Z-]{2,}|$))")
# "5.4 Het weer" in a list of contents: a decimal has a comma.
DOTTED_SECTION = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?(?=\s+[A-ZÀ-Þ][^\W\d_])")
LIST_NUMBER = re.compile(r"^\(?\d{1,3}(?:[.)]|°[.:]?)(?=\s)")
OWN_DOSSIER = r"^(?:{dossier})(?=\s|$)"
OWN_NUMBER = r"^Nr\. ?{number}\b"


@dataclass(frozen=True, slots=True)
class FlowSentence:
    """One sentence on paper: `start` is its offset in the passage."""

    passage: Passage
    start: int
    text: str
    reading: NumberReading

    @property
    def end(self) -> int:
        """Offset in the passage just after the sentence."""
        return self.start + len(self.text)

    @property
    def words(self) -> tuple[PlacedWord, ...]:
        """The passage's words: offsets into the passage, not the sentence."""
        return self.passage.words


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """The document's own dossier and number, printed at its head: no quantities."""

    dossier: str
    number: str

    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """Patterns that find them at the start of a passage on page one."""
        digits = self.dossier.split("-")[0]
        if len(digits) < 5:
            return ()
        spaced = f"{digits[:2]} ?{digits[2:]}(?:[ -]{re.escape(self.dossier[6:])})?"
        found = [re.compile(OWN_DOSSIER.format(dossier=spaced))]
        if self.number:
            found.append(re.compile(OWN_NUMBER.format(number=re.escape(self.number))))
        return tuple(found)


def sentences(
    reading: Reading, own: OwnNumbers, reference_date: dt.date | None
) -> Iterator[FlowSentence]:
    """Every sentence of the readable passages, in reading order."""
    own_patterns = own.patterns()
    registers = find_registers(reading)
    for passage in reading.passages:
        if passage.role not in READABLE:
            continue
        source = is_source(passage)
        listed = passage.page in registers and is_listed(passage.role, passage.text)
        for start, end in split_sentences(passage.text):
            text = passage.text[start:end]
            numbers = read_numbers(text, reference_date=reference_date)
            if start == 0:
                numbers = _without_leading_label(text, passage, numbers, own_patterns)
            if source:
                numbers = without_numbers(numbers)
            if listed:
                numbers = as_names(numbers)
            yield FlowSentence(passage, start, text, numbers)


def _without_leading_label(
    text: str,
    passage: Passage,
    numbers: NumberReading,
    own_patterns: tuple[re.Pattern[str], ...],
) -> NumberReading:
    """Section and list numbers, and the document's own number: known by where they stand."""
    section = SECTION_NUMBER if passage.role == "heading" else SHOUTED_SECTION
    if found := section.match(text):
        return mask(numbers, found.start(), found.end(), "section_number")
    if found := DOTTED_SECTION.match(text):
        return mask(numbers, found.start(), found.end(), "section_number")
    if passage.role in ("list_item", "paragraph") and (found := LIST_NUMBER.match(text)):
        return mask(numbers, found.start(), found.end(), "list_number")
    if passage.page == 1:
        for pattern in own_patterns:
            if found := pattern.match(text):
                return mask(numbers, found.start(), found.end(), "kamerstuk_reference")
    return numbers


def mask(numbers: NumberReading, start: int, end: int, reason: RejectReason) -> NumberReading:
    """`numbers` with all that touches `start:end` rejected for `reason`."""

    def apart(span: tuple[int, int]) -> bool:
        return span[1] <= start or span[0] >= end

    return replace(
        numbers,
        quantities=tuple(q for q in numbers.quantities if apart(q.digits)),
        periods=tuple(p for p in numbers.periods if apart((p.start, p.end))),
        rejections=(
            Rejection(start, end, reason),
            *(r for r in numbers.rejections if apart((r.start, r.end))),
        ),
    )


def notes_called(sentence: FlowSentence) -> tuple[str, ...]:
    """Markers of the notes called in a sentence; a call right after its full stop is its own."""
    calls = sentence.passage.calls
    first = bisect_left(calls, sentence.start + 1, key=lambda call: call.offset)
    if sentence.start == 0:
        first = 0
    found = []
    for call in calls[first:]:
        if call.offset > sentence.end + 1:
            break
        found.append(call.marker)
    return tuple(dict.fromkeys(found))
