"""What waits for a steward: contradictions, stale decisions and differences hardly explained."""

from pipeline.review.cases import Case, Difference, Review, StaleCase
from pipeline.review.waiting import find_waiting

__all__ = ["Case", "Difference", "Review", "StaleCase", "find_waiting"]
