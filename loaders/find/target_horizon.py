"""The year by which the plan's overall goals are to be reached."""

import re
from typing import Final

from loaders.document import Document
from loaders.lexicons import lexicon
from ontology.records import SectionKind

_FIVE_YEARS: Final = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_AIM: Final = re.compile(r"(?:到|至)(?:20\d\d年?-)?(20\d\d)年|(20\d\d)年(?:年底|底|末)前?")
# "(2023-2025年)", "2023年", "“十四五”" in a title
_TITLE_YEAR: Final = re.compile(r"20\d\d年?(?:-|至|~)(20\d\d)年?|(20\d\d)年(?:度)?(?!\d{1,2}月)|(十[二三四五六]五)")
_TITLE: Final = re.compile(
    r"[^。;]{2,80}(?:方案|计划|意见|措施|规划|纲要|要点|行动|通知|举措|办法|任务|清单)(?:\([^()]*\))?(?:的通知)?$"
)
_TITLE_LINES: Final = 30


def goal_year(document: Document) -> int | None:
    """The year by which the overall goals are to be reached.

    The end of the period in the title, else the last year that the chapter of goals aims at, else what the preamble
    or the clause on validity says; None where the text names no year.
    """
    titled = _title_year(document)
    aims = _aims(document, "goals") or _aims(document, "background")
    if titled:
        return titled
    return max(aims) if aims else _preamble_year(document) or _validity(document)


def common_year(document: Document) -> int | None:
    """The year of a target that names none itself: ``goal_year``, but None where the goals come in several stages."""
    aims = set(_aims(document, "goals") or _aims(document, "background"))
    titled = _title_year(document)
    if titled and (titled in aims or not aims):
        return titled
    return goal_year(document) if not aims else aims.pop() if len(aims) == 1 else None


def aims_kind(document: Document, position: int) -> SectionKind:
    """Kind of chapter at ``position``; a chapter of several things (总体要求和目标) counts as goals here."""
    kind = document.kind_at(position)
    item = document.outline.item_at(position)
    while item is not None and item.headed:
        heading = document.norm[item.title_start : item.title_end]
        if kind == "background" and "目标" in heading:
            return "goals"
        if any(word in heading for word in lexicon("indicators")["past_headings"]):
            return "background"
        item = document.outline.items[item.parent] if item.parent is not None else None
    return kind


def _title_year(document: Document) -> int | None:
    """Year in the plan's title or the notice's, looked for in the lines before the first numbered item."""
    first = document.outline.items[0].start if document.outline.items else len(document.norm)
    for line in document.clean.lines[:_TITLE_LINES]:
        words = document.norm[line.start : min(line.end, line.start + 120)]
        if line.start >= first and document.outline.items:
            break
        match = _TITLE_YEAR.search(words) if _TITLE.match(words) or _is_period(words) else None
        if match:
            return int(match[1] or match[2]) if match[1] or match[2] else _FIVE_YEARS[match[3]]
    return None


def _is_period(words: str) -> bool:
    """A line that is only the period: (2021-2023年)."""
    return bool(re.fullmatch(r"\(20\d\d年?(?:-|至)20\d\d年?\)", words))


def _aims(document: Document, kind: str) -> list[int]:
    """Years to come that the chapters of ``kind`` name, in order."""
    years = []
    for match in _AIM.finditer(document.norm):
        if aims_kind(document, match.start()) == kind:
            years.append(int(match[1] or match[2]))
    return years


# "推动我市2023年经济运行整体好转,特制定如下措施"
_AIM_OF_PREAMBLE: Final = re.compile(
    r"(?:推动|实现|促进|确保|做好|保持|推进)[^,。;]{0,8}?(20\d\d)年[^,。;]*,(?:特|现|结合|制)[^。]*制[定订]"
)
# "以上政策…有效期至2023年12月31日", "本措施自2023年1月1日起施行,有效期至2025年12月31日"
_VALIDITY: Final = re.compile(
    r"(?:以上|本)[^。\n]{0,60}(?:有效期|执行期|实施期限?|执行期限?|施行|实施)[^。\n]{0,24}?(?:至|到|-)(20\d\d)年"
)


def _preamble_year(document: Document) -> int | None:
    match = _AIM_OF_PREAMBLE.search(document.norm)
    return int(match[1]) if match else None


def _validity(document: Document) -> int | None:
    match = _VALIDITY.search(document.norm)
    return int(match[1]) if match else None
