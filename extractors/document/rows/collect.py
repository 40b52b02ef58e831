"""The rows of one document, collected as its text is read."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from extractors.doctypes import Identity
from extractors.document.rows.coverage import uncovered
from extractors.document.rows.ids import ClaimIds
from extractors.document.text.flow import READABLE
from extractors.document.text.speakers import speaker_of
from extractors.document.text.stretch import Stretch
from extractors.numbers import read_numbers
from schemas.indicators.indicators import find_indicator
from schemas.names import join_list, split_list
from schemas.paper import Issue, Note, NoteCall, Reading
from schemas.readings import Citation, Meaning, NumberReading, Quantity
from schemas.records import Claim, Footnote, LawReference, Reference, Rejected
from schemas.vocabularies import PassageRole, RejectReason

FURNITURE: dict[PassageRole, RejectReason] = {
    "margin": "document_id",
    "running": "running_head",
    "page_number": "page_number",
    "struck": "struck_out",
}
BEFORE_MARK, AFTER_MARK = 120, 40
"""Characters of running text kept around a note's call in `rejected`."""

PARLIAMENTARY = ("kamerstuk", "handelingen", "aanhangsel")


class Collector:
    """Claims, rejected strings and references of one document; `numbers` counts what was met."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.claims: list[Claim] = []
        self.rejected: list[Rejected] = []
        self.references: list[Reference] = []
        self.law_references: list[LawReference] = []
        self.issues: list[Issue] = []
        self.numbers = 0
        self._ids = ClaimIds(identity.doc_id)

    def add_claim(self, stretch: Stretch, quantity: Quantity, meaning: Meaning) -> None:
        """One claim: a number of the stretch with what it is about."""
        self.numbers += 1
        start, end = quantity.digits
        page, box = stretch.place(start, end)
        before, after = stretch.text[:start], stretch.text[end:]
        row_heading, column_heading = stretch.headings
        if stretch.table:
            before, after = f"{row_heading} {before}", column_heading
        written = stretch.text[start:end]
        low, high = _signed(quantity, meaning.sign)
        confidence = meaning.confidence * (1.0 if stretch.ocr is None else stretch.ocr)
        self.claims.append(
            Claim(
                claim_id=self._ids.issue(written, before, after),
                doc_id=self.identity.doc_id,
                page=page,
                value=None if quantity.value is None else quantity.value * meaning.sign,
                value_low=low,
                value_high=high,
                step=quantity.step,
                comparator=quantity.comparator,
                unit=quantity.unit,
                statistic=meaning.statistic,
                measure=meaning.measure,
                measure_lemma=meaning.measure_lemma,
                population=meaning.population,
                indicator=self._indicator(stretch, quantity, meaning),
                period=meaning.period,
                per=meaning.per or quantity.per,
                attributed_to=meaning.attributed_to
                or speaker_of(stretch.section, self.identity.kind),
                cited_source=meaning.cited_source,
                as_written=stretch.text[quantity.start : quantity.end],
                sentence=stretch.sentence,
                start=stretch.lead + quantity.start,
                section=stretch.section,
                in_footnote=stretch.marker,
                footnotes=join_list(stretch.footnotes),
                in_table=stretch.table,
                row_heading=row_heading,
                column_heading=column_heading,
                x0=box.x0 if box else None,
                top=box.top if box else None,
                x1=box.x1 if box else None,
                bottom=box.bottom if box else None,
                rule=f"{quantity.rule}/{meaning.rule}".strip("/"),
                confidence=round(confidence, 3),
            )
        )

    def _indicator(self, stretch: Stretch, quantity: Quantity, meaning: Meaning) -> str:
        """The indicator of a claim; a table's cell knows its own, without the caption."""
        if stretch.table:
            return meaning.indicator
        return find_indicator(
            meaning.measure_lemma,
            meaning.population,
            stretch.section,
            quantity.unit,
            self.identity.title,
        )

    def add_rejected(
        self,
        stretch: Stretch,
        start: int,
        end: int,
        reason: RejectReason,
        *,
        sentence: str | None = None,
    ) -> None:
        """One number-like string that is no claim."""
        self.numbers += 1
        page, box = stretch.place(start, end)
        self.rejected.append(
            Rejected(
                doc_id=self.identity.doc_id,
                page=page,
                as_written=stretch.text[start:end],
                reason=reason,
                sentence=stretch.text if sentence is None else sentence,
                x0=box.x0 if box else None,
                top=box.top if box else None,
                x1=box.x1 if box else None,
                bottom=box.bottom if box else None,
            )
        )

    def add_mark(self, marker: str, page: int, sentence: str) -> None:
        """A raised note number, at its call or before its body: counted, and no quantity."""
        self.numbers += 1
        self.rejected.append(
            Rejected(
                doc_id=self.identity.doc_id,
                page=page,
                as_written=marker,
                reason="footnote_mark",
                sentence=sentence,
                x0=None,
                top=None,
                x1=None,
                bottom=None,
            )
        )

    def add_remainder(self, stretch: Stretch, reading: NumberReading) -> None:
        """All of `reading` that is no quantity: dates, periods, references, names, ordinals."""
        for quantity in reading.quantities:
            if quantity.kind == "ordinal":
                self.add_rejected(stretch, *quantity.digits, "ordinal")
        for period in reading.periods:
            reason: RejectReason = "date" if _is_date(period.iso) else "period"
            self.add_rejected(stretch, period.start, period.end, reason)
        for rejection in reading.rejections:
            self.add_rejected(stretch, rejection.start, rejection.end, rejection.reason)
        for start, end in uncovered(stretch.text, reading):
            self.add_rejected(stretch, start, end, "name")
        for citation in reading.citations:
            self._add_reference(stretch, citation)

    def _add_reference(self, stretch: Stretch, citation: Citation) -> None:
        page, _ = stretch.place(citation.start, citation.end)
        if citation.kind not in PARLIAMENTARY:
            self.law_references.append(
                LawReference(
                    doc_id=self.identity.doc_id,
                    page=page,
                    kind=citation.kind,
                    as_written=stretch.text[citation.start : citation.end],
                    in_footnote=stretch.marker,
                )
            )
            return
        self.references.append(
            Reference(
                doc_id=self.identity.doc_id,
                page=page,
                kind=citation.kind,
                dossier=citation.dossier,
                number=citation.number,
                as_written=stretch.text[citation.start : citation.end],
                target_doc_id="",
                in_footnote=stretch.marker,
            )
        )

    def add_marks(self, reading: Reading) -> None:
        """The note numbers that were taken out of the text: nothing disappears."""
        for passage in reading.passages:
            if passage.marker.isdigit():
                self.add_mark(passage.marker, passage.page, f"{passage.marker} {passage.text}")
            self._add_calls(passage.text, passage.calls)
        for table in reading.tables:
            for cell in table.cells:
                self._add_calls(cell.text, cell.calls)

    def _add_calls(self, text: str, calls: Iterable[NoteCall]) -> None:
        for call in calls:
            if call.marker.isdigit():
                before = text[max(0, call.offset - BEFORE_MARK) : call.offset]
                after = text[call.offset : call.offset + AFTER_MARK]
                self.add_mark(call.marker, call.page, f"{before}{call.marker}{after}")

    def add_furniture(self, reading: Reading) -> None:
        """Numbers in margins, running heads and feet and page numbers: rejected as such."""
        for passage in reading.passages:
            if passage.role in READABLE:
                continue
            stretch = Stretch(passage.text, passage.words)
            numbers = read_numbers(passage.text, reference_date=self.identity.date)
            for quantity in numbers.quantities:
                self.add_rejected(stretch, *quantity.digits, FURNITURE[passage.role])
            for period in numbers.periods:
                reason: RejectReason = "date" if _is_date(period.iso) else "period"
                self.add_rejected(stretch, period.start, period.end, reason)
            for rejection in numbers.rejections:
                self.add_rejected(stretch, rejection.start, rejection.end, rejection.reason)
            for start, end in uncovered(passage.text, numbers):
                self.add_rejected(stretch, start, end, FURNITURE[passage.role])

    def footnotes(self, notes: Iterable[Note]) -> tuple[Footnote, ...]:
        """The notes as rows, each with the claims in it and in the sentence that calls it."""
        return tuple(
            Footnote(
                doc_id=self.identity.doc_id,
                page=note.page,
                marker=note.marker,
                text=note.text,
                anchor_page=note.anchor_page or None,
                anchor_text=note.anchor_text,
                claim_ids=join_list(self._claims_of(note)),
            )
            for note in notes
        )

    def _claims_of(self, note: Note) -> list[str]:
        return [
            claim.claim_id
            for claim in self.claims
            if (claim.in_footnote == note.marker and claim.page in (note.page, note.page + 1))
            or (
                note.marker in split_list(claim.footnotes)
                and claim.page in (note.anchor_page, note.anchor_page - 1)
            )
        ]


def _signed(quantity: Quantity, sign: int) -> tuple[Decimal | None, Decimal | None]:
    """Low and high of a range; "een daling met 2 tot 2,5" runs from -2,5 to -2."""
    if sign >= 0:
        return quantity.low, quantity.high
    low = None if quantity.high is None else -quantity.high
    high = None if quantity.low is None else -quantity.low
    return low, high


def _is_date(iso: str) -> bool:
    return len(iso) == len("2023-04-11") and iso.count("-") == 2
