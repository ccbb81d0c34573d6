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
_LONGEST_VERB: Final = 4


def is_size(norm: str, quantity: Quantity) -> bool:
    """True where the quantity only says how large the things behind it are, which nothing before it makes."""
    if quantity.kind != "measures" and quantity.unit not in SIZED:
        return False
    if quantity.unit in _LOADS and _LOADED.match(norm, quantity.right):
        return True
    if quantity.word not in ("", "实现") or quantity.right <= quantity.end:
        return False
    followed = "\u4e00" <= norm[quantity.right : quantity.right + 1] <= "\u9fff"
    return followed and not _AREA_REACHES.match(norm, quantity.right) and not _makes_it(norm, quantity)


def _makes_it(norm: str, quantity: Quantity) -> bool:
    """True right behind a verb of making: 新增10万平方米以上厂房."""
    before = norm[max(0, quantity.left - _LONGEST_VERB) : quantity.left]
    words = lexicon("indicators")
    return before.endswith((*words["new"], *words["done"]))
