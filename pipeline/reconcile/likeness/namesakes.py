"""Things that sound alike and are two: told apart by a name, a kind, a code or a turning point."""

from __future__ import annotations

import re
from typing import Final

from extractors.language import are_opposed
from pipeline.reconcile.claims.profile import PREPOSITION, Profile
from pipeline.reconcile.language.clauses import are_sides_of_year
from pipeline.reconcile.language.concepts import concepts_of, head_of, parts_of, root_of, words_of
from pipeline.reconcile.language.names import names_of

# "1) Groot project: een project van ten minste 80 uur": the entry of a list, and what it is.
_ENTRY: Final = re.compile(r"\W{0,3}(?:\d{1,2}|[a-z])?[.)]?\s{0,3}([^\W\d][^:;.,()]{2,60}):\s")
_LONGEST_ENTRY: Final = 5


def are_told_apart(left: Profile, right: Profile) -> bool:
    """Whether a place, body, kind, code, indicator or turning point tells two claims apart."""
    return (
        _count_other_kinds(left, right)
        or _counts_fewer_of_a_kind(left, right)
        or _counts_fewer_of_a_kind(right, left)
        or _hold_elsewhere(left, right)
        or _name_other_codes(left, right)
        or _do_otherwise(left, right)
        or are_sides_of_year(left.clause, right.clause)
    )


def are_other_entries(left: Profile, right: Profile) -> bool:
    """Whether two sentences open each with the name of what they are about, and these are two of a
    kind: "Plus-traject: …" beside "Basis-traject: …"."""
    if left.claim.in_table or right.claim.in_table:
        return False
    ours, theirs = (_entry(p.claim.sentence) for p in (left, right))
    return bool(ours & theirs and ours - theirs and theirs - ours)


def _entry(sentence: str) -> frozenset[str]:
    """The words before the colon that a sentence opens with, hyphens taken apart; none for lists
    that only say what follows."""
    found = _ENTRY.match(sentence)
    words = frozenset() if found is None else words_of(found[1].replace("-", " "))
    return frozenset(words) if len(words) <= _LONGEST_ENTRY else frozenset()


def _count_other_kinds(left: Profile, right: Profile) -> bool:
    """Whether compounds of one noun, counted or the group of a share, begin otherwise:
    dagbehandelingen, nachtbehandelingen."""
    groups = [head_of(PREPOSITION.sub("", p.claim.population))[2] for p in (left, right)]
    counted = [left.head_printed, right.head_printed]
    return any(_begin_otherwise(pair, left, right) for pair in (counted, groups) if all(pair))


def _begin_otherwise(nouns: list[str], left: Profile, right: Profile) -> bool:
    parts = [[root_of(part) for part in parts_of(noun)] for noun in nouns]
    if parts[0][-1] != parts[1][-1]:
        return False
    ours, theirs = ({*own[:-1]} for own in parts)
    return bool(ours - right.near and theirs - left.near) and not ours & theirs


def _counts_fewer_of_a_kind(own: Profile, other: Profile) -> bool:
    """Whether one counts fewer of a kind than the other in all: 300 dagbanen, 1.200 banen.

    Where the other speaks of that kind too, by another word, both count the same.
    """
    if own.family != "count" or own.size >= other.size or own.head != other.head:
        return False
    kind, whole = ({*map(root_of, parts_of(p.head_printed)[:-1])} for p in (own, other))
    return bool(kind) and not whole and not kind & (other.around | other.far | other.subject)


def _hold_elsewhere(left: Profile, right: Profile) -> bool:
    """Whether one holds for a place or body by a name that the other nowhere has."""
    ours, theirs = _names_in(left), _names_in(right)
    return _are_foreign(ours, right, theirs) or _are_foreign(theirs, left, ours)


def _names_in(profile: Profile) -> frozenset[str]:
    return names_of(profile.clause, f"{profile.claim.measure} {profile.claim.population}")


def _are_foreign(names: frozenset[str], other: Profile, own: frozenset[str]) -> bool:
    """Whether some of these names stand nowhere near the other; one that names its own place means
    no other place of its sentence."""
    if not names:
        return False
    claim = other.claim
    told = other.clause if own else claim.sentence
    known = {*words_of(f"{told} {claim.section} {claim.measure} {claim.population}"), *other.home}
    lends = other.source | other.subject
    return any(not concepts_of(name) <= lends for name in names - known)


def _do_otherwise(left: Profile, right: Profile) -> bool:
    """Whether each tells a deed of its own, and one is the other with another beginning: boats
    inspected (gekeurd) and boats rejected (afgekeurd)."""
    ours, theirs = left.near - right.around, right.near - left.around
    return any(are_opposed(own, other) for own in ours for other in theirs)


def _name_other_codes(left: Profile, right: Profile) -> bool:
    """Whether the clauses name things told apart by a code (PM10, PM2) or by their indicator."""
    codes = [{word for word in p.near if any(c.isdigit() for c in word)} for p in (left, right)]
    if codes[0] and codes[1] and not codes[0] & codes[1]:
        return True
    indicators = left.claim.indicator, right.claim.indicator
    return all(indicators) and indicators[0] != indicators[1]
