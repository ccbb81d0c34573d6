"""Says what a task is about: codes of the topic scheme by weighted words of its title and text, with those words."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

import ahocorasick

from loaders.lexicons import lexicon
from ontology.records import Topic

MOST: Final = 3
_MOST_WORDS: Final = 6
_WEIGHTS: Final = {"sure": 3.0, "likely": 2.0}
_WITHIN: Final = 2.0
# A word of the title counts as three of the text, in a title that is a whole sentence as two; a word of the text
# counts the more the oftener it stands there.
_TITLE, _SENTENCE = 3.0, 2.0
_TIMES: Final = (0.0, 1.0, 1.5, 2.0)
_LONG_TITLE: Final = 30
_FIRST_SENTENCE: Final = re.compile(r"[^。;\n]{2,60}")
# What a task is about is said at its beginning.
_LONGEST: Final = 200
# A topic needs one usual word in the title, or two sure ones in the text, and not be far behind the best.
_ENOUGH: Final = 5.0
_SHARE: Final = 0.4
# The text is about a family where a sign of it stands in every so many characters.
_DENSITY: Final = 80
_NOWHERE: Final = -2  # no word begins or ends before the text


_Votes = tuple[tuple[str, float], ...]


@dataclass(slots=True, eq=False)
class _Word:
    """What one word says: (topic, weight) everywhere, topics by family where the text is about that, and its family."""

    text: str
    votes: _Votes
    within: tuple[tuple[str, str], ...]
    family: str | None
    shortness: int


def topics(title: str, body: str, above: str = "") -> tuple[Topic, ...]:
    """What a task is about, the likeliest topic first; at most three, none where nothing fits.

    Args:
        title: its heading, empty where it has none; the first sentence of the text then takes its place.
        body: its text without statements of responsibility; the first 200 characters are read.
        above: headings above it; they tell what families of topics the text belongs to, and nothing else.
    """
    if not title and (first := _FIRST_SENTENCE.search(body)):
        title, body = first[0], body[first.end() :]
    body = body[:_LONGEST]
    in_title, in_body = _named(title, body)
    families, named = _families(above), [*_signs_in(in_title), *_about(in_body, len(body))]
    if named:
        families = families.union(named)
    return _chosen(_strengths(in_title, in_body, _TITLE if len(title) <= _LONG_TITLE else _SENTENCE), _within(families))


def _strengths(in_title: list[_Word], in_body: list[_Word], title: float) -> dict[_Word, float]:
    """How much each word counts, ``title`` for those of the title; in no order."""
    strengths = dict.fromkeys(in_body, _TIMES[1])
    if len(strengths) < len(in_body):  # few words stand several times: a call for each would take longer than all else
        times = dict.fromkeys(in_body, 0)
        for word in in_body:
            times[word] += 1
        for word, count in times.items():
            if count > 1:
                strengths[word] = _TIMES[count] if count < 4 else _TIMES[3]
    for word in dict.fromkeys(in_title):
        strengths[word] = strengths[word] + title if word in strengths else title
    return strengths


def _chosen(strengths: dict[_Word, float], within: dict[_Word, _Votes]) -> tuple[Topic, ...]:
    """The topics that the words speak for most, with those that say most for each."""
    sums: dict[str, float] = {}
    said: dict[str, list[tuple[float, int, str]]] = {}
    for word, strength in strengths.items():
        for code, weight in within[word] if word in within else word.votes:  # noqa: SIM401 (a call takes longer)
            value = weight * strength
            if code in said:
                sums[code] += value
                said[code].append((-value, word.shortness, word.text))
            else:
                sums[code] = value
                said[code] = [(-value, word.shortness, word.text)]
    return tuple([Topic(code, tuple([one[2] for one in sorted(said[code])[:_MOST_WORDS]])) for code in _best(sums)])


@cache
def _within(families: frozenset[str]) -> dict[_Word, _Votes]:
    """What the words say of ``families`` that say something of them alone; they say nothing else in such a text."""
    said = ((word, tuple((code, _WITHIN) for code, family in word.within if family in families)) for word in _telling())
    return {word: own for word, own in said if own}


@cache
def _telling() -> tuple[_Word, ...]:
    """The words that say something of a family alone."""
    return tuple(word for word in _words() if word.within)


def _best(sums: dict[str, float]) -> list[str]:
    """The topics with the highest sums; one above another that is chosen says nothing more and is left out."""
    most = max(sums.values()) if sums else 0.0
    if most < _ENOUGH:
        return []
    least = _SHARE * most
    if least < _ENOUGH:
        least = _ENOUGH
    codes = [code for code, score in sums.items() if score >= least]
    if len(codes) < 2:
        return codes
    broader, places = _broader(), _places()
    covered = {broader[code] for code in codes if code in broader}
    left = [code for code in codes if code not in covered] if covered else codes
    return sorted(left, key=lambda code: (-sums[code], places[code]))[:MOST]


def _named(title: str, body: str) -> tuple[list[_Word], list[_Word]]:
    """The words of the title and of the text, in order, as often as they stand there."""
    starts, words = _longest(_bytes(f"{title}\n{body}"))
    first = bisect_left(starts, len(title.encode(errors="replace")))
    return words[:first], words[first:]


def _longest(text: str) -> tuple[list[int], list[_Word]]:
    """The words of a text, in order, and the places before them; a word inside a longer one does not count.

    融资 in 质押融资 is none.
    """
    starts: list[int] = []
    words: list[_Word] = []
    last_start = last_end = _NOWHERE
    for end, (size, word) in _automaton().iter(text):
        if end == last_end:
            continue  # the end of a longer word
        start = end - size
        while start <= last_start:
            starts.pop()
            words.pop()
            last_start = starts[-1] if starts else _NOWHERE
        starts.append(start)
        words.append(word)
        last_start, last_end = start, end
    return starts, words


def _bytes(text: str) -> str:
    """The bytes of ``text`` as characters; the automaton looks up one of 256 faster than one of thousands."""
    return text.encode(errors="replace").decode("latin-1")


@lru_cache(maxsize=4096)
def _families(text: str) -> frozenset[str]:
    """The families that the lines of ``text`` are about; the head of a document stands above each of its tasks."""
    return frozenset().union(*map(_families_of, text.split("\n")))


@lru_cache(maxsize=4096)
def _families_of(line: str) -> frozenset[str]:
    return frozenset(_signs_in(_named(line, "")[0]))


def _signs_in(words: list[_Word]) -> list[str]:
    """The families of the signs among ``words``; a heading is about all of them."""
    return list(filter(None, map(_signs().get, words)))


def _about(words: list[_Word], size: int) -> Collection[str]:
    """The families that a text of ``size`` characters is about."""
    signs = _signs_in(words)
    if not signs:
        return signs
    least = max(2, size / _DENSITY)
    return [name for name in set(signs) if signs.count(name) >= least] if len(signs) >= least else ()


@cache
def _signs() -> dict[_Word, str]:
    """The words that are signs of a family, and the family."""
    return {word: word.family for word in _words() if word.family}


@cache
def _automaton() -> Any:  # noqa: ANN401
    automaton = ahocorasick.Automaton()
    for word in _words():
        form = _bytes(word.text)
        automaton.add_word(form, (len(form), word))
    automaton.make_automaton()
    return automaton


@cache
def _words() -> tuple[_Word, ...]:
    table = lexicon("topics")
    family_of = {top: name for name, family in table["families"].items() for top in family["topics"]}
    votes: dict[str, list[tuple[str, float]]] = {name: [] for name in table["names"]}
    within: dict[str, list[tuple[str, str]]] = defaultdict(list)
    signs = {sign: name for name, family in table["families"].items() for sign in family["signs"]}
    for top, code, kind, word in entries():
        family = family_of.get(top)
        if kind == "within" and family:
            within[word].append((code, family))
            continue
        votes.setdefault(word, []).append((code, _WEIGHTS[kind]))
        if family:
            signs.setdefault(word, family)
    known = dict.fromkeys([*votes, *within, *signs])
    return tuple(_Word(w, tuple(votes.get(w, ())), tuple(within.get(w, ())), signs.get(w), -len(w)) for w in known)


def entries() -> Iterator[tuple[str, str, str, str]]:
    """Every word of the lexicon: topic at the top, topic, kind of word, word."""
    for top, codes in lexicon("topics")["topics"].items():
        for code, kinds in codes.items():
            for kind, words in kinds.items():
                yield from ((top, code, kind, word) for word in words)


@cache
def _broader() -> dict[str, str]:
    """The topic above each topic."""
    return {code: top for top, codes in lexicon("topics")["topics"].items() for code in codes if code != top}


@cache
def _places() -> dict[str, int]:
    return {code: place for place, (_, code, _, _) in enumerate(entries())}
