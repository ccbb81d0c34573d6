"""Quantities in folded text: numbers with their unit and the words that say at least, more than, about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from loaders.clean import Line
from loaders.document import Document
from loaders.lexicons import alternatives, first_letters, guarded, lexicon
from loaders.scanning import scan
from ontology.frozen import record
from ontology.iri import chinese_number
from ontology.records import Comparator

_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_JOINTS: Final = ("、", "和", "与", "及")
_RUN: Final = re.compile(rf"分别(?:20\d\d年|[^\d,。;\n]){{0,10}}(?P<run>(?:(?:{_NUMBER})[、和与及])+)\Z")
_LONGEST_RUN: Final = 60
_ENDS: Final = r"以上|以下|以内|左右|[,。;、)\n]|$"
_HAN_NUMBER: Final = "[一二两三四五六七八九十][一二三四五六七八九十百千]*"
# Not inside a longer token: 第5届, G60, 1+6+N, 2021-3, 1:1, 前10位 (but 年底前10家), 月3日, -0.55%.
_LEFT: Final = r"(?<![\d.+/A-Za-z第月﹟#])(?<![、为是达增长][-−])(?<!(?<!底)前)(?<!\d[-:])"
_HAN_LEFT: Final = "一二三四五六七八九十百千第数几每单同这那另任"
# 一至两名, 三到五个; 分别降至3天、半天
_HAN_RANGE: Final = f"{_HAN_NUMBER}[至到]{_HAN_NUMBER}"
_HALF: Final = "(?<=[至到为、和])半(?=个月|天|小时|个工作日)"
# 过百家, 千名以上: a bare hundred is a number where it is compared
_BARE: Final = {"百": 100.0, "千": 1000.0, "万": 10000.0, "半": 0.5}
_BARE_NUMBER: Final = (
    rf"(?:(?<=[过超逾破近])[百千万]|(?<![{_HAN_LEFT}两上成\d万])[百千万](?=.以上|(?<=[百千])家[,。;]))"
)
# 百分之百, 百分之九十五
_PERCENT: Final = f"百分之(?:百|{_HAN_NUMBER})(?={_ENDS})"
_OF_HUNDRED: Final = "百分之"
_BOUND: Final = ("对", "番", "人", ":1")
# What counts only after a word of reaching: 指数达到90, 生师比达到16:1; not 按3:1分担
UNITLESS: Final = ("", ":1")
# The class stands first where a number opens because it is quickly looked for.
_HAN_DIGITS: Final = "一二两三四五六七八九十"


@record(frozen=True)
class Quantity:
    """``[start, end)`` is the number with its unit, ``[left, right)`` with the comparing words around it."""

    start: int
    end: int
    left: int
    right: int
    value: float
    value_max: float | None
    unit: str
    comparator: Comparator
    word: str
    kind: str
    han: bool
    per_year: bool = False


@cache
def _units() -> dict[str, str]:
    """Base unit → its kind: counts, measures, money, rates or times."""
    words = lexicon("units")
    return {unit: kind for kind in ("counts", "measures", "money", "rates", "times") for unit in words[kind]}


@cache
def _comparing(place: str) -> dict[str, Comparator]:
    return {word: comparator for comparator, words in lexicon("units")[place].items() for word in words}


@cache
def _opening() -> re.Pattern[str]:
    """The first character of a quantity, before what may follow a number: of 达到5年, not of 2025年, 12月, 3.强化…."""
    words = lexicon("units")
    after = first_letters([*"一二三四五六七八九十百千至到", *words["han_units"], *words["han_scales"]])
    units = first_letters([*words["scales"], *_units(), *words["inside"], *"GTP", *"-~至到", *"以左,。;、)\n"])
    return re.compile(
        rf"[0-9{_HAN_DIGITS}百千万半](?:(?:(?<=[0-9])(?:(?=\d*(?:[.,]\d+)*(?:[{re.escape(units)}]|$))|(?<=[到至过于]\d)(?=\d?(?:\.\d)?年))|(?<=[{_HAN_DIGITS}])(?=[{after}]))"
        rf"(?<![\d.+/A-Za-z第月﹟#]\d)(?<!(?<!底)前\d)(?<!\d[-:]\d)(?<![{_HAN_LEFT}][{_HAN_DIGITS}])"
        rf"|(?<=[至到为、和]半)|(?<=[过超逾破近][百千万])|(?<=百)(?=分之)|(?<![{_HAN_LEFT}两上成\d万].)(?<=[百千万])(?=.以上|(?<=[百千])家[,。;]))"
    )


@cache
def _pattern() -> re.Pattern[str]:
    words = lexicon("units")
    scale, base = guarded(words["scales"]), guarded(list(_units()))
    inside, after = guarded(words["inside"]), guarded(list(_comparing("after")))
    no_unit = guarded(words["not_before"])
    per = alternatives(words["per"])
    # "3-5个", "12,000家", "1万余家", "50家(次)", "3万套(间)", "20艘(台、套)", "4.6个/千人", "5个左右", "2800G"
    known = rf"(?:{scale})?(?:(?P<among>{inside})(?=[\u4e00-\u9fff]))?(?:{base})"
    also = "[次间户个人家套件台艘辆]"
    known += rf"(?:\({also}(?:[、/]{also})?\))?(?:/(?:{per}))?(?!{no_unit})"
    # "10万空方以上,": a measure that is not listed, where nothing but the end of the name can follow it
    strange = rf"(?:{scale})(?!{alternatives(words['no_unit'])})[\u4e00-\u9fff](?:(?!及)[\u4e00-\u9fff])?(?={_ENDS})"
    # 年限达到11.5年, 周期达到5年以上: not a year
    years = rf"(?:(?<=[到至过于]\d)|(?<=[到至过于]\d\d)|(?<=\d\.\d))年(?={_ENDS})"
    unit = rf"(?P<unit>{strange}|{known}|(?<=\d\d)[GTP](?={_ENDS})|{years}|(?={_ENDS}))"
    arabic = (
        rf"{_LEFT}(?P<low>{_NUMBER})(?:(?P<low_unit>%|(?:{scale})?元|(?:{scale}))?(?:-|~|至|到)(?P<high>{_NUMBER}))?"
    )
    counted = guarded(words["han_units"])
    # "三千亿元", "一万份以上", "二百公里" at the end of a clause; not 产值超十亿元的企业
    scaled = rf"{_HAN_NUMBER}(?=(?:{alternatives(words['han_scales'])})(?:{base})(?:以上|左右)?(?:[,。;)\n]|$))"
    large = rf"[{_HAN_DIGITS}][百千][{_HAN_DIGITS}百千]*(?=(?:{base})(?:以上|左右)?(?:[,。;)\n]|$))"
    single = rf"(?:{_HAN_RANGE}|{_HAN_NUMBER})(?={counted})"
    alone = rf"(?<![{_HAN_LEFT}])(?<!第.[至到])(?<!(?<!底)前)(?:{single}|{scaled}|{large})"
    han = rf"(?P<han>{alone}|{_BARE_NUMBER}(?={counted})|(?<=突破)[百千](?=亿元[,。;)\n])|{_HALF}|{_PERCENT})"
    return re.compile(rf"(?:{arabic}|{han})(?P<inside>{inside})?{unit}(?P<after>{after})?(?P<more>\+)?")


# 突破10项|关键核心技术: they are broken through, not their number
_BROKEN: Final = "突破"
_PROBLEM: Final = re.compile("[^,。;、达超]{0,12}(?:技术|难题|瓶颈|工艺)")


def quantities(norm: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """All quantities in ``norm[start:end]`` in order. ``norm`` is folded text.

    >>> [(q.value, q.unit, q.comparator) for q in quantities("企业超过200家,增长5%以上")]
    [(200.0, '家', '>'), (5.0, '%', '>=')]
    """
    for match in scan(_pattern(), _opening(), norm, start, end):
        quantity = _quantity(norm, match, start)
        if quantity:
            if norm[quantity.start - 1 : quantity.start] in _JOINTS:
                yield from _run_before(norm, quantity, start)
            yield quantity


def _run_before(norm: str, last: Quantity, floor: int) -> Iterator[Quantity]:
    """The numbers before ``last`` that share its unit: 分别不高于53和32微克/立方米."""
    run = _RUN.search(norm, max(floor, last.start - _LONGEST_RUN), last.start)
    if not run:
        return
    for number in re.finditer(_NUMBER, run["run"]):
        start, end = (run.start("run") + place for place in number.span())
        word = _word_before(norm, start, floor, _sizes().get(norm[start - 1 : start], ()))
        yield replace(
            last, start=start, end=end, left=start - len(word), right=end, word=word, value_max=None,
            value=float(number[0].replace(",", "")), comparator=_comparing("before").get(word, "="),
        )  # fmt: skip


def all_quantities(document: Document) -> list[Quantity]:
    """All quantities of a document."""
    return list(quantities(document.norm))


def by_line(lines: list[Line], found: list[Quantity]) -> Iterator[tuple[Line, list[Quantity]]]:
    """Each paragraph that holds any of ``found``, which are in order, with those that it holds; no table rows."""
    index, count = 0, len(found)
    for line in lines:
        if index == count:
            return
        if found[index].start >= line.end:
            continue
        first = index
        while index < count and found[index].start < line.end:
            index += 1
        if line.kind != "row":
            yield line, found[first:index]


def _quantity(norm: str, match: re.Match[str], floor: int) -> Quantity | None:
    han, printed, among, first, second = match.group("han", "unit", "among", "low", "high")
    if han and han.startswith(_OF_HUNDRED):
        han, printed = han.removeprefix(_OF_HUNDRED), "%"
    low, high = _values(han, first, second)
    if low is None:
        return None
    start, right = match.span()
    sizes = _sizes().get(norm[start - 1 : start])
    word = _word_before(norm, start, floor, sizes) if sizes else ""
    if word == _BROKEN and _PROBLEM.match(norm, right):
        word = ""
    if printed in UNITLESS and word not in _unitless():
        return None
    if printed in _BOUND and not _is_unit(printed, norm[start - 1 : start], norm[right : right + 1]):
        return None
    unit, kind, per_year = _unit(printed.replace(among, "", 1) if among else printed)
    # in the order of the fields: to name them would take three times as long
    return Quantity(
        start, match.end("unit"), start - len(word), right,
        low, high, unit, _comparator(word, match, high), word, kind, han is not None, per_year,
    )  # fmt: skip


def _is_unit(printed: str, before: str, after: str) -> bool:
    """True where what stands beside a word makes it a unit: 翻一番, 花车38对; not 1对1."""
    words = lexicon("units")
    return not (after and after in words["no_unit_before"].get(printed, "")) and before == words["only_after"].get(
        printed, before
    )


@lru_cache(maxsize=1024)
def _unit(printed: str) -> tuple[str, str, bool]:
    """The unit, its kind, and whether it is counted by the year: 人次/年 is a flow, 吨/年 a capacity."""
    unit = printed.removesuffix("人民币")
    kind = unit_kind(unit)
    per_year = kind == "counts" and unit.endswith("/年")
    return (unit.removesuffix("/年") if per_year else unit), kind, per_year


@cache
def reaching() -> frozenset[str]:
    """The words that say what a measure comes to, up or down: 达到, 提高至, 降到."""
    words = lexicon("units")
    up = [word for word in words["before"][">="] if word[-1] in "到至达"]
    return frozenset([*up, *words["lowering"]])


@cache
def _unitless() -> frozenset[str]:
    """The words after which a number needs no unit: 指数达到90, 指数控制在103.5, PUE不高于1.25, 生师比达到16:1."""
    words = lexicon("units")
    return frozenset([*words["before"][">="], *words["before"][">"], *words["lowering"], "不高于", "不超过"])


def _values(han: str | None, first: str | None, second: str | None) -> tuple[float | None, float | None]:
    """The value of a Chinese number, or of a number ``first``, and that of the upper bound of a range."""
    if first is None:
        low, high = _han_values(han) if han else (None, None)
    else:
        low, high = (float(number.replace(",", "")) if number else None for number in (first, second))
    return (None, None) if low is not None and high is not None and high <= low else (low, high)


def _han_values(han: str) -> tuple[float | None, float | None]:
    first, _, second = han.replace("到", "至").partition("至")
    return _BARE.get(first) or han_number(first), han_number(second) if second else None


@lru_cache(maxsize=1024)
def han_number(text: str) -> float | None:
    """Value of a Chinese numeral, None where it is none: 三十 is 30, 两 is 2."""
    small = chinese_number(text.replace("两", "二"))
    if small is not None:
        return float(small)
    import cn2an  # loading it takes long, and few documents need it

    try:
        return float(cn2an.cn2an(text, "smart"))
    except (ValueError, KeyError):  # KeyError for 十十
        return None


def _word_before(norm: str, start: int, floor: int, sizes: Iterable[int]) -> str:
    words = _comparing("before")
    for size in sizes:
        word = norm[start - size : start] if size <= start - floor else ""
        if word in words:
            earlier = norm[start - size - 1 : start - size]
            return "" if earlier and earlier in lexicon("units")["not_after"].get(word, "") else word
    return ""


@cache
def _sizes() -> dict[str, list[int]]:
    """How long the comparing words before a number are, falling, by the characters that they end with."""
    ends: dict[str, set[int]] = {}
    for word in _comparing("before"):
        ends.setdefault(word[-1], set()).add(len(word))
    return {end: sorted(sizes, reverse=True) for end, sizes in ends.items()}


def _comparator(word: str, match: re.Match[str], high: float | None) -> Comparator:
    """The range wins, then what stands after the unit, unless the word before is stronger (超过…以上)."""
    before = _comparing("before").get(word) if word else None
    inside, among, behind, more = match.group("inside", "among", "after", "more")
    after = _comparing("after").get(behind) if behind else None
    if high is not None and after is None:
        return "between"
    if inside or among or more:
        return ">"
    if before in (">", "<") and after != "~":
        return before
    return after or before or "="


@lru_cache(maxsize=1024)
def unit_kind(unit: str) -> str:
    """Kind of a unit, with or without scale: counts, measures, money, rates or times; counts where it is unknown."""
    if unit in _units():
        return _units()[unit]
    plain = re.sub(r"\(.\)$|/.+$", "", unit)
    units = _units()
    while plain not in units and len(plain) > 1:
        plain = plain[1:]
    return units.get(plain, "counts")
