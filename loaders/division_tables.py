"""Rows of task-division tables (任务分工表) as tasks, with the statements in their columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from typing import Final

from loaders.bar_tables import FIRST, bar_rows
from loaders.chapters import heading_kind
from loaders.clean import CleanText, Line
from loaders.division_columns import Columns, columns_of
from loaders.find.statements import Statement
from loaders.lost_grid import COUNTED
from loaders.marks import Level, Mark, read_mark
from loaders.outline import Outline
from loaders.passage import Passage
from loaders.table_cells import bodies_by_line, filled_down
from loaders.table_heads import read_heads, tables_of
from loaders.text import Cell
from ontology.iri import chinese_number
from ontology.records import TaskKind

# "行动一:修复湿地"
_NAMED: Final = re.compile(f"(?:{COUNTED})([一二三四五六七八九十]{{1,2}})[:、. ]")
_EMPTY: Final = re.compile(r"[\s/\-—无]*")
_HEADS_WITHIN: Final = 3
_NEAR: Final = 4  # rows in which the next number is looked for


def find_rows(clean: CleanText, outline: Outline) -> Iterator[Passage]:
    """Tasks from the tables of ``clean`` whose heading row names responsible bodies, in order."""
    rows = [*(line for line in clean.lines if line.kind == "row" and line.cells), *bar_rows(clean)]
    for lines in tables_of(rows):
        for position, line in enumerate(lines[:_HEADS_WITHIN]):
            heads = read_heads(clean.norm, lines[position:])
            columns = columns_of(heads.titles)
            if columns:
                annex = outline.annex_at(line.start)
                above = outline.item_at(line.start)
                body = lines[position + heads.size :]
                found = _Table(
                    clean, columns, body, f"{annex.label}/" if annex else "", f"{above.path}/" if above else ""
                )
                passages = list(found.passages())
                yield from _lengthened(passages, lines[-1].end) if line.table >= FIRST else passages
                break


def _lengthened(passages: list[Passage], end: int) -> Iterator[Passage]:
    """Each up to the next: lines between them go on with a cell that a scraper broke or merged."""
    for passage, following in zip_longest(passages, passages[1:]):
        yield replace(passage, end=following.start if following else end)


class _Table:
    """Reads the body of one table; rows that share their number cell are passages of one task."""

    def __init__(self, clean: CleanText, columns: Columns, body: Sequence[Line], prefix: str, chapter: str) -> None:
        self.clean, self.prefix, self.chapter = clean, prefix, chapter
        self.lines = filled_down(clean.norm, body, columns)
        self.repaired = self.lines != list(body) or any(line.table >= FIRST for line in body)
        self.columns = columns.fitted(clean.norm, self.lines)
        self.above: list[Mark] = []
        self.safeguards: list[Mark] = []  # those of ``above`` whose headings name safeguards
        self.parents: list[Cell] = []

    def passages(self) -> Iterator[Passage]:
        """The rows as tasks, and the headings among them as groups."""
        lines, width = self.lines, self.columns.width
        position = seen = 0
        for _, group in groupby(lines, key=lambda line: self._identity(line) if len(line.cells) >= width else None):
            rows = list(group)
            seen += len(rows)
            named = [line for line in rows if len(line.cells) >= width and self._is_task(line)]
            if not named and self._counts_on(rows[0], lines[seen : seen + _NEAR]):
                named = rows[:1]
            heading = None if named else self._heading(rows[0])
            if heading:
                yield heading
            if named:
                position += 1
                yield from self._parents(named[0])
                yield from self._task(named, position)
            elif rows[-1] is lines[-1] and width > len(rows[-1].cells) > self.columns.naming:
                yield from self._task(rows[-1:], position + 1)  # cut off with the text

    def _is_task(self, line: Line) -> bool:
        """True for a row that names bodies, or brings the number of a task where each does."""
        return bool(self.columns.marked and read_mark(self.clean.norm, *self._identity(line))) or any(self._of([line]))

    def _counts_on(self, row: Line, below: Sequence[Line]) -> bool:
        """True where the next number below is the next one: then this is a task, whose bodies are lost."""
        if self.columns.number is None or len(row.cells) < self.columns.width or len(set(row.cells)) <= 2:
            return False
        numbers = (
            self._text(line, self.columns.number) for line in (row, *below) if len(line.cells) >= self.columns.width
        )
        own, following = next(numbers), next((number for number in numbers if number.isdecimal()), "")
        return own.isdecimal() and following == str(int(own) + 1)

    def _identity(self, line: Line) -> Cell:
        return line.cells[self.columns.identity]

    def _heading(self, line: Line) -> Passage | None:
        """A row of a number and a heading only: what follows stands below it, up to the next of its level.

        "一、重点工作 | | |", "1 | 提振消费 | | |"
        """
        filled = [cell for cell in dict.fromkeys(line.cells) if not _EMPTY.fullmatch(self.clean.norm, *cell)]
        if not 1 <= len(filled) <= 2:
            return None
        number = self.clean.norm[slice(*filled[0])] if len(filled) == 2 else ""
        mark = read_mark(f"{number}、 ", 0, len(number) + 2) if number else self._mark(filled[0])
        if not mark:
            return None
        self.above = [*(other for other in self.above if other.level < mark.level), mark]
        start, end = filled[-1] if number else (mark.end, filled[0][1])
        return self._group((start, end), line)

    def _mark(self, cell: Cell) -> Mark | None:
        """The number with which a heading begins, also behind a word: 行动一:…"""
        named = _NAMED.match(self.clean.norm, *cell)
        if not named:
            return read_mark(self.clean.norm, *cell)
        return Mark(Level.HAN, named[1], chinese_number(named[1]) or 0, cell[0], named.end())

    def _parents(self, line: Line) -> Iterator[Passage]:
        """The headings that stand in columns before that of the tasks, each where its cell begins."""
        for depth, column in enumerate(self.columns.marked[:-1]):
            cell = line.cells[column]
            mark = read_mark(self.clean.norm, *cell)
            if mark and self.parents[depth : depth + 1] != [cell]:
                self.parents[depth:] = [cell]
                self.above[depth:] = [mark]
                yield self._group((mark.end, cell[1]), line)

    def _group(self, title: Cell, line: Line) -> Passage:
        start, end = title
        end -= self.clean.norm[end - 1] in "。;:"
        if heading_kind(self.clean.norm[start:end]) == "safeguards":
            self.safeguards.append(self.above[-1])
        return Passage(self._path(""), "group", (start, end), line.start, line.end, (), None)

    def _path(self, number: str) -> str:
        labels = [mark.label for mark in self.above]
        return (self.prefix or self.chapter) + "/".join([*labels, *([number] if number else [])])

    def _task(self, rows: list[Line], position: int) -> Iterator[Passage]:
        first = rows[0]
        number = self._text(first, self.columns.number) if self.columns.number is not None else ""
        title = first.cells[self.columns.title]
        mark = None if number else read_mark(self.clean.norm, *title)
        if mark:  # 1.修复湿地 | …
            number, title = mark.label, (mark.end, title[1])
        stop = self.clean.norm.find("。", *title)
        title = title[0], stop + 1 if stop >= 0 else title[1]  # the first sentence names the task
        path = self._path(number.strip(".、") or str(position))
        parts = [list(part) for _, part in groupby(rows, key=lambda row: row.cells[self.columns.content])]
        kind: TaskKind = "safeguard" if any(mark in self.safeguards for mark in self.above) else "task"
        if len(parts) == 1:
            yield Passage(path, kind, title, first.start, rows[-1].end, self._of(rows), None)
            return
        yield Passage(path, "group", title, first.start, title[1], (), None)
        for count, part in enumerate(parts, 1):
            start = part[0].cells[self.columns.content][0]
            yield Passage(f"{path}/¶{count}", kind, None, start, part[-1].end, self._of(part), None)

    def _of(self, rows: Sequence[Line]) -> tuple[Statement, ...]:
        """The statements of rows that share what is to be done, each once."""
        return tuple(dict.fromkeys(statement for row in rows for statement in self._statements(row)))

    def _statements(self, line: Line) -> tuple[Statement, ...]:
        """The cells of bodies; one that spans a column of words is a heading, what a blank one lost is repaired."""
        columns = self.columns
        seen = {line.cells[column] for column in (columns.title, columns.content) if column < len(line.cells)}
        result = []
        for column, role in columns.roles.items():
            cell = line.cells[column] if column < len(line.cells) else (0, 0)
            if cell[0] < cell[1] and cell not in seen and not _EMPTY.fullmatch(self.clean.norm, *cell):
                seen.add(cell)
                closed = not (self.repaired and cell[0] < line.start)
                result += [Statement(*part, *part, role, True, closed) for part in bodies_by_line(self.clean, cell)]
        return tuple(result)

    def _text(self, line: Line, column: int | None) -> str:
        start, end = line.cells[column] if column is not None else (0, 0)
        return self.clean.norm[start:end].strip()
