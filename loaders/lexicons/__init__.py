"""The words that are matched, as YAML, and the one way to read them."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent


@cache
def lexicon(name: str) -> Any:  # noqa: ANN401
    """The parsed lexicon ``NAME.yaml``; read once a process."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)


def alternatives(words: Iterable[str], *, final: bool = False) -> str:
    """A regular-expression alternative of plain words in which the longest wins.

    Words that begin alike share their beginning, and each branch opens with a character of its own: so the engine
    skips what none begins with. With ``final`` the longest word is the only one tried, whatever follows it.

    >>> alternatives(["中心", "中介", "库"])
    '中(?:介|心)|库'
    """
    return _alternatives(tuple(sorted(set(words))), final)


def guarded(words: Iterable[str]) -> str:
    """``alternatives`` for the middle of a pattern: a class tells first whether any of the words can begin here.

    The engine tries the branches of an alternative one after the other; at its start a pattern needs no such class.

    >>> guarded(["中心", "库"])
    '(?=[中库])(?:中心|库)'
    """
    return f"(?=[{re.escape(first_letters(words))}])(?:{alternatives(words)})"


def first_letters(words: Iterable[str]) -> str:
    """The characters that ``words`` begin with, for a class of a pattern."""
    return "".join(sorted({word[0] for word in words if word}))


def opening_pairs(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of the places where ``words`` may begin, by their first two characters: two classes are quicker."""
    pairs = [word[:2] for word in words]
    return re.compile(f"[{first_letters(pairs)}](?=[{first_letters(pair[1:] for pair in pairs)}])")


def opening_triples(words: Iterable[str]) -> re.Pattern[str]:
    """Like ``opening_pairs`` by the first three characters, for words of which few have two: much fewer places.

    It matches these characters, so that what begins inside is only found by who looks from the next on.
    """
    listed = list(words)
    first, second, third = (first_letters([word[place:] for word in listed]) for place in range(3))
    short = "|".join(re.escape(word) for word in listed if len(word) == 2)
    last = f"(?:[{third}]|(?<={short}))" if short else f"[{third}]"
    return re.compile(f"[{first}][{second}]{last}")


@cache
def any_of(name: str, key: str) -> re.Pattern[str]:
    """Pattern of any of the words that the lexicon ``name`` has under ``key``."""
    return re.compile(alternatives(lexicon(name)[key]))


@lru_cache(maxsize=4096)
def _alternatives(words: tuple[str, ...], final: bool) -> str:
    return _branches(words, final)


def _branches(words: Sequence[str], final: bool) -> str:
    """The branches of sorted ``words``, those that begin alike in one."""
    if len(words) == 1:
        return re.escape(words[0])
    rests: dict[str, list[str]] = {}
    for word in words:
        if word:
            rests.setdefault(word[0], []).append(word[1:])
    parts = []
    for first, ends in rests.items():
        inner = _branches(ends, final)
        parts.append(re.escape(first) + (inner if len(ends) == 1 else f"(?{'>' if final else ':'}{inner})"))
    return "|".join([*parts, ""] if parts and not words[0] else parts)
