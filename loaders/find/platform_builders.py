"""Who builds what a clause names: one body, a zone or a place, or several that are asked to."""

import re
from typing import Final

from loaders.find.platform_places import place_end
from loaders.find.platform_scan import Scan
from loaders.find.platform_words import is_specific, word_pattern, word_set

# Bodies whose name ends so build something: "相城区建设…", "研究所建设…", but not "城市建设".
_BUILDER: Final = re.compile(r"(?:[区市县州镇院所局委会校司上中内里]|企业|集团|大学|公司|高[质标水起][量准平点])$")
# "市|人民医院" but not 市属医院
_OF_LEVEL: Final = re.compile("[省市区县州](?![级属内外直])")
_AREA: Final = "区县市镇园岛港"
_BARE: Final = 3
_LONGEST_PLACE: Final = 12
# 花海自由贸易港|建设某中心: the zone builds it
_BUILDING_ZONES: Final = (
    "产业园",
    "软件园",
    "商务园",
    "科技园",
    "园区",
    "自由贸易港",
    "自贸港",
    "自贸区",
    "自由贸易试验区",
    "新区",
    "高新区",
    "经开区",
    "开发区",
    "示范区",
    "合作区",
)


def builds(scan: Scan, end: int) -> bool:
    """True where a body, a place or a zone of it ends there, of whom it is said that it builds."""
    if _BUILDER.search(scan.shape, scan.cut, end):
        return True
    if scan.verb == "aside" and scan.norm.startswith("在", scan.verb_start) and end - scan.cut <= _LONGEST_PLACE:
        return True  # 在花港|建设花卉试验区
    placed = place_end(scan.norm, scan.cut)
    return placed == end or (placed > scan.cut and scan.norm.endswith(_BUILDING_ZONES, placed, end))


def are_asked(scan: Scan, end: int) -> bool:
    """True for 支持有条件的企业|建设…, false for one body of a place: 支持金水科教园区|建设…."""
    actor = word_pattern("actors").search(scan.shape, scan.cut, end)
    if actor and _is_one_body(scan, actor, end):
        return False
    one = scan.norm[end - 1] in _AREA and (
        place_end(scan.norm, scan.cut) > scan.cut or is_specific(scan.norm[scan.cut : end])
    )
    return actor is not None and not (one and actor.end() == end)


def _is_one_body(scan: Scan, actor: re.Match[str], end: int) -> bool:
    """True for 青川花海|集团, 市人民|医院."""
    if actor[0] == "集团" and actor.start() - scan.cut > _BARE:
        return True
    level = _OF_LEVEL.match(scan.norm, scan.cut, actor.start()) or place_end(scan.norm, scan.cut) > scan.cut
    return bool(level) and actor.end() == end and actor[0] in word_set("bodies")
