"""A claim leads to the document it names as its source, or to none."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.reconcile.claims.cited import gather_citable, lead_to_sources
from schemas.records import Extraction
from tests.pipeline.plain_rows import make_claim, make_document

SHELF = [
    make_document("kst-11111-7", kind="kamerbrief", title="Brief over drukte", dossier="11111",
                  number="7"),
    make_document("drukte-2019", kind="monitor", title="Monitor drukte op straat 2015-2019"),
    make_document("drukte-2021", kind="monitor", title="Monitor drukte op straat 2017-2021"),
    make_document("reactie", kind="kamerbrief", title="Reactie op Monitor drukte op straat 2022"),
    make_document("jaar", kind="jaarverslag", title="Jaarverslag 2023"),
    make_document("zicht", kind="rapport", title="Zicht op stille wegen"),
    make_document("wegen", kind="rapport", title="Zicht op stille wegen en op het water ernaast"),
    make_document("kapot", kind="rapport", title="Natte voeten", status="quarantined"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cited", "home"),
    [
        ("Kamerstukken II 2022/23, 11111, nr. 7", "kst-11111-7"),
        ("Kamerstuk 11 111, nr. 8", ""),
        ("Kamerstukken I 2023/24, 11111", ""),
        ("Monitor drukte op straat 2017–2021", "drukte-2021"),
        ("Monitor drukte op straat 2022", ""),
        ("Monitor drukte op straat", ""),
        ("Jaarverslag 2023", ""),
        ("Zicht op stille wegen", "zicht"),
        ("Zicht op lawaai", ""),
        ("Natte voeten", ""),
    ],
)
def test_a_name_leads_to_the_one_document_it_can_mean(cited: str, home: str) -> None:
    assert gather_citable(SHELF).find(cited) == home


def test_every_claim_gets_the_document_it_names_but_its_own() -> None:
    letter = make_document("brief", kind="kamerbrief", date=dt.date(2023, 1, 1))
    named = make_claim("brief:1", doc_id="brief", cited_source="Zicht op stille wegen")
    plain = make_claim("brief:2", doc_id="brief")
    own = make_claim("zicht:1", doc_id="zicht", cited_source="Zicht op stille wegen")
    led = lead_to_sources(
        [Extraction(letter, claims=(named, plain)), Extraction(SHELF[5], claims=(own,))]
    )
    assert [claim.cited_doc for one in led for claim in one.claims] == ["zicht", "", ""]
