"""Search the published dataset in words and numbers: claims, figures and documents, ranked."""

from pipeline.search.finder import Finder
from pipeline.search.outcome import FACETS, Hit, Outcome
from pipeline.search.question import Question, read_question

__all__ = ["FACETS", "Finder", "Hit", "Outcome", "Question", "read_question"]
