"""Chart labels and call-outs that restate a number of the running text of their document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.levels import value_level
from pipeline.reconcile.profile import Profile
from pipeline.reconcile.words import read_words
from schemas.records import Claim


def find_echoes(claims: Sequence[Claim], corpus: Corpus) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of (label, claim in the text) of one document that tell the same number.

    A label says little itself ("IN BEHANDELING 25"). It restates the text when period, rate,
    statistic and unit are the same, the number fits this one claim and no other of them, and the
    label's chart speaks of what the claim counts.
    """
    groups: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for claim in claims:
        if claim.in_table or (claim.value is None and claim.value_low is None):
            continue
        profile = corpus.profile(claim)
        if profile.period is not None and profile.family != "percent" and not profile.limit:
            key = (profile.family, profile.period, profile.per, profile.statistic)
            groups[key].append(profile)
    for members in groups.values():
        labels = [p for p in members if p.label]
        texts = [p for p in members if not p.label]
        for label in labels:
            fits = [t for t in texts if _fits(label, t)]
            mutual = fits and [other for other in labels if _fits(other, fits[0])]
            if len(fits) == 1 and len(mutual) == 1:
                yield label.claim, fits[0].claim


def _fits(label: Profile, text: Profile) -> bool:
    if label.size == 0 or label.claim.value != text.claim.value:
        return False
    if value_level(label, text) not in ("equal", "comparator"):
        return False
    if label.core & text.near:
        return True
    named = label.far | label.core
    same_class = text.head_class and text.head_class in _classes(label)
    return text.head in named or bool(same_class)


def _classes(label: Profile) -> frozenset[str]:
    """The classes of nouns the label's heading counts."""
    classes = read_words().classes
    words = f"{label.claim.section} {label.claim.population}".casefold().split()
    return frozenset(classes[word] for word in words if word in classes)
