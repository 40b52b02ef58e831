"""Documents are found in files and folders, each once, XML beside its PDF."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pipeline.run.inputs.discover import Source, discover
from schemas.errors import UsageError


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_folders_are_searched_to_the_bottom_in_order(tmp_path: Path) -> None:
    touch(tmp_path, "b.pdf", "a/c.PDF", "a/d.txt", "a/.hidden.pdf", "sources.toml", "x.pdf.part")
    assert [source.path for source in discover([tmp_path])] == [
        tmp_path / "a" / "c.PDF",
        tmp_path / "b.pdf",
    ]


def test_an_xml_beside_a_pdf_goes_with_it_and_alone_it_is_a_document(tmp_path: Path) -> None:
    touch(tmp_path, "a.pdf", "a.xml", "b.xml", "map/a.xml")
    assert discover([tmp_path]) == (
        Source(tmp_path / "a.pdf", tmp_path / "a.xml"),
        Source(tmp_path / "b.xml"),
        Source(tmp_path / "map" / "a.xml"),
    )


def test_of_one_document_in_several_forms_the_first_kind_is_read(tmp_path: Path) -> None:
    touch(tmp_path, "a.html", "a.docx", "a.pdf", "b.html", "b.xml", "c.htm", "c.DOCX", "d.HTML")
    assert discover([tmp_path]) == (
        Source(tmp_path / "a.pdf"),
        Source(tmp_path / "b.xml"),
        Source(tmp_path / "c.DOCX"),
        Source(tmp_path / "d.HTML"),
    )


def test_a_file_named_twice_or_linked_counts_once(tmp_path: Path) -> None:
    touch(tmp_path, "a.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")
    assert len(discover([tmp_path, tmp_path / "a.pdf"])) == 1


def test_the_note_of_a_fetched_file_goes_with_it(tmp_path: Path) -> None:
    touch(tmp_path, "a.pdf", "a.pdf.bron.json")
    (source,) = discover([tmp_path])
    assert source.note == tmp_path / "a.pdf.bron.json"


@pytest.mark.parametrize("name", ["weg", "leeg", "tekst.txt"])
def test_a_path_without_documents_is_refused(tmp_path: Path, name: str) -> None:
    touch(tmp_path, "tekst.txt")
    (tmp_path / "leeg").mkdir()
    with pytest.raises(UsageError, match=name):
        discover([tmp_path / name])


def test_the_notes_of_fetching_are_looked_for_where_it_writes_them() -> None:
    from pipeline.fetch.shelf import NOTE_SUFFIX
    from pipeline.run.inputs import discover as module

    assert module.NOTE_SUFFIX == NOTE_SUFFIX


def test_a_link_that_leads_nowhere_is_a_document_and_other_special_files_are_not(
    tmp_path: Path,
) -> None:
    (tmp_path / "weg.pdf").symlink_to(tmp_path / "nergens.pdf")
    os.mkfifo(tmp_path / "pijp.pdf")
    assert [source.path.name for source in discover([tmp_path])] == ["weg.pdf"]


def test_a_folder_that_cannot_be_opened_is_no_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "a.pdf", "dicht/b.pdf")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if os.fspath(path).endswith("dicht"):
            raise PermissionError(errno.EACCES, "geen leesrechten", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(UsageError, match=r"dicht is niet te openen \(geen leesrechten\)"):
        discover([tmp_path])


def test_odd_names_and_links_in_a_circle_are_documents_like_others(tmp_path: Path) -> None:
    touch(tmp_path, "Rapport 2020; bijlage.pdf", "twee\nregels.pdf", f"{'x' * 251}.pdf")
    (tmp_path / "kring.pdf").symlink_to("kring.pdf")
    (tmp_path / "map").symlink_to(".")
    assert {source.path.name for source in discover([tmp_path])} == {
        "Rapport 2020; bijlage.pdf",
        "twee\nregels.pdf",
        f"{'x' * 251}.pdf",
        "kring.pdf",
    }
