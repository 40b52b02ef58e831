"""A bug in our code: the traceback goes to a file, the person gets one line."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback


def keep_traceback(arguments: list[str]) -> str:
    """Write the current exception to a file; returns the Dutch message that names it.

    Where no file can be written the message tells the exception itself.
    """
    error = sys.exc_info()[1]
    try:
        descriptor, path = tempfile.mkstemp(prefix="kamercijfers-fout-", suffix=".txt")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(f"kamercijfers {' '.join(arguments)}\n\n{traceback.format_exc()}")
    except OSError as full:
        return (
            f"Interne fout ({type(error).__name__}: {error}); bewaren lukte niet ({full.strerror})."
        )
    return f"Interne fout ({type(error).__name__}). Meld dit met het bestand {path}."
