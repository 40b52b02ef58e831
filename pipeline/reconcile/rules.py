"""Thresholds of the reconciler, each with a text on either side: `rules.toml`."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import RootModel

from schemas.datafiles import Entry, read_data

Name = Literal[
    "approx_reach",
    "beyond_reach",
    "fraction_points",
    "complement_points",
    "added_least",
    "added_slack",
    "added_off",
    "unknown_part",
    "quotient_least",
    "ratio_reach",
    "change_width",
    "ratio_width",
    "ratio_least",
    "years_most",
    "rows_least",
    "rows_off",
    "columns_near",
    "outcome_slack",
    "outcome_steps",
    "surely_off",
    "total_off",
    "total_far_off",
    "round_many",
    "sentence_alike",
    "sentence_words",
    "agreeing_evidence",
    "alike_clause",
    "differing_cover",
    "differing_clause",
    "meeting_cover",
    "signs_undated",
    "told_again_apart",
    "long_word",
    "same_cover",
    "structural",
    "one_thing_apart",
    "echo_words",
    "echo_share",
]


class Rule(Entry):
    """One threshold: why it stands where it does, and texts on either side of it."""

    value: Decimal
    because: str
    probe: Literal[
        "parts",
        "changes",
        "derived",
        "reach",
        "whole",
        "told",
        "rows",
        "columns",
        "editions",
        "echo",
        "pair",
    ]
    near: tuple[str, str]


class RulesFile(RootModel[dict[Name, Rule]]):
    """`rules.toml`."""


@cache
def read_rules() -> dict[Name, Rule]:
    """Every rule by name."""
    return read_data(__package__, "rules.toml", RulesFile).root


@cache
def values() -> dict[Name, Decimal]:
    """The value of every rule by name."""
    return {name: rule.value for name, rule in read_rules().items()}


@cache
def measures() -> dict[Name, float]:
    """The same for what is measured in floating point: covers, evidence, quotients of sizes."""
    return {name: float(value) for name, value in values().items()}


def number(name: Name) -> float:
    """One of the measures."""
    return measures()[name]
