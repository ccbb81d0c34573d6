"""What stands around a plan and has numbers of its own: the notice that issues it, the explanation a page adds."""

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


# 《某市水利行动方案》政策解读, 政策解读, 关于修复水利的通知的解读: the heading right above what counts anew
_EXPLAINED: Final = re.compile(
    r"^(?:[^。;\n]{0,120}(?:《[^》\n]{6,90}》的?|关于[^。;\n]{6,60}的))?(?:政策|文件)?(?:解读|问答|起草说明|编制说明)\n"
    r"(?:[^\n]{0,60}\n){0,2}\Z",
    re.MULTILINE,
)
_HEADING_WITHIN: Final = 400


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


def plan_end(clean: CleanText, marks: list[Mark]) -> int:
    """Where an explanation begins that counts anew below the plan; the end of the text where there is none."""
    firsts = [mark.start for mark in marks if mark.level == Level.HAN and mark.number == 1]
    for first in firsts[1:]:
        if _EXPLAINED.search(clean.norm[max(0, first - _HEADING_WITHIN) : first]):
            return first
    return len(clean.norm)
