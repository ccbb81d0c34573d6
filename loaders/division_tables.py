"""Rows of task-division tables (任务分工表) as tasks, with the statements in their columns."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, zip_longest
from typing import Final

from loaders.bar_tables import FIRST, bar_rows
from loaders.clean import CleanText, Line
from loaders.find.labels import labels
from loaders.find.statements import Statement
from loaders.lexicons import alternatives
from loaders.numbering import Mark, read_mark
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
    rows = [*(line for line in clean.lines if line.kind == "row" and line.cells), *bar_rows(clean)]
    for _, table in groupby(rows, key=lambda line: line.table):
        lines = list(table)
        for position, line in enumerate(lines[:3]):
            columns = _columns([clean.norm[start:end] for start, end in line.cells])
            if columns:
                annex = outline.annex_at(line.start)
                above = outline.item_at(line.start)
                found = _Table(clean, columns, f"{annex.label}/" if annex else "", f"{above.path}/" if above else "")
                passages = list(found.passages(lines[position + 1 :]))
                yield from _lengthened(passages, lines[-1].end) if line.table >= FIRST else passages
                break


def _lengthened(passages: list[Passage], end: int) -> Iterator[Passage]:
    """Each up to the next: lines between them go on with a cell that a scraper broke or merged."""
    for passage, following in zip_longest(passages, passages[1:]):
        yield replace(passage, end=following.start if following else end)


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
    if not roles or not (named or content) or (not named and any("指标" in heading for heading in headings)):
        return None  # 序号 | 指标 | 2027年目标 | 责任单位 divides targets, not tasks
    return _Columns(number, (named or content)[0], (content or named)[-1], roles)


class _Table:
    """Reads the body of one table; rows that share their number cell are passages of one task."""

    def __init__(self, clean: CleanText, columns: _Columns, prefix: str, chapter: str) -> None:
        self.clean, self.columns, self.prefix, self.chapter = clean, columns, prefix, chapter
        self.above: list[Mark] = []

    def passages(self, lines: list[Line]) -> Iterator[Passage]:
        width = max(self.columns.title, self.columns.content, *self.columns.roles) + 1
        position = 0
        for _, group in groupby(lines, key=lambda line: self._identity(line) if len(line.cells) >= width else None):
            rows = list(group)
            named = [line for line in rows if len(line.cells) >= width and self._statements(line)]
            heading = None if named else self._heading(rows[0])
            if heading:
                yield heading
            if named:
                position += 1
                yield from self._task(named, position)
            elif rows[-1] is lines[-1] and width > len(rows[-1].cells) > self.columns.content:
                yield from self._task(rows[-1:], position + 1)  # cut off with the text

    def _heading(self, line: Line) -> Passage | None:
        """A row of a number and a heading only: what follows stands below it, up to the next of its level.

        "一、重点工作 | | |", "1 | 提振消费 | | |"
        """
        filled = [cell for cell in dict.fromkeys(line.cells) if not _EMPTY.fullmatch(self.clean.norm, *cell)]
        if not 1 <= len(filled) <= 2:
            return None
        number = self.clean.norm[slice(*filled[0])] if len(filled) == 2 else ""
        mark = read_mark(f"{number}、 ", 0, len(number) + 2) if number else read_mark(self.clean.norm, *filled[0])
        if not mark:
            return None
        self.above = [*(other for other in self.above if other.level < mark.level), mark]
        start, end = filled[-1] if number else (mark.end, filled[0][1])
        end -= self.clean.norm[end - 1] in "。;:"
        return Passage(self._path(""), "group", (start, end), line.start, line.end, (), None)

    def _path(self, number: str) -> str:
        labels = [mark.label for mark in self.above]
        return (self.chapter if labels else self.prefix) + "/".join([*labels, *([number] if number else [])])

    def _identity(self, line: Line) -> tuple[int, int]:
        return line.cells[self.columns.title if self.columns.number is None else self.columns.number]

    def _task(self, rows: list[Line], position: int) -> Iterator[Passage]:
        first = rows[0]
        number = self._text(first, self.columns.number) if self.columns.number is not None else ""
        title = first.cells[self.columns.title]
        mark = None if number else read_mark(self.clean.norm, *title)
        if mark:  # 1.修复湿地 | …
            number, title = mark.label, (mark.end, title[1])
        path = self._path(number.strip(".、") or str(position))
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
