"""What a clause or a heading speaks of, for the names that later clauses leave out."""

import re
from functools import cache
from typing import Final

from loaders.find.target_names import head, tail
from loaders.lexicons import alternatives, lexicon

_SHORTEST_TOPIC: Final = 4
_PARTS: Final = ("一半", "以上", "之一", "之二")
_LONGEST_TOPIC: Final = 24
# 确定全年|安居工程|建设任务为
_TASK: Final = re.compile(
    "(?:确定|明确|完成|下达|^)(?:我[市省区县]|全[市省区县])?(?:20\\d\\d年度?|全年|年度|本年度)?的?(?P<topic>[^,的确定\\d]{2,20}?)"
    "(?:的?(?:建设|改造|工作|目标))*任务(?:为|是)?$"
)
# 花店总数|保持全省前列
_RANKED: Final = re.compile(
    "(?P<topic>[^,的]{2,20}?)(?:总数|数量|总量|规模)?(?:继续|持续)?(?:保持|位居|稳居|位列|居|进入|跻身)(?:在|于)?(?:世界|国际|全[国省市])[^,]{0,8}$"
)
# 县级花店|全部达到二级水平
_ALL_DO: Final = re.compile("(?P<topic>[^,的]{3,20}?)(?:全部|均|全面|基本)(?:达到|实现|完成|建成|配备)")
# 花卉企业|实现翻番, 花农收入|稳步增长
_RISING: Final = re.compile(
    "(?P<topic>[^,]{4,20}?)(?:数量|总量|规模)?(?:实现|取得|进一步|逐年|逐步|明显|显著|大幅|稳步|持续|不断|较快|稳定)+"
    "(?:增长|增加|提高|提升|上升|下降|降低|改善|扩大|翻番|翻一番|倍增|壮大|攀升|跃升|新突破)$"
)
# 花卉班列|稳定开行, 花卉产业|发展: how it is to fare
_MANNER: Final = re.compile(
    "(?<=[\u4e00-\u9fff]{4})(?:(?:稳定|常态化|高效|安全)+(?:开行|运行|运营)|扩能提质|提质扩能|扩量提质|提质扩量|提质增效|提质扩容|做大做强|(?:健康|创新|集聚|加快|融合|高质量)?发展)$"
)
# 目前,|全市已累计建成花圃|30个
_SO_FAR: Final = re.compile(
    "[^,已]{0,8}已(?:累计)?(?:建成|建有|拥有|有|培育|认定|开通|达到?|完成)(?P<name>[\u4e00-\u9fffA-Za-z]{2,14}?)(?:达到?|近|超过?)?(?=[\\d.])"
)


def topic_of(words: str) -> str:
    """What a clause without a quantity is about, where it opens with a verb: 加快实施储备林项目 is 储备林项目.

    Behind the body that acts, or that it is done for, the last verb decides: 支持各县筹集公租房 is 公租房.
    """
    task = _TASK.search(words) if "任务" in words else None
    if task:
        return task["topic"]
    words = _by_half().sub("", words) if words.endswith(_PARTS) else words
    start = head(words).start
    if not start and len(words) <= _LONGEST_TOPIC and (made := _made_in().match(words)):
        return made["made"]
    if not start or len(words) - start > _LONGEST_TOPIC or words[start : start + 1] in ("各", "对"):
        start = max((match.end() for match in _acting().finditer(words)), default=0)
    topic = words[start:].strip(" 、")
    topic = _MANNER.sub("", topic[: tail(topic).end])
    if topic.endswith(tuple(lexicon("indicators")["uncounted"])):
        return ""  # 完善花匠培训体系
    if not start and (rising := _RISING.match(words)):
        return rising["topic"]
    if not start and (whose := _ALL_DO.match(words) or _RANKED.match(words)):
        return whose["topic"]
    return topic if start and _SHORTEST_TOPIC <= len(topic) <= _LONGEST_TOPIC else ""


@cache
def _made_in() -> re.Pattern[str]:
    """What is made in something that stands before the verb: 花房出入口|增加|花架."""
    words = lexicon("indicators")
    return re.compile(
        rf"[^,、的]{{3,16}}?(?:{alternatives(words['deeds'])})(?!{alternatives(words['noun_after'])})(?P<made>[\u4e00-\u9fff]{{2,8}})$"
    )


@cache
def _by_half() -> re.Pattern[str]:
    """By how much without a number: 花农登记时限|压缩一半, before 分别减至3天、2天."""
    return re.compile(f"(?:{alternatives(lexicon('indicators')['reduction'])})(?:近?一半|三分之[一二])(?:以上)?$")


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(lexicon('indicators')['acting'])})(?=.{{{_SHORTEST_TOPIC}}})")


def was_counted(words: str) -> str:
    """What a clause says there is already, for clauses that say how many are to come: 已建成花圃30个 is 花圃."""
    so_far = _SO_FAR.match(words) if "已" in words else None
    return so_far["name"] if so_far else ""


def is_bare(front: str) -> bool:
    """True for words that hold a verb of making and nothing that is made: 每年完成."""
    lead = head(front)
    return lead.verb in ("new", "done") and lead.start == len(front)


def next_topic(topic: str, name: str) -> str:
    """What the sentence speaks of after ``name``: of the same where the name only says whose it is (东县花圃)."""
    return topic if len(topic) >= _SHORTEST_TOPIC and name.endswith(topic) else name
