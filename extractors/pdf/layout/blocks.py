"""Blocks: lines that read on from each other: a paragraph, a heading, a note, a label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.pdf.layout.rules import find_rules, is_underlined, parts
from extractors.pdf.page.frame import union
from extractors.pdf.page.sheet import ARTIFACT, Element, RawPage, Shade
from extractors.pdf.text.lines import LIST_MARK, Line
from extractors.pdf.text.near import Beginnings
from schemas.paper import Box

TERMINAL = re.compile(r"[.?!:;…][\"'”’»)\]]*$")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?")
NOTE_MARK = re.compile(r"(\d{1,3}|[*⁎∗]{1,5}|[†‡§]{1,3}|[a-z])[)\].:]?")
_FIGURE = re.compile(r"[€<>≤≥±]?\s?[-−–]?\d[\d.,]*\s?%?")
_BLOCK_TAGS = frozenset(
    {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "Note", "Caption", "TD", "TH", "TOCI"}
)
# Words that no heading or paragraph ends with.
_NEVER_LAST = frozenset(
    [
        *("de", "het", "een", "van", "en", "of", "in", "op", "aan", "voor", "met", "door", "bij"),
        *("te", "tot", "uit", "over", "onder", "tegen", "naar", "om", "dat", "die", "als", "ook"),
        *("der", "den", "ten", "ter", "zijn", "haar", "hun", "deze", "dit", "per", "is", "was"),
    ]
)
_SAME_SIZE = 0.12
_LEADING = 1.9  # em: lines of one paragraph stand no farther apart
_OUTDENT = 3.5  # em: no first line is indented more than this against the second
_PAIRED = 0.35  # of the size: baselines nearer than this stand on one row


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that read on, top to bottom; `region` is the shaded area they stand in (-1: none)."""

    page: int
    lines: tuple[Line, ...]
    box: Box
    size: float
    bold: bool
    tag: str
    region: int = -1
    underlined: bool = False

    @property
    def text(self) -> str:
        """The lines with spaces between, unmended."""
        return " ".join(line.text for line in self.lines)

    @property
    def angle(self) -> int:
        """The writing direction."""
        return self.lines[0].angle


