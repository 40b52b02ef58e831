"""What goes to a terminal: nothing of a document or a name may act upon it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from schemas.names import harmless


class PlainConsole(Console):
    """A console on which no text that it is given moves the cursor or changes a colour."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """As rich does, every text made harmless; what rich adds for itself is left alone."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=harmless(segment.text))
