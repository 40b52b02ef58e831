"""Style sheets, scripts and fonts of ours: sent once, and kept by the browser until they change."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC: Final = Path(__file__).parent / "static"
MOUNTED: Final = "/vast"
FOR_EVER: Final = "public, max-age=31536000, immutable"
FOR_A_DAY: Final = "public, max-age=86400"
"""What is asked for without its content in the address, as a style sheet asks for its fonts."""


@cache
def address_of(name: str) -> str:
    """Where the desk serves one of ours: an address that changes with what is in it."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"{MOUNTED}/{name}?v={digest}"


class Assets(StaticFiles):
    """The files, with how long a browser may keep them."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or why not."""
        response = await super().get_response(path, scope)
        if response.status_code in (200, 304):
            named = scope["query_string"].startswith(b"v=")
            response.headers["cache-control"] = FOR_EVER if named else FOR_A_DAY
        return response
