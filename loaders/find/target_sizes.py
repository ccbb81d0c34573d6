"""Tells amounts that only say how large things are: 12米以上渔船, 35吨敞顶箱."""

import re
from typing import Final

from loaders.find.numbers import Quantity
from loaders.lexicons import lexicon

# 12米以上渔船, 20户以上自然村, 160千瓦及以下企业: how large the things are that stand behind it
SIZED: Final = ("户", "人", "层", "床")
# 推广35吨|敞顶箱: how much one of them holds, also behind a verb of making; not 300米车道
_LOADS: Final = ("吨", "米", "立方米")
_LOADED: Final = re.compile("[^,、。;的和及]{0,4}(?:箱|车|船|锅炉|机组|起重机)(?=[,、。;)和及与等]|$)")
# 50平方公里以上|花田面积达到要求: of how much more is said than how large the things are
_AREA_REACHES: Final = re.compile("[^,、的]{2,14}面积(?:达到|达成|符合|满足|完成|实现)")
# 套型建筑面积不大于|100平方米, 住房面积标准调整为|144平方米: how large one dwelling is; not 人均住房面积
_DWELLING: Final = re.compile(
    "(?:(?:套型|户型|[单每]套|套内|套均)[^,、的\\d]{0,6}面积[^,、\\d]{0,6}|面积标准[^,。;]{0,14})$"
)
# 商铺,建筑面积|不低于50平方米: how large each of them is
_FLOOR: Final = re.compile("(?:^|[,、;:。()])(?:建筑|使用|占地|用地|经营|营业|场地)面积(?:应|要|须|需)?$")
# 推动800户以上|规上花企上云: so many of them, unlike 20户以上自然村
_HOUSEHOLDS: Final = "户"
_FIRMS: Final = re.compile("[^,、;。的\\d]{0,8}(?:企业?|工商户|市场主体|经营主体)(?![\u4e00-\u9fff]{0,2}[园区])")
_LONGEST_FRONT: Final = 20
_LONGEST_VERB: Final = 4
_MANY: Final = ("万", "平方公里", "公顷", "亩")


def is_size(norm: str, quantity: Quantity) -> bool:
    """True where the quantity only says how large the things behind it are, which nothing before it makes."""
    if quantity.kind != "measures" and quantity.unit not in SIZED:
        return False
    if quantity.unit in _LOADS and _LOADED.match(norm, quantity.right):
        return True
    if quantity.kind == "measures" and _is_of_one(
        norm[max(0, quantity.left - _LONGEST_FRONT) : quantity.start], quantity
    ):
        return True
    if quantity.word not in ("", "实现") or quantity.right <= quantity.end:
        return False
    if quantity.unit == _HOUSEHOLDS and _FIRMS.match(norm, quantity.right):
        return False
    followed = "\u4e00" <= norm[quantity.right : quantity.right + 1] <= "\u9fff"
    return followed and not _AREA_REACHES.match(norm, quantity.right) and not _makes_it(norm, quantity)


def _is_of_one(before: str, quantity: Quantity) -> bool:
    """True for the size of a dwelling, and for a bound on an area that is not said to be of anything."""
    bare = before[: len(before) - (quantity.start - quantity.left)]
    bound = quantity.comparator != "=" and not quantity.unit.startswith(_MANY)
    return _DWELLING.search(before) is not None or (bound and _FLOOR.search(bare) is not None)


def _makes_it(norm: str, quantity: Quantity) -> bool:
    """True right behind a verb of making: 新增10万平方米以上厂房."""
    before = norm[max(0, quantity.left - _LONGEST_VERB) : quantity.left]
    words = lexicon("indicators")
    return before.endswith((*words["new"], *words["done"], "合计", "共计", "总计"))
