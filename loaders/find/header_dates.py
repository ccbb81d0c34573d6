"""Dates of a document: when it was signed and when the site published it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import Final

from loaders.find.header_lines import HeadLine
from loaders.lexicons import alternatives, any_of, lexicon
from loaders.scanning import scan
from ontology.frozen import record

_label_words: Final = partial(any_of, "header")

_NUMERALS: Final = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○ΟОOo0", "0")
_ZERO: Final = "〇零○ΟОOo0"
# 2023年6月30日, 2023-06-30, 2023.6.30
_ARABIC: Final = r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:年|[-./])(?P<m>\d{1,2})(?:月|[-./])(?P<d>\d{1,2})日?"
# 二〇二三年十二月二十一日, 二○○一年四月三日
_HAN_YEAR: Final = rf"[一二][{_ZERO}一二三四五六七八九]{{3}}"
_COUNT: Final = "[一二三四五六七八九十]"
_HAN: Final = rf"(?P<hy>{_HAN_YEAR})年(?P<hm>{_COUNT}{{1,2}})月(?P<hd>{_COUNT}{{1,3}})日"
_DATE: Final = re.compile(f"{_ARABIC}|{_HAN}")
# A line that ends with a date: "2023年6月30日", "(2023年1月2日)", "国务院2015年5月4日", "二○○一年四月"
_MONTH: Final = rf"(?P<month>(?:(?:19|20)\d\d|{_HAN_YEAR})年(?:\d{{1,2}}|{_COUNT}{{1,2}})月)"
_CLOSING: Final = re.compile(
    r"(?P<before>[^\d(年。,;:]{0,50}?)\(?(?:(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
    + f"|{_HAN}|{_MONTH})\\)?"
)
_CLOSING_SIGNS: Final = frozenset("日月)0123456789")
# 2022115, 2022115日: the words 年月日 were lost, or all but the last
_LOST: Final = re.compile(r"(20\d\d)(\d{2,4})日?")
# …认真执行。某县人民政府办公室2022年8月5日关于…
_GLUED: Final = re.compile(
    rf"。(?P<before>[\u4e00-\u9fff]{{4,40}}?)(?:{_ARABIC}|{_HAN})(?=[\u4e00-\u9fff]|\(?此件|\s*$)"
)
# "2021年2月7日印发" at the end of the last line
_PRINTED: Final = re.compile(rf"(?:{_ARABIC}|{_HAN})印发$")


_BESIDE: Final = re.compile("来源|发表于|浏览|访问|点击")
_PAGE_DATE: Final = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d(?:\D|\d\d:|$)|(?<!\d)20\d\d-\d\d-\d\d")


def read_date(norm: str) -> str | None:
    """ISO date of the first date in folded text, None where there is none.

    >>> read_date("二〇二三年十二月二十一日")
    '2023-12-21'
    """
    match = _DATE.search(norm)
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    if match["y"]:
        return _valid(int(match["y"]), int(match["m"]), int(match["d"]))
    year = int("".join(_NUMERALS[c] for c in match["hy"]))
    return _valid(year, _tens(match["hm"]), _tens(match["hd"]))


def _tens(text: str) -> int:
    if "十" not in text:
        return int(_NUMERALS.get(text[-1], "0"))
    tens, units = text.split("十", 1)
    return int(_NUMERALS.get(tens, "1")) * 10 + int(_NUMERALS.get(units, "0"))


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@record(frozen=True)
class Closing:
    """The date that ends a line: the words before it, and the ISO date; ``readings`` where its 年月日 were lost.

    A date without a day has neither.
    """

    before: str
    iso: str | None
    readings: tuple[str, ...] = ()


def closing_date(line: HeadLine) -> Closing | None:
    """The date that ends ``line``, None where something else does.

    A date written with 年月日, perhaps in brackets, counts; digits without them count where they are all the line.
    """
    return _closing(line) if line.norm.rstrip(" ")[-1:] in _CLOSING_SIGNS else None


@lru_cache(maxsize=1024)  # the lines above dates are asked for several times
def _closing(line: HeadLine) -> Closing | None:
    bare = line.norm.replace(" ", "")
    match = _CLOSING.fullmatch(bare)
    if match:
        before = line.words[: _length(line.words, len(match["before"]))].strip()
        return Closing(before, None if match["month"] else _iso(match))
    readings = lost_readings(bare)
    return Closing("", None, readings) if readings else None


def _length(words: str, letters: int) -> int:
    """Length of the beginning of ``words`` that holds so many characters other than blanks."""
    position = 0
    while letters and position < len(words):
        letters -= words[position] != " "
        position += 1
    return position


def lost_readings(norm: str) -> tuple[str, ...]:
    """All dates that a line of digits without 年月日 may be.

    >>> lost_readings("2022115")
    ('2022-01-15', '2022-11-05')
    """
    match = _LOST.fullmatch(norm.replace(" ", ""))
    if not match:
        return ()
    rest = match[2]
    cuts = [(rest[:i], rest[i:]) for i in (1, 2) if 0 < len(rest) - i <= 2]
    readings = [
        _valid(int(match[1]), int(month), int(day)) for month, day in cuts if month[0] != "0" or len(month) == 2
    ]
    return tuple(sorted({iso for iso in readings if iso}))


def choose(readings: tuple[str, ...], published: str | None) -> str | None:
    """The reading that goes with the date of publication: the last one not after it; None where nothing decides."""
    if len(readings) == 1:
        return readings[0]
    before = [iso for iso in readings if published and iso <= published]
    return max(before) if before else None


def printing_date(line: HeadLine) -> tuple[str, str | None]:
    """What stands before a date of printing that ends the line (…办公室2021年2月7日印发), and the ISO date."""
    match = _PRINTED.search(line.norm) if line.norm.endswith("印发") else None
    return (line.norm[: match.start()], _iso(match)) if match else ("", None)


def glued_dates(line: HeadLine) -> Iterator[tuple[str, str]]:
    """Dates inside a line after words that begin a sentence: these words, and the ISO date."""
    for match in _GLUED.finditer(line.norm):
        iso = _iso(match)
        if iso:
            yield match["before"], iso


def adopted(lines: list[HeadLine]) -> str | None:
    """The date in the brackets under a title: (2023年1月2日), (2025年11月28日某次全体会议通过)."""
    opening = [line.norm for line in lines if line.norm.startswith("(")]
    return next((iso for norm in opening if (match := _DATE.match(norm, 1)) and (iso := _iso(match))), None)


@cache
def _label_ends(kind: str) -> frozenset[str]:
    """How the labels end (日期, 时间): all that many documents need to be asked for."""
    return frozenset(word[-2:] for word in lexicon("header")[kind])


@cache
def _label(kind: str) -> re.Pattern[str]:
    words = lexicon("header")[kind]
    long = alternatives([word for word in words if len(word) > 2])
    short = alternatives([word for word in words if len(word) <= 2]) or "(?!)"
    return re.compile(rf"(?:{long}|(?<![\u4e00-\u9fff])(?:{short}))(?:[:)]|:\))?(?=(?P<rest>.{{0,24}}))")


def labelled_date(lines: list[HeadLine], kind: str) -> str | None:
    """The first date after a label of ``kind`` (``published`` or ``signed``), on its line or the next."""
    together = "\n".join([line.norm for line in lines])
    ends = [end for end in _label_ends(kind) if end in together]
    for line, following in pairwise([*lines, None]) if ends else ():
        if line is None or not any(end in line.norm for end in ends):
            continue
        for match in scan(_label(kind), _label_words(kind), line.norm):
            found = _DATE.match(match["rest"].lstrip(" :"))
            if not found and following and not match["rest"].strip(" :"):
                found = _DATE.match(following.norm)
            if found and (iso := _iso(found)):
                return iso
    return None


def page_date(lines: list[HeadLine]) -> str | None:
    """The date that a page prints beside its source: on the line of 来源, or alone on the line before it."""
    for line, following in pairwise([*lines, None]):
        if line is None:
            break
        if "更新" in line.norm and _BESIDE.search(line.norm) and (iso := labelled_date([line], "updated")):
            return iso
        match = _PAGE_DATE.search(line.norm) if "-" in line.norm else None
        if not match:
            continue
        beside = _BESIDE.search(line.norm)
        before = following and re.match("(?:信息|文章)?来源", following.norm) and len(line.norm) <= 20
        if (beside or before) and (iso := read_date(match[0])):
            return iso
    return None
