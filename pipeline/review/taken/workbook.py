"""The queue as a workbook: written for a spreadsheet, filled in there, and taken over again.

A row is a case, named by its id. Its last column, hidden, holds a digest of all that was put before
the steward: the answers, the values told and the decisions taken until then. A row whose case looks
otherwise by now is a conflict, which is named and not taken over.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.labels import labels
from pipeline.reconcile.wording.things import number_of
from pipeline.review.taken.taking import FilledRow, digest_of
from pipeline.review.told.wording import name_case
from pipeline.review.waiting.cases import Case
from schemas.errors import UsageError
from schemas.records import Decision

SHEET: Final = "Beoordelen"
HEADINGS: Final = (
    ("Geval", 16), ("Oordeel", 14), ("Onderwerp", 34), ("Wat er staat", 70), ("Uitleg", 40),
    ("Mogelijke antwoorden", 56), ("Antwoord", 10), ("Reden", 36), ("Gezien", 4),
)  # fmt: skip
ANSWER, REASON, SEEN = 6, 7, 8
"""The columns that are filled in, and the hidden one."""
KIND: Final = "soort"
DECIDING, SECOND = "besluiten", "tweede lezing"
MADE: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 (a workbook has no zone; equal data, equal file)
LARGEST: Final = 64 << 20
"""Bytes of a workbook unpacked."""
MOST_ROWS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook that came back; `second` where it was for a blind second reading."""

    rows: tuple[FilledRow, ...]
    second: bool


def write_queue(
    out: Path, cases: Iterable[Case], decisions: Sequence[Decision], *, blind: bool = False
) -> None:
    """Write complete cases, a row each. `blind` leaves out what the rules made of them."""
    import xlsxwriter

    settings = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(out), settings) as book:
        book.set_properties({"title": "Kamercijfers: beoordelen", "created": MADE})
        book.set_custom_property(KIND, SECOND if blind else DECIDING)
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        fill = book.add_format(
            {"text_wrap": True, "valign": "top", "bg_color": "#FFF6D8", "border": 1}
        )
        sheet = book.add_worksheet(SHEET)
        sheet.freeze_panes(1, 1)
        for place, (title, width) in enumerate(HEADINGS):
            hidden = {"hidden": place == SEEN or (blind and place in (1, 4))}
            sheet.set_column(place, place, width, None, hidden)
            sheet.write_string(0, place, title, head)
        for line, case in enumerate(cases, start=1):
            for place, cell in enumerate(_cells(case, decisions, blind=blind)):
                form = fill if place in (ANSWER, REASON) else text
                sheet.write_string(line, place, cell[:32_000], form)
            allowed = [str(n) for n in range(1, len(case.answers) + 1)]
            sheet.data_validation(
                line, ANSWER, line, ANSWER,
                {"validate": "list", "source": allowed, "error_title": "Antwoord",
                 "error_message": "Kies het nummer van een van de mogelijke antwoorden."},
            )  # fmt: skip


def _cells(case: Case, decisions: Sequence[Decision], *, blind: bool) -> tuple[str, ...]:
    verdicts = dict.fromkeys(labels().verdict[d.relation.verdict] for d in case.differences)
    told = [
        f"{number_of(p.claim)} – {p.document.title or p.document.doc_id}, p. {p.claim.page}: "
        f"“{p.claim.sentence}”"
        for p in case.places
    ]
    return (
        case.case_id,
        "" if blind else ", ".join(verdicts),
        name_case(case),
        "\n".join(told),
        "" if blind else "\n".join(dict.fromkeys(d.relation.explanation for d in case.differences)),
        "\n".join(f"{n}. {answer.meaning}" for n, answer in enumerate(case.answers, start=1)),
        "",
        "",
        digest_of(case, () if blind else decisions),
    )


def read_filled(path: Path) -> Filled:
    """The rows with an answer. Raises UsageError for what is no such workbook, or too large."""
    import openpyxl

    try:
        with zipfile.ZipFile(path) as packed:
            if sum(member.file_size for member in packed.infolist()) > LARGEST:
                raise UsageError(f"{path.name} is te groot.", remedy="Lever minder rijen in.")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except UsageError:
        raise
    except Exception as error:  # of a file from outside: whatever openpyxl trips over
        raise UsageError(
            f"{path.name} is niet als werkblad te lezen ({type(error).__name__}).",
            remedy="Bewaar het als .xlsx.",
        ) from error
    try:
        kinds = {prop.name: prop.value for prop in book.custom_doc_props.props}
        if SHEET not in book.sheetnames:
            raise UsageError(
                f"{path.name} heeft geen blad {SHEET}.",
                remedy="Lever het werkblad in dat kamercijfers maakte.",
            )
        return Filled(_filled_rows(book[SHEET], path.name), kinds.get(KIND) == SECOND)
    finally:
        book.close()


def _filled_rows(sheet: Any, name: str) -> tuple[FilledRow, ...]:
    lines = sheet.iter_rows(max_row=MOST_ROWS, values_only=True)
    headings = [_text(cell) for cell in next(lines, ())]
    places = {title: headings.index(title) for title, _ in HEADINGS if title in headings}
    lacking = [title for title in ("Geval", "Antwoord", "Reden", "Gezien") if title not in places]
    if lacking:
        raise UsageError(
            f"{name} mist de kolom {', '.join(lacking)}.",
            remedy="Laat de koppen staan zoals kamercijfers ze schreef.",
        )
    found = []
    for number, cells in enumerate(lines, start=2):
        told = {title: _text(cells[place]) for title, place in places.items() if place < len(cells)}
        if told.get("Antwoord"):
            found.append(
                FilledRow(
                    line=number,
                    case_id=told.get("Geval", ""),
                    answer=told["Antwoord"],
                    reason=told.get("Reden", ""),
                    seen=told.get("Gezien", ""),
                )
            )
    return tuple(found)


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()
