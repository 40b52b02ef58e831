"""Every regular expression of the product, how it is used, and rows that may wear it out."""

from __future__ import annotations

import ast
import dataclasses
import datetime as dt
import functools
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any, Final
from unittest import mock

PACKAGES: Final = ("extractors", "pipeline", "schemas")
ROWS: Final = (
    " ", "1", "a", "A", "-", ".", "(", "\n", "…", "²", "Aa ", "[1] ", "• ", "+ ", "waarvan ",
    "(2019) ", "resp. ", "1.000 ", "€ 1 ", "van de ", "1, ", "a-", "1-", "1 en ", "Aa, ", "nr. 1 ",
    "0,5% ", "mln ", "a b c. ",
)  # fmt: skip
"""Rows of signs and words that documents hold by the hundred; each pattern brings its own too."""
ENDS: Final = ("", "\x00")
"""What a row ends with: nothing, or what no pattern expects."""
WHOLE: Final = frozenset({"VALUE_PATTERNS"})
"""Names of collections whose patterns are held against whole texts only."""
LOOKING: Final = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
LONG: Final = 20
"""Repeats of at most so many times cannot grow with a text."""


@dataclasses.dataclass(frozen=True)
class Found:
    """A pattern, where it was found, and whether a text is searched for it or only begins so."""

    pattern: re.Pattern[str]
    place: str
    searched: bool

    def spend(self, text: str) -> float:
        """Seconds of this process that the pattern takes on a text."""
        begin = time.process_time()
        if self.searched:
            for _ in self.pattern.finditer(text):
                pass
        else:
            self.pattern.match(text)
            self.pattern.fullmatch(text)
        return time.process_time() - begin

    def rows(self) -> list[str]:
        """Texts to repeat: the common rows, and one for each endless repeat in the pattern."""
        own = _own_rows(parser.parse(self.pattern.pattern, self.pattern.flags))
        return [*dict.fromkeys((*ROWS, *filter(None, own)))]


def find_patterns() -> list[Found]:
    """The patterns of all modules: kept in names, made from data files, written in a call, or made
    while documents are read and compared."""
    modules = [*_modules()]
    sources = {module.__name__: Path(str(module.__file__)).read_text("utf-8") for module in modules}
    used = _uses("\n".join(sources.values()))
    found: dict[tuple[str, int], Found] = {}

    def add(pattern: re.Pattern[Any], place: str, *, searched: bool) -> None:
        if isinstance(pattern.pattern, str):
            known = found.get((pattern.pattern, pattern.flags))
            searched = searched or (known is not None and known.searched)
            found[pattern.pattern, pattern.flags] = Found(pattern, place, searched)

    for module in modules:
        for name, value in [*vars(module).items()]:
            searched = name not in WHOLE and (not used.get(name) or bool(used[name] & LOOKING))
            for pattern in _held_by(value, set()):
                add(pattern, f"{module.__name__}.{name}", searched=searched)
            if _can_be_asked(value, module):
                for pattern in _held_by(value(), set()):
                    add(pattern, f"{module.__name__}.{name}()", searched=True)
        for call, method, written in _written_in(sources[module.__name__]):
            add(re.compile(written), f"{module.__name__}:{call}", searched=method in LOOKING)
    for pattern, place, searched in _made_at_work(sources):
        if (pattern.pattern, pattern.flags) not in found:
            add(pattern, place, searched=searched)
    return sorted(found.values(), key=lambda one: (one.place, one.pattern.pattern))


def _made_at_work(
    sources: dict[str, str],
) -> Iterator[tuple[re.Pattern[Any], str, bool]]:
    """The patterns that our modules make only when they need them, with where, and whether they
    search: those of lists that are asked for by name, of words a document brings, of indicators.

    All caches are emptied before and the samples are read, so that what is made once is made here.
    """
    made: dict[tuple[str, int], tuple[re.Pattern[Any], str, bool]] = {}
    compile_ = re._compile  # type: ignore[attr-defined]

    def watched(written: Any, flags: int) -> Any:
        pattern = compile_(written, flags)
        frame = inspect.currentframe()
        while frame and frame.f_globals.get("__name__", "") in (__name__, "re", "functools"):
            frame = frame.f_back
        name = str(frame.f_globals.get("__name__", "")) if frame is not None else ""
        if frame and name.split(".")[0] in PACKAGES and isinstance(pattern.pattern, str):
            line = frame.f_lineno
            text = sources.get(name, "").splitlines()[line - 1 : line]
            only_begins = any(
                f"re.{how}(" in part for how in ("match", "fullmatch") for part in text
            )
            made.setdefault(
                (pattern.pattern, pattern.flags), (pattern, f"{name}:{line}", not only_begins)
            )
        return pattern

    for cached in [*_caches()]:
        cached.cache_clear()
    with mock.patch.object(re, "_compile", watched):
        read_the_samples()
    yield from made.values()


def _caches() -> Iterator[Any]:
    for module in _modules():
        for value in vars(module).values():
            if hasattr(value, "cache_clear") and value.__module__ == module.__name__:
                yield value


