"""The decisions a steward can take on a case, as commands ready to copy."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.explain import Place
from pipeline.labels import labels
from pipeline.reconcile import Step
from pipeline.reconcile.likeness.further import ENTRIES
from pipeline.reconcile.wording.things import number_of
from pipeline.review.waiting.cases import AnswerOption, Case, Difference
from schemas.records import Claim, Decision, Relation
from schemas.vocabularies import COMPUTED_DIMENSIONS

# Levels that leave room for a difference the rules did not see, the most telling first.
_OPEN_LEVELS: Final = ("other", "one_sided", "unknown", "compatible")
_USUAL_DIMENSION: Final = "definition"
# Characters on either side that show which of two numbers is meant.
_NEAR: Final = 24
# On what two things can differ; sums and roundings are ways to fit, not differences.
_DIFFERING: Final = (
    "count_unit", "population", "period", "statistic", "definition", "unit",
    *(entry.name for entry in ENTRIES),
)  # fmt: skip


def case_answers(case: Case, flags: Sequence[str]) -> tuple[AnswerOption, ...]:
    """What can be decided on a case; `flags` are the options that lead to this dataset."""
    told = (*_choices(case), *_pair_answers(case), *_rejections(case))
    return tuple(replace(answer, command=command_of(answer, flags)) for answer in told)


def repeat_answer(
    decision: Decision, claims: Sequence[str], meaning: str, flags: Sequence[str]
) -> AnswerOption:
    """The same decision once more, on these claims and the values they tell now."""
    replaced = dict(zip(decision.claims, claims, strict=True))
    outcome = replaced.get(decision.outcome, decision.outcome)
    answer = AnswerOption(meaning, decision.kind, tuple(claims), outcome, decision.because, "")
    return replace(answer, command=command_of(answer, flags))


def withdrawal(decision: Decision, flags: Sequence[str]) -> AnswerOption:
    """The decision taken back: it waits no more, and nothing is decided in its place."""
    meaning = "het besluit intrekken, zodat het niet meer wacht"
    because = "Niet meer van toepassing"
    answer = AnswerOption(meaning, "withdraw", (decision.decision_id,), "", because, "")
    return replace(answer, command=command_of(answer, flags))


def command_of(answer: AnswerOption, flags: Sequence[str]) -> str:
    """The line for a shell; empty when a word holds what a terminal might act upon.

    Ids and file names come from documents: they are quoted, and one that looks like an option is
    kept from being read as one.
    """
    told = []
    for claims in (answer.claims, *answer.alike):
        words = ["kamercijfers", "decide", answer.kind, *flags]
        words += ["--outcome", answer.outcome] if answer.outcome else []
        words += ["--because", answer.because]
        words += ["--"] if any(claim_id.startswith("-") for claim_id in claims) else []
        words += claims
        if not all(word.isprintable() for word in words):
            return ""
        told.append(shlex.join(words))
    return " && ".join(told)


def where(place: Place) -> str:
    """File and page as a steward names them."""
    return f"{place.document.file or place.document.doc_id}, p. {place.claim.page}"


def _choices(case: Case) -> Iterator[AnswerOption]:
    """One answer for each value that may be the one that holds."""
    if case.figure is None:
        return
    ids = tuple(place.claim.claim_id for place in case.places)
    offered = set()
    for place in case.places:
        number = number_of(place.claim)
        if number in offered:
            continue
        offered.add(number)
        yield AnswerOption(
            f"{number} geldt: {where(place)}",
            "choose_value",
            ids,
            place.claim.claim_id,
            _draft(f"{number} geldt, zie {where(place)}"),
            "",
        )


def _pair_answers(case: Case) -> Iterator[AnswerOption]:
    """What two claims are to each other; pairs that tell the same numbers are answered as one.

    On which point they differ is that of the first pair that shows one.
    """
    claims = {place.claim.claim_id: place.claim for place in case.places}
    pairs: dict[tuple[str, str], list[Difference]] = {}
    for difference in case.differences:
        relation = difference.relation
        ends = (relation.left, relation.right)
        numbers = " en ".join(sorted((number_of(claims[one]) for one in ends), key=_given(case)))
        pairs.setdefault((numbers, _same(relation)), []).append(difference)
    for (numbers, same), alike in pairs.items():
        first, *others = ((d.relation.left, d.relation.right) for d in alike)
        likely = [_likely_dimension(difference) for difference in alike]
        dimension = next((one for one in likely if one != _USUAL_DIMENSION), _USUAL_DIMENSION)
        name = labels().dimension[dimension]
        yield AnswerOption(
            f"{numbers} zijn verschillende zaken ({name})",
            "different",
            first,
            dimension,
            f"Verschillende zaken: {name}",
            "",
            tuple(others),
        )
        because = "Dezelfde zaak, nagekeken"
        yield AnswerOption(f"{numbers} {same}", "same", first, "", because, "", tuple(others))


def _given(case: Case) -> Callable[[str], int]:
    """The order in which a case tells its numbers."""
    return [number_of(place.claim) for place in case.places].index


def _same(relation: Relation) -> str:
    """What it means to say that two claims are rightly held against each other."""
    if relation.dimension in COMPUTED_DIMENSIONS:
        return "horen bij elkaar: de berekening klopt niet"
    stays = ": de tegenspraak blijft staan" if relation.verdict == "contradicts" else ""
    return f"gaan over dezelfde zaak{stays}"


def _likely_dimension(difference: Difference) -> str:
    """On which point the two most likely differ; the definition where nothing shows."""
    if difference.relation.dimension in _DIFFERING:
        return difference.relation.dimension
    for level in _OPEN_LEVELS:
        for step in difference.steps:
            if step.level == level and _can_differ(step):
                return step.dimension
    return _USUAL_DIMENSION


def _can_differ(step: Step) -> bool:
    """Whether a decision can name this step, and at least one side says something on it."""
    return step.dimension in _DIFFERING and bool(step.left or step.right or step.remark)


def _rejections(case: Case) -> Iterator[AnswerOption]:
    """One answer for each claim that may be none; of those told alike on one page with the words
    around the number."""
    names = [f"{place.claim.as_written} in {where(place)}" for place in case.places]
    for place, name in zip(case.places, names, strict=True):
        around = f": {_around(place.claim)}" if names.count(name) > 1 else ""
        yield AnswerOption(
            f"{name} is geen cijfer of verkeerd gelezen{around}",
            "reject_claim",
            (place.claim.claim_id,),
            "",
            _draft(f"Geen cijfer of verkeerd gelezen: {where(place)}"),
            "",
        )


def _around(claim: Claim) -> str:
    """The words around a number, cut to what tells it from another one."""
    start, end = max(claim.start - _NEAR, 0), claim.end + _NEAR
    cut = claim.sentence[start:end].strip()
    before, behind = "…" if start else "", "…" if end < len(claim.sentence) else ""
    return f"“{before}{cut}{behind}”"


def _draft(text: str) -> str:
    """A reason to begin with, without what a terminal might act upon."""
    return "".join(character for character in text if character.isprintable())
