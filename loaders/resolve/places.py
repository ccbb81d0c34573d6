"""Areas as names of bodies use them: places at the start of a name, words of level, and how a place is written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Final

from loaders.resolve.forms import word
from ontology import regions, zones
from ontology.iri import NATION

_LONGEST: Final = 15
_SHORT_NAME: Final = 2
_RANKS: Final = {"nation": 0, "province": 1, "city": 2, "county": 3, "zone": 4}
_WORD_RANKS: Final = {"省": 1, "自治区": 1, "市": 2, "自治州": 2, "州": 2, "盟": 2, "地区": 2, "地": 2}
_COUNTY_RANK: Final = 3
_BARE_AMBIGUOUS: Final = frozenset(
    {"市中", "公安", "城中", "市北", "市南", "城关", "新区", "郊区", "城区", "开发", "中国"}
)
# 区域, 区县, 区块, 区间: 区 in another word
_NO_DISTRICT: Final = tuple("域县块间位")
# What looks like a place over two words: 人行|唐河支行 is not 行唐, 市文旅局会同|县商务局 not 会同县
ACROSS: Final = re.compile("(?<=[人银执分支])行|(?<=[局委厅部府会办院司心队社])会同")


@dataclass(frozen=True)
class Place:
    """An area, with what a name of one of its bodies needs. ``zone`` is the official name of a zone inside it."""

    code: str
    zone: str | None = None
    zone_slug: str | None = None

    @property
    def key(self) -> str:
        """Code of the area; of a zone with its slug (320500-z-sip)."""
        return zones.code_of(self.code, self.zone, self.zone_slug) if self.zone else self.code

    @cached_property
    def own(self) -> str:
        """玄武区"""
        return self.zone or regions.name_of(self.code) or ""

    @cached_property
    def short(self) -> str:
        """玄武"""
        return self.zone or regions.bare(self.own)

    @cached_property
    def city(self) -> str:
        """The city above a district or county, or the place itself: 南京市"""
        if regions.level(self.code) != "county":
            return self.own
        above = regions.parent(self.code) or NATION
        return regions.name_of(above) or "" if regions.level(above) == "city" or is_municipality(above) else self.own

    @cached_property
    def name(self) -> str:
        """As official names begin: 苏州市, 南京市玄武区, 广昌县, 福清市, 上海市浦东新区."""
        return self.city + self.own if not self.zone and "district" in self.levels else self.own

    @property
    def level(self) -> str:
        """Level as ``ontology.regions.level`` names it."""
        return "zone" if self.zone else regions.level(self.code) or ""

    @cached_property
    def levels(self) -> frozenset[str]:
        """All words by which the tables of bodies speak of such a place, and the codes of the areas that it lies in."""
        return frozenset({"zone"}) if self.zone else _levels(self.code)


@lru_cache(maxsize=4096)
def area(code: str) -> Place:
    """The place of an area; one for all names in which it stands, so that what it is called is worked out once."""
    return Place(code)


def is_municipality(code: str) -> bool:
    """Whether ``code`` is a city of the rank of a province (上海市)."""
    return code.endswith("0000") and (regions.name_of(code) or "").endswith("市")


@lru_cache(maxsize=4096)
def _levels(code: str) -> frozenset[str]:
    level, name = regions.level(code) or "", regions.name_of(code) or ""
    found = {level}
    if is_municipality(code):
        found |= {"municipality"}
    if regions.is_district(code):
        found = {"district"}
    tables = {table for table in ("special", "vice", "regional", "capital") if name in word(table)}
    return frozenset(found | tables | set(chain(code)))


@lru_cache(maxsize=4096)
def chain(code: str | None) -> tuple[str, ...]:
    """``code`` and the areas that it lies in, from the nearest to the province."""
    if not code or code == NATION:
        return ()
    return tuple(c for c in (code.partition("-")[0], *regions.ancestors(code.partition("-")[0])) if c != NATION)


@lru_cache(maxsize=4096)
def by_level(level_word: str, code: str | None) -> str | None:
    """The issuer's area or the nearest above it that a word of level means: 市, 320102 → 320100."""
    ending = word("levels")[level_word]
    for area in chain(code):
        name = regions.name_of(area) or ""
        if not name.endswith(ending):
            continue
        # 区 is not 地区; it is 自治区 only in the plan of one
        if ending == "区" and (name.endswith("地区") or (name.endswith("自治区") and area != code)):
            continue
        return area
    return None


def is_below(level_word: str, code: str | None) -> bool:
    """Whether a word of level means areas below the issuer's, and so all of them (区财政局 in a city plan)."""
    if not code:
        return False
    return _WORD_RANKS.get(level_word, _COUNTY_RANK) > _RANKS.get(regions.level(code) or "", _COUNTY_RANK)


