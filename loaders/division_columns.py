"""Which column of a table that divides tasks holds what: said by its headings, and by what the cells hold."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from loaders.clean import Line
from loaders.find.labels import labels
from loaders.lexicons import alternatives
from loaders.marks import read_mark
from ontology.frozen import record
from ontology.records import Role

# Headings of columns: 序号 | 重点任务, 工作事项 | 主要内容, 具体措施
_NUMBER: Final = re.compile("序号|编号")
_TITLE: Final = re.compile("事项|任务|项目|工作|举措|改革")
_CONTENT: Final = re.compile("内容|措施|要求|目标|任务|具体(?:工作|事项|举措)")
# 2025年工作项目: what is to be done of a task in that year
_YEAR: Final = re.compile(r"20\d\d年")
_LABEL: Final = re.compile(alternatives(list(labels())))
_LONGEST_HEADING: Final = 12
_FEWEST_MARKED: Final = 2


@record(frozen=True)
class Columns:
    """Which column holds what; ``roles`` maps columns of bodies to the role that their heading gives.

    ``texts`` are the columns that may divide the tasks; ``marked`` those of them whose cells bring numbers of their
    own, where there is no column of numbers: (一)提升 | 1、修复 | (1)种树.
    """

    number: int | None
    title: int
    content: int
    roles: dict[int, Role]
    texts: tuple[int, ...] = ()
    marked: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        """How many cells a whole row has at least."""
        return max(self.naming, *self.roles) + 1

    @property
    def naming(self) -> int:
        """The last of the columns that say which task a row is."""
        return max(self.title, self.content, self.number or 0)

    @property
    def identity(self) -> int:
        """The column whose cells tell one task from the other."""
        if self.marked:
            return self.marked[-1]
        return self.title if self.number is None else self.number

    def fitted(self, norm: str, lines: Sequence[Line]) -> "Columns":
        """These columns after a look at the rows ``lines``."""
        whole = [line for line in lines if len(line.cells) >= self.width and len(set(line.cells)) > 1]
        if self.number is None:
            marked = tuple(column for column in self.texts if _all_marked(norm, whole, column))
            if len(marked) >= _FEWEST_MARKED or (marked and self.title not in marked):
                return replace(self, marked=marked, title=marked[-1], content=max(self.content, marked[-1]))
            return self
        over = self.title != self.content and (
            _spans(whole, self.title, self.number)
            or _blank(whole, self.title)
            or _repeats(norm, whole, self.title, (self.number, self.content))
        )
        if over:
            return replace(self, title=self.content)
        return self


def columns_of(headings: Sequence[str]) -> Columns | None:
    """Read a heading row; None where it names no bodies or nothing to be done."""
    roles: dict[int, Role] = {}
    for index, heading in enumerate(headings):
        match = _LABEL.search(heading) if len(heading) <= _LONGEST_HEADING else None
        if match:
            roles[index] = labels()[match[0]]
    rest = [index for index in range(len(headings)) if index not in roles]
    number = next((index for index in rest if _NUMBER.search(headings[index])), None)
    plain = [index for index in rest if index != number and not _YEAR.search(headings[index])]
    if not any(_TITLE.search(headings[index]) or _CONTENT.search(headings[index]) for index in plain):
        plain = [index for index in rest if index != number]  # what is to be done stands below years alone
    named = [index for index in plain if _TITLE.search(headings[index])]
    content = [index for index in plain if _CONTENT.search(headings[index])]
    only = number is not None and len(rest) == 2  # 序号 | 保护领域 | 责任单位
    if not roles or not (named or content or only) or (not named and any("指标" in heading for heading in headings)):
        return None  # 序号 | 指标 | 2027年目标 | 责任单位 divides targets, not tasks
    if not named and not content:
        content = [index for index in rest if index != number]
    last = (content or named)[-1]
    texts = tuple(index for index in rest if index <= last and index != number)
    return Columns(number, (named or content)[0], last, roles, texts)


def _all_marked(norm: str, lines: Sequence[Line], column: int) -> bool:
    """True where every cell of ``column`` that holds words begins with a number."""
    cells = {line.cells[column] for line in lines}
    filled = [cell for cell in cells if norm[slice(*cell)].strip()]
    return bool(filled) and all(read_mark(norm, *cell) for cell in filled)


def _blank(lines: Sequence[Line], column: int) -> bool:
    """True where no cell of ``column`` holds words: a merged one, of which only the heading over the rows is left."""
    return all(line.cells[column][0] == line.cells[column][1] for line in lines)


def _spans(lines: Sequence[Line], column: int, number: int) -> bool:
    """True where a cell of ``column`` spans rows of several numbers: it is rather a heading over them."""
    over: dict[tuple[int, int], tuple[int, int]] = {}
    for line in lines:
        cell = line.cells[column]
        if cell[0] < cell[1] and over.setdefault(cell, line.cells[number]) != line.cells[number]:
            return True
    return False


def _repeats(norm: str, lines: Sequence[Line], column: int, others: tuple[int, ...]) -> bool:
    """True where a cell of ``column`` is printed again in the next row, whose ``others`` differ: it heads both."""
    for one, other in pairwise(lines):
        again = _words(norm, one, column) == _words(norm, other, column) != ""
        if again and all(_words(norm, one, place) != _words(norm, other, place) for place in others):
            return True
    return False


def _words(norm: str, line: Line, column: int) -> str:
    return norm[slice(*line.cells[column])].strip()