def read_the_samples() -> None:
    """Read the documents of the demo, compare them, and parse what people say."""
    from extractors.document.extract import file_hash
    from extractors.meaning.lists.cues import load_cues
    from extractors.meaning.lists.wordlists import LEXICON
    from extractors.numbers import read_numbers
    from pipeline.reconcile import reconcile
    from pipeline.run.inputs.discover import Source
    from pipeline.run.reading.reading import ReadTask, read_document
    from pipeline.settings import Settings
    from pipeline.store.codec import unpack
    from schemas.indicators.indicators import contains_any, load_indicators

    samples = sorted((Path(importlib.import_module("pipeline.demo").__path__[0])).rglob("*.pdf"))
    assert samples
    model = Settings().language.model
    read = [
        unpack(read_document(ReadTask("", Source(path), file_hash(path), model, 0))).extraction
        for path in samples
    ]
    reconcile([one.document for one in read], [claim for one in read for claim in one.claims])
    read_numbers("over twee weken, 25 daders", reference_date=dt.date(2020, 1, 1), everyday=True)
    for path in LEXICON.glob("*.toml"):
        if "[[cue]]" in path.read_text("utf-8"):
            load_cues(path.stem)
    for each in load_indicators().values():
        for patterns in (each.measures, each.context, each.without):
            contains_any(" niets ", patterns)


def _modules() -> Iterator[ModuleType]:
    for name in PACKAGES:
        package = importlib.import_module(name)
        yield package
        for info in pkgutil.walk_packages(package.__path__, f"{name}."):
            if "nl_kamercijfers" not in info.name:
                yield importlib.import_module(info.name)


def _uses(source: str) -> dict[str, set[str]]:
    """By name: the methods that are called on it anywhere, and "given" where it is passed on."""
    used: dict[str, set[str]] = {}
    for name, method in re.findall(r"\b(_?[A-Z][A-Z_0-9]*)\.(\w+)\(", source):
        used.setdefault(name, set()).add(method)
    return used


def _held_by(value: Any, seen: set[int], depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
        return
    if depth > 8 or id(value) in seen or isinstance(value, str | bytes | int | float | type | None):
        return
    seen.add(id(value))
    parts: list[Any] = []
    if isinstance(value, dict):
        parts = [*value.keys(), *value.values()]
    elif isinstance(value, list | tuple | set | frozenset):
        parts = [*value]
    elif isinstance(value, functools.partial):
        parts = [*value.args]
    elif type(value).__module__.partition(".")[0] in PACKAGES:
        names = {*getattr(value, "__dict__", {})}
        names |= {slot for kind in type(value).__mro__ for slot in getattr(kind, "__slots__", ())}
        parts = [getattr(value, name, None) for name in sorted(names)]
    for part in parts:
        yield from _held_by(part, seen, depth + 1)


def _can_be_asked(value: Any, module: ModuleType) -> bool:
    """Whether this is a function of the module that keeps what it loads and needs no argument."""
    if not hasattr(value, "cache_info") or value.__module__ != module.__name__:
        return False
    parameters = inspect.signature(value).parameters.values()
    return all(one.default is not one.empty for one in parameters)


def _written_in(source: str) -> Iterator[tuple[int, str, str]]:
    """Line, method and pattern of every call such as re.sub("…", …)."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=method),
                args=[ast.Constant(value=str(written)), *_],
            ) if method not in ("compile", "escape"):
                yield node.lineno, method, written


def _own_rows(tree: Any) -> Iterator[str]:
    for kind, value in tree:
        match kind:
            case kinds.MAX_REPEAT | kinds.MIN_REPEAT | kinds.POSSESSIVE_REPEAT:
                if value[1] > LONG:
                    yield _sample(value[2])
                yield from _own_rows(value[2])
            case kinds.SUBPATTERN:
                yield from _own_rows(value[3])
            case kinds.BRANCH:
                for branch in value[1]:
                    yield from _own_rows(branch)
            case kinds.ASSERT | kinds.ASSERT_NOT:
                yield from _own_rows(value[1])
            case kinds.ATOMIC_GROUP:
                yield from _own_rows(value)


def _sample(tree: Any) -> str:
    """A text that this part of a pattern takes."""
    taken = []
    for kind, value in tree:
        match kind:
            case kinds.LITERAL:
                taken.append(chr(value))
            case kinds.NOT_LITERAL:
                taken.append("b" if value == ord("a") else "a")
            case kinds.ANY:
                taken.append("a")
            case kinds.IN:
                taken.append(_sample_sign(value))
            case kinds.MAX_REPEAT | kinds.MIN_REPEAT | kinds.POSSESSIVE_REPEAT:
                taken.append(_sample(value[2]) * max(value[0], min(value[1], 1)))
            case kinds.SUBPATTERN:
                taken.append(_sample(value[3]))
            case kinds.BRANCH:
                taken.append(_sample(value[1][0]))
            case kinds.ATOMIC_GROUP:
                taken.append(_sample(value))
    return "".join(taken)


def _sample_sign(options: Any) -> str:
    own = [chr(value) for kind, value in options if kind is kinds.LITERAL]
    own += [chr(value[0]) for kind, value in options if kind is kinds.RANGE]
    taken = (sign for sign in (*own, *"1a A.-€,;\n(é²") if _takes(options, sign))
    return next(taken, "a")


def _takes(options: Any, sign: str) -> bool:
    is_word = sign.isalnum() or sign == "_"
    classes = {
        kinds.CATEGORY_DIGIT: sign.isdecimal(),
        kinds.CATEGORY_NOT_DIGIT: not sign.isdecimal(),
        kinds.CATEGORY_SPACE: sign.isspace(),
        kinds.CATEGORY_NOT_SPACE: not sign.isspace(),
        kinds.CATEGORY_WORD: is_word,
        kinds.CATEGORY_NOT_WORD: not is_word,
    }
    taken, negated = False, False
    for kind, value in options:
        match kind:
            case kinds.NEGATE:
                negated = True
            case kinds.LITERAL:
                taken |= ord(sign) == value
            case kinds.RANGE:
                taken |= value[0] <= ord(sign) <= value[1]
            case kinds.CATEGORY:
                taken |= classes[value]
    return taken != negated
