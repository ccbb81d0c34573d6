"""Numbered items whose parts are no tasks: fields of one task, what somebody must fulfil, what words mean."""

import re
from collections import Counter
from collections.abc import Collection
from typing import Final

from loaders.chapters import is_defining, is_field, names_conditions
from loaders.outline import Item, Outline

_SEVERAL: Final = 3
_FIELD: Final = 4  # characters of the name of a field
# 申请人应当符合下列条件:  属于以下情形之一的,  需提交以下材料:
_LISTS: Final = re.compile(
    r"(?:以下|下列|如下)[^,。;:\n]{0,6}(?:条件|情形|材料|资料|情况)(?:之一)?(?:者|的)?[,:。]?\s*$"
)


def fielded(norm: str, outline: Outline) -> frozenset[int]:
    """The items whose several items are fields of one task (1.工作目标 2.工作措施 3.执行单位), by index.

    Beside well-known fields those count that stand in the same place of the items beside: 1.投资重点 2.主要措施.
    """
    several = [item for item in outline.items if len(item.children) > 1]
    titles = {item.index: [outline.items[child].title(norm) for child in item.children] for item in several}
    known = {index: sum(map(is_field, own)) for index, own in titles.items()}
    if not any(known.values()):
        return frozenset()  # as in most documents
    # how many items of a parent have so many items, and how many of these the same beginning in a place
    rows = Counter((item.parent, len(titles[item.index])) for item in several)
    shared = Counter(
        (item.parent, len(titles[item.index]), place, title[:_FIELD])
        for item in several
        for place, title in enumerate(titles[item.index])
    )

    def has_fields(item: Item) -> bool:
        own, fields = titles[item.index], known[item.index]
        count = len(own)
        if fields * 2 > count or fields == 0 or item.parent is None:
            return fields * 2 > count
        beside = rows[item.parent, count] - 1
        return beside >= _SEVERAL - 1 and all(
            is_field(title) or (shared[item.parent, count, place, title[:_FIELD]] - 1) * 2 > beside
            for place, title in enumerate(own)
        )

    return frozenset(item.index for item in several if has_fields(item))


def enumerating(norm: str, outline: Outline, stated: Collection[int]) -> frozenset[int]:
    """The items whose parts are conditions, papers to hand in or meanings of words, with all below them, by index.

    第五条 申请人应当符合下列条件:(一)…;(二)… None has a part that is ``stated`` to be somebody's.
    """
    found: set[int] = set()
    for item in outline.items:  # parents come before their parts
        if item.parent in found or (item.children and _lists(norm, outline, item, stated)):
            found.add(item.index)
    return frozenset(found)


def _lists(norm: str, outline: Outline, item: Item, stated: Collection[int]) -> bool:
    if any(outline.items[index].start < item.stop and item.start < outline.items[index].start for index in stated):
        return False
    title = item.title(norm)
    before = norm[item.title_start : outline.items[item.children[0]].start]
    return names_conditions(title) or is_defining(title) or bool(_LISTS.search(before))
