"""The headings of a table, also where some stand in a second line below one that spans them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Final

from loaders.clean import Line
from loaders.text import Cell
from ontology.frozen import record

_LONGEST_HEADING: Final = 16
_FEWEST: Final = 2


@record(frozen=True)
class Heads:
    """The headings of each column.

    ``titles`` are the lowest, ``whole`` those with the heading that spans them before them; ``size`` is how many rows
    they fill.

        序号 | 任务 | 责任分工 |          → 序号, 任务, 牵头单位, 配合单位
             |      | 牵头单位 | 配合单位
    """

    titles: list[str]
    whole: list[str]
    size: int


def tables_of(rows: Iterable[Line]) -> Iterator[list[Line]]:
    """The tables that ``rows`` are of, in order."""
    for _, table in groupby(rows, key=attrgetter("table")):
        yield list(table)


def read_heads(norm: str, rows: Sequence[Line]) -> Heads:
    """The headings of a table whose ``rows`` begin with them."""
    first = _words(norm, rows[0])
    if len(rows) < _FEWEST or not _is_below(norm, rows[0], rows[1]):
        return Heads(first, first, 1)
    below = _words(norm, rows[1])
    titles, whole = [], []
    span = ""
    for place, (top, low) in enumerate(zip(first, below, strict=True)):
        span = top or span
        own = bool(low) and rows[1].cells[place] != rows[0].cells[place]
        titles.append(low if own else top)
        whole.append(span + low if own else top)
    return Heads(titles, whole, 2)


def _words(norm: str, row: Line) -> list[str]:
    return [norm[start:end].strip() for start, end in row.cells]


def _is_below(norm: str, first: Line, second: Line) -> bool:
    """True where the second row holds headings of columns that a heading of the first spans, or leaves blank."""
    if len(first.cells) != len(second.cells):
        return False
    pairs = list(zip(first.cells, second.cells, strict=True))
    own = [place for place, (top, low) in enumerate(pairs) if low != top and low[1] > low[0]]
    words = [norm[slice(*second.cells[place])].strip() for place in own]
    if len(own) < _FEWEST or any(len(word) > _LONGEST_HEADING or word.isdecimal() for word in words):
        return False
    if len(own) == len(pairs) or len(set(words)) < len(words):
        return False
    above = [first.cells[place] for place in own]
    if all(above.count(top) > 1 for top in above if top[0] < top[1]) and all(top[0] < top[1] for top in above):
        return any(low == top and top[0] < top[1] for top, low in pairs)
    return 0 not in own and _blank_run(above) and own == list(range(own[0], own[-1] + 1))


def _blank_run(above: Sequence[Cell]) -> bool:
    """True where each heading has blank cells beside it, over which it would stand had the grid not lost its merges."""
    filled = [start < end for start, end in above]
    return filled[0] and all(not after for before, after in pairwise(filled) if before) and not filled[-1]
