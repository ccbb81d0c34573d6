"""Divides one clause into its quantities and the words that belong to each."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from loaders.find.numbers import Quantity, reaching
from loaders.find.target_lists import split_names
from loaders.find.target_names import Head, Tail, head, tail
from loaders.find.target_phrases import Clause
from loaders.find.target_sizes import SIZED
from loaders.lexicons import alternatives, lexicon
from ontology.frozen import record

# 分别达到, 分别比2007年提高
_RESPECTIVELY: Final = re.compile("分别(?:[较比]20\\d\\d年)?[^,。\\d]{0,4}$")
_PLACES: Final = re.compile("(?:[^、,和及与省市区县州旗盟镇乡]{1,8}[省市区县州旗盟镇乡]+[、和及与]?)+")
# 6座|水库加固及|东镇等|10座: the places of what is counted next
_LISTED: Final = re.compile("(?:以及|[及和与])[^及和与,]{1,20}等$")
_BETWEEN: Final = frozenset("、和与及")
_CONNECTOR: Final = re.compile("、(?:和(?!美))?|以及|及其|及|和(?!美)|与|或者|或|并|暨")
CONNECTOR_END: Final = re.compile("(?:、|以及|和|与|(?<!惠)及|或|并)$")
TOTALS: Final = ("共计", "合计", "总计")
# 城镇|新建|花房绿化率
_NEW: Final = re.compile("(?:新[建改扩、()]*建|新开工|在建|改扩建|改建|扩建)$")
# 自主|选育|花卉面积占比: a share is of what is made
_SHARE: Final = re.compile("(?:占比|比重|比例)(?:力争|争取|确保)?$")
# 3个|千亿级|、5个|百亿级|花业集群, 2家|国家级|、5家|省级以上|花店
_GRADE: Final = re.compile("(?:超?[\\d一二三四五六七八九十百千万]*亿元?|[\u4e00-\u9fff]{1,3}|\\dA)级(?:及?以上)?")
# 2所|300座以上的|花艺剧场
_OF_SIZE: Final = re.compile("(?:[\u4e00-\u9fff]{2}以[上下])?的")
# 每个花乡拥有|3个以上的|花店
_EACH_HAS: Final = re.compile("每[个条家所座][^,、\\d的]{1,8}?(?:\\([^()]*\\))?(?:建有|拥有|设有|有)$")
# 取消盖章的花事|争取达到40项, 取得证书的花农|达到90人: what those do that are counted
_OF_THOSE: Final = re.compile(
    "(?:取消|取得|获得|参加|通过|接入|纳入)[^,。;\\d]{2,24}的(?P<who>[^的,、]{2,8}?)(?:力争|争取|确保|将)?$"
)
# 在|10%的花店设置花艺角, 探索在|10%的花店
IN_SOME: Final = re.compile("(?:^|[索试步展进划])在$")


@record(frozen=True)
class Part:
    """A quantity with the words that belong to it: ``front`` before it, ``after`` behind it."""

    quantity: Quantity
    start: int
    front: str
    after: str
    head: Head
    tail: Tail

    @property
    def name(self) -> str:
        return self.front[self.head.start : self.head.start + self.tail.end]


def parts_of(norm: str, clause: Clause, found: list[Quantity]) -> list[list[Part]]:
    """Quantities with their words; those that share one list of names (分别达到30%、50%) come together."""
    groups = list(_groups(norm, clause, found))
    for index in range(len(groups) - 2, -1, -1):
        (first, *others), following = groups[index], groups[index + 1][0]
        graded = _GRADE.match(following.after) if not others and _GRADE.fullmatch(first.after) else None
        if graded:  # 2家国家级、5家省级花店: what is of both grades stands behind the last
            groups[index] = [replace(first, after=first.after + following.after[graded.end() :])]
    return groups


def _groups(norm: str, clause: Clause, found: list[Quantity]) -> Iterator[list[Part]]:
    position, group = clause.start, []
    found = [q for index, q in enumerate(found) if not index or not _describes(clause, found[index - 1], q)]
    found = found[:1] if found and _is_share(norm, clause, found[0]) else found
    for index, quantity in enumerate(found):
        limit = found[index + 1].left if index + 1 < len(found) else clause.end
        gap = clause.masked[quantity.right - clause.start : limit - clause.start]
        length, step = _division(gap, index + 1 < len(found))
        if not gap and index + 1 < len(found) and _are_people(quantity, found[index + 1]):
            step = 0
        front = norm[position : quantity.left]
        if step is None or _measures_each(front, clause, quantity):
            continue
        lead = _lead(front, quantity)
        after = norm[quantity.right : quantity.right + length]
        group.append(Part(quantity, position, front, after, lead, tail(front[lead.start :])))
        position = quantity.right + step
        shared = len(group) > 1 or _RESPECTIVELY.search(front) or _as_many(clause, found[index:], group[0].name)
        if not (shared and step == limit - quantity.right and index + 1 < len(found)):
            yield group
            group = []
    if group:
        yield group


def _are_people(first: Quantity, second: Quantity) -> bool:
    """True for households and those who live in them: 带动花农1.2万户4.5万人."""
    return first.unit.endswith("户") and second.unit.endswith("人")


def _lead(front: str, quantity: Quantity) -> Head:
    """The head of ``front``; a rate is of what is new, which it says: 新建花房绿化率."""
    lead = head(front)
    if lead.verb == "new" and quantity.kind == "counts" and quantity.word in reaching():
        those = _OF_THOSE.search(front)
        return replace(lead, start=those.start(), verb="") if those and those.start() < lead.start else lead
    if quantity.kind != "rates" or lead.verb != "new":
        return lead
    made = _NEW.search(front[: lead.start]) or (_made().search(front[: lead.start]) if _SHARE.search(front) else None)
    return replace(lead, start=made.start()) if made else lead


@cache
def _made() -> re.Pattern[str]:
    words = lexicon("indicators")
    making = alternatives([word for word in words["new"] if not word.endswith("增")])
    return re.compile(f"(?:{alternatives(words['adverbs'])})?(?:{making}){{1,2}}$")


def _as_many(clause: Clause, found: list[Quantity], name: str) -> bool:
    """True for as many bare numbers as names: 花店、花站达到10家、20家."""
    if "、" not in name or len(found) < 2:
        return False
    first = clause.start
    gaps = [clause.masked[a.right - first : b.left - first] for a, b in pairwise(found)]
    rest = clause.masked[found[-1].right - first :]
    return set(gaps) <= _BETWEEN and not rest and len(split_names(name)) == len(found)


def _is_share(norm: str, clause: Clause, first: Quantity) -> bool:
    """True for a share of those that do something, also something counted: 75%的县建成1所医院."""
    if first.kind != "rates" or norm[first.right : first.right + 1] != "的":
        return False
    front = norm[clause.start : first.left]
    words = front[head(front).start :]
    return not words or is_places(words)


def is_places(words: str) -> bool:
    """True for nothing but areas, which only say where a share is of: 东县、西县50%的村."""
    return bool(_PLACES.fullmatch(words))


def _describes(clause: Clause, before: Quantity, quantity: Quantity) -> bool:
    """True where an amount describes the things that the number before it counts: 10个产值20亿元以上的园区."""
    gap = clause.masked[before.right - clause.start : quantity.left - clause.start]
    rest = clause.masked[quantity.right - clause.start :]
    if not gap and quantity.kind == "counts" and _OF_SIZE.match(rest):
        return True
    return rest.startswith("的") and quantity.kind in ("money", "measures") and not re.search("[、和及与]", gap)


def _division(gap: str, more: bool) -> tuple[int, int | None]:
    """How much of ``gap`` belongs to the quantity before it, and where the next one's words begin.

    None instead of a place means that the quantity is part of the next one's name: 50亿元工业企业1家.
    """
    if not more:
        return len(gap), len(gap)
    opening = first_connector(gap)
    if opening:
        return 0, opening
    lead = head(gap)
    rest = tail(gap[lead.start :])
    if gap and rest.end == 0 and (lead.change or rest.change):
        return 0, 0
    closing = CONNECTOR_END.search(gap)
    if closing:
        return closing.start(), len(gap)
    if listed := _LISTED.search(gap):
        return listed.start(), len(gap)
    comma = gap.rfind("、")
    return (comma, comma + 1) if comma > 0 else (0, None)


def _measures_each(front: str, clause: Clause, quantity: Quantity) -> bool:
    """True where an amount describes each of the things counted later: 年产值超100亿元的企业2家."""
    rest = clause.masked[quantity.right - clause.start :]
    if rest.startswith("的"):
        if quantity.kind != "rates" and front.endswith(TOTALS) and not head(front).verb:
            return False  # 建设花圃9个、合计90亩的花田
        if rest in lexicon("indicators")["no_name"]:
            return False  # 增长4%的目标
        lead = head(front)
        words = front[lead.start :]
        if quantity.kind == "counts" and quantity.unit not in SIZED and lead.verb and not words:
            return False  # 打造60个以上的花卉案例, unlike 建立100人的花农队伍
        if quantity.kind == "counts" and quantity.unit not in SIZED and "每" in front and _EACH_HAS.search(front):
            return False
        if quantity.kind == "rates" and front.endswith("覆盖"):
            return False  # 花卉服务覆盖95%以上的行政村
        return quantity.kind != "rates" or (
            not IN_SOME.search(words) and bool(tail(words).end) and not is_places(words)
        )
    if quantity.kind not in ("money", "measures") or "的" not in rest:
        return False
    return head(front).verb == "new" and any(front.endswith(word) for word in lexicon("indicators")["attributes"])


def first_connector(text: str) -> int:
    """Length of the connector that ``text`` begins with, 0 where there is none."""
    match = _CONNECTOR.match(text)
    return match.end() if match else 0
