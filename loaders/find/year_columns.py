"""Columns of years in a table of tasks: what is to be done in each year is a step of the schedule.

序号 | 重点任务 | 2024年工作项目 | 2025年计划 | 责任单位
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.clean import Line
from loaders.document import Document
from loaders.find.target_values import is_value
from loaders.table_heads import read_heads, tables_of
from loaders.text import Cell
from ontology.frozen import record

# "2024年", "2025年工作计划", "2026年度目标"
_YEAR: Final = re.compile(
    r"(?P<time>(?P<year>20\d\d)年)度?(?:(?:年度|工作|重点|主要|推进|阶段性?)*(?:计划|目标|任务|安排|项目|内容|举措|措施|进度|节点|要求|工作)?)"
)
_WORK: Final = re.compile("任务|工作|事项|项目|举措|措施")
_HEADS_WITHIN: Final = 3
_FEWEST: Final = 2
_SHORTEST: Final = 4
_WORDS: Final = re.compile("[\u4e00-\u9fff]")


@record(frozen=True)
class Step:
    """A cell that says what is done in a year: slices of the clean text, ``time`` that of the year in its heading."""

    item: Cell
    time: Cell
    year: int


def steps(document: Document) -> tuple[Step, ...]:
    """The cells of words in columns of years, in the order of the text; a cell that spans several years is none."""
    rows = [line for line in document.clean.lines if line.kind == "row" and line.cells]
    return tuple(
        sorted((step for table in tables_of(rows) for step in _of(document.norm, table)), key=lambda step: step.item)
    )


def year_at(document: Document, position: int) -> int | None:
    """The year in whose column ``position`` stands."""
    found = document.once(steps)
    index = bisect_right(found, position, key=lambda step: step.item[0]) - 1
    return found[index].year if index >= 0 and position < found[index].item[1] else None


def _of(norm: str, rows: Sequence[Line]) -> Iterator[Step]:
    for place in range(min(_HEADS_WITHIN, len(rows))):
        heads = read_heads(norm, rows[place:])
        if columns := _columns(norm, heads.titles, rows[place : place + heads.size]):
            yield from _steps(norm, rows[place + heads.size :], columns)
            return


def _columns(norm: str, titles: Sequence[str], lines: Sequence[Line]) -> dict[int, tuple[int, Cell]]:
    """Column → the year of its heading and where that stands; empty where the table is not one of tasks."""
    found: dict[int, tuple[int, Cell]] = {}
    for column, title in enumerate(titles):
        match = _YEAR.fullmatch(title)
        cells = (line.cells[column] for line in reversed(lines) if column < len(line.cells))
        place = next((at for cell in cells if match and (at := norm.find(match["time"], *cell)) >= 0), None)
        if match and place is not None:
            found[column] = int(match["year"]), (place, place + len(match["time"]))
    named = any(_WORK.search(title) for column, title in enumerate(titles) if column not in found)
    several = len({year for year, _ in found.values()}) == len(found) >= _FEWEST
    return found if named and several and not any("指标" in title for title in titles) else {}


def _steps(norm: str, rows: Sequence[Line], columns: dict[int, tuple[int, Cell]]) -> Iterator[Step]:
    for row in rows:
        for column, (year, time) in columns.items():
            cell = row.cells[column] if column < len(row.cells) else (0, 0)
            if cell[0] < row.start or row.cells.count(cell) > 1:
                continue
            words = norm[slice(*cell)].strip()
            if len(_WORDS.findall(words)) >= _SHORTEST and not is_value(words):
                yield Step(cell, time, year)
