"""The planning period: from the title, from the goals, or from the clause that says how long the document holds."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from loaders.document import Document
from loaders.find.goals import LAST_OF_FIVE, centuries, counted_spans, goal_years, headed_years
from loaders.scanning import match_at, scan

_YEAR: Final = r"(?:20[0-4]\d)"
# (2021-2023年), 2023年-2025年, 2021至2025年; 20212035年, where the dash was lost
_RANGE: Final = re.compile(rf"(?<!\d)(?P<start>{_YEAR})年?(?:[-~至到]+|(?={_YEAR}年))(?P<end>{_YEAR})(?!\d)")
_TWENTY: Final = re.compile("20")
# 2023年大力提振市场信心, 2025年度, 2025年第一季度
_SINGLE: Final = re.compile(rf"(?<!\d)(?P<year>{_YEAR})年")
# “十四五”规划, 第十五个五年规划
_FIVE_YEARS: Final = re.compile(r"十([一二三四五六])五|第十([一二三四五六])个五年")
_COUNT: Final = re.compile(
    r"(?<![个\d])([一二两三四五六1-6])年(?:行动|攻坚|倍增|提升|培育|工作|实施|滚动|发展|推进|建设|专项|规划|计划)"
)
# 《国家湿地五年行动计划》任务分工方案, 贯彻国家湿地五年行动计划的实施方案: the years of the plan that is carried out
_OF_OTHERS: Final = re.compile(
    "《.*》(?=.)|^.*(?:规划|计划|方案)》?的?(?=(?:具体)?(?:实施|工作|落实|分工|任务分工)(?:方案|意见|办法|细则))"
)
_DIGITS: Final = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
# 经过三年努力, 通过三年建设, 用两年左右时间
_SPENT: Final = re.compile(
    "(?:经过|通过|用)([一二两三四五六])年(?:的|左右)?(?:努力|时间|内|建设|奋斗|推进|实施|创建|培育)"
)
# 到2019年6月底, in a plan whose goals name no year otherwise
_MONTH_AIM: Final = re.compile(rf"(?:到|(?<!截)至)(?P<year>{_YEAR})年\d{{1,2}}月(?:底|末)?前?")
_THIS: Final = (
    "[本该]《?(?:若干|实施|行动|政策|具体)*(?:政策|措施|意见|通知|办法|细则|方案|规定|文件|计划)"
    "|(?:以上|上述)(?:各项)?(?:政策|措施)"
)
# 本措施自印发之日起施行,有效期至2026年3月31日; not the term of a single measure
_VALID: Final = re.compile(
    rf"(?:(?<=[。\n,;:)、.条])|^)(?:{_THIS}|自(?:印发|发布|公布)之日起)"
    rf"[^。\n]{{0,60}}?(?:至|到)(?P<year>{_YEAR})年(?:\d{{1,2}}月|底|末)"
)
# 至2023年12月, 到2023年底, without which there is none of them
_UNTIL: Final = re.compile(rf"{_YEAR}年(?<=[至到].{{5}})[\d底末]")
# 本措施自2023年1月1日起施行; 执行期限为2025年4月2日至2026年4月1日
_FROM: Final = re.compile(
    rf"(?:(?<=[。\n,;:)、.条])|^)(?:{_THIS})"
    rf"[^。\n]{{0,24}}?(?:自|从|为)(?P<year>{_YEAR})年\d{{1,2}}月\d{{1,2}}日"
)
# 自2023年1月, 为2023年5月, likewise
_SINCE: Final = re.compile(rf"{_YEAR}年(?<=[自从为].{{5}})\d")
# 项目实施期限(2016年1月1日至2017年12月31日)
_TERM: Final = re.compile(
    rf"(?P<start>{_YEAR})年\d{{1,2}}月\d{{1,2}}日(?:至|到|-)(?P<end>{_YEAR})年\d{{1,2}}月\d{{1,2}}日"
)
# How both begin
_CLAUSE: Final = re.compile("[本该以上自](?=[《若实行政具措意通办细方规文计上述印发公])")
# 推动我市2023年经济运行整体好转, 2023年全市 …
_OPENING: Final = 700
_TERM_WORDS: Final = re.compile(r"(?:实施|建设|执行|行动|项目)(?:支持)?(?:时间|期限|周期|期间)[^。;\d\n]{0,8}$")
# How far the particulars of a project may stand from its title
_BEGINNING: Final = 1500
_TERM_BEFORE: Final = 20
# 2021年青川县十件民生实事进展表: a line at the top that is no plan's title but says of which year the works are
_HEADLINE: Final = re.compile(
    rf"(?:^|\n)(?P<year>{_YEAR})年(?:度)?(?!\d)[^\n,。;:]{{0,24}}(?:实事|重点工作|目标任务|主要任务|工作要点|重点项目)"
)
_OPENING_GOAL: Final = re.compile(
    rf"(?:推动|实现|促进|确保|做好|力争|完成|确定|下达|明确)[^。;\n]{{0,16}}?(?P<year>{_YEAR})年(?:[^。;\d\n]{{0,20}})(?:经济|目标|任务|工作|增加值)"
)


@lru_cache(maxsize=64)  # asked several times of the title of a document
def title_period(title: str) -> tuple[int | None, int | None]:
    """Start and end that a folded title names.

    >>> title_period("某市某产业三年行动计划(2021-2023年)")
    (2021, 2023)
    """
    span = _RANGE.search(title)
    if span and int(span["start"]) < int(span["end"]):
        return int(span["start"]), int(span["end"])
    single = _SINGLE.search(title)
    if single:
        year = int(single["year"])
        count = _span_years(title)
        return (year, year + count - 1) if count else (year, year)
    five = _FIVE_YEARS.search(title)
    if five:
        last = LAST_OF_FIVE[five[1] or five[2]]
        return last - 4, last
    return None, None


def _span_years(text: str) -> int | None:
    match = _COUNT.search(_OF_OTHERS.sub("", text))
    return _DIGITS.get(match[1]) or int(match[1]) if match else None


class Period(NamedTuple):
    """Start and end year, and which of the two (``period_start``, ``period_end``) the text does not print."""

    start: int | None
    end: int | None
    inferred: tuple[str, ...] = ()


def find_period(document: Document, title: str, issued: int | None) -> Period:
    """Start and end year of the plan; ``title`` is folded, ``issued`` the year of the signature."""
    start, end = title_period(title)
    if end is not None and start != end:
        return Period(start, end)
    inferred: tuple[str, ...] = ()
    if end is None:
        end = _stated_aim(document, title)
        if end is None and (end := _counted(title, issued)):
            inferred = ("period_end",)
        end = end or _valid_until(document)
    if end is None and (term := _term(document.norm)):
        return Period(*term)
    if start is None and end is not None:
        start = _stated_start(document, end)
        if start is None and (start := _start(document, title, issued, end)):
            inferred = ("period_start", *inferred)
    return Period(start, end, inferred)


def aimed_year(document: Document, title: str, issued: int | None) -> int | None:
    """The year that the plan aims at, the last of a project's term; how long the document holds is no aim."""
    aimed = _stated_aim(document, title) or _counted(title, issued)
    term = None if aimed else _term(document.norm)
    return term[1] if term else aimed


