"""Boxes (专栏): lists set apart inside a plan, whose numbers are not items of its hierarchy."""

import re
from bisect import bisect_right
from typing import Final

from loaders.clean import CleanText
from loaders.marks import Mark

# "专栏1 湿地修复工程", "专栏一:重点项目"
_BOX: Final = re.compile(r"专栏(?:\d{1,2}|[一二三四五六七八九十]{1,3})", re.M)


def outside_boxes(clean: CleanText, marks: list[Mark]) -> list[Mark]:
    """``marks`` without the numbers inside boxes.

    A box ends where the numbering goes on: at a number outside the level of the item before the box, or at the number
    that follows that item.
    """
    if "专栏" not in clean.norm:
        return marks
    boxes = [line.start for line in clean.lines if _BOX.match(clean.norm, line.start, line.end)]
    kept: list[Mark] = []
    for mark in marks:
        box = bisect_right(boxes, mark.start) - 1
        last = kept[-1] if kept else None
        if box < 0 or last is None or last.start > boxes[box] or _goes_on(last, mark):
            kept.append(mark)
    return kept


def _goes_on(last: Mark, mark: Mark) -> bool:
    return mark.level < last.level or (mark.level == last.level and mark.number == last.number + 1)
