"""What the words around a name say: whether it is one thing or a class, and where it begins."""

import re
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from loaders.find.platform_after import bodies_pattern, listed_pattern, listed_planned_pattern, other_object_pattern
from loaders.find.platform_classes import is_aspired, is_founded, is_joint, is_no_one, is_praise
from loaders.find.platform_places import place_end
from loaders.find.platform_proper import LEVEL_CLASS, is_category, is_proper
from loaders.find.platform_scan import Candidate
from loaders.find.platform_status import acts, is_jurisdiction, said_after
from loaders.find.platform_words import (
    actor_bracket_pattern,
    filler_pattern,
    head_pattern,
    is_specific,
    kind_of,
    longest_head,
    single_pattern,
    word_pattern,
    word_set,
    words,
)
from loaders.lexicons import alternatives
from ontology.records import PlatformStatus

# "省知识产权建设示范园区1个", "公共服务平台达4个", "示范基地数量"
_COUNTED: Final = re.compile(
    r"(?:数量|总数|数(?![字据智实])|个数)|(?:总数|数量)?(?:累计|达|达到|超过|超|不少于)?"
    r"\d+(?:[-—–~至]\d+)?余?[个家处所座]"
)
_SYSTEM: Final = re.compile('系统[”"」]?$')
_AMOUNT: Final = re.compile(r"\d+[万亿元%]|以[上下]")
# "高校为主导、创业创新基地", "以智能电网为配送平台" but not "以专利为核心的…数据库", "华为云计算中心"
# "对新设立研发中心|的企业给予…": whoever does it
_REWARDED: Final = re.compile("的(?:$|单位|企业|机构|主体|园区|地区|[县区市]|给予|予以|奖励)")
# "市级医院|在花海新城", 花农“储备库”
_NOT_ONE: Final = re.compile(
    '重点(?:产业|特色)?(?:片区|园区|平台)$|^.{2,}(?<![存所内潜外实])在(?![线建地职场售校华])|[\u4e00-\u9fff][“"「](?:.{1,3}库|超市|驿站|中台|平台)[”"」]$'
)
_SHORTEST: Final = 4
_GOVERNED: Final = 5
# "导航数据库|服务等公共平台": the service is meant
_SERVICE: Final = re.compile("服务(?:等|、)")
# "www.huayi.gov.cn|全国花艺服务平台"
_ADDRESS: Final = re.compile(r"[A-Za-z0-9/:.]+\.(?:cn|com|net|org)(?=[\u4e00-\u9fff])")
# 全市镇街层面首家|花农服务站
_FIRST: Final = re.compile("[^、,“]{0,10}首[家个座](?:[^、,“]{2,4}层面)?|[^、,“]{2,4}层面")
# 创新|“花易通”平台建设
_BEFORE_QUOTE: Final = re.compile('(?:创新|升级|深化|拓展)(?=[“"「])')
_WORKED_ON: Final = ("planned", "existing", "tool")
# "非紧急类|服务热线"
_CLASS_OF: Final = re.compile("[^分种]类(?:政务|公共|综合|便民)*$")
_QUOTE: Final = re.compile('[“"「]')
# “1+6+N”花艺平台
_SUM: Final = re.compile(r"\d\+|\+N")
# "本市|公共信用信息平台" is one thing
_OWN: Final = re.compile("[本我][省市区县州]$")
_ROLE: Final = re.compile(r"(?<!华)为(?!.*的)|进(?:新区|园区|校园)$|向[\u4e00-\u9fff]{2}(?:\([^()]*\))?$")
# "展贸联动新平台", but not "高新…"
_NEW: Final = re.compile("(?<![高创革更])新$")
# "示范区跨区域利益共享机制": the sentence is about the mechanism
_MECHANISM: Final = re.compile(r"(?:(?![建构完健探形])[\u4e00-\u9fff]){0,14}?(?:机制|制度|体系)(?![\u4e00-\u9fff])")
# Lines of the head of a document, in which its issuer stands
_LINE: Final = re.compile(r"[^\n]+")
_HEAD: Final = 800
_HEAD_LINES: Final = 12
# 以…花卉中心|为核心, 向…平台|推送; but not 向花农|开放数据库, 以品牌带动|种植基地
_LEADS: Final = ("以", "向")
_AIM: Final = re.compile("[为作推传报汇归共集移提]")
# 花卉产业园|三期: a part of one
_PHASE: Final = re.compile("[一二三四五]期(?!间)")
_OF_LEVEL: Final = re.compile("[省市县区州旗](?![级域外内(])")
# 抢抓花卉枢纽节点|建设机遇
_CHANCE: Final = re.compile("[^,。、;]{0,6}(?:机遇|契机)")
# 办好中国(青川)花城|国际博览会
_EVENT_BETWEEN: Final = "[^,。;、的举承主召办开参组]{0,6}?"
# "市住建局、市金融服务中心"
_AFTER_BODY: Final = re.compile(r"[局委厅办][、和及]$")


