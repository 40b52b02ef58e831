"""What a document is called: its subject line, dossier, metadata or largest lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from extractors.doctypes.letterhead import find_labelled
from schemas.paper import Passage

EMPTY_TITLES = {"", "-", "none", "unspecified", "untitled", "title", "document", "anonymous"}
# What a document is, and not what it is called.
KINDS_ONLY = {"notitie", "nota", "rapport", "brief", "memo", "bijlage", "factsheet", "kamerbrief"}
FILE_TITLE = re.compile(
    r"(?i)^microsoft word|\.(?:docx?|indd|pdf|xlsx?|pptx?)$|sjabloon|template|^bijlage \d+\b"
)
SUBJECT = re.compile(r"(?:^|\s)(?:Onderwerp|Betreft):? +(?=\S)")
SUBJECT_LABEL = re.compile(r"(?i)(?:onderwerp|betreft):?")
DOSSIER_LABEL = re.compile(r"^\d{2} ?(?:\d{3}|\*{3})(?:[ -](?:[IVXLC]+[A-Z]?|\d{2}))?$")
NUMBER_LABEL = re.compile(r"^Nr\. ?(?:\d+|[A-Z]{1,3})$")
NUMBER_AND_NAME = re.compile(r"^Nr\. ?(?:\d+|[A-Z]{1,3}) (?=[A-Z])")
QUESTIONS = re.compile(r"^Vragen van (?:het lid|de leden) .+? aan de .+?(?= \(ingezonden|$)")
LETTERHEAD = re.compile(r"tweedekamer|eerstekamer|statengeneraal|^vergaderjaar|^retouradres")
DATE_ONLY = re.compile(r"\d{1,2}[ -]\w+[ -]\d{4}")
NUMBERS = re.compile(r"\d+")
# A large figure on a cover or in a tile.
FIGURE = re.compile(
    r"(?:[€<>≥≤±~+−–-] ?)?\d[\d.,]*(?: ?(?:%|mln|mld|miljoen|miljard|procent|euro|keer|x)\.?){0,2}",
    re.IGNORECASE,
)
# The figure of a tile with what it counts: "20.947 deelnemers".
COUNTED = re.compile(r"(?:[€$] ?)?\d{1,3}(?:\.\d{3})+(?: [^\W\d_]+){1,3}")
LONGEST = 300
SHORT_TITLE = 3  # words
MOST_LINES = 3
RUNNING_TEXT = 600
"""Letters of one size: a page with more is no cover."""
NEW_BLOCK = 1.9
"""A step between lines of more than this many letter heights ends a subject line."""


def find_title(head: Sequence[Passage], metadata: dict[str, str], stem: str) -> str:
    """The title of the document whose first pages are `head`; at worst its file's name."""
    if subject := _subject_line(head):
        return subject
    kept = ""  # what the file calls itself, though no page does
    for key in ("DC.title", "OVERHEIDop.documenttitel", "Title", "Subject"):
        declared = " ".join(metadata.get(key, "").split())
        if not _is_title(declared) or _outdated(declared, head):
            continue
        if key in ("Title", "Subject") and _is_made_up(declared, head):
            kept = kept or declared
            continue
        return declared
    printed = _questions(head) or _dossier_title(head)
    if any(map(_size, head)):  # Word and HTML tell no sizes of letters
        printed = printed or _largest_lines(head)
    return printed or kept or _first_heading(head) or re.sub(r"[-_]+", " ", stem)


def _first_heading(head: Sequence[Passage]) -> str:
    headings = (passage.text[:LONGEST] for passage in head if passage.role == "heading")
    return next(headings, "")


def _is_title(declared: str) -> bool:
    return (
        declared.lower() not in EMPTY_TITLES | KINDS_ONLY
        and not FILE_TITLE.search(declared)
        and not _is_letterhead(declared)
    )


def _is_letterhead(text: str) -> bool:
    """Whether it is the name over a letter, set in spaced capitals or not."""
    return LETTERHEAD.search(re.sub(r"[^a-z]", "", text.lower())) is not None


def _outdated(declared: str, head: Sequence[Passage]) -> bool:
    """Whether the page heads itself in the same words with other numbers: last year's template."""
    numbers, words = set(NUMBERS.findall(declared)), _words(declared)
    return any(
        set(NUMBERS.findall(passage.text)) - numbers
        and numbers - set(NUMBERS.findall(passage.text))
        and len(words & _words(passage.text)) >= 0.5 * len(words)
        for passage in head
        if passage.role == "heading" and passage.page == head[0].page
    )


