"""What is drawn over text hides it, whatever its colour; what only seems to does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.colors import Color

from extractors.pdf import read_pdf
from extractors.pdf.engine import RawPage, open_pdf
from tests.extractors.pdf.draft import HEIGHT, Draft

WHITE = (1.0, 1.0, 1.0)


def read_first(path: Path) -> RawPage:
    with open_pdf(path) as pdf:
        return pdf.read_page(1)


def words(path: Path) -> list[str]:
    return [word.text for word in read_first(path).words]


def bar(draft: Draft, x0: float, x1: float, top: float, *, colour: Color) -> None:
    draft.canvas.setFillColor(colour)
    draft.canvas.rect(x0, HEIGHT - top, x1 - x0, 14, stroke=0, fill=1)


def beneath_a_bar(draft: Draft, x0: float, x1: float, top: float) -> None:
    bar(draft, x0, x1, top, colour=Color(0, 0, 0))


def beneath_a_white_patch(draft: Draft, x0: float, x1: float, top: float) -> None:
    bar(draft, x0, x1, top, colour=Color(1, 1, 1))


def beneath_a_yellow_patch(draft: Draft, x0: float, x1: float, top: float) -> None:
    bar(draft, x0, x1, top, colour=Color(1, 0.9, 0.1))


def beneath_a_round_patch(draft: Draft, x0: float, x1: float, top: float) -> None:
    draft.canvas.setFillColorRGB(0.3, 0.3, 0.3)
    draft.canvas.roundRect(x0 - 3, HEIGHT - top - 3, x1 - x0 + 6, 18, 3, stroke=0, fill=1)


def beneath_a_broad_stroke(draft: Draft, x0: float, x1: float, top: float) -> None:
    draft.canvas.setLineWidth(15)
    draft.canvas.line(x0, HEIGHT - top + 4, x1, HEIGHT - top + 4)


def beneath_a_label(draft: Draft, x0: float, x1: float, top: float) -> None:
    beneath_a_bar(draft, x0, x1, top)
    draft.text(x0 + 3, top - 2, "5.1.2e", size=7, colour=WHITE)


def beneath_a_picture(draft: Draft, x0: float, x1: float, top: float) -> None:
    picture = draft.path.with_suffix(".png")
    Image.new("L", (40, 10), 60).save(picture)
    draft.canvas.drawImage(str(picture), x0, HEIGHT - top, x1 - x0, 14)


def beneath_many_small_bars(draft: Draft, x0: float, x1: float, top: float) -> None:
    step = (x1 - x0) / 6
    for part in range(6):
        beneath_a_bar(draft, x0 + part * step - 0.2, x0 + (part + 1) * step, top)


def beneath_a_form(draft: Draft, x0: float, x1: float, top: float) -> None:
    draft.canvas.beginForm("lak", 0, 0, 600, 900)
    beneath_a_bar(draft, x0, x1, top)
    draft.canvas.endForm()
    draft.canvas.doForm("lak")


COVERS = [
    beneath_a_bar,
    beneath_a_white_patch,
    beneath_a_yellow_patch,
    beneath_a_round_patch,
    beneath_a_broad_stroke,
    beneath_a_label,
    beneath_a_picture,
    beneath_many_small_bars,
    beneath_a_form,
]


@pytest.mark.parametrize("cover", COVERS, ids=lambda cover: cover.__name__)
@pytest.mark.parametrize("colour", [(0, 0, 0), WHITE, (0.7, 0, 0)])
def test_what_lies_beneath_is_not_read(
    draft: Draft, cover: Callable[..., None], colour: tuple[float, float, float]
) -> None:
    draft.area(40, 80, 500, 60, grey=0.75)
    start = draft.text(72, 100, "Het budget is ", size=11)
    end = draft.text(start, 100, "8.417", size=11, colour=colour)
    draft.text(end, 100, " euro voor 62 scholen.", size=11)
    cover(draft, start, end, 103)
    draft.text(72, 125, "Daarna kwam er 37 bij.", size=11)
    told = words(draft.save())
    assert "8.417" not in told
    assert {"budget", "euro", "62", "37"} <= set(told)


def test_text_half_beneath_a_bar_is_not_read(draft: Draft) -> None:
    end = draft.text(72, 100, "8.417.300", size=12)
    beneath_a_bar(draft, 72, 72 + 0.6 * (end - 72), 103)
    assert words(draft.save()) == []


def test_hidden_text_stands_nowhere_in_what_is_read(draft: Draft) -> None:
    start = draft.text(72, 100, "Aan de heer ", size=11)
    end = draft.text(start, 100, "Jansen-8417", size=11)
    beneath_a_bar(draft, start, end, 103)
    draft.text(72, 130, "Wij danken u voor uw brief van 12 mei over 40 woningen.", size=11)
    reading = read_pdf(draft.save(), ocr=False)
    assert "8417" not in repr(reading)
    assert any(issue.code == "hidden_text" for issue in reading.issues)


@pytest.mark.parametrize("colour", [(0, 0, 0), (0.2, 0.3, 0.5)])
def test_text_in_the_colour_of_the_bar_drawn_just_before_it_is_not_read(
    draft: Draft, colour: tuple[float, float, float]
) -> None:
    bar(draft, 70, 300, 103, colour=Color(*colour))
    draft.text(72, 100, "Verzwegen: 8.417", size=11, colour=colour)
    bar(draft, 70, 300, 133, colour=Color(0.9, 0.9, 0.6))
    draft.text(72, 130, "Gemeld: 62", size=11)
    assert words(draft.save()) == ["Gemeld:", "62"]


@pytest.mark.parametrize(("colour", "seen"), [([0, 0, 0], False), ([1, 1, 0], True)])
def test_a_marker_hides_text_only_where_it_is_black(
    draft: Draft, colour: list[float], seen: bool
) -> None:
    draft.text(72, 100, "Gemarkeerd 8.417", size=11)
    path = draft.save()
    low, high = HEIGHT - 104, HEIGHT - 88
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        marker = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Highlight,
            Rect=[70, low, 222, high],
            QuadPoints=[70, high, 222, high, 70, low, 222, low],
            C=colour,
            F=4,
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(marker)]))
        pdf.save(path)
    assert words(path) == (["Gemarkeerd", "8.417"] if seen else [])


@pytest.mark.parametrize("kind", ["Square", "Redact"])
def test_a_comment_may_hide_text(draft: Draft, kind: str) -> None:
    draft.text(72, 100, "Te lakken: 8.417 euro", size=11)
    path = draft.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        look = pdf.make_stream(b"0 0 0 rg 0 0 100 16 re f")
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = [0, 0, 100, 16]
        comment = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name(f"/{kind}"),
            Rect=[122, HEIGHT - 104, 222, HEIGHT - 88],
            F=4,
        )
        if kind == "Square":
            comment.AP = pikepdf.Dictionary(N=look)
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(comment)]))
        pdf.save(path)
    assert words(path) == ["Te", "lakken:"]


def test_a_figure_on_a_slice_is_seen_whatever_its_colour(draft: Draft) -> None:
    canvas = draft.canvas
    for start, colour in ((90, (0.1, 0.3, 0.6)), (210, (0.8, 0.4, 0.1)), (330, (0.2, 0.6, 0.3))):
        canvas.setFillColorRGB(*colour)
        canvas.wedge(200, 500, 400, 700, start, 120, stroke=0, fill=1)
    draft.text(245, HEIGHT - 640, "41%", size=12, colour=WHITE)
    draft.text(290, HEIGHT - 530, "24%", size=12, colour=WHITE)
    draft.text(340, HEIGHT - 640, "35%", size=12, colour=(0.1, 0.3, 0.6))
    draft.text(60, HEIGHT - 640, "99%", size=12, colour=WHITE)
    page = read_first(draft.save())
    assert [word.text for word in page.words] == ["41%", "24%", "35%"]
    assert page.hidden_words == 1


def test_a_band_that_is_clipped_away_hides_nothing(draft: Draft) -> None:
    draft.text(72, 100, "Zichtbaar zijn 512 gevallen", size=11)
    canvas = draft.canvas
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(0, 0, 595, 200)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.setFillColorRGB(0.2, 0.2, 0.5)
    canvas.rect(0, 0, 595, 842, stroke=0, fill=1)
    canvas.restoreState()
    assert words(draft.save()) == ["Zichtbaar", "zijn", "512", "gevallen"]


def test_a_marker_pen_hides_nothing(draft: Draft) -> None:
    draft.text(72, 100, "Gemarkeerd: 512 gevallen", size=11)
    draft.canvas.setFillColor(Color(1, 1, 0, alpha=0.45))
    draft.canvas.rect(70, HEIGHT - 104, 140, 15, stroke=0, fill=1)
    assert words(draft.save()) == ["Gemarkeerd:", "512", "gevallen"]


def test_a_ring_around_text_hides_nothing(draft: Draft) -> None:
    draft.text(72, 100, "Omcirkeld: 512", size=11)
    draft.canvas.setLineWidth(5)
    draft.canvas.ellipse(40, HEIGHT - 130, 240, HEIGHT - 70, stroke=1, fill=0)
    assert words(draft.save()) == ["Omcirkeld:", "512"]


def test_a_recognised_scan_is_blacked_out_too(draft: Draft, tmp_path: Path) -> None:
    picture = tmp_path / "scan.png"
    scan = Image.effect_noise((595, 842), 90)
    scan.save(picture)
    draft.canvas.drawImage(str(picture), 0, 0, 595, 842)
    line = draft.canvas.beginText(72, HEIGHT - 100)
    line.setTextRenderMode(3)
    line.setFont("Helvetica", 12)
    line.textOut("Bedrag 8.417 euro")
    draft.canvas.drawText(line)
    start = 72 + draft.canvas.stringWidth("Bedrag ", "Helvetica", 12)
    beneath_a_bar(draft, start, start + 34, 103)
    assert words(draft.save()) == ["Bedrag", "euro"]


def _layered(path: Path, *, off: bool, base: str = "/ON", form: bool = False) -> Path:
    """A page with "Er zijn 62 scholen." and, on a layer, "Er waren 8417 huizen."."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[0]
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Oud")))
    default = pikepdf.Dictionary(BaseState=pikepdf.Name(base))
    if off:
        default.OFF = pikepdf.Array([layer])
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=default)
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    fonts = pikepdf.Dictionary(F1=font)
    page.Resources = pikepdf.Dictionary(Font=fonts, Properties=pikepdf.Dictionary(L0=layer))
    old = b"BT /F1 12 Tf 72 700 Td (Er waren 8417 huizen.) Tj ET"
    now = b"BT /F1 12 Tf 72 740 Td (Er zijn 62 scholen.) Tj ET "
    if form:
        drawn = pdf.make_stream(old)
        drawn.Type, drawn.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        drawn.BBox = pikepdf.Array([0, 0, 595, 842])
        drawn.Resources, drawn.OC = pikepdf.Dictionary(Font=fonts), layer
        page.Resources.XObject = pikepdf.Dictionary(X0=drawn)
        content = now + b"/X0 Do"
    else:
        content = now + b"/OC /L0 BDC " + old + b" EMC"
    page.Contents = pdf.make_stream(content)
    pdf.save(path)
    return path


