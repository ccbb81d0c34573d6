"""Names what a share does: 60%的花店达到一级标准, 花田40%以上面积达到要求, and tells that such a share is aimed at."""

import re
from typing import Final

from loaders.find.target_basis import is_work
from loaders.find.target_lists import MEASURE
from loaders.find.target_names import head
from loaders.find.target_parts import IN_SOME, Part, is_places
from loaders.find.target_phrases import Clause

# 60%以上的|花店|达到一级标准, 85%以上|花店|建立花卉档案, 10%的|花店|设置花艺角,
# 80%的|花店|达到《花店建设标准(试行)》
_DOING: Final = re.compile(
    r"的?(?P<who>[^,、的达]{1,14}?(?:[、和及与][^,、的达]{2,14}?){0,3})?(?:要|均|都|全部|基本|至少)?"
    r"(?P<does>(?:达到|完成|建成|建立|设置|设立|配备|开展|实现|纳入|通过|取得|具备|接入|落户|入驻|加入|拥有|掌握)(?:[^,、《]{0,16}《[^《》]{2,40}》|[^,、]{2,24}))$"
)
# 花田40%以上|面积达到要求: what of it the share is
_OF_ITSELF: Final = re.compile("的?(?:面积|区域|户数|人口|里程|长度)(?:达到|达成|完成|实现|符合|建成|纳入)[^,]{2,24}$")
_AIM: Final = re.compile("的(?:工作|发展)?(?:目标|任务|要求)+$")
_AROUND: Final = re.compile("^(?:围绕|聚焦|对照)")
_REACHED: Final = ("完成", "建成", "设置")
# 实现95%|花店覆盖率
_RATE: Final = re.compile("^[^,、的达]*(?:率|比例|占比)$")
# 花房|100%|执行花卉标准
_WHOLLY: Final = re.compile(
    "(?:执行|落实|接入|实现|完成|使用|采用|配备|安装|纳入|设置|建立|开展|应用|公开)[^,、\\d]{2,16}$"
)
# 花田用水量|60%以上|集中在夜间: where so much of it falls
_FALLS: Final = re.compile("(?:集中[在于]|来自|投向|分布[在于])[^,、\\d]{2,16}$")
_SHORTEST: Final = 4


def of_share(part: Part, after: str, topic: str) -> list[str]:
    """What the share is of and what it does, empty where the words are of another form.

    ``topic`` is of what the clause before speaks, for a share that says only what it does: 其中60%达到一级标准.
    """
    if part.quantity.kind != "rates" or not part.after:
        return []
    said = _AIM.sub("", part.after)
    if _OF_ITSELF.match(said) and part.name:
        return [_AROUND.sub("", part.name) + said.removeprefix("的")]
    if _RATE.search(after) and not part.name and not part.after.startswith("的"):
        rate = after if len(after) >= _SHORTEST else topic + after
        return [rate] if len(rate) >= _SHORTEST else []
    if part.name and _FALLS.match(said):
        return [part.name + said]
    if part.name and not MEASURE.search(part.name) and _WHOLLY.match(said) and not is_places(part.name):
        return [part.name + said]
    placed = not part.name or is_places(part.name) or IN_SOME.search(part.front) is not None
    doing = _DOING.match(said) if placed else None
    who = (doing["who"] or topic) if doing else ""
    if not doing or not who:
        return []
    if not doing["who"] or not doing["does"].startswith(_REACHED):
        return [who + doing["does"]]
    return [f"{doing['does']}的{who}"]


def is_shared_aim(clause: Clause, start: int, end: int) -> bool:
    """True where the share ``[start, end)`` is of those that are to do something, or of what is to be worked on."""
    after = clause.masked[end - clause.start :]
    if _DOING.match(after) or _OF_ITSELF.match(after) or _WHOLLY.match(after) or _FALLS.match(after):
        return True
    return after.startswith("的") and head(clause.masked[: start - clause.start]).start > 0 and is_work(after)
