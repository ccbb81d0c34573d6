"""The ways to read one name, surest first: central, own level, word of level, named place, head, zone, unlisted."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from loaders.lexicons import alternatives
from loaders.resolve import zones
from loaders.resolve.context import Issuer, Resolution, level_words, meant
from loaders.resolve.forms import Form, central, central_bare, known, word
from loaders.resolve.places import Place, is_below, prefixes
from loaders.resolve.unlisted import is_own_name, looks_full, unlisted
from ontology.iri import NATION

# 团市委, 共青团市委
_LEAGUE: Final = re.compile("(?:共青)?团([省市区县州])委(?:员会)?")
# 中国(苏州)知识产权保护中心
_NATIONAL_CENTRE: Final = re.compile(r"中国[(](.+?)[)](.+)")


def readings(name: str, issuer: Issuer) -> Iterator[Resolution]:
    """All ways to read a name, the surest first."""
    yield from _centrally(name, issuer)
    yield from _at_own_level(name, issuer)
    yield from _by_level_word(name, issuer)
    yield from _by_place(name, issuer)
    yield from _by_head(name, issuer)
    yield from _by_zone(name, issuer, None)
    yield from _unlisted(name, issuer)


def _centrally(name: str, issuer: Issuer) -> Iterator[Resolution]:
    form = central().get(name) or (central_bare().get(name) if issuer.national else None)
    if form:
        yield Resolution(form.name, key=f"{NATION}/{form.type}", level="nation", why="a central body")


def _at_own_level(name: str, issuer: Issuer) -> Iterator[Resolution]:
    if issuer.place:
        yield from _listed(name, issuer.place, issuer, "no word of level: the issuer's own")
        if name in zones.managers() and issuer.place.zone:
            yield _managed(issuer.place, name, "the issuer's zone")


def _by_level_word(name: str, issuer: Issuer) -> Iterator[Resolution]:
    """市财政局 in a district's plan is the city's; 区财政局 in a city's plan is those of all districts."""
    league = _LEAGUE.fullmatch(name)
    name = f"{league[1]}团委" if league else name
    for level, rest in level_words(name):
        place = meant(level, issuer)
        if place:
            if place.zone and rest in zones.managers():
                yield _managed(place, rest, "the issuer's zone")
            yield from _listed(rest, place, issuer, f"{level} is {place.own}")
            yield from _slotted(rest, place, issuer)
            yield from _by_zone(rest, issuer, place)
        elif is_below(level, issuer.code) and (rest in known() or looks_full(rest)):
            yield Resolution(None, group=True, why=f"a class of bodies: {level} is a level below the issuer")


def _by_place(name: str, issuer: Issuer) -> Iterator[Resolution]:
    """苏州市公安局, 宁波银监局, 吴江区政府, 中共苏州市委宣传部; 东宝区 alone stands for its government."""
    text = name.removeprefix("中共")
    for length, code in prefixes(text, issuer.code):
        place, rest = Place(code), text[length:] or "政府"
        why = f"a named place: {place.own}" if text[length:] else "a place stands for its government"
        yield from _listed(rest, place, issuer, why, named=True)
        yield from _slotted(rest, place, issuer)


@cache
def _heads() -> re.Pattern[str]:
    # 中国人民银行|苏州市中心支行, 国家税务总局|南京市玄武区税务局
    return re.compile(alternatives(list(word("heads"))))


def _by_head(name: str, issuer: Issuer) -> Iterator[Resolution]:
    """A central body's name with the place behind it: 人行苏州中支, 国家金融监督管理总局九江监管分局."""
    centre = _NATIONAL_CENTRE.fullmatch(name)
    if centre:
        for length, code in prefixes(centre[1], issuer.code):
            if length == len(centre[1]):
                yield from _listed(centre[2], Place(code), issuer, f"a named place: {Place(code).own}")
    yield from _slotted(name, issuer.place, issuer)


def _slotted(name: str, own: Place | None, issuer: Issuer) -> Iterator[Resolution]:
    head = _heads().match(name)
    if not head:
        return
    short, rest = word("heads")[head[0]], name[head.end() :]
    for length, code in prefixes(rest, own.code if own else issuer.code):
        place = Place(code)
        yield from _listed(f"{short}~{rest[length:]}", place, issuer, f"a named place: {place.own}", named=True)
    for level, tail in level_words(rest):
        place_meant = meant(level, issuer)
        if place_meant:
            yield from _listed(f"{short}~{tail}", place_meant, issuer, f"{level} is {place_meant.own}")
    if own:
        yield from _listed(f"{short}~{rest}" if rest else short, own, issuer, "no place named: the issuer's own")


def _by_zone(name: str, issuer: Issuer, stated: Place | None) -> Iterator[Resolution]:
    """徐庄高新区管委会, 市信江新区财政局; a zone alone stands for what manages it."""
    for zone, rest in zones.split(name, issuer.code, stated):
        if not rest or rest in zones.managers():
            yield _managed(zone, rest or "管委会", f"a zone: {zone.own}")
        else:
            yield from _listed(rest, zone, issuer, f"a zone: {zone.own}")


def _managed(zone: Place, manager: str, why: str) -> Resolution:
    return Resolution(zones.manager(zone, manager), key=f"{zone.key}/zone", level="zone", why=why)


def _listed(rest: str, place: Place, issuer: Issuer, why: str, *, named: bool = False) -> Iterator[Resolution]:
    """The forms of the table for ``rest`` at ``place``."""
    if rest.startswith("党委"):  # 自治区党委宣传部, 市委宣传部
        rest = rest[1:]
    override = word("overrides").get(place.code, {}).get(rest, rest)
    forms = known().get(override) or ((Form("", override),) if override != rest else ())
    levels = place.levels | ({"named", f"named-{place.level}"} if named else frozenset())
    form = next((f for f in forms if f.fits(levels, issuer.date)), None)
    if form:
        slug = form.type or next((f.type for f in known().get(rest, ())), "other")
        yield Resolution(render(form.name, place), key=f"{place.key}/{slug}", level=place.level, why=why)


def render(name: str, place: Place) -> str:
    """Fill the place into an official form."""
    if "<" not in name:
        return place.name + name
    autonomous = place.own.endswith("自治区")
    party = f"中共{place.name}{'委员会' if autonomous else '委'}"
    values = {
        "place": place.name, "own": place.own, "short": place.short, "city": place.city, "party": party,
        "zuzhi": f"中共{place.name}", "unit": place.own[-1:],
    }  # fmt: skip
    return re.sub("<([a-z]+)>", lambda m: values[m[1]], name)


def _unlisted(name: str, issuer: Issuer) -> Iterator[Resolution]:
    """Names that no table has, completed as far as rules are sure of it."""
    for level, rest in level_words(name):
        place = meant(level, issuer)
        if place:
            yield from _completed(rest, place, "level word only")
    for zone, rest in zones.split(name, issuer.code):
        yield from _completed(rest, zone, "a zone, the rest as written")
    for length, code in prefixes(name, issuer.code):
        yield from _completed(name[length:], Place(code), f"a named place: {Place(code).own}", own=True)
        if is_own_name(name[length:]):
            yield Resolution(name, level=Place(code).level, why="a named place, the rest as written")
    if issuer.place:
        yield from _completed(name, issuer.place, "no word of level", own=True)


def _completed(rest: str, place: Place, why: str, *, own: bool = False) -> Iterator[Resolution]:
    found = unlisted(rest, place, own=own)
    if found:
        name, slug = found
        yield Resolution(name, key=f"{place.key}/{slug}" if slug else None, level=place.level, why=why)
