"""Who says a number in the minutes of parliament: the speaker whose turn it stands in."""

from __future__ import annotations

import re
from typing import Final

from schemas.vocabularies import DocumentKind

_SPEAKER: Final = re.compile(
    r"(?i:de heer|mevrouw|minister|staatssecretaris|minister-president|(?:de )?voorzitter)\b.*:"
)


def speaker_of(section: str, kind: DocumentKind) -> str:
    """The speaker that a heading of the minutes names ("De heer Kranendonk (LDP):"), or nothing."""
    if kind != "handelingen" or not _SPEAKER.fullmatch(section):
        return ""
    return section.rstrip(" :")
