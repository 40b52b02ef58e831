"""Look things up in the published SQLite file: ranked by words, lifted by numbers and years."""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipeline.search.kept import KeptRow, count_facet, read_rows
from pipeline.search.outcome import FACETS, Hit, Outcome
from pipeline.search.question import AskedNumber, AskedWord, Question, read_question
from pipeline.search.rows import connect, open_rows, records_from
from schemas.errors import UsageError
from schemas.records import Document

MOST_MATCHES: Final = 20_000
MOST_COMPOUNDS: Final = 30
LEAST_OF_COMPOUND: Final = 5
"""A word of so many letters is also found inside another: toezicht in reclasseringstoezicht."""
MOST_DOCUMENTS: Final = 5
NUMBER_LIFT, UNIT_LIFT, YEAR_LIFT, TOLD_LIFT = 12.0, 2.0, 5.0, 1.5
TITLE_SCORE, COMPOUND_SCORE, WORD_SCORE, MEASURE_LIFT = 0.5, 1.0, 1.5, 1.0
"""What a row is worth that has a word in its document's title only, within another word, or itself;
and what is added where it measures that. By bm25 alone a word that most rows have is worth nothing,
and the word asked for in a dataset about one subject is such a word."""
MATCHING: Final = (
    "SELECT rowid, -bm25(claims_fts, 2.0, 5.0, 4.0, 3.0, 1.0, 3.0, 2.0, 2.0, 1.0) FROM claims_fts "
    "WHERE claims_fts MATCH ? LIMIT ?"
)
NAMED: Final = (
    "SELECT doc_id FROM documents WHERE rowid IN (SELECT rowid FROM documents_fts WHERE "
    "documents_fts MATCH ? ORDER BY bm25(documents_fts, 8.0, 5.0, 2.0, 2.0, 6.0) LIMIT ?)"
)
"""What a match in each column is worth, in the order of `SEARCHED` where the index is made."""
VOCABULARY: Final = "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'claims_fts', 'row')"


