"""Tables that divide tasks and lost their grid: each cell is a line or a paragraph of its own, row after row."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from loaders.find.labels import labels
from loaders.lost_grid import Found, Slice, apart, place_of, put_together, span_of, units
from loaders.merged_stacks import merged_rows
from loaders.stack_columns import LONGEST_HEADING, telling
from loaders.text import Block, Cell

NUMBER_HEADINGS: Final = ("序号", "编号")
MOST_COLUMNS: Final = 12
_MOST_LINES: Final = 16  # of one row
FEWEST_ROWS: Final = 2
_AFTER: Final = re.compile("附件|附[录表]|注:|注：")
_LONGEST_LIST: Final = 80  # characters of a cell that names bodies
# "金额(万元)", "资金安排"
_MONEY: Final = re.compile(
    r"[^,。:]{0,4}(?:金额|经费|资金|投资额?|总投资|预算)(?:安排|数)?(?:[(（](?:单位:)?[亿万]?元[)）])?"
)
# Number of the first such table, above those of the tables that a reader found
_FIRST: Final = 200_000


def with_rows(text: str, blocks: Sequence[Block], texts: Sequence[str]) -> Sequence[Block]:
    """``blocks`` with the lines of such tables put together to rows.

    A table begins with the heading of its numbers and has a column of bodies, of times or of amounts; its rows are
    numbered from 1. A cell is a line or, where a blank line parts the headings, all between two blank lines.

        序号 / 工作任务 / 牵头单位 / 1 / 修复湿地 / 市林业局 / 2 / 保护候鸟 / 市林业局

    Parameters:
        text: the source.
        blocks: its lines.
        texts: their words without white space around.
    """
    return put_together(blocks, _found(blocks, texts))


def _found(blocks: Sequence[Block], texts: Sequence[str]) -> Iterator[Found]:
    for number, rows in enumerate(_tables(blocks, texts), _FIRST):
        places = [[place_of(blocks, *cell) for cell in row] for row in rows]
        yield Found(
            rows[0][0][0], max(stop for _, stop in rows[-1]), [row_of(row, len(rows[0]), number) for row in places]
        )


def _tables(blocks: Sequence[Block], texts: Sequence[str]) -> Iterator[list[list[Slice]]]:
    """The rows of each table, headings first, each as the slices of lines that are its cells."""
    places = [place for place, text in enumerate(texts[:-1]) if text in NUMBER_HEADINGS]
    if not places:
        return
    lines, joined = units(blocks, texts, parted=False), units(blocks, texts, parted=True)
    starts = [start for start, _ in joined.slices]
    for place in places:
        cells, start = (joined, bisect_left(starts, place)) if apart(blocks, place + 1) else (lines, place)
        if rows := table_at(cells.words, start):
            yield [[span_of(cells.slices, *cell) for cell in row] for row in rows]


def table_at(words: Sequence[str], start: int) -> list[list[Slice]]:
    """The rows of the table whose headings begin at ``start``, headings first; nothing where there is none.

    Each row is its cells, as slices of ``words``, which hold a cell or a part of one each.
    """
    rows, merged = _rows(words, start), merged_rows(words, start)
    parted = any(len(row) == 1 or row[1] == row[-1] for row in merged)
    short = any(end - begin < rows[0][1] - rows[0][0] for begin, end in rows)
    if sum(len(row) > 1 for row in merged) + (parted or short) > len(rows):
        width = len(merged[0])  # a heading over rows spans them all
        return [row * (width if len(row) == 1 else 1) for row in merged]
    told = _without_headings(words, rows) if rows else ()
    return [[(n, n + 1) for n in range(begin, end)] for begin, end in told]


def _without_headings(texts: Sequence[str], rows: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The rows without the headings that a new page repeats."""
    width = rows[0][1] - rows[0][0]
    headings = texts[slice(*rows[0])]
    for start, end in rows:
        yield start, end - width if start > rows[0][0] and texts[end - width : end] == headings else end


def _rows(texts: Sequence[str], start: int) -> list[tuple[int, int]]:
    """Slices of the rows of the table whose headings begin at ``start``, headings first; nothing where none is."""
    first = next((n for n in range(start + 2, min(start + MOST_COLUMNS, len(texts))) if texts[n] == "1"), None)
    headings = texts[start:first] if first else []
    if not first or not _heads(headings):
        return []
    bounds = [first, *_numbers(texts, first, len(headings))]
    rows = [*pairwise(bounds), (bounds[-1], _end(texts, bounds[-1], headings))]
    whole = all(end - begin >= len(headings) - 1 for begin, end in rows)
    return [(start, first), *rows] if whole and len(rows) >= FEWEST_ROWS else []


def _heads(headings: Sequence[str]) -> bool:
    """True for short headings one of which is of bodies, of times or of amounts."""
    return all(0 < len(text) <= LONGEST_HEADING for text in headings) and any(
        text in telling() or _MONEY.fullmatch(text) for text in headings
    )


def _numbers(texts: Sequence[str], first: int, width: int) -> Iterator[int]:
    """Where the rows after the first begin: 2, 3, … each not far below the one before."""
    place, number = first, 1
    while True:
        number += 1
        stop = min(place + _MOST_LINES, len(texts))
        following = next((n for n in range(place + width - 1, stop) if texts[n] == str(number)), None)
        if following is None:
            return
        yield following
        place = following


def _end(texts: Sequence[str], start: int, headings: Sequence[str]) -> int:
    """Where the last row ends: after as many cells as headings, or before what can be no cell of its column."""
    stop = min(start + len(headings), len(texts))
    return next((n for n in range(start + 2, stop) if _is_after(texts[n], headings[n - start])), stop)


def _is_after(text: str, heading: str) -> bool:
    return bool(_AFTER.match(text)) or (heading in labels() and len(text) >= _LONGEST_LIST)


def row_of(cells: list[Cell], width: int, table: int) -> Block:
    """One row of the slices ``cells``; lines that are too many belong to its second cell, which says what is done."""
    extra = len(cells) - width
    if extra > 0:
        cells[1 : 2 + extra] = [(cells[1][0], cells[1 + extra][1])]
    return Block("row", cells[0][0], max(end for _, end in cells), tuple(cells), table)