def trimmed(norm: str, candidate: Candidate) -> int:
    """Start of the name without adverbs and praise before it."""
    if candidate.loose:
        return candidate.start
    if norm[candidate.start] == "以" and "为" not in norm[candidate.start : candidate.end]:
        return candidate.start + 1  # "以中国(苏州)…中心为主体"
    whose = place_end(norm, candidate.start)
    if candidate.start < whose < candidate.end - 1 and norm[whose] == "以":
        return whose + 1  # 花城市以|花城花卉产业园为载体
    ahead = _ADDRESS.match(norm, candidate.start, candidate.end) or _BEFORE_QUOTE.match(norm, candidate.start)
    if ahead:
        return ahead.end()
    match = _FIRST.match(norm, candidate.start, candidate.end) or filler_pattern().match(
        norm, candidate.start, candidate.end
    )
    placed = match is not None and place_end(norm, candidate.start) > match.end()  # 如皋市…中心
    start = match.end() if match and not placed else candidate.start
    if norm[candidate.start : start].endswith("统一") and not is_specific(norm[start : candidate.end]):
        start -= len("统一")  # 统一交易平台
    if norm[candidate.start : start].endswith("重点") and kind_of(norm[start : candidate.end]) == "database":
        start -= len("重点")  # 重点企业需求信息库
    if norm[start] == "的":
        return candidate.start
    return start if head_pattern().search(norm, start + 2, candidate.end) else candidate.start


def _among_places(norm: str, start: int, end: int) -> bool:
    """True for an area in a list of places: 吴中区、|苏州工业园区|, |郑东新区|、金水区."""
    joined = start > 0 and norm[start - 1] in "、和"
    before = joined and any(place_end(norm, start - n) == start - 1 for n in range(3, min(6, start)))
    after = place_end(norm, end + 1) if norm[end : end + 1] in ("、", "和") else 0
    return before or (after > end + 1 and norm[after - 1] in "市区县") or norm.startswith("等地", end)


def is_definite(norm: str, shape: str, start: int, candidate: Candidate, group_end: int, stop: int) -> bool:
    """True for a proper name, and for one definite thing to be built or bettered; false for classes and bare nouns."""
    end = candidate.end
    name = norm[start:end]
    after = said_after(shape, end, group_end, stop)
    worked_on = candidate.verb in _WORKED_ON or after == "planned"
    if worked_on and not candidate.counted and single_pattern().search(name):
        return True
    if _is_counted(name, shape, candidate, group_end, stop) or _is_body(norm, shape, start, candidate, stop):
        return False
    if name in word_set("alone"):
        listed = listed_planned_pattern().match(shape, end, stop) is not None
        return candidate.verb != "aside" and (listed or after == "planned")
    if _CHANCE.match(shape, end, stop) or (_is_area(name) and _event().match(shape, end, stop)):
        return False
    if _is_part(name, shape, candidate, stop) or _is_of_level(name, candidate, after):
        return True
    if candidate.loose:
        return bool(listed_pattern(quoted=bool(_QUOTE.match(name))).match(shape, end, stop))
    if not (_is_name(name, norm, start) or is_founded(norm, start, candidate)):
        return False
    if _is_about_mechanism(name, shape, candidate, stop):
        return False
    own = candidate.verb != "aside" and _OWN.search(norm, max(0, start - 2), start)
    if is_praise(name):
        return False
    proper = candidate.beside or is_proper(name)
    if is_no_one(norm, shape, start, candidate, group_end, proper=proper):
        return False
    if proper or (own and longest_head(name) not in word_set("classes")):
        return True
    if (
        _SERVICE.match(shape, end, stop)
        or _is_class(name, candidate)
        or _is_slogan(norm, start, candidate, stop)
        or is_aspired(norm, name, candidate)
    ):
        return False
    return _is_meant(name, shape, candidate, after, stop)


def _is_area(name: str) -> bool:
    return kind_of(name) in word_set("areas")


@cache
def _event() -> re.Pattern[str]:
    """The rest of the name of an event, which opens with that of an area."""
    return re.compile(f"{_EVENT_BETWEEN}(?:{alternatives(words()['events'])})")


def _is_part(name: str, shape: str, candidate: Candidate, stop: int) -> bool:
    """True where a stage of one is worked on: 加快花卉产业园|三期."""
    worked_on = candidate.verb not in ("aside", None) and not candidate.plural
    return worked_on and name != longest_head(name) and bool(_PHASE.match(shape, candidate.end, stop))


def _is_of_level(name: str, candidate: Candidate, after: PlatformStatus | None) -> bool:
    """True where the one that an area has is put to use: 发挥县花农服务中心作用."""
    used = candidate.verb == "existing" and after == "existing" and not candidate.plural
    return used and kind_of(name) == "centre" and _OF_LEVEL.match(name) is not None


def _is_counted(name: str, shape: str, candidate: Candidate, group_end: int, stop: int) -> bool:
    """True for classes: 平台3个, 一批平台, 重点实验室, and for what somebody is rewarded for or turns into."""
    end = candidate.end
    if candidate.plural or _COUNTED.match(shape, end, stop) or _AMOUNT.search(name) or "或" in name:
        return True
    if candidate.verb == "planned" and _REWARDED.match(shape, group_end, stop):
        return True
    if word_pattern("turns").match(shape, end, stop) and said_after(shape, end, end, stop) is None:
        return True
    return is_category(name)


