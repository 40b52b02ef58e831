"""Propose indicators for measures that claims use often and the vocabulary lacks."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.indicators.indicators import contains_any, load_domains, spell_words


@dataclass(frozen=True, slots=True)
class Proposal:
    """A measure without an indicator: its lemma, how many claims have it, in which units."""

    measure_lemma: str
    count: int
    units: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The second half of an id: `unieke cliënt` -> `unieke_client`."""
        plain = unicodedata.normalize("NFKD", self.measure_lemma).encode("ascii", "ignore").decode()
        return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")

    def as_toml(self, domain: str) -> str:
        """An entry to paste into the file of `domain`; label and definition are for a steward."""
        units = ", ".join(f'"{unit}"' for unit in self.units)
        counted = self.measure_lemma.rpartition(" ")[2] if "count" in self.units else ""
        return (
            "[[indicator]]\n"
            f'id = "{domain}.{self.slug}"\n'
            f'label = "{self.measure_lemma}"\n'
            f'measures = ["{self.measure_lemma.lower()}"]\n'
            f"units = [{units}]\n"
            f'count_unit = "{counted}"\n'
            f'definition = "In te vullen: {self.count} uitspraken meten dit."\n'
        )


def _is_known(measure_lemma: str, unit: str) -> bool:
    words = spell_words(measure_lemma)
    return any(
        unit in indicator.units and contains_any(words, indicator.measures)
        for domain in load_domains()
        for indicator in domain.indicator
    )


def propose_indicators(rows: Iterable[tuple[str, str]], min_count: int = 5) -> list[Proposal]:
    """Proposals for measures that `min_count` or more of the (measure_lemma, unit) rows have.

    The most frequent first; a measure that fits an indicator in that unit is left out.
    """
    counts: Counter[str] = Counter()
    units: dict[str, Counter[str]] = defaultdict(Counter)
    for (measure_lemma, unit), count in Counter(rows).items():
        if measure_lemma.strip() and not _is_known(measure_lemma, unit):
            counts[measure_lemma] += count
            units[measure_lemma][unit] += count
    return [
        Proposal(lemma, count, tuple(unit for unit, _ in units[lemma].most_common()))
        for lemma, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if count >= min_count
    ]
