"""Read the figures in Dutch policy documents, and hold them against a dataset.

    import kamercijfers as kc

    kc.parse("ruim 1,2 miljoen")            what a text says in numbers, dates and periods
    kc.read("brief.pdf")                    a document: its claims, notes and references
    kc.open("processed/dataset")            a published dataset: tables, search, a figure, why
    kc.check("brief.pdf", dataset)          a letter held against a dataset
    kc.diff(before, after)                  what changed between two versions

Everything named here is public and keeps its meaning; all else in this distribution may change.
What each function needs is imported when it is called.
"""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

from kamercijfers.dataset import Dataset
from kamercijfers.doors import check, diff, open, parse, read  # noqa: A004 (kc.open, as kc.read)
from kamercijfers.letter import ReadDocument
from kamercijfers.rows import Rows
from kamercijfers.spans import Span
from pipeline.check.findings import Evidence, Finding, LetterCheck, MissingSource
from pipeline.diff.compare import Change, Diff
from schemas.errors import (
    ChecksFailed,
    ComponentMissing,
    KamercijfersError,
    SourceUnavailable,
    UnreadableDocument,
    UsageError,
)
from schemas.paper import Issue
from schemas.records import (
    Claim,
    Decision,
    Document,
    DocumentPage,
    Figure,
    Footnote,
    LawReference,
    Reference,
    Rejected,
    Relation,
)

if TYPE_CHECKING:
    from pipeline.explain import Explanation
    from pipeline.search import Hit, Outcome

__version__ = metadata.version("kamercijfers")

__all__ = [
    "Change",
    "ChecksFailed",
    "Claim",
    "ComponentMissing",
    "Dataset",
    "Decision",
    "Diff",
    "Document",
    "DocumentPage",
    "Evidence",
    "Explanation",
    "Figure",
    "Finding",
    "Footnote",
    "Hit",
    "Issue",
    "KamercijfersError",
    "LawReference",
    "LetterCheck",
    "MissingSource",
    "Outcome",
    "ReadDocument",
    "Reference",
    "Rejected",
    "Relation",
    "Rows",
    "SourceUnavailable",
    "Span",
    "UnreadableDocument",
    "UsageError",
    "__version__",
    "check",
    "diff",
    "open",
    "parse",
    "read",
]


def __getattr__(name: str) -> object:
    """The classes whose modules take half a second to import, when they are named."""
    if name == "Explanation":
        from pipeline.explain import Explanation

        return Explanation
    if name in ("Hit", "Outcome"):
        from pipeline.search import outcome

        return getattr(outcome, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
