"""Documents are called by what they are."""

from __future__ import annotations

import pytest

from pipeline.reconcile.wording import name_documents
from schemas.vocabularies import DOCUMENT_KINDS, DocumentKind

from .claims import document


@pytest.mark.parametrize("kind", DOCUMENT_KINDS)
def test_every_kind_of_document_has_a_name(kind: DocumentKind) -> None:
    one = document("een", kind=kind)
    first, second = name_documents(one, one)
    assert first == second
    assert first.startswith(("de ", "het "))
