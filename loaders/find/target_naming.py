"""What each quantity of a clause counts: names behind it or before it, several names of one number, ellipses."""

import re
from functools import cache
from typing import Final

from loaders.find.ranks import ranked
from loaders.find.target_basis import is_bettered
from loaders.find.target_completing import complete, is_verb, plain, without_verb, without_whose
from loaders.find.target_deeds import of_deed
from loaders.find.target_lists import MEASURE, split_measured, split_names, split_rates
from loaders.find.target_names import after_name, head, without_long_list
from loaders.find.target_parts import CONNECTOR_END, TOTALS, Part, first_connector, is_places
from loaders.find.target_shares import of_share
from loaders.find.target_verbs import makes, said
from loaders.find.target_whose import of_neighbour
from loaders.lexicons import alternatives, lexicon

_SHORTEST_NAME: Final = 2
_SHORTEST_TOPIC: Final = 4
_LONGEST_TOPIC: Final = 24
_LONGEST_OBJECT: Final = 10
_LONGEST_TRAIL: Final = 6
_SHORTEST_RATE: Final = 4
_HUNDRED: Final = 100
_KIND: Final = 2
_SHARE: Final = re.compile("(?:率|比[例重]|占比)$")
_REACHED: Final = (">=", ">", "<=", "<", "between")
# 花田面积共计52亩|达到绿色花田建设要求
_MEETS: Final = re.compile("(?:达到|符合|满足)[^,、\\d]{2,20}(?:要求|标准)$")
# 带动花农1.2万户4.5万人|增收
_BENEFITS: Final = ("增收", "就业", "受益", "致富", "脱贫")  # 带动花农1.2万户4.5万人|增收
_HAN: Final = re.compile("[一-鿿A-Za-z]")
# 新开工|花房300套,竣工200套: what stage the clause before spoke of
_BEGUN: Final = re.compile("^新?(?:开工|竣工|开建|续建)(?!率|量)")
# 花圃改造|开工20个,竣工9个
_STAGE: Final = re.compile("(?<=[\u4e00-\u9fff]{2})新?(?:开工|竣工|完工|交付)$")
# 其中|年产值超千万元的|10家
_THOSE: Final = re.compile("其中.*(?:以上|以下|元|%)的$")
# 其中分布式|40万千瓦: of which kind
_KINDS: Final = ("式", "型")
# 其中中心城区|350公里: where
_WHERE: Final = re.compile("[\u4e00-\u9fff]{0,4}(?:城区|[省市县区乡镇]|片区|园区)")
_LONGEST_KIND: Final = 5
# 一季度|开工率
_QUARTER: Final = re.compile("^第?[一二三四]季度")
# 花房用能效率|(|PUE|)值
_BRACKETS: Final = re.compile("[()]")
_YEARS: Final = re.compile("(?:其中|[,、和及与]|20\\d\\d年)+")
# 绿色花圃|国家级10家
_GRADE_BEHIND: Final = re.compile("(?P<name>[^、]{2,}[^、,和及与])(?P<grade>国家级|省级|市级|区级|县级)")
# 在3个|区试点
_AREA: Final = re.compile("[区县市州镇乡]|街道|园区|地区")
# 12个|乡镇实现花圃全覆盖, 3个|县全部挂牌: that all do so is aimed at, not their number
_ALL_OF: Final = re.compile("^[^,、]{1,4}?(?:\\([^()]*\\))?(?:全部|均|(?:全面)?实现[^,]*全覆盖)")
# 深化|9个花田建设: of what is there already
_KEPT_UP: Final = ("深化", "强化", "加强", "健全", "巩固")
# 建立覆盖全区|90家花店的花卉档案: how many there are
_COVERING: Final = re.compile("(?:建立|建设|打造|构建|形成|建成|搭建)覆盖[^,、]{0,6}$")
# 以1个花市为“核心”、|9个花店为“节点”
_TAKEN_AS: Final = re.compile("以|”、$")
# 每百户|不低于30平方米: a norm
_OF_MANY: Final = re.compile("每(?:[百千万十]+|\\d+)?[户人名个]")
# 每个街道至少1个: of what the clause before speaks of
_EACH_PLACE: Final = re.compile(r"(?:每个?|各).{0,4}(?:[省市州县区乡镇村校]|街道|社区|网格|企业|单位)(?:\([^()]*\))?")


