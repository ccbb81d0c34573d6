"""Rows of task-division tables (任务分工表) as tasks, with the statements in their columns."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from loaders.clean import CleanText, Line
from loaders.find.labels import labels
from loaders.find.statements import Statement
from loaders.lexicons import alternatives
from loaders.outline import Outline
from loaders.passage import Passage
from ontology.frozen import frozen
from ontology.records import Role

# Headings of columns: 序号 | 重点任务, 工作事项 | 主要内容, 具体措施
_NUMBER: Final = re.compile("序号|编号")
_TITLE: Final = re.compile("事项|任务|项目|工作|举措|改革")
_CONTENT: Final = re.compile("内容|措施|要求|目标|任务")
_EMPTY: Final = re.compile(r"[\s/\-—无]*")
_LABEL: Final = re.compile(alternatives(list(labels())))


@frozen
class _Columns:
    """Which column holds what; ``roles`` maps columns of bodies to the role that their heading gives."""

    number: int | None
    title: int
    content: int
    roles: dict[int, Role]


def find_rows(clean: CleanText, outline: Outline) -> Iterator[Passage]:
    """Tasks from the tables of ``clean`` whose heading row names responsible bodies, in order."""
    rows = (line for line in clean.lines if line.kind == "row" and line.cells)
    for _, table in groupby(rows, key=lambda line: line.table):
        lines = list(table)
        for position, line in enumerate(lines[:3]):
            columns = _columns([clean.norm[start:end] for start, end in line.cells])
            if columns:
                annex = outline.annex_at(line.start)
                yield from _Table(clean, columns, f"{annex.label}/" if annex else "").passages(lines[position + 1 :])
                break


def _columns(headings: list[str]) -> _Columns | None:
    """Read a heading row; None where it names no bodies or nothing to be done."""
    roles: dict[int, Role] = {}
    for index, heading in enumerate(headings):
        match = _LABEL.search(heading) if len(heading) <= 12 else None
        if match:
            roles[index] = labels()[match[0]]
    rest = [index for index in range(len(headings)) if index not in roles]
    number = next((index for index in rest if _NUMBER.search(headings[index])), None)
    named = [index for index in rest if index != number and _TITLE.search(headings[index])]
    content = [index for index in rest if index != number and _CONTENT.search(headings[index])]
    if not roles or not (named or content):
        return None
    return _Columns(number, (named or content)[0], (content or named)[-1], roles)


class _Table:
    """Reads the body of one table; rows that share their number cell are passages of one task."""

    def __init__(self, clean: CleanText, columns: _Columns, prefix: str) -> None:
        self.clean, self.columns, self.prefix = clean, columns, prefix

    def passages(self, lines: list[Line]) -> Iterator[Passage]:
        width = max(self.columns.title, self.columns.content, *self.columns.roles) + 1
        rows = [line for line in lines if len(line.cells) >= width and self._statements(line)]
        for position, (_, group) in enumerate(groupby(rows, key=self._identity), 1):
            yield from self._task(list(group), position)

    def _identity(self, line: Line) -> tuple[int, int]:
        return line.cells[self.columns.title if self.columns.number is None else self.columns.number]

    def _task(self, rows: list[Line], position: int) -> Iterator[Passage]:
        first = rows[0]
        number = self._text(first, self.columns.number) if self.columns.number is not None else ""
        path = f"{self.prefix}{number.strip('.、') or position}"
        title = first.cells[self.columns.title]
        if len(rows) == 1:
            yield Passage(path, "task", title, first.start, first.end, self._statements(first), None)
            return
        yield Passage(path, "group", title, first.start, title[1], (), None)
        for count, row in enumerate(rows, 1):
            start = row.cells[self.columns.content][0]
            yield Passage(f"{path}/¶{count}", "task", None, start, row.end, self._statements(row), None)

    def _statements(self, line: Line) -> tuple[Statement, ...]:
        cells = ((line.cells[column], role) for column, role in self.columns.roles.items() if column < len(line.cells))
        return tuple(
            Statement(start, end, start, end, role, True)
            for (start, end), role in cells
            if end > start and not _EMPTY.fullmatch(self.clean.norm, start, end)
        )

    def _text(self, line: Line, column: int | None) -> str:
        start, end = line.cells[column] if column is not None else (0, 0)
        return self.clean.norm[start:end].strip()
