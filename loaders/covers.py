"""The notice that issues a plan and has numbers of its own: what it says of the errand is no task of the plan."""

import re
from typing import Final

from loaders.clean import CleanText
from loaders.marks import Level, Mark

# 现将《某市水利行动方案》印发给你们, 我局制定了《某市水利行动方案》,现予以印发
_NAMED: Final = re.compile(r"《([^《》\n]{6,80})》")
_ISSUED: Final = re.compile("印发|发布|公布")
_OPENING: Final = 3000
_LONGEST_NOTICE: Final = 6000
# A notice has no chapters or articles.
_COUNTED: Final = (Level.HAN, Level.HAN_BRACKET, Level.ARABIC)


def plan_start(clean: CleanText, marks: list[Mark]) -> int:
    """Where the plan begins that the numbered notice before it issues: the line with the very title; 0 where none is.

    An annex by name is none of these: its items have paths of their own (附件/一).
    """
    if not marks or marks[0].level not in _COUNTED:
        return 0
    first = marks[0].start
    opening = clean.norm[max(0, first - _OPENING) : first]
    if not _ISSUED.search(opening):
        return 0
    places = [clean.norm.find(f"\n{title}\n") + 1 for title in _NAMED.findall(opening)]
    found = min([place for place in places if place], default=0)
    return found if first < found < min(marks[-1].start, first + _LONGEST_NOTICE) else 0
