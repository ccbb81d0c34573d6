"""The task of what stands in a box (专栏): where its title says so, that of the whole group that it closes."""

import re
from bisect import bisect_left
from difflib import SequenceMatcher
from typing import Final

from loaders.document import Document

# 专栏1 智慧花田重点工程
_BOX: Final = re.compile("\n专栏[\\d一二三四五六七八九十]{1,3}[ :、]*(?P<title>[^\n。]{4,40})")
_SHORTEST_TOPIC: Final = 4


def task_at(document: Document, position: int) -> str | None:
    """Path of the task at ``position``; of its group in a box that is titled like the group: 专栏1 智慧花田重点工程."""
    path = document.task_at(position)
    item = document.outline.item_at(position)
    boxes = document.once(_boxes)
    index = bisect_left(boxes, position, key=re.Match.start) - 1
    if path is None or item is None or item.parent is None or index < 0 or boxes[index].start() < item.title_end:
        return path
    box, norm = boxes[index], document.norm
    group = document.outline.items[item.parent]
    alike, own = (
        _shared(box["title"], norm[one.title_start : one.title_end]) if one.headed else 0 for one in (group, item)
    )
    closes = alike >= _SHORTEST_TOPIC and alike > own
    return (document.task_at(group.title_start) if closes else None) or path


def _boxes(document: Document) -> list[re.Match[str]]:
    return list(_BOX.finditer(document.norm)) if "专栏" in document.norm else []


def _shared(title: str, heading: str) -> int:
    """How many characters in a row two titles share."""
    return SequenceMatcher(None, title, heading, autojunk=False).find_longest_match().size
