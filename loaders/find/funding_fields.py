"""Fields of money: 资金安排:总投资3亿元,其中中央补助1亿元 under a heading is money for what the heading says."""

import re
from functools import cache
from typing import Final

from loaders.document import Document
from loaders.lexicons import alternatives, any_of, lexicon

_LONGEST_TITLE: Final = 40
_FAR: Final = 80
# "资金安排:花房改造每个补助5万元,": the case before the sum of all cases
_EACH: Final = re.compile(r":(?P<what>[^,;:。\d]{4,24}?)按?照?每[^,;:。]{1,20}元,$")


def heading(document: Document, position: int) -> str:
    """The heading of the work that the first sentence below it, at ``position``, speaks of."""
    item = document.outline.item_at(position)
    opens = item is not None and not document.norm[item.title_end : position].strip("。:, \n")
    return work(document, position) if opens else ""


def is_on_money(document: Document, position: int) -> bool:
    """True below a heading on money: (二)强化资金保障."""
    item = document.outline.item_at(position)
    if item is None or item.title_end - item.title_start > _LONGEST_TITLE:
        return False
    return any_of("funding", "on_money").search(document.norm, item.title_start, item.title_end) is not None


def in_field(norm: str, sentence_start: int) -> bool:
    """True where the sentence opens with the label of a field of money: 资金安排:, 经费来源:."""
    return _label().match(norm, sentence_start) is not None


@cache
def _label() -> re.Pattern[str]:
    # 资金安排:, 2.资金安排:
    return re.compile(rf"\s*(?:\d{{1,2}}[.、])?(?:{alternatives(lexicon('funding')['fields'])})(?::|$)", re.M)


def work(document: Document, position: int) -> str:
    """What the field at ``position`` pays for: the work above it, or the cases whose sum stands there.

    Nothing where there is no heading, a long one, or one on money: 加大投入.
    """
    norm, items = document.norm, document.outline.items
    if each := _EACH.search(norm, max(0, position - _FAR), position):
        return each["what"]
    item = document.outline.item_at(position)
    while item is not None and in_field(norm, item.title_start):
        item = items[item.parent] if item.parent is not None else None
    if item is None or item.title_end - item.title_start > _LONGEST_TITLE:
        return ""
    title = norm[item.title_start : item.title_end].strip("。:, \n")
    return "" if any_of("funding", "on_money").search(title) else title
