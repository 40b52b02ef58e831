"""Chart labels and call-outs that restate a number of the running text of their document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.reconcile.claims.profile import Profile, is_label
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.language.concepts import concepts_of, words_of
from pipeline.reconcile.language.words import read_words
from pipeline.reconcile.likeness.values import value_level
from pipeline.reconcile.quantity.periods import DaySpan
from schemas.records import Claim

# A table of more numbers than this is no chart.
MOST_IN_CHART: Final = 12


def find_echoes(claims: Sequence[Claim], corpus: Corpus) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of (label, claim in the text) of one document that tell the same number.

    A label says little itself ("IN BEHANDELING 25"); its period may be the document's. It restates
    the text when period, rate, statistic and unit are the same, the number fits this one claim and
    no other of them, and the label's chart speaks of what the claim counts.
    """
    groups: dict[tuple[str, DaySpan], list[Profile]] = defaultdict(list)
    for claim in _told_twice(claims):
        profile = corpus.profile(claim)
        brief = profile.label or bool(claim.in_table)
        period = profile.period or (profile.implied_period if brief else None)
        if period is not None and profile.family != "percent" and not profile.limit:
            groups[profile.family, period].append(profile)
    for members in groups.values():
        labels = [p for p in members if p.label or p.claim.in_table]
        texts = [p for p in members if not (p.label or p.claim.in_table)]
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
    statistics, rates = {label.statistic, text.statistic}, {label.per, text.per}
    if len(statistics - {"level"}) > 1 or "target" in statistics or len(rates - {""}) > 1:
        return False
    own = concepts_of(label.claim.measure.partition("(")[0])
    return bool(
        own & text.near or text.head in label.far | label.core or text.head_class in _classes(label)
    )


def _told_twice(claims: Sequence[Claim]) -> list[Claim]:
    """The claims outside large tables whose number stands in a label and in the text."""
    small = _small_tables(claims)
    told = [c for c in claims if c.value is not None and (not c.in_table or c.in_table in small)]
    times = Counter(c.value for c in told)
    told = [c for c in told if times[c.value] > 1]
    brief = [bool(c.in_table) or is_label(c.sentence) for c in told]
    labels = {c.value for c, short in zip(told, brief, strict=True) if short}
    texts = {c.value for c, short in zip(told, brief, strict=True) if not short}
    return [c for c in told if c.value in labels & texts]


def _small_tables(claims: Sequence[Claim]) -> frozenset[str]:
    """Charts that were read as tables: so few numbers that each is a call-out."""
    sizes = Counter(c.in_table for c in claims if c.in_table)
    return frozenset(table for table, size in sizes.items() if size <= MOST_IN_CHART)


def _classes(label: Profile) -> frozenset[str]:
    """The classes of nouns the label's heading counts."""
    classes = read_words().classes
    claim = label.claim
    words = words_of(f"{claim.section} {claim.population} {claim.measure}")
    return frozenset(classes[word] for word in words if word in classes)
