"""The store keeps what was read, and heals when it is damaged."""

from __future__ import annotations

import datetime as dt
import os
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.store.codec import StoredExtraction, pack, unpack
from pipeline.store.store import Store, open_store
from schemas.paper import Issue, PageInfo
from schemas.records import Extraction
from tests.pipeline.plain_rows import make_claim, make_document

STORED = StoredExtraction(
    Extraction(
        document=make_document("a", date=dt.date(2024, 3, 12)),
        pages=(PageInfo(1, 595.276, 841.89),),
        claims=(make_claim("a:1", value=Decimal("1.20"), step=Decimal("1E+2")),),
        issues=(Issue("ocr", "Met één oog gelezen", 1),),
        numbers=1,
    )
)


def filled(folder: Path, count: int = 20) -> None:
    with open_store(folder) as store:
        for number in range(count):
            store.write(f"k{number}", pack(STORED), again=False)


def test_what_is_kept_comes_back_equal_to_the_digit(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.write("k", pack(STORED), again=True)
    with open_store(tmp_path) as store:
        kept = store.read("k")
        assert kept == STORED
        assert str(kept.extraction.claims[0].value) == "1.20"
        assert store.digests()["k"][1] is True
        assert store.read("unknown") is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.decimals(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.floats(allow_nan=False, allow_infinity=False),
)
def test_any_number_text_and_coordinate_survives(value: Decimal, text: str, x: float) -> None:
    claim = make_claim("a:1", value=value, sentence=text, x0=x)
    stored = StoredExtraction(replace(STORED.extraction, claims=(claim,)))
    assert unpack(pack(stored)) == stored
    assert str(unpack(pack(stored)).extraction.claims[0].value) == str(value)


def test_a_later_result_replaces_an_earlier_one(tmp_path: Path) -> None:
    other = StoredExtraction(replace(STORED.extraction, numbers=7))
    with open_store(tmp_path) as store:
        store.write("k", pack(STORED), again=True)
        store.write("k", pack(other), again=False)
        assert store.read("k") == other


def test_an_entry_that_does_not_hold_is_forgotten_not_believed(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.write("k", pack(STORED), again=False)
        store._connection.execute("update extractions set digest = 'x'")
        assert store.read("k") is None
        assert "k" not in store.digests()
        store.write("k", b"no extraction", again=False)
        assert store.read("k") is None


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_file_is_moved_aside_and_begun_anew(tmp_path: Path, seed: int) -> None:
    filled(tmp_path)
    path = tmp_path / "store.duckdb"
    content = bytearray(path.read_bytes())
    dice = random.Random(seed)
    if seed % 2:
        content = content[: dice.randrange(len(content))]
    else:
        for _ in range(200):
            content[dice.randrange(len(content))] ^= 0xFF
    path.write_bytes(content)
    with open_store(tmp_path) as store:
        store.write("k", pack(STORED), again=False)
        assert store.read("k") == STORED


def test_a_file_that_is_no_store_is_moved_aside(tmp_path: Path) -> None:
    (tmp_path / "store.duckdb").write_text("dit is geen database")
    with open_store(tmp_path) as store:
        assert store.healed
        assert store.digests() == {}
    assert (tmp_path / "store.duckdb.kapot").read_text() == "dit is geen database"


class TestHashes:
    """Files are read again only when they may have changed."""

    def old_file(self, folder: Path, content: str = "een") -> Path:
        path = folder / "a.pdf"
        path.write_text(content)
        os.utime(path, (1_700_000_000, 1_700_000_000))
        return path

    def settle(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As if the last change was long ago: its time cannot be set."""
        monkeypatch.setattr("pipeline.store.hashes.SETTLED_NS", -60_000_000_000)

    def test_an_unchanged_file_is_not_read_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.settle(monkeypatch)
        path = self.old_file(tmp_path)
        with open_store(tmp_path / "store") as store:
            first = store.hash_files([path])
        monkeypatch.setattr("pipeline.store.store.hash_file", lambda _: pytest.fail("read again"))
        with open_store(tmp_path / "store") as store:
            assert store.hash_files([path]) == first

    def test_a_change_that_keeps_size_and_time_is_seen(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.settle(monkeypatch)
        path = self.old_file(tmp_path, "een")
        with open_store(tmp_path / "store") as store:
            first = store.hash_files([path])[path]
            self.old_file(tmp_path, "two")
            assert store.hash_files([path])[path] != first

    def test_a_file_changed_just_now_is_not_trusted(self, tmp_path: Path) -> None:
        path = self.old_file(tmp_path)
        with open_store(tmp_path / "store") as store:
            store.hash_files([path])
            assert not store._stamps

    def test_a_file_that_cannot_be_read_has_no_hash(self, tmp_path: Path) -> None:
        path = self.old_file(tmp_path)
        with open_store(tmp_path / "store") as store:
            assert store.hash_files([tmp_path / "weg.pdf", path]).keys() == {path}


def test_notes_are_remembered(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert store.note("a") == ""
        store.remember("a", "1")
        store.remember("a", "2")
    with open_store(tmp_path) as store:
        assert isinstance(store, Store)
        assert store.note("a") == "2"
