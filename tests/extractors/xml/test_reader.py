"""The official XML gives headings, lists, tables and notes; hostile XML gives errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import extract_document
from extractors.xml import read_xml
from schemas.errors import UnreadableDocument
from schemas.paper import Reading

LETTER = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie>
  <metadata><meta name="DC.identifier" scheme="" content="kst-99999-7"/></metadata>
  <kamerstuk>
    <kamerstukkop>
      <tekstregel inhoud="vergaderjaar">Vergaderjaar 2026-2027</tekstregel>
    </kamerstukkop>
    <dossier><dossiernummer><dossiernr>99 999</dossiernr></dossiernummer>
      <titel>Leegstand</titel></dossier>
    <stuk>
      <stuknr>Nr. <ondernummer kamer="2">7</ondernummer></stuknr>
      <algemeen><vrije-tekst><tekst>
        <al>Er staan ongeveer 1.250 panden<noot id="N1" type="voet"><noot.nr>1</noot.nr>
          <noot.al>Peildatum 1 januari 2024.</noot.al></noot> leeg in
          <nadruk type="vet">drie</nadruk> gemeenten.</al>
        <tussenkop kopopmaak="cur">Cijfers</tussenkop>
        <lijst><li><li.nr>–</li.nr><al>In Noord 400 panden.</al></li>
          <li><li.nr>2.</li.nr><al>In Zuid 850 panden.</al></li></lijst>
        <table><title>Leegstand (x 1.000)</title><tgroup cols="3">
          <colspec colname="a"/><colspec colname="b"/><colspec colname="c"/>
          <thead><row><entry>Regio</entry><entry namest="b" nameend="c">Panden</entry></row></thead>
          <tbody><row><entry morerows="1">Noord</entry><entry>2023</entry><entry>12</entry></row>
            <row><entry>2024</entry><entry>15<noot><noot.nr>2</noot.nr><noot.al>Voorlopig.</noot.al>
            </noot></entry></row></tbody></tgroup></table>
        <al>Zie <extref doc="kst-36800-XIV-80" soort="document">Kamerstuk 36 800 XIV,
          nr. 80</extref>.</al>
      </tekst></vrije-tekst></algemeen>
    </stuk>
  </kamerstuk>
</officiele-publicatie>
"""


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "stuk.xml"
    path.write_text(text, encoding="utf-8")
    return read_xml(path)


def texts(reading: Reading, role: str) -> list[str]:
    return [passage.text for passage in reading.passages if passage.role == role]


def test_a_note_leaves_the_sentence_and_its_call_stays(tmp_path: Path) -> None:
    reading = read(tmp_path, LETTER)
    first = next(passage for passage in reading.passages if passage.role == "paragraph")
    assert first.text == "Er staan ongeveer 1.250 panden leeg in drie gemeenten."
    (call,) = first.calls
    assert (first.text[: call.offset], call.marker) == ("Er staan ongeveer 1.250 panden", "1")
    assert texts(reading, "note") == ["Peildatum 1 januari 2024.", "Voorlopig."]
    assert reading.notes[0].anchor_text == "Er staan ongeveer 1.250 panden"


def test_headings_give_the_section_of_what_follows(tmp_path: Path) -> None:
    reading = read(tmp_path, LETTER)
    assert texts(reading, "heading") == ["99 999 Leegstand", "Nr. 7", "Cijfers"]
    item = next(passage for passage in reading.passages if passage.role == "list_item")
    assert item.section == "Cijfers"


def test_list_items_keep_their_number(tmp_path: Path) -> None:
    reading = read(tmp_path, LETTER)
    assert texts(reading, "list_item") == ["• In Noord 400 panden.", "2. In Zuid 850 panden."]


def test_merged_cells_keep_their_place(tmp_path: Path) -> None:
    (table,) = read(tmp_path, LETTER).tables
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    assert (cells[0, 1].text, cells[0, 1].column_span) == ("Panden", 2)
    assert (cells[1, 0].text, cells[1, 0].row_span) == ("Noord", 2)
    assert cells[2, 2].text == "15"
    assert [call.marker for call in cells[2, 2].calls] == ["2"]
    assert (table.header_rows, table.caption) == (1, "Leegstand (x 1.000)")


