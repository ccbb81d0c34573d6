"""Ranks that are aimed at, as quantities: 进入全省前3名 is at most 3 名, 保持全市第2位 is 2 位."""

import re
from collections.abc import Iterator
from itertools import chain
from operator import attrgetter
from typing import Final

from loaders.document import Document
from loaders.find.numbers import Quantity, all_quantities
from loaders.find.target_names import tail
from loaders.scanning import match_at, places
from ontology.records import Comparator

# 前|3|名, 第|2|位, where nothing but the end of the clause follows: not 前3名的花店, 前3名给予奖励
_RANK: Final = re.compile(r"(?P<sign>[前第])(?P<at>\d{1,3})(?P<unit>[名位强])(?=[,;。、\n)]|以内|$)")
_SIGNS: Final = ("前", "第")
# 花卉综合竞争力|保持全省, 花农满意度|力争进入全国百城
_REACHED: Final = re.compile(
    r"(?P<name>.*?)(?:力争|争取|确保|努力|继续|持续|稳定|始终|总体)*"
    r"(?:稳居|位居|居于|居|位列|名列|列|进入|迈入|跻身|保持|排名|排位|排在|晋升|进位)(?:在|于|到|至|全?省|全?市)*(?P<where>[^,、]{0,14})$"
)
# 到2027年,力争|花卉综合评价
_LEAD: Final = re.compile(
    r"^(?:[到至]?20\d\d年(?:底|末)?前?|力争|争取|确保|努力|推动|推进|促进|带动|实现|[我全][省市区州县]的?|,)+"
)
# 在|花卉综合评价|中
_IN: Final = re.compile("^在(?P<what>.{4,})中$")


def ranks(norm: str) -> Iterator[Quantity]:
    """All ranks in ``norm``, folded text, that something is said to reach or to hold, in order."""
    signs = sorted(chain.from_iterable(places(sign, norm) for sign in _SIGNS))
    for match in match_at(_RANK, signs, norm):
        start = match.start("at")
        comparator: Comparator = "<=" if match["sign"] == "前" else "="
        value = float(match["at"])
        yield Quantity(
            start, match.end(), match.start(), match.end(), value, None, match["unit"], comparator, "", "ranks", False
        )  # fmt: skip


def measured(document: Document) -> list[Quantity]:
    """All quantities of a document, with the ranks, in order."""
    return sorted([*document.once(all_quantities), *ranks(document.norm)], key=attrgetter("start"))


def ranked(front: str, topic: str) -> list[str]:
    """What is ranked by the words ``front``, or else ``topic``; none where they do not say that it is to be so."""
    reached = _REACHED.match(front)
    if not reached:
        return []
    words = _IN.sub(r"\g<what>", _LEAD.sub("", reached["name"]))
    name = words[: tail(words).end] or topic
    return [name] if len(name) > 1 else []