def _is_name(name: str, norm: str, start: int) -> bool:
    """False for bare nouns, for names of what there is in each village, and for words that are no name."""
    if _CLASS_OF.search(name.removesuffix(longest_head(name))) or actor_bracket_pattern().search(name):
        return False
    if (
        len(name) < _SHORTEST
        or name[0] in "—-"
        or not is_specific(name)
        or _NOT_ONE.search(name)
        or _ROLE.search(name)
        or _SUM.search(name)
    ):
        return False
    # 重点企业需求信息库 and 重点花田监测系统 are one thing, 重点园区 are many
    one = name.startswith("重点") and (kind_of(name) == "database" or name.endswith("系统"))
    many = () if one else _many(norm)
    if name.startswith(tuple(words()["governed"])) and len(name) - len(longest_head(name)) > _GOVERNED:
        return True
    return not name.startswith(many) or bool(_QUOTE.search(name)) or is_joint(norm, start)


@lru_cache(maxsize=4)
def _many(norm: str) -> tuple[str, ...]:
    """Words that begin names of what there is in each place below; a county has one town and one of its own rank."""
    lower = words()["lower"]
    return tuple(word for word in lower if not word.startswith("县")) if _is_of_county(norm) else tuple(lower)


def _is_of_county(norm: str) -> bool:
    """True where a line of the head begins with the name of a county, which issues the plan."""
    starts = (line.start() for line in islice(_LINE.finditer(norm, 0, _HEAD), _HEAD_LINES))
    return any(norm[place_end(norm, start) - 1] in "县旗" for start in starts if place_end(norm, start) > start)


def _is_about_mechanism(name: str, shape: str, candidate: Candidate, stop: int) -> bool:
    """True where an area only says whose mechanism is meant: …示范区|利益共享机制."""
    area = _is_area(name) and candidate.verb != "tool"
    return area and _MECHANISM.match(shape, candidate.end, stop) is not None


def _is_meant(name: str, shape: str, candidate: Candidate, after: PlatformStatus | None, stop: int) -> bool:
    """True where the sentence builds or betters just this thing that has no proper name."""
    end, verb = candidate.end, candidate.verb
    if len(name) == _SHORTEST and verb not in ("planned", "existing"):
        return False  # 两地花圃、花艺中心等项目
    system = _SYSTEM.search(name) is not None
    # What is entered in a database is work on it: 纳入上市后备库.
    if verb == "tool" and shape.startswith(_LEADS, candidate.verb_start):
        return not system and _AIM.match(shape, end, stop) is not None
    if verb == "tool" and not system and is_specific(name, 3 if kind_of(name) == "database" else 4):
        return True
    if system and verb not in ("planned", "existing"):
        return False
    direct = verb in ("planned", "existing") or (verb not in ("tool", "urging", "aside") and after is not None)
    direct = direct or (verb == "open" and is_specific(name, 4) and acts(shape, end, stop))
    return direct and (after is not None or not other_object_pattern().match(shape, end, stop))


def _is_class(name: str, candidate: Candidate) -> bool:
    """True for names of which there are many: 工作站, 乡镇…中心, and 园区 unless one is to be built."""
    head = longest_head(name)
    if candidate.housed and is_specific(name):
        return False  # 依托青川花城建设|花农服务站
    if head in word_set("half_classes"):
        plain = 2 if LEVEL_CLASS.match(name) or kind_of(name) == "park" else 3
        least = {"planned": plain, "tool": 4}.get(candidate.verb or "", 2 if LEVEL_CLASS.match(name) else None)
        return least is None or not is_specific(name, least)
    return head in word_set("classes")


def _is_slogan(norm: str, start: int, candidate: Candidate, stop: int) -> bool:
    """True for 新平台, and for what stands in a row with slogans: 打造…先行区、…样板区和|…试验区."""
    name = norm[start : candidate.end]
    if _NEW.search(name.removesuffix(longest_head(name))):
        return True
    if candidate.verb != "planned" or kind_of(name) not in word_set("slogan_kinds"):
        return False
    before, after = norm[candidate.verb_start : start], norm[candidate.end : stop]
    return any(word in before or (after[:1] in ("、", "和") and word in after) for word in words()["slogan_zones"])


def _is_body(norm: str, shape: str, start: int, candidate: Candidate, stop: int) -> bool:
    """True for a body or jurisdiction in a list of such, and for a body to which something is handed in."""
    if bodies_pattern().match(shape, candidate.end, stop) or _AFTER_BODY.search(norm, max(0, start - 2), start):
        return True
    if is_jurisdiction(norm[start : candidate.end]) and _among_places(norm, start, candidate.end):
        return True
    to = candidate.verb == "tool" and norm[candidate.verb_start] == "向"
    return to and kind_of(norm[start : candidate.end]) == "centre"
