"""Which commands there are: the name, where it lives, and what it does in one Dutch line."""

from __future__ import annotations

from typing import Final

COMMANDS: Final = {
    "run": (".run", "alles: lezen, vergelijken, controleren en publiceren"),
    "demo": (".demo", "uitproberen met drie verzonnen stukken, in een eigen map"),
    "fetch": (".fetch", "ophalen wat de bronnen aan nieuws hebben"),
    "serve": (".serve", "de werktafel: beoordelen, nakijken en zoeken in de browser"),
    "site": (".site", "dezelfde pagina's als een website van bestanden"),
    "search": (".search", "zoeken in woorden en getallen"),
    "check": (".check", "een nieuwe brief naast de dataset leggen"),
    "explain": (".explain", "waar een getal vandaan komt en hoe het zich verhoudt"),
    "review": (".review", "wat op een beslissing wacht, met de opdrachten erbij"),
    "answers": (".answers", "antwoorden uit een werkblad van review vastleggen"),
    "decide": (".decide", "een besluit over beweringen vastleggen"),
    "diff": (".diff", "wat er veranderde tussen twee versies"),
    "status": (".status", "de laatste draai, wat apart staat en wat op u wacht"),
    "parse": (".parse", "regels tekst in, de getallen erin uit"),
    "page": (".page", "een bladzijde met wat er gelezen is erover getekend"),
    "indicators": (".indicators", "welke maten een vaste naam verdienen"),
    "mcp": (".mcp", "de dataset voor assistenten, die dan bladzijde en zin noemen"),
    "doctor": (".doctor", "nagaan of alles er is om te draaien"),
}
