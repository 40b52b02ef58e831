"""One number of a sentence, with all that stands around it: what the rules of meaning are given."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.meaning.lists.families import unit_family
from extractors.meaning.sentence.view import SentenceView
from schemas.readings import Quantity


@dataclass(frozen=True, slots=True)
class Cursor:
    """A sentence laid out and the place of one of its quantities in the reading's list."""

    view: SentenceView
    index: int

    @property
    def quantity(self) -> Quantity:
        """The quantity itself."""
        return self.view.quantity(self.index)

    @property
    def at(self) -> int:
        """The word that the number is, among `view.words`."""
        return self.view.places[self.index]

    @property
    def family(self) -> str:
        """The family of the number's unit: `share`, `money`, `count`, …"""
        return unit_family(self.quantity)

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.view.sentence.text

    def on(self, index: int) -> Cursor:
        """The cursor on another quantity of the sentence."""
        return Cursor(self.view, index)