@cache
def gazetteer() -> dict[str, tuple[str, ...]]:
    """Names of all areas, with and without their class, → codes; today's where an area was given another one."""
    found: dict[str, list[str]] = {}
    for code, name in regions.table().items():  # today's areas come before those of former editions
        if code == NATION or any(regions.full_name(code) == regions.full_name(other) for other in found.get(name, ())):
            continue
        forms = {name, regions.bare(name)}
        if name.endswith(("自治州", "自治县")):  # 德宏州, 东乡县
            forms.add(f"{regions.bare(name)}{name[-1]}")
        for form in forms - _BARE_AMBIGUOUS:
            if len(form) > 1:
                found.setdefault(form, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def _closeness(code: str, near: tuple[str, ...]) -> int:
    """How close an area is to the issuer's: 0 the issuer or above, 1 inside it, then in its city, its province."""
    if code in near:
        return 0
    above = regions.ancestors(code)
    return next((place + 1 for place, area in enumerate(near) if area in above), len(near) + 1)


def _is_renumbered(name: str, code: str, other: str) -> bool:
    """Whether two codes are of one county that came to another city: 庐江县; districts share their names (市中区).

    Without its class such a name is no evidence: 定结 stands in 鉴定结论, too.
    """
    own = regions.name_of(code) or ""
    same = own == regions.name_of(other) and code[:2] == other[:2]
    return same and not own.endswith("区") and (name == own or name != regions.bare(own))


@lru_cache(maxsize=8192)
def choose(name: str, codes: tuple[str, ...], near: str | None) -> str | None:
    """The area meant among those of one name: the closest to the issuer, else the only one of the highest level.

    A county without its class (吴江) is only taken inside the issuer's province, or where no issuer is known.
    """
    around = chain(near)
    ranks = {c: (_closeness(c, around), _RANKS[regions.level(c) or "county"]) for c in codes}
    best = min(ranks.values())
    code, *others = (c for c in codes if ranks[c] == best)
    if not all(_is_renumbered(name, code, other) for other in others):
        return None
    distance, rank = best
    bare = regions.name_of(code) != name
    return None if bare and rank >= _COUNTY_RANK and around and distance > len(around) else code


@cache
def openings() -> dict[str, tuple[int, ...]]:
    """The first two characters of all names of areas, with the lengths of the names that begin so, falling."""
    lengths: dict[str, set[int]] = {}
    for name in gazetteer():
        lengths.setdefault(name[:2], set()).update([len(name)] if len(name) <= _LONGEST else [])
    return {opening: tuple(sorted(several, reverse=True)) for opening, several in lengths.items()}


def prefixes(text: str, near: str | None) -> tuple[tuple[int, str], ...]:
    """Places at the start of ``text``, longest first, as (length, code); parents before a place are taken with it.

    >>> prefixes("南京市玄武区财政局", None)[0]
    (6, '320102')
    """
    return _prefixes(text, near) if text[:2] in openings() else ()


def of_several_provinces(names: Iterable[str]) -> bool:
    """True where the bodies ``names`` are of places in more than one province: a plan of none of them alone."""
    found = [places[0] for name in names if (places := prefixes(name, None))]
    return len({code[:2] for length, code in found if length > _SHORT_NAME and code != NATION}) > 1


def longest_prefix(text: str) -> tuple[int, str] | None:
    """The first of the ``prefixes`` of a text of no issuer; what else it may begin with is not looked at."""
    known = gazetteer()
    for length in openings().get(text[:2], ()):
        codes = known.get(text[:length]) if length <= len(text) else None
        code = choose(text[:length], codes, None) if codes else None
        if codes and not code and _is_district(text, length):
            return None
        if code:
            inner = ((length + n, c) for n, c in prefixes(text[length:], code) if code in regions.ancestors(c))
            return next(inner, (length, code))
    return None


def _is_district(text: str, length: int) -> bool:
    """Whether a name that several areas have is that of a district: 朝阳区 is not 朝阳市; but 西安|区域中心."""
    return text[length - 1] == "区" and text[length : length + 1] not in _NO_DISTRICT


@lru_cache(maxsize=8192)
def _prefixes(text: str, near: str | None) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    for length in openings()[text[:2]]:
        codes = gazetteer().get(text[:length]) if length <= len(text) else None
        code = choose(text[:length], codes, near) if codes else None
        if codes and not code and _is_district(text, length):
            break
        if code:
            inner = [(length + n, c) for n, c in prefixes(text[length:], code) if code in regions.ancestors(c)]
            found += [*inner, (length, code)]
    return tuple(found)
