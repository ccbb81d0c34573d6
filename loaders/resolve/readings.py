"""The ways to read one name, surest first: central, own level, word of level, named place, head, zone, unlisted."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from loaders.lexicons import alternatives
from loaders.resolve import zones
from loaders.resolve.central_units import department, is_spelt_out, office
from loaders.resolve.context import Issuer, Resolution, level_words, meant
from loaders.resolve.forms import Form, central, central_bare, known, word
from loaders.resolve.places import Place, area, is_below, prefixes
from loaders.resolve.unlisted import has_abbreviation, is_own_name, looks_full, unlisted
from ontology.iri import NATION

_SHORT_NAME: Final = 2
# Types of which there are several: 国家电网有限公司 and 中国南方电网有限责任公司 are told apart by their names alone.
_MANY: Final = "enterprise-"
# 团市委, 共青团市委
_LEAGUE: Final = re.compile("(?:共青)?团([省市区县州])委(?:员会)?")
# 河南银保监局|济源监管组, 九江市银监分局|修水监管组
_BELOW_REGULATOR: Final = re.compile("(.+?(?:[银保金]监|金融监管|监管)(?:局|分局))(.{2,4}(?:监管组|监管支局))")
# 金陵海关, 钱江海关: customs houses that are called after no area
_CUSTOMS: Final = re.compile("(?!各|驻|相关|所|有关|属地|隶属|当地|主管|直属).{2,4}海关")
# 民航西北地区管理局, 河口出入境边防检查站: offices of central bodies beside the levels of government
_OFFICES: Final = (
    (
        re.compile("(?:中国)?民(?:用)?航(?:空)?(华北|东北|华东|中南|西南|西北|新疆)(?:地区)?管理局"),
        r"中国民用航空\1地区管理局",
    ),
    (
        re.compile("(?:中国)?民航(华北|东北|华东|中南|西南|西北|新疆)(?:地区)?(?:空管局|空中交通管理局)"),
        r"中国民用航空\1地区空中交通管理局",
    ),
    (re.compile("(?:水利部)?((?:长江|黄河|淮河|海河|珠江|松辽)水利委员会|太湖流域管理局)"), r"水利部\1"),
    (
        re.compile("(?:中华人民共和国)?(?![省市区县州])([一-鿿]{2,6})出入境边防检查站"),
        r"中华人民共和国\1出入境边防检查站",
    ),
)
# 花县|生态环境局 is the county's, 花|生态环境局 the city's office there, which has stood since the reform of 2019
_BRANCH: Final = "生态环境局"
# 花城|广播电视台 is the city's, by its full name
_BROADCASTER: Final = "广播电视台"
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
    yield from _below(name, issuer)
    yield from _division(name, issuer)
    yield from _unlisted(name, issuer)
    yield from _by_own_name(name)


def _centrally(name: str, issuer: Issuer) -> Iterator[Resolution]:
    form = central().get(name) or (central_bare().get(name) if issuer.national else None)
    if form:
        key = None if form.type.startswith(_MANY) else f"{NATION}/{form.type}"
        yield Resolution(form.name, key=key, level="nation", why="a central body")


def _at_own_level(name: str, issuer: Issuer) -> Iterator[Resolution]:
    if issuer.place:
        yield from _listed(name, issuer.place, issuer, "no word of level: the issuer's own")
        if name in zones.managers() and issuer.place.zone:
            yield _managed(issuer.place, name, "the issuer's zone")


def _by_level_word(name: str, issuer: Issuer) -> Iterator[Resolution]:
    """市财政局 in a district's plan is the city's; 区财政局 in a city's plan is those of all districts."""
    league = _LEAGUE.fullmatch(name) if "团" in name else None
    name = f"{league[1]}团委" if league else name
    for level, rest in level_words(name):
        place = meant(level, issuer)
        if place:
            if place.zone and rest in zones.managers():
                yield _managed(place, rest, "the issuer's zone")
            yield from _listed(rest, place, issuer, f"{level} is {place.own}")
            yield from _slotted(rest, place, issuer)
            yield from _by_zone(rest, issuer, place)
        elif issuer.place and issuer.place.zone and level in word("zone_levels"):
            continue  # 经开区人民法院 in a plan of 赣江新区: one body of another zone
        elif is_below(level, issuer.code) and (rest in known() or looks_full(rest)):
            yield Resolution(None, group=True, why=f"a class of bodies: {level} is a level below the issuer")


