"""Draw a page, as a worker can be asked to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PageTask:
    """Which page of which file to draw, and where to put the picture."""

    file: Path
    number: int
    out: Path


def draw(task: PageTask) -> None:
    """Read the file and draw the page."""
    from pipeline.page_picture import page_picture

    page_picture(task.file, task.number, task.out)
