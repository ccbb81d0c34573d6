"""Several words in one search: each tells of a hit by its text, or by the names of what it belongs to."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Final

from graph.pinyin import syllables
from graph.tokens import MAX_QUERY, Way, fold, ways

MOST_WORDS: Final = 8
MOST_PLACES: Final = 20  # that a word is looked for in; a word that more go by narrows nothing
_ENOUGH: Final = 1_000  # names that are looked at for one way to understand a word, the large places first
_PAIRS: Final = 4  # of signs that the index is asked for, of all words together
_HEARD: Final = 2  # letters from which on the sound of a place is looked for
_BETWEEN: Final = re.compile(r"[\s、，,；;]+")
_TOKEN: Final = re.compile(r'"(\w+)"')
_WRITTEN: Final = "folded"
_COLUMNS: Final = (_WRITTEN, "sound", "initials")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a search: the ways to understand it, and the numbers of the places whose names hold it.

    ``places`` is None where they are more than can be looked for.
    """

    ways: tuple[Way, ...]
    places: frozenset[int] | None

    def tells(self, folded: str, spoken: bool) -> bool:
        """Whether a text holds the word, of a ``spoken`` one also its sound."""
        return any(way.holds(folded) for way in self.ways if spoken or way.column == _WRITTEN)

    def stated(self, named: bool) -> str:
        """The words of the index for a text with the word, or for one whose node has it in its name."""
        own = [f"({way.words})" for way in self.ways if way.words]
        return " OR ".join([*own, *(_TOKEN.sub(r'"2\1"', one) for one in own if named)])

    def placed(self, named: bool) -> str:
        """The same, or the words for what belongs to one of the places; empty where any text may fit."""
        if self.places is None:
            return ""
        return " OR ".join([self.stated(named), *(f'"3{number}"' for number in sorted(self.places))])


@dataclass(frozen=True, slots=True)
class _Name:
    """What a place is called, how that sounds, and the numbers of the places that it lies in itself."""

    number: int
    folded: str
    sounds: tuple[str, ...]
    inside: frozenset[int]

    def written(self, column: str) -> str:
        """The name as a column of the index has it."""
        if column == _WRITTEN:
            return self.folded
        return "".join(self.sounds if column == "sound" else (one[0] for one in self.sounds))


class Places:
    """The plans and places that texts belong to, by number, with the names that tell of these texts as well."""

    def __init__(self) -> None:
        """Know none."""
        self._numbers: dict[str, int] = {}
        self._names: dict[int, _Name] = {}
        self._lists: dict[str, tuple[str, list[int]]] = {}
        self._order: list[_Name] = []

    def numbers(self, nodes: Iterable[str]) -> list[int]:
        """Return the number of each of ``nodes``, which get one where they have none."""
        return [self._numbers.setdefault(node, len(self._numbers)) for node in nodes]

    def name(self, names: Iterable[tuple[str, str, str]]) -> None:
        """Take nodes with their folded names and the numbers of what they lie in; only those with numbers matter."""
        for node, folded, around in names:
            if (number := self._numbers.get(node)) is not None:
                self._names[number] = _Name(number, folded, tuple(syllables(folded)), frozenset(places_in(around)))
        # the large ones first, as many may go by a part of a name
        self._order = sorted(self._names.values(), key=lambda name: (len(name.inside), name.number))
        for column in _COLUMNS:
            written = [f"{name.written(column)}\n" for name in self._order]
            self._lists[column] = "".join(written), list(accumulate(map(len, written), initial=0))

    def known(self, number: int) -> str:
        """Return the folded name of a number, empty where it has none."""
        return self._names[number].folded if number in self._names else ""

    def told(self, ways: Iterable[Way]) -> frozenset[int] | None:
        """Return the numbers whose names hold one of the ways; None where they are more than ``MOST_PLACES``.

        What lies in one of them is left out: it is found by the number of that.
        """
        found: set[int] = set()
        for name in chain.from_iterable(map(self._holding, ways)):
            if name.inside.isdisjoint(found):
                found.add(name.number)
            if len(found) > MOST_PLACES:
                return None
        return frozenset(found)

    def _holding(self, way: Way) -> Iterator[_Name]:
        """The names that hold a way; all of them stand in one text, in which it is looked for."""
        text, starts = self._lists[way.column]
        at = text.find(way.text) if way.column == _WRITTEN or len(way.text) >= _HEARD else -1
        for _ in range(_ENOUGH):
            if at < 0:
                return
            place = bisect_right(starts, at) - 1
            name = self._order[place]
            if way.column == _WRITTEN or way.sounds_in(name.sounds):
                yield name
            at = text.find(way.text, starts[place + 1])


def places_in(around: str) -> list[int]:
    """The numbers of what a text belongs to, as the index keeps them."""
    return [int(number) for number in around.split()]


def parted(text: str) -> list[str]:
    """The words of ``text``, each once, none where nothing parts it.

    >>> parted("宁波 专利导航、试点"), parted("宁波")
    (['宁波', '专利导航', '试点'], [])
    """
    words = [word for word in _BETWEEN.split(text[:MAX_QUERY]) if word]
    return list(dict.fromkeys(words))[:MOST_WORDS] if len(words) > 1 else []


def several(text: str, common: Mapping[str, int], places: Places) -> list[Word]:
    """Return the words of ``text`` that say something, none where nothing parts it."""
    words = parted(text)
    pairs = max(1, _PAIRS // max(1, len(words)))
    # one letter begins every other name
    found = [tuple(ways(word, common, pairs)[: None if len(word) > 1 else 1]) for word in words]
    found = [known for known in found if any(way.words for way in known)]
    return [Word(known, places.told(known)) for known in found]


def queries(words: Sequence[Word], named: bool, around: bool) -> Iterator[str]:
    """What the index is asked for: first texts with all of the words, then those whose plan or place has some of them.

    One word at least stands in the text itself.

    Args:
        words: what was typed.
        named: whether the texts are other names, of nodes that have a name besides.
        around: whether the texts belong to plans or places.
    """
    stated = [word.stated(named) for word in words]
    yield " AND ".join(f"({one})" for one in stated)
    narrow = any(word.places is not None for word in words) and any(word.places != frozenset() for word in words)
    if around and narrow:
        asked = [" OR ".join(stated), *(word.placed(named) for word in words)]
        yield " AND ".join(f"({one})" for one in asked if one)


def letters_only(text: str) -> bool:
    """Whether ``text`` is but Latin letters and the like, as pinyin is, whose blanks may part syllables."""
    return fold(text).isascii()