def _stated_aim(document: Document, title: str) -> int | None:
    in_goals = title_period(title)[1] or _goal_while_valid(document)
    return in_goals or document.once(_opening_goal) or document.once(_month_aim) or document.once(_headed_aim)


def _goal_while_valid(document: Document) -> int | None:
    """The last year of the goals; of goals of several years the last by which the document still holds."""
    years = document.once(goal_years)
    if len(set(years)) < 2:
        return years[0] if years else None
    until = document.once(_valid_until) or 0
    return max([year for year in years if year <= until] or years)


def _headed_aim(document: Document) -> int | None:
    """The last year that chapters of tasks name in their headings: 二、2026年重点任务."""
    return max((year for kind, _, year in document.once(headed_years) if kind == "tasks"), default=None)


def _month_aim(document: Document) -> int | None:
    """The last year of which the goals name a month."""
    norm = document.norm
    places = [place - 1 for place in document.once(centuries) if norm.endswith(("到", "至"), 0, place)]
    aims = match_at(_MONTH_AIM, places, norm)
    return _last(match for match in aims if document.kind_at(match.start()) == "goals")


def _first_item(document: Document) -> int:
    items = document.outline.items
    return items[0].start if items else len(document.norm)


def _opening_goal(document: Document) -> int | None:
    bound = _first_item(document)
    match = _OPENING_GOAL.search(document.norm, max(0, bound - _OPENING), bound) or _HEADLINE.search(
        document.norm, 0, min(bound, _OPENING)
    )
    return int(match["year"]) if match else None


