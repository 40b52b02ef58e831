"""The running text of a letter without paper, for its numbers to be marked in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.run.reading.isolated import in_worker
from pipeline.settings import Settings
from schemas.records import Claim


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text; `role` is heading, paragraph, list_item or note."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class LetterPiece:
    """A part of a paragraph; `claim_id` where it is the number of a claim."""

    text: str
    claim_id: str = ""


def read_paragraphs(path: Path, settings: Settings) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, a web page or a .docx, read in a worker."""
    told: list[tuple[str, str]] = in_worker(_read, path, settings)
    return tuple(Paragraph(role, text) for role, text in told)


def _read(path: Path) -> list[tuple[str, str]]:
    from extractors.document.read import read_file
    from extractors.pdf.ocr import OcrSettings

    reading = read_file(path, xml=None, ocr=OcrSettings(enabled=False, max_pages=0))
    return [(passage.role, passage.text) for passage in reading.passages]


def mark_claims(
    paragraphs: Iterable[Paragraph], claims: Iterable[Claim]
) -> list[tuple[Paragraph, list[LetterPiece]]]:
    """Each paragraph in pieces, the numbers of claims apart. Claims stand in reading order.

    A claim whose sentence is not found as it stands (of a table, or mended) marks nothing.
    """
    waiting = [claim for claim in claims if not claim.in_table and claim.as_written]
    marked = []
    for paragraph in paragraphs:
        spans: dict[tuple[int, int], str] = {}
        for claim in [*waiting]:
            at = paragraph.text.find(claim.sentence)
            start = at + claim.start
            end = start + len(claim.as_written)
            if at >= 0 and paragraph.text[start:end] == claim.as_written:
                waiting.remove(claim)
                spans.setdefault((start, end), claim.claim_id)
        marked.append((paragraph, [*_pieces(paragraph.text, spans)]))
    return marked


def _pieces(text: str, spans: dict[tuple[int, int], str]) -> Iterator[LetterPiece]:
    done = 0
    for (start, end), claim_id in sorted(spans.items()):
        if start < done:
            continue
        if start > done:
            yield LetterPiece(text[done:start])
        yield LetterPiece(text[start:end], claim_id)
        done = end
    if done < len(text):
        yield LetterPiece(text[done:])
