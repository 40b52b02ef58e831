"""The sentence a steward would write under two numbers, in Dutch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pipeline.labels import labels
from pipeline.reconcile.claims.profile import Profile, population_of
from pipeline.reconcile.language.concepts import concepts_of, count_telling
from pipeline.reconcile.language.words import read_axes, read_words
from pipeline.reconcile.likeness.dimensions import Level
from pipeline.reconcile.likeness.further import ENTRIES, entry_of
from pipeline.reconcile.likeness.levels import Levels, weights_of
from pipeline.reconcile.quantity.periods import span_of
from pipeline.reconcile.wording.dutch import period_of, unit_behind, when_of
from pipeline.reconcile.wording.things import (
    capitalise,
    dutch_number,
    name_documents,
    newer_of,
    number_of,
    thing_of,
    with_base,
)
from schemas.records import Claim, Document, Relation

if TYPE_CHECKING:
    from pipeline.reconcile.documents.corpus import Corpus
    from pipeline.reconcile.outcome.judgement import Comparison

# "van hen", "daarvan": as many words before a bracket are a pronoun.
PRONOUN_WORDS: Final = 2


def relation_of(comparison: Comparison, corpus: Corpus) -> Relation:
    """The row of `relations` that tells of a comparison and explains it."""
    return comparison.relation(explain(comparison, corpus))


def explain(comparison: Comparison, corpus: Corpus) -> str:
    """One Dutch sentence with both numbers and the reason."""
    left, right = comparison.left, comparison.right
    documents = (corpus.documents[left.doc_id], corpus.documents[right.doc_id])
    numbers = (_number(left), _number(right))
    match comparison.verdict:
        case "agrees":
            return _told(left, right, documents, numbers, "hetzelfde getal")
        case "consistent":
            reason = _compatible(left, right, comparison.dimension)
            return _told(left, right, documents, numbers, reason)
        case "contradicts":
            return _told(left, right, documents, numbers, "dat kan niet allebei kloppen")
        case "explained":
            return _explain_dimension(comparison, corpus, documents)


def _told(
    left: Claim,
    right: Claim,
    documents: tuple[Document, ...],
    numbers: tuple[str, str],
    reason: str,
    *,
    subject: bool = True,
) -> str:
    """ "De monitor noemt voor “meldingen” (2019) 575, de brief 585: …", each with its own words
    where they differ, and the pages where one document tells both."""
    first, second = name_documents(documents[0], documents[1])
    about, again = _subjects(left, right) if subject else ("", "")
    if first != second:
        told = f"{numbers[0]}, {second}{again} {numbers[1]}"
        return f"{capitalise(first)} noemt{about} {told}: {reason}."
    pages = (left.page, right.page)
    places = ("", "") if pages[0] == pages[1] else tuple(f" op p. {page}" for page in pages)
    both = f"{numbers[0]}{places[0]} en{again} {numbers[1]}{places[1]}"
    return f"{capitalise(first)} noemt{about} {both}: {reason}."


def _number(claim: Claim) -> str:
    """The number with the base of its rate, where the unit does not hold it."""
    return with_base(claim) if claim.per and "/" not in claim.unit else number_of(claim)


def _subjects(left: Claim, right: Claim) -> tuple[str, str]:
    """What each is about: " voor “meldingen” (2019)" for both and nothing more, unless each says
    something of its own; nothing where the words say nothing."""
    things = [thing_of(claim) for claim in (left, right)]
    ours, theirs = map(concepts_of, things)
    when = period_of(left.period) if span_of(left.period) == span_of(right.period) else ""
    behind = f" ({when})" if when else ""
    if count_telling(ours) and count_telling(theirs):
        if count_telling(ours - theirs) and count_telling(theirs - ours):
            return f" voor “{things[0]}”{behind}", f" voor “{things[1]}”"
        return f" voor “{min(things, key=lambda t: (len(t), t))}”{behind}", ""
    if count_telling(ours):
        return f" voor “{things[0]}”{behind}", ""
    alone = f" voor {when}" if when else ""
    return alone, f" voor “{things[1]}”" if count_telling(theirs) else ""


def _compatible(left: Claim, right: Claim, dimension: str) -> str:
    if dimension == "rounding":
        coarse = max((left, right), key=lambda c: (c.step or Decimal(0), c.claim_id))
        return f"verenigbaar, want {number_of(coarse)} is afgerond"
    loose = next((c for c in (left, right) if c.comparator != "eq"), left)
    other = right if loose is left else left
    return f"verenigbaar, want “{loose.as_written}” laat ruimte voor {number_of(other)}"


def _explain_dimension(
    comparison: Comparison, corpus: Corpus, documents: tuple[Document, ...]
) -> str:
    left, right = comparison.left, comparison.right
    a, b = _number(left), _number(right)
    ours, theirs = _meant(comparison, corpus)
    match comparison.dimension:
        case "count_unit":
            things = tuple(f"{number_of(c)} {thing_of(c)}" for c in (left, right))
            return _counted(documents, things, _relation_of_units(ours, theirs))
        case "period":
            numbers = (f"{a} {_when(ours)}", f"{b} {_when(theirs)}")
            return _told(left, right, documents, numbers, "een andere periode")
        case "population":
            numbers = (f"{a} ({_group(ours)})", f"{b} ({_group(theirs)})")
            same = left.value is not None and left.value == right.value
            reason = "toevallig hetzelfde getal, geen bevestiging" if same else "geen tegenspraak"
            return _told(left, right, documents, numbers, f"een andere groep, dus {reason}")
        case "statistic":
            numbers = (f"{a} als {_statistic(ours)}", f"{b} als {_statistic(theirs)}")
            targets = "target" in (ours.statistic, theirs.statistic)
            reason = "een streefcijfer is geen uitkomst" if targets else "dat zijn andere maten"
            return _told(left, right, documents, numbers, reason)
        case "definition":
            numbers = (f"{a} ({thing_of(left)})", f"{b} ({thing_of(right)})")
            reason = f"een andere definitie, {_definition(ours, theirs)}"
            return _told(left, right, documents, numbers, reason, subject=False)
        case "revision":
            reason = f"herzien, de nieuwere uitgave {newer_of(documents)} gaat voor"
            return _told(left, right, documents, (a, b), reason)
        case _:
            entry = entry_of(comparison.dimension)
            numbers = (entry.number(left), entry.number(right))
            return _told(left, right, documents, numbers, entry.reason)


def _meant(comparison: Comparison, corpus: Corpus) -> tuple[Profile, Profile]:
    """The claims whose words were held together, as the comparer sees them, with the numbers of
    the claims they stand for."""
    left, right = comparison.left, comparison.right
    if comparison.meant is None:
        return corpus.profile(left), corpus.profile(right)
    ours, theirs = map(corpus.profile, comparison.meant)
    return replace(ours, claim=left), replace(theirs, claim=right)


def _statistic(profile: Profile) -> str:
    return "uitkomst" if profile.statistic == "level" else labels().statistic[profile.statistic]


def _counted(documents: tuple[Document, ...], things: tuple[str, ...], reason: str) -> str:
    first, second = name_documents(documents[0], documents[1])
    joint = "en" if first == second else f", {second}"
    opening = f"{capitalise(first)} telt {things[0]} {joint} {things[1]}".replace(" ,", ",")
    return f"{opening}; {reason}."


def _relation_of_units(left: Profile, right: Profile) -> str:
    """How one can be more than the other: "één dader kan meer dan één traject hebben"."""
    few, many = sorted((left, right), key=lambda p: (p.size, p.claim.claim_id))
    if few.size <= 0 or few.size == many.size:
        return "dat zijn verschillende tellingen"
    sizes = [dutch_number(Decimal(str(round(p.size, 2)))) for p in (many, few)]
    quotient = dutch_number(Decimal(str(round(many.size / few.size, 1))))
    one_few, one_many = _singular(few), _singular(many)
    if few.head_class == "person":
        reason = f"één {one_few} kan meer dan één {one_many} hebben"
    else:
        reason = f"bij één {one_few} kan meer dan één {one_many} horen"
    return f"{reason} ({sizes[0]} / {sizes[1]} = {quotient})"


def _singular(profile: Profile) -> str:
    """The counted noun in the singular where the lists know it; a compound by its last part."""
    singulars = read_words().singulars
    printed = profile.head_printed
    for length in range(len(printed), 3, -1):
        form = singulars.get(printed[-length:])
        if form:
            return form
    return printed


def _when(profile: Profile) -> str:
    if profile.claim.period:
        return when_of(profile.claim.period)
    if profile.implied_period is None:
        return "in een niet genoemde periode"
    first = profile.implied_period.first_year
    last = dt.date.fromordinal(profile.implied_period.last).year
    return f"in {first}–{last}" if first != last else f"in {first}"


def _group(profile: Profile) -> str:
    """Whom a number is about; what a text says "in het algemeen" is about all. For "van hen" the
    antecedent that stands behind it in brackets."""
    if profile.general:
        return "in het algemeen"
    told = population_of(profile.claim).strip()
    pronoun, bracket, antecedent = told.partition(" (")
    if bracket and len(pronoun.split()) <= PRONOUN_WORDS:
        told = antecedent.removesuffix(")")
    return told or thing_of(profile.claim) or "niet genoemd"


def _definition(left: Profile, right: Profile) -> str:
    if left.bounds != right.bounds and left.bounds and right.bounds:
        return "met een andere grens of termijn"
    axes = read_axes()
    marks = [p.marks | p.marks_near for p in (left, right)]
    for number in sorted({n for n, _ in marks[0] | marks[1]}):
        members = [" en ".join(sorted(m for n, m in own if n == number)) for own in marks]
        if axes[number].dimension == "definition" and members[0] != members[1]:
            if all(members):
                return f"“{members[0]}” tegenover “{members[1]}”"
            which = "eerste" if members[0] else "tweede"
            return f"alleen bij het {which} gaat het om “{members[0] or members[1]}”"
    return "anders afgebakend"


@dataclass(frozen=True, slots=True)
class Step:
    """One bar of the waterfall: a dimension, the level reached, what each side says on it (empty
    for nothing), a Dutch remark, and how much it adds to what ties the two together."""

    dimension: str
    level: str
    left: str
    right: str
    remark: str = ""
    weight: float = 0.0

    def tell(self) -> str:
        """Both sides and the remark on one line."""
        if self.remark and not (self.left or self.right):
            return self.remark
        sides = f"{self.left or '–'} | {self.right or '–'}"
        return f"{sides}; {self.remark}" if self.remark else sides


def describe_levels(left: Claim, right: Claim, levels: Levels) -> Iterator[Step]:
    """The waterfall, in the order of weighing."""
    cover = f"{levels.least:.0%} en {levels.most:.0%} van de woorden gedeeld"
    implied = "uit het document afgeleid" if levels.period_implied else ""
    weights = {name: round(weight, 2) for name, weight in weights_of(levels).items()}
    yield Step("measure", levels.head, thing_of(left), thing_of(right), cover, weights["measure"])
    yield Step("count_unit", levels.count_unit, thing_of(left, words=3), thing_of(right, words=3))
    yield Step("population", levels.population, left.population, right.population)
    periods = period_of(left.period), period_of(right.period)
    yield Step("period", levels.period, *periods, implied, weights["period"])
    for entry in ENTRIES:
        level = entry.level(levels.left, levels.right)
        weight = weights.get(entry.name, 0.0)
        yield Step(entry.name, level, entry.words(left), entry.words(right), "", weight)
    ours, theirs = (labels().statistic[c.statistic] for c in (left, right))
    yield Step("statistic", levels.statistic, ours, theirs, "", weights["statistic"])
    bounds = f"grenzen en termijnen: {_BOUNDS[levels.bounds]}"
    yield Step("definition", levels.definition, "", "", bounds, weights["definition"])
    yield Step("unit", "same", _unit(left), _unit(right))
    yield Step("value", levels.value, number_of(left), number_of(right), "", weights["value"])


def _unit(claim: Claim) -> str:
    return unit_behind(claim.unit).strip() or "aantal"


_BOUNDS: Final[dict[Level, str]] = {
    "same": "gelijk", "compatible": "verenigbaar", "one_sided": "alleen aan één kant",
    "unknown": "onvergelijkbaar", "other": "anders",
}  # fmt: skip
