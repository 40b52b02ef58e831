"""What two claims share in words, and what each says that the other lacks."""

from __future__ import annotations

from functools import cache
from typing import Final

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.language.concepts import count_telling, root_of, weigh
from pipeline.reconcile.language.words import contrast_forms

# What a shared concept counts for by where the other claim has it.
_NEAR, _AROUND, _FAR = 1.0, 0.8, 0.6
# A concept that the whole document is about tells little about one of its claims.
_TOPICAL: Final = 0.5
_BOND_EACH, _BOND_MOST = 0.4, 1.0


def identity_of(profile: Profile) -> frozenset[str]:
    """The concepts that say what a claim is about.

    For a count its noun phrase; for a share, or where the noun phrase says nothing, the clause.
    """
    return profile.near if profile.family == "percent" or not profile.core else profile.core


def cover_of(own: Profile, other: Profile, aside: frozenset[str]) -> tuple[float, float]:
    """How much of a claim's identity the other has, as a share and as a sum of weights.

    The words aside are left out; where a share names its measure that weighs half.
    """
    identity = identity_of(own) - aside if aside else identity_of(own)
    cover, shared = cover_with(identity, own, other)
    if own.family == "percent" and count_telling(own.core - own.population) >= 1:
        cover = 0.5 * (cover + cover_with(own.core - aside, own, other)[0])
    return cover, shared


def cover_with(identity: frozenset[str], own: Profile, other: Profile) -> tuple[float, float]:
    """The same for any set of concepts."""
    if identity <= other.near and identity.isdisjoint(own.topic):
        return float(bool(identity)), weigh(identity)
    topic = identity & own.topic
    near = identity & other.near
    around = (identity & other.around) - near
    far = (identity & other.far) - near - around
    total = _weigh(identity, topic)
    got = _weigh(near, topic) * _NEAR + _weigh(around, topic) * _AROUND
    got += _weigh(far, topic) * _FAR
    return (got / total if total else 0.0), got


def _weigh(concepts: frozenset[str], topic: frozenset[str]) -> float:
    """What concepts are worth together, those of the document's topic less."""
    if not concepts:
        return 0.0
    return weigh(concepts) - (1 - _TOPICAL) * weigh(concepts & topic) if topic else weigh(concepts)


def residue_of(own: Profile, other: Profile) -> float:
    """What a claim names and the other nowhere has: two such residues make two things."""
    lacking = identity_of(own) - other.around - other.far - own.population - contrasting_roots()
    return weigh(lacking)


def predicate_residue_of(own: Profile, other: Profile) -> float:
    """The same for what is said of the populations, the populations themselves left out."""
    said = identity_of(own) - own.population
    return weigh(said - (other.around - other.population) - other.far)


@cache
def contrasting_roots() -> frozenset[str]:
    """The concepts whose difference is a dimension of its own."""
    return frozenset(root_of(word) for word in contrast_forms())


def bond_of(left: Profile, right: Profile) -> float:
    """What the sentences and headings share beyond what the claims themselves name."""
    named = identity_of(left) | identity_of(right)
    shared = (left.around | left.far) & (right.around | right.far)
    telling = count_telling(shared - named - left.topic - right.topic)
    return min(_BOND_MOST, _BOND_EACH * telling)
