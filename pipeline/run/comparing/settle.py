"""Whatever is wrong with one document after reading costs that document, and the rest goes on.

What comes after reading takes the whole corpus at once, so an error there names no document. The
one it comes from is found by trying again with fewer: the first documents, then half of those.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from pipeline.store.disk import speaks_of_full_disk
from schemas.errors import KamercijfersError
from schemas.records import Document, Extraction

MOST: Final = 10
"""With more documents than this to set aside, it is no longer the documents."""

Result = TypeVar("Result")


def settle(
    extractions: Sequence[Extraction],
    attempt: Callable[[Sequence[Extraction]], Result],
    *,
    rehearse: Callable[[Sequence[Extraction]], object],
    tell: Callable[[Document, Exception], None],
) -> Result:
    """What `attempt` comes to, with the documents it trips over set aside; `tell` hears of each.

    `rehearse` does all that `attempt` does and leaves nothing behind: it finds the culprits.
    Raises the error of `attempt` where no document is to blame, where there are too many of them,
    and where the error is no accident: a KamercijfersError, a full disk, a file that is not there.
    """
    current = [*extractions]
    for _ in range(MOST):
        try:
            return attempt(current)
        except Exception as error:
            if not is_accident(error):
                raise
            at = _find_culprit(current, rehearse)
            if at is None:
                raise
            tell(current[at].document, error)
            current[at] = set_aside(current[at], f"fault: {_tell(error)}")
    return attempt(current)


def is_accident(error: Exception) -> bool:
    """Whether an error may come from what one document holds."""
    if isinstance(error, KamercijfersError | MemoryError) or speaks_of_full_disk(error):
        return False
    return not isinstance(error, OSError) or isinstance(error, ChildProcessError)


def _find_culprit(
    extractions: Sequence[Extraction], rehearse: Callable[[Sequence[Extraction]], object]
) -> int | None:
    """The place of the last document that the work cannot do with; None where it can do with all.

    Of two documents that only together are too much it is the later.
    """

    def fails(count: int) -> bool:
        try:
            rehearse(extractions[:count])
        except Exception as error:
            if is_accident(error):
                return True
            raise
        return False

    good, bad = 0, len(extractions)
    if fails(good) or not fails(bad):
        return None
    while bad - good > 1:
        middle = (good + bad) // 2
        good, bad = (good, middle) if fails(middle) else (middle, bad)
    return bad - 1


def set_aside(extraction: Extraction, reason: str) -> Extraction:
    """The document as a row that says why there is no more of it: nothing it holds is believed."""
    old = extraction.document
    bare = Document.quarantined(old.doc_id, old.file, old.sha256, old.text_source, reason)
    return replace(Extraction(bare), issues=extraction.issues)


def _tell(error: Exception) -> str:
    return f"het vergelijken of publiceren liep erop vast ({type(error).__name__}: {error})"
