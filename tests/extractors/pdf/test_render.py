"""A page as a picture: what it holds is looked at before it is drawn."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from extractors.pdf.page.drawn.render import render_page
from schemas.errors import UnreadableDocument


def with_image(path: Path, width: int, height: int, *, nested: bool = False) -> Path:
    """A page with one picture of so many pixels, its data far too short: nothing may read it."""
    pdf = pikepdf.new()
    image = pdf.make_stream(
        b"\x00" * 64, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=width,
        Height=height, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
    drawn = b"q 100 0 0 100 50 50 cm /I Do Q"
    resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    if nested:
        form = pdf.make_stream(
            drawn, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 300, 300], Resources=resources,
        )  # fmt: skip
        resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        drawn = b"q /F Do Q"
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page, MediaBox=[0, 0, 300, 300], Resources=resources,
        Contents=pdf.make_stream(drawn),
    )  # fmt: skip
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.save(path)
    return path


@pytest.mark.parametrize("nested", [False, True])
def test_a_picture_of_billions_of_pixels_is_not_drawn(tmp_path: Path, nested: bool) -> None:
    path = with_image(tmp_path / "a.pdf", 60_000, 60_000, nested=nested)
    with pytest.raises(UnreadableDocument) as refused:
        render_page(path, 1)
    assert refused.value.code == "too_large"
    assert "60000 bij 60000" in str(refused.value)


def test_a_picture_of_usual_size_is_drawn(tmp_path: Path) -> None:
    assert render_page(with_image(tmp_path / "a.pdf", 64, 64), 1, dpi=72).size == (300, 300)
