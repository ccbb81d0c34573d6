"""Which years a line names for its targets, and what each of them governs."""

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import Final

from loaders.find.goals import LAST_OF_FIVE, counted_span, was_then
from loaders.lexicons import alternatives, lexicon
from ontology.frozen import record

# "到2025年", "2023年底前", "全市2025年度", "2023-2025年", "--2025年", "“十四五”末", "第三条“十四五”期间",
# "全市“十四五”末";
# not 截至2023年底, (2011年版), 在2024年21个的基础上
_YEAR: Final = re.compile(
    r"(?P<before>^|[,;:。、!?(\n\s]|(?<![\d年])-|到|(?<!截)至|力争|争取|确保|(?<![高低多少大小优])于|在|底前|计划|[全我本][省市区县州]|(?<=20\d\d年)[和、]|(?<=20\d\d年底)[和、]|,其中|条|[省市县区](?<![高低多少大小优]于..)(?=[“十]))"
    r"(?:(?:20\d\d年?-)?(?P<year>20\d\d)年(?!本\)|版|的?基础|同期|水平|相比|\d{1,2}月\d{1,2}日(?:起|前到期))|“?十(?P<plan>[一二三四五六])五”?(?:末|期间|时期|规划末|期末|收官))"
)
# One of these stands in every year; they are quickly looked for.
_ANY_YEAR: Final = re.compile(r"20\d\d年?(?:(?<=年)|(?=-20))|十[一二三四五六]五")
# 2024年|起5年内, 2024年|开始
_SINCE: Final = ("起", "开")
_LONGEST_BEFORE: Final = 4  # ",其中“"
_OF_THESE: Final = "其中"
_LONGEST_OPENING: Final = 60
# So many years may stand in clauses of parts between a target and its own year, so that the time stays linear.
_MOST_BOUND: Final = 40
_place: Final = attrgetter("place")
_CLOSING: Final = re.compile("[,;:。]")
_JOINED: Final = 12  # 2026年底前、2027年底前
# 2024年建成花圃3个,|三年|实现…: of all the years of the plan
_ALL_YEARS: Final = re.compile(r"[,;](?:用|通过|经过|力争)?[三3]年(?:[内间]|累计|共)?(?=[^\d\W来后前以期级制]{2})")

_THIS_YEAR: Final = re.compile(r"(?<![\d一二两三四五六七八九十几])年内|今年|本年度")
_NEXT_YEAR: Final = re.compile("(?<!文)明年")


@record(frozen=True)
class Named:
    """A year that is named at ``place`` and governs what stands before ``until``; None is that of the whole plan."""

    place: int
    year: int | None
    until: int


@cache
def _then() -> re.Pattern[str]:
    """A year between a name and what is said of it: 产值2025年|达到…, 花圃2024年|新建, 花架2024年|、2025年分别….

    Also in a list (2024年|4座、2025年5座); not 较2020年, 自2021年, 高于2022年, 2000年底前建成的小区.
    """
    words = lexicon("indicators")
    made = rf"(?:{alternatives(words['deeds'])})(?![^,、;]{{0,8}}的)"
    listed = r"(?:[、和及与]|\d[^,、;]{0,8}[、,])20\d\d年"
    return re.compile(
        rf"(?<![\d较比自从由的至止])(?<![高低多少大小优]于)(?P<then>20\d\d)年"
        rf"(?:(?:底|末)?前?(?=达|突破|超过|冲刺|力争|实现|完成|建成投|竣工)|(?=分别|[各均再]|{listed}|{made}))"
    )


def _is_titled(text: str, place: int) -> bool:
    """True inside the name of a document: 落实《花卉保护战略(2011-2030年)》."""
    opening = text.rfind("《", max(0, place - _LONGEST_OPENING), place)
    return opening >= 0 and text.find("》", opening, place) < 0


def years_in(norm: str, start: int, end: int) -> list[Named]:
    """The target years that ``norm[start:end]`` names, in order."""
    text = norm[start:end]
    years: list[Named] = []
    position = 0
    for number in _ANY_YEAR.finditer(text):
        if text[number.end() : number.end() + 1] in _SINCE and (span := counted_span(text, number.start())):
            years.append(Named(start + number.start(), span[1], end))
            continue
        places = range(max(position, number.start() - _LONGEST_BEFORE), number.start() + 1)
        year = next((found for place in places if (found := _YEAR.match(text, place))), None)
        match = year or _then().match(text, number.start())
        if match and not _is_titled(text, number.start()):
            position = match.end()
            if was_then(text, match.end()) or _is_aside(text, number.start(), match.end()):
                continue
            place = match.start(match.lastgroup or 0)
            years.append(Named(start + place, _year(match), start + _reach(text, place)))
    spans = [Named(start + span.start(), None, end) for span in _ALL_YEARS.finditer(text)] if years else []
    return sorted([*years, *spans], key=lambda named: named.place) if spans else years


def _is_aside(text: str, start: int, end: int) -> bool:
    """True for the year of what a bracket says is so already: (2023年已通达)."""
    return text[start - 1 : start] == "(" and text.startswith("已", end)


def _year(match: re.Match[str]) -> int:
    said = match.groupdict()
    named = said.get("year") or said.get("then")
    return int(named) if named else LAST_OF_FIVE[said["plan"]]


def _reach(text: str, place: int) -> int:
    """Where what a year at ``place`` governs ends: with its clause behind 其中, else with ``text``."""
    opening = max(text.rfind(mark, max(0, place - _LONGEST_OPENING), place) for mark in ",;:。") + 1
    closing = _CLOSING.search(text, place) if text.startswith(_OF_THESE, opening) else None
    return closing.start() if closing else len(text)


def last_year(years: list[Named], start: int, end: int) -> int | None:
    """The last of ``years`` that stands between ``start`` and ``end`` and governs what stands at ``end``."""
    last = bisect_left(years, end, key=_place)
    for named in reversed(years[max(0, last - _MOST_BOUND) : last]):
        if named.place < start:
            return None
        if end <= named.until:
            return named.year
    return None


def respective(years: list[Named], start: int, end: int, count: int) -> list[int]:
    """The years of 2026年、2027年分别达到3个、5个, in order: the last ``count`` before ``end``, which stand together.

    Empty where the text is of another form.
    """
    first, last = (bisect_left(years, place, key=_place) for place in (start, end))
    named = [one for one in years[max(first, last - count) : last] if one.year]
    joined = all(later.place - one.place <= _JOINED for one, later in pairwise(named))
    return [one.year for one in named if one.year] if joined and len(named) == count else []


def from_now(norm: str, sentence: int, clause: int, end: int) -> int | None:
    """How many years ahead of the running one a sentence means: 0 for 今年 or, in the clause, 年内, 1 for 明年."""
    if _NEXT_YEAR.search(norm, sentence, end):
        return 1
    this = norm.find("今年", sentence, end) >= 0 or _THIS_YEAR.search(norm, clause, end)
    return 0 if this else None
