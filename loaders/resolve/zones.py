"""Development zones, new areas and parks at the start of a name, and their official names."""

import re
from functools import cache
from typing import Final

from loaders.lexicons import alternatives, lexicon, opening_pairs
from loaders.resolve.places import Place, chain, choose, gazetteer, prefixes
from ontology import regions, zones
from ontology.frozen import record

# 自贸片区, 片区 behind a city; 自贸区, 自贸试验区, 自由贸易试验区 with 郑州片区 behind it or not
_TRADE_ZONE: Final = re.compile("(自贸片区|自贸试验区片区|片区)|(?:自贸区|自贸试验区|自由贸易试验区)(.{2,4}片区)?")


@record(frozen=True)
class Named:
    """A zone of the table: official name, area, slug, and what manages it where no rule tells."""

    full: str
    area: str
    slug: str
    manager: str | None


@cache
def named() -> dict[str, Named]:
    """Well-known zones by all their names."""
    found: dict[str, Named] = {}
    for name, row in zones.table().items():
        zone = Named(row["full"], row["area"], row["slug"], row.get("manager"))
        found |= dict.fromkeys([name, row["full"], *row.get("also", "").split()], zone)
    return found


def opening(text: str) -> str | None:
    """The first name of the table with which ``text`` begins."""
    return next(filter(text.startswith, _by_opening()[1].get(text[:2], ())), None)


def mentioned(text: str) -> dict[str, int]:
    """The names of well-known zones in ``text``, also inside each other, with how often they stand there."""
    opening, names = _by_opening()
    counts: dict[str, int] = {}
    for match in opening.finditer(text):
        start = match.start()
        for name in names.get(text[start : start + 2], ()):
            if text.startswith(name, start):
                counts[name] = counts.get(name, 0) + 1
    return counts


def counted(text: str) -> dict[str, int]:
    """The areas whose well-known zones ``text`` names, in the order of the table, with how often it does."""
    counts: dict[str, int] = {}
    for name, count in mentioned(text).items():
        area = named()[name].area
        counts[area] = counts.get(area, 0) + count
    return {area: counts[area] for area in _areas() if area in counts} if counts else counts


@cache
def _by_opening() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """Where a zone may be named, and the names by their first two characters."""
    names: dict[str, list[str]] = {}
    for name in named():
        names.setdefault(name[:2], []).append(name)
    return opening_pairs(names), names


@cache
def _areas() -> tuple[str, ...]:
    return tuple(dict.fromkeys(zone.area for zone in named().values()))


@cache
def _ends() -> re.Pattern[str]:
    # 抚州高新区|管委会, 鹰潭高新技术产业开发区|, 信江新区|财政局
    return re.compile(alternatives(list(lexicon("zones")["endings"])))


def managers() -> dict[str, str]:
    """What manages a zone: 管委会 → 管理委员会."""
    table: dict[str, str] = lexicon("zones")["managers"]
    return table


def manager(zone: Place, stated: str) -> str:
    """Official name of what manages a zone, stated as 管委会 or the like."""
    known = named().get(zone.own)
    official = managers()[stated]
    if "<own>" in official:
        return official.replace("<own>", zone.own)
    return known.manager if known and known.manager else zone.own + official


def is_zone(name: str) -> bool:
    """Whether a name is that of a zone: 抚州高新区, 太仓港口."""
    return name in named() or bool(_bare_ending(name))


def may_be(own: str, level: str) -> bool:
    """Whether a zone may be meant by ``level``: 赣江新区 by 新区, 开发区 or 区, not by 经开区, which is another one.

    A word that says what kind of zone it is must fit a name that says it too.
    """
    table = lexicon("zones")
    if level == "区" or level in table["any_kind"] or not own.endswith(tuple(table["kinds"])):
        return True
    return own.endswith((level, table["endings"].get(level, level)))


