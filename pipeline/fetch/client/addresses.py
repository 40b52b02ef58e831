"""Addresses taken apart: one that is none is the source's fault."""

from __future__ import annotations

import httpx

from schemas.errors import SourceUnavailable


def parse_address(url: str, params: dict[str, str] | None = None) -> httpx.URL:
    """An address taken apart. Raises SourceUnavailable for one that is none (a port "x")."""
    try:
        return httpx.URL(url, params=params) if params else httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceUnavailable(f"{url[:200]!r} is geen webadres: {error}.") from error


def join_address(url: httpx.URL, onward: str) -> httpx.URL:
    """Where a redirect leads. Raises SourceUnavailable where that is no address."""
    try:
        return url.join(onward)
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceUnavailable(f"{url} verwijst door naar {onward[:200]!r}: {error}.") from error