def _by_place(name: str, issuer: Issuer) -> Iterator[Resolution]:
    """苏州市公安局, 宁波银监局, 吴江区政府, 中共苏州市委宣传部; 东宝区 alone stands for its government."""
    text = name.removeprefix("中共")
    for length, code in prefixes(text, issuer.code):
        place, rest = area(code), text[length:] or "政府"
        why = f"a named place: {place.own}" if text[length:] else "a place stands for its government"
        short = text[:length].endswith(place.short)
        if short and rest == _BROADCASTER:
            yield from (replace(found, canonical=text) for found in _listed(rest, place, issuer, why, named=True))
        if short and rest == _BRANCH and place.level == "county":
            yield Resolution(
                f"{place.city}{place.short}{rest}", key=f"{place.key}/environment", level=place.level, why=why
            )
        yield from _listed(rest, place, issuer, why, named=True)
        yield from _slotted(rest, place, issuer)


def _below(name: str, issuer: Issuer) -> Iterator[Resolution]:
    """A unit of a body that is known, named behind it; a customs house stands for itself."""
    match = _BELOW_REGULATOR.fullmatch(name)
    above = next(readings(match[1], issuer), None) if match else None
    if match and above and above.canonical:
        yield Resolution(above.canonical + match[2], level=above.level, why="a unit of a body that is known")
    for unit in (office(name), department(name)):
        if unit and not has_abbreviation(unit[1]) and is_spelt_out(unit[1]):
            yield Resolution(unit[0].name + unit[1], level="nation", why="a unit of a central body")
    for pattern, official in _OFFICES:
        if match := pattern.fullmatch(name):
            yield Resolution(match.expand(official), level="nation", why="an office of a central body")
    if _CUSTOMS.fullmatch(name) and not any(word in name for word in ("机场", "口岸", "港区")):
        yield Resolution(name, why="a customs house is called so everywhere")


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
                yield from _listed(centre[2], area(code), issuer, f"a named place: {area(code).own}")
    yield from _slotted(name, issuer.place, issuer)


def _slotted(name: str, own: Place | None, issuer: Issuer) -> Iterator[Resolution]:
    head = _heads().match(name)
    if not head:
        return
    short, rest = word("heads")[head[0]], name[head.end() :]
    for length, code in prefixes(rest, own.code if own else issuer.code):
        place = area(code)
        yield from _listed(f"{short}~{rest[length:]}", place, issuer, f"a named place: {place.own}", named=True)
    for level, tail in level_words(rest):
        place_meant = meant(level, issuer)
        if place_meant:
            yield from _listed(f"{short}~{tail}", place_meant, issuer, f"{level} is {place_meant.own}")
    for zone, tail in zones.split(rest, issuer.code):  # 国家税务总局|苏州工业园区|税务局
        yield from _listed(f"{short}~{tail}", zone, issuer, f"a zone: {zone.own}", named=True)
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


def _listed(rest: str, place: Place, issuer: Issuer, why: str, *, named: bool = False) -> tuple[Resolution, ...]:
    """The form of the table for ``rest`` at ``place``, if there is one."""
    if rest.startswith("党委"):  # 自治区党委宣传部, 市委宣传部
        rest = rest[1:]
    override = word("overrides").get(place.code, {}).get(rest, rest)
    forms = known().get(override) or ((Form("", override),) if override != rest else ())
    if not forms:
        return ()
    # regulators have an office of provincial rank in a 计划单列市
    rank = "province" if "special" in place.levels else place.level
    levels = place.levels | ({"named", f"named-{rank}"} if named else frozenset())
    form = next((f for f in forms if f.fits(levels, issuer.date)), None)
    if not form:
        return ()
    slug = form.type or next((f.type for f in known().get(rest, ())), None)
    key = f"{place.key}/{slug}" if slug else None
    return (Resolution(render(form.name, place), key=key, level=place.level, why=why),)


def render(name: str, place: Place) -> str:
    """Fill the place into an official form."""
    if "<" not in name:
        return place.name + name
    # 中共新疆维吾尔自治区委员会, 中共阿勒泰地委, 中共苏州市委
    party = f"中共{place.name.removesuffix('区') if place.own.endswith('地区') else place.name}委"
    if len(place.own) == _SHORT_NAME:  # 中共南县县委
        party = f"中共{place.own}{place.own[-1]}委"
    party += "员会" if place.own.endswith("自治区") else ""
    values = {
        "place": place.name, "own": place.own, "short": place.short, "city": place.city, "party": party,
        "zuzhi": f"中共{place.name}", "unit": place.own[-1:],
    }  # fmt: skip
    return re.sub("<([a-z]+)>", lambda m: values[m[1]], name)


# 科技信息处, 执法总队
_DIVISION: Final = re.compile("[\u4e00-\u9fff]{2,10}(?:处|科|股|[大支总]队)")
_HOST_ENDS: Final = tuple("局委厅办部会院府心")
_SPELT: Final = {f"交警{unit}": f"交通警察{unit}" for unit in ("支队", "大队", "总队")}


