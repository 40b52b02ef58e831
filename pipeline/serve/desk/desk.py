"""All that the pages share: settings, the dataset as it stands, pictures, who is at work."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request

from pipeline.run.record.inputs import document_places
from pipeline.serve.desk.presence import Presence
from pipeline.serve.desk.secrets import Secrets
from pipeline.serve.edition.edition import Editions, Now
from pipeline.serve.letters import Letters
from pipeline.serve.pictures import Painter
from pipeline.settings import Settings

MOST_TOLD: Final = 200


@dataclass(frozen=True, slots=True)
class JustDecided:
    """What was just decided, as the next page tells it; `ids` are those of the decisions."""

    case_id: str
    ids: str
    meaning: str
    effect: str
    count: int


@dataclass(slots=True)
class Desk:
    """What a running desk has at hand; one for each application."""

    settings: Settings
    editions: Editions
    painter: Painter
    secrets: Secrets
    steward: str
    letters: Letters
    presence: Presence = field(default_factory=Presence)
    deciding: threading.Lock = field(default_factory=threading.Lock)
    """Held from looking whether somebody else decided until the decision is in the file."""
    told: dict[str, JustDecided] = field(default_factory=dict)
    """What was decided lately, by its first decision, for the page that comes after."""
    _looked_in: str = ""
    """The version whose files were last looked for."""

    def now(self) -> Now:
        """The dataset as it stands."""
        return self.editions.now()

    def has_pictures(self, doc_id: str) -> bool:
        """Whether the file of a document is at hand, so that its pages can be shown."""
        now = self.now()
        if self._looked_in != now.edition.version_id:
            # A run meanwhile may have brought documents, and a folder with them.
            self._looked_in = now.edition.version_id
            self.painter.look_for(now.edition.published.documents, document_places(self.settings))
        document = now.published.documents.get(doc_id)
        return document is not None and document.sha256 in self.painter.files

    def tell(self, taken: JustDecided) -> None:
        """Remember what was just decided, to tell it on the next page."""
        while len(self.told) >= MOST_TOLD:
            self.told.pop(next(iter(self.told)))
        self.told[taken.ids.split()[0]] = taken


def desk_of(request: Request) -> Desk:
    """The desk that a request is answered at."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk
