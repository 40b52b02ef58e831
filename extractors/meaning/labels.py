"""Chart labels and call-outs: the label's word with the heading that says what is counted."""

from __future__ import annotations

import re
from typing import Final

from extractors.language import lemmatize
from extractors.meaning.carry import heading_topic
from extractors.meaning.context import Context
from extractors.meaning.view import View

_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")


def label_measure(view: View, index: int) -> str:
    """The words of a label around its number, number and sign taken out."""
    text, quantity = view.sentence.text, view.quantity(index)
    start = max(
        (q.end for q in view.sentence.reading.quantities if q.end <= quantity.start), default=0
    )
    before = text[start : quantity.start].strip(" :=–-\t|*>≈<")
    if _LETTERS.search(before):
        return before
    after = text[quantity.end :].strip(" :=–-\t|*")
    return after if _LETTERS.search(after) else before


def heading_over(view: View) -> str:
    """The heading a label stands under, or the title of its chart."""
    context: Context = view.context
    headings = [view.sentence.section, *reversed(context.headings)]
    return next((heading for heading in headings if heading), "")


def under_heading(measure: str, heading: str) -> str:
    """`veroordeling` under `Aantal daders in de keten`: both, as one measure."""
    topic = heading_topic(heading)
    if not measure or not topic:
        return measure or topic
    return f"{measure} ({topic})"


def plain_lemma(text: str) -> str:
    """The lemmas of a text that is no sentence."""
    words = _LETTERS.findall(text)
    return " ".join(lemma.lower() for lemma in lemmatize(words))
