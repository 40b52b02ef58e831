"""What waits for a steward: contradictions, stale decisions and differences hardly explained."""

from pipeline.review.waiting.cases import Case, Difference, Review, StaleCase
from pipeline.review.waiting.waiting import find_waiting

__all__ = ["Case", "Difference", "Review", "StaleCase", "find_waiting"]
