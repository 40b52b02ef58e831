"""What the groups of a matched period pattern mean, as ISO 8601; None where they mean nothing.

Every reader takes the match and the reference date (None where the document's date is unknown:
what is relative is then not read).
"""

from __future__ import annotations

from typing import Final

from extractors.periods.dates import DATE_READERS
from extractors.periods.everyday import EVERYDAY_READERS
from extractors.periods.parts import PART_READERS
from extractors.periods.relative import RELATIVE_READERS, Reader
from extractors.periods.years import YEAR_READERS

READERS: Final[dict[str, Reader]] = (
    RELATIVE_READERS | EVERYDAY_READERS | DATE_READERS | PART_READERS | YEAR_READERS
)
