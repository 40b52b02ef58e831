"""Make the lemma file from the treebank and, for words it lacks, from spacy-lookups-data (MIT)."""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped] # no stubs
from spacy_lookups_data import nl as lookup_paths  # type: ignore[import-untyped] # no stubs

from extractors.language.lemmas import LONGEST_ENDING, LemmaEntry, LemmaTable, write_entries
from extractors.language.nominals import is_nominal, nominal_lemma
from extractors.model.conllu import Sentence, TreebankWord

Forms = dict[str, dict[str, LemmaEntry]]
Endings = dict[str, dict[str, tuple[int, str]]]
_MIN_ENDING_COUNT = 2
_LONGEST_STRIP = 6
_WORD_LIST_POS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ"}


def _spellings(word: TreebankWord) -> Iterator[tuple[str, str, str]]:
    yield word.form, word.pos, word.lemma
    if word.pos != "PROPN" and word.form != word.form.lower():
        yield word.form.lower(), word.pos, word.lemma
    if is_nominal(word.pos, word.tag):
        yield word.form.lower(), "NOUN", nominal_lemma(word.form, word.tag)


def count_forms(sentences: Iterable[Sentence]) -> Forms:
    """The commonest lemma of every form and part of speech in the treebank."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence:
            for form, pos, lemma in _spellings(word):
                seen[form, pos][lemma] += 1
    forms: Forms = {}
    for (form, pos), lemmas in seen.items():
        lemma = lemmas.most_common(1)[0][0]
        forms.setdefault(form, {})[pos] = LemmaEntry(lemma, lemmas.total())
    return forms


def _difference(form: str, lemma: str) -> tuple[int, str]:
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def learn_endings(forms: Forms) -> Endings:
    """For each ending of up to eight letters the commonest change, where a shorter one errs."""
    seen: dict[tuple[str, str], Counter[tuple[int, str]]] = defaultdict(Counter)
    for form, entries in forms.items():
        if form != form.lower() or any(letter.isdigit() for letter in form):
            continue
        for pos, entry in entries.items():
            change = _difference(form, entry.lemma)
            if pos != "PROPN" and change[0] <= _LONGEST_STRIP:
                for length in range(change[0], min(LONGEST_ENDING, len(form)) + 1):
                    seen[pos, form[len(form) - length :]][change] += 1
    endings: Endings = {}
    for pos, ending in sorted(seen, key=lambda key: (key[0], len(key[1]), key[1])):
        changes = seen[pos, ending]
        if ending and changes.total() < _MIN_ENDING_COUNT:
            continue
        best = changes.most_common(1)[0][0]
        known = endings.setdefault(pos, {})
        shorter = (
            known[ending[cut:]] for cut in range(1, len(ending) + 1) if ending[cut:] in known
        )
        if next(shorter, None) != best:
            known[ending] = best
    return endings


def _load_lookup(name: str) -> Mapping[str, Any]:
    tables: Mapping[str, Any] = srsly.read_gzip_json(f"{lookup_paths[name]}.gz")
    return tables


def _has_singular(table: LemmaTable, noun: str, *, nouns: frozenset[str]) -> bool:
    lemma = table.find(noun, "NOUN")
    return lemma != noun and lemma in nouns


def add_word_list(table: LemmaTable, forms: Forms) -> int:
    """Add the word list's forms that `table` would get wrong; returns how many."""
    index = {name: frozenset(words) for name, words in _load_lookup("lemma_index").items()}
    nouns = index["noun"]
    exceptions = _load_lookup("lemma_exc")
    # The index also lists plurals (recidivisten): a form whose singular it knows is one.
    candidates = {
        (noun, "NOUN"): noun
        for noun in index["noun"]
        if not (noun.endswith("en") and _has_singular(table, noun, nouns=nouns))
    }
    for form, lemma in _load_lookup("lemma_lookup").items():
        for name, pos in _WORD_LIST_POS.items():
            if lemma in index[name]:
                candidates[form, pos] = lemma
    for name, pos in _WORD_LIST_POS.items():
        candidates |= {(form, pos): lemmas[0] for form, lemmas in exceptions[name].items()}
    added = 0
    for (form, pos), lemma in sorted(candidates.items()):
        plain = form.isalpha() and form == form.lower()
        if plain and pos not in forms.get(form, {}) and table.find(form, pos) != lemma:
            forms.setdefault(form, {})[pos] = LemmaEntry(lemma, 0)
            added += 1
    return added


def write_lemmas(path: Path, *, forms: Forms, endings: Endings) -> None:
    """Write the lemma file, the same bytes for the same tables."""
    lines = [f"{form}\t{write_entries(form, entries)}" for form, entries in sorted(forms.items())]
    lines.append("%")
    lines += [
        "\t".join((ending, pos, str(strip), add))
        for pos, changes in sorted(endings.items())
        for ending, (strip, add) in sorted(changes.items())
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join(lines) + "\n"
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def build_lemmas(sentences: Iterable[Sentence], path: Path) -> None:
    """Learn from `sentences`, complete from the word list and write `path`."""
    forms = count_forms(sentences)
    endings = learn_endings(forms)
    written = {form: write_entries(form, entries) for form, entries in forms.items()}
    treebank = LemmaTable(forms=written, endings=endings)
    add_word_list(treebank, forms)
    write_lemmas(path, forms=forms, endings=endings)