def names_of(part: Part, topic: str, counted: bool) -> list[str]:
    """The names that the quantity counts; none where it is no target. ``counted``: the topic was counted too."""
    if part.quantity.kind == "ranks":
        return ranked(part.front, topic)
    after = "" if first_connector(part.after) else after_name(part.after)
    if "为“" in part.after and _TAKEN_AS.search(part.front):
        return []
    if _COVERING.search(part.front) and "的" in part.after:
        return []
    if part.front.endswith(_KEPT_UP) and part.quantity.kind == "counts":
        return []
    if _AREA.match(after) and (part.front.endswith("在") or _ALL_OF.search(after)):
        return []
    if after and part.tail.change == "growth" and part.quantity.kind == "counts" and not part.front.endswith("增加"):
        return []
    if after and _reaches(part, after):
        return [part.name.replace("累计", "") + after]
    if deed := of_deed(part, after, topic):
        return [deed]
    if topic and counted and not part.name and (is_verb(after) or after in _BENEFITS):
        return [_at_stage(topic, after)]  # 建设花圃9个,6个建成投用
    if shared := of_share(part, after, topic):
        return shared
    if _is_listed_deed(part, after):
        return [part.front[part.head.start :] + after]
    if part.name and not part.quantity.word and _MEETS.match(after):
        return [part.name + after]
    if _stands_before(part, after, counted):
        if part.quantity.unit == "个" and len(after) <= _KIND and part.front.endswith("等") and "、" in part.front:
            return [part.front[part.head.start :] + after]  # 建成花卉检测、花卉溯源等2个平台
        return [after] if _HAN.search(after) and len(after) >= _SHORTEST_NAME and _is_counted(after) else []
    if after and _is_parted(part, after):
        return [part.name + after]
    if after and not _is_nothing(after) and not _may_trail(part, after):
        return []
    return _names_before(part, topic, counted)


def _is_listed_deed(part: Part, after: str) -> bool:
    """True where a list says of which what is attained: 实现花店登记、花农备案等50项事项跨省通办."""
    listed = part.head.verb == "level" and part.front.endswith("等") and "、" in part.front
    return listed and part.quantity.kind == "counts" and len(after) > _LONGEST_KIND - 1 and _is_counted(after)


def _is_parted(part: Part, after: str) -> bool:
    """True where the number stands inside the name of what is made: 打造乡村旅游100个精品村."""
    return (
        part.head.verb == "new"
        and part.quantity.kind == "counts"
        and not part.quantity.word
        and len(part.name) <= _LONGEST_TRAIL
        and len(after) <= _LONGEST_OBJECT
        and "的" not in part.after[: len(after)]
        and not re.search("、|一批$", part.name)
        and not CONNECTOR_END.search(part.front)
        and _is_counted(after)
        and not _is_nothing(after)
    )


def _reaches(part: Part, after: str) -> bool:
    """True where what acts stands before the number and what it reaches behind: 管道联通71个县."""
    verbs = tuple(lexicon("indicators")["reaching"])
    return bool(part.name) and part.front.endswith(verbs) and not part.quantity.han and len(after) <= _LONGEST_OBJECT


def _names_before(part: Part, topic: str, counted: bool) -> list[str]:
    """The names in the words before the quantity; what they leave out, ``topic`` gives."""
    words = lexicon("indicators")
    if not part.quantity.unit and not _is_bare_measure(part.name):
        return []
    if (counted or topic) and not part.quantity.word and part.name in words["describing"]:
        return []
    if is_bettered(part.front, part.head, part.quantity):
        return [part.front[part.head.start :]]
    if part.front.endswith("各"):
        return _each(part, topic)
    if _OF_MANY.fullmatch(part.name):
        return []
    if topic and _EACH_PLACE.fullmatch(part.name):
        return [topic]
    if topic and is_verb(part.name):
        return [_at_stage(_BEGUN.sub("", topic) or topic, part.name)]
    if part.quantity.han and not part.name and part.quantity.unit != "番":
        return []
    if (part.head.change or part.tail.change) and part.quantity.unit == "%" and not part.name:
        topic = re.sub("占[^占]*比[重例]$", "", topic)  # 增加值占比达5%,增长9%: what grows is the amount
    if topic and _is_part_of_share(part, topic):
        return [part.name + topic[_KIND if topic.startswith(part.name[-_KIND:]) else 0 :]]
    if graded := _GRADE_BEHIND.fullmatch(part.name):
        return [graded["grade"] + graded["name"]]
    bare = _QUARTER.sub("", without_whose(part.name))
    elliptic = bare in words["generic"] or bare in words["elliptic"]
    name = (
        _of_which(part, topic)
        or of_neighbour(part.name, topic, listed=not (part.quantity.word or part.head.verb))
        or complete(plain(part.name), topic, elliptic)
    )
    if len(name) < _SHORTEST_NAME or _says_nothing(part.name, topic, counted):
        return []
    if part.tail.split:
        return split_measured(name)
    if part.quantity.kind == "counts" and part.head.verb == "new":
        return [without_long_list(name)]
    return split_rates(name) if part.tail.change and part.quantity.kind == "rates" else [name]


