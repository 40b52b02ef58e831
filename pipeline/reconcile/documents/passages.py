"""The running text of a document by sentence, and by sentences that lean on the ones before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.reconcile.documents.placed import MOST_IN_SENTENCE, PlacedPassage, join
from pipeline.reconcile.documents.view import sentences_before
from pipeline.reconcile.language.formulas import tells_factor
from schemas.records import Claim

# A sum is told no more than this many sentences after the numbers it lies between.
MOST_SENTENCES: Final = 3
# A sentence that says of the one before how much more or less it is, or what its parts are.
_LEANS: Final = re.compile(
    r"\W*(?:(?:dat|dit|daarmee|hiermee|daarvan|hiervan|van hen|van deze)\b"
    r"|(?:de|het) (?:overige|resterende|andere|rest)\b"
    r"|(?:ten opzichte van|vergeleken met|in vergelijking met)\b.{1,50}\b(?:dat|dit)\b)",
    re.I,
)


def passages_of(
    claims: Sequence[Claim], may_tell: Callable[[str], bool]
) -> Iterator[PlacedPassage]:
    """The passages of a document whose (last) sentence may tie numbers together in words.

    Each sentence by itself; one that leans on the sentence before also together with that one, and
    with the one before that.
    """
    pages: dict[int, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if not claim.in_table:
            pages[claim.page][claim.sentence].append(claim)
    before: dict[str, str] | None = None
    for members in pages.values():
        for sentence, own in [*members.items()]:
            leans = _LEANS.match(sentence)
            enough = len(own) > 1 or leans or tells_factor(sentence)
            if not enough or len(own) > MOST_IN_SENTENCE or not may_tell(sentence):
                continue
            yield join([sentence], members)
            if not leans:
                continue
            if before is None:
                before = sentences_before(claims)
            told = [sentence]
            while len(told) < MOST_SENTENCES and (first := before.get(told[0])) in members:
                told.insert(0, first)
                yield replace(join(told, members), wider=before.get(first) in members)
