"""Damage that the characters themselves show: words said twice, lost dashes, signs of a wrong encoding."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final

from loaders.find.header_dates import lost_readings
from loaders.lexicons import alternatives, lexicon
from loaders.scanning import match_at, repeated, scan
from ontology.frozen import record

_HAN: Final = r"[\u4e00-\u9fff]"
_PAIR: Final = re.compile("“[^“”\n]*”")
_QUOTES: Final = re.compile(f"{_PAIR.pattern}|[“”]")
_SHOWN: Final = 6


@record(frozen=True)
class Sign:
    """A sign of damage in the slice ``[start, end)`` of the clean text, what it is in words, and the likely repair."""

    kind: str
    start: int
    end: int
    words: str
    repair: str | None = None


# 20212035年: the dash between two years was lost
_YEARS: Final = re.compile(r"(?<!\d)(20[0-4]\d)(20[0-4]\d)(?=年)")
_TWENTY: Final = re.compile(r"20\d\d\d")
# 2022115 on a line of its own
_DATE_LINE: Final = re.compile(r"^20\d{4,6}$", re.M)
# 国国务务院院: every character printed twice
_ALL_TWICE: Final = re.compile(rf"(?:({_HAN})\1){{4,}}")
# 。。 ,, 、、 、。
_MARKS: Final = re.compile(r"([。,;、])\1+|[、,;]。|。[、,;]")
# A full stop beside another mark; a plain character is quickly looked for.
_STOP: Final = re.compile("。(?:(?=[,;、])|(?<=[,;、]。))")
# (-) for (一), or () where dashes were lost
_MISREAD: Final = re.compile(r"^\(-?\)(?=[\u4e00-\u9fff])|(?<=[。:;\n])\(-\)", re.M)
_DASH: Final = re.compile(r"\(-?\)")
# ???, where an encoding failed
_LOST: Final = re.compile(r"\?\?\?+")


@cache
def _lexical() -> re.Pattern[str]:
    """One pattern for all signs that are words: doubled, broken by a mark, with a part lost, of a wrong encoding."""
    words = lexicon("damage")
    broken = "|".join(word.replace("|", "[,、.+]") for word in words["broken"])
    doubled = "|".join(f"(?<![{before}]){word}{word}" for word, before in words["doubled"].items())
    return re.compile(
        rf"(?P<doubled>{doubled})(?={_HAN})|(?P<pair>({alternatives(words['pairs'])})\3)|(?P<broken>{broken})"
        rf"|(?P<phrase>{alternatives(list(words['phrases']))})|(?P<replacement>(?:{alternatives(words['replacement'])})+)"
    )


@cache
def _lexical_opening() -> re.Pattern[str]:
    """How the matches of ``_lexical`` begin in which nothing stands twice."""
    words = lexicon("damage")
    broken = [word.partition("|")[0] + mark for word in words["broken"] for mark in ",、.+"]
    return re.compile(alternatives([*broken, *words["phrases"], *words["replacement"]]))


@cache
def _pairs() -> frozenset[str]:
    return frozenset(lexicon("damage")["pairs"])


def text_signs(norm: str, text: str) -> list[Sign]:
    """All signs in the clean text (``norm`` is folded), in order."""
    twice, pairs = repeated(norm, 1, 2)
    signs = [*_dashes(norm), *_repeats(norm, twice), *_words(norm, twice, pairs), *_unpaired(text)]
    if any(sign.kind in ("lost-dash", "lost-date") for sign in signs):
        signs += _ranges(norm)
    return sorted(signs, key=lambda sign: (sign.start, sign.kind))


def _dashes(norm: str) -> Iterator[Sign]:
    for match in scan(_YEARS, _TWENTY, norm):
        yield Sign("lost-dash", match.start(), match.end(), "two years run together", f"{match[1]}-{match[2]}")
    for match in scan(_DATE_LINE, _TWENTY, norm):
        readings = lost_readings(match[0])
        if readings:
            yield Sign("lost-date", match.start(), match.end(), "a date lost its 年月日", " / ".join(readings))
    for match in scan(_MISREAD, _DASH, norm):
        yield Sign("misread-number", match.start(), match.end(), "a number was misread", "(一)")


def _ranges(norm: str) -> Iterator[Sign]:
    """23个 for 2-3个: only where the text lost other dashes, and the second figure is the next or the one after."""
    units = alternatives(lexicon("damage")["units"])
    for match in re.finditer(rf"(?<![\d.])([1-8])([2-9])(?=(?:{units})(?!月|百|千|万|亿))", norm):
        if int(match[2]) - int(match[1]) in (1, 2):
            repair = f"{match[1]}-{match[2]}"
            yield Sign(
                "suspect-range", match.start(), match.end(), "two figures may be a range without its dash", repair
            )


def _repeats(norm: str, twice: list[int]) -> Iterator[Sign]:
    for match in match_at(_ALL_TWICE, twice, norm):
        yield Sign("doubled-characters", match.start(), match.end(), "every character is printed twice", match[0][::2])
    stops = [match.start() for match in _STOP.finditer(norm)]
    beside = [place - back for place in stops for back in (1, 0)]
    for match in match_at(_MARKS, sorted([*twice, *beside]), norm):
        yield Sign("doubled-mark", match.start(), match.end(), "punctuation stands twice", match[0][-1])


def _words(norm: str, twice: list[int], twice_two: list[int]) -> Iterator[Sign]:
    phrases, doubled = lexicon("damage")["phrases"], lexicon("damage")["doubled"]
    again = match_at(_lexical(), [place for place in twice if norm[place] in doubled], norm)
    pairs = match_at(_lexical(), [place for place in twice_two if norm[place : place + 2] in _pairs()], norm)
    for match in chain(again, pairs, scan(_lexical(), _lexical_opening(), norm)):
        start, end = match.span()
        if match["doubled"] or match["pair"]:
            word = match[0][: (end - start) // 2]
            yield Sign("doubled-word", start, end, f"{word} stands twice", word)
        elif match["broken"]:
            yield Sign("stray-mark", start, end, "a mark stands inside a word", re.sub("[,、.+]", "", match[0]))
        elif match["phrase"]:
            yield Sign("lost-word", start, end, "a part of a fixed expression is lost", phrases[match[0]])
        else:
            yield Sign("replacement-character", start, end, "characters were lost to a wrong encoding")
    for match in _LOST.finditer(norm):
        yield Sign("replacement-character", match.start(), match.end(), "characters were lost to a wrong encoding")


def _unpaired(text: str) -> Iterator[Sign]:
    """Quotation marks without their pair, line by line."""
    alone = _PAIR.sub("", text)
    if "“" not in alone and "”" not in alone:
        return
    for match in _QUOTES.finditer(text):
        if match[0] == "“":
            yield Sign("unpaired-quote", match.start(), match.end(), "a quotation mark is not closed")
        elif match[0] == "”":
            yield _unopened(text, match.start())


def _unopened(text: str, place: int) -> Sign:
    """A closing mark that nothing opened; after a figure, the figure is what is left of a misread word."""
    before = text[max(0, place - _SHOWN) : place].rpartition("\n")[2]
    figure = re.search(r"(?:\d ?){1,4}$", before)
    if figure:
        return Sign("misread-text", place - len(figure[0]), place + 1, "a figure and its quotation mark were misread")
    return Sign("unpaired-quote", place, place + 1, "a quotation mark is not opened")
