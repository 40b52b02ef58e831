"""From lines to text: words joined, mended, with every character leading back to paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from extractors.pdf.page.sheet import RawWord
from extractors.pdf.text import repair
from extractors.pdf.text.lines import Line
from schemas.paper import NoteCall, PlacedWord, Repair

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TO_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PRINTED_RAISED = re.compile(r"(?<=[^\s⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=[.,;:)]?$)")
_MARK = re.compile(r"[(\[]?(\d{1,3}(?:[,;]\s?\d{1,3})*|[*⁎∗]{1,5}|[†‡§]{1,3}|[a-z])[)\],;.]?")
# A raised 2 or 3 on one of these is an exponent: m², km/h², µg/m³ ("N/ha²" is not: ha is a area).
_EXPONENT_HOST = re.compile(r"(?:^|[\d\s/(·*.])(?:k|d|c|m|µ|μ|h|n)?(?:m|s)$", re.IGNORECASE)
_NEGATIVE = re.compile(r"[-–−]\d+")
_OPEN_POWER = re.compile(r"(?:^|[^\W\d_])[-–−]$")  # "ha-" before a raised 1
# What a raised digit belongs to; RIVM and TNO are no compounds, nor is SH.
_CHEMISTRY = re.compile(
    r"(?:^|[^A-Za-z])(?:H|O|N|CO|NO|NH|SO|PO|CH|HNO|HCO|HPO|CaCO|SiO|TiO|FeO|AlO|H2SO|N2O)\d?$"
)
_ORDINAL = re.compile(r"(?:e|de|ste|er|re)")
_STARS = re.compile(r"(?<=[^\s*])(\*{1,4})([.,;:)]?)$")
_GLUED_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})([A-ZÀ-Ý][a-zà-ÿ-]{2,}.*)")
_BEFORE_MINUS = frozenset(("en", "of", "van", "tot", "met", "naar", "op"))
_GONE = {"\u00ad": "", "\u2011": "-", "\u2010": "-", "\u00a0": " "}
_GONE_TABLE = str.maketrans(_GONE)


@dataclass(frozen=True, slots=True)
class KnownMarks:
    """The markers that have a note body: on a page, and anywhere in the document."""

    by_page: dict[int, frozenset[str]] = field(default_factory=dict)
    anywhere: frozenset[str] = frozenset()

    def on(self, page: int, marker: str) -> bool:
        """Whether the page, or the next (bodies slip over), holds a body with this marker."""
        here, after = self.by_page.get(page, ()), self.by_page.get(page + 1, ())
        return marker in here or marker in after


@dataclass(slots=True)
class _Part:
    text: str
    word: RawWord
    page: int


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with its places on paper, note calls and repairs."""

    text: str
    words: tuple[PlacedWord, ...]
    calls: tuple[NoteCall, ...]
    repairs: tuple[Repair, ...]


def write(
    lines: Iterable[Line],
    marks: KnownMarks | None = None,
    known: Callable[[str], bool] = lambda _: False,
) -> PlacedText:
    """The text of some lines, as one run. `known` says what words the document writes unbroken."""
    writer = _Writer(marks or KnownMarks(), known)
    for line in lines:
        writer.take_line(line.words, line.page)
    return writer.finish()


def write_words(words: Sequence[RawWord], page: int, marks: KnownMarks | None = None) -> PlacedText:
    """The text of some words of one page; a change of baseline is a new line (table cells)."""
    writer = _Writer(marks or KnownMarks(), lambda _: False)
    row: list[RawWord] = []
    for word in words:
        if row and not word.joined and word.baseline - row[-1].baseline > 0.6 * word.size:
            writer.take_line(row, page)
            row = []
        row.append(word)
    writer.take_line(row, page)
    return writer.finish()


