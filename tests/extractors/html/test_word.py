"""Word files, made here: by python-docx, and part by part where it has no words for it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from extractors.document import extract_document
from extractors.html import read_word
from schemas.errors import UnreadableDocument

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def write(path: Path, body: str, *, notes: str = "", more: dict[str, str] | None = None) -> Path:
    """A Word file of these parts, and nothing else."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'{RELATIONS}<Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{RELATIONS}<Relationship Id="r2" '
        f'Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
        **(more or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return path


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_headings_lists_tables_and_properties_are_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.core_properties.title = "De staat van de sluizen"
    made.add_heading("Keuringen", 1)
    made.add_paragraph("In 2022 werden 1.240 sluizen gekeurd, 5% meer dan in 2021.")
    made.add_paragraph("veertien sluiswachters", style="List Number")
    made.add_paragraph("twee bruggen", style="List Bullet")
    table = made.add_table(rows=3, cols=3)
    rows = (("Provincie", "2021", "2022"), ("Drenthe", "10", "12"), ("Utrecht", "8", "9"))
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(place, column).text = text
    path = tmp_path / "sluizen.docx"
    made.save(str(path))
    found = extract_document(path)
    assert (found.document.title, found.document.text_source) == (
        "De staat van de sluizen", "docx",
    )  # fmt: skip
    claims = {claim.as_written: claim for claim in found.claims}
    assert claims["1.240"].section == "Keuringen"
    assert claims["5%"].statistic == "change"
    assert claims["veertien"].measure == "sluiswachters"
    assert (claims["12"].row_heading, claims["12"].period) == ("Drenthe", "2022")
    assert len(found.claims) + len(found.rejected) == found.numbers


def test_footnotes_and_tracked_changes_are_read_as_they_stand(tmp_path: Path) -> None:
    body = paragraph(
        run("Er zijn "),
        f"<w:del w:id='1'><w:r><w:delText>30</w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{run('31')}</w:ins>",
        run(" sluizen"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        run(" van 12 m"),
        run("2", '<w:vertAlign w:val="superscript"/>'),
        run("."),
    )
    notes = f'<w:footnote w:id="2">{paragraph(run("Telling van 9 sluiswachters."))}</w:footnote>'
    reading = read_word(write(tmp_path / "s.docx", body, notes=notes))
    text, note = reading.passages
    assert text.text == "Er zijn 31 sluizen van 12 m2."
    assert [(call.offset, call.marker) for call in text.calls] == [(18, "1")]
    assert (note.role, note.text) == ("note", "Telling van 9 sluiswachters.")
    assert reading.notes[0].anchor_text == "Er zijn 31 sluizen"


BOMB = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (b"", "empty_file"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "encrypted"),
        (b"PK\x03\x04 half een zip", "damaged"),
        (b"gewone tekst", "damaged"),
    ],
)
def test_what_is_no_word_file_says_why(tmp_path: Path, made: bytes, code: str) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(made)
    with pytest.raises(UnreadableDocument) as caught:
        read_word(path)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"word/document.xml": BOMB}, "damaged"),
        ({"word/document.xml": "<half"}, "damaged"),
        ({"word/groot.xml": "<a>" + " " * (257 * 1024 * 1024) + "</a>"}, "too_large"),
        ({}, "no_text"),
    ],
    ids=["entities", "half", "swollen", "empty"],
)
def test_hostile_parts_are_refused(tmp_path: Path, more: dict[str, str], code: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_word(write(tmp_path / "x.docx", paragraph(), more=more))
    assert caught.value.code == code


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("leesmij.txt", "12 sluizen")
    with pytest.raises(UnreadableDocument, match="geen Word-bestand"):
        read_word(path)
