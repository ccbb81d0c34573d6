"""Which numbered items are tasks, of what kind, and which passages inside an item are tasks of their own."""

import re
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from loaders.chapters import is_defining, is_formality
from loaders.clean import CleanText
from loaders.division_tables import find_rows
from loaders.enumerations import enumerating, fielded
from loaders.find.labels import labels
from loaders.find.stages import is_stage
from loaders.find.statements import Statement, groups
from loaders.lexicons import lexicon
from loaders.marks import Level
from loaders.outline import Item, Outline
from loaders.passage import Passage
from ontology.records import TaskKind

_SHORTEST_PASSAGE: Final = 8
_CLAUSE: Final = re.compile(r"[^。;\n]+")
# 1.…;2.…: a second number in the line of the first
_BEGINS: Final = re.compile(r"(?<!\d)1[.、](?!\d)")
_GOES_ON: Final = re.compile(r"[。;)]2[.、](?!\d)")
_SEVERAL: Final = 3
_TASKLESS: Final = ("background", "goals", "closing")


def find_passages(clean: CleanText, outline: Outline, statements: list[Statement]) -> tuple[Passage, ...]:
    """All tasks in the order of the text: numbered items, their ¶, and rows of task-division tables."""
    result: list[Passage] = []
    fields = fielded(clean.norm, outline)
    owned = _owned(clean.norm, outline, statements, fields)
    whole = fields | enumerating(clean.norm, outline, owned)
    tabled = _tables(outline, owned)
    for item in outline.items:
        own = owned.get(item.index, [])
        if not own and not item.children and is_stage(clean.norm, outline, item):
            continue
        kind = (None if item.annex in tabled else _kind(clean.norm, outline, item, whole, stated=bool(own))) or (
            "group" if own and item.children and item.kind == "tasks" else None
        )
        if kind == "group" and _is_measure(outline, owned, item):
            kind = "task"
        if kind:
            result += _passages(clean.norm, item, kind, own, whole)
    rows = list(find_rows(clean, outline))
    # a chapter that a table divides is listed by its rows
    divided = {row.path.partition("/")[0] for row in rows if row.kind == "group" and "/" in row.path}
    result = [passage for passage in result if passage.path not in divided] + rows
    return tuple(sorted(result, key=attrgetter("start")))


def _owned(
    norm: str, outline: Outline, statements: list[Statement], fields: frozenset[int]
) -> dict[int, list[Statement]]:
    """Statements by the index of the item that they close.

    What closes all items of a group goes to their parent.
    """
    owned: dict[int, list[Statement]] = {}
    for statement in statements:
        item = outline.item_at(statement.start)
        if item:
            owned.setdefault(item.index, []).append(statement)
    for parent in outline.items:
        if parent.index in fields:
            _gather_fields(norm, outline, parent, owned)
            continue
        if parent.children and _closes_all(norm, outline, owned, parent):
            owned.setdefault(parent.index, []).extend(owned.pop(parent.children[-1]))
    return owned


def _closes_all(norm: str, outline: Outline, owned: dict[int, list[Statement]], parent: Item) -> bool:
    """True where the statements of the last item under ``parent``, the only ones there, are meant for all of them.

    They stand on a line of their own under several items; or behind 1.…;2.…;3.… in one line, of which the outline
    may know one only; or the items beside ``parent`` have theirs as a whole.
    """
    *others, last = parent.children
    if last not in owned or any(_has(outline, owned, index) for index in others):
        return False
    item = outline.items[last]
    if not others:
        begins = item.number == 1 or _BEGINS.search(norm, parent.title_start, parent.end)
        goes_on = item.number > 1 or _GOES_ON.search(norm, item.start, item.end)
        return item.level >= Level.ARABIC and bool(begins and goes_on)
    in_one_line = item.level >= Level.ARABIC and "\n" not in norm[outline.items[others[0]].start : item.start]
    return in_one_line or all(statement.own_line for statement in owned[last]) or _beside(outline, owned, parent)


def _beside(outline: Outline, owned: dict[int, list[Statement]], parent: Item) -> bool:
    """True where most items beside ``parent``, and two at least, are closed by statements as a whole."""
    if parent.level <= Level.HAN or parent.parent is None:
        return False
    beside = [index for index in outline.items[parent.parent].children if index != parent.index]
    closed = sum(index in owned for index in beside)
    return closed >= 2 and closed * 2 > len(beside)


