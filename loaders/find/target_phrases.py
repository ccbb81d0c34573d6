"""Sentences and clauses around quantities: what divides them, and which year they name."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.find.goals import LAST_OF_FIVE, counted_span, was_then
from ontology.frozen import frozen

# What stands in quotes or brackets divides nothing and sets no target: 《…》, “1+6+N”, (含5家).
_PROTECTED: Final = re.compile(r'《[^《》\n]*》|“[^“”\n]{0,80}”|"[^"\n]{0,60}"|\([^()\n]*\)')
_QUOTES: Final = ("“", '"')
# “花店达到100家,覆盖率达到40%”的目标: sentences that are but quoted
_QUOTED_GOALS: Final = re.compile("[^,]*(?:达到?|超过|突破|不低于|不少于)\\d[^,]*,.*\\d")
MASK: Final = "□"
# What never ends is cut, so that the time stays linear on any text.
# "|" stands between the cells of a table that is printed as text.
_SENTENCE: Final = re.compile(r"[^。!?;|\n]{1,2000}")
# A comma of 3,000万元 divides nothing.
_CLAUSE: Final = re.compile(r"(?:[^,:;]+|(?<=\d),(?=\d{3}(?!\d)))+")
_THOUSANDS: Final = re.compile(r",(?<=\d,)\d{3}(?!\d)")
# without such commas
_PLAIN_CLAUSE: Final = re.compile("[^,:;]+")
# 花农30人(其中花师5人), (含新增花师5人)
_OF_THESE: Final = re.compile(r"\((?:其中|含|包括|包含)[,:]?(?P<words>[^()《》“”。已\n]*)\)")
# 建成“1+5+4”(花卉试验区1个、花圃5个、花店4个)格局: what the numbers of a slogan stand for
_SUMMED: Final = re.compile(
    r"“[^“”\n]{0,8}[\d+][^“”\n]{0,8}”\((?P<words>(?:[^()《》“”。,、\d\n]{2,20}\d+[\u4e00-\u9fff]{1,2}、?){2,9})\)"
)
# "到2025年", "2023年底前", "2023-2025年", "“十四五”末", "第三条“十四五”期间", "全市“十四五”末", "产值2025年达到…"
# not "较2020年", "自2021年", "高于2022年", "2022年35个" after a verb, 2000年底前建成的小区, 在2024年21个的基础上
_YEAR: Final = re.compile(
    r"(?P<before>^|[,;:。、!?(\n\s]|到|至|力争|争取|确保|(?<![高低多少大小优])于|在|底前|计划|(?<=20\d\d年)[和、]|,其中|条|[省市县区](?<![高低多少大小优]于..)(?=[“十]))"
    r"(?:(?:20\d\d年?-)?(?P<year>20\d\d)年(?!本\)|的?基础|同期|水平|相比|\d{1,2}月\d{1,2}日(?:起|前到期))|“?十(?P<plan>[一二三四五六])五”?(?:末|期间|时期|规划末|期末|收官))"
    r"|(?<![\d较比自从由])(?P<then>20\d\d)年(?:底|末)?前?(?=达|突破|超过|冲刺|力争|实现|完成)"
)
# One of these stands in every year; they are quickly looked for.
_ANY_YEAR: Final = re.compile(r"20\d\d年?(?:(?<=年)|(?=-20))|十[一二三四五六]五")
# 2024年|起5年内, 2024年|开始
_SINCE: Final = ("起", "开")
_LONGEST_BEFORE: Final = 4  # ",其中“"
_TARGETED: Final = re.compile(
    r"到20\d\d年|20\d\d年(?:底|末|年底|达到|突破|冲刺)|力争|争取|全年|推动[^,。;]{2,20}(?:增长|达到|突破)"
    r"|确保[^,。;]{2,20}(?:增长|达到|突破)|目标|任务[为是:]|十[四五六]五”?末"
)


@frozen
class Clause:
    """A clause ``[start, end)`` of a sentence; ``masked`` is its text with everything in quotes and brackets hidden.

    ``bracket`` is the place of the bracket that holds the clause, which is a part of what is before it: (其中花农5人).
    ``lead`` are the words before a bracket whose clause they govern: 建成“1+5”(花圃1个、花店5个).
    """

    start: int
    end: int
    sentence_start: int
    sentence: str
    masked: str
    bracket: int | None = None
    lead: str = ""


def clauses(norm: str, start: int, end: int, places: Sequence[int] | None = None) -> Iterator[Clause]:
    """Clauses of ``norm[start:end]`` in order; ``;`` closes a sentence here.

    With ``places``, in order, only the clauses of sentences in which one of them stands.
    """
    masked = _PROTECTED.sub(_hidden, norm[start:end])
    parts = _CLAUSE if _THOUSANDS.search(masked) else _PLAIN_CLAUSE
    index, count = 0, len(places or ())
    for sentence in _SENTENCE.finditer(masked):
        first, last = sentence.span()
        if places is not None:
            while index < count and places[index] < start + first:
                index += 1
            if index == count:
                return
            if places[index] >= start + last:
                continue
        words = norm[start + first : start + last]
        for clause in parts.finditer(masked, first, last):
            (begin, end), said = clause.span(), clause[0]
            yield Clause(start + begin, start + end, start + first, words, said)
            if MASK in said:
                yield from _inner(norm, start + begin, start + end, start + first, words)


def _inner(norm: str, start: int, end: int, sentence_start: int, sentence: str) -> Iterator[Clause]:
    """The clauses in the brackets of a clause."""
    for bracket in _OF_THESE.finditer(norm, start, end):
        for clause in _CLAUSE.finditer(norm, *bracket.span("words")):
            yield Clause(*clause.span(), sentence_start, sentence, clause[0], bracket.start())
    for summed in _SUMMED.finditer(norm, start, end):
        words = summed["words"]
        yield Clause(*summed.span("words"), sentence_start, sentence, words, lead=norm[start : summed.start()])


def _hidden(match: re.Match[str]) -> str:
    """As many masks; but what is quoted of goals stays, and its marks divide clauses."""
    said = match[0]
    if "," in said and said[0] in _QUOTES and _QUOTED_GOALS.match(said):
        return f":{said[1:-1]},"
    return MASK * len(said)


def years_in(norm: str, start: int, end: int) -> list[tuple[int, int]]:
    """The target years that ``norm[start:end]`` names, each with the place where it is named."""
    text = norm[start:end]
    years: list[tuple[int, int]] = []
    position = 0
    for number in _ANY_YEAR.finditer(text):
        if text[number.end() : number.end() + 1] in _SINCE and (span := counted_span(text, number.start())):
            years.append((start + number.start(), span[1]))
            continue
        places = range(max(position, number.start() - _LONGEST_BEFORE), number.start() + 1)
        match = next(filter(None, (_YEAR.match(text, place) for place in places)), None)
        if match:
            position = match.end()
            if was_then(text, match.end()):
                continue
            years.append((start + match.start(match.lastgroup or 0), _year(match)))
    return years


def _year(match: re.Match[str]) -> int:
    named = match["year"] or match["then"]
    return int(named) if named else LAST_OF_FIVE[match["plan"]]


def last_year(years: list[tuple[int, int]], start: int, end: int) -> int | None:
    """The last of ``years``, in order of place, that stands between ``start`` and ``end``."""
    index = bisect_left(years, (end, 0)) - 1
    return years[index][1] if index >= 0 and years[index][0] >= start else None


def says_target(text: str) -> bool:
    """True where a sentence of a background chapter looks ahead: it names a year to come or says 力争."""
    return bool(_TARGETED.search(text))