@pytest.mark.parametrize("form", [False, True])
@pytest.mark.parametrize(("off", "base"), [(True, "/ON"), (False, "/OFF")])
def test_what_stands_on_a_layer_that_is_off_is_not_read(
    tmp_path: Path, off: bool, base: str, form: bool
) -> None:
    path = _layered(tmp_path / "layers.pdf", off=off, base=base, form=form)
    told = words(path)
    assert "62" in told
    assert "8417" not in told
    assert read_first(path).hidden_words == 4


@pytest.mark.parametrize("form", [False, True])
def test_what_stands_on_a_layer_that_is_on_is_read(tmp_path: Path, form: bool) -> None:
    assert {"62", "8417"} <= set(words(_layered(tmp_path / "layers.pdf", off=False, form=form)))


def _clipped(draft: Draft, x: float, top: float, width: float, text: str) -> None:
    canvas = draft.canvas
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(x, HEIGHT - top - 4, width, 16)
    canvas.clipPath(frame, stroke=0, fill=0)
    draft.text(x, top, text)
    canvas.restoreState()


def test_text_beyond_the_edge_of_its_frame_is_not_read(draft: Draft) -> None:
    _clipped(draft, 72, 100, 80, "In totaal waren het 8417 huizen.")
    _clipped(draft, 72, 130, 300, "Er zijn nu 62 scholen.")
    told = words(draft.save())
    assert {"In", "totaal", "Er", "62", "scholen."} <= set(told)
    assert "8417" not in told


@pytest.mark.parametrize("scale", [1.0, 0.5])
def test_text_beyond_the_edge_of_its_form_is_not_read(draft: Draft, scale: float) -> None:
    canvas = draft.canvas
    canvas.beginForm("kader", 0, 0, 90, 40)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(4, 20, "Er zijn 62 scholen en 8417 huizen.")
    canvas.endForm()
    canvas.translate(150, 500)
    canvas.scale(scale, scale)
    canvas.doForm("kader")
    told = words(draft.save())
    assert "62" in told
    assert "8417" not in told


def test_a_layer_that_is_off_in_a_locked_file_is_not_read(tmp_path: Path) -> None:
    plain = _layered(tmp_path / "layers.pdf", off=True)
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(plain) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="geheim"))
    with open_pdf(locked, "geheim") as opened:
        told = [word.text for word in opened.read_page(1).words]
    assert "62" in told
    assert "8417" not in told
