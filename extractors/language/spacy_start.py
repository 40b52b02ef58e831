"""Import spaCy without its command line.

`import spacy` also imports `spacy.cli`: an HTTP client, a terminal toolkit and a project manager,
half of its start-up, and nothing a reader of documents needs.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_CLI = "spacy.cli"
_INFO = "spacy.cli.info"


def import_spacy() -> ModuleType:
    """spaCy; its command line is imported when somebody asks for it."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    stand_in = ModuleType(_INFO)
    stand_in.info = _info  # type: ignore[attr-defined] # what spacy/__init__.py takes from it
    sys.modules[_CLI], sys.modules[_INFO] = ModuleType(_CLI), stand_in
    try:
        import spacy
    finally:
        del sys.modules[_CLI], sys.modules[_INFO]
    loaded: ModuleType = spacy
    return loaded


def _info(*args: Any, **options: Any) -> Any:
    from spacy.cli.info import info

    return info(*args, **options)
