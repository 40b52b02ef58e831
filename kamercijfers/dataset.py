"""A published dataset: its tables as records, and what can be asked of it."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kamercijfers.rows import Rows
from pipeline.published import open_table, records_of, version_folder
from schemas.errors import UsageError
from schemas.tables import load_tables

if TYPE_CHECKING:
    from pipeline.explain import Explanation
    from pipeline.search import Finder, Outcome
    from schemas import records

DATABASE: Final = "kamercijfers.sqlite"


class Dataset:
    """A published dataset in a folder; tables are read when they are first asked for.

    It stays the version it was when it was opened, also when a newer one is published.
    """

    def __init__(self, place: str | os.PathLike[str]) -> None:
        """Open the dataset in `place`: `processed`, `processed/dataset` or a copy of a version.

        Raises UsageError where there is none.
        """
        self.folder = version_folder(Path(place)).resolve()

    @property
    def version(self) -> str:
        """Name of the version: its number and the beginning of its hash."""
        return self.folder.name

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables, in the order of publication."""
        return tuple(load_tables())

    def __getitem__(self, table: str) -> Rows[Any]:
        """The rows of a table by its name. Raises KeyError for a table there is not."""
        if table not in self.tables:
            raise KeyError(table)
        rows: Rows[Any] = getattr(self, table)
        return rows

    def __repr__(self) -> str:
        return f"<kamercijfers dataset {self.version}>"

    @cached_property
    def documents(self) -> Rows[records.Document]:
        """Every source document."""
        return self._read("documents")

    @cached_property
    def pages(self) -> Rows[records.DocumentPage]:
        """Every page with its size."""
        return self._read("pages")

    @cached_property
    def claims(self) -> Rows[records.Claim]:
        """Every number that states a quantity, with its place and meaning."""
        return self._read("claims")

    @cached_property
    def footnotes(self) -> Rows[records.Footnote]:
        """Every footnote and where it is called."""
        return self._read("footnotes")

    @cached_property
    def references(self) -> Rows[records.Reference]:
        """Every reference to a parliamentary paper."""
        return self._read("references")

    @cached_property
    def law_references(self) -> Rows[records.LawReference]:
        """Every reference to a law, decree, treaty or ruling."""
        return self._read("law_references")

    @cached_property
    def rejected(self) -> Rows[records.Rejected]:
        """Every number-like string that became no claim, with the reason."""
        return self._read("rejected")

    @cached_property
    def relations(self) -> Rows[records.Relation]:
        """Which claims agree, differ for a reason or contradict each other."""
        return self._read("relations")

    @cached_property
    def figures(self) -> Rows[records.Figure]:
        """One row for each thing measured, with its preferred value."""
        return self._read("figures")

    @cached_property
    def decisions(self) -> Rows[records.Decision]:
        """What stewards decided."""
        return self._read("decisions")

    def claim(self, claim_id: str) -> records.Claim:
        """The claim of that id. Raises KeyError where there is none."""
        return self._claims_by_id[claim_id]

    def figure(self, figure_id: str) -> records.Figure:
        """The figure of that id. Raises KeyError where there is none."""
        return self._figures_by_id[figure_id]

    def explain(self, asked: str) -> Explanation:
        """Where a claim, a figure or a relation (`claim~claim`) comes from and how it stands.

        Raises UsageError, with the nearest ids, for an id that is not in the dataset.
        """
        from pipeline.explain import explain

        return explain(self.folder, asked)

    def search(self, words: str, *, limit: int = 20, offset: int = 0, **narrow: str) -> Outcome:
        """Claims, figures and documents by words, numbers, years and names, best first.

        `narrow` keeps the hits with a value on `dossier`, `publisher`, `kind`, `year`, `unit` or
        `verdict`. Raises KeyError for another name, UsageError where the folder has no SQLite file.
        """
        return self._finder.ask(words, narrow=narrow, limit=limit, offset=offset)

    @cached_property
    def _finder(self) -> Finder:
        from pipeline.search import Finder

        return Finder.open(self.folder / DATABASE)

    def _read(self, table: str) -> Rows[Any]:
        return Rows(table, records_of(table, open_table(self.folder, table)))

    @cached_property
    def _claims_by_id(self) -> dict[str, records.Claim]:
        return {claim.claim_id: claim for claim in self.claims}

    @cached_property
    def _figures_by_id(self) -> dict[str, records.Figure]:
        return {figure.figure_id: figure for figure in self.figures}


def opened(place: Dataset | str | os.PathLike[str]) -> Dataset:
    """The dataset itself, or the one in that folder."""
    if isinstance(place, Dataset):
        return place
    if not isinstance(place, str | os.PathLike):
        raise UsageError(f"{place!r} is geen dataset en geen map.")
    return Dataset(place)
