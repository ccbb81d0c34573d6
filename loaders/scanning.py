"""Tries a pattern only where it can begin, and keeps what was computed of a text.

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


def places_before(text: str, word: str, reach: int) -> Iterator[int]:
    """The places up to ``reach`` characters before each ``word`` in ``text``, and its own, for ``match_at``.

    A plain word is found much faster than a class of characters.
    """
    place = text.find(word)
    while place >= 0:
        yield from range(max(0, place - reach), place + 1)
        place = text.find(word, place + 1)


def match_at(pattern: re.Pattern[str], places: Iterable[int], text: str) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` that begin at ``places``, in order, without those inside the one before."""
    start = 0
    for place in places:
        match = pattern.match(text, place) if place >= start else None
        if match:
            start = match.end()
            yield match
