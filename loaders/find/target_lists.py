"""Takes coordinated names of targets apart: 化肥、农药使用量 is two indicators."""

import re
from typing import Final

from loaders.lexicons import lexicon

# A measure at the end of a name: two of them joined are two indicators even without 均.
MEASURE: Final = re.compile(
    "(?:额|(?<!需氧)量|率|值|收入|规模|产值|投资|增速|数量?|人次|人数|个数|面积|能力|水平|比[重例]|强度|密度)$"
)
# Between names, not inside a word (普及率, 参与率, 及格率, 总和) or a bracket
_JOINED: Final = re.compile(
    r"(?:、|(?<![总饱共缓温])和(?![谐平睦解美])|(?<![参授])与|以及|(?<![普涉波危以])及(?!格|时))(?![^()]*\))"
)


_ADDED: Final = re.compile("增加值占.+$")
# 每千人口|花医、花匠: both are by so many
_PER_HEAD: Final = re.compile(
    "每(?:[\\d.]+万?|[十百千万]+)[名个]?(?:[^、]{0,4}?人口|居民|户|老年人|儿童|人)(?:拥有)?(?=[^、]{2})"
)


def split_names(name: str, joint: re.Pattern[str] = _JOINED) -> list[str]:
    """Coordinated names, as where the text says 均: A、B和C.

    >>> split_names("知识产权强企、知识产权贯标企业数量")
    ['知识产权强企', '知识产权贯标企业数量']
    """
    parts = [part for part in joint.split(name) if part]
    if name.startswith("每") and (per := _PER_HEAD.match(name)):
        parts = [part if part.startswith("每") else per[0] + part for part in parts]
    if len(parts) < 2 or any(len(part) < 2 for part in parts):
        return [name]
    share = re.search("占(?!比[重例]?$).+$", parts[-1])
    if share:
        added = _ADDED.search(parts[-1])  # 花业、苗业增加值占比: what is added of both
        end = added[0] if added and not any(MEASURE.search(part) for part in parts[:-1]) else share[0]
        return [part if "占" in part else part + end for part in parts]
    # 增加值占地区生产总值和服务业比重: both are shares
    measure = re.search("的?(?:比重|比例)$", parts[-1])
    whose = re.match("(.*?占).", parts[0]) if measure else None
    if measure and whose:
        first, *others = (part if part.endswith(measure[0]) else part + measure[0] for part in parts)
        return [first, *(whose[1] + part for part in others)]
    return parts


_COUNTS: Final = ("数量", "总量", "总数")
_SHORTEST_END: Final = 3
_MEAN: Final = "平均"
_LONGEST_THING: Final = 4
_TRADE: Final = "产业"
_WHOLE_MEASURE: Final = 4  # 排放总量
_RATE: Final = 3  # 花卉数据归集率、准确率
# 花农诉求|按时|办结率, before 满意率
IN_TIME: Final = re.compile("(?:按时|及时|按期|限时)$")
_BARE: Final = re.compile("总?(?:收入|人次|人数|产值|销售额|交易额|金额|面积|产量|数量|总量|利润|税收)")
_MEASURED: Final = re.compile(f"(?P<of>.{{2,}}?)(?:接待)?{_BARE.pattern}")
_ALIKE: Final = 2  # 兰花馆、花卉文化馆展览面积; 花卉架、花卉盆展示区


_PAUSE: Final = re.compile("、(?![^()]*\\))")


def split_in(name: str, count: int) -> list[str]:
    """``name`` as so many: 和 and 及 may stand inside of one of them, as in 花肥和花药业、花具业产值."""
    names = split_measured(name)
    fewer = split_measured(name, _PAUSE) if len(names) > count > 1 else names
    return fewer if len(fewer) == count else names


