"""Says what a task is about: codes of the topic scheme by weighted words of its title and text, with those words."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
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
_TITLE: Final = 3.0
_SENTENCE: Final = 2.0
_ONCE: Final = 1.0
_AGAIN: Final = {1.0: 1.5, 1.5: 2.0, 2.0: 2.0}
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
    return topics_of([(title, body, (above,))])[0]


def topics_of(tasks: Sequence[tuple[str, str, tuple[str, ...]]]) -> list[tuple[Topic, ...]]:
    """As ``topics``, of each of several tasks: title, body, and the headings above, which they may share.

    The words of all are sought in one pass, those of each heading once.
    """
    texts = [_read(title, body) for title, body, _ in tasks]
    above = [headings for _, _, headings in tasks]
    shared = dict.fromkeys(chain.from_iterable(dict.fromkeys(above)))
    named = _named([*chain.from_iterable(texts), *shared])
    signs = dict(zip(shared, map(_signs_in, named[2 * len(texts) :]), strict=True))
    families = {headings: frozenset(chain.from_iterable(map(signs.__getitem__, headings))) for headings in above}
    words = zip(named[: 2 * len(texts) : 2], named[1 : 2 * len(texts) : 2], strict=True)
    return [_topics(text, *own, families[headings]) for text, own, headings in zip(texts, words, above, strict=True)]


def _read(title: str, body: str) -> tuple[str, str]:
    """What is read of a task, as title and as text."""
    if not title and (first := _FIRST_SENTENCE.search(body)):
        return first[0], body[first.end() : first.end() + _LONGEST]
    return title, body[:_LONGEST]


def _topics(
    text: tuple[str, str], in_title: list[_Word], in_body: list[_Word], families: frozenset[str]
) -> tuple[Topic, ...]:
    """What a task is about whose words are known, under headings of ``families``."""
    title, body = text
    strengths = _strengths(in_title, in_body, _TITLE if len(title) <= _LONG_TITLE else _SENTENCE)
    return _chosen(strengths, _within(families.union(_signs_in(in_title), _about(in_body, len(body)))))


def _strengths(in_title: list[_Word], in_body: list[_Word], title: float) -> dict[_Word, float]:
    """How much each word counts, ``title`` for those of the title; in no order."""
    strengths: dict[_Word, float] = {}
    for word in in_body:
        strengths[word] = _AGAIN[strengths[word]] if word in strengths else _ONCE
    for word in set(in_title):
        strengths[word] = strengths[word] + title if word in strengths else title
    return strengths


class _Within(dict[_Word, _Votes]):
    """What words that say something of a family alone say in a text about some families, by word as it is asked for.

    What a word says of these families is all that it says; where it says nothing of them, it speaks as everywhere.
    """

    def __init__(self, families: frozenset[str]) -> None:
        super().__init__()
        self.families = families

    def __missing__(self, word: _Word) -> _Votes:
        own = tuple([(code, _WITHIN) for code, family in word.within if family in self.families])
        self[word] = votes = own or word.votes
        return votes


@cache
def _within(families: frozenset[str]) -> _Within:
    return _Within(families)


def _chosen(strengths: dict[_Word, float], within: _Within) -> tuple[Topic, ...]:
    """The topics that the words speak for most, with those that say most for each."""
    sums: dict[str, float] = {}
    said: dict[str, list[tuple[float, int, str]]] = {}
    for word, strength in strengths.items():
        for code, weight in within[word] if word.within else word.votes:
            value = weight * strength
            if code in said:
                sums[code] += value
                said[code].append((-value, word.shortness, word.text))
            else:
                sums[code] = value
                said[code] = [(-value, word.shortness, word.text)]
    return tuple([Topic(code, tuple([one[2] for one in sorted(said[code])[:_MOST_WORDS]])) for code in _best(sums)])


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
    ranked = sorted([(-sums[code], places[code], code) for code in codes if code not in covered])
    return [code for _, _, code in ranked[:MOST]]


def _named(texts: Iterable[str]) -> list[list[_Word]]:
    """The words of each text, in order, as often as they stand there."""
    coded = [text.encode(errors="replace") for text in texts]
    # the automaton looks up one of 256 bytes faster than one of thousands of characters
    starts, words = _longest(b"\n".join(coded).decode("latin-1"))
    found, first, end = [], 0, 0
    for text in coded:
        end += len(text)
        last = bisect_left(starts, end, first)
        found.append(words[first:last])
        first, end = last, end + 1
    return found


def _longest(text: str) -> tuple[list[int], list[_Word]]:
    """The words of a text, in order, and the places before them; a word inside a longer one does not count.

    融资 in 质押融资 is none.
    """
    starts: list[int] = []
    words: list[_Word] = []
    last_start = last_end = _NOWHERE
    found: Iterator[tuple[int, tuple[int, _Word]]] = _automaton().iter(text)
    for end, (size, word) in found:
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


def _signs_in(words: list[_Word]) -> list[str]:
    """The families of the signs among ``words``; a heading is about all of them."""
    return [word.family for word in words if word.family]


def _about(words: list[_Word], size: int) -> Collection[str]:
    """The families that a text of ``size`` characters is about."""
    signs = _signs_in(words)
    if not signs:
        return signs
    least = max(2, size / _DENSITY)
    return [name for name in set(signs) if signs.count(name) >= least] if len(signs) >= least else ()


@cache
def _automaton() -> Any:  # noqa: ANN401
    automaton = ahocorasick.Automaton()
    for word in _words():
        form = word.text.encode().decode("latin-1")
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
