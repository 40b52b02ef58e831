"""Official references, and other number-like strings that claim nothing."""

from extractors.references.citing import read_citations

__all__ = ["read_citations"]
