"""Where the number of a claim made for a test stands: what an extractor would have written down."""

from __future__ import annotations

import re
from typing import Any

from schemas.records import Claim


def standing(claim: Claim) -> dict[str, Any]:
    """`start` and the headings of a claim, read back from its sentence; start 0 where it has none.

    Digits inside another number are passed over where the number stands by itself elsewhere.
    """
    quoted = re.escape(claim.as_written)
    alone = re.search(rf"(?<![\w.,]){quoted}(?!\w|[.,]\d)", claim.sentence)
    found = alone or re.search(quoted, claim.sentence)
    told: dict[str, Any] = {"start": found.start() if found else 0}
    if claim.in_table and " | " in claim.sentence:
        row, _, rest = claim.sentence.partition(" | ")
        column = rest.rpartition(" | ")[0]
        told |= {"row_heading": row, "column_heading": column}
        told["start"] = max(0, claim.sentence.rfind(claim.as_written))
    return told
