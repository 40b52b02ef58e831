"""The names of the months, in full and as texts shorten them."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_SHORT: Final = (
    "jan", "febr feb", "mrt", "apr", "", "jun", "jul", "aug", "sept sep", "okt", "nov", "dec",
)  # fmt: skip

MONTH_NUMBERS: Final = {
    name: number
    for number, (month, short) in enumerate(zip(MONTHS, _SHORT, strict=True), start=1)
    for name in (month, *short.split())
}
"""The number of a month by each of its names, in small letters and without a point."""
