"""What a bracket names right before its number: `(benchmark 3,9%)`, `Wegen (meer lasten € 5)`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.measure.words.link import Link, is_noun_of, link_words
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView

_NAMES: Final = frozenset({"det", "adj", "noun", "part"})
_ON_BALANCE: Final = frozenset({"neutraal", "voordelig", "nadelig"})
_SAYS_MORE: Final = frozenset({"verb", "num", "pron"})
_LONGEST_ITEM: Final = 10  # words


def labelled_within(here: Cursor) -> Link | None:
    """The label of a number in a bracket, with the item of a list that the bracket stands behind.

    A bracket behind a clause (`het rendement was 4,2% (benchmark 3,9%)`) has only its label.
    """
    view = here.view
    bracket = view.bracket(here.at)
    if bracket is None:
        return None
    first = _behind_stop(view, bracket[0] + 1, here.at, besides="num")
    last = here.at
    while last > first and (
        view.words[last - 1].kind == "adv" or view.words[last - 1].lower == "gemiddeld"
    ):
        last -= 1  # "(reductie gemiddeld 77%)"
    while first < last and (
        view.words[first].kind == "adv" or view.words[first].lower in _ON_BALANCE
    ):
        first += 1  # "(per saldo neutraal lagere lasten € 5)"
    label = view.words[first:last]
    closes = here.at + 1 == bracket[1] or view.words[here.at + 1].kind in {"stop", "prep", "adj"}
    if not closes or not label or any(word.kind not in _NAMES for word in label):
        return None
    head = label[-1]
    named = head.kind == "noun" or (head.kind == "adj" and head.lower.endswith("e"))
    if not named or is_noun_of("moment", head):
        return None
    link = link_words(view, first, last, rule="labelled", confidence=0.8)
    return _of_item(view, link, bracket[0]) if link is not None else None


def _behind_stop(view: SentenceView, first: int, at: int, *, besides: str = "stop") -> int:
    """The first word of the words `first:at` behind their last stop, or word of kind `besides`."""
    kinds = {"stop", besides}
    stops = [place for place in range(first, at) if view.words[place].kind in kinds]
    return stops[-1] + 1 if stops else first


def _of_item(view: SentenceView, link: Link, opening: int) -> Link:
    """A label with the item of a list that its bracket stands behind, where no verb is in that."""
    first = _behind_stop(view, 0, opening)
    words = view.words[first:opening]
    if not words or len(words) > _LONGEST_ITEM or words[-1].kind == "prep":
        return link
    if any(word.kind in _SAYS_MORE for word in words):
        return link
    whole = link_words(view, first, opening, rule="", confidence=0.0)
    if whole is None:
        return link
    closed = ")" * (whole.measure.count("(") - whole.measure.count(")"))
    return replace(
        link,
        measure=f"{link.measure} {whole.measure}{closed}",
        lemma=f"{link.lemma} {whole.lemma}",
    )
