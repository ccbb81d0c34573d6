"""Tries a pattern only where it can begin, and finds what stands twice.

The engine of regular expressions runs quickly over characters that open no match where a pattern begins with a plain
character or a class of them. Patterns that begin otherwise, as with a look behind, are tried at every character;
``scan`` finds the places by a plain pattern first.
"""

import re
from collections.abc import Iterable, Iterator


def scan(
    pattern: re.Pattern[str], opening: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` in ``text[start:end]``, as ``finditer`` gives them.

    Args:
        pattern: never matches nothing.
        opening: matches wherever ``pattern`` begins; what it matches is otherwise of no account.
    """
    stop = len(text) if end is None else end
    search, match_at = opening.search, pattern.match
    while place := search(text, start, stop):
        start = place.start()
        if match := match_at(text, start, stop):
            start = match.end()
            yield match
        else:
            start += 1


def repeated(text: str, *sizes: int) -> list[list[int]]:
    """For each of ``sizes`` the places at which so many characters stand twice.

    Computed of the whole text as one number: where it equals itself moved on by so many characters, the difference is
    zero. An expression takes two to three times as long, as every character may begin a match.

    >>> repeated("花花与鸟与鸟", 1, 2)
    [[0], [2]]
    """
    code, width = text.encode("utf-16-le", "surrogatepass"), 2
    if len(code) != width * len(text):  # characters beyond the first plane take two places there
        code, width = text.encode("utf-32-le", "surrogatepass"), 4
    number = int.from_bytes(code, "little")
    return [_zeros((number ^ number >> 8 * width * size).to_bytes(len(code), "little"), width, size) for size in sizes]


def _zeros(difference: bytes, width: int, size: int) -> list[int]:
    """The characters, of ``width`` bytes, from which on ``size`` characters of a difference are zero."""
    same, stop = bytes(width * size), len(difference) - width * size
    found = []
    place = difference.find(same, 0, stop)
    while place >= 0:
        if place % width == 0:
            found.append(place // width)
        place = difference.find(same, place + 1, stop)
    return found


def places(word: str, text: str) -> list[int]:
    """The places at which ``word`` begins; a plain word is found much faster than a class of characters.

    >>> places("花", "花与花")
    [0, 2]
    """
    found, place = [], text.find(word)
    while place >= 0:
        found.append(place)
        place = text.find(word, place + 1)
    return found


def match_at(pattern: re.Pattern[str], places: Iterable[int], text: str) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` that begin at ``places``, in order, without those inside the one before."""
    start = 0
    for place in places:
        match = pattern.match(text, place) if place >= start else None
        if match:
            start = match.end()
            yield match
