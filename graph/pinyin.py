"""Chinese text → pinyin syllables without tones, one a sign: a table, fast enough for all names of a large graph."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

_UMLAUT: Final = str.maketrans("ü", "v")
# in plans: 长三角, 长期; 市长 and 局长 stand among the words of two signs
_USUAL: Final = {"长": "chang"}
_VOWELS: Final = frozenset("aeiouv")


def plain(syllable: str) -> str:
    """A syllable without tone; ü is v, as it is typed: lǚ → lv."""
    composed = unicodedata.normalize("NFD", syllable).replace("u\u0308", "ü")
    return "".join(sign for sign in composed if not unicodedata.combining(sign)).translate(_UMLAUT)


@cache
def _signs() -> dict[str, str]:
    from pypinyin.pinyin_dict import pinyin_dict  # the dictionaries load only where something is looked for

    return {chr(number): plain(readings.partition(",")[0]) for number, readings in pinyin_dict.items()} | _USUAL


@cache
def _pairs() -> dict[str, tuple[str, str]]:
    """Words of two signs that are read otherwise than their signs: 重庆 chong qing, 银行 yin hang."""
    from pypinyin.phrases_dict import phrases_dict

    signs = _signs()
    found = {word: tuple(plain(reading[0]) for reading in readings)
             for word, readings in phrases_dict.items() if len(word) == 2}  # fmt: skip
    return {w: (r[0], r[1]) for w, r in found.items() if r != (signs.get(w[0]), signs.get(w[1]))}


def syllables(text: str) -> list[str]:
    """The reading of each sign of ``text``; what is not Chinese stands for itself.

    >>> syllables("重庆5G")
    ['chong', 'qing', '5', 'G']
    """
    signs, pairs = _signs(), _pairs()
    found = [signs.get(sign, sign) for sign in text]
    for place in range(len(text) - 1):
        if pair := pairs.get(text[place : place + 2]):
            found[place : place + 2] = pair
    return found


@cache
def _spelled() -> frozenset[str]:
    """All syllables; those without a vowel (嗯 n, 呒 m) are only sounds, and would split every other word."""
    return frozenset(one for one in _signs().values() if one.isascii() and one.isalpha() and _VOWELS & set(one))


def split(letters: str, limit: int = 4) -> list[tuple[str, ...]]:
    """The ways to read letters as syllables, the last of which may be unfinished, whole ones and those with
    fewer syllables first.

    >>> split("xian")
    [('xian',), ('xi', 'an'), ('xia', 'n'), ('xi', 'a', 'n')]
    """
    known = _spelled()
    starts = _starts()
    ways: list[tuple[str, ...]] = []
    open_ways: list[tuple[tuple[str, ...], int]] = [((), 0)]
    while open_ways and len(ways) < limit:
        further: list[tuple[tuple[str, ...], int]] = []
        for way, place in open_ways:
            rest = letters[place:]
            if rest in starts:
                ways.append((*way, rest))
            steps = [rest[:size] for size in range(min(6, len(rest) - 1), 0, -1) if rest[:size] in known]
            further += [((*way, step), place + len(step)) for step in steps]
        # the longest syllables first: of many ways only the likeliest are followed
        open_ways = sorted(further, key=lambda found: -found[1])[:limit]
    return sorted(ways[:limit], key=lambda way: (way[-1] not in known, len(way)))


@cache
def _starts() -> frozenset[str]:
    return frozenset(_prefixes(_spelled()))


def _prefixes(words: Iterable[str]) -> Iterable[str]:
    return (word[:size] for word in words for size in range(1, len(word) + 1))


@cache
def completed(start: str) -> tuple[str, ...]:
    """The syllables that begin with ``start``: chan → chan, chang."""
    return tuple(sorted(one for one in _spelled() if one.startswith(start)))
