"""What a number is about: measure, population, period, per, statistic, source and sign."""

from extractors.meaning.describe import describe_cell, describe_sentence
from extractors.meaning.lists.bare import names_money, stands_alone
from extractors.meaning.period.before import declared_period
from extractors.meaning.period.classes import are_classes_of_years
from extractors.meaning.sentence.context import CellText, Context, Sentence

__all__ = [
    "CellText",
    "Context",
    "Sentence",
    "are_classes_of_years",
    "declared_period",
    "describe_cell",
    "describe_sentence",
    "names_money",
    "stands_alone",
]
