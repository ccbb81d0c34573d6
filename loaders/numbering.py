"""Finds the numbers of official documents in the text: at the start of lines, and inside lines of glued text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.bar_tables import is_bar_row
from loaders.clean import CleanText, Line
from loaders.find.labels import label_pattern
from loaders.marks import HAN, Level, Mark, is_particular, read_mark

_GLUED_LINE: Final = 600
_GLUED_MARKS: Final = 4
_FURTHEST_SKIP: Final = 4


_ARABIC, _DOTTED = Level.ARABIC, Level.DOTTED  # asked of each number: to take them out of their class takes long
# In glued text only these may open an item in the middle of a line; each is sought by the plain mark in it that is
# rarest, which is several times as fast as by a class of figures.
_OPENS: Final = r"(?=[\u4e00-\u9fff“《])"
# 一、 十二、
_HAN_PAUSE: Final = rf"、(?<=[一二三四五六七八九十]、)(?![二三四五](?:、|[次三]?产|[线级类])){_OPENS}"
_AFTER_HAN: Final = re.compile(_HAN_PAUSE)
# (一) (十二)
_HAN_BRACKET: Final = re.compile(rf"\((?:{HAN}|\+)\)[、.]?{_OPENS}")
# 1. 12、
_AFTER_FIGURE: Final = tuple(
    re.compile(rf"{mark}(?<=\d.)(?:(?<!\d\d.)(?<![.+-]\d.)|(?<=\d\d.)(?<![\d.+-]\d\d.)){_OPENS}")
    for mark in (r"\.", "、")
)
_INNER: Final = re.compile(f"{HAN}{_HAN_PAUSE}|{_HAN_BRACKET.pattern}|" + r"\d(?<![\d.+-]\d)\d?[.、]" + _OPENS)
_BRACKETED: Final = re.compile(r"\(\d{1,2}\)(?=[\u4e00-\u9fff“《])")
_LONGEST_HEADING: Final = 60
_LONGEST_CHAPTER: Final = 2000
_LONGEST_BODIES: Final = 200
_HEADING_END: Final = re.compile("[。;:!?]")
_SECOND: Final = re.compile("[。;!?)”]二、(?![二三四五])")
_CLOSED_BY: Final = "。;!?)”"
_BODY_ENDS: Final = "局委办厅府会部门位区县市州院社"
_ENDS_BODIES: Final = (*_BODY_ENDS, "司", "团", "行", "负责")
_GLUED: Final = re.compile(
    rf"{HAN}、|\((?:{HAN}|[-+])\)[、.]?|(?<![\d.+-])\d{{1,2}}\.(?:(?![\d%])|(?=(?:19|20)\d\d年))"
    r"|\(\d{1,2}\)(?=[\u4e00-\u9fff“《])"
)


def find_marks(clean: CleanText) -> list[Mark]:
    """All numbers that open an item, in order: at the start of lines, and inside lines of glued text."""
    norm = clean.norm
    last: dict[Level, int] = {}
    marks = []
    inner, place = _inner_places(norm), 0
    count = len(inner)
    bars, brackets = "|" in norm, "(1)" in norm
    for line in clean.lines:
        if line.kind == "row" or (bars and is_bar_row(norm, line)):
            continue
        start, end = line.start, line.end
        first = read_mark(norm, start, end)
        if first and is_particular(norm, first):
            continue
        if first:
            last[first.level] = first.number
            marks.append(first)
            start = first.end
        while place < count and inner[place] < start:
            place += 1
        within = inner[place : bisect_left(inner, end)] if place < count and inner[place] < end else []
        if within or brackets or end - line.start > _GLUED_LINE:  # most lines hold no more
            for mark in _marks_inside(norm, line, first, within, last):
                last[mark.level] = mark.number
                marks.append(mark)
    return list(_plausible(marks))


def _inner_places(norm: str) -> list[int]:
    """Where ``_INNER`` matches, in order."""
    places = [match.start() for match in _HAN_BRACKET.finditer(norm)]
    for match in _AFTER_HAN.finditer(norm):
        place = match.start()
        before = norm[max(0, place - 3) : place]
        places.append(place - len(before) + len(before.rstrip("一二三四五六七八九十")))
    for pattern in _AFTER_FIGURE:
        for match in pattern.finditer(norm):
            place = match.start()
            places.append(max(0, place - (2 if norm[max(0, place - 2)].isdecimal() else 1)))
    return sorted(places)


def _marks_inside(
    norm: str, line: Line, first: Mark | None, inner: list[int], last: dict[Level, int]
) -> Iterator[Mark]:
    """The marks of a line behind its ``first``, of which ``inner`` may be some.

    ``last`` holds the number read last at each level, also while they are read.
    """
    start = first.end if first else line.start
    candidates = _candidates(norm, start, line.end) if line.end - line.start > _GLUED_LINE else []
    if len(candidates) >= _GLUED_MARKS:
        yield from _glued_marks(norm, first, candidates)
    elif run := _stated_run(norm, start, line.end):
        yield from run
    else:
        yield from _inner_marks(norm, first, inner, line.end, last)


def _stated_run(norm: str, start: int, end: int) -> list[Mark]:
    """(1) (2) … inside a line, each closed by the bracket of a statement before the next.

    3.推动节能。(1)工业领域。改造100项。(市工信局牵头)(2)建筑领域。推广绿色建筑。(市住建局牵头)
    """
    if norm.find("(1)", start, end) < 0:
        return []
    places = [match.start() for match in _BRACKETED.finditer(norm, start, end)]
    run = [mark for place in places if (mark := read_mark(norm, place, end))]
    counts = [mark.number for mark in run] == list(range(1, len(run) + 1))
    closed = all(norm.endswith((")", ")。"), 0, mark.start) for mark in run[1:])
    return run if len(run) > 1 and counts and closed and norm[run[0].start - 1] in "。:;" else []


def _inner_marks(norm: str, first: Mark | None, places: list[int], end: int, last: dict[Level, int]) -> Iterator[Mark]:
    """Numbers inside a line that runs on, where they go on counting or open what lies below the heading before them.

    "一、加强支持(一)强化保障。…(市财政局)(二)加强…"
    """
    before = first
    for place in places:
        mark = read_mark(norm, place, end)
        if mark and (_counts_on(norm, before, mark, last) or _opens_below(norm, before, mark, end, last)):
            before = mark
            yield mark


def _counts_on(norm: str, before: Mark | None, mark: Mark, last: dict[Level, int]) -> bool:
    """True for the next number of its level after a closed sentence, or after the bodies of a statement."""
    if mark.number == 1 or mark.number != last.get(mark.level, 0) + 1:
        return False
    closed = norm[mark.start - 1] in _CLOSED_BY or norm[mark.start - 2 : mark.start] == ")。"
    stated = before is not None and before.level == mark.level and norm[mark.start - 1] in _BODY_ENDS
    return closed or stated or _is_below(norm, before, mark) or _ends_statement(norm, mark)


def _ends_statement(norm: str, mark: Mark) -> bool:
    """True where the bodies behind the label of a statement end: 推进单位:某某公司(二)建设停车场."""
    first = max(0, mark.start - _LONGEST_BODIES)
    first = max(first, norm.rfind("\n", first, mark.start) + 1)
    bodies = norm[max(first, norm.rfind("。", first, mark.start)) : mark.start]
    ends = mark.level == Level.HAN_BRACKET or (mark.level == Level.ARABIC and bodies.endswith(_ENDS_BODIES))
    return ends and label_pattern().search(bodies) is not None


def _opens_below(norm: str, before: Mark | None, mark: Mark, end: int, last: dict[Level, int]) -> bool:
    """True for a first number right after a heading, and for the first chapter after the words of an opening."""
    if mark.number != 1:
        return False
    if _is_below(norm, before, mark):
        return True
    below = _INNER.search(norm, mark.end, min(end, mark.end + _LONGEST_HEADING))
    inner = read_mark(norm, below.start(), end) if below else None
    if mark.level != Level.HAN or Level.HAN in last or norm[mark.start - 1] not in _CLOSED_BY:
        return False
    headed = inner is not None and inner.number == 1 and _is_below(norm, mark, inner)
    return headed or _SECOND.search(norm, mark.end, min(end, mark.end + _LONGEST_CHAPTER)) is not None


def _is_below(norm: str, before: Mark | None, mark: Mark) -> bool:
    """True where nothing but a heading stands between ``before`` and ``mark`` of a lower level."""
    if before is None or not before.level < mark.level or mark.start - before.end > _LONGEST_HEADING:
        return False
    return before.level <= Level.HAN_BRACKET and not _HEADING_END.search(norm, before.end, mark.start - 1)


def _candidates(norm: str, start: int, end: int) -> list[Mark]:
    return [mark for match in _GLUED.finditer(norm, start, end) if (mark := read_mark(norm, match.start(), end))]


def _glued_marks(norm: str, first: Mark | None, candidates: list[Mark]) -> Iterator[Mark]:
    """Numbers inside a long line, behind its ``first``, whose paragraphs a scraper ran together.

    A number counts where it goes on counting at its level, or begins a level that goes on further down.
    """
    last: dict[Level, int] = {first.level: first.number} if first else {}
    before = first
    for mark, later in zip(candidates, _following(candidates), strict=True):
        follows = mark.number == last.get(mark.level, 0) + 1
        opens = mark.number == 1 and _goes_on(mark, later)
        headed = opens and (_closed_before(norm, mark) or _is_below(norm, before, mark))
        if (follows and (mark.number > 1 or opens)) or headed:
            last[mark.level] = mark.number
            before = mark
            if mark.level == Level.HAN:
                last[Level.HAN_BRACKET] = last[Level.HAN_BRACKET] if _runs_on(later.get(Level.HAN_BRACKET), last) else 0
            yield mark


def _following(marks: Sequence[Mark]) -> list[dict[Level, Mark]]:
    """For each mark the next one of every level after it."""
    later: dict[Level, Mark] = {}
    found = []
    for mark in reversed(marks):
        found.append(later)
        later = later | {mark.level: mark}
    return found[::-1]


def _runs_on(following: Mark | None, last: dict[Level, int]) -> bool:
    """True where (一) (二) … count on over the chapter that opens here."""
    count = last.setdefault(Level.HAN_BRACKET, 0)
    return following is not None and count > 0 and following.number == count + 1


def _goes_on(mark: Mark, later: dict[Level, Mark]) -> bool:
    """True where the next number of the level is the next one and no outer level comes between."""
    if not _counted_on(mark, later):
        return False
    following = later[mark.level]
    outer = [other for level, other in later.items() if level < mark.level]
    return mark.level == Level.HAN_BRACKET or all(other.start > following.start for other in outer)


def _closed_before(norm: str, mark: Mark) -> bool:
    return norm[mark.start - 1] in "。;:!?)” "


def _plausible(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Leave out numbers that cannot be headings: far ahead of the count of their level (2023. 100、).

    Where the next of the level counts on from there, a part of the text is missing.
    """
    last: dict[Level, int] = {}
    later: list[dict[Level, Mark]] = []  # of all marks, where it is asked for: in most texts it is not
    for place, mark in enumerate(marks):
        level, before = mark.level, last.get(mark.level, 0)
        if level == _DOTTED and int(mark.label.partition(".")[0]) != last.get(_ARABIC):
            continue  # a decimal, unless it counts on below an item of its first part
        if before and mark.number > before + _FURTHEST_SKIP and level >= _ARABIC:
            later = later or _following(marks)
            if not _counted_on(mark, later[place]):
                continue
        last[level] = mark.number
        yield mark


def _counted_on(mark: Mark, later: dict[Level, Mark]) -> bool:
    following = later.get(mark.level)
    return following is not None and following.number == mark.number + 1
