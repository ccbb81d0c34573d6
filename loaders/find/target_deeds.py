"""Names what something is done to or for: 对人民路等3条道路进行改造 counts 道路, 对其中的2公里进行修复 the repair."""

import re
from typing import Final

from loaders.find.target_completing import without_verb
from loaders.find.target_parts import Part

# 对人民路等|3条, 为|30家, 在|50所
_FOR: Final = re.compile("[对为在给](?<![^,、;。:].)(?:[^,;]{2,40}等|[全我本][市省区县州域])?$")
_DEED: Final = re.compile(
    "(?P<whom>[^,、的]{2,16}?)(?P<deed>进行|实施|开展|提供|配备|安装|配置)"
    "(?P<what>[^,、]{0,10}(?:改造|整治|建设|维修|修缮|治理|绿化|亮化|提升|设备|终端|设施|培训|服务|筛查|体检|救助|帮扶|诊断|评估|监测|检查|审计|检测|鉴定|排查|核查|审查|辅导|指导|走访))"
)
# 与|10家|花艺学院签订协议
_WITH: Final = ("与", "同", "和")
_JOINED_IN: Final = re.compile("[^,、]{2,16}?(?:签订|签署|建立|开展|达成|缔结|结成)")
# 对其中的|2公里|进行修复
_OF_THEM: Final = re.compile("(?:进行|实施|开展)(?P<what>[^,、的]{2,8})")
_AMONG: Final = ("对其中", "对其中的")
# 当年实现|100%|就业, 信息显示|100%|全覆盖
_WHOLLY: Final = re.compile("[^,、;的占为以和]{2,4}")
_ALL: Final = 100
# 每个花村(社区)|建有1个
_PLACES_EACH: Final = re.compile(
    r"(?P<each>每[个条家所座][^,、\d的]{1,8}?(?:\([^()]*\))?)(?:均|都|应|要|需|至少)*(?:建有|拥有|设有|储备|有)(?:至少)?$"
)


def of_deed(part: Part, after: str, topic: str) -> str:
    """The name where the words say what is done to what is counted, empty where they are of another form."""
    return served(part, after) or _in_each(part, after) or _done_to_some(part, topic) or _done_wholly(part)


def joined_in(part: Part) -> bool:
    """True for bodies with whom something is agreed: 与10家花艺学院签订协议."""
    return part.front.endswith(_WITH) and _JOINED_IN.match(part.after) is not None


def served(part: Part, after: str) -> str:
    """What something is done for: 对人民路等3条道路进行改造 is 道路, with a service that it is given.

    Empty where the words are of another form.
    """
    if part.quantity.kind != "counts" or not _FOR.search(part.front + part.quantity.word):
        return ""
    deed = _DEED.match(after)
    if not deed:
        return ""
    what = deed["what"] if deed["deed"] == "提供" and deed["what"].endswith("服务") else ""
    return what + deed["whom"]


def _done_to_some(part: Part, topic: str) -> str:
    """What is done to some of the things counted before: 检测管道9公里,对其中的2公里进行修复 is 管道修复."""
    among = bool(topic) and part.front.endswith(_AMONG)
    deed = _OF_THEM.fullmatch(part.after) if among else None
    return without_verb(topic) + deed["what"] if deed else ""


def _done_wholly(part: Part) -> str:
    """What is so of all, where the word for it stands behind the number: 毕业生当年实现100%就业."""
    whole = part.quantity.kind == "rates" and part.quantity.value == _ALL and len(part.name) > 1
    return part.name + part.after if whole and _WHOLLY.fullmatch(part.after) else ""


def _in_each(part: Part, after: str) -> str:
    """What each place is to have, named with the places: 每个花村建有1个花圃 is 每个花村花圃."""
    each = _PLACES_EACH.search(part.front) if after and "每" in part.front else None
    return each["each"] + after if each else ""
