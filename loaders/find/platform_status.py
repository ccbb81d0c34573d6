"""What the words around a name say of the thing: whether it runs already or is yet to come."""

import re
from typing import Final

from loaders.find.platform_after import after_pattern, listed_planned_pattern
from loaders.find.platform_classes import is_upgraded
from loaders.find.platform_places import place_end
from loaders.find.platform_proper import is_proper
from loaders.find.platform_scan import Candidate
from loaders.find.platform_words import (
    kind_of,
    longest_head,
    word_pattern,
    word_set,
)
from ontology.records import PlatformStatus

# "支持某市花卉交易所|建设花卉会展中心": it builds something else
_BUILDS: Final = re.compile(
    "(?:创建|争创|申报|申建)(?:国家|全国|世界|省|市|部)|建设(?!工作|力度|进度|步伐|任务|运行|运营|[与和及的等]|用地|规划|项目|质量|水平|管理|标准|资金|需)[\u4e00-\u9fff]"
)
# "完善花卉集聚区|布局": where such areas are is meant
_LAYOUT: Final = re.compile("(?:空间)?(?:布局|规划)")
# 推动花卉示范区|、兰花联合体建设: what is in the list with it is built, and so is it
_BUILT_TOO: Final = re.compile("(?:[、和与及][^、,。;:\n和与及]{2,14}){1,3}建设(?=$|[,。;])")
# 深化|花艺平台建设: what is deepened runs already
_DEEPENED: Final = re.compile("[^、,。]{0,6}?(?:深化|加强|强化)")
# 花谷示范区|深化建设行动计划
_TITLE: Final = re.compile(r"[^,。;:\n]{0,24}(?:方案|计划|规划|意见|措施)(?:\(.*)?(?:\n|$)")
_OPENING: Final = ("", "\n", "。", ";", ",")


def status_of(shape: str, candidate: Candidate, group_end: int, stop: int) -> PlatformStatus | None:
    """The status that is said; None where nothing is, and for schools and the like that run already."""
    name = shape[candidate.start : candidate.end]
    status = _said(shape, name, candidate, group_end, stop)
    return None if status == "existing" and longest_head(name) in word_set("built") else status


def _said(shape: str, name: str, candidate: Candidate, group_end: int, stop: int) -> PlatformStatus | None:
    """``planned`` or ``existing``; None where nothing says that the sentence is about the carrier."""
    realm = candidate.verb in ("open", "planned", None) and longest_head(name) in word_set("realms")
    if candidate.verb == "designated" or realm:
        return None
    after = said_after(shape, candidate.end, group_end, stop) or _built_too(shape, candidate, group_end, stop)
    if candidate.verb == "aside" and shape[candidate.verb_start] == "在" and _BUILDS.match(shape, candidate.end, stop):
        after = None  # 在青川花城|建设花卉展示中心
    if (
        after == "planned"
        and candidate.verb == "open"
        and _DEEPENED.match(shape, candidate.verb_start, candidate.start)
    ):
        return "existing"
    if candidate.verb == "existing" and _LAYOUT.match(shape, candidate.end, stop) and not place_end(name, 0):
        return None
    if candidate.verb == "open" and any(_BUILDS.match(shape, end, stop) for end in (candidate.end, group_end)):
        return "existing"
    if after == "planned" and candidate.verb not in ("existing", "tool"):
        return "existing" if is_upgraded(shape, candidate.end, stop) else "planned"
    alone = name in word_set("alone") and listed_planned_pattern().match(shape, candidate.end, stop)
    if candidate.verb == "planned" or alone:
        return "existing" if after and is_upgraded(shape, candidate.end, stop) else "planned"
    if candidate.verb in ("existing", "tool", "open") or after == "existing":
        return "existing"
    if (
        candidate.verb == "urging"
        and is_proper(name)
        and (acts(shape, candidate.end, stop) or shape.startswith("等", candidate.end))
    ):
        return "existing"  # 鼓励市…产业园依托…, 扶持中国南方花市等…机构
    if candidate.verb is None and _is_acting(shape, name, candidate, stop):
        return "existing"
    used = candidate.verb == "aside" and _is_place_of_work(shape, name, candidate)
    return "existing" if used or _is_partner(shape, candidate, name, stop) else None


def _is_place_of_work(shape: str, name: str, candidate: Candidate) -> bool:
    """True for areas but jurisdictions, 在长江路文旅集聚区…, and for what is worked in: 在“花易通”平台…."""
    if kind_of(name) in word_set("areas") and not is_jurisdiction(name):
        return True
    return shape[candidate.verb_start] == "在" and _is_used(name)


def _built_too(shape: str, candidate: Candidate, group_end: int, stop: int) -> PlatformStatus | None:
    """``planned`` where something else in the list is built."""
    built = candidate.verb == "open" and _BUILT_TOO.match(shape, group_end, stop)
    return "planned" if built else None


def _is_acting(shape: str, name: str, candidate: Candidate, stop: int) -> bool:
    """True for an area at the start of a sentence that does something: 花港新片区|加快…."""
    if shape[candidate.start - 1 : candidate.start] not in _OPENING:
        return False
    area = (
        kind_of(name) in word_set("areas") and longest_head(name) not in word_set("jurisdictions") and is_proper(name)
    )
    area = area and not _TITLE.match(shape, candidate.end)
    return area and word_pattern("does").match(shape, candidate.end, stop) is not None


def _is_partner(shape: str, candidate: Candidate, name: str, stop: int) -> bool:
    """True for 与|花江实验室|协同创新, 与|中国(青川)花艺中心|协作."""
    beside = candidate.verb == "aside" and shape[candidate.verb_start] == "与" and is_proper(name)
    if not beside or kind_of(name) in word_set("partner_kinds"):
        return beside
    allied = word_pattern("allied").match(shape, candidate.end, stop)
    return allied is not None and kind_of(name) in word_set("allied_kinds")


def _is_used(name: str) -> bool:
    """True for a proper name in which something is done: 在省政务服务网公示, but not 在市门户网站."""
    common = longest_head(name) in word_set("classes") and name[0] not in '“"「'
    return kind_of(name) in word_set("used_kinds") and is_proper(name) and not common


def is_jurisdiction(name: str) -> bool:
    """True for areas that mostly say where something is: 在…新区."""
    return longest_head(name) in word_set("half_classes")


def said_after(shape: str, end: int, group_end: int, stop: int) -> PlatformStatus | None:
    """What the words after the name, or after the last of several, say of it."""
    match = after_pattern().match(shape, group_end, stop)
    if not match and group_end != end:
        match = after_pattern().match(shape, end, stop)
    if not match:
        return None
    return "planned" if match["planned"] else "existing"


def acts(shape: str, end: int, stop: int) -> bool:
    return word_pattern("acts").match(shape, end, stop) is not None
