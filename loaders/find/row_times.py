"""The time by which a row of a table of tasks is to be done: what the row sets as a target is due then.

序号 | 工作任务 | 牵头单位 | 完成时限
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.clean import Line
from loaders.division_columns import columns_of
from loaders.document import Document
from loaders.regular_columns import kind_of
from loaders.table_heads import read_heads, tables_of

_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?=年|[./-]\d|$)")
_HEADS_WITHIN: Final = 3
_Due = tuple[int, int, int]


def due_year(document: Document, position: int) -> int | None:
    """The year by which the row that holds ``position`` is to be done, None where none is said."""
    found = document.once(_dues)
    index = bisect_right(found, position, key=lambda due: due[0]) - 1
    return found[index][2] if index >= 0 and position < found[index][1] else None


def _dues(document: Document) -> tuple[_Due, ...]:
    """Start and end of each row of a table that divides tasks, and the last year in its cell of times."""
    rows = [line for line in document.clean.lines if line.kind == "row" and line.cells]
    return tuple(sorted(due for table in tables_of(rows) for due in _of(document.norm, table)))


def _of(norm: str, rows: Sequence[Line]) -> Iterator[_Due]:
    for place in range(min(_HEADS_WITHIN, len(rows))):
        heads = read_heads(norm, rows[place:])
        if columns_of(heads.titles):
            timed = [column for column, title in enumerate(heads.titles) if kind_of(title) == "time"]
            for row in rows[place + heads.size :] if timed else ():
                cell = row.cells[timed[0]] if timed[0] < len(row.cells) else (0, 0)
                if years := _YEAR.findall(norm, *cell):
                    yield row.start, row.end, int(years[-1])
            return
