"""Adjectives and participles used as nouns: "verdachten", "ouderen", "de betrokkene".

The treebank gives them the lemma of the verb or adjective they come from; a reader counts people.
"""

from __future__ import annotations

_SOURCES = ("ADJ|nom|", "WW|vd|nom|", "WW|od|nom|")
# "de eerste", "de meeste": degrees and ranks stay adjectives.
_DEGREES = ("ADJ|nom|sup|",)


def is_nominal(pos: str, tag: str) -> bool:
    """Whether the treebank tag says an adjective or participle stands as a noun."""
    return pos in ("ADJ", "VERB") and tag.startswith(_SOURCES) and not tag.startswith(_DEGREES)


def nominal_lemma(form: str, tag: str) -> str:
    """The singular: "verdachten" -> verdachte."""
    lowered = form.lower()
    return lowered[:-1] if "|mv-n" in tag and lowered.endswith("en") else lowered