def split_measured(name: str, joint: re.Pattern[str] = _JOINED) -> list[str]:
    """Coordinated names, also where only the last says what is measured: 进口、出口通关时间, 化肥、农药使用量.

    >>> split_measured("化肥、农药使用量")
    ['化肥使用量', '农药使用量']
    """
    *others, last = names = split_names(name, joint)
    if others and others[0].endswith("率") and len(last) == _RATE and len(others[0]) > 2 * _RATE:
        return [*others, IN_TIME.sub("", others[0][:-_RATE]) + last] if last.endswith("率") else names
    if stem := _stem_before(names):
        return [names[0], *(stem + name for name in names[1:])]
    if not others or any(MEASURE.search(name) for name in others):
        return names
    known = max(filter(last.endswith, lexicon("indicators")["shared_ends"]), key=len, default="")
    known = _MEAN + known if known and last.endswith(_MEAN + known) else known
    after = _end_after(others[-1], last)
    end = (
        (known if known.startswith(_TRADE) or (not after and len(known) >= _WHOLE_MEASURE) else "")
        or (known if after and len(known) > len(after) and known.endswith(after[1:]) else after)
        or _end_of_grade(others, last)
        or max(known, _behind(others[-1], last) if known else "", key=len)
        or _end_of_thing(others[-1], last)
    )
    if not end or len(end) == len(last):
        return names
    return [*(name + end for name in others), last]


def _end_after(name: str, last: str) -> str:
    """What stands in ``last`` behind its counterpart of ``name``, which ends alike or is as long: 进口, 出口."""
    place = len(name)
    like = last.find(name[-1], 1, place + _ALIKE) + 1
    end = last[like:] if like else _behind(name, last)
    if end.startswith("("):
        return ""
    alike = like > 0 or last[:_ALIKE] == name[:_ALIKE] or (place >= _SHORTEST_END and MEASURE.search(last) is not None)
    return end if alike and len(end) >= _SHORTEST_END and not end.endswith(_COUNTS) else ""


# 菊类、花产|品|保鲜率: no name begins so
_SUFFIX: Final = frozenset("品类业员者器")
# 花农、小微|花企|用电时间: whose time it is differs
_PERSONS: Final = ("民", "农", "户", "员", "人", "者")
_BODIES: Final = re.compile("[企商](?:业|户|家)|企|机构|单位")


def _behind(name: str, last: str) -> str:
    """What stands in ``last`` behind as many characters as ``name`` has, without the rest of a word."""
    end = last[len(name) :]
    while (end[:1] in _SUFFIX or end[:1] == name[-1:]) and len(end) >= _SHORTEST_END:
        end = end[1:]
    body = _BODIES.match(end) if name.endswith(_PERSONS) else None
    return end[body.end() :] if body else end


# 花|库|, 花|车|湿度监测率: things, and what of both is measured
_THING: Final = "车库船机店厂馆院校站园"
_OF_THING: Final = re.compile(f"[^、]{{1,4}}?[{_THING}](?P<end>[^{_THING}].{{3,}})$")


def _end_of_thing(name: str, last: str) -> str:
    """What stands in ``last`` behind a thing, where ``name`` is nothing but one: 花库、花车湿度监测率."""
    thing = _OF_THING.match(last) if len(name) <= _LONGEST_THING and name[-1] in _THING else None
    return thing["end"] if thing and MEASURE.search(last) else ""


def _stem_before(names: list[str]) -> str:
    """Of what the first of some measures is, for others that are nothing but measures: 花卉旅游人次和收入."""
    bare = len(names) > 1 and all(map(_BARE.fullmatch, names[1:]))
    first = _MEASURED.fullmatch(names[0]) if bare else None
    return first["of"] if first else ""


def _end_of_grade(others: list[str], last: str) -> str:
    """What is of several grades: 企业 of 国家级、省级企业."""
    return last.partition("级")[2] if all(name.endswith("级") for name in others) else ""


def split_rates(name: str) -> list[str]:
    """Coordinated measures before one rate of change: 融资金额和交易量年均增幅20%."""
    parts = split_names(name)
    return parts if len(parts) > 1 and all(MEASURE.search(part) for part in parts[:-1]) else [name]
