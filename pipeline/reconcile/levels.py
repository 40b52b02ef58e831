"""How two claims lie to each other on every dimension: an ordered level each, as splink has it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from pipeline.reconcile.clauses import are_apposed, are_linked
from pipeline.reconcile.concepts import count_telling, root_of, weigh, weight_of
from pipeline.reconcile.kinship import are_elsewhere, are_kin, count_common, count_strange, is_echo
from pipeline.reconcile.periods import match_periods
from pipeline.reconcile.profile import Profile
from pipeline.reconcile.values import Slip, ValueLevel, significant_digits, slip_of, value_level
from pipeline.reconcile.words import contrast_forms, read_axes

Level = Literal["same", "compatible", "one_sided", "unknown", "other"]

# What a shared concept counts for by where the other claim has it.
_NEAR, _AROUND, _FAR = 1.0, 0.8, 0.6
# A concept that the whole document is about tells little about one of its claims.
_TOPICAL: Final = 0.5
# What each agreement adds to the evidence that two claims are about one thing.
_HEAD, _KIN, _PERIOD, _LONG_PERIOD, _STATISTIC, _PER, _BOUNDS = 0.6, 0.4, 0.5, 0.25, 0.4, 0.1, 0.8
_BOND_EACH, _BOND_MOST = 0.4, 1.0
# No longer than a year, leap days aside.
_LONGEST_YEAR: Final = 1.01
# A number of this many digits is seldom met twice by chance.
_DIGITS: Final = {1: 0.0, 2: 0.1, 3: 0.4}
_MANY_DIGITS: Final = 0.8


@dataclass(frozen=True, slots=True)
class Levels:
    """The level on every dimension.

    `cover_left` is how much of left's identity right has (0-1), `residue` the weight of what the
    side that is covered best still has and the other lacks, left aside the words that name a
    difference of their own; `predicate` the same for what is said of the populations; `clause` the
    least cover of whole clauses, `evidence` the sum of all that ties the two together, `common`
    the telling words of both clauses, `strange` those that each has and the other's sentence
    lacks; `echoed` whether a whole sentence is told again; `kin` whether their documents have to
    do with each other, `elsewhere` whether one is about a place of its own, `slip` whether one
    number looks like a miscopied other.
    """

    cover_left: float
    cover_right: float
    residue: float
    predicate: float
    clause: float
    evidence: float
    common: int
    strange: int
    echoed: bool
    kin: bool
    elsewhere: bool
    slip: Slip
    head: Level
    count_unit: Level
    population: Level
    period: Level
    period_implied: bool
    per: Level
    statistic: Level
    definition: Level
    bounds: Level
    negation: Level
    value: ValueLevel
    same_sentence: bool
    linked: bool
    apposed: bool

    @property
    def least(self) -> float:
        """The cover of the side that is covered least."""
        return min(self.cover_left, self.cover_right)

    @property
    def most(self) -> float:
        """The cover of the side that is covered most."""
        return max(self.cover_left, self.cover_right)


def levels_of(left: Profile, right: Profile) -> Levels:
    """Compare two claims of one unit family dimension by dimension."""
    head, count_unit = _heads(left, right)
    ours, theirs = identity_of(left), identity_of(right)
    definition = _marks(left, right, "definition")
    aside = contrasting_roots() if definition == "other" else frozenset()
    cover_left, shared_left = _cover_of(left, right, aside)
    cover_right, shared_right = _cover_of(right, left, aside)
    period, implied = _period(left, right)
    same_document = left.claim.doc_id == right.claim.doc_id
    same_sentence = same_document and left.claim.sentence == right.claim.sentence
    kin = are_kin(left, right)
    bounds = _bounds(left, right)
    evidence = min(shared_left, shared_right) + _bond(left, right, ours | theirs)
    evidence += (
        _HEAD * (head == "same") + _KIN * kin + _BOUNDS * (bounds == "same" and bool(left.bounds))
    )
    if period == "same" and not implied:
        evidence += _PERIOD + _LONG_PERIOD * (left.period is not None and left.period.years > 1.5)
    evidence += _STATISTIC * (left.statistic == right.statistic != "level")
    value = value_level(left, right)
    if value == "equal":
        evidence += _DIGITS.get(significant_digits(left.claim.value), _MANY_DIGITS)
    evidence += _PER * (left.per == right.per != "")
    return Levels(
        cover_left=cover_left,
        cover_right=cover_right,
        residue=min(_residue(left, right), _residue(right, left)),
        predicate=min(_predicate_residue(left, right), _predicate_residue(right, left)),
        clause=min(_cover(left.near, left, right)[0], _cover(right.near, right, left)[0]),
        evidence=evidence,
        common=count_common(left, right),
        strange=count_strange(left, right),
        echoed=is_echo(left, right),
        kin=kin,
        elsewhere=are_elsewhere(left, right),
        slip=slip_of(left, right) if value == "apart" else "",
        head=head,
        count_unit=count_unit,
        population=_population(left, right),
        period=period,
        period_implied=implied,
        per=_words_level(left.per, right.per),
        statistic="same" if _same_statistic(left, right) else "other",
        definition=definition,
        bounds=bounds,
        negation="same" if left.negated == right.negated else "other",
        value=value,
        same_sentence=same_sentence,
        linked=same_sentence
        and are_linked(left.claim.sentence, left.claim.as_written, right.claim.as_written),
        apposed=same_sentence
        and are_apposed(left.claim.sentence, left.claim.as_written, right.claim.as_written),
    )


def identity_of(profile: Profile) -> frozenset[str]:
    """The concepts that say what a claim is about.

    For a count its noun phrase; for a share, or where the noun phrase says nothing, the clause.
    """
    return profile.near if profile.family == "percent" or not profile.core else profile.core


def _cover_of(own: Profile, other: Profile, aside: frozenset[str]) -> tuple[float, float]:
    """The cover of a claim's identity, the words aside left out; where a share names its measure
    that weighs half."""
    cover, shared = _cover(identity_of(own) - aside, own, other)
    if own.family == "percent" and count_telling(own.core - own.population) >= 1:
        cover = 0.5 * (cover + _cover(own.core - aside, own, other)[0])
    return cover, shared


def _cover(identity: frozenset[str], own: Profile, other: Profile) -> tuple[float, float]:
    """How much of an identity the other has, as a share and as a sum of weights."""
    if identity <= other.near and identity.isdisjoint(own.topic):
        return float(bool(identity)), weigh(identity)
    total = got = 0.0
    for concept in identity:
        weight = weight_of(concept) * (_TOPICAL if concept in own.topic else 1.0)
        total += weight
        if concept in other.near:
            got += weight * _NEAR
        elif concept in other.around:
            got += weight * _AROUND
        elif concept in other.far:
            got += weight * _FAR
    return (got / total if total else 0.0), got


def _residue(own: Profile, other: Profile) -> float:
    """What a claim names and the other nowhere has: two such residues make two things."""
    lacking = identity_of(own) - other.around - other.far - own.population - contrasting_roots()
    return weigh(lacking)


def _predicate_residue(own: Profile, other: Profile) -> float:
    """The same for what is said of the populations, the populations themselves left out."""
    said = identity_of(own) - own.population
    return weigh(said - (other.around - other.population) - other.far)


@cache
def contrasting_roots() -> frozenset[str]:
    """The concepts whose difference is a dimension of its own."""
    return frozenset(root_of(word) for word in contrast_forms())


def _bond(left: Profile, right: Profile, identity: frozenset[str]) -> float:
    """What the sentences and headings share beyond what the claims themselves name."""
    shared = (left.around | left.far) & (right.around | right.far)
    telling = count_telling(shared - identity - left.topic - right.topic)
    return min(_BOND_MOST, _BOND_EACH * telling)


def _heads(left: Profile, right: Profile) -> tuple[Level, Level]:
    """The counted nouns; what a share is named by may be its whole, its part or its verb."""
    if not left.head or not right.head:
        return "unknown", "unknown"
    if left.head == right.head:
        return "same", "same"
    if left.family == "percent":
        return "unknown", "unknown"
    for label, other in ((left, right), (right, left)):
        if label.label and not other.label and label.core and label.core <= other.near:
            return "compatible", "unknown"
    if left.head_class and right.head_class:
        return "other", ("other" if left.head_class != right.head_class else "same")
    named = left.head in right.core or right.head in left.core
    return ("compatible" if named else "other"), "unknown"


def _population(left: Profile, right: Profile) -> Level:
    if left.places and right.places and not left.places & right.places:
        return "other"
    by_mark = _marks(left, right, "population")
    if by_mark == "other" or _one_is_general(left, right):
        return "other"
    if left.population_head and right.population_head:
        if left.population_head == right.population_head:
            extra_left = left.population - right.around - right.far
            extra_right = right.population - left.around - left.far
            return "other" if extra_left and extra_right else by_mark
        met = left.population_head in right.around or right.population_head in left.around
        return by_mark if met else "other"
    uneven = left.places ^ right.places - left.far - right.far
    return "one_sided" if uneven or left.population_head or right.population_head else by_mark


def _one_is_general(left: Profile, right: Profile) -> bool:
    """One speaks of all ("in het algemeen"), the other of a group it names."""
    return left.general != right.general and bool(
        count_telling(left.core) and count_telling(right.core)
    )


def _period(left: Profile, right: Profile) -> tuple[Level, bool]:
    spans = (left.period or left.implied_period, right.period or right.implied_period)
    implied = left.period is None or right.period is None
    match match_periods(*spans):
        case "same":
            return "same", implied
        case "inside":
            return ("compatible" if implied else "other"), implied
        case "overlap" | "apart":
            return "other", implied
        case "unknown":
            if _named_by_year(left, right):
                return "same", False
            both = left.period is None and right.period is None
            return ("unknown" if both else "one_sided"), True


def _named_by_year(left: Profile, right: Profile) -> bool:
    """Whether both sentences name the same single year, where no period was read in one of them."""
    spans = [p.period for p in (left, right) if p.period is not None]
    short = all(span.years < _LONGEST_YEAR for span in spans)
    return len(spans) < 2 and short and len(left.years) == 1 and left.years == right.years


def _same_statistic(left: Profile, right: Profile) -> bool:
    """The same statistic; the mean of so many a year is told as so many a year."""
    if left.statistic == right.statistic:
        return True
    return {left.statistic, right.statistic} == {
        "mean",
        "level",
    } and left.per == right.per == "year"


def _words_level(left: str, right: str) -> Level:
    if left == right:
        return "same"
    return "other" if left and right else "one_sided"


def _marks(left: Profile, right: Profile, dimension: str) -> Level:
    """Contrasting words in what is named; else a word on one side that the other does not have."""
    axes = read_axes()
    level: Level = "same"
    named = left.marks | right.marks
    for number in {n for n, _ in named | left.marks_near | right.marks_near}:
        if axes[number].dimension != dimension:
            continue
        ours, theirs = _members(left.marks, number), _members(right.marks, number)
        ours_near = ours or _members(left.marks_near, number)
        theirs_near = theirs or _members(right.marks_near, number)
        if ours_near & theirs_near:
            continue
        if (ours and theirs) or (ours and theirs_near) or (theirs and ours_near):
            return "other"
        level = "one_sided" if ours or theirs or level == "one_sided" else "compatible"
    return level


def _members(marks: frozenset[tuple[int, str]], number: int) -> set[str]:
    return {member for n, member in marks if n == number}


def _bounds(left: Profile, right: Profile) -> Level:
    if left.bounds == right.bounds:
        return "same"
    if not left.bounds or not right.bounds:
        return "one_sided"
    if left.bounds & right.bounds:
        return "one_sided"
    sides = [{bound[0] for bound in bounds} for bounds in (left.bounds, right.bounds)]
    return "other" if sides[0] & sides[1] else "unknown"
