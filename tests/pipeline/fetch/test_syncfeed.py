"""The SyncFeed goes on from where it was, and forgets nothing that failed."""

from __future__ import annotations

import json
from pathlib import Path

from tests.pipeline.fetch.conftest import Reply, Server
from tests.pipeline.fetch.nights import PDF, fetch


def entry(server: Server, name: str, *, token: int = 7, gone: str = "false") -> str:
    return f"""<entry><title>{name}</title>
      <link rel="enclosure" href="{server.url}/{name}"/>
      <link rel="next" href="{server.url}/feed?skiptoken={token}&amp;category=Document"/>
      <content type="application/xml"><document xmlns="http://www.tweedekamer.nl/xsd/tkData/v1-0"
        xmlns:ns1="http://www.tweedekamer.nl/xsd/tkData/v1-0" ns1:verwijderd="{gone}"
        ns1:bijgewerkt="2026-11-21T21:58:00" ns1:contentType="application/pdf">
      <soort>Brief regering</soort><onderwerp>Voortgang {name}</onderwerp></document></content>
      </entry>"""


def feed(entries: list[str], *, following: str = "", resume: str = "") -> bytes:
    """A page of the SyncFeed in its documented shape."""
    links = "".join(
        f'<link rel="{rel}" href="http://x/Feed?skiptoken={token}&amp;category=Document"/>'
        for rel, token in (("next", following), ("resume", resume))
        if token
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{links}{"".join(entries)}</feed>'.encode()


def test_the_syncfeed_goes_on_from_its_token_and_tombstones_take_files_away(
    server: Server, tmp_path: Path
) -> None:
    row = {"kind": "syncfeed", "endpoint": f"{server.url}/feed"}
    server.answer("/feed", Reply(feed([entry(server, "a"), entry(server, "b")], following="7")))
    server.answer("/feed?skiptoken=7", Reply(feed([], resume="7")))
    server.answer("/a", Reply(PDF))
    server.answer("/b", Reply(PDF))
    assert fetch(server, tmp_path, **row).fetched == ["a", "b"]
    server.answer("/feed?skiptoken=7", Reply(feed([entry(server, "a", token=9, gone="True")])))
    outcome = fetch(server, tmp_path, **row)
    assert outcome.withdrawn == ["a"]
    kept = sorted(path.name for path in (tmp_path / "fetched" / "bron").iterdir())
    assert kept == [".stand.json", "a.pdf.ingetrokken.json", "b.pdf", "b.pdf.bron.json"]


def test_an_expired_token_starts_over_without_fetching_twice(
    server: Server, tmp_path: Path
) -> None:
    row = {"kind": "syncfeed", "endpoint": f"{server.url}/feed"}
    server.answer("/feed", Reply(feed([entry(server, "a")])))
    server.answer("/feed?skiptoken=7", Reply(status=400))
    server.answer("/a", Reply(PDF))
    assert fetch(server, tmp_path, **row).fetched == ["a"]
    outcome = fetch(server, tmp_path, **row)
    assert (outcome.error, outcome.unchanged) == ("", ["a"])


def test_a_token_is_kept_only_after_the_batch_is_stored(server: Server, tmp_path: Path) -> None:
    server.answer("/feed", Reply(feed([entry(server, "a")], following="7")))
    server.answer("/feed?skiptoken=7", Reply(status=404))
    server.answer("/a", Reply(PDF))
    outcome = fetch(server, tmp_path, kind="syncfeed", endpoint=f"{server.url}/feed")
    stand = json.loads((tmp_path / "fetched" / "bron" / ".stand.json").read_text())
    assert (outcome.fetched, bool(outcome.error), stand["token"]) == (["a"], True, "7")


def test_what_failed_is_tried_again_the_next_night(server: Server, tmp_path: Path) -> None:
    server.answer("/feed", Reply(feed([entry(server, "a")])), Reply(feed([], resume="8")))
    server.answer("/a", Reply(status=404), Reply(PDF))
    row = {"kind": "syncfeed", "endpoint": f"{server.url}/feed"}
    assert fetch(server, tmp_path, **row).failed
    assert fetch(server, tmp_path, **row).fetched == ["a"]
