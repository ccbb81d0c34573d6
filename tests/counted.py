"""Counts the work of reading a text, stage by stage, without a clock: calls, and characters looked at or copied.

Run as ``python -m tests.counted SIZE SHARE SHARES`` it prints, as JSON, the work for a share of the families of hostile
texts at that size and at twice that size. Expressions are counted by standing in for ``re``, so it has to run in a
process of its own.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import wraps
from types import ModuleType
from typing import Any

from tests.hostile import FAMILIES

Work = dict[str, list[int]]
_SMALL = 500
STEPS = ("clean", "build_outline", "find_statements", "find_passages", "sections", "tasks")
FINDERS = (
    "header", "responsibilities", "indicators", "platforms", "citations", "funding", "milestones", "damage",
)  # fmt: skip


class _Tally:
    """Calls and characters since the beginning."""

    calls = 0
    characters = 0


def _seen(number: int) -> None:
    _Tally.characters += max(number, 0)


class Text(str):
    """A text that counts what is cut out of it and what is searched in it."""

    __slots__ = ()

    def __getitem__(self, key: Any) -> str:  # noqa: ANN401
        found = str.__getitem__(self, key)
        _seen(len(found))
        return found

    def find(self, sub: str, *bounds: Any) -> int:  # noqa: ANN401
        place = str.find(self, sub, *bounds)
        _seen((place if place >= 0 else _stop(self, bounds)) - _start(bounds))
        return place

    def rfind(self, sub: str, *bounds: Any) -> int:  # noqa: ANN401
        place = str.rfind(self, sub, *bounds)
        _seen(_stop(self, bounds) - (place if place >= 0 else _start(bounds)))
        return place

    def count(self, sub: str, *bounds: Any) -> int:  # noqa: ANN401
        _seen(_stop(self, bounds) - _start(bounds))
        return str.count(self, sub, *bounds)


def _start(bounds: tuple[Any, ...]) -> int:
    return bounds[0] or 0 if bounds else 0


def _stop(text: str, bounds: tuple[Any, ...]) -> int:
    return min(bounds[1], len(text)) if len(bounds) > 1 and bounds[1] is not None else len(text)


class Pattern:
    """A compiled expression that counts how far it looks."""

    def __init__(self, real: "re.Pattern[str]") -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._real, name)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> "re.Match[str] | None":
        match = self._real.search(text, pos, endpos)
        _seen((match.end() if match else min(endpos, len(text))) - pos)
        return match

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> "re.Match[str] | None":
        match = self._real.match(text, pos, endpos)
        _seen(match.end() - pos if match else 1)
        return match

    def fullmatch(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> "re.Match[str] | None":
        match = self._real.fullmatch(text, pos, endpos)
        _seen(match.end() - pos if match else 1)
        return match

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> "Iterator[re.Match[str]]":
        place = pos
        for match in self._real.finditer(text, pos, endpos):
            _seen(match.end() - place)
            place = match.end()
            yield match
        _seen(min(endpos, len(text)) - place)

    def sub(self, repl: Any, string: str, count: int = 0) -> str:  # noqa: ANN401
        _seen(len(string))
        return self._real.sub(repl, string, count)

    def split(self, string: str, maxsplit: int = 0) -> list[Any]:
        _seen(len(string))
        return self._real.split(string, maxsplit)

    def findall(self, string: str, *bounds: int) -> list[Any]:
        _seen(len(string))
        return self._real.findall(string, *bounds)


def _stand_in() -> None:
    """Let ``re`` give counting expressions."""
    compiled = re.compile
    kept: dict[tuple[str, int], Pattern] = {}

    def compile_(pattern: Any, flags: int = 0) -> Any:  # noqa: ANN401
        if not isinstance(pattern, str):
            return pattern
        if (pattern, int(flags)) not in kept:
            kept[pattern, int(flags)] = Pattern(compiled(pattern, flags))
        return kept[pattern, int(flags)]

    def direct(name: str) -> Callable[..., Any]:
        def call(pattern: Any, *args: Any, flags: int = 0, **kwargs: Any) -> Any:  # noqa: ANN401
            return getattr(compile_(pattern, flags), name)(*args, **kwargs)

        return call

    re.compile = compile_
    for name in ("search", "match", "fullmatch", "finditer", "findall"):
        setattr(re, name, direct(name))
    re.sub = lambda pattern, repl, string, count=0, flags=0: compile_(pattern, flags).sub(repl, string, count)  # type: ignore[assignment]
    re.split = lambda pattern, string, maxsplit=0, flags=0: compile_(pattern, flags).split(string, maxsplit)  # type: ignore[assignment]


def _measure(work: Work, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """``function``, whose work is added to ``work`` under ``stage``."""

    @wraps(function)
    def counted(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        before = _Tally.calls, _Tally.characters
        sys.setprofile(_profile)
        try:
            return function(*args, **kwargs)
        finally:
            sys.setprofile(None)
            work[stage][0] += _Tally.calls - before[0]
            work[stage][1] += _Tally.characters - before[1]

    return counted


def _profile(_frame: object, event: str, _arg: object) -> None:
    if event in ("call", "c_call"):
        _Tally.calls += 1


def _instrument(pipeline: ModuleType, work: Work) -> None:
    def counted_text(text: Any) -> Any:  # noqa: ANN401
        text.text, text.norm = Text(text.text), Text(text.norm)
        return text

    for step in STEPS:
        setattr(pipeline, step, _measure(work, step, getattr(pipeline, step)))
    measured = pipeline.clean
    pipeline.clean = lambda source: counted_text(measured(source))  # type: ignore[attr-defined]
    for name in FINDERS:
        module = getattr(pipeline, name)
        module.find = _measure(work, name, module.find)


def _forget() -> None:
    """Empty what is remembered of texts; what is read once a process stays."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("loaders", "ontology")):
            for value in vars(module).values():
                parameters = getattr(value, "cache_parameters", None)
                if parameters and parameters()["maxsize"] is not None:
                    value.cache_clear()


def main(size: int, share: int, shares: int) -> dict[str, dict[str, list[list[int]]]]:
    """Work of each family and stage at ``size`` and twice ``size``: calls, then characters."""
    _stand_in()
    from loaders import pipeline
    from loaders.readers.txt import from_text
    from loaders.text import SourceText
    from ontology.records import Source

    work: Work = defaultdict(lambda: [0, 0])
    _instrument(pipeline, work)

    def run(text: str) -> Work:
        _forget()
        work.clear()
        read = from_text(text, "hostile.txt")
        source = Source("hostile.txt", "txt", "0" * 64, len(text), text)
        pipeline.extract(SourceText(Text(read.text), read.blocks), source)
        return {stage: list(counts) for stage, counts in work.items()}

    result = {}
    for name, family in list(FAMILIES.items())[share::shares]:
        run(family(_SMALL))  # what is read once a process is no work of the text
        first, second = run(family(size)), run(family(2 * size))
        result[name] = {stage: [first[stage], second[stage]] for stage in second}
    return result


if __name__ == "__main__":
    json.dump(main(*map(int, sys.argv[1:])), sys.stdout)
