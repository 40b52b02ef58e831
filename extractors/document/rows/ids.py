"""Claim ids: stable under better layout code, other machines and edits elsewhere.

An id is made of the words a number stands between, not of a text offset or a page number: the
letters just before and after it in its passage (spaces, hyphens, digits and broken ligatures
left out, so that repairs do not move ids), its own digits, and a serial only where the same
words repeat.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter

CONTEXT_LETTERS = 16
NOT_A_LETTER = re.compile(r"[^a-z]+")


def letters(text: str) -> str:
    """The plain letters of `text`, lower case."""
    return NOT_A_LETTER.sub("", text.lower())


class ClaimIds:
    """Hands out the claim ids of one document, in reading order."""

    def __init__(self, doc_id: str) -> None:
        self._doc_id = doc_id
        self._seen: Counter[str] = Counter()

    def issue(self, number: str, before: str, after: str) -> str:
        """The id for `number` as written between the texts `before` and `after`."""
        place = "|".join(
            (
                letters(before)[-CONTEXT_LETTERS:],
                re.sub(r"\s+", "", number.lower()),
                letters(after)[:CONTEXT_LETTERS],
            )
        )
        digest = hashlib.blake2b(place.encode(), digest_size=5).hexdigest()
        self._seen[digest] += 1
        serial = self._seen[digest]
        return f"{self._doc_id}:{digest}" + (f"-{serial}" if serial > 1 else "")