def _division(name: str, issuer: Issuer) -> Iterator[Resolution]:
    """市交通委|科技信息处, 市交通委|执法总队: a division is called after the body that it is of."""
    if not name.endswith(("处", "科", "股", "队")):
        return
    for level, rest in level_words(name):
        place = meant(level, issuer)
        for cut in range(len(rest) - 3, 1, -1) if place else ():
            host = rest[:cut]
            if place and host.endswith(_HOST_ENDS) and host in known() and _DIVISION.fullmatch(rest, cut):
                for found in _listed(host, place, issuer, f"a division of {host}"):
                    division = _SPELT.get(rest[cut:], rest[cut:])
                    yield Resolution(f"{found.canonical}{division}", level=found.level, why=found.why)


# 中国物流与采购联合会, 全国工商业联合会: societies of the whole country go by their full names
_NATIONAL: Final = re.compile(
    "(?:中国|中华|全国)(?!人民银行|共产主义)[\u4e00-\u9fff]{2,16}(?:联合会|技术委员会|协会|学会|研究院|科学院|研究会|基金会|商会|促进中心|总公司|集团有限公司)"
)


# 荆楚理工学院, 鹰潭华润燃气有限公司, 江淮日报社: names in full, without a word of level before them
_LEGAL: Final = re.compile(
    "(?!.?[省市区县州旗])[\u4e00-\u9fff()]{4,24}(?:大学|学院|有限公司|有限责任公司)(?:[\u4e00-\u9fff]{2,8}(?:(?:供电|分)公司|车务段|工务段|车站))?|[\u4e00-\u9fff]{2,4}日报社"
)


def _by_own_name(name: str) -> Iterator[Resolution]:
    """What is called by its full name everywhere."""
    if _NATIONAL.fullmatch(name):
        yield Resolution(name, level="nation", why="a national body by its full name")
    elif _LEGAL.fullmatch(name):
        yield Resolution(name, why="a university, company or newspaper by its full name")


# 投资促进部, 财政金融部 of a zone; the offices of the party have names of their own
_DEPARTMENT: Final = re.compile("(?!.*(?:宣传|统战|武装|党(?!政)|组织部))[\u4e00-\u9fff]{3,12}部")


# 敦煌路街道办事处: the street is called after a place, and lies elsewhere
_STREET: Final = re.compile("[一-鿿]{2,4}[路街桥门](?:街道)?(?:办事处)?")
# 西安|国际港务区管委会, 成都|影视城管委会; what is short (高新区) is the affair of the table of zones
_ZONE: Final = re.compile(
    "(?!.*(?:高新|经开|经济开发|综保|自贸|保税|新)区)[一-鿿]{2,14}(?:区|园|港|城)(?:管委会|管理委员会)"
)


def _unlisted(name: str, issuer: Issuer) -> Iterator[Resolution]:
    """Names that no table has, completed as far as rules are sure of it."""
    if issuer.place and issuer.place.zone and _DEPARTMENT.fullmatch(name):
        manager = zones.manager(issuer.place, "管委会")
        yield Resolution(manager + name, level="zone", why=f"a department of what manages {issuer.place.own}")
    for level, rest in level_words(name):
        place = meant(level, issuer)
        if place:
            if rest.startswith("委") and looks_full(rest[1:]):  # 省委|自由贸易港工作委员会办公室
                yield Resolution(render("<party>", place) + rest[1:], level=place.level, why="a party body")
            if level == "省" and _ZONE.fullmatch(rest):  # a zone of the province itself
                official = f"{place.name}{rest.replace('管委会', '管理委员会')}"
                yield Resolution(official, level="zone", why="what manages a zone of the province")
            yield from _completed(rest, place, "level word only")
    for zone, rest in zones.split(name, issuer.code):
        yield from _completed(rest, zone, "a zone, the rest as written")
    if issuer.place and _STREET.fullmatch(name):
        yield from _completed(name, issuer.place, "a street of the issuer's", own=True)
    for length, code in prefixes(name, issuer.code):
        if _ZONE.fullmatch(name, length):
            official = name.replace("管委会", "管理委员会")
            yield Resolution(official, level="zone", why="what manages a zone, by its full name")
        yield from _completed(name[length:], area(code), f"a named place: {area(code).own}", own=True)
        if is_own_name(name[length:]):
            yield Resolution(name, level=area(code).level, why="a named place, the rest as written")
    if issuer.place:
        yield from _completed(name, issuer.place, "no word of level", own=True)


def _completed(rest: str, place: Place, why: str, *, own: bool = False) -> Iterator[Resolution]:
    found = unlisted(rest, place, own=own)
    if found:
        name, slug = found
        yield Resolution(name, key=f"{place.key}/{slug}" if slug else None, level=place.level, why=why)
