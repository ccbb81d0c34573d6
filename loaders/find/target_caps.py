"""Upper bounds and lengths of time: which of them are targets, and which but say what is allowed."""

import re
from functools import cache, partial
from typing import Final

from loaders.find.numbers import Quantity
from loaders.lexicons import alternatives, any_of, lexicon
from ontology.records import SectionKind

_words: Final = partial(any_of, "indicators")

# 优良天数达到310天: how many they are, not how long something takes
_AT_LEAST: Final = (">=", ">")
_AT_MOST: Final = ("<=", "<")
_DAYS: Final = ("天数", "日数", "时数", "提前量", "时效", "利用小时", "小时数", "时长", "飞行量")
# 花房去化周期|控制在18个月以内: what comes of the market, unlike 审批周期, which an office may hold to
_OF_MARKET: Final = re.compile("(?:去化|消化|库存|周转)(?:周期|时间|天数)[^,、]{0,4}$")
# 数据中心PUE|不高于1.25: what is to be kept low at all times
_PUE: Final = re.compile(r"PUE值?\)?[^,\d]{1,6}$")
# 细颗粒物年均浓度|不高于28微克/立方米, 煤炭消费比重|保持在30%以下: so it is to be and to stay; not 首付比例|不高于30%
_STRIVEN: Final = re.compile("(?:力争|争取|确保|努力)[^,、;]{0,4}$")


@cache
def _lowered() -> re.Pattern[str]:
    """What stands before a later number of 分别控制在3天、5天以内."""
    return re.compile(rf"分别(?:{alternatives(lexicon('units')['lowering'])})[^,;]*\d[^,;]*$")


def is_cap(before: str, quantity: Quantity, kind: SectionKind) -> bool:
    """An upper bound is a target only where something is to come down to it, or among the goals."""
    if quantity.comparator not in ("<=", "<"):
        return False
    if (not quantity.unit and _PUE.search(before)) or _lowered().search(before):
        return False
    if quantity.word in lexicon("units")["lowering"] or (quantity.kind == "times" and "平均" in before):
        return False
    if (kind, quantity.kind) == ("goals", "times") and _words("time_names").search(before):
        return False
    if quantity.kind == "ranks" or (quantity.kind in ("times", "counts") and _words("kept_low").search(before)):
        return False
    if quantity.kind in ("rates", "measures") and (
        quantity.word in lexicon("units")["holding"] or _STRIVEN.search(before) or _words("kept_low").search(before)
    ):
        return False
    aimed = kind == "goals" and quantity.kind in ("rates", "measures")
    return not aimed and not _words("reduction").search(before[-8:])


def is_shortening(words: str, quantity: Quantity, kind: SectionKind) -> bool:
    """True where a length of time is a target: it is shortened, or so many days reached; 控制在 among the goals."""
    held = quantity.word == "控制在" or "分别控制在" in words
    if quantity.word in lexicon("units")["lowering"] and not held:
        return True
    if not quantity.word and _lowered().search(words):
        return True  # 时间缩短一半,分别降至3天、半天
    if words[: words.find(quantity.word)].endswith(_DAYS) and (held or quantity.comparator in _AT_LEAST):
        return True
    before = words[: words.find(quantity.word)]
    if quantity.comparator in _AT_MOST and (_words("kept_low").search(before) or _OF_MARKET.search(before)):
        return True
    bound = kind == "goals" and (quantity.comparator == "<=" or quantity.word == "为")
    if bound and _words("time_names").search(words, 0, words.find(quantity.word)):
        return True
    timed = bool(_words("time_names").search(words))
    if held or (quantity.comparator == "<=" and "平均" in words):
        return timed and (kind == "goals" or "平均" in words or "整体" in words)
    return timed and bool(_words("reduction").search(words))
