"""Which names are proper ones, and which are categories of carriers."""

import re
from functools import lru_cache
from typing import Final

from loaders.find.platform_places import district_end, pair_end, place_end, toponym_pattern
from loaders.find.platform_words import is_specific, kind_of, level_pattern, longest_head, word_set

# “信易贷”…平台, 中国(苏州)…中心, TISC, 1912街区, 长江路…集聚区
_PROPER: Final = re.compile(
    r"[“\"「(]|[A-Z]{3,}|^\d{3,4}|^[A-Z]\d{2}|^[\u4e00-\u9fff]{2,3}[路街](?!区)"
    r"|[\u4e00-\u9fff]{2}大学(?!生|城|科技园)[\u4e00-\u9fff]{2}|中科院|特别$"  # 花城大学青川研究院
    r"|(?:合作区|开发区|试验区|高新区|经开区|自贸区).{2}"  # 河套…合作区深圳园区
)
# 花卉育种|国家工程研究中心: the state grants one of each subject
_GRANTED: Final = re.compile(
    "(?<![、和与及])[\u4e00-\u9fff]{4}(?:国家(?:工程(?:技术)?研究|技术创新|制造业创新)中心|(?:国家|全国|国防科技)重点实验室)$"
)
# "科大|硅谷"
_COINED: Final = 2
LEVEL_CLASS: Final = re.compile("(?:国家|省|市|区|县|部|世界|省部|国省)级")


def is_category(name: str) -> bool:
    """True for categories of carriers: 国家级|产业创新中心."""
    return name in word_set("categories") or level_pattern().sub("", name, count=1) in word_set("categories")


def _is_placed(name: str) -> bool:
    """True where a district or a place of no rank opens the name: 金水花城, 花溪小镇."""
    if longest_head(name) in word_set("governing"):
        return False
    toponym = toponym_pattern().match(name, 0, len(name) - len(longest_head(name)))
    return toponym is not None or (kind_of(name) in word_set("areas") and district_end(name) > 0)


def _is_seated(name: str) -> bool:
    """True where a bracket at the end says which of many it is: 国家级花种基地(苏州)."""
    opening = name.rfind("(") + 1
    return opening > 0 and place_end(name, opening) == len(name) - 1


@lru_cache(maxsize=4096)  # a name is asked for several times
def is_proper(name: str) -> bool:
    """True where a place, a level, a quotation or a foreign name makes the carrier one of its kind."""
    name = name.replace("“互联网+”", "")  # says of what kind it is
    if LEVEL_CLASS.match(name):
        return _is_seated(name)
    level = None if name.startswith("区域") else level_pattern().match(name)
    head = longest_head(name)
    if head in word_set("coined") and is_specific(name) and len(name) - len(head) >= _COINED:
        return True
    if _GRANTED.search(name):
        return True
    if kind_of(name) in word_set("paired_kinds") and pair_end(name):
        return True  # 苏浙花卉协作站
    placed = place_end(name, 0) > 0 or (kind_of(name) in word_set("placed_kinds") and _is_placed(name))
    return bool(level) or placed or bool(_PROPER.search(name.removesuffix(head)))
