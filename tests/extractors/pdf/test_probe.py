"""Every bad file gets its own reason; odd but readable files are read; nothing hangs or crashes."""

from __future__ import annotations

import csv
import io
import json
import random
import resource
import subprocess
import sys
import zlib
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.pdf import read_pdf
from extractors.pdf.probe import MAX_BYTES, probe_pdf
from schemas.errors import UnreadableDocument

SECONDS = 60
MEMORY = 3 * 1024**3

# Reads files one after the other and prints one line of JSON for each.
READ_ALL = """
import json, sys
from pathlib import Path
from extractors.pdf import read_pdf
from extractors.pdf.ocr import OcrSettings
from schemas.errors import UnreadableDocument
for name in sys.argv[1:]:
    try:
        reading = read_pdf(Path(name), ocr=OcrSettings(enabled=False))
        print(json.dumps([name, "ok", len(reading.pages)]), flush=True)
    except UnreadableDocument as error:
        print(json.dumps([name, error.code, error.message]), flush=True)
"""


def make_pdf(pages: int = 2, *, compress: bool = True) -> bytes:
    """A small sound PDF."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=int(compress))
    for number in range(1, pages + 1):
        canvas.drawString(100, 700, f"Op pagina {number} staan 1.250 panden en 45% leegstand.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def make_encrypted(password: str) -> bytes:
    """The same PDF behind a password."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf())) as document:
        document.save(buffer, encryption=pikepdf.Encryption(user=password, owner="eigenaar"))
    return buffer.getvalue()


def make_empty() -> bytes:
    """A sound PDF without pages."""
    buffer = io.BytesIO()
    pikepdf.new().save(buffer)
    return buffer.getvalue()


def make_lying() -> bytes:
    """A PDF of two pages that says it has a thousand."""
    return make_pdf(compress=False).replace(b"/Count 2", b"/Count 1000")


