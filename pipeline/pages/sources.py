"""A number in its sentence and its document, as pages show it: marked, and linked to its page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from schemas.paper import Box
from schemas.records import Claim

if TYPE_CHECKING:
    from markupsafe import Markup


def box_of(claim: Claim) -> Box | None:
    """Where the claim's number stands on its page."""
    if claim.x0 is None or claim.top is None or claim.x1 is None or claim.bottom is None:
        return None
    return Box(claim.x0, claim.top, claim.x1, claim.bottom)


def mark_number(claim: Claim) -> Markup:
    """The claim's sentence with its number marked, everything escaped."""
    from markupsafe import Markup

    before, behind = claim.sentence[: claim.start], claim.sentence[claim.end :]
    return Markup("{}<mark>{}</mark>{}").format(before, claim.as_written, behind)


def link_to_page(path: Path | None, page: int, *, folder: Path, source_url: str = "") -> str:
    """Where a page of a document can be opened from a web page in `folder`.

    A file is linked by its relative path; without one, its address on the web. Empty when there
    is neither, or when the address is not one a browser should follow.
    """
    if path is not None:
        relative = Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
        return f"{quote(relative)}#page={page}"
    web = urlsplit(source_url).scheme in {"http", "https"}
    return f"{source_url}#page={page}" if web else ""
