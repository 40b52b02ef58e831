"""Nothing disappears: every digit string on the page is in a claim or in `rejected`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.readings import NumberReading

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def uncovered(text: str, numbers: NumberReading) -> Iterator[tuple[int, int]]:
    """Digit strings of `text` that no quantity, period or rejection accounts for."""
    spans = sorted(
        [(q.start, q.end) for q in numbers.quantities]
        + [(p.start, p.end) for p in numbers.periods]
        + [(r.start, r.end) for r in numbers.rejections]
    )
    position = 0
    for found in DIGITS.finditer(text):
        while position < len(spans) and spans[position][1] <= found.start():
            position += 1
        if position == len(spans) or spans[position][0] >= found.end():
            yield found.span()
