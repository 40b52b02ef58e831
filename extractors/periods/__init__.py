"""Dates and periods in Dutch text, as ISO 8601."""

from extractors.periods.reading import read_periods

__all__ = ["read_periods"]
