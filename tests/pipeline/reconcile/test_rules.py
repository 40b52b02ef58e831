"""Every threshold stands where it stands: moved by a quarter either way, a text beside it turns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.reconcile import reconcile
from pipeline.reconcile.claims.profile import Setting, profile_of
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.documents.passages import passages_of
from pipeline.reconcile.judge.compare import compare
from pipeline.reconcile.judge.editions import judge_editions
from pipeline.reconcile.likeness.kinship import is_echo
from pipeline.reconcile.quantity.intervals import interval_of, stretch_of
from pipeline.reconcile.recompute.derived import derive
from pipeline.reconcile.recompute.tables.columns import find_column_sums
from pipeline.reconcile.recompute.tables.rows import find_row_sums
from pipeline.reconcile.recompute.texts.changes import find_changes
from pipeline.reconcile.recompute.texts.parts import find_parts, may_divide
from pipeline.reconcile.rules import Rule, measures, read_rules, values
from schemas.records import Claim
from schemas.vocabularies import Comparator
from tests.pipeline.reconcile.making import LETTER, MONITOR, claim
from tests.pipeline.reconcile.recompute.texts.test_wholes import counts_of
from tests.pipeline.reconcile.sentences import claims_of, worked

IDS = ("monitor", "brief")
MOVES = (Decimal("0.75"), Decimal("1.25"))
ROOM: Mapping[str, Comparator] = {"circa ": "approx", "ruim ": "gt"}


def in_parts(text: str) -> list[str]:
    passages = passages_of(claims_of(text), may_divide)
    return worked(one for passage in passages for one in find_parts(passage))


def in_changes(text: str) -> list[str]:
    return worked(find_changes(claims_of(text)))


def implied(text: str) -> list[str]:
    return [f"{one.dimension}: {one.working}" for one in derive(counts_of(text))]


def whole(text: str) -> list[str]:
    claims = [
        replace(one, statistic="share", measure="een verdachte in beeld", comparator="gt")
        if f"ruim {one.as_written}" in one.sentence
        else replace(one, statistic="share", measure="een verdachte in beeld")
        for one in claims_of(text)
    ]
    return [one.explanation for one in reconcile([MONITOR], claims).relations]


def told(text: str) -> list[str]:
    first, second = text.split(" | ")
    claims = counts_of(first) + counts_of(second, "brief")
    return [one.explanation for one in reconcile([MONITOR, LETTER], claims).relations]


def reach(text: str) -> list[str]:
    first, second = (_told_as(part) for part in text.split(" | "))
    room, number = stretch_of(first), interval_of(second)
    assert room
    assert number
    return [str(room.overlaps(number))]


def _told_as(text: str) -> Claim:
    if text == "een derde":
        return claim("m:1", "33.3", text, as_written=text, unit="percent")
    word = next((word for word in ROOM if text.startswith(word)), "")
    (plain,) = claims_of(text)
    return replace(plain, comparator=ROOM.get(word, "eq"), as_written=text, start=0)


def rows(text: str) -> list[str]:
    return worked(find_row_sums(_table(text)))


def columns(text: str) -> list[str]:
    found = find_column_sums([_table(text, total="Totaal")])
    return [f"{one.working} {one.holds}" for one in found]


def editions(text: str) -> list[str]:
    first, second = text.split(" | ")
    (old,), (new,) = counts_of(first), counts_of(second, "monitor-2022")
    judged = judge_editions(profile_of(old, Setting()), profile_of(new, Setting()))
    return [f"{judged.verdict} {judged.dimension}"] if judged else []


def echo(text: str) -> list[str]:
    ends = [counts_of(told, doc)[0] for told, doc in zip(text.split(" | "), IDS, strict=True)]
    first, second = (profile_of(end, Setting()) for end in ends)
    return [str(is_echo(first, second))]


def pair(text: str) -> list[str]:
    ends = [_measured(told, doc) for told, doc in zip(text.split(" | "), IDS, strict=True)]
    found = compare(*ends, Corpus.of([MONITOR, LETTER], ends))
    return [f"{found.verdict} {found.dimension}"] if found else []


def _measured(text: str, doc_id: str) -> Claim:
    """The claim of a sentence with what it measures, and of whom, in braces behind it."""
    sentence, _, braced = text.rstrip("}").partition(" {")
    measure, _, population = braced.partition("; ")
    (told,) = claims_of(sentence, doc_id, measure=measure, population=population)
    statistic = "share" if told.unit == "percent" else told.statistic
    loose = "approx" if f"circa {told.as_written}" in sentence else "eq"
    return replace(told, statistic=statistic, comparator=loose)


def _table(text: str, total: str = "") -> list[Claim]:
    """The cells of columns that are written "heading number number / heading number …"."""
    cells = []
    for side, column in enumerate(text.split(" / ")):
        heading, *numbers = column.split(" ")
        for line, number in enumerate(numbers):
            row = total if total and line == len(numbers) - 1 else f"Wijk {chr(65 + line)}"
            cells.append(
                claim(
                    f"monitor:{heading}-{line}", number, f"{row} | {heading} | {number}",
                    measure=f"{row}, {heading}", in_table="p1t1", x1=100.0 * (side + 1),
                    top=12.0 * line, step=str(Decimal(1).scaleb(-len(number.partition(".")[2]))),
                )
            )  # fmt: skip
    return cells


PROBES: Mapping[str, Callable[[str], list[str]]] = {
    "parts": in_parts,
    "changes": in_changes,
    "derived": implied,
    "whole": whole,
    "told": told,
    "reach": reach,
    "rows": rows,
    "columns": columns,
    "editions": editions,
    "echo": echo,
    "pair": pair,
}


@pytest.mark.parametrize(("name", "rule"), read_rules().items(), ids=[*read_rules()])
def test_a_rule_moved_by_a_quarter_turns_a_text_beside_it(
    name: str, rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    probe = PROBES[rule.probe]
    stands = [probe(text) for text in rule.near]
    for move in MOVES:
        monkeypatch.setitem(values(), name, rule.value * move)
        monkeypatch.setitem(measures(), name, float(rule.value * move))
        assert [probe(text) for text in rule.near] != stands, f"{name} × {move}: {stands}"


def test_every_rule_says_why() -> None:
    assert all(len(rule.because.split()) > 5 for rule in read_rules().values())