def read_in_subprocess(paths: list[Path], *, seconds: int = SECONDS) -> list[list[object]]:
    """What became of each file; a crash or hang shows as missing lines."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, *map(str, paths)],
        capture_output=True,
        text=True,
        timeout=4 * seconds,
        preexec_fn=limit,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == len(paths), f"{paths[len(lines)].name}: {done.stderr[-500:]}"
    return lines


@pytest.mark.parametrize(
    ("content", "code", "named"),
    [
        (b"", "empty_file", "leeg"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "not_a_pdf", "webpagina"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "not_a_pdf", "Git LFS"),
        (b"PK\x03\x04 een zip", "not_a_pdf", "zip"),
        (b"Beste lezer, hier had een PDF moeten staan.", "not_a_pdf", "tekst"),
        (b"\x00" * 4096, "not_a_pdf", "nullen"),
        (b"%PDF-1.7\nniets meer", "damaged", "beschadigd"),
        (make_pdf()[:200], "damaged", "beschadigd"),
        (make_encrypted("geheim"), "encrypted", "wachtwoord"),
        (make_empty(), "no_pages", "pagina"),
    ],
    ids=["empty", "html", "lfs", "zip", "text", "zeros", "stub", "cut", "password", "no pages"],
)
def test_a_bad_file_gets_its_own_reason(
    tmp_path: Path, content: bytes, code: str, named: str
) -> None:
    path = tmp_path / "stuk.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument) as caught:
        probe_pdf(path)
    assert caught.value.code == code
    assert named in caught.value.message
    assert path.name in caught.value.message


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "groot.pdf"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableDocument) as caught:
        probe_pdf(path)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    ("content", "pages", "issues"),
    [
        (make_pdf(), 2, []),
        (b"HTTP/1.1 200 OK\r\n" * 20 + make_pdf(), 2, []),
        (b"x" * 5000 + make_pdf(), 2, ["junk_prefix"]),
        (make_encrypted(""), 2, []),
        (make_lying(), 2, ["missing_pages"]),
        (make_pdf(compress=False).split(b"xref")[0], 2, ["repaired"]),
    ],
    ids=["sound", "prefix", "long prefix", "empty password", "lies", "no xref"],
)
def test_an_odd_file_is_opened(
    tmp_path: Path, content: bytes, pages: int, issues: list[str]
) -> None:
    path = tmp_path / "stuk.pdf"
    path.write_bytes(content)
    probed = probe_pdf(path)
    assert probed.pages == pages
    assert [issue.code for issue in probed.issues] == issues


def test_a_mended_file_is_read_with_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "stuk.pdf"
    path.write_bytes(b"x" * 5000 + make_pdf())
    reading = read_pdf(path)
    assert [page.number for page in reading.pages] == [1, 2]
    assert "1.250 panden" in " ".join(passage.text for passage in reading.passages)


def mutate(content: bytes, chance: random.Random) -> bytes:
    """The file with bytes changed, pieces cut out or doubled, numbers in it blown up."""
    mutated = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(mutated))
        match chance.randrange(5):
            case 0:
                mutated[at] = chance.randrange(256)
            case 1:
                del mutated[at : at + chance.randrange(1, 200)]
            case 2:
                mutated[at:at] = mutated[at : at + chance.randrange(1, 200)]
            case 3:
                mutated[at : at + 1] = b"99999999999"
            case _:
                del mutated[at:]
        if len(mutated) < 20:
            return bytes(mutated)
    return bytes(mutated)


@pytest.mark.slow
def test_mutated_files_are_read_or_refused_but_never_crash(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    samples = [make_pdf(), make_pdf(compress=False), make_lying()]
    paths = []
    for number in range(150):
        path = tmp_path / f"mutated-{number:03}.pdf"
        path.write_bytes(mutate(chance.choice(samples), chance))
        paths.append(path)
    outcomes = {str(line[1]) for line in read_in_subprocess(paths)}
    assert "ok" in outcomes
    assert outcomes <= {
        "ok", "damaged", "not_a_pdf", "encrypted", "no_pages", "no_text", "garbled_text",
        "empty_file", "too_large", "ocr_off",
    }  # fmt: skip


def test_a_page_that_unpacks_to_much_more_costs_only_itself(tmp_path: Path) -> None:
    stream = zlib.compress(b"BT /F1 9 Tf 10 10 Td (1.250) Tj ET\n" * 20_000)
    with pikepdf.open(io.BytesIO(make_pdf(1))) as document:
        document.pages[0].Contents = pikepdf.Stream(
            document, stream, Filter=pikepdf.Name.FlateDecode
        )
        document.save(tmp_path / "bom.pdf")
    (tmp_path / "buur.pdf").write_bytes(make_pdf())
    lines = read_in_subprocess([tmp_path / "bom.pdf", tmp_path / "buur.pdf"])
    assert lines[1][1:] == ["ok", 2]


# What must become of the files of the shared folder, where "readable" is not enough to say it.
REFUSED = {
    "pdfplumber-zero-byte.pdf": "empty_file",
    "qpdf-bad1-5bytes.pdf": "not_a_pdf",
    "syn-nl-html-404.pdf": "not_a_pdf",
    "syn-nl-lfs-pointer.pdf": "not_a_pdf",
    "ocrmypdf-invalid-44bytes.pdf": "damaged",
    "pdfjs-bug1020226-184bytes.pdf": "damaged",
    "pdfjs-redhat-1531897-fuzzed.pdf": "damaged",
    "pdfjs-poppler-395-fuzzed.pdf": "damaged",
    "pdfjs-poppler-937-fuzzed.pdf": "damaged",
    "qpdf-issue146-deep-arrays.pdf": "damaged",
    "qpdf-issue335a-nested.pdf": "damaged",
    "qpdf-zero-pages.pdf": "no_pages",
    "pdfjs-issue6010-password.pdf": "encrypted",
    "pdfjs-print-protection-password.pdf": "encrypted",
    "qpdf-aes256-r6-password.pdf": "encrypted",
    "qpdf-rc4-r3-password.pdf": "encrypted",
    "syn-nl-password-geheim.pdf": "encrypted",
}
READ = {
    "syn-nl-junk-prefix.pdf": 27,
    "syn-nl-truncated-60pct.pdf": 27,
    "pdfjs-pages-tree-circular.pdf": 1,
    "qpdf-bad7-no-trailer.pdf": 1,
    "qpdf-bad-xref-entry.pdf": 1,
    "qpdf-outlines-loop.pdf": 30,
    "pypdfium2-circular-toc.pdf": 2,
    "pdfplumber-rotated-table.pdf": 1,
}


@pytest.mark.slow
@pytest.mark.shared
def test_every_bad_file_of_the_shared_folder_is_read_or_refused_for_its_reason(
    shared: Path,
) -> None:
    folder = shared / "corpus" / "bad"
    with (folder / "MANIFEST.tsv").open(encoding="utf-8") as stream:
        names = [row["file"] for row in csv.DictReader(stream, delimiter="\t")]
    huge = "syn-nl-3000-pages.pdf"
    outcomes: dict[str, list[object]] = {}
    for line in read_in_subprocess([folder / name for name in names if name != huge]):
        outcomes[Path(str(line[0])).name] = line[1:]
    assert {name: outcomes[name][0] for name in REFUSED} == REFUSED
    assert {name: outcomes[name] for name in READ} == {k: ["ok", v] for k, v in READ.items()}
    assert probe_pdf(folder / huge).pages == 3000
