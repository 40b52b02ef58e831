"""A diff tells what was added, changed and withdrawn, and which conflicts came and went."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree
from rich.console import Console

from pipeline.dataset import Dataset
from pipeline.diff import Diff, diff_versions, run_diff
from pipeline.diff.compare import compare, read_differing, read_snapshot
from pipeline.diff.render import as_atom, as_json, as_table, say_change, summarise
from pipeline.pages.site import site_address
from pipeline.publish import publish
from pipeline.versions.versions import RunInfo, find_version
from schemas.errors import UsageError
from schemas.records import Relation
from tests.pipeline.rows import join_datasets, make_claim, make_dataset, make_document

RUN = RunInfo("00001-test", "2021-03-06T02:00:00Z")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
Change = Callable[[Dataset], Dataset]


def compare_after(change: Change, processed: Path) -> Diff:
    """The diff of a dataset before and after `change`, by way of published versions."""
    before = make_dataset()
    publish(before, processed, run=RUN, keep=5)
    publish(change(before), processed, run=RUN, keep=5)
    old, new = (find_version(processed, number) for number in ("1", "2"))
    found = diff_versions(old, new)
    whole = (read_snapshot(one.folder, name=one.version_id) for one in (old, new))
    assert found == compare(*whole)
    return found


def told(diff: Diff) -> list[tuple[str, str, str]]:
    return [(change.subject, change.kind, change.key) for change in diff.changes]


def change_claim(dataset: Dataset) -> Dataset:
    first, *others = dataset.claims
    claim = dataclasses.replace(first, value=Decimal(26), as_written="26", x0=5.0)
    return dataclasses.replace(dataset, claims=(claim, *others))


def change_figure(dataset: Dataset) -> Dataset:
    (figure,) = dataset.figures
    changed = dataclasses.replace(figure, status="contested")
    return dataclasses.replace(dataset, figures=(changed,))


def move_claim(dataset: Dataset) -> Dataset:
    first, *others = dataset.claims
    claim = dataclasses.replace(first, x0=101.0, confidence=0.5, rule="other")
    return dataclasses.replace(dataset, claims=(claim, *others))


def withdraw_document(dataset: Dataset) -> Dataset:
    document = make_document("a-doc", status="withdrawn", reason="ingetrokken door de uitgever")
    return Dataset(documents=(document,))


def add_document(dataset: Dataset) -> Dataset:
    added = Dataset(documents=(make_document("b-doc"),), claims=(make_claim("b-c1", "b-doc"),))
    return join_datasets([dataset, added])


def contradict(dataset: Dataset) -> Dataset:
    conflict = Relation("a-c1", "a-c2", "contradicts", "", "25 daders tegenover 30.", 0.9)
    return dataclasses.replace(dataset, relations=(conflict,))


def test_of_rows_that_are_told_alike_nothing_is_looked_at_but_where_a_conflict_stands(
    tmp_path: Path,
) -> None:
    """A cell of several lines, quotes and commas; a conflict at a claim that did not change."""

    def odd(dataset: Dataset) -> Dataset:
        sentence = 'Zij zei: "30, of\n25"\n'
        claims = [dataclasses.replace(c, sentence=f"{n} {sentence}") for n, c in
                  enumerate(dataset.claims)]  # fmt: skip
        return dataclasses.replace(dataset, claims=tuple(claims))

    whole = odd(make_dataset())
    publish(whole, tmp_path, run=RUN, keep=5)
    publish(contradict(whole), tmp_path, run=RUN, keep=5)
    old, new = (find_version(tmp_path, number).folder for number in ("1", "2"))
    before, after = read_differing(old, new, names=("1", "2"))
    assert [*before.claims] == [*after.claims] == ["a-c1"]
    assert not after.figures
    changes = compare(before, after).changes
    assert {change.subject for change in changes} == {"conflict"}
    (change,) = (change for change in changes if change.kind == "new")
    assert (change.doc_id, change.page) == ("a-doc", "1")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (change_claim, [("claim", "changed", "a-c1")]),
        (change_figure, [("figure", "changed", "a-f1")]),
        (move_claim, []),
        (
            withdraw_document,
            [
                ("document", "withdrawn", "a-doc"),
                ("figure", "withdrawn", "a-f1"),
                ("claim", "withdrawn", "a-c1"),
                ("claim", "withdrawn", "a-c2"),
                ("claim", "withdrawn", "a-c3"),
            ],
        ),
        (add_document, [("document", "added", "b-doc"), ("claim", "added", "b-c1")]),
        (contradict, [("conflict", "new", "a-c1 a-c2")]),
    ],
)
def test_every_change_is_told(
    change: Change, expected: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    assert told(compare_after(change, tmp_path)) == expected


def test_a_change_says_what_it_was_and_what_it_is(tmp_path: Path) -> None:
    (change,) = compare_after(change_claim, tmp_path).changes
    assert change.before == {"value": "25", "as_written": "25"}
    assert change.after == {"value": "26", "as_written": "26"}
    assert say_change(change) == (
        "bewering gewijzigd: 26 unieke daders onder toezicht (2015/2019) "
        "(Waarde: 25 → 26; Zoals het er staat: 25 → 26)"
    )


def test_a_conflict_that_goes_is_solved(tmp_path: Path) -> None:
    publish(contradict(make_dataset()), tmp_path, run=RUN, keep=5)
    publish(make_dataset(), tmp_path, run=RUN, keep=5)
    diff = diff_versions(find_version(tmp_path, "1"), find_version(tmp_path, "2"))
    assert told(diff) == [("conflict", "solved", "a-c1 a-c2")]
    assert summarise(diff) == ["1 tegenspraak opgelost"]
    assert diff.changes[0].title == "25 daders tegenover 30."
    assert (diff.changes[0].doc_id, diff.changes[0].page) == ("a-doc", "1")


def test_a_first_version_tells_its_documents(tmp_path: Path) -> None:
    publish(make_dataset(), tmp_path, run=RUN, keep=5)
    diff = diff_versions(None, find_version(tmp_path, "1"))
    assert told(diff) == [("document", "added", "a-doc")]


def test_the_table_speaks_dutch(tmp_path: Path) -> None:
    console = Console(file=io.StringIO(), width=160)
    console.print(as_table(compare_after(change_claim, tmp_path)))
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert "1 bewering gewijzigd" in text
    assert "Waarde: 26" in text
    assert "a-doc p. 1" in text


def test_markup_in_a_document_is_only_text(tmp_path: Path) -> None:
    def rename(dataset: Dataset) -> Dataset:
        document = make_document("a-doc", title="[red]Plan[/red] & <b>vet</b> [/]")
        return dataclasses.replace(dataset, documents=(document,))

    diff = compare_after(rename, tmp_path)
    console = Console(file=io.StringIO(), width=200)
    console.print(as_table(diff))
    assert isinstance(console.file, io.StringIO)
    assert "[red]Plan[/red]" in console.file.getvalue()
    assert "&lt;b&gt;vet&lt;/b&gt;" in as_atom(diff, updated=dt.date(2021, 3, 5))


def test_json_holds_every_change(tmp_path: Path) -> None:
    diff = compare_after(withdraw_document, tmp_path)
    record = json.loads(as_json(diff))
    assert record["counts"] == {
        "document_withdrawn": 1,
        "figure_withdrawn": 1,
        "claim_withdrawn": 3,
    }
    assert len(record["changes"]) == 5


def test_what_changed_links_to_the_site_where_there_is_one(tmp_path: Path) -> None:
    diff = compare_after(add_document, tmp_path)
    assert "<link" not in as_atom(diff, updated=dt.date(2021, 3, 5))
    text = as_atom(diff, updated=dt.date(2021, 3, 5), site="https://cijfers.example/k/")
    feed = etree.fromstring(text.encode())
    linked = [str(link.get("href")) for link in feed.findall("a:entry/a:link", ATOM)]
    assert len(linked) == len(diff.changes)
    changed = next(change for change in diff.changes if change.subject == "claim")
    assert site_address("https://cijfers.example/k", changed.doc_id, claim_id=changed.key) in linked


def test_the_feed_is_valid_and_the_same_every_time(tmp_path: Path) -> None:
    diff = compare_after(add_document, tmp_path)
    text = as_atom(diff, updated=dt.date(2021, 3, 5))
    assert text == as_atom(diff, updated=dt.date(2021, 3, 5))
    feed = etree.fromstring(text.encode())
    for thing in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(thing.findall(f"a:{name}", ATOM)) == 1
    # RFC 4287, 4.1.2: an entry without a link to what it is about has content.
    assert all(entry.findtext("a:content", namespaces=ATOM) for entry in feed.iter("{*}entry"))
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]
    assert len(set(ids)) == len(ids) == 3
    assert feed.findtext("a:updated", namespaces=ATOM) == "2021-03-05T00:00:00Z"


def test_a_version_carries_its_changes(tmp_path: Path) -> None:
    diff = compare_after(change_claim, tmp_path)
    folder = tmp_path / "dataset"
    assert (folder / "wijzigingen.json").read_text(encoding="utf-8") == as_json(diff)
    feed = (folder / "wijzigingen.atom").read_text(encoding="utf-8")
    assert feed == as_atom(diff, updated=dt.date(2021, 3, 5))


@pytest.mark.parametrize(
    ("form", "begins"), [("table", "Van versie 0001-"), ("json", "{"), ("atom", "<?xml")]
)
def test_the_command_compares_with_the_version_before(
    form: str, begins: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    compare_after(change_claim, tmp_path)
    run_diff(tmp_path, form=form)  # type: ignore[arg-type]
    assert capsys.readouterr().out.startswith(begins)


def test_the_command_compares_two_versions_by_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    compare_after(change_claim, tmp_path)
    diff = run_diff(tmp_path, "2", "1")
    assert diff.changes[0].after["value"] == "25"
    assert "Van versie 0002-" in capsys.readouterr().out


def test_without_a_version_the_command_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kamercijfers run"):
        run_diff(tmp_path)
