"""Names of bodies that no table has: whether they look like full names, and how far they can be completed."""

import re
from functools import cache
from typing import Final

from loaders.lexicons import alternatives
from loaders.resolve.forms import known, word
from loaders.resolve.places import Place

_SHORTEST: Final = 5
_NATIONAL: Final = ("国家", "中央", "全国")
# 于都县贡江镇, 豫宁街道办事处
_TOWN: Final = re.compile("((?!各|相关|有关|所属).{2,6}?)(街道|镇|乡)(办事处|政府|人民政府)?")
# 住房城乡建设局市自然资源和规划局: two names without a separator; 银监分局修水监管组: a short name inside
_FUSED: Final = re.compile("(?:局|厅|委|委员会)(?:[省市区县州][^属直]|.+(?:分局|组)$)")
# 发展改革和统计局
_BUREAU: Final = re.compile("^.{4,}(?:局|厅|委员会)$")
# 住房公积金|于都|分中心, 住房公积金|管理部
_FUND: Final = re.compile("(?:住房)?公积金(?:管理)?(?:中心)?(.{0,6}?)(分中心|管理部|办事处)")
# 县|人民医院, 市|第一人民医院
_HOSPITAL: Final = re.compile(
    "(?:第[一二三四五六七八九十]{1,2})?(?:人民|中医|妇幼|儿童|妇幼保健|精神卫生|传染病)(?:医)?(?:医院|院|中心)"
)
_TOWN_OFFICES: Final = {"街道": "办事处", "镇": "人民政府", "乡": "人民政府"}


@cache
def _full_endings() -> tuple[str, ...]:
    return tuple(word("endings"))


@cache
def _any_endings() -> tuple[str, ...]:
    return (*word("endings"), *word("short_endings"))


@cache
def _abbreviated() -> re.Pattern[str]:
    return re.compile(alternatives(word("abbreviations")))


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(alternatives(word("sentence_words")))


@cache
def _sentence_head() -> re.Pattern[str]:
    return re.compile(alternatives([*word("sentence_heads"), *word("sentence_words")]))


@cache
def _sub_unit() -> re.Pattern[str]:
    # 住房公积金管理中心|铜鼓|办事处, 药监局|南京|检查分局, 规划自然资源委|海淀|分局
    return re.compile(f"(.+?(?:中心|局|委))(.*?)({alternatives(word('sub_units'))})")


def has_abbreviation(name: str) -> bool:
    """Whether a part of the name is written short: 住建, 人社."""
    return bool(_abbreviated().search(name))


def is_own_name(rest: str) -> bool:
    """Whether what follows a place makes a name of its own with it, which stays as written: 苏州|大学."""
    ends = rest.endswith(tuple(word("institutions")))
    return looks_full(rest) or (ends and not _abbreviated().search(rest))


def looks_full(rest: str, *, strict: bool = True) -> bool:
    """Whether a name without its place looks like a full one: a bureau's ending, no abbreviation inside.

    ``strict=False`` asks less: any ending of a body, no word of a sentence inside.
    """
    if not strict:
        long = len(rest) > _SHORTEST and rest.endswith(_full_endings())
        return (
            rest.endswith(_any_endings())
            and not _sentence_head().match(rest)
            and (long or not _sentence().search(rest))
        )
    return (
        len(rest) >= _SHORTEST
        and rest.endswith(_full_endings())
        and not _abbreviated().search(rest)
        and not _FUSED.search(rest)
    )


def unlisted(rest: str, place: Place, *, own: bool) -> tuple[str, str | None] | None:
    """Official name, and type where known, of a body of ``place`` that no table has; None where no rule is sure.

    Args:
        rest: the name without place and word of level.
        own: there was no word of level; only bureaus, towns, branches and sub-units are completed then.
    """
    if rest.startswith(_NATIONAL):
        return None
    branch = _branch(rest, place)
    if branch:
        return branch
    found = _town(rest, place) or _of_the_fund(rest, place) or _below_a_body(rest, place, own=own)
    if not found and not own and _HOSPITAL.fullmatch(rest):
        found = place.name + rest
    if not found and looks_full(rest) and (not own or (_BUREAU.search(rest) and not rest.startswith(place.short))):
        found = place.name + rest
    return (found, None) if found else None


def _branch(rest: str, place: Place) -> tuple[str, str] | None:
    """自然资源分局 of a district → 赣州市自然资源局南康分局"""
    bureau = rest.removesuffix("分局") + "局"
    forms = [f for f in known().get(bureau, ()) if "<" not in f.name]
    if rest == bureau or not forms or place.zone or place.city == place.own:
        return None
    return f"{place.city}{forms[0].name}{place.short}分局", forms[0].type


def _town(rest: str, place: Place) -> str | None:
    """豫宁街道 → 武宁县豫宁街道办事处"""
    match = _TOWN.fullmatch(rest)
    if not match or place.level != "county":
        return None
    return f"{place.name}{match[1]}{match[2]}{_TOWN_OFFICES[match[2]]}"


def _of_the_fund(rest: str, place: Place) -> str | None:
    """住房公积金分中心 of a county → 赣州市住房公积金管理中心瑞金分中心: the fund is the city's"""
    match = _FUND.fullmatch(rest)
    if not match or place.zone or place.level != "county":
        return None
    return f"{place.city}住房公积金管理中心{match[1] or place.short}{match[2]}"


def _below_a_body(rest: str, place: Place, *, own: bool) -> str | None:
    """住房公积金管理中心铜鼓办事处 → 宜春市住房公积金管理中心铜鼓办事处; without a word of level the city's."""
    match = _sub_unit().fullmatch(rest)
    forms = [f for f in known().get(match[1], ()) if "<" not in f.name] if match else []
    if not match or not forms:
        return None
    above = place.city if own or match[2] in (place.own, place.short) else place.name
    return f"{above}{forms[0].name}{match[2] or place.short}{match[3]}"
