"""A tagged page is read by its tags, as far as the page bears them out."""

from __future__ import annotations

from pathlib import Path

from extractors.pdf import read_pdf
from schemas.paper import Reading
from tests.extractors.pdf.draft import draw_tagged
from tests.extractors.pdf.reading import PROSE, texts


def tagged(path: Path, *pieces: tuple[str, int, int, str]) -> Reading:
    """A page of (tag, size, baseline from the bottom, text) pieces; ^ begins a raised mark."""
    content: list[bytes] = []
    tags: list[str] = []
    for tag, size, level, text in pieces:
        if tag == "Artifact":
            start = b"/Artifact BMC"
        else:
            start = b"/%b <</MCID %d>> BDC" % (tag.encode(), len(tags))
            tags.append(tag)
        mark, _, rest = text.removeprefix("^").partition("|") if text[0] == "^" else ("", "", text)
        shown = b"BT /F1 %d Tf 72 %d Td " % (size, level)
        if mark:
            shown += b"%d Ts /F1 %d Tf (%b) Tj 0 Ts /F1 %d Tf " % (
                size // 3,
                size * 6 // 10,
                mark.encode(),
                size,
            )
        content.append(start + b" " + shown + b"(%b) Tj ET EMC" % rest.encode())
    return read_pdf(draw_tagged(path, b"\n".join(content), tags), ocr=False)


def test_tags_lead_where_the_page_bears_them_out(tmp_path: Path) -> None:
    reading = tagged(
        tmp_path / "tagged.pdf",
        ("Artifact", 8, 810, "Rapport van de inspectie"),
        ("P", 10, 700, "De inspectie bezocht dat jaar ruim 300 bedrijven in de hele provincie."),
        ("Note", 10, 400, "^1| Peildatum 1 januari van het jaar daarna."),
    )
    assert [(p.role, p.text) for p in reading.passages] == [
        ("running", "Rapport van de inspectie"),
        ("paragraph", "De inspectie bezocht dat jaar ruim 300 bedrijven in de hele provincie."),
        ("note", "Peildatum 1 januari van het jaar daarna."),
    ]


def test_tags_that_call_everything_an_artifact_are_not_believed(tmp_path: Path) -> None:
    reading = tagged(
        tmp_path / "tagged.pdf",
        ("P", 10, 600, "Kort."),
        *(("Artifact", 10, 780 - 12 * at, line) for at, line in enumerate(PROSE)),
    )
    assert " ".join(PROSE) in texts(reading, "paragraph")