def _gather_fields(norm: str, outline: Outline, parent: Item, owned: dict[int, list[Statement]]) -> None:
    """Move statements of the fields to the task above them; a field such as 执行单位 is a statement as a whole."""
    for child in (outline.items[index] for index in parent.children):
        role = labels().get(child.title(norm))
        stating = [index for index in _below(outline, child) if index in owned]
        # items of a field that each name somebody keep what they say; one that closes them all is of the task
        stated = owned.pop(stating[0]) if len(stating) == 1 else []
        if role and not stated:
            stated = [Statement(child.start, child.end, child.title_end, child.end, role, True)]
        if stated:
            owned.setdefault(parent.index, []).extend(stated)


def _below(outline: Outline, item: Item) -> Iterator[int]:
    """``item`` and all below it, by index, in the order of the text."""
    yield item.index
    for child in item.children:
        yield from _below(outline, outline.items[child])


def _has(outline: Outline, owned: dict[int, list[Statement]], index: int) -> bool:
    return index in owned or any(_has(outline, owned, child) for child in outline.items[index].children)


def _kind(norm: str, outline: Outline, item: Item, whole: frozenset[int], *, stated: bool) -> TaskKind | None:
    """Kind of the task that ``item`` is, which may have ``stated`` who is responsible; None where it is none.

    The parts of those that are ``whole`` are no tasks.
    """
    title = item.title(norm)
    if item.kind in _TASKLESS or item.parent in whole or is_formality(title) or (is_defining(title) and not stated):
        return None
    children = [] if item.index in whole else item.children
    is_chapter = item.parent is None and (item.level <= Level.HAN or _is_decimal(outline, item))
    if is_chapter and (
        item.children or item.kind == "safeguards" or (title in lexicon("chapters")["childless"] and not stated)
    ):
        return None
    if children:
        return "group"
    # 五、推进植树,保护古木。: a chapter that is one sentence is a measure, a mere heading is none
    if is_chapter and item.stop - item.title_end < _SHORTEST_PASSAGE and "," not in title:
        return None
    return "safeguard" if item.kind == "safeguards" else "task"


def _is_measure(outline: Outline, owned: dict[int, list[Statement]], item: Item) -> bool:
    """True for an item with words and a statement of its own before parts that have theirs.

    (一)整理花圃,补种花苗。(市林业局负责)具体措施:1.修剪。(市花卉中心负责)
    """
    own, first = owned.get(item.index), item.children[0]
    if not own or not any(child in owned for child in item.children) or own[0].end > outline.items[first].start:
        return False
    return not item.headed or own[0].start - item.title_end >= _SHORTEST_PASSAGE


def _is_decimal(outline: Outline, item: Item) -> bool:
    """True for a chapter 2. of 2.1 and 2.2."""
    return item.level == Level.ARABIC and bool(item.children) and outline.items[item.children[0]].level == Level.DOTTED


def _tables(outline: Outline, owned: dict[int, list[Statement]]) -> frozenset[int]:
    """The annexes whose numbers count rows of money, dates or indicators.

    Where several items name who is responsible, they are tasks, whatever the title says: 考评指标.
    """
    stated = Counter(outline.items[index].annex for index in owned)
    return frozenset(
        number
        for number, annex in enumerate(outline.annexes)
        if annex.kind in ("schedule", "funding", "indicators") and stated[number] < _SEVERAL
    )


def _passages(norm: str, item: Item, kind: TaskKind, own: list[Statement], whole: frozenset[int]) -> list[Passage]:
    """The item, and its ¶ where several passages are each closed by a statement of their own."""
    title = (item.title_start, item.title_end)
    end = item.stop if item.index in whole else item.end
    parts = groups(norm, own) if kind != "group" else []
    if len(parts) < 2:
        return [Passage(item.path, kind, title, item.start, end, tuple(own), item.index)]
    result = [Passage(item.path, "group", title, item.start, item.title_end, (), item.index)]
    start = item.title_end if item.headed else item.title_start
    for number, part in enumerate(parts, 1):
        stop = end if number == len(parts) else part[-1].end
        start += len(norm[start:stop]) - len(norm[start:stop].lstrip("。:\n)"))
        result.append(Passage(f"{item.path}/¶{number}", kind, None, start, stop, tuple(part), item.index))
        start = stop
    return result


def quote_of(norm: str, passage: Passage, outline: Outline) -> tuple[int, int]:
    """Slice that shows the task: number and heading, or the first clause of a ¶."""
    if passage.title:
        return (passage.title[0] if passage.item is None else outline.items[passage.item].start), passage.title[1]
    clause = _CLAUSE.search(norm, passage.start, passage.end)
    return (clause.start(), clause.end()) if clause else (passage.start, passage.end)
