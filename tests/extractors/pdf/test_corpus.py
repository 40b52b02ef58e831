"""What must come out right on the shared corpus: words in one piece, notes paired, speed."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from extractors.pdf import read_pdf
from schemas.paper import Reading

pytestmark = pytest.mark.shared


def plain(text: str) -> str:
    text = text.translate(str.maketrans("’‘–—", "''--")).lower()
    return re.sub(r"[^0-9a-zà-ÿ%€><≈=',.-]+", " ", text).strip()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def readings(folder: Path, names: set[str]) -> dict[str, Reading]:
    return {name: read_pdf(folder / f"{name}.pdf", ocr=False) for name in sorted(names)}


def test_words_of_the_seeds_stand_together_in_one_passage(shared: Path) -> None:
    folder = shared / "corpus" / "seeds"
    gold = [row for row in rows(folder / "claims.gold.tsv") if row["need"] == "required"]
    found = readings(folder, {row["doc"] for row in gold})
    texts = {
        name: [plain(p.text) for p in reading.passages]
        + [plain(f"{t.caption} {c.text}") for t in reading.tables for c in t.cells]
        for name, reading in found.items()
    }
    lost = [
        row["gold_id"]
        for row in gold
        if not any(plain(row["quote"]) in text for text in texts[row["doc"]])
    ]
    # Labels of a chart may be taken up as a table: then words and number are separate cells.
    assert len(lost) <= 0.05 * len(gold), lost


@pytest.mark.parametrize("name", ["seeds", "real"])
def test_notes_have_their_text_and_their_place(shared: Path, name: str) -> None:
    folder = shared / "corpus" / name
    gold = rows(folder / "footnotes.gold.tsv")
    found = readings(folder, {row["doc"] for row in gold})
    missed, adrift = [], []
    for row in gold:
        notes = [
            note
            for note in found[row["doc"]].notes
            if (str(note.page), note.marker) == (row["page"], row["marker"])
            and plain(note.text).startswith(plain(row["text_starts"]))
        ]
        if not notes:
            missed.append((row["doc"], row["marker"]))
        elif (
            not plain(notes[0].anchor_text)
            .rstrip(".")
            .endswith(plain(row["anchor_before"]).rstrip("."))
        ):
            adrift.append((row["doc"], row["marker"]))
    assert not missed
    assert len(adrift) <= 1, adrift


def test_every_word_is_read_once(shared: Path) -> None:
    from extractors.pdf.engine import open_pdf

    path = shared / "corpus" / "seeds" / "kst-28638-219.pdf"
    reading = read_pdf(path, ocr=False)
    placed = [(w.page, w.box) for p in reading.passages for w in p.words]
    assert len(placed) == len(set(placed))
    with open_pdf(path) as pdf:
        unplaced = [
            word.text
            for page in pdf.pages()
            for word in page.words
            if (page.number, word.box) not in set(placed)
        ]
    calls = sum(len(p.calls) for p in reading.passages)
    assert len(unplaced) == calls + len(reading.notes)  # marks in the text and before the bodies
