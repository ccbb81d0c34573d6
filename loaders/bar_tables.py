"""Tables that a scraper wrote as lines of cells between bars: 序号 | 任务 | 责任单位 |."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from loaders.clean import CleanText, Line
from loaders.stacked_tables import NUMBER_HEADINGS
from loaders.text import Cell

_BAR: Final = re.compile(r"\s*\|\s*")
_FEWEST_BARS: Final = 2
# Number of the first such table, far above those of the tables that a reader found
FIRST: Final = 100_000


def is_bar_row(norm: str, line: Line) -> bool:
    """True for a line of cells between bars."""
    return line.kind != "row" and norm.count("|", line.start, line.end) >= _FEWEST_BARS


def bar_rows(clean: CleanText) -> list[Line]:
    """The rows of such tables, as rows of ``clean``; those of one table follow each other."""
    if "|" not in clean.norm:
        return []
    found: list[Line] = []
    runs = groupby(clean.lines, key=lambda line: is_bar_row(clean.norm, line))
    tables = [list(run) for is_table, run in runs if is_table]
    for table, lines in enumerate(tables, FIRST):
        cells = _with_merged(clean.norm, [_cells(clean.norm, line) for line in lines])
        found += [Line(line.start, line.end, "row", own, table) for line, own in zip(lines, cells, strict=True)]
    return found


def _with_merged(norm: str, rows: list[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """The rows, with the first cell of the row above where they lack one; numbers are never merged."""
    width, above = len(rows[0]), rows[0]
    numbered = bool(rows[0]) and norm[slice(*rows[0][0])].strip() in NUMBER_HEADINGS
    for row in rows:
        short = len(row) == width - 1 > 1 and not numbered
        above = (above[0], *row) if short else row
        yield above


def _cells(norm: str, line: Line) -> tuple[Cell, ...]:
    """The slices between the bars; a bar at the edge of the line opens no cell."""
    bounds = [match.span() for match in _BAR.finditer(norm, line.start, line.end)]
    edges = [line.start, *(place for bound in bounds for place in bound), line.end]
    cells = list(zip(edges[::2], edges[1::2], strict=True))
    return tuple(cells[norm[line.start] == "|" : len(cells) - (norm[line.end - 1] == "|")])