def make_block(lines: Sequence[Line], region: int = -1, *, underlined: bool = False) -> Block:
    """One block of some lines."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return Block(
        page=lines[0].page,
        lines=tuple(lines),
        box=union([line.box for line in lines]),
        size=sizes.most_common(1)[0][0],
        bold=all(line.bold for line in lines),
        tag=Counter(line.tag for line in lines).most_common(1)[0][0],
        region=region,
        underlined=underlined,
    )


def group_blocks(page: RawPage, lines: Sequence[Line]) -> list[Block]:
    """The blocks of a page, in the order their first lines were drawn."""
    elements = _block_elements(page, lines)
    edges = _right_edges(lines)
    regions = [_region(page.shades, line, page) for line in lines]
    rules = find_rules(page)
    underlined = [bool(rules.level) and is_underlined(line, rules) for line in lines]
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        if groups:
            group = groups[-1]
            before = group[-1]
            same_element = elements[index] == elements[before]
            if (
                regions[index] == regions[before]
                and (same_element or not elements)
                and underlined[index] == underlined[before]
                and _reads_on([lines[i] for i in group], line, edges[before])
                and not parts(rules, lines[before], line)
            ):
                group.append(index)
                continue
        groups.append([index])
    return [
        make_block(
            [lines[i] for i in group],
            regions[group[0]],
            underlined=len(group) <= 2 and all(underlined[i] for i in group),
        )
        for group in groups
    ]


def _block_elements(page: RawPage, lines: Sequence[Line]) -> list[int]:
    """Per line its paragraph-like element; all alike where tags do not speak of paragraphs.

    Some writers tag every line as a paragraph of its own: such tags say nothing about
    where paragraphs end.
    """
    found = [_paragraph_of(page.elements, line) for line in lines]
    tagged = [each for each in found if each >= 0]
    several = sum(count > 1 for count in Counter(tagged).values())
    if len(tagged) < 0.5 * len(lines) or several < 0.15 * len(set(tagged)):
        return [0] * len(lines)
    return found


def _paragraph_of(elements: Sequence[Element], line: Line) -> int:
    counts = Counter(word.element for word in line.words if not word.raised)
    element = counts.most_common(1)[0][0] if counts else line.words[0].element
    while element >= 0 and elements[element].tag not in _BLOCK_TAGS:
        element = elements[element].parent
    parent = elements[element].parent if element >= 0 else -1
    # A paragraph within a note, cell or list item is not the unit: what holds it is.
    while parent >= 0 and elements[parent].tag in _BLOCK_TAGS:
        element, parent = parent, elements[parent].parent
    return element


def _region(shades: Sequence[Shade], line: Line, page: RawPage) -> int:
    """The smallest shaded area around a line that can hold several lines."""
    x, y = (line.box.x0 + line.box.x1) / 2, (line.box.top + line.box.bottom) / 2
    best, best_area = -1, 0.6 * page.width * page.height
    for index, shade in enumerate(shades):
        box = shade.box
        if not (box.x0 <= x <= box.x1 and box.top <= y <= box.bottom):
            continue
        area = (box.x1 - box.x0) * (box.bottom - box.top)
        if box.bottom - box.top > 2.5 * line.size and area < best_area:
            best, best_area = index, area
    return best


def _right_edges(lines: Sequence[Line]) -> list[float]:
    """Per line the right edge of its column: how far lines near it with its left side reach."""
    beginnings = Beginnings([line.box for line in lines])
    edges = []
    for line in lines:
        reach = line.box.x1
        aside, apart = 2.5 * line.size, 12 * line.size
        for place in beginnings.around(line.box, aside, apart):
            other = lines[place].box
            near = abs(other.top - line.box.top) < apart
            if near and abs(other.x0 - line.box.x0) < aside:
                reach = max(reach, other.x1)
        edges.append(reach)
    return edges


def _reads_on(block: Sequence[Line], line: Line, right_edge: float) -> bool:
    before = block[-1]
    if line.angle != before.angle or line.angle != 0:
        return False
    if (line.tag == ARTIFACT) != (before.tag == ARTIFACT):
        return False
    size = max(line.size, before.size)
    mid_sentence = line.text[:1].islower() and not TERMINAL.search(before.text)
    if line.bold != before.bold and (not mid_sentence or _fits_above(line, before, right_edge)):
        return False
    if abs(line.size - before.size) > _SAME_SIZE * size:
        return False
    step = line.baseline - before.baseline
    if abs(step) <= _PAIRED * size:
        gap = line.box.x0 - before.box.x1
        return -0.5 * size <= gap <= 1.5 * size
    if step <= 0 or step > _LEADING * size:
        return False
    if _FIGURE.fullmatch(line.text) and _FIGURE.fullmatch(before.text):
        return False  # the figures of two bars, of two rows
    if len(block) > 1:
        usual = before.baseline - block[-2].baseline
        if usual > _PAIRED * size and step > 1.3 * usual + 0.5:
            return False
    if min(line.box.x1, before.box.x1) - max(line.box.x0, before.box.x0) < size:
        return False
    if before.box.x0 - line.box.x0 > _OUTDENT * size and len(block) == 1:
        return False
    return not _begins_anew(block, line, right_edge)


def _fits_above(line: Line, before: Line, right_edge: float) -> bool:
    """Whether the first word of a line would have fitted on the line above."""
    first = line.words[0].box
    return first.x1 - first.x0 < right_edge - before.box.x1 - 0.8 * line.size


def _is_cut_reference(before: Line, line: Line, right_edge: float) -> bool:
    """Whether a number belongs to the line above: "toont figuur" / "4.3 de hoogste gehalten".

    The line above is full and in mid-sentence, and the words after the number go on with it.
    """
    first, second = line.words[0], line.words[1]
    return (
        _SECTION.fullmatch(first.text) is not None
        and second.text[:1].islower()
        and not TERMINAL.search(before.text)
        and len(before.words) > 3
        and not starts_item(before)
        and not _fits_above(line, before, right_edge)
    )


def _begins_anew(block: Sequence[Line], line: Line, right_edge: float) -> bool:
    """Whether a line starts a paragraph, list item or note though it follows closely."""
    before = block[-1]
    first = line.words[0]
    if starts_item(line) and not _is_cut_reference(before, line, right_edge):
        return True
    if starts_note(line):
        return True
    ends = bool(TERMINAL.search(before.text))
    room = right_edge - before.box.x1 - 0.8 * line.size
    fits = _fits_above(line, before, right_edge)
    capital = first.text[:1].isupper() or first.text[:1] in "“‘\"'«"
    figure = first.text[:1].isdigit() or first.text[:1] in "€$<>≥≤"
    # A sentence may go on with a figure or a name on the next line; a new one has an end before it.
    if fits and (ends and (capital or figure)):
        return True
    open_end = before.text.endswith(("-", ",")) or before.words[-1].text.lower() in _NEVER_LAST
    titled = len(block) == 1 and not line.bold and _SECTION.fullmatch(block[0].words[0].text)
    if titled and capital and fits and not open_end:
        return True
    wide = (first.box.x1 - first.box.x0) < room - 4 * line.size
    if capital and wide and not open_end:
        return True
    indented = line.box.x0 - before.box.x0 > 0.9 * line.size
    hanging = starts_item(block[0]) or starts_note(block[0])
    return ends and indented and capital and not hanging


def starts_item(line: Line) -> bool:
    """Whether a line begins with a bullet or an enumerator, set apart from what follows."""
    first = line.words[0]
    if len(line.words) < 2 or first.raised or not LIST_MARK.fullmatch(first.text):
        return False
    gap = line.words[1].box.x0 - first.box.x1
    if first.text == "o":
        return gap > 0.5 * line.size
    if first.text in "–—-":
        return gap > 0.2 * line.size and not line.words[1].text[:1].isdigit()
    return True


def starts_note(line: Line) -> bool:
    """Whether a line begins with a raised mark, as a note's body does."""
    first = line.words[0]
    return first.raised and bool(NOTE_MARK.fullmatch(first.text)) and len(line.words) > 1


def without_bullet(line: Line) -> Line:
    """A list item's first line without its bullet; an enumerator that says something stays."""
    first = line.words[0].text
    if len(line.words) > 1 and (first == "o" or not any(ch.isalnum() for ch in first)):
        return replace(line, words=line.words[1:], indices=line.indices[1:])
    return line
