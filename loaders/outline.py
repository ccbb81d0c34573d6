"""From numbers to a tree: which item stands under which, what its heading is, and what kind of chapter it is in."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from loaders.annexes import Annex, find_annexes
from loaders.boxes import outside_boxes
from loaders.chapters import GLUED_FROM, chapter_kind, glued_heading, heads_tasks
from loaders.clean import CleanText
from loaders.covers import plan_end, plan_start
from loaders.marks import Level, Mark
from loaders.numbering import find_marks
from loaders.zero_numbers import with_zero_numbers
from ontology.records import SectionKind

_OPENING: Final = "(《“「『"
_CLOSING: Final = ")》”」』"
_STATEMENT: Final = re.compile(r"[(](?:(?:主要|牵头)?责任(?:单位|部门)|牵头(?:单位|部门)|配合单位|责任分工)[:、]")
_CLOCK: Final = re.compile(r"\d:\d")  # 下午4:30
_SIGN: Final = re.compile(rf"[{_OPENING}{_CLOSING}。:]")
_LONGEST_HEADING: Final = 60
_GLUED_HEAD: Final = 6


@dataclass(slots=True)
class Item:
    """One numbered item.

    ``[start, end)`` is its own text up to the next number, ``stop`` the end of its whole subtree. The heading, or
    first sentence where there is none, is ``[title_start, title_end)``; ``headed`` tells which.
    """

    index: int
    level: Level
    label: str
    number: int
    path: str
    parent: int | None
    start: int
    title_start: int
    title_end: int
    body_start: int
    end: int
    stop: int
    headed: bool
    annex: int | None = None
    kind: SectionKind = "tasks"
    children: list[int] = field(default_factory=list)

    def title(self, norm: str) -> str:
        """The heading, or the first sentence where there is none, in the text that it was found in."""
        return norm[self.title_start : self.title_end]


@dataclass(frozen=True, slots=True)
class Outline:
    """All items of a document in order, and its annexes."""

    items: tuple[Item, ...]
    annexes: tuple[Annex, ...]
    starts: tuple[int, ...]

    def item_at(self, position: int) -> Item | None:
        """The innermost item whose own text holds ``position``; None before the first number."""
        index = bisect_right(self.starts, position) - 1
        return self.items[index] if index >= 0 and position < self.items[index].end else None

    def annex_at(self, position: int) -> Annex | None:
        """The annex that holds ``position``."""
        index = bisect_right(self.annexes, position, key=lambda annex: annex.start) - 1
        return self.annexes[index] if index >= 0 and position < self.annexes[index].end else None

    def kind_at(self, position: int) -> SectionKind:
        """Kind of the chapter around ``position``; what stands before the first number is background."""
        item = self.item_at(position)
        if item:
            return item.kind
        return "annex" if self.annex_at(position) else "background"

    def chapter(self, item: Item) -> Item:
        """The outermost item above ``item``, or itself."""
        while item.parent is not None:
            item = self.items[item.parent]
        return item


def build_outline(clean: CleanText) -> Outline:
    """Return the outline of any text; a text without numbers has no items."""
    marks = outside_boxes(clean, with_zero_numbers(clean.norm, find_marks(clean)))
    annexes = find_annexes(clean, marks)
    items = _Tree(clean, marks, annexes).items
    _set_kinds(clean, items)
    start = plan_start(clean, marks)
    if not any(annex.start < start for annex in annexes):
        _set_aside(items, start, plan_end(clean, marks))
    return Outline(tuple(items), tuple(annexes), tuple([item.start for item in items]))


class _Tree:
    """Builds the items with a stack of open ones; numbers may run on, be skipped or lack their parent."""

    def __init__(self, clean: CleanText, marks: list[Mark], annexes: list[Annex]) -> None:
        self.clean, self.annexes = clean, annexes
        self.items: list[Item] = []
        stack: list[Item] = []
        starts = [annex.start for annex in annexes]
        bounds = [*[mark.start for mark in marks], len(clean.norm)][1:]
        for mark, bound in zip(marks, bounds, strict=True):
            following = bisect_right(starts, mark.start) if starts else 0
            inside = following > 0 and mark.start < annexes[following - 1].end
            annex = following - 1 if inside else None
            if stack and stack[0].annex != annex:
                stack = []
            while stack and stack[-1].level >= mark.level:
                stack.pop()
            end = min(bound, starts[following]) if following < len(starts) else bound
            stack.append(self._add(mark, stack, annex, end))
        for item in reversed(self.items):
            item.stop = self.items[item.children[-1]].stop if item.children else item.end

    def _add(self, mark: Mark, stack: list[Item], annex: int | None, end: int) -> Item:
        above = stack[-1].path if stack else None if annex is None else self.annexes[annex].label
        path = mark.label if above is None else f"{above}/{mark.label}"
        title_end, headed = heading_end(self.clean.norm, mark.end, end)
        item = Item(len(self.items), mark.level, mark.label, mark.number, path, stack[-1].index if stack else None,
                    mark.start, mark.end, title_end, title_end, end, end, headed, annex)  # fmt: skip
        if stack:
            stack[-1].children.append(item.index)
        self.items.append(item)
        return item


def heading_end(norm: str, start: int, end: int) -> tuple[int, bool]:
    """End of the heading that begins at ``start``, and whether it is one (else it is the first sentence).

    A heading ends with its line, or as run-in heading at the first 。 or : outside brackets, or where the brackets of
    a statement of responsibility begin.
    """
    line_end = norm.find("\n", start, end)
    stop = line_end if line_end >= 0 else end
    glued = glued_heading(norm, start, stop) if stop - start >= GLUED_FROM else None
    if glued:
        return glued, True
    depth = 0
    for match in _SIGN.finditer(norm, start, stop):
        mark, place = match[0], match.start()
        if mark == "(" and _STATEMENT.match(norm, place, stop):
            return place, True
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and place > start and not (mark == ":" and _CLOCK.match(norm, place - 1)):
            return place, _is_heading(norm[start:place])
    return stop, _is_heading(norm[start:stop])


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and "," not in text and ";" not in text


def _set_kinds(clean: CleanText, items: list[Item]) -> None:
    """Give each item the kind of its own heading where that says one, else that of its parent."""
    outer = Level.HAN
    for item in items:
        inherited = _inherited(clean.norm, items[item.parent]) if item.parent is not None else "tasks"
        # A heading that a scraper glued to its text (指导思想坚持以…) shows in its first characters.
        title = clean.norm[item.title_start : item.title_end if item.headed else item.title_start + _GLUED_HEAD]
        item.kind = chapter_kind(title, item.parent is None or item.level <= outer, inherited)


def _set_aside(items: list[Item], start: int, end: int) -> None:
    """Let the items of a notice before the plan ``[start, end)``, and of its explanation below it, set no tasks."""
    for item in items:
        if item.annex is None and not start <= item.start < end:
            item.kind = "background" if item.start < start else "closing"


def _inherited(norm: str, parent: Item) -> SectionKind:
    """The kind that the items under ``parent`` have by it; what heads goals and tasks has tasks below it."""
    both = parent.kind == "goals" and parent.headed and heads_tasks(norm[parent.title_start : parent.title_end])
    return "tasks" if both else parent.kind
