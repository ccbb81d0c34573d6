"""Where a name begins: after a describing 的, after a joint between names, before the places that share it."""

import re
from typing import Final

from loaders.find.platform_places import district_end, place_end
from loaders.find.platform_scan import Scan
from loaders.find.platform_words import deed_pattern, is_specific, level_pattern, longest_head, word_pattern
from loaders.text import Cell

# "面向海外市场的", "以专利为核心的", "全省统一的", "跨区域的" say what the thing is; other words say how good.
_CONTENT: Final = re.compile(r"以.{1,12}为(?!特色|引领|统揽).{1,3}|基于.{2,8}|统一")
_ADDRESSED: Final = re.compile(r"面向.{2,12}|跨.{1,12}")
_LEVEL_CLASS: Final = re.compile("(?:国家|省|市|区|县|部)级")
# 全市花农、|花店信息系统: of both
_OF_ALL: Final = re.compile("全[国省市区县州][\u4e00-\u9fff]{2,4}、")
_SHORT_LEFT: Final = 6
_LONGEST: Final = 34
_LISTED: Final = 4
_ZONE: Final = 3


def two_nouns(scan: Scan, start: int, joint: int, end: int) -> bool:
    """True for 政府、产业联盟: two bare nouns, not one name."""
    if _level_list(scan, start, joint - 1) or _OF_ALL.match(scan.shape, start):
        return False
    return joint <= start + _SHORT_LEFT or longest_head(scan.norm[joint:end]) == scan.norm[joint:end]


def start_of(scan: Scan, end: int) -> int:
    """Where the name that ends at ``end`` begins: after a describing 的, or after a joint between names."""
    start = scan.cut
    if scan.de >= start and not _describes(scan, start, end):
        start = scan.de + 1
    level = bool(_LEVEL_CLASS.match(scan.shape, start) or _OF_ALL.match(scan.shape, start))
    for joint in [] if scan.placed else scan.joints:
        if joint > start and not _level_list(scan, start, joint - 1):
            least = _LISTED if deed_pattern().search(scan.norm, start, joint - 1) else 2
            listed = scan.norm[joint - 1] == "、" and not level and is_specific(scan.norm[joint:end], least)
            if (listed or level_follows(scan, joint)) and not _of_levels(scan, joint):
                start = joint
    return start if end - start <= _LONGEST or scan.placed else max(scan.joints[-1] if scan.joints else start, start)


def _describes(scan: Scan, start: int, end: int) -> bool:
    """True where the words before 的 say what the thing is and nothing after it does: 面向海外市场的销售平台."""
    if _CONTENT.fullmatch(scan.norm, start, scan.de):
        return scan.norm[scan.de + 1] not in '“"「'  # 全市统一的“花易通”平台
    return bool(_ADDRESSED.fullmatch(scan.norm, start, scan.de)) and not (
        is_specific(scan.norm[scan.de + 1 : end], 3) or level_follows(scan, scan.de + 1)
    )


def _level_list(scan: Scan, start: int, joint: int) -> bool:
    """True where only levels and places stand before the joint: 省、市…平台, 广州、深圳…交易所."""
    match = level_pattern().match(scan.norm, start, joint)
    return (match is not None and match.end() == joint) or place_end(scan.norm, start) == joint


def _of_levels(scan: Scan, joint: int) -> bool:
    """True between the levels of one thing: 花艺领域全国、|全省联盟."""
    return scan.norm[joint] == "全" and scan.norm[joint - 3] == "全"


def places_of(scan: Scan, start: int) -> tuple[Cell, ...]:
    """Slices of the places of 广州、深圳数据交易所, each of which has an institution of its own."""
    places: list[Cell] = []
    position = start
    for joint in scan.joints:
        if joint <= start:
            continue
        if place_end(scan.norm, position) != joint - 1:
            return ()
        places.append((position, joint - 1))
        position = joint
    last = place_end(scan.norm, position)
    places.append((position, last))
    # 常熟市、苏州工业园区: two places of their own.
    alike = len({scan.norm[end - 1] in "省市区县" for _, end in places}) == 1
    return tuple(places) if len(places) > 1 and last > position and alike else ()


def level_follows(scan: Scan, position: int) -> bool:
    return bool(level_pattern().match(scan.shape, position, scan.stop)) or place_end(scan.norm, position) > position


def with_part(scan: Scan, end: int) -> int:
    """End of the name of a zone with the park in it that a place names: …高新区|苏州园."""
    if not word_pattern("zones").fullmatch(scan.norm, end - _ZONE, end):
        return end
    place = max(place_end(scan.norm, end), end + district_end(scan.norm[end : end + _ZONE]))
    part = place > end and scan.norm.startswith("园", place) and not scan.norm.startswith(("园区", "园林"), place)
    return place + 1 if part else end
