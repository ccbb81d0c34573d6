"""What makes no one thing of a name: techniques and offers in a list, what is put together, slogans, national plans."""

import re
from functools import cache
from typing import Final

from loaders.find.platform_places import place_end
from loaders.find.platform_proper import LEVEL_CLASS
from loaders.find.platform_scan import Candidate
from loaders.find.platform_words import kind_of, praised_pattern, word_list, word_set, words
from loaders.lexicons import alternatives

# 整合现有|花卉信息系统
_GATHERED: Final = ("整合现有", "整合已有", "整合原有", "整合现有的", "整合已有的", "整合原有的")
_LISTING: Final = ("、", "和", "等")
# "区企业服务中心"
_OWN_BODY: Final = re.compile("[省市区县州][\u4e00-\u9fff]{4,16}(?:中心|研究院)")
# "(责任单位:市科技局、市财政局)"
_LOCAL_BODY: Final = re.compile(
    r"[、(:,。\n](?:市(?!场)|省|区(?![域块])|县)[\u4e00-\u9fff]{2,9}(?:(?<!总)局|委|厅|办)[、,)。;]"
)
# "本市" but not "资本市场"
_OWN_CITY: Final = re.compile("本(?<![资成]本)市")


def is_no_one(norm: str, shape: str, start: int, candidate: Candidate, group_end: int, *, proper: bool) -> bool:
    """True in a list of things offered; and where the name is no ``proper`` one, for techniques and slogans."""
    listed = shape[group_end : group_end + 1] in _LISTING
    if listed and _closing("offers").match(shape, group_end):
        return True
    return not proper and (
        (listed and _closing("techniques").match(shape, group_end) is not None)
        or norm.endswith(_GATHERED, 0, start)
        or _is_worldly(norm, candidate)
    )


def _is_worldly(norm: str, candidate: Candidate) -> bool:
    """True for 全球花卉总部中心, and for centres in a row behind it: what a plan calls its goal."""
    if candidate.verb != "planned" or kind_of(norm[candidate.start : candidate.end]) != "centre":
        return False
    return _worldly().search(norm, candidate.verb_start, candidate.end) is not None


@cache
def _worldly() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(words()['worldly'])})[^,。;、]{{2,16}}中心")


@cache
def _closing(kind: str) -> re.Pattern[str]:
    """The end of a list of these: 、卫星通信等技术, 等增值业务."""
    return re.compile(
        rf"(?:[、和][^、,。;\n]{{2,16}}){{0,3}}等[\u4e00-\u9fff]{{0,6}}?(?:{alternatives(words()[kind])})"
    )


def is_upgraded(shape: str, end: int, stop: int) -> bool:
    """True for what runs already and is built anew: 打造花卉示范区|升级版."""
    return shape.startswith(word_list("upgraded"), end, stop)


def is_joint(norm: str, start: int) -> bool:
    """True where the words before the name make one thing of a class: 五级联动的|基层花卉平台."""
    return norm.endswith(word_list("joint"), 0, start)


def is_founded(norm: str, start: int, candidate: Candidate) -> bool:
    """True for a body of the government's own that is set up, however general its name: 成立|区企业服务中心."""
    founded = candidate.verb_start + 2 == start and norm.startswith(("成立", "组建"), candidate.verb_start)
    return founded and _OWN_BODY.fullmatch(norm, start, candidate.end) is not None


def is_granted(name: str) -> bool:
    """True for what the state grants to many, which a plan for the whole country names as a class: 国家花卉示范基地."""
    return name.startswith("国家") and kind_of(name) in words()["granted_kinds"]


def is_national(norm: str) -> bool:
    """True for a plan for the whole country: it speaks of no province, city or district as its own."""
    local = any(word in norm for word in words()["local_words"]) or _is_of_place(norm)
    local = local or bool(_LOCAL_BODY.search(norm) or _OWN_CITY.search(norm))
    return not local and any(word in norm for word in words()["national_words"])


def _is_of_place(norm: str) -> bool:
    """True where the first line opens with a city or province: 青川市花卉产业行动计划."""
    title = norm.lstrip()
    end = place_end(title, 0)
    return end > 0 and title[end - 1] in "省市区县州"


def is_praise(name: str) -> bool:
    """True for what a plan calls its goal: 全国先进制造业基地."""
    bracketed = name.endswith(")")  # 国际先进花艺推进中心(青川)
    return not bracketed and kind_of(name) in word_set("praised_kinds") and praised_pattern().match(name) is not None


def is_aspired(norm: str, name: str, candidate: Candidate) -> bool:
    """True for designations that many bear: 争创|花卉旅游集聚区."""
    aspired = candidate.verb == "planned" and norm.startswith(tuple(words()["aspired"]), candidate.verb_start)
    aspired = aspired and not norm.startswith("建设", candidate.verb_start + 2)  # 争取建设
    # 争创国家级花卉基地、|切花冷链物流示范基地
    one = kind_of(name) == "base" and LEVEL_CLASS.match(norm, candidate.verb_start + 2) is not None
    return aspired and not one and kind_of(name) in word_set("aspired_kinds") and not LEVEL_CLASS.match(name)
