"""Finds the rows of schedules: phase, item and time, from real tables and from tables flattened into lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Final

from loaders.clean import Line
from loaders.document import Document
from loaders.find.flat_schedules import flat_rows
from loaders.find.stages import WHEN, stages
from loaders.find.year_columns import steps
from loaders.find.year_stacks import year_rows
from loaders.lexicons import alternatives, any_of, lexicon
from loaders.table_heads import read_heads
from loaders.text import Cell
from ontology.records import Milestone

_words_of: Final = partial(any_of, "milestones")

_LONGEST_HEAD: Final = 12
_CAPTION: Final = 60
_ONE_YEAR: Final = re.compile(r"20\d\d年")
_AND: Final = re.compile("(?<=..)[及和与、]")
# "(一)", "1.", "一、", "①" before a phase or an item
_NUMBER: Final = re.compile(
    r"(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|[一二三四五六七八九十]{1,3}、|\d{1,3}(?:[.、](?!\d))|[①-⑳])[、.]?"
)
# "第一年", "2023年6月底前", "6-8月", "2024年第三季度", "长期坚持", "2023.06"
_TIME: Final = re.compile(
    r"(?:第[一二三四五六七八九十\d]+(?:年|季度|月|周|阶段)|\d{4}[年.]|\d{1,2}月|\d{1,2}-\d{1,2}月|每[年月季]|全年|长期|持续|"
    r"[上下]半年|年底|年内|[一二三四]季度|已完成|即时|立即)[\d年月日底前后初中旬至到.、,\-~—起内开始完成坚持推进实施一二三四第上下半季度以常态化()]*"
)
# "(一)体系构建阶段", "第二阶段:", "(三)总结评估"
_PHASE: Final = re.compile(
    rf"(?:{_NUMBER.pattern})?[^。;,]{{1,20}}阶段(?:\([^()]*\))?:?|\([一二三四五六七八九十]+\)[^。;,]{{1,30}}"
)

_DATED: Final = re.compile(rf"\((?P<time>{WHEN})\):?$")


@dataclass(slots=True)
class _Row:
    """One row in the making; the slices are of the clean text, None where not printed in this row."""

    phase: Cell | None
    item: Cell
    time: Cell | None


@dataclass(slots=True)
class _Block:
    """One phase of a flattened schedule: its items, and each time with the number of items before it."""

    phase: Cell | None
    items: list[Cell] = field(default_factory=list)
    times: list[tuple[int, Cell]] = field(default_factory=list)


def find(document: Document) -> list[Milestone]:
    """Return the rows of all schedules of the document, in order; a merged phase or time stands on each row."""
    rows = [_Row(stage.phase, stage.item, stage.time) for stage in stages(document)]
    rows += [_Row(None, step.item, step.time) for step in document.once(steps)]
    rows += [_Row(None, row.item, row.time) for row in year_rows(document)]
    for table, group in groupby(document.clean.lines, key=attrgetter("table")):
        if table:
            rows += _table_rows(document, list(group))
    for annex in document.outline.annexes:
        if annex.kind not in ("schedule", "text"):
            continue
        lines = [line for line in document.clean.lines if annex.body <= line.start < annex.end]
        if not any(line.table for line in lines):
            rows += _flat_rows(document, lines, titled=annex.kind == "schedule")
    return [_record(document, row) for row in sorted(rows, key=lambda row: row.item)]


def _record(document: Document, row: _Row) -> Milestone:
    parts = [row.item, *(part for part in (row.phase, row.time) if part)]
    # The item is always printed in its row; a merged phase or time may stand far away.
    start, end = row.item
    near = [part for part in parts if start - 60 <= part[0] and part[1] <= end + 40]
    bounds = min(a for a, _ in near), max(b for _, b in near)
    return Milestone(
        phase=_words(document, row.phase) if row.phase else None,
        item=_words(document, row.item),
        time=document.text[slice(*row.time)].strip("。;") if row.time else None,
        evidence=document.evidence(*bounds),
    )


def _words(document: Document, cell: Cell) -> str:
    """The cell without its number and final punctuation."""
    number = _NUMBER.match(document.norm, *cell)
    return document.text[number.end() if number else cell[0] : cell[1]].strip("。;；.:： ")


def _table_rows(document: Document, lines: list[Line]) -> Iterator[_Row]:
    """Rows of a real table whose head names items and times and no responsible body."""
    for index, line in enumerate(lines[:3]):
        heads = read_heads(document.norm, lines[index:])
        columns = _schedule(document, line, heads.titles)
        if columns:
            yield from _rows(lines[index + heads.size :], columns)
            return


def _rows(lines: list[Line], columns: dict[str, int]) -> Iterator[_Row]:
    phase: Cell | None = None
    time: Cell | None = None
    over: Cell | None = None
    for line in lines:
        cells = {name: line.cells[index] for name, index in columns.items() if index < len(line.cells)}
        phase = _filled(cells.get("phase")) or phase
        time = _filled(cells.get("time")) or time
        item = _filled(cells.get("item"))
        if item and item == time:  # a heading over rows
            over = item
        elif item:
            yield _Row(phase or over, item, time)


def _filled(cell: Cell | None) -> Cell | None:
    return cell if cell and cell[1] > cell[0] else None


def _schedule(document: Document, line: Line, headings: list[str]) -> dict[str, int]:
    """The columns of a schedule, 阶段 | 主要任务 | 时间, under the ``headings`` in ``line``; empty where it is none."""
    annex = document.outline.annex_at(line.start)
    titled = annex is not None and annex.kind == "schedule"
    columns = _columns(headings)
    if any(_words_of("division").search(heading) for heading in headings) and not titled:
        return {}
    if columns.get("time") == 0 and "item" not in columns and len(headings) > 1 and _called(document.norm, line):
        return {"time": 0, "item": 1}  # 年份 | 评估区域
    if "item" not in columns or "time" not in columns:
        return {}
    return columns if titled or "phase" in columns or _says_so(document, line, headings, columns) else {}


def _says_so(document: Document, line: Line, headings: list[str], columns: dict[str, int]) -> bool:
    """True where the head, or what stands above the table, is called a schedule, or a column says by when."""
    if any(_is_money(heading) for heading in headings):
        return False
    return _called(document.norm, line) or bool(_words_of("due").search(headings[columns["time"]]))


def _called(norm: str, line: Line) -> bool:
    """True where the head in ``line``, or what stands above it, is called a schedule."""
    caption = norm[max(0, line.start - _CAPTION) : line.start].rstrip().rpartition("\n")[2]
    return bool(_words_of("schedule").search(norm, line.start, line.end) or _words_of("schedule").search(caption))


def _is_money(heading: str) -> bool:
    return re.search(lexicon("funding")["money_column"], heading) is not None


def _columns(headings: list[str]) -> dict[str, int]:
    """Column of each part of a milestone; empty where a cell is too long for the head of a column."""
    columns: dict[str, int] = {}
    several = sum(_ONE_YEAR.match(text) is not None for text in headings) > 1
    for index, text in enumerate(headings):
        if len(text) > _LONGEST_HEAD:
            return {}
        of_year = several and _ONE_YEAR.match(text)  # 2024年度目标 | 2025年度目标: what is done in each
        name = None if of_year or _words_of("division").search(text) else _column(text)
        if name and (name not in columns or (name == "time" and _words_of("ends").search(text))):
            columns[name] = index
    if "item" not in columns and "phase" in columns:  # 步骤 | 时间
        columns["item"] = columns.pop("phase")
    return columns


def _column(text: str) -> str | None:
    """Which part of a milestone a column's head names first: 完成时限 is a time, 项目及进度要求 an item."""
    first = _AND.split(text)[0]
    for name, words in lexicon("milestones")["columns"].items():
        if re.search(alternatives(words), first):
            return str(name)
    return None


