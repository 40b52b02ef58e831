"""The functions of the public module."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamercijfers.dataset import Dataset, opened
from kamercijfers.letter import ReadDocument
from kamercijfers.spans import Span

if TYPE_CHECKING:
    from pipeline.check.findings import LetterCheck
    from pipeline.diff.compare import Diff
    from schemas.records import Extraction

Place = str | os.PathLike[str]


def parse(text: str, *, written_on: dt.date | None = None) -> tuple[Span, ...]:
    """The quantities, dates and periods in a Dutch text, in its order.

    `written_on` is the day from which "vorig jaar" and "12 mei" are counted.
    """
    from extractors.numbers import read_numbers
    from pipeline.parse import spans

    reading = read_numbers(text, reference_date=written_on)
    return tuple(_span(found) for found in spans(text, reading, number=lambda exact: exact))


def _span(found: dict[str, Any]) -> Span:
    value = found["value"]
    return Span(**{**found, "value": tuple(value) if isinstance(value, list) else value})


def read(path: Place, *, ocr_pages: int = 40, seconds: float = 300) -> ReadDocument:
    """Read one document: a PDF, the official XML of a Kamerstuk, a .docx, a web page or a text.

    It is read in a process of its own, which may take `seconds` of time; at most `ocr_pages` of its
    pages are read from their picture. Raises UsageError where there is no such file, and
    UnreadableDocument, with a `code`, where it cannot be read.
    """
    return ReadDocument.of(_extraction(path, ocr_pages=ocr_pages, seconds=seconds))


def open(place: Place) -> Dataset:  # noqa: A001 (read `kc.open`)
    """The published dataset in `place`: `processed`, `processed/dataset` or a copy of a version.

    Raises UsageError where there is none.
    """
    return Dataset(place)


def check(
    letter: Place, dataset: Dataset | Place, *, ocr_pages: int = 40, seconds: float = 300
) -> LetterCheck:
    """Hold every number of a letter against a dataset: one finding each, heaviest first.

    Raises what `read` raises for the letter and `open` for the dataset.
    """
    from pipeline.check.letter import check_letter
    from pipeline.known.near import open_known

    known = open_known(opened(dataset).folder)
    read_letter = _extraction(letter, ocr_pages=ocr_pages, seconds=seconds)
    return check_letter(read_letter, known.near(read_letter.document, read_letter.claims))


def diff(before: Dataset | Place, after: Dataset | Place) -> Diff:
    """What changed from one version to another: documents, claims, figures and conflicts."""
    from pipeline.diff.compare import compare, read_differing

    old, new = (opened(place) for place in (before, after))
    return compare(*read_differing(old.folder, new.folder, names=(old.version, new.version)))


def _extraction(path: Place, *, ocr_pages: int, seconds: float) -> Extraction:
    from pipeline.check.read import read_letter
    from pipeline.settings import LimitSettings, Ocr, Settings

    settings = Settings(ocr=Ocr(max_pages=ocr_pages), limits=LimitSettings(seconds=seconds))
    return read_letter(Path(path), settings)
