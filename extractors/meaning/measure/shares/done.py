"""What is done with those counted: `502 boeren hebben zich aangemeld`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.shares.predicates import find_predicate
from extractors.meaning.measure.words.link import Link
from extractors.meaning.sentence.clauses import SUBJECTS
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.phrases import AND_OR
from schemas.readings import Meaning

_EMPTY: Final = word_group("empty_verbs") | word_group("linking") | word_group("done_with_all")
_LONGEST: Final = 7  # words
_RULE: Final = "following_noun"


def with_what_is_done(here: Cursor, counted: Meaning) -> Meaning:
    """A count with what is said of those counted, where they are the subject of a clause that
    says something: `varkenshouders aangemeld`, not `varkenshouders` that there are in all. What
    later numbers point at are the things themselves, so this is the last thing told."""
    view, parsed = here.view, here.view.sentence.parsed
    place = view.phrase_counted_by(here.at)
    if here.family != "count" or counted.rule != _RULE or place < 0 or parsed is None:
        return counted
    phrase, end = view.phrases[place], view.chain_from(place)[1]
    inside = {word.token for word in view.words[here.at : phrase.last]}
    inside |= {i for i, token in enumerate(parsed.tokens) if _within(here, token.start)}
    heads = [parsed.tokens[i] for i in inside if i >= 0 and parsed.tokens[i].head not in inside]
    if phrase.prep >= 0 or not any(token.dep in SUBJECTS for token in heads):
        return counted
    if any(word.kind == "det" for word in view.words[max(0, here.at - 2) : here.at]):
        return counted  # "deze twee", "de volgende vier": they were told apart before
    if end < len(view.words) and view.words[end].lower in AND_OR | {","}:
        return counted  # "er werken 45 artsen, 30 zusters en 12 koks"
    told = find_predicate(view, here.at, end)
    if told is None or not _says(here, told) or told.measure.lower() in counted.measure.lower():
        return counted
    return replace(
        counted,
        measure=f"{counted.measure} {told.measure}",
        measure_lemma=f"{counted.measure_lemma} {told.lemma}".strip(),
    )


def _within(here: Cursor, start: int) -> bool:
    return here.quantity.digits[0] <= start < here.quantity.end


def _says(here: Cursor, told: Link) -> bool:
    """Whether a predicate opens with what was done, is short, has no numbers, and says more than
    that there are so many: `ingediend`, `aangesloten bij het fonds`."""
    words = told.measure.lower().split()
    kinds = {word.lower: word.kind for word in here.view.words}
    numbers = any(sign.isdigit() for sign in told.measure)
    says = words[0] not in _EMPTY and kinds.get(words[0]) == "part"
    return len(words) <= _LONGEST and says and not numbers