def _flat_rows(document: Document, lines: list[Line], *, titled: bool) -> Iterator[_Row]:
    """Rows of a schedule whose cells a scraper printed one a line; its items are numbered, or a head names each cell.

    Where the title of the annex is not that of a schedule, the heads must name a phase too.
    """
    cells = [(line.start, line.end) for line in lines]
    if not any(_NUMBER.match(document.norm, *cell) for cell in cells):
        for row in flat_rows(document.norm, cells, _column, _TIME.fullmatch):
            if titled or row.phase:
                yield _Row(row.phase, row.item, row.time)
        return
    if not titled:
        return
    for block in _blocks(document, lines):
        for position, item in enumerate(block.items):
            yield _Row(block.phase, item, _time_of(block, position))


def _blocks(document: Document, lines: list[Line]) -> list[_Block]:
    """The phases of a flattened schedule; lines before the first phase make a block without one."""
    blocks = [_Block(None)]
    for line in lines:
        text = document.norm[line.start : line.end]
        cell = (line.start, line.end)
        if _TIME.fullmatch(text):
            blocks[-1].times.append((len(blocks[-1].items), cell))
        elif _PHASE.fullmatch(text):
            blocks.append(_phase(text, cell))
        elif _NUMBER.match(text) or (blocks[-1].items and not blocks[-1].times and not _is_noise(text)):
            blocks[-1].items.append(cell)
    return blocks


def _phase(text: str, cell: Cell) -> _Block:
    """A block that opens with its phase, and with the time in brackets behind it: (一)播种阶段(3月-5月)."""
    dated = _DATED.search(text)
    if not dated:
        return _Block(cell)
    start, _ = cell
    return _Block((start, start + dated.start()), times=[(0, (start + dated.start("time"), start + dated.end("time")))])


def _is_noise(text: str) -> bool:
    """True for the head of a column, and for what a site prints under a document."""
    head = len(text) <= _LONGEST_HEAD and _column(text) is not None
    return head or any(word in text for word in lexicon("milestones")["noise"])


def _time_of(block: _Block, position: int) -> Cell | None:
    """The only time of the phase, or the one printed between the item and the next, or the last before."""
    if len(block.times) == 1:
        return block.times[0][1]
    earlier = [cell for count, cell in block.times if count <= position + 1]
    own = next((cell for count, cell in block.times if count == position + 1), None)
    return own or (earlier[-1] if earlier else block.times[0][1] if block.times else None)
