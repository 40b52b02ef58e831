"""Names within the site that `kamercijfers site` writes, for whatever links into it."""

from __future__ import annotations

import hashlib
import re
from typing import Final

_PLAIN: Final = re.compile(r"[\w.-]{1,80}", re.ASCII)


def file_name(name: str) -> str:
    """The name of the file for an id: the id itself where every disk and server takes it."""
    if _PLAIN.fullmatch(name) and not name.startswith("."):
        return f"{name}.html"
    plain = re.sub(r"[^\w.-]+", "-", name, flags=re.ASCII).strip(".-")[:60]
    return f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}.html"


def anchor_of(claim_id: str) -> str:
    """Where a claim stands on its document's page."""
    return "c-" + re.sub(r"[^\w-]+", "-", claim_id, flags=re.ASCII)


def site_address(site: str, doc_id: str, *, page: int = 0, claim_id: str = "") -> str:
    """Where a document, a page of it or a claim stands on the site at that address.

    Empty where there is no site, or no document.
    """
    if not site or not doc_id:
        return ""
    at = f"#{anchor_of(claim_id)}" if claim_id else f"#blad-{page}" if page else ""
    return f"{site.rstrip('/')}/documenten/{file_name(doc_id)}{at}"