def own_zone(name: str, area: str) -> Place:
    """The place of the zone that a plan is of, from its name as the plan gives it."""
    zone = named().get(name)
    return Place(zone.area, zone.full, zone.slug) if zone else Place(area, _full(name, Place(area)))


def split(text: str, near: str | None, stated: Place | None = None) -> list[tuple[Place, str]]:
    """Ways to read ``text`` as a zone and what follows its name, the longest zone first.

    Args:
        text: a name without its word of level.
        near: code of the issuer's area.
        stated: the place that the word of level before ``text`` means, if there was one.
    """
    known = [(name, named()[name]) for name in _by_opening()[1].get(text[:2], ()) if text.startswith(name)]
    found = [(len(name), Place(zone.area, zone.full, zone.slug)) for name, zone in known]
    if near:
        found += [(end, _read(text[:end], near, stated)) for end in {m.end() for m in _ends().finditer(text)}]
    return [(zone, text[end:]) for end, zone in sorted(found, key=lambda item: -item[0])]


def _read(name: str, near: str, stated: Place | None) -> Place:
    if name in named():
        zone = named()[name]
        return Place(zone.area, zone.full, zone.slug)
    base = stated or Place(near)
    if name.startswith("自贸") and name.endswith("片区") and (trade := _free_trade(name, base)):
        return Place(near, trade)  # 自贸区烟台片区: the province is not named
    for length, code in prefixes(name, near):
        trade = _free_trade(name[length:], Place(code))
        if trade:
            return Place(code, trade)
        if length < len(name):
            return Place(code, name[:length] + (_by_rank(name[length:], code) or _expand(name[length:])))
    return Place(base.code, _full(name, base))


def _free_trade(rest: str, area: Place) -> str | None:
    """河南|自贸区郑州片区 → 中国(河南)自由贸易试验区郑州片区, 苏州|自贸片区 → 中国(江苏)自由贸易试验区苏州片区"""
    province = next((Place(code) for code in chain(area.code) if code.endswith("0000")), area)
    match = _TRADE_ZONE.fullmatch(rest)
    if not match:
        return None
    part = f"{area.short}片区" if match[1] else match[2] or ""
    return f"中国({province.short})自由贸易试验区{part}"


def _expand(name: str) -> str:
    """徐庄高新区 → 徐庄高新技术产业开发区"""
    endings: dict[str, str] = lexicon("zones")["endings"]
    end = _bare_ending(name)
    return name.removesuffix(end) + endings.get(end, "")


def _by_rank(ending: str, code: str) -> str | None:
    """How the one zone of an area is called that only its kind names, where a province approved it.

    株洲|经开区 → 经济开发区; None where the state did, or the kind tells no rank.
    """
    rule = lexicon("zones")["by_rank"].get(ending)
    own = Place(code).own
    if rule is None or own in rule["except"]:
        return None
    within = not rule.get("areas") or any(area in rule["areas"] for area in chain(code))
    counted = "cities" not in rule or own in rule["cities"] or regions.level(code) == "county"
    return rule["name"] if within and counted else None


def _full(name: str, base: Place) -> str:
    """Official name of a zone stated without its city: 南京徐庄高新技术产业开发区, 九江市八里湖新区."""
    full = _by_rank(name, base.code) or _expand(name)
    if any(part in gazetteer() for part in (name[:2], name[:3])):
        return full
    city = Place(choose(base.city, gazetteer().get(base.city, (base.code,)), base.code) or base.code)
    if not any(full.endswith(e) for e in lexicon("zones")["bare_place"]):
        return (city.own if len(name) > len(_bare_ending(name)) else base.name) + full
    return (city.short if len(name) > len(_bare_ending(name)) else base.short) + full


def _bare_ending(name: str) -> str:
    """The ending of a zone's name: 高新区 of 徐庄高新区."""
    endings = _by_length()
    return next(filter(name.endswith, endings)) if name.endswith(endings) else ""


@cache
def _by_length() -> tuple[str, ...]:
    return tuple(sorted(lexicon("zones")["endings"], key=len, reverse=True))
