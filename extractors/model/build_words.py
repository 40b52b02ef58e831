"""Make the Dutch word list from spacy-lookups-data (MIT): `python -m extractors.model.build_words`.

The package weighs 99 MB, of which three files hold Dutch words; the list weighs 1.2 MB.
"""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from itertools import chain
from typing import Any

from extractors.pdf.page.words.dutch_words import WORDS


def dutch_forms() -> frozenset[str]:
    """Every word form of letters in the Dutch lemma tables, in lower case."""
    lookup: dict[str, str] = _table("nl_lemma_lookup")
    index: dict[str, list[str]] = _table("nl_lemma_index")
    exceptions: dict[str, dict[str, list[str]]] = _table("nl_lemma_exc")
    forms = chain(lookup, lookup.values(), *index.values(), *exceptions.values())
    return frozenset(form.lower() for form in forms if form.isalpha())


def _table(name: str) -> Any:
    packed = (files("spacy_lookups_data") / "data" / f"{name}.json.gz").read_bytes()
    return json.loads(gzip.decompress(packed))


if __name__ == "__main__":
    WORDS.write_bytes(gzip.compress("\n".join(sorted(dutch_forms())).encode(), 9, mtime=0))
