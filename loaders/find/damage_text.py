"""Damage that the characters themselves show: words said twice, lost dashes, signs of a wrong encoding."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from loaders.find.header_dates import lost_readings
from loaders.lexicons import alternatives, lexicon

_HAN: Final = r"[\u4e00-\u9fff]"
_QUOTES: Final = re.compile("[“”]")
_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of damage in the slice ``[start, end)`` of the clean text, what it is in words, and the likely repair."""

    kind: str
    start: int
    end: int
    words: str
    repair: str | None = None


# 20212035年: the dash between two years was lost
_YEARS: Final = re.compile(r"(?<!\d)(20[0-4]\d)(20[0-4]\d)(?=年)")
# 2022115 on a line of its own
_DATE_LINE: Final = re.compile(r"^20\d{4,6}$", re.M)
# 国国务务院院: every character printed twice
_ALL_TWICE: Final = re.compile(rf"(?:({_HAN})\1){{4,}}")
# 。。 ,, 、、 、。
_MARKS: Final = re.compile(r"([。,;、])\1+|[、,;]。|。[、,;]")
# (-) for (一)
_MISREAD: Final = re.compile(r"^\(-\)|(?<=[。:;\n])\(-\)", re.M)
# ???, where an encoding failed
_LOST: Final = re.compile(r"\?{3,}")


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


def text_signs(norm: str, text: str) -> list[Sign]:
    """All signs in the clean text (``norm`` is folded), in order."""
    signs = [*_dashes(norm), *_repeats(norm), *_words(norm), *_unpaired(text)]
    if any(sign.kind in ("lost-dash", "lost-date") for sign in signs):
        signs += _ranges(norm)
    return sorted(signs, key=lambda sign: (sign.start, sign.kind))


def _dashes(norm: str) -> Iterator[Sign]:
    for match in _YEARS.finditer(norm):
        yield Sign("lost-dash", match.start(), match.end(), "two years run together", f"{match[1]}-{match[2]}")
    for match in _DATE_LINE.finditer(norm):
        readings = lost_readings(match[0])
        if readings:
            yield Sign("lost-date", match.start(), match.end(), "a date lost its 年月日", " / ".join(readings))
    for match in _MISREAD.finditer(norm):
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


def _repeats(norm: str) -> Iterator[Sign]:
    for match in _ALL_TWICE.finditer(norm):
        yield Sign("doubled-characters", match.start(), match.end(), "every character is printed twice", match[0][::2])
    for match in _MARKS.finditer(norm):
        yield Sign("doubled-mark", match.start(), match.end(), "punctuation stands twice", match[0][-1])


def _words(norm: str) -> Iterator[Sign]:
    phrases = lexicon("damage")["phrases"]
    for match in _lexical().finditer(norm):
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
    for line in re.finditer(r"[^\n]+", text):
        opened: int | None = None
        for mark in _QUOTES.finditer(text, *line.span()):
            if mark[0] == "“":
                if opened is not None:
                    yield Sign("unpaired-quote", opened, opened + 1, "a quotation mark is not closed")
                opened = mark.start()
            elif opened is None:
                yield _unopened(text, line.start(), mark.start())
            else:
                opened = None
        if opened is not None:
            yield Sign("unpaired-quote", opened, opened + 1, "a quotation mark is not closed")


def _unopened(text: str, line_start: int, place: int) -> Sign:
    """A closing mark that nothing opened; after a figure, the figure is what is left of a misread word."""
    before = text[max(line_start, place - _SHOWN) : place]
    figure = re.search(r"(?:\d ?){1,4}$", before)
    if figure:
        return Sign("misread-text", place - len(figure[0]), place + 1, "a figure and its quotation mark were misread")
    return Sign("unpaired-quote", place, place + 1, "a quotation mark is not opened")
