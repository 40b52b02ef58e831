"""The same claims give the same relations in every process, whatever Python hashes strings to."""

import os
import subprocess
import sys
from pathlib import Path

RECONCILE = """
from decimal import Decimal
from tests.pipeline.rows import make_claim, make_document
from pipeline.reconcile import reconcile
things = ["daders onder toezicht", "gemelde slachtoffers", "lopende zaken", "afgegeven boetes",
          "toegekende subsidies", "gesloten stallen", "bezette bedden", "geplaatste leerlingen"]
claims = [
    make_claim(f"{doc}-{n}", doc, measure=thing, measure_lemma=thing, population="",
               sentence=f"In 2019 telde de gemeente {25 + n} {thing} in de wijk.",
               as_written=str(25 + n), value=Decimal(25 + n), period="2019", footnotes="")
    for doc in ("a", "b", "c") for n, thing in enumerate(things)
]
found = reconcile([make_document(doc) for doc in ("a", "b", "c")], claims)
print(len(found.relations), found.relations, found.figures)
"""


def test_relations_do_not_depend_on_the_hash_seed(root: Path) -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", RECONCILE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=root,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert int(told.pop().split()[0]) > 0
