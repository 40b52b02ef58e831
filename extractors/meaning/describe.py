"""The meaning of every number in a sentence or a table cell: the two doors of this room."""

from __future__ import annotations

from extractors.meaning.context import CellText, Context, Sentence
from schemas.records import Meaning, Quantity


def describe_sentence(sentence: Sentence, context: Context) -> tuple[Meaning, ...]:
    """One meaning for each quantity of the sentence's reading, in the same order."""
    return tuple(
        Meaning(measure=sentence.text[quantity.end :].strip(" .,;:")[:80], per=quantity.per)
        for quantity in sentence.reading.quantities
    )


def describe_cell(cell: CellText, quantity: Quantity) -> Meaning:
    """The meaning of a number in a table's body cell, from the headings around it."""
    return Meaning(
        measure=" ".join(filter(None, (cell.row_heading, cell.column_heading))), per=quantity.per
    )
