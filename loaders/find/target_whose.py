"""Names that are of what the name before them is of: 总产量 after 花苗播种面积, 示范花店 after 省级示范花圃."""

import re
from functools import cache
from typing import Final

from loaders.find.target_lists import MEASURE
from loaders.lexicons import alternatives, lexicon

# 省级绿色花圃|、绿色花店: both are of the grade
_GRADED: Final = re.compile("(?P<grade>(?:国家|[省市区县]|[省市]部)级(?:以上|及以上)?)(?P<of>[^、,]*)$")
_ALIKE: Final = 2
_LONGEST_PRAISE: Final = 4
_MODEL: Final = "示范"
_LONGEST_MODEL: Final = 8
# 年产值超亿元花企|、超5000万元花企
_AMOUNT: Final = re.compile(
    r"(?:(?:超过?|达到?|过|突破)[\d.百千十万亿]+元(?:以上)?的?|(?:超过?|达到?|过|突破)?[十百千]亿级)(?=[一-鿿]{2})"
)
# 年产值超10亿元的花企|、超5亿元的
_ALONE: Final = re.compile(r"(?:超过?|达到?|过|突破)[\d.百千十万亿]+元(?:以上)?的?")
# 花匠热线智能受理率|、平均办理时长
_MEAN: Final = re.compile("平均[一-鿿]{0,4}(?:时长|时间|用时|时限|耗时|周期|天数)$")
_RATED: Final = re.compile("(?P<of>.{2,}?)(?:网上|智能|按时|及时|按期|限时|全程|一次性?)*[一-鿿]{2}率$")
# 花店登记|时间压缩至3天、|环节减少到2个
_STEPS: Final = re.compile("(?:办理|审批|申请|平均|总)*(?:环节|时间|时限|用时|材料|成本|费用|次数)")
_PROCEDURE: Final = re.compile(f"(?P<of>.{{3,}}?){_STEPS.pattern}")
# 花农补助资金9亿元,其中|用于花田的比例
_MONEY: Final = re.compile(
    r"(?P<of>.{2,}?(?:资金|经费|收入|补助|收益|贷款))(?:(?:不低于|不少于|超过|达到?|约|近)?[\d.]+[万亿]*元.*)?$"
)
# 新登记花业主体|,其中企业
_REGISTERED: Final = re.compile("(?P<new>新(?:登记|注册|设立?))[^、,]{0,4}主体$")
_KIND_OF_THEM: Final = re.compile("[^、,]{0,4}(?:企业|工商户|合作社)$")
# 新能源|装机容量|,其中风电
_INSTALLED: Final = re.compile("(?:总装机|装机)(?:容量|规模)?$")
_INSTALLED_ITSELF: Final = "装机"  # 风电装机
_LONGEST_KIND: Final = 6


def of_neighbour(name: str, before: str, *, listed: bool) -> str:
    """``name`` with what ``before``, the name of the clause before, says that it is of; empty where it says nothing.

    Args:
        listed: the name stands in a list, without a verb or a comparing word of its own.
    """
    if not name or not before:
        return ""
    return (
        _of_crop(name, before)
        or (_of_grade(name, before) if listed else "")
        or _by_amount(name, before)
        or _on_average(name, before)
        or _of_procedure(name, before)
        or _of_money(name, before)
        or _of_whole(name, before)
    )


@cache
def _yields() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(lexicon('indicators')['yields'])})$")


@cache
def _grown() -> re.Pattern[str]:
    words = lexicon("indicators")
    return re.compile(f"(?P<of>.{{2,}}?)(?:{alternatives([*words['yields'], *words['grown']])})$")


def _of_crop(name: str, before: str) -> str:
    """粮食总产量 of 总产量 after 粮食播种面积."""
    crop = _grown().fullmatch(before) if _yields().fullmatch(name) else None
    return crop["of"] + name if crop else ""


def _of_grade(name: str, before: str) -> str:
    """国家级绿色花店 of 绿色花店 after 国家级绿色花圃: what is alike of both stands behind the grade."""
    model = before.find(_MODEL) if name.startswith(_MODEL) and _MODEL not in name[1:] else -1
    if 0 < model <= _LONGEST_MODEL:
        return before[:model] + name  # 花乡示范村|、示范带
    graded = _GRADED.match(before)
    place = graded["of"].find(name[:_ALIKE]) if graded and len(name) > _ALIKE else -1
    alike = (
        graded is not None and 0 <= place <= min(_LONGEST_PRAISE, len(graded["of"]) - _ALIKE - 1) and name not in before
    )
    return before[: graded.start("of") + place] + name if graded and alike else ""


def _by_amount(name: str, before: str) -> str:
    """年产值超5000万元花企 of 超5000万元花企 after 年产值超亿元花企."""
    place = _AMOUNT.search(before)
    if place and place.start() and _ALONE.fullmatch(name):
        joint = "的" if place[0].endswith("的") else ""
        return before[: place.start()] + name.removesuffix("的") + joint + before[place.end() :]
    place = place if _AMOUNT.match(name) else None
    return before[: place.start()] + name if place and place.start() else ""


def _on_average(name: str, before: str) -> str:
    """花匠热线平均办理时长 of 平均办理时长 after 花匠热线受理率."""
    rated = _RATED.fullmatch(before) if _MEAN.match(name) else None
    return rated["of"] + name if rated else ""


def _of_procedure(name: str, before: str) -> str:
    """花店登记环节 of 环节 after 花店登记时间: what is counted of the same procedure."""
    procedure = _PROCEDURE.fullmatch(before) if _STEPS.fullmatch(name) else None
    return procedure["of"] + name if procedure else ""


def _of_money(name: str, before: str) -> str:
    """花农补助资金用于花田的比例 of 用于花田的比例 after 花农补助资金."""
    money = _MONEY.match(before) if name.startswith("用于") else None
    return money["of"] + name if money else ""


def _of_whole(name: str, before: str) -> str:
    """新登记企业 of 企业 after 新登记主体, 风电装机容量 of 风电 after 新能源装机容量."""
    if len(name) > _LONGEST_KIND or MEASURE.search(name) or name.endswith(_INSTALLED_ITSELF):
        return ""
    if registered := _REGISTERED.search(before):
        return registered["new"] + name if _KIND_OF_THEM.fullmatch(name) else ""
    installed = _INSTALLED.search(before)
    return name + installed[0] if installed and installed.start() and installed[0] not in name else ""
