"""Reads the stages that a chapter on steps or timing sets out in sentences: (一)启动阶段(2024年3月-5月)。制定方案。"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile
from typing import Final

from loaders.clean import Line
from loaders.document import Document
from loaders.lexicons import alternatives, lexicon
from loaders.outline import Item, Outline
from loaders.text import Cell
from ontology.frozen import record

_LONGEST_TITLE: Final = 16
# "2024年3月-5月", "6月底前", "第三季度", "二〇二四年三月至五月", "长期坚持"
_DAY: Final = (
    r"(?:(?:[二〇○零一三四五六七八九十\d]{4}年|[今明当]年|年)?第?[十\d一二三四五六七八九、-]{0,6}(?:个?月|季度|[上下]半年|年[底末内初]|日)"
    r"|[二〇○零一三四五六七八九\d]{4}年|即日|印发之日|全年|长期|持续|每[年月季])(?:[底末初中]|[上中下]旬)?"
)
_UNTIL: Final = "(?:[底末]?之?前|以?后|起|内|左右|期间|[底末])*"
_SPAN: Final = rf"(?>(?:从|自|到|截至|力争)?{_DAY}(?:(?:[-~、,至到起]|开始)*{_DAY})*{_UNTIL})"
WHEN: Final = rf"{_SPAN}(?:坚持|推进|实施|完成)*"
# "启动阶段(2024年3月-5月)。", "第一阶段:动员部署(3月底前)"; "启动阶段:2024年3月-5月。"
_NAMED: Final = re.compile(
    rf"(?P<phase>[^。;()\n]{{2,24}}?)[:,]?\((?P<time>{WHEN})\)[:。,;]?"
    rf"|(?P<stage>[^。;:,()\n\d]{{2,16}})[。:](?P<then>{_SPAN})[:,。;]+"
)
# "2024年3月-5月,启动阶段。", "2024年3月底前,", "2024年3月为启动阶段。"
_DATED: Final = re.compile(
    rf"(?P<time>{_SPAN})(?:[:,]|为|是)?(?:(?P<phase>[^。;:,()\n]{{2,16}}(?:阶段|环节))(?:[。:,;]|$))?"
)
_SENTENCE: Final = re.compile(r"[^\s。](?:[^。]*[^\s。])?")
# "(责任单位:市林业局)"
_STATEMENT: Final = re.compile(r"\s*\((?:责任|牵头|配合)[^()]*\)[。;]?$")


@record(frozen=True)
class Stage:
    """What is to be done in a stage, how the stage is called, and when it is; slices of the clean text."""

    phase: Cell | None
    item: Cell
    time: Cell


def stages(document: Document) -> Iterator[Stage]:
    """The stages of every chapter on steps or timing, in order; where one has numbered items, each of them."""
    items = document.outline.items
    for item in items:
        if not _is_chapter(document.norm, item):
            continue
        for child in item.children:
            yield from _of(document, items[child])
        if not item.children:
            for line in _lines(document, item):
                yield from _read(document.norm, line.start, line.end)


def is_stage(norm: str, outline: Outline, item: Item) -> bool:
    """Whether ``item`` is a stage of a chapter on steps, named with its time, and so a row of a schedule, no task.

    So is a chapter on steps whose paragraphs, which have no numbers, are its stages.
    """
    if item.parent is not None:
        return _is_chapter(norm, outline.items[item.parent]) and _opening(norm, item.title_start, item.end) is not None
    below = norm[item.title_end : item.end].split("\n") if _is_chapter(norm, item) else ()
    return any(_opening(line, 0, len(line)) for line in below if line)


def _is_chapter(norm: str, item: Item) -> bool:
    if not item.headed or item.title_end - item.title_start > _LONGEST_TITLE:
        return False
    return _title().fullmatch(norm, item.title_start, item.title_end) is not None


def _lines(document: Document, item: Item) -> Iterator[Line]:
    """The paragraphs of ``item`` below its heading."""
    lines = document.clean.lines
    first = bisect_left(lines, item.body_start, key=lambda line: line.start)
    below = takewhile(lambda line: line.start < item.end, islice(lines, first, None))
    return (line for line in below if line.kind == "paragraph")


@cache
def _title() -> re.Pattern[str]:
    """A heading such as 实施步骤 or 工作步骤及时间安排, not one that says what to do: 加快实施进度."""
    acts = alternatives(lexicon("milestones")["acts"])
    words = alternatives(lexicon("milestones")["chapters"])
    return re.compile(rf"(?!{acts})[^,。;]{{0,6}}(?:{words})[^,。;]{{0,6}}")


def _of(document: Document, item: Item) -> Iterator[Stage]:
    """A stage that is a numbered item, or the numbered items in it."""
    norm = document.norm
    if not item.children:
        yield from _read(norm, item.title_start, item.end)
    elif opening := _opening(norm, item.title_start, item.end):
        phase, time, _ = opening
        for part in (document.outline.items[child] for child in item.children):
            end = _end(norm, part.title_start, part.end)
            if end > part.title_start:
                yield Stage(phase, (part.title_start, end), time)


def _read(norm: str, start: int, end: int) -> Iterator[Stage]:
    """The stage that the words ``[start, end)`` open with, or its sentences; nothing where they name no time."""
    opening = _opening(norm, start, end)
    if not opening:
        return
    phase, time, first = opening
    last = _end(norm, first, end)
    if last > first and phase:
        yield Stage(phase, (first, last), time)
    elif last > first:  # under a date alone each sentence is a row
        yield from (Stage(None, sentence.span(), time) for sentence in _SENTENCE.finditer(norm, first, last))
    elif phase:
        yield Stage(None, phase, time)


def _opening(norm: str, start: int, end: int) -> tuple[Cell | None, Cell, int] | None:
    """The phase and the time that the words ``[start, end)`` open with, and where the words after them begin."""
    match = _NAMED.match(norm, start, end) or _DATED.match(norm, start, end)
    if not match:
        return None
    groups = match.groupdict()
    phase = next((match.span(name) for name in ("phase", "stage") if groups.get(name)), None)
    return phase, match.span("then" if groups.get("then") else "time"), match.end()


def _end(norm: str, start: int, end: int) -> int:
    """Where the words end, without a statement of responsibility and the blank behind them."""
    end = start + len(norm[start:end].rstrip())
    statement = _STATEMENT.search(norm, start, end)
    return start + len(norm[start : statement.start() if statement else end].rstrip("。; "))