def _is_made_up(declared: str, head: Sequence[Passage]) -> bool:
    """Whether a title that the file gives itself is that of a template: hardly a word of it stands
    on the first pages, and it is short ("Standaard rapport") or has numbers they do not have."""
    text = " ".join(passage.text for passage in head)
    words = _words(declared)
    if len(words & _words(text)) >= 0.5 * len(words):
        return False
    return len(words) <= SHORT_TITLE or bool(
        set(NUMBERS.findall(declared)) - set(NUMBERS.findall(text))
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", text.lower()))


def _subject_line(head: Sequence[Passage]) -> str:
    """What follows "Onderwerp", up to the white space before the letter itself."""
    for passage in head:
        if found := SUBJECT.search(passage.text):
            words = [word for word in passage.words if word.start >= found.end()]
            end = len(passage.text)
            for before, after in pairwise(words):
                height = before.box.bottom - before.box.top
                if after.page != before.page or after.box.top - before.box.top > NEW_BLOCK * height:
                    end = before.end
                    break
            if subject := passage.text[found.end() : end].strip():
                return subject[:LONGEST]
    return find_labelled(head, SUBJECT_LABEL).strip("“”\"' ")[:LONGEST]


def _questions(head: Sequence[Passage]) -> str:
    """The questions of members of parliament, by who asks whom about what."""
    found = (QUESTIONS.match(passage.text) for passage in head)
    return next((match[0][:LONGEST] for match in found if match), "")


def _dossier_title(head: Sequence[Passage]) -> str:
    """A printed Kamerstuk: the dossier's title and that of the paper, each after its number."""
    parts = []
    for place, passage in enumerate(head):
        if DOSSIER_LABEL.match(passage.text) or NUMBER_LABEL.match(passage.text):
            parts += [_first_name(head[place + 1 :])]
        elif found := NUMBER_AND_NAME.match(passage.text):
            parts += [passage.text[found.end() :]]
    return "; ".join(dict.fromkeys(filter(None, parts)))[:LONGEST]


def _first_name(after: Sequence[Passage]) -> str:
    """The first text that names something: no date, no number."""
    names = (p.text for p in after[:3] if not DATE_ONLY.fullmatch(p.text) and _words(p.text))
    return next(names, "")


def _largest_lines(head: Sequence[Passage]) -> str:
    """The lines in the largest letter of the first page that says anything.

    Where that is the letter of the running text: the bold lines it begins with.
    """
    lines = [
        passage
        for passage in head
        if passage.role in ("heading", "paragraph", "label")
        and sum(character.isalpha() for character in passage.text) > 3
        and not _is_letterhead(passage.text)
        and not passage.headed
        and not FIGURE.fullmatch(passage.text.strip())
        and not COUNTED.fullmatch(passage.text.strip())
    ]
    lines = [passage for passage in lines if passage.page == lines[0].page]
    lines.sort(key=lambda passage: passage.words[0].box.top if passage.words else 0.0)
    title = _set_apart(lines)
    if title.lower() in KINDS_ONLY:
        title = _set_apart([line for line in lines if line.text.lower() not in KINDS_ONLY])
    return title[:LONGEST]


def _set_apart(lines: Sequence[Passage]) -> str:
    """The first lines in the largest letter, or in bold where all is of one size."""
    if not lines:
        return ""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[_size(line)] += len(line.text)
    largest, body = max(weights), weights.most_common(1)[0][0]
    one_size = largest < body + 0.5 and weights[body] > RUNNING_TEXT
    stands_out = _bold if one_size else _of_size(largest)
    title: list[Passage] = []
    for line in lines:
        if stands_out(line) and len(title) < MOST_LINES:
            title.append(line)
        elif title:
            break
    return " ".join(line.text for line in title)


def _of_size(largest: float) -> Callable[[Passage], bool]:
    return lambda passage: _size(passage) >= largest - 0.5


def _bold(passage: Passage) -> bool:
    return any(word.bold for word in passage.words)


def _size(passage: Passage) -> float:
    return max((word.size for word in passage.words), default=0.0)
