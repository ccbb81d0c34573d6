"""Tables that a scraper wrote as lines of cells between bars: 序号 | 任务 | 责任单位 |."""

import re
from itertools import groupby
from typing import Final

from loaders.clean import CleanText, Line

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
    for table, (_, run) in enumerate((run for run in runs if run[0]), FIRST):
        found += [Line(line.start, line.end, "row", _cells(clean.norm, line), table) for line in run]
    return found


def _cells(norm: str, line: Line) -> tuple[tuple[int, int], ...]:
    """The slices between the bars; a bar at the edge of the line opens no cell."""
    bounds = [match.span() for match in _BAR.finditer(norm, line.start, line.end)]
    edges = [line.start, *(place for bound in bounds for place in bound), line.end]
    cells = list(zip(edges[::2], edges[1::2], strict=True))
    return tuple(cells[norm[line.start] == "|" : len(cells) - (norm[line.end - 1] == "|")])