class _Writer:
    """Collects words (each a list of parts) and the calls after them."""

    def __init__(self, marks: KnownMarks, known: Callable[[str], bool]) -> None:
        self._marks = marks
        self._known = known
        self._tokens: list[list[_Part]] = []
        self._calls: list[tuple[_Part | None, str, int]] = []
        self._repairs: list[Repair] = []

    def take_line(self, words: Sequence[RawWord], page: int) -> None:
        """Add a line, undoing a hyphen at the end of the one before."""
        doubled = repair.is_doubled([word.text for word in words])
        runs = dict(repair.spaced_runs(words, self._known)) if len(words) >= 4 else {}
        fresh, end = True, 0
        for index, word in enumerate(words):
            text = word.text
            if doubled:
                self._repairs.append(Repair("doubled", text, text[::2], page))
                text = text[::2]
            if index in runs:
                end = runs[index]
                spaced = [each.text for each in words[index:end]]
                self._repairs.append(Repair("spaced", " ".join(spaced), "".join(spaced), page))
            glued = word.joined or (index < end and index not in runs)
            self._take(_Part(text, word, page), line_start=fresh, glued=glued and not fresh)
            fresh = False

    def _take(self, part: _Part, *, line_start: bool, glued: bool) -> None:
        if part.word.raised and self._take_raised(part):
            return
        if part.text.strip("*") == "" and self._tokens and self._marks.on(part.page, part.text):
            self._calls.append((self._last_part(), part.text, part.page))
            return
        part.text, marker = self._cut_printed_mark(part)
        if not self._tokens:
            self._part_number(part)
        self._mend_soft_hyphens(part)
        if not part.text:
            return
        if part.word.thin and self._tokens and not line_start:
            before = self._tokens[-1][-1].text
            self._repairs.append(
                Repair("space", f"{before}\u2009{part.text}", f"{before} {part.text}", part.page)
            )
        if self._tokens and (glued or self._after_drop_cap(part)):
            self._tokens[-1].append(part)
        elif line_start and self._after_minus(part):
            self._repairs.append(Repair("hyphen", f"- {part.text}", f"-{part.text}", part.page))
            self._tokens[-1].append(part)
        elif line_start and self._tokens and repair.ends_in_hyphen(self._tokens[-1][-1].text):
            self._join_hyphen(part)
        else:
            self._tokens.append([part])
        if marker:
            self._calls.append((part, marker, part.page))

    def _take_raised(self, part: _Part) -> bool:
        """Whether a raised word was a note call, exponent or ordinal, and dealt with as such."""
        text = part.text.translate(_DIGITS)
        host = self._tokens[-1][-1].text if self._tokens else ""
        if not host:
            return False
        if _ORDINAL.fullmatch(text) and host[-1].isdigit():
            self._tokens[-1].append(part)
            return True
        exponent = text in {"2", "3"} and _EXPONENT_HOST.search(host)
        if exponent or _NEGATIVE.fullmatch(text) or (text.isdigit() and _OPEN_POWER.search(host)):
            part.text = text.replace("–", "-").replace("−", "-").translate(_TO_RAISED)
            part.text = part.text.replace("-", "⁻")
            self._tokens[-1].append(part)
            return True
        found = _MARK.fullmatch(text)
        if not found or not self._is_call(found[1], host, part.page):
            return False
        for marker in self._markers(found[1], part.page):
            self._calls.append((self._last_part(), marker, part.page))
        return True

    def _markers(self, text: str, page: int) -> list[str]:
        """One or several: "2,3" and, printed close together, "23" with notes 2 and 3 here."""
        several = re.split(r"[,;]\s?", text)
        if len(several) > 1 or not text.isdigit() or self._marks.on(page, text):
            return several
        for cut in range(1, len(text)):
            left, right = text[:cut], text[cut:]
            both = self._marks.on(page, left) and self._marks.on(page, right)
            if both and int(right) == int(left) + 1:
                return [left, right]
        return several

    def _last_part(self) -> _Part | None:
        return self._tokens[-1][-1] if self._tokens else None

    def _is_call(self, marker: str, host: str, page: int) -> bool:
        if self._marks.on(page, marker):
            return True
        if marker.isalpha():
            return False
        known = set(re.split(r"[,;]\s?", marker)) & self._marks.anywhere
        # 10⁶ with no note 6 anywhere is a power; H₂ set high is chemistry.
        return bool(known) or not (re.search(r"(?:^|\D)10$", host) or _CHEMISTRY.search(host))

    def _cut_printed_mark(self, part: _Part) -> tuple[str, str]:
        """Take a mark off a word that was printed at full size: stars, and ¹ ² ³ as letters."""
        text = part.text
        stars = _STARS.search(text)
        if stars and self._marks.on(part.page, stars[1]):
            return text[: stars.start()] + stars[2], stars[1]
        raised = _PRINTED_RAISED.search(text)
        if raised and not _EXPONENT_HOST.search(text[: raised.start()]):
            marker = raised[0].translate(_DIGITS)
            if self._is_call(marker, text[: raised.start()], part.page):
                return text[: raised.start()] + text[raised.end() :], marker
        return text, ""

    def _after_minus(self, part: _Part) -> bool:
        """Whether a figure's minus stands at the end of the line before: "31%, -" and "4%"."""
        if len(self._tokens) < 2 or not part.text[:1].isdigit():
            return False
        (minus, *more), before = self._tokens[-1], self._tokens[-2][-1].text
        return not more and minus.text in "-−" and (before[-1:] in ",(:" or before in _BEFORE_MINUS)

    def _after_drop_cap(self, part: _Part) -> bool:
        """Whether the word before is the big initial of this one."""
        last = self._tokens[-1]
        initial = last[0].text
        return (
            len(self._tokens) == 1
            and len(last) == 1
            and len(initial) == 1
            and initial.isupper()
            and last[0].word.size > 1.6 * part.word.size
            and part.text[:1].islower()
        )

    def _part_number(self, part: _Part) -> None:
        """Put a space between a section's number and its title: "2.4.4Chemische"."""
        found = _GLUED_NUMBER.fullmatch(part.text)
        if found:
            mended = f"{found[1]} {found[2]}"
            self._repairs.append(Repair("space", part.text, mended, part.page))
            part.text = mended

    def _mend_soft_hyphens(self, part: _Part) -> None:
        text = part.text
        if text[-1:] == "\u00ad":
            return  # a line end may follow
        mended = text.translate(_GONE_TABLE)
        if "\u00ad" in text:
            self._repairs.append(Repair("soft_hyphen", text, mended, part.page))
        part.text = mended

    def _join_hyphen(self, part: _Part) -> None:
        last = self._tokens[-1][-1]
        left = "".join(each.text for each in self._tokens[-1])
        stem, between = repair.join_hyphen(left, part.text, self._known)
        kept = len(stem) == len(left)
        if not kept:
            last.text = last.text[: len(last.text) - (len(left) - len(stem))]
        elif last.text[-1] != "-":
            last.text = last.text[:-1] + "-"
        if between:
            self._tokens.append([part])
            return
        self._tokens[-1].append(part)
        if not kept:
            self._repairs.append(
                Repair("hyphen", f"{left} {part.text}", stem + part.text, last.page)
            )

    def finish(self) -> PlacedText:
        """The text so far."""
        text: list[str] = []
        placed: list[PlacedWord] = []
        ends: dict[int, int] = {}
        at = 0
        for number, token in enumerate(self._tokens):
            if number:
                text.append(" ")
                at += 1
            self._restore_ligatures(token)
            for part in token:
                text.append(part.text)
                word = part.word
                end = at + len(part.text)
                placed.append(PlacedWord(at, end, part.page, word.box, word.size, word.bold))
                at = ends[id(part)] = end
        calls = tuple(
            NoteCall(ends[id(after)] if after is not None else 0, marker, page)
            for after, marker, page in self._calls
        )
        return PlacedText("".join(text), tuple(placed), calls, tuple(self._repairs))

    def _restore_ligatures(self, token: list[_Part]) -> None:
        whole = "".join(part.text for part in token)
        if repair.LOST not in whole:
            return
        mended = repair.restore_ligatures(whole)
        if mended == whole:
            return
        self._repairs.append(Repair("ligature", whole, mended, token[0].page))
        at = 0
        for part in token:
            length = len(part.text)
            lost = part.text.count(repair.LOST)
            if lost and len(token) == 1:
                length = len(mended)
            elif lost:
                length += len(mended) - len(whole)
            part.text = mended[at : at + length]
            at += length
