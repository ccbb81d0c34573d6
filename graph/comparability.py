"""What two targets of one indicator must have in common to be compared, stated of each target by itself.

Each aspect is a property of the target in its inferred graph; the questions ``indicator-comparison`` and
``incomparable-targets`` set pairs side by side and name the aspects that differ. So an answer needs no code but its
SPARQL, and a new plan changes no other plan's graph. Comparators and ranges decide nothing; years and names that
differ are notes of the questions.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.keys import Keys, tidy
from graph.terms import Triple, facts_of, plain, true
from ontology import regions
from ontology.codes import literals
from ontology.records import Plan, Target

# basis → kind of value; of a change in %, and of one in anything else
_KINDS: Final = {"level": "水平值", "new": "新增量", "cumulative": "累计量", "annual": "年度流量"}
_RATES: Final = {"growth": "增长率", "annual_growth": "年均增长率", "reduction": "下降率"}
_CHANGES: Final = {"growth": "增长量", "annual_growth": "年均增长量", "reduction": "下降量"}
_LEVELS: Final = {"nation": "全国", "province": "省", "city": "市", "county": "区县", "zone": "园区"}
_SHARES: Final = ("%", "‰", "分")
_POINTS: Final = ("个百分点", "百分点")
# 人次 and 场次 are never a stock, whatever the indicator counts
_OCCURRENCE: Final = re.compile("次$")
_MULTIPLE: Final = re.compile(r"^[十百千万亿]+(?=.)(?!分点|标准煤)")
# words that count the same things, and units of which one is a multiple of the other
_COUNTERS: Final = frozenset("个家户所处座件项宗次批张条")
_SAME: Final = {
    **dict.fromkeys("名位", "人"),
    **dict.fromkeys(("斤", "公斤", "千克", "吨"), "重量"),
    **dict.fromkeys(("亩", "公顷", "平方公里", "平方米"), "面积"),
    **dict.fromkeys(("千瓦", "兆瓦", "瓦"), "功率"),
    **dict.fromkeys(("套(间)", "间", "套"), "套"),
    "元人民币": "元",
}
# 每万人口发明专利拥有量, 万企…, 亩均税收: what the number is divided by
_PER: Final = (
    (re.compile("万名?(?:常住)?人"), "/万人"),
    (re.compile("^每?百万(?:名)?人"), "/百万人"),
    (re.compile("千名?(?:常住)?人口"), "/千人"),
    (re.compile("万[户家企]"), "/万户"),
    (re.compile("亩均"), "/亩"),
    (re.compile("户均"), "/户"),
    (re.compile("人均"), "/人"),
)
# 市级以上知识产权示范企业, 国家级、省级知识产权保护示范区; not 市场主体, 区域品牌
_GRADE: Final = re.compile(
    r"(?:(?:国家|全国|[省市区县])级?[、和及]?)*(?:国家|全国|[省市区县])级(?:及?以上)?|国家(?!标准)"
)


def _is_rate(target: Target) -> bool:
    return target.basis in _RATES and target.unit in (None, *_SHARES, *_POINTS)


def measure(target: Target) -> str:
    """What one unit of the value counts: ``元`` for 亿元, ``件/万人`` for 件 of 每万人口…拥有量.

    It is empty for a rate of change, whose kind says enough.

    >>> from ontology.records import Evidence
    >>> measure(Target("每万人口发明专利拥有量", 9, None, ">=", "件", "level", 2025, None, Evidence(0, 1)))
    '件/万人'
    """
    if _is_rate(target):
        return ""
    unit = _MULTIPLE.sub("", tidy(target.unit or "无单位"))
    usual = literals("indicator", "zt:defaultUnit").get(target.concept or "", "").partition("/")[0]
    unit = usual if unit in _COUNTERS and usual in _COUNTERS else _SAME.get(unit, unit)
    divided = "/" in unit or unit in _SHARES
    return unit if divided else unit + next((per for pattern, per in _PER if pattern.search(target.name)), "")


def value_kind(target: Target) -> str:
    """Stock, flow, ratio or change: from the accumulation, and from what the indicator counts by its nature.

    A yearly flow such as retail sales is meant by the year also where the plan names none, and a stock such as valid
    trademarks is a stock also where the plan says 累计.
    """
    if target.basis in _RATES:
        return ("百分点" if target.unit in _POINTS else "") + (_RATES if _is_rate(target) else _CHANGES)[target.basis]
    counts = literals("indicator", "zt:counts").get(target.concept or "")
    occurrences = bool(_OCCURRENCE.search(target.unit or ""))
    if counts == "flow" and target.basis == "level" and not occurrences:
        return _KINDS["annual"]
    if counts == "stock" and target.basis in ("level", "cumulative") and not occurrences:
        return "存量"
    return _KINDS[target.basis]


_TIMES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def multiple(unit: str) -> int:
    """By what values in ``unit`` are multiplied to stand beside values without a multiple.

    >>> multiple("万亿元"), multiple("万件"), multiple("千瓦"), multiple("件")
    (1000000000000, 10000, 1000, 1)
    """
    found = _MULTIPLE.match(unit)
    return math.prod(_TIMES[letter] for letter in found[0]) if found else 1


@dataclass(frozen=True, slots=True)
class Aspects:
    """What decides with what a target may be compared, as its inferred graph states it; empty where it does not."""

    kind: str
    measure: str
    level: str
    grade: str
    relative: bool


def differences(a: Aspects, b: Aspects) -> tuple[tuple[str, str, str], ...]:
    """Why two targets of one indicator must not be compared: (aspect, of a, of b); as the questions have it."""
    bars = (
        ("kind", a.kind, b.kind, True),
        ("measure", a.measure, b.measure, bool(a.measure and b.measure)),
        ("level", a.level, b.level, bool(a.level and b.level and not (a.relative and b.relative))),
        ("grade", a.grade, b.grade, bool(a.grade and b.grade)),
    )
    return tuple((name, of_a, of_b) for name, of_a, of_b, counts in bars if counts and of_a != of_b)


def relative(target: Target) -> bool:
    """Whether the value does not grow with the area: a share, a score, a rate of change."""
    return target.unit in (*_SHARES, *_POINTS)


def comparability_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The aspects of each target of ``plan`` that decide what it may be compared with."""
    area = "zone" if plan.header.zone else regions.level(plan.header.region_code or "")
    level = _LEVELS.get(area or "")
    for index, target in enumerate(plan.targets, 1):
        grade = _GRADE.match(tidy(target.name))
        yield from facts_of(
            keys.numbered("target", index),
            ("zt:valueKind", plain(value_kind(target))),
            ("zt:measure", plain(measure(target))),
            ("zt:areaLevel", plain(level)),
            ("zt:grade", plain(grade[0] if grade else None)),
            ("zt:relative", true(relative(target))),
        )
