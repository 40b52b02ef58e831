"""What a document is called: its subject line, dossier, metadata or largest lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from schemas.records import Passage

EMPTY_TITLES = {"", "-", "none", "unspecified", "untitled", "title", "document", "anonymous"}
FILE_TITLE = re.compile(
    r"(?i)^microsoft word|\.(?:docx?|indd|pdf|xlsx?|pptx?)$|sjabloon|template|^bijlage \d+\b"
)
SUBJECT = re.compile(r"(?:^|\s)(?:Onderwerp|Betreft):? +(?=\S)")
DOSSIER_LABEL = re.compile(r"^\d{2} ?\d{3}(?:[ -](?:[IVXLC]+[A-Z]?|\d{2}))?$")
NUMBER_LABEL = re.compile(r"^Nr\. ?(?:\d+|[A-Z]{1,3})$")
LETTERHEAD = re.compile(r"tweedekamer|eerstekamer|statengeneraal|^vergaderjaar|^retouradres")
LONGEST = 300
NEW_BLOCK = 1.9
"""A step between lines of more than this many letter heights ends a subject line."""


def find_title(head: Sequence[Passage], metadata: dict[str, str], stem: str) -> str:
    """The title of the document whose first pages are `head`; at worst its file's name."""
    if subject := _subject_line(head):
        return subject
    for key in ("DC.title", "OVERHEIDop.documenttitel", "Title", "Subject"):
        declared = " ".join(metadata.get(key, "").split())
        if declared.lower() not in EMPTY_TITLES and not FILE_TITLE.search(declared):
            return declared
    return _dossier_title(head) or _largest_lines(head) or re.sub(r"[-_]+", " ", stem)


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
    return ""


def _dossier_title(head: Sequence[Passage]) -> str:
    """A printed Kamerstuk: the dossier's title and that of the paper, each after its number."""
    parts = [
        after.text
        for before, after in pairwise(head)
        if DOSSIER_LABEL.match(before.text) or NUMBER_LABEL.match(before.text)
    ]
    return "; ".join(dict.fromkeys(parts))[:LONGEST]


def _largest_lines(head: Sequence[Passage]) -> str:
    """The lines in the largest letter of the first page that says anything."""
    lines = [
        passage
        for passage in head
        if passage.role in ("heading", "paragraph", "label")
        and sum(character.isalpha() for character in passage.text) > 3
        and not LETTERHEAD.search(re.sub(r"[^a-z]", "", passage.text.lower()))
    ]
    if not lines:
        return ""
    first = [passage for passage in lines if passage.page == lines[0].page]
    largest = max(map(_size, first))
    return " ".join(p.text for p in first if _size(p) >= largest - 0.5)[:LONGEST]


def _size(passage: Passage) -> float:
    return max((word.size for word in passage.words), default=0.0)