def test_metadata_and_links_are_kept(tmp_path: Path) -> None:
    metadata = read(tmp_path, LETTER).metadata
    assert metadata["DC.identifier"] == "kst-99999-7"
    assert metadata["references"] == "kst-36800-XIV-80"


def test_questions_and_answers_get_their_numbers_as_headings(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "<vraagdoc><kamervragen><vraag><nr>1</nr><al>Hoeveel panden staan leeg?</al></vraag>"
        "<antwoord><nr>1</nr><al>Dat zijn er 1.250.</al></antwoord></kamervragen></vraagdoc>",
    )
    assert texts(reading, "heading") == ["Vraag 1", "Antwoord 1"]
    assert texts(reading, "paragraph") == ["Hoeveel panden staan leeg?", "Dat zijn er 1.250."]


def test_a_namespace_and_capitals_make_no_difference(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        '<OfficielePublicatie xmlns="urn:voorbeeld"><Tekst><Al>Het zijn er 12.</Al></Tekst>'
        "</OfficielePublicatie>",
    )
    assert texts(reading, "paragraph") == ["Het zijn er 12."]


BOMB = (
    '<!DOCTYPE officiele-publicatie [<!ENTITY a "0123456789">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<officiele-publicatie><al>&b;</al></officiele-publicatie>"
)
FILE_ENTITY = (
    '<!DOCTYPE officiele-publicatie [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    "<officiele-publicatie><al>&a;</al></officiele-publicatie>"
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_file"),
        ("<officiele-publicatie><al>afgebroken", "damaged"),
        (BOMB, "damaged"),
        (FILE_ENTITY, "damaged"),
        ("<al>" * 2000 + "</al>" * 2000, "damaged"),
        ("<html><body>Niet gevonden</body></html>", "not_official_xml"),
        ("<officiele-publicatie><metadata/></officiele-publicatie>", "no_text"),
    ],
    ids=["empty", "cut", "bomb", "file entity", "deep", "web page", "no text"],
)
def test_bad_xml_is_refused_with_its_reason(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(tmp_path, text)
    assert caught.value.code == code


def test_a_doctype_without_entities_is_read(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        '<!DOCTYPE officiele-publicatie SYSTEM "op.dtd">'
        "<officiele-publicatie><al>Het zijn er 12.</al></officiele-publicatie>",
    )
    assert texts(reading, "paragraph") == ["Het zijn er 12."]


DEBATE = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie>
  <metadata><meta name="DC.identifier" content="h-tk-20262027-41-9"/></metadata>
  <handelingen><onderwerp>Vervoer over water</onderwerp>
    <spreekbeurt nieuw="ja"><spreker><voorvoegsels>De heer</voorvoegsels>
      <naam><achternaam>Kranendonk</achternaam></naam> (<politiek>LDP</politiek>):</spreker>
      <tekst><al>Voorzitter. In 2022 voeren er 1.350 veerponten.</al></tekst></spreekbeurt>
    <spreekbeurt><spreker>Minister <naam><achternaam>Van der Laak</achternaam></naam>:</spreker>
      <tekst><al>Volgens het CBS waren het er 1.290.</al><al>Er zijn 80 boten.</al></tekst>
    </spreekbeurt>
  </handelingen>
</officiele-publicatie>
"""


def test_a_number_in_a_debate_is_its_speakers(tmp_path: Path) -> None:
    path = tmp_path / "h-tk-20262027-41-9.xml"
    path.write_text(DEBATE, encoding="utf-8")
    found = extract_document(path)
    assert found.document.kind == "handelingen"
    assert found.document.publisher == "Tweede Kamer der Staten-Generaal"
    said = {claim.as_written: claim.attributed_to for claim in found.claims}
    assert said == {
        "1.350": "De heer Kranendonk (LDP)",
        "1.290": "CBS",
        "80": "Minister Van der Laak",
    }


def test_a_heading_elsewhere_says_nothing_of_who_speaks(tmp_path: Path) -> None:
    path = tmp_path / "kst-99999-7.xml"
    text = LETTER.replace('<tussenkop kopopmaak="cur">Cijfers<', "<tussenkop>De heer A.:<")
    path.write_text(text, encoding="utf-8")
    assert {claim.attributed_to for claim in extract_document(path).claims} == {""}
