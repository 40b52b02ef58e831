"""The stretches of text around a number that its cues are tried on, each found once."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from extractors.lexicon import before_hedges
from extractors.meaning.sentence.borders import begins_anew
from extractors.meaning.sentence.cursor import Cursor

_WINDOW: Final = 300  # letters a clause may reach: longer ones are lists or damage
# a new main clause, behind which words before it say nothing any more
_STRONG_BORDER: Final = re.compile(
    r"[;:]\s|,?\s(?:maar|terwijl|echter|waarvan|waarbij)\s|, en (?:dat|dit|die|er|daarmee)\s"
)
_COMPARED: Final = re.compile(r"\W?\) (?:[^\W\d]+ ){0,2}(?:hoger|lager|groter|kleiner)\b")
_LONGEST_LABEL: Final = 80  # letters
_LABEL: Final = re.compile(r"(?:[^.!?;:]|(?<=gem)\.|(?<=max)\.|(?<=min)\.){2,80}[:=]\W{0,4}", re.I)
_END_OF_CLAUSE: Final = re.compile(r"[,;:.]\s|\s(?:en|maar|terwijl)\s")


class Stretches:
    """The text before and behind one number, as far as it may say what kind of figure it is."""

    def __init__(self, here: Cursor) -> None:
        self._here = here

    @cached_property
    def before(self) -> str:
        """The clause up to the number, without the hedges of the number: `gedaald met`."""
        here = self._here
        at = here.quantity.digits[0]
        since = here.view.places[here.index - 1] if here.index else -1
        anew = begins_anew(here, since) if 0 <= since < here.at else -1
        begin = here.view.words[anew].start if anew >= 0 else 0
        before = before_hedges(here.text[max(begin, at - _WINDOW) : at])
        borders = list(_STRONG_BORDER.finditer(before))
        return before[borders[-1].start() :] if borders else before

    @cached_property
    def label(self) -> str:
        """The words of a label before its number, from the number before on: `Doel 2027: `; empty
        in running text.
        """
        here = self._here
        begin = here.on(here.index - 1).quantity.end if here.index else 0
        end = here.quantity.digits[0]
        said = before_hedges(here.text[begin:end])
        if len(said) > _LONGEST_LABEL:
            return ""
        if here.view.sentence.role != "label" and not _LABEL.fullmatch(said):
            return ""
        is_told = any(w.kind == "verb" and begin <= w.start < end for w in here.view.words)
        return "" if is_told else said

    @cached_property
    def after(self) -> str:
        """What follows the number, within reach."""
        end = self._here.quantity.end
        text = self._here.text[end : end + _WINDOW]
        aside = _COMPARED.match(text) is not None and not self._here.view.restates(self._here.at)
        return ")" if aside else text  # "de dekking (118%) is lager dan": no difference of 118%

    @cached_property
    def clause_after(self) -> str:
        """The clause behind the number."""
        border = _END_OF_CLAUSE.search(self.after)
        return self.after[: border.start()] if border else self.after

    @cached_property
    def around(self) -> str:
        """The clause on both sides up to the numbers beside it, a `…` where the number stands:
        `mediaan 49 en gemiddelde 179`.
        """
        here, before, behind = self._here, self.before, self.clause_after
        if here.index:
            since = here.quantity.digits[0] - here.on(here.index - 1).quantity.end
            if 0 < since < len(before):
                before = before[-since:]
        if here.index + 1 < len(here.view.places):
            behind = behind[: max(0, here.on(here.index + 1).quantity.start - here.quantity.end)]
        return f"{before}…{behind}"
