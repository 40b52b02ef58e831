"""Who says a number, and which report or parliamentary paper is named for it."""

from __future__ import annotations

import re
from typing import Final

from extractors.meaning.lists.cues import load_cues
from extractors.meaning.sentence.view import SentenceView

_PAPERS: Final = frozenset({"kamerstuk"})
_ARTICLE: Final = re.compile(r"^(?:de|het|een)\s", re.IGNORECASE)


def find_sources(view: SentenceView) -> tuple[str, str]:
    """(attributed_to, cited_source) of a sentence; empty where it names none."""
    return attributed_to(view.sentence.text), cited_source(view)


def attributed_to(text: str) -> str:
    """The speaker a sentence gives its numbers to, without article."""
    for cue in load_cues("attribution"):
        match = cue.pattern.search(text)
        if match:
            named = next(filter(None, match.groups()), "")
            return _ARTICLE.sub("", named).strip()
    return ""


def cited_source(view: SentenceView) -> str:
    """The report or parliamentary paper named in the sentence."""
    text = view.sentence.text
    for cue in load_cues("cited"):
        match = cue.pattern.search(text)
        if match:
            return match["report"].strip()
    for citation in view.sentence.reading.citations:
        if citation.kind in _PAPERS:
            return text[citation.start : citation.end].strip(" ()")
    return ""
