"""Lemmas without a parser: a table by form and part of speech, compounds, then learned endings.

The table comes from the treebank (and, for words it lacks, from spacy-lookups-data); the endings
are learned from it by extractors/model/build_lemmas.py. An unseen compound takes the lemma of its
longest known last part: mensenhandelzaken -> mensenhandel + zaak.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

LEMMA_FILE = Path(__file__).parents[1] / "model" / "nl_kamercijfers" / "lemmas.tsv.gz"
LONGEST_ENDING = 8
_SHORTEST_LAST_PART = 4
# A short last part must be common: recidivisten does not end in "sten".
_SURE_LAST_PART = 6
_SHORTEST_FIRST_PART = 3
# Of words that are also something else, a heading means the noun when a quarter of the uses is one.
_NOUN_SHARE = 0.25
_MEMORY_LIMIT = 200_000
_KEEP_FORM = frozenset({"PROPN", "SYM", "X", "PUNCT", "SPACE", ""})


@dataclass(frozen=True, slots=True)
class LemmaEntry:
    """A lemma with the number of times the treebank has it (0: from the word list)."""

    lemma: str
    count: int


def write_entries(form: str, entries: Mapping[str, LemmaEntry]) -> str:
    """The entries of one form as text: `NOUN:=:12 VERB:lopen:3`, `=` for the form itself."""
    return "\x1f".join(
        f"{pos}:{entry.count}:{'=' if entry.lemma == form else entry.lemma}"
        for pos, entry in sorted(entries.items())
    )


def read_entries(form: str, text: str) -> dict[str, LemmaEntry]:
    """The opposite of `write_entries`."""
    entries: dict[str, LemmaEntry] = {}
    for cell in text.split("\x1f") if text else ():
        pos, count, lemma = cell.split(":", 2)
        entries[pos] = LemmaEntry(form if lemma == "=" else lemma, int(count))
    return entries


@dataclass(frozen=True, slots=True)
class LemmaTable:
    """`forms` gives the written entries of a form, `endings` the changes by part of speech.

    Entries are read when they are asked for: a hundred thousand forms then load in a wink. An
    ending maps to (letters to strip, letters to add). `_memory` only remembers answers.
    """

    forms: Mapping[str, str]
    endings: Mapping[str, Mapping[str, tuple[int, str]]]
    _memory: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)

    def find(self, form: str, pos: str) -> str:
        """The lemma of `form` as part of speech `pos` (Universal Dependencies name)."""
        key = (form, pos)
        lemma = self._memory.get(key)
        if lemma is None:
            lemma = self._find(form.replace("\u2019", "'"), pos)
            if len(self._memory) < _MEMORY_LIMIT:
                self._memory[key] = lemma
        return lemma

    def entries(self, form: str) -> dict[str, LemmaEntry]:
        """The known lemmas of exactly this form, by part of speech."""
        return read_entries(form, self.forms.get(form, ""))

    def commonest_pos(self, form: str) -> str:
        """The part of speech `form` most often has, NOUN from a quarter on; empty if unknown."""
        entries = self.entries(form) or self.entries(form.lower())
        total = sum(entry.count for entry in entries.values())
        noun = entries.get("NOUN")
        if noun is not None and noun.count >= _NOUN_SHARE * total:
            return "NOUN"
        return max(entries, key=lambda pos: entries[pos].count, default="")

    def is_compound(self, form: str) -> bool:
        """Whether a word in small letters ends in a noun that is common by itself."""
        return self._find_compound(form) is not None

    def _find(self, form: str, pos: str) -> str:
        known = self._look_up(form, pos)
        if known is not None:
            return known
        if pos in _KEEP_FORM:
            return form
        if any(letter.isdigit() for letter in form):
            return self._strip_ordinal(form, pos)
        lowered = _lower_sentence_case(form)
        if pos == "NOUN":
            compound = self._find_compound(lowered)
            if compound is not None:
                return compound
        return self._apply_ending(lowered, pos)

    def _look_up(self, form: str, pos: str) -> str | None:
        entry = self.entries(form).get(pos)
        if entry is None and pos != "PROPN":
            entry = self.entries(form.lower()).get(pos)
        return entry.lemma if entry is not None else None

    def _strip_ordinal(self, form: str, pos: str) -> str:
        if "-" not in form:
            return form.rstrip("edst") if pos in ("ADJ", "NUM") else form
        # "80-jarige": the figure stays, the word after it is lemmatised.
        start, _, last = form.rpartition("-")
        return f"{start}-{self._find(last, pos)}" if last.isalpha() else form

    def _find_compound(self, form: str) -> str | None:
        for cut in range(_SHORTEST_FIRST_PART, len(form) - _SHORTEST_LAST_PART + 1):
            last = self.entries(form[cut:].lower()).get("NOUN")
            if last is not None and (last.count >= 2 or len(form) - cut >= _SURE_LAST_PART):
                return form[:cut] + last.lemma
        return None

    def _apply_ending(self, form: str, pos: str) -> str:
        endings = self.endings.get(pos, {})
        lowered = form.lower()
        for length in range(min(LONGEST_ENDING, len(form)), -1, -1):
            change = endings.get(lowered[len(form) - length :])
            if change is not None and change[0] < len(form):
                strip, add = change
                return form[: len(form) - strip] + add
        return form


def _lower_sentence_case(form: str) -> str:
    """Lower the first letter of Zaken and all of SIGNALERING; leave FARC-rebel and NRM alone."""
    if form.isupper() and len(form) > 5:
        return form.lower()
    return form if any(letter.isupper() for letter in form[1:]) else form.lower()


@cache
def load_lemmas(path: Path = LEMMA_FILE) -> LemmaTable:
    """Read the lemma file; an empty table, which leaves words as they are, when it is missing.

    A line holds a form and its entries; after a line `%` come the endings: `ending, part of
    speech, letters to strip, letters to add`. Cells are separated by tabs.
    """
    if not path.exists():
        return LemmaTable(forms={}, endings={})
    with gzip.open(path, "rt", encoding="utf-8") as file:
        first, _, second = file.read().partition("\n%\n")
    endings: dict[str, dict[str, tuple[int, str]]] = {}
    for line in second.splitlines():
        ending, pos, strip, add = line.split("\t")
        endings.setdefault(pos, {})[ending] = (int(strip), add)
    forms = dict(line.split("\t", 1) for line in first.split("\n"))
    return LemmaTable(forms=forms, endings=endings)


def lemmatize(words: Sequence[str]) -> list[str]:
    """The lemma of each word on its own, read as a noun where it can be one.

    For table headings and for comparing measures: no sentence, no model. Unknown words count as
    nouns, so that the compounds of policy texts come out right.
    """
    table = load_lemmas()
    return [table.find(word, table.commonest_pos(word) or "NOUN") for word in words]
