"""What waits for a steward, in compact Dutch blocks on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

from rich.console import Console
from rich.text import Text

from pipeline.explain import Place
from pipeline.labels import labels
from pipeline.reconcile.decisions.decision import tell_value
from pipeline.review.told.wording import (
    GONE_FOR_GOOD,
    HOW,
    count_cases,
    name_case,
)
from pipeline.review.waiting.answers import where
from pipeline.review.waiting.cases import AnswerOption, Case, Review, StaleCase

# Differences told per case; --json and --html tell them all.
MOST_DIFFERENCES: Final = 3
INDENT: Final = "  "
UNPRINTABLE: Final = "\N{REPLACEMENT CHARACTER}"


def print_review(review: Review, console: Console) -> None:
    """Print the cases, most weighty first, with the commands that decide them."""
    console.print(_plain(count_cases(review), "bold"))
    if review.waits:
        console.print(_plain(HOW))
    for case in review.contested:
        _print_case(case, "✗ spreekt tegen", "bold red", console)
    for stale in review.stale:
        _print_stale(stale, console)
    for case in review.doubtful:
        _print_case(case, "≠ maar net verklaard", "yellow", console)
    if left_out := sum(review.left_out.values()):
        console.print()
        console.print(_plain(f"En nog {left_out}; --limit 0 laat ze allemaal zien."))


def _print_case(case: Case, tag: str, style: str, console: Console) -> None:
    console.print()
    console.print(_plain(f"{tag}  {name_case(case)}", style))
    for place in case.places:
        _print_lines(_tell_place(place), console)
    told = case.telling[:MOST_DIFFERENCES]
    _print_lines((difference.relation.explanation for difference in told), console)
    if more := len(case.telling) - len(told):
        _print_lines([f"en nog {more} van zulke verschillen"], console)
    _print_answers(case.answers, console)


def _print_stale(case: StaleCase, console: Console) -> None:
    decision = case.decision
    console.print()
    console.print(_plain(f"! verouderd besluit  {decision.decision_id}", "magenta"))
    kind = labels().decision[decision.kind]
    _print_lines([f"{kind}, volgens {decision.decided_by}: “{decision.because}”"], console)
    for change in case.changes:
        values = f"besloten op {tell_value(change.expected)}, nu {tell_value(change.seen)}"
        _print_lines([f"{change.claim_id}: {values}"], console)
        if change.place is not None:
            _print_lines(_tell_place(change.place), console)
    if case.lost:
        _print_lines([GONE_FOR_GOOD], console)
    _print_answers(case.answers, console)


def _tell_place(place: Place) -> Iterator[str]:
    yield f"{where(place)}: “{place.claim.sentence}”"


def _print_answers(answers: Iterable[AnswerOption], console: Console) -> None:
    for answer in (a for a in answers if a.command):
        _print_lines([f"{answer.meaning}:"], console)
        # A command is one line whatever the width, so that it can be copied.
        console.print(_plain(f"    {answer.command}", "cyan"), soft_wrap=True)


def _print_lines(lines: Iterable[str], console: Console) -> None:
    for line in lines:
        for part in wrap(line, console.width, initial_indent=INDENT, subsequent_indent=INDENT):
            console.print(_plain(part), soft_wrap=True)


def _plain(line: str, style: str = "") -> Text:
    """A line in which nothing is markup and nothing moves the terminal."""
    return Text("".join(c if c.isprintable() else UNPRINTABLE for c in line), style=style)
