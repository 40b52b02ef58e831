"""What comes from outside, damaged at random: every reader gives a result or a reason, never more.

FUZZ in the environment says how many inputs each reader gets: 60 unless told (PDFs: a tenth).
The seed is fixed: the same number gives the same inputs. The answers of sources are damaged in
tests/pipeline/fetch/test_odd_answers.py.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

from extractors.document.read import read_file
from extractors.pdf.ocr import OcrSettings
from extractors.xml import read_xml
from pipeline.fetch.sources import load_sources
from pipeline.parse import parse_stream
from pipeline.reconcile import append_decision, load_decisions
from pipeline.review.taken.workbook import read_filled, write_queue
from pipeline.settings import load_settings
from pipeline.workers import Limits, work
from schemas.errors import UnreadableDocument, UsageError
from tests.conftest import ROOT
from tests.extractors.xml.test_reader import LETTER
from tests.pipeline.reconcile.deciding import FALSE, TRUE, decide

SEED, TRIED = 20261130, int(os.environ.get("FUZZ", "60"))
ODD = (
    b"\x00", b"\xff", b"\xed\xa0\x80", b"\xc2\x85", b"&x;", b"<!DOCTYPE x>", b"<a>", b"</a>",
    b"[" * 5000, b"{" * 50, b"null", b"-1", b"9" * 5000, b"1e999", b"NaN", b'"', b"\\ud800", b"\n",
    b"=", b"''", b"%PDF-1.7", b"endobj", b"stream", b"/Length 99999999", b"/Kids [1 0 R]", b"\r",
)  # fmt: skip
SETTINGS = b"""jobs = 2
[folders]
raw = "raw"
[limits]
seconds = 300
memory_mb = 2048
[catalog]
themes = ["GOVE", "SOCI"]
"""
SOURCES = b"""[[source]]
name = "bron"
kind = "url"
urls = ["https://voorbeeld.nl/a.pdf"]
hosts = ["voorbeeld.nl"]
"""
PAGE = b"""<!doctype html><html lang="nl"><head><title>Zaken</title></head><body><nav>1 2 3</nav>
<h1>Zaken</h1><p>In 2019 telden wij <b>1.250</b> zaken<sup><a href="#n1">1</a></sup>.</p>
<table><tr><th>jaar</th><th colspan="2">zaken</th></tr><tr><td>2019</td><td>12,5%</td></tr></table>
<ol><li id="n1">Voorlopig cijfer.</li></ol></body></html>"""
LINES = json.dumps(
    {"id": 1, "text": "In 2019 ruim 1,2 miljoen zaken; 5% meer", "date": "2020-01-02"}
)


def damaged(good: bytes, count: int = TRIED) -> Iterator[bytes]:
    """The bytes, each time with one to six things wrong with them."""
    draw = random.Random(SEED)
    for _ in range(count):
        body = good
        for _ in range(draw.randint(1, 6)):
            at, to = sorted(draw.randrange(len(body) + 1) for _ in range(2))
            to = min(to, at + 200)
            match draw.randrange(5):
                case 0:
                    body = body[:at]
                case 1:
                    body = body[:at] + draw.choice(ODD) + body[at:]
                case 2:
                    body = body[:at] + draw.choice(ODD) + body[to:]
                case 3:
                    body = body[:to] + body[at:]
                case 4:
                    flipped = (
                        bytes([body[at] ^ (1 << draw.randrange(8))]) if at < len(body) else b""
                    )
                    body = body[:at] + flipped + body[at + 1 :]
        yield body


def read_each(
    good: bytes, file: Path, read: Callable[[Path], object], refusal: type[Exception]
) -> int:
    """How many of the damaged files are read; the others are refused."""
    read_well = 0
    for body in damaged(good):
        file.write_bytes(body)
        with contextlib.suppress(refusal):
            read(file)
            read_well += 1
    return read_well


def test_damaged_settings_are_refused_by_name(tmp_path: Path) -> None:
    read_each(
        SETTINGS, tmp_path / "k.toml", lambda file: load_settings(file, environment={}), UsageError
    )


def test_a_damaged_list_of_sources_is_refused_by_name(tmp_path: Path) -> None:
    read_each(SOURCES, tmp_path / "sources.toml", load_sources, UsageError)


def test_a_damaged_file_of_decisions_is_refused_by_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    for decision in (decide("same", TRUE, FALSE), decide("reject_claim", FALSE)):
        append_decision(path, decision)
    read_each(path.read_bytes(), tmp_path / "damaged.jsonl", load_decisions, UsageError)


def test_damaged_xml_is_set_aside_with_a_reason(tmp_path: Path) -> None:
    read_each(LETTER.encode(), tmp_path / "a.xml", read_xml, UnreadableDocument)


def test_every_line_given_to_parse_gives_one_line_back() -> None:
    for body in damaged(LINES.encode()):
        lines = [line for line in body.splitlines() if line and not line.isspace()]
        told = [json.loads(line) for line in parse_stream(lines)]
        assert len(told) == len(lines)
        assert all(("spans" in one) != ("error" in one) for one in told)


def read_document(file: Path) -> object:
    """As `run` and `check` read a file that is not on paper."""
    return read_file(file, xml=None, ocr=OcrSettings(enabled=False, max_pages=0))


def test_a_damaged_web_page_is_read_or_set_aside(tmp_path: Path) -> None:
    read_each(PAGE, tmp_path / "a.html", read_document, UnreadableDocument)


def test_a_damaged_word_file_is_read_or_set_aside(tmp_path: Path) -> None:
    letter = tmp_path / "good.docx"
    made = docx.Document()
    made.add_heading("Voortgang", level=1)
    made.add_paragraph("In 2019 telden wij 1.250 zaken; 12,5% meer dan in 2018.")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells),
        ("jaar", "zaken", "2019", "1.250"),
        strict=True,
    ):
        cell.text = text
    made.save(str(letter))
    read_each(letter.read_bytes(), tmp_path / "a.docx", read_document, UnreadableDocument)
    # Damaged within: the parts are packed again, so that the XML is reached.
    with zipfile.ZipFile(letter) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for body in damaged(parts["word/document.xml"]):
        with zipfile.ZipFile(tmp_path / "b.docx", "w") as packed:
            for name, part in parts.items():
                packed.writestr(name, body if name == "word/document.xml" else part)
        with contextlib.suppress(UnreadableDocument):
            read_document(tmp_path / "b.docx")


def test_a_damaged_text_is_read_or_set_aside(tmp_path: Path) -> None:
    text = b"Voortgang\n\nIn 2019 telden wij 1.250 zaken.\n- 12,5% meer\n| a | b |\n"
    read_each(text, tmp_path / "a.txt", read_document, UnreadableDocument)


def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path) -> None:
    write_queue(tmp_path / "good.xlsx", [], ())
    good = (tmp_path / "good.xlsx").read_bytes()
    read_each(good, tmp_path / "a.xlsx", read_filled, UsageError)


def read_pdf_in_worker(body: bytes) -> int:
    """In a worker: how many words a damaged PDF gives."""
    import tempfile

    from extractors.document import ExtractOptions, extract_document

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "damaged.pdf")
        file.write_bytes(body)
        return len(extract_document(file, options=ExtractOptions(parse=False, ocr_pages=0)).claims)


@pytest.mark.slow
def test_a_damaged_pdf_is_read_or_set_aside_and_takes_nothing_along() -> None:
    samples = sorted((ROOT / "pipeline" / "demo" / "sample").glob("*.pdf"))
    count = max(TRIED // 10 // len(samples), 1)
    bodies = [body for file in samples for body in damaged(file.read_bytes(), count)]
    limits = Limits(seconds=60, memory_mb=1024)
    done = [*work(bodies, read_pdf_in_worker, jobs=1, limits=limits)]
    assert len(done) == len(bodies)
    assert not [
        one.error for one in done if one.error and not isinstance(one.error, UnreadableDocument)
    ]
