"""Full text in the published SQLite file: what `kamercijfers search` and Datasette look in."""

from __future__ import annotations

import sqlite3
from typing import Final

SEARCHED: Final = {
    "documents": ("doc_id", "title", "publisher", "file", "dossier"),
    "claims": (
        "sentence",
        "measure",
        "measure_lemma",
        "population",
        "section",
        "row_heading",
        "column_heading",
        "indicator",
        "cited_source",
    ),
    "figures": ("measure", "population", "indicator"),
}
"""Which columns of which tables can be searched, in the order of their weights."""


def add_full_text(connection: sqlite3.Connection) -> None:
    """Index the words of the tables filled before, and which claims make up each figure.

    An index is named after its table (`claims_fts`) and refers to it, which is how Datasette finds
    it. Letters are compared without their accents.
    """
    for table, columns in SEARCHED.items():
        connection.execute(
            f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5({", ".join(columns)}, '
            f"content=\"{table}\", tokenize='unicode61 remove_diacritics 2', prefix='3 5')"
        )
        anew = f'INSERT INTO "{table}_fts"("{table}_fts") VALUES (\'rebuild\')'  # nosec B608 # SEARCHED
        connection.execute(anew)
    connection.execute(
        "CREATE TABLE figure_claims (figure_id TEXT NOT NULL REFERENCES figures (figure_id), "
        "claim_id TEXT NOT NULL REFERENCES claims (claim_id), PRIMARY KEY (claim_id))"
    )
    connection.executemany(
        "INSERT INTO figure_claims VALUES (?, ?)",
        [
            (figure_id, claim_id)
            for figure_id, preferred, others in connection.execute(
                "SELECT figure_id, preferred_claim, alternatives FROM figures"
            ).fetchall()
            for claim_id in (preferred, *filter(None, (others or "").split(";")))
        ],
    )
    connection.execute("CREATE INDEX figure_claims_figure ON figure_claims (figure_id)")