def _valid_until(document: Document) -> int | None:
    return _last(_closing(_VALID, _UNTIL, document.norm))


def _valid_from(document: Document, end: int) -> int | None:
    """The year from which the document holds, where its last clause says so."""
    years = [int(match["year"]) for match in _closing(_FROM, _SINCE, document.norm)]
    return years[-1] if years and years[-1] <= end else None


def _closing(clause: re.Pattern[str], sign: re.Pattern[str], norm: str) -> Iterator[re.Match[str]]:
    """The matches of ``clause`` in the sentences in which its ``sign`` stands, of which there are few."""
    end = 0
    while found := sign.search(norm, end):
        start = max(norm.rfind("。", end, found.start()), norm.rfind("\n", end, found.start())) + 1
        ends = [place for mark in "。\n" if (place := norm.find(mark, found.end())) >= 0]
        start, end = max(start, end), min(ends, default=len(norm))
        yield from scan(clause, _CLAUSE, norm, start, end)


def _last(matches: Iterable[re.Match[str]]) -> int | None:
    return max((int(match["year"]) for match in matches), default=None)


def _term(norm: str) -> tuple[int, int] | None:
    """First and last year of the dates between which the project runs, as its particulars say."""
    for match in _TERM.finditer(norm, 0, _BEGINNING):
        if _TERM_WORDS.search(norm, max(0, match.start() - _TERM_BEFORE), match.start()):
            return int(match["start"]), int(match["end"])
    return None


def _counted(title: str, issued: int | None) -> int | None:
    """三年行动计划 without years runs from its year of issue."""
    count = _span_years(title)
    return issued + count - 1 if issued and count else None


def _stated_start(document: Document, end: int) -> int | None:
    """First year of a range in the goals that ends with the period, or of the years that are counted to its end."""
    for _, (since, last) in document.once(counted_spans):
        if last == end:
            return since
    if any(year == end for _, _, year in document.once(headed_years)):
        return end
    aimed = min(document.once(goal_years), default=end)
    for span in scan(_RANGE, _TWENTY, document.norm):
        first = int(span["start"])
        # 2026年至2030年 behind goals of 2025 is but a stage
        if int(span["end"]) == end and first < end and first <= aimed and document.kind_at(span.start()) == "goals":
            return first
    return None


def _start(document: Document, title: str, issued: int | None, end: int) -> int | None:
    """First year: of 三年 counted back from the end, else the year of issue."""
    count = _span_years(title)
    if count:
        return end - count + 1
    if issued is None or issued > end:
        return _valid_from(document, end)
    spent = _SPENT.search(document.norm)
    counted = end - _DIGITS.get(spent[1], 0) + 1 if spent else 0
    # 经过三年努力 from a plan signed in December counts from the next year; never from before the plan
    return counted if spent and issued <= counted <= issued + 1 else issued
