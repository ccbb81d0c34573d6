"""The development zone that a plan is for, where it is not for the whole of its area."""

import re
from collections import Counter
from functools import cache
from typing import Final

from loaders.document import Document
from loaders.lexicons import alternatives, lexicon
from loaders.resolve.places import Place
from loaders.resolve.regions import plan_zone
from loaders.resolve.zones import named as well_known
from loaders.resolve.zones import own_zone
from ontology import regions
from ontology.records import Header

_OPENING: Final = 400
# So many bodies called after a zone without its name (新区财政局) make it the zone of the plan.
_OWN: Final = 5
# So often the text gives its name, and twice as often as any other words before the ending.
_NAMED: Final = 3
# Letters of a name before its ending, 赣江|新区: two at least, and at most so many.
_LONGEST: Final = 6


@cache
def _purpose() -> re.Pattern[str]:
    # 推进|某国家自主创新示范区某片区|(以下简称“自创区”)工作
    endings = alternatives(list(lexicon("zones")["endings"]))
    name = rf"(?P<name>[\u4e00-\u9fff()]{{4,40}}?(?:{endings}))"
    return re.compile(rf"(?:推进|加快|支持|促进|推动){name}(?:\(以下简称[^()]*\)|建设|工作|发展|创新发展|高质量发展)")


@cache
def _bodies() -> re.Pattern[str]:
    # 、|新区|财政金融局|、  、|市|财政局|、
    levels = alternatives(lexicon("agencies_words")["zone_levels"])
    return re.compile(rf"[、,;:(\n]({levels}|[市县区])[\u4e00-\u9fff]{{2,12}}[局委办部](?=[、,;:)。])")


def find_zone(document: Document, head: Header) -> str | None:
    """Name of the zone that the title or an issuer gives, else the one whose bodies go without its name.

    Without a title it is also the one that the opening is about.
    """
    named = plan_zone(head.title, head.issuers) or _unnamed(document.norm)
    if named or head.title:
        return named
    starts = document.outline.starts
    opening = document.norm[: min(_OPENING, starts[0] if starts else _OPENING)]
    found = _purpose().search(opening)
    return found["name"] if found else None


def region_of(head: Header) -> str | None:
    """Full name of what a plan is for: that of its zone, where this issues the plan or opens its title.

    山东省烟台经济技术开发区, 江苏省南京市玄武区徐庄高新技术产业开发区; else the name of its area.
    """
    named = plan_zone(head.title, head.issuers)
    if named is None or head.region_code is None:
        return head.region
    zone = own_zone(named, head.region_code)
    known = named in well_known() or zone.own.startswith(Place(zone.code).short)
    around = regions.full_name((regions.parent(zone.code) if known else None) or zone.code)
    return f"{around}{zone.own}" if around else head.region


def _unnamed(text: str) -> str | None:
    """赣江新区, where most bodies of the text are called 新区财政局, 新区税务局 and the text names the one zone.

    Its opening names it too, or it is not looked for.
    """
    if not any(text.find(level, 0, _OPENING) >= 0 for level in lexicon("agencies_words")["zone_levels"]):
        return None
    levels = Counter(_bodies().findall(text)).most_common(1)
    if not levels or levels[0][1] < _OWN or len(levels[0][0]) == 1:
        return None
    return _shared(text, levels[0][0])


def _shared(text: str, level: str) -> str | None:
    """The longest name that the namings before ``level`` share: 促进|赣江新区, 在|赣江新区, 结合|新区 → 赣江新区."""
    befores = re.findall(rf"([\u4e00-\u9fff]{{2,{_LONGEST}}}){level}", text)
    shortest = Counter(before[-2:] for before in befores).most_common(2)
    if not shortest or shortest[0][1] < _NAMED or (len(shortest) > 1 and shortest[0][1] < 2 * shortest[1][1]):
        return None
    name, count = shortest[0]
    longer = Counter(before[-length:] for before in befores for length in range(3, len(before) + 1))
    shared = [long for long, times in longer.items() if long.endswith(name) and 2 * times > count]
    return str(max(shared, key=len, default=name)) + level
