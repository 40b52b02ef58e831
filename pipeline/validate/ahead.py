"""Great Expectations imported while the run waits for something else."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def opened_ahead() -> Iterator[None]:
    """Import Great Expectations aside while the block runs.

    That takes seconds of a small run, in which the parent of reading workers has nothing to do. The
    import has ended when the block has, so that no thread is left when processes are forked.
    What is wrong with the library is told when it is used.
    """
    aside = threading.Thread(target=_import, name="great expectations", daemon=True)
    aside.start()
    try:
        yield
    finally:
        aside.join()


def _import() -> None:
    from pipeline.validate.run import open_great_expectations

    with contextlib.suppress(Exception):
        open_great_expectations()
