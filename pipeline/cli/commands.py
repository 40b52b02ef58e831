"""Which commands there are: the name, where it lives, and what it does in one Dutch line."""

from __future__ import annotations

from typing import Final

COMMANDS: Final = {
    "run": (".running.run", "alles: lezen, vergelijken, controleren en publiceren"),
    "demo": (".running.demo", "uitproberen met drie verzonnen stukken, in een eigen map"),
    "fetch": (".running.fetch", "ophalen wat de bronnen aan nieuws hebben"),
    "serve": (".showing.serve", "de werktafel: beoordelen, nakijken en zoeken in de browser"),
    "site": (".showing.site", "dezelfde pagina's als een website van bestanden"),
    "search": (".asking.search", "zoeken in woorden en getallen"),
    "check": (".asking.check", "een nieuwe brief naast de dataset leggen"),
    "explain": (".asking.explain", "waar een getal vandaan komt en hoe het zich verhoudt"),
    "review": (".deciding.review", "wat op een beslissing wacht, met de opdrachten erbij"),
    "answers": (".deciding.answers", "antwoorden uit een werkblad van review vastleggen"),
    "decide": (".deciding.decide", "een besluit over beweringen vastleggen"),
    "diff": (".asking.diff", "wat er veranderde tussen twee versies"),
    "status": (".running.status", "de laatste draai, wat apart staat en wat op u wacht"),
    "parse": (".asking.parse", "regels tekst in, de getallen erin uit"),
    "page": (".asking.page", "een bladzijde met wat er gelezen is erover getekend"),
    "indicators": (".asking.indicators", "welke maten een vaste naam verdienen"),
    "mcp": (".showing.mcp", "de dataset voor assistenten, die dan bladzijde en zin noemen"),
    "doctor": (".running.doctor", "nagaan of alles er is om te draaien"),
}
