"""Web pages read as a person reads them; every page here is made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import extract_document
from extractors.html import read_html
from schemas.errors import UnreadableDocument
from schemas.paper import Reading


def read(tmp_path: Path, body: str, head: str = "") -> Reading:
    path = tmp_path / "bladzijde.html"
    path.write_text(f"<html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return read_html(path)


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(passage.role, passage.text) for passage in reading.passages]


@pytest.mark.parametrize(
    ("body", "passages"),
    [
        ("<p>Een <b>veer</b>boot</p>", [("paragraph", "Een veerboot")]),
        ("los <em>woord</em><p>alinea</p>na", [
            ("paragraph", "los woord"), ("paragraph", "alinea"), ("paragraph", "na"),
        ]),
        ("<div>een<br>regel<br><br>volgende</div>", [
            ("paragraph", "een regel"), ("paragraph", "volgende"),
        ]),
        ("<h2>Kop</h2><p><strong>Ook een kop</strong></p><p><strong>Geen.</strong></p>", [
            ("heading", "Kop"), ("heading", "Ook een kop"), ("paragraph", "Geen."),
        ]),
        ("<ol start=4><li>a<li value=9>b</ol><ul><li>c<ul><li>d</ul></ul>", [
            ("list_item", "4. a"), ("list_item", "9. b"), ("list_item", "• c"),
            ("list_item", "• d"),
        ]),
        ("<p>Van <del>40</del> 41</p>", [("struck", "40"), ("paragraph", "Van 41")]),
        ("<p hidden>weg</p><p style='display: none'>weg</p><script>9</script><p>er</p>", [
            ("paragraph", "er"),
        ]),
        ("<nav>Menu 3</nav><main><p>tekst</p><aside>ernaast</aside></main><footer>voet</footer>", [
            ("running", "Menu 3"), ("paragraph", "tekst"), ("running", "ernaast"),
            ("running", "voet"),
        ]),
        ("<dl><dt>Aantal</dt><dd>acht pontjes</dd></dl>", [
            ("paragraph", "Aantal"), ("paragraph", "acht pontjes"),
        ]),
        ("<p>30 m<sup>2</sup>, 10<sup>6</sup> en CO<sub>2</sub></p>", [
            ("paragraph", "30 m2, 106 en CO2"),
        ]),
    ],
)  # fmt: skip
def test_text_is_read_in_order(tmp_path: Path, body: str, passages: list[tuple[str, str]]) -> None:
    assert told(read(tmp_path, body)) == passages


@pytest.mark.parametrize(
    "notes",
    [
        '<ol><li id="n7"><p>Waarvan 4 reserve. <a href="#c7">↩</a></p></li></ol>',
        '<p id="n7"><a href="#c7">[7]</a> Waarvan 4 reserve.</p>',
        '<div><p><a name="n7"></a>Waarvan 4 reserve.</p></div>',
    ],
)
@pytest.mark.parametrize(
    "call",
    ['<sup><a href="#n7" id="c7">7</a></sup>', '<a href="#n7" id="c7"><sup>[7]</sup></a>',
     '<a role="doc-noteref" id="c7" href="#n7">7</a>'],
)  # fmt: skip
def test_notes_are_taken_out_and_paired(tmp_path: Path, call: str, notes: str) -> None:
    reading = read(tmp_path, f"<p>Er varen 41 boten{call} rond.</p>{notes}")
    text, body = reading.passages
    assert text.text == "Er varen 41 boten rond."
    assert [(found.offset, found.marker) for found in text.calls] == [(17, "7")]
    assert (body.role, body.text, body.marker) == ("note", "Waarvan 4 reserve.", "7")
    (note,) = reading.notes
    assert (note.marker, note.anchor_text) == ("7", "Er varen 41 boten")


def test_a_raised_number_without_a_link_is_a_note_too(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "<p>Er zijn 41<sup>2</sup> boten<sup>3</sup>.</p><p><sup>3</sup> Bron."
    )
    assert reading.passages[0].text == "Er zijn 412 boten."  # 41² is a power, as 10⁶ is
    assert [(note.marker, note.text) for note in reading.notes] == [("3", "Bron.")]


def test_a_link_within_the_page_is_no_note(tmp_path: Path) -> None:
    reading = read(tmp_path, '<p>Zie <a href="#h2">2</a></p><div id="h2"><p>Twee.</p></div>')
    assert told(reading) == [("paragraph", "Zie 2"), ("paragraph", "Twee.")]


TABLE = (
    "<h2>Pontjes</h2><table><thead><tr><th rowspan=2>Plaats<th colspan=2>Pontjes</tr>"
    "<tr><th>2021<th>2022</tr></thead>"
    "<tr><td>Kampen<td>1.200<td>1.350</tr><tr><td>Hattem<td>-<td>14</tr></table>"
)


def test_a_table_keeps_its_headings_and_merged_cells(tmp_path: Path) -> None:
    (table,) = read(tmp_path, TABLE).tables
    assert (table.header_rows, table.header_columns, table.caption) == (2, 1, "Pontjes")
    placed = {(cell.row, cell.column): cell.text for cell in table.cells}
    assert placed[1, 1] == "2021"
    assert placed[2, 2] == "1.350"
    assert (table.cells[0].row_span, table.cells[1].column_span) == (2, 2)


def test_a_table_without_figures_only_lays_out(tmp_path: Path) -> None:
    letterhead = (
        "<table><tr><td>Datum<td>5 maart 2024</tr><tr><td>Onderwerp<td>De veren</tr></table>"
        "<table><tr><td><p>Geachte voorzitter,</p><p>Er varen 12 veren.</p></tr></table>"
    )
    reading = read(tmp_path, letterhead)
    assert not reading.tables
    assert [text for _, text in told(reading)] == [
        "Datum 5 maart 2024", "Onderwerp De veren", "Geachte voorzitter,", "Er varen 12 veren.",
    ]  # fmt: skip


@pytest.mark.parametrize("declared", ["", '<meta charset="windows-1252">'])
def test_old_encodings_are_understood(tmp_path: Path, declared: str) -> None:
    path = tmp_path / "oud.html"
    page = f"<html><head>{declared}</head><body><p>€ 12 miljoen, coördinatie</p></body></html>"
    path.write_bytes(page.encode("windows-1252"))
    assert told(read_html(path)) == [("paragraph", "€ 12 miljoen, coördinatie")]


def test_a_letter_becomes_claims(tmp_path: Path) -> None:
    path = tmp_path / "veren.html"
    path.write_text(
        '<html><head><title>Veren | Het Ministerie</title><meta name="DCTERMS.issued" '
        'content="2024-03-05"></head><body><main><h1>De staat van de veren</h1>'
        f"<p>In 2023 voeren er 41 veren, 15% meer dan in 2022.</p>{TABLE}</main></body></html>",
        encoding="utf-8",
    )
    found = extract_document(path)
    document = found.document
    assert (document.title, str(document.date)) == ("De staat van de veren", "2024-03-05")
    assert (document.text_source, document.pages) == ("html", 1)
    claims = {claim.as_written: claim for claim in found.claims}
    assert claims["41"].period == "2023"
    assert claims["15%"].statistic == "change"
    assert claims["1.350"].row_heading == "Kampen"
    assert claims["1.350"].period == "2022"
    assert all(claim.x0 is None and claim.page == 1 for claim in found.claims)


@pytest.mark.parametrize(
    ("page", "code"),
    [(b"", "empty_file"), (b"<html><body><nav>menu</nav></body></html>", "no_text"),
     (b"   \n", "damaged")],
)  # fmt: skip
def test_what_holds_no_text_says_so(tmp_path: Path, page: bytes, code: str) -> None:
    path = tmp_path / "leeg.html"
    path.write_bytes(page)
    with pytest.raises(UnreadableDocument) as caught:
        read_html(path)
    assert caught.value.code == code


@pytest.mark.parametrize("inner", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<sup>"])
def test_a_page_nested_without_end_is_read_or_refused(tmp_path: Path, inner: str) -> None:
    try:
        reading = read(tmp_path, f"<p>voor 3</p>{inner * 5000}diep 4")
    except UnreadableDocument:
        return
    assert reading.passages[0].text == "voor 3"


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<table>", "<tr>", "<td colspan=9999999>", "<ol start=-2>", "<li>", "<sup>",
     "</sup>", '<a href="#a">1</a>', '<a href="#a" id="a">1</a>', '<li id="a">', "12 veren", "<br>",
     "<main>", "</main>", "<h1>", "\x00", "&#0;", "<!--", "]]>", "é"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_no_page_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    path = tmp_path_factory.mktemp("bladzijden") / "x.html"
    path.write_text("".join(pieces), encoding="utf-8")
    try:
        reading = read_html(path)
    except UnreadableDocument:
        return
    for passage in reading.passages:
        assert passage.text == passage.text.strip() != ""
        assert all(0 <= call.offset <= len(passage.text) for call in passage.calls)


@pytest.mark.parametrize("deep", [3, 100, 300, 450])
def test_what_stands_deep_within_elements_is_read(tmp_path: Path, deep: int) -> None:
    """More than 256 deep the parser ended the page there, and nothing was told."""
    body = f"{'<div>' * deep}<p>Er waren 12 geiten.</p>{'</div>' * deep}<p>Er waren 15 ezels.</p>"
    assert [text for _, text in told(read(tmp_path, body))] == [
        "Er waren 12 geiten.", "Er waren 15 ezels.",
    ]  # fmt: skip


@pytest.mark.parametrize("element", ["div", "ul><li", "table><tr><td", "blockquote"])
@pytest.mark.parametrize("deep", [600, 5_000])
def test_a_page_too_deep_to_read_whole_is_set_aside(
    tmp_path: Path, element: str, deep: int
) -> None:
    with pytest.raises(UnreadableDocument, match="te diep genest") as refused:
        read(tmp_path, f"<p>Er waren 7 geiten.</p>{f'<{element}>' * deep}<p>Er waren 15 ezels.</p>")
    assert refused.value.code == "too_large"