def _is_bare_measure(name: str) -> bool:
    """True for what is measured without a unit, also where brackets shorten it: 花房用能效率(PUE)值."""
    measures = tuple(lexicon("indicators")["bare_measures"])
    return name.endswith(measures) or _BRACKETS.sub("", name).endswith(measures)


def _at_stage(topic: str, verb: str) -> str:
    """What is done, of what the clause before speaks of: 花房改造开工 and 完工 is 花房改造完工."""
    if verb in topic or topic.endswith(verb[-2:]):
        return topic
    work = _STAGE.sub("", topic)
    return (work if work != topic else without_verb(topic)) + verb


def _of_which(part: Part, topic: str) -> str:
    """Which of the things counted before: 其中年产值超千万元的10家; empty where the words are of another form."""
    if not topic or part.after or not part.front.startswith("其中"):
        return ""
    if len(part.name) <= _LONGEST_KIND and part.name.endswith(_KINDS):
        return part.name + topic
    if part.quantity.kind == "measures" and _WHERE.fullmatch(part.name):
        return part.name + topic
    return f"{part.name}的{topic}" if _THOSE.search(part.front) else ""


def _is_part_of_share(part: Part, topic: str) -> bool:
    """True for 其中大型花店力争达到90% behind a rate of all: 花店上云率达到60%."""
    return (
        part.quantity.kind == "rates"
        and part.front.startswith("其中")
        and len(part.name) >= _KIND
        and len(topic) <= _LONGEST_TOPIC
        and not (part.head.change or part.tail.change or "占" in part.name or MEASURE.search(part.name))
        and _SHARE.search(topic) is not None
    )


def _says_nothing(name: str, topic: str, counted: bool) -> bool:
    words = lexicon("indicators")
    if name in words["generic"]:
        return not counted and not topic
    return not topic and len(name) < _SHORTEST_RATE and name in words["elliptic"]


def _each(part: Part, topic: str) -> list[str]:
    """The names before 各: 花坛、花圃各5个, 新签约、开工项目各20个."""
    words = re.sub("^[^、]*?(?:每年|全年|力争|年内|分别)", "", part.front.removesuffix("各"))
    names = split_names(words[head(words).start :])
    if topic and _YEARS.fullmatch(words):
        return [topic]  # 其中2024年、2025年各150名
    if len(names) > 1 and all(name[-1] in "省市区县州旗盟镇乡直" for name in names):
        return [name + topic for name in names] if topic else []
    noun = re.sub(f"^(?:{_making().pattern})", "", names[-1])
    if len(names) > 1 and all(_making().fullmatch(name) for name in names[:-1]):
        return [*(name + noun for name in names[:-1]), names[-1]]
    return names if len(names) > 1 else []


@cache
def _making() -> re.Pattern[str]:
    return re.compile(f"新?(?:{alternatives(lexicon('indicators')['new'])})")


def _stands_before(part: Part, after: str, counted: bool) -> bool:
    """True where the things counted follow the number: 培育6家…机构, 推出不少于10个…服务."""
    if not after or _is_nothing(after) or "为“" in after:
        return False  # 划定东县、西县2个县为“花卉之乡”
    front = part.front + said(part)
    if part.front.endswith(TOTALS) and part.head.verb in ("new", "done"):
        return True  # 完成东园、西园共计2公里步道改造
    if part.front.endswith("等") or ("、" in part.name and part.head.verb == "new" and not part.quantity.word):
        return part.head.verb in ("new", "done")
    if part.quantity.kind == "rates":
        return part.after.startswith("的") and (not part.name or is_places(part.name))
    if part.quantity.han and part.quantity.value < _HUNDRED and not makes("han_verbs").search(front):
        return (counted and not front) or (
            part.head.verb == "new" and part.front.endswith("、")
        )  # 打造一个花圈、|两个花廊
    return not part.name or bool(CONNECTOR_END.search(part.front) or makes().search(front))


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(lexicon('indicators')['no_name'])})")


def _is_counted(name: str) -> bool:
    return not any(name.endswith(word) for word in lexicon("indicators")["uncounted"])


def _is_nothing(after: str) -> bool:
    return bool(_nothing().fullmatch(after)) or not _HAN.search(after)


def _may_trail(part: Part, after: str) -> bool:
    """Words behind a quantity that its name before it makes harmless, where a comparing word shows the target."""
    return (
        bool(part.name)
        and part.quantity.comparator in _REACHED
        and not part.after.startswith("的")
        and len(after) <= _LONGEST_TRAIL
    )
