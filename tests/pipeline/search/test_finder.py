"""Finding claims, figures and documents in the published SQLite file."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.cli.main import run_command
from pipeline.search import Finder
from schemas.errors import UsageError
from tests.pipeline.reconcile.making import claim, document
from tests.pipeline.serve.shelf import publish_version


@pytest.fixture
def finder(tmp_path: Path) -> Finder:
    return Finder.open(publish_version(tmp_path) / "dataset" / "kamercijfers.sqlite")


def ids(finder: Finder, text: str, **narrow: str) -> list[str]:
    return [hit.claim.claim_id for hit in finder.ask(text, narrow=narrow).hits]


def test_claims_of_one_figure_are_one_hit(finder: Finder) -> None:
    (hit,) = finder.ask("huishoudens").hits
    assert hit.others == 1
    assert hit.verdict == "contradicts"


@pytest.mark.parametrize("asked", ["huishouden", "HUISHOUDENS", "schulden 2021", "problematisch"])
def test_other_forms_are_found(finder: Finder, asked: str) -> None:
    assert ids(finder, asked)[0] in ("monitor:1", "brief:1")


def test_a_word_within_a_compound_is_found(finder: Finder) -> None:
    assert ids(finder, "trajecten") == ["brief:2"]


def test_what_tells_of_a_word_comes_before_what_only_stands_in_a_document_about_it(
    tmp_path: Path,
) -> None:
    """Most claims tell of the word here, which bm25 takes for a word that says nothing."""
    home = document("orgelmonitor", title="Orgels en orgelpijpen in kerken 2018-2022")
    told = [
        claim("orgelmonitor:1", "8", "Acht kerken kregen subsidie.", measure="kerken"),
        claim(
            "orgelmonitor:2", "9", "Er zijn 9 restaurateurs voor orgels.", measure="restaurateurs"
        ),
        claim("orgelmonitor:3", "400", "Er staan 400 orgels.", measure="orgels"),
        claim("orgelmonitor:4", "410", "In 2020 waren dat 410 orgels.", measure="orgels"),
    ]
    processed = publish_version(tmp_path, told, documents=[home])
    finder = Finder.open(processed / "dataset" / "kamercijfers.sqlite")
    assert ids(finder, "orgels") == [f"orgelmonitor:{n}" for n in (3, 4, 2, 1)]


def test_a_number_lifts_what_tells_it(finder: Finder) -> None:
    assert ids(finder, "25 huishoudens gemeenten")[0] == "brief:2"
    assert ids(finder, "641.000") == ["brief:1"]
    assert ids(finder, "1,2 miljoen euro") == ["kst-24515-732:1"]


def test_a_year_finds_what_is_about_it(finder: Finder) -> None:
    assert ids(finder, "2019") == ["brief:2"]


def test_a_document_is_found_by_its_id_and_its_title(finder: Finder) -> None:
    by_id = finder.ask("kst-24515-732")
    assert [d.doc_id for d in by_id.documents] == ["kst-24515-732"]
    assert [hit.claim.doc_id for hit in by_id.hits] == ["kst-24515-732"]
    assert [d.doc_id for d in finder.ask("monitor schuldhulpverlening").documents] == ["monitor"]


def test_words_that_no_claim_has_together_find_some_and_say_so(finder: Finder) -> None:
    found = finder.ask("huishoudens vliegtuigen")
    assert found.loosened
    assert found.hits


def test_facets_count_things_and_narrow(finder: Finder) -> None:
    whole = finder.ask("24515")
    assert whole.total == 3
    assert dict(whole.facets["verdict"]) == {"contradicts": 1}
    assert dict(whole.facets["year"]) == {"2021": 1, "2019": 1, "2024": 1}
    assert ids(finder, "huishoudens", kind="monitor") == ["monitor:1"]
    assert ids(finder, "huishoudens", unit="EUR") == []
    with pytest.raises(KeyError):
        finder.ask("huishoudens", narrow={"colour": "red"})


@pytest.mark.parametrize(
    "asked", ['"', "(", "a OR", "NEAR(", "*", "-", "^x", "col:x", "' --", "🙂"]
)
def test_no_text_is_taken_for_a_command(finder: Finder, asked: str) -> None:
    finder.ask(asked)


def test_an_older_file_asks_for_a_run(tmp_path: Path) -> None:
    path = publish_version(tmp_path) / "dataset" / "kamercijfers.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE figure_claims")
    with pytest.raises(UsageError, match="nog niet gezocht"):
        Finder.open(path)


def test_the_command_line_gives_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    processed = publish_version(tmp_path)
    assert run_command(["search", "--processed", str(processed), "--json", "25", "trajecten"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["hits"][0]["claim_id"] == "brief:2"
    assert run_command(["search", "--processed", str(processed), "trajecten"]) == 0
    assert "25 huishoudtrajecten" in capsys.readouterr().out


def test_datasette_can_tell_which_table_an_index_belongs_to(tmp_path: Path) -> None:
    path = publish_version(tmp_path) / "dataset" / "kamercijfers.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'claims_fts'")
        assert 'content="claims"' in made.fetchone()[0]
        rows = connection.execute(
            "SELECT claim_id FROM claims WHERE rowid IN "
            "(SELECT rowid FROM claims_fts WHERE claims_fts MATCH 'huishoudtrajecten')"
        ).fetchall()
    assert rows == [("brief:2",)]
