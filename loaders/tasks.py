"""Which numbered items are tasks, of what kind, and which passages inside an item are tasks of their own."""

import re
from typing import Final

from loaders.chapters import is_field, is_formality
from loaders.clean import CleanText
from loaders.division_tables import find_rows
from loaders.find.labels import labels
from loaders.find.statements import Statement, groups
from loaders.numbering import Level
from loaders.outline import Item, Outline
from loaders.passage import Passage
from ontology.records import TaskKind

_SHORTEST_PASSAGE: Final = 8
_CLAUSE: Final = re.compile(r"[^。;\n]+")
_TASKLESS: Final = ("background", "goals", "closing")


def find_passages(clean: CleanText, outline: Outline, statements: list[Statement]) -> tuple[Passage, ...]:
    """All tasks in the order of the text: numbered items, their ¶, and rows of task-division tables."""
    result: list[Passage] = []
    fielded = frozenset(item.index for item in outline.items if has_fields(clean.norm, outline, item))
    owned = _owned(clean.norm, outline, statements, fielded)
    for item in outline.items:
        own = owned.get(item.index, [])
        kind = _kind(clean.norm, outline, item, fielded) or (
            "group" if own and item.children and item.kind == "tasks" else None
        )
        if kind:
            result += _passages(clean.norm, item, kind, own, fielded)
    result += find_rows(clean, outline)
    return tuple(sorted(result, key=lambda passage: passage.start))


def _owned(
    norm: str, outline: Outline, statements: list[Statement], fielded: frozenset[int]
) -> dict[int, list[Statement]]:
    """Statements by the index of the item that they close.

    A line under a group of items of which no other has a statement closes them all: it goes to their parent.
    """
    owned: dict[int, list[Statement]] = {}
    for statement in statements:
        item = outline.item_at(statement.start)
        if item:
            owned.setdefault(item.index, []).append(statement)
    for parent in outline.items:
        if parent.index in fielded:
            _gather_fields(norm, outline, parent, owned)
            continue
        *others, last = parent.children or [parent.index]
        closing = owned.get(last, [])
        if others and closing and all(s.own_line for s in closing) and not any(_has(outline, owned, i) for i in others):
            owned.setdefault(parent.index, []).extend(owned.pop(last))
    return owned


def _gather_fields(norm: str, outline: Outline, parent: Item, owned: dict[int, list[Statement]]) -> None:
    """Move statements of the fields to the task above them; a field such as 执行单位 is a statement as a whole."""
    for child in (outline.items[index] for index in parent.children):
        role = labels().get(norm[child.title_start : child.title_end])
        stated = owned.pop(child.index, [])
        if role and not stated:
            stated = [Statement(child.start, child.end, child.title_end, child.end, role, True)]
        if stated:
            owned.setdefault(parent.index, []).extend(stated)


def _has(outline: Outline, owned: dict[int, list[Statement]], index: int) -> bool:
    return index in owned or any(_has(outline, owned, child) for child in outline.items[index].children)


def _kind(norm: str, outline: Outline, item: Item, fielded: frozenset[int]) -> TaskKind | None:
    """Kind of the task that ``item`` is, None where it is none."""
    title = norm[item.title_start : item.title_end]
    if item.kind in _TASKLESS or item.parent in fielded or _in_table(outline, item) or is_formality(title):
        return None
    children = [] if item.index in fielded else item.children
    is_chapter = item.parent is None and item.level <= Level.HAN
    if is_chapter and (children or item.kind == "safeguards"):
        return None
    if children:
        return "group"
    if is_chapter and item.stop - item.title_end < _SHORTEST_PASSAGE:
        return None
    return "safeguard" if item.kind == "safeguards" else "task"


def _in_table(outline: Outline, item: Item) -> bool:
    return item.annex is not None and outline.annexes[item.annex].kind in ("schedule", "funding", "indicators")


def has_fields(norm: str, outline: Outline, item: Item) -> bool:
    """True where the numbered items under ``item`` are fields of one task (1.工作目标 2.工作措施 3.执行单位)."""
    if len(item.children) < 2:
        return False
    titles = [norm[c.title_start : c.title_end] for c in (outline.items[child] for child in item.children)]
    return sum(is_field(title) for title in titles) * 2 > len(titles)


def _passages(norm: str, item: Item, kind: TaskKind, own: list[Statement], fielded: frozenset[int]) -> list[Passage]:
    """The item, and its ¶ where several passages are each closed by a statement of their own."""
    title = (item.title_start, item.title_end)
    end = item.stop if item.index in fielded else item.end
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
