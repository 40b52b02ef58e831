"""One document, from file to rows: read its pages, its numbers and what they mean."""

from extractors.document.extract import ExtractOptions, Provenance, extract_document

__all__ = ["ExtractOptions", "Provenance", "extract_document"]