@dataclass(slots=True)
class Finder:
    """A published SQLite file, ready to be asked; threads may ask it together."""

    path: Path
    documents: dict[str, Document]
    rows: dict[int, KeptRow]
    sizes: Counter[str]
    vocabulary: tuple[str, ...]
    """The words of the claims, commonest first."""
    _local: threading.local = field(default_factory=threading.local)

    @classmethod
    def open(cls, path: Path) -> Finder:
        """Open the file. Raises UsageError where it is not there or has no index of its words."""
        try:
            with open_rows(path) as connection:
                documents = {d.doc_id: d for d in records_from(connection, "documents")}
                rows = read_rows(connection, documents)
                connection.execute(VOCABULARY)
                words = connection.execute("SELECT term FROM temp.words ORDER BY doc DESC, term")
                vocabulary = tuple(term for (term,) in words)
        except sqlite3.OperationalError as error:
            raise UsageError(
                "In deze dataset kan nog niet gezocht worden.",
                remedy="Draai eerst `kamercijfers run`.",
            ) from error
        sizes = Counter(row.figure_id for row in rows.values())
        return cls(path, documents, rows, sizes, vocabulary)

    def ask(
        self,
        text: str,
        *,
        narrow: Mapping[str, str] | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Outcome:
        """What `text` finds, best first; `narrow` keeps the hits with these facets.

        Hits of one figure come as one, its best claim. A number or year lifts what tells it, and
        finds on its own where no words are asked. Raises KeyError for a facet that there is not.
        """
        wanted = {name: value for name, value in (narrow or {}).items() if value}
        if unknown := wanted.keys() - FACETS.keys():
            raise KeyError(*unknown)
        question = read_question(text)
        scores, loosened = self._score(question)
        kept = {r: s for r, s in scores.items() if not wanted or self.rows[r].fits(wanted)}
        best = self._by_figure(kept)
        found = [self.rows[rowid] for rowid in scores]
        facets = {name: count_facet(found, wanted, name) for name in FACETS}
        return Outcome(
            asked=question.text,
            total=len(best),
            hits=tuple(self._hits(best[offset : offset + limit])),
            documents=tuple(self._documents(question)) if not wanted else (),
            facets=facets,
            loosened=loosened,
        )

    def _score(self, question: Question) -> tuple[dict[int, float], bool]:
        """By row of the claims table how well it fits; whether words were let go for it."""
        if question.is_empty:
            return {}, False
        scores: dict[int, float] = {}
        loosened = False
        if question.words:
            scores, loosened = self._with_words(question.words)
        for number in question.numbers:
            self._lift_number(number, scores, alone=not question.words)
        for year in question.years:
            self._lift_year(year, scores, alone=not (question.words or question.numbers))
        if not scores and question.numbers:
            typed = " OR ".join(_quoted(n.text) for n in question.numbers)
            scores = self._matches(typed) or self._of_documents(typed, but=())
        return scores, loosened

    def _with_words(self, words: Sequence[AskedWord]) -> tuple[dict[int, float], bool]:
        """The rows with all words, or else with the most of them; whether the latter.

        A word that only the title of a row's document has counts as well, but little.
        """
        total: Counter[int] = Counter()
        scores: defaultdict[int, float] = defaultdict(float)
        for word in words:
            for rowid, score in self._with_word(word).items():
                total[rowid] += 1
                scores[rowid] += score
        most = max(total.values(), default=0)
        kept = {rowid: score for rowid, score in scores.items() if total[rowid] == most}
        return kept, 0 < most < len(words)

    def _with_word(self, word: AskedWord) -> dict[int, float]:
        """The rows with a word: itself, within a compound, or in the title of the document."""
        if word.is_name:
            name = _quoted(word.asked.replace("-", " "))
            found = self._matches(name)
            return found | self._of_documents(name, but=found)
        started = " OR ".join(f"{_quoted(form)} *" for form in word.forms)
        direct = {rowid: WORD_SCORE + score for rowid, score in self._matches(started).items()}
        measured = self._matches(f"{{measure measure_lemma}} : ({started})")
        direct |= {rowid: direct[rowid] + MEASURE_LIFT for rowid in measured if rowid in direct}
        inside = self._matches(" OR ".join(map(_quoted, self._compounds(word))))
        titled = self._of_documents(started, but=direct)
        return titled | dict.fromkeys(inside, COMPOUND_SCORE) | direct

    def _matches(self, pattern: str) -> dict[int, float]:
        if not pattern:
            return {}
        rows = self._connection.execute(MATCHING, (pattern, MOST_MATCHES))
        return {rowid: score for rowid, score in rows if rowid in self.rows}

    def _compounds(self, word: AskedWord) -> list[str]:
        forms = [form for form in word.forms if len(form) >= LEAST_OF_COMPOUND and form.isalpha()]
        return [
            term
            for term in self.vocabulary
            if any(form in term and not term.startswith(form) for form in forms)
        ][:MOST_COMPOUNDS]

    def _of_documents(self, pattern: str, *, but: Container[int]) -> dict[int, float]:
        """The rows of the documents whose name or title matches, save those found already."""
        rows = self._connection.execute(
            "SELECT claims.rowid FROM claims JOIN documents USING (doc_id) WHERE "
            "documents.rowid IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?)",
            (pattern,),
        )
        return {r: TITLE_SCORE for (r,) in rows if r in self.rows and r not in but}

    def _lift_number(self, number: AskedNumber, scores: dict[int, float], *, alone: bool) -> None:
        """Lift the claims that tell a number; without words they are the hits."""
        wanted = float(number.value)
        for rowid in [*self.rows] if alone else [*scores]:
            row = self.rows[rowid]
            if row.value is None or row.value != wanted:
                continue
            fits = not number.unit or row.unit == number.unit
            lift = NUMBER_LIFT + (UNIT_LIFT if fits and number.unit else 0.0)
            scores[rowid] = scores.get(rowid, 0.0) + (lift if fits else lift / 2)

    def _lift_year(self, year: str, scores: dict[int, float], *, alone: bool) -> None:
        """Lift what is about a year, and a little what names it."""
        named = self._matches(_quoted(year)).keys()
        for rowid in named if alone else [*scores]:
            if self.rows[rowid].covers(year):
                scores[rowid] = scores.get(rowid, 0.0) + YEAR_LIFT
            elif rowid in named:
                scores[rowid] = scores.get(rowid, 0.0) + TOLD_LIFT
        if alone:
            covering = (r for r, row in self.rows.items() if row.covers(year))
            scores |= {r: YEAR_LIFT for r in covering if r not in scores}

    def _documents(self, question: Question) -> Iterable[Document]:
        """The documents whose name or title holds what is asked."""
        pieces = [_quoted(w.asked.replace("-", " ")) + " *" for w in question.words]
        pieces += [_quoted(year) for year in question.years]
        pieces += [_quoted(number.text) for number in question.numbers]
        if not pieces:
            return []
        rows = self._connection.execute(NAMED, (" AND ".join(pieces), MOST_DOCUMENTS))
        return [self.documents[doc_id] for (doc_id,) in rows]

    def _by_figure(self, scores: Mapping[int, float]) -> list[tuple[int, float]]:
        """The best row of each figure, best first."""
        ordered = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        best: dict[str, tuple[int, float]] = {}
        for rowid, score in ordered:
            best.setdefault(self.rows[rowid].figure_id, (rowid, score))
        return [*best.values()]

    def _hits(self, best: Sequence[tuple[int, float]]) -> Iterable[Hit]:
        ids = [rowid for rowid, _ in best]
        marks = ", ".join("?" * len(ids))
        claims = {
            c.claim_id: c
            for c in records_from(self._connection, "claims", f"WHERE rowid IN ({marks})", ids)
        }
        names = [self.rows[rowid].figure_id for rowid in ids]
        figures = {
            f.figure_id: f
            for f in records_from(
                self._connection, "figures", f"WHERE figure_id IN ({marks})", names
            )
        }
        for rowid, score in best:
            row = self.rows[rowid]
            yield Hit(
                claim=claims[row.claim_id],
                document=self.documents[row.doc_id],
                figure=figures.get(row.figure_id),
                verdict=row.verdict,
                others=self.sizes[row.figure_id] - 1,
                score=score,
            )

    @property
    def _connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        known: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if known is None:
            known = self._local.connection = connect(self.path)
        return known


def _quoted(words: str) -> str:
    """Words as a phrase of FTS5's language: nothing in them is an operator."""
    return '"' + words.replace('"', '""') + '"'
