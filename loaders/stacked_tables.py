"""Tables that divide tasks and lost their grid: each cell stands on a line of its own, row after row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from loaders.find.labels import labels
from loaders.lexicons import lexicon
from loaders.text import Block, Cell

_NUMBER_HEADINGS: Final = ("序号", "编号")
_LONGEST_HEADING: Final = 12
_MOST_COLUMNS: Final = 8
_MOST_LINES: Final = 16  # of one row
_FEWEST_ROWS: Final = 2
_AFTER: Final = re.compile("附件|附[录表]|注:|注：|.{80}")
# "金额(万元)", "资金安排"
_MONEY: Final = re.compile(
    r"[^,。:]{0,4}(?:金额|经费|资金|投资额?|总投资|预算)(?:安排|数)?(?:[(（](?:单位:)?[亿万]?元[)）])?"
)
# Number of the first such table, above those of the tables that a reader found
_FIRST: Final = 200_000


def with_rows(blocks: Sequence[Block], texts: Sequence[str]) -> Sequence[Block]:
    """``blocks`` with the lines of such tables put together to rows.

    A table begins with the heading of its numbers and has a column of bodies, of times or of amounts; its rows are
    numbered from 1.

        序号 / 工作任务 / 牵头单位 / 1 / 修复湿地 / 市林业局 / 2 / 保护候鸟 / 市林业局

    Parameters:
        blocks: lines of the source.
        texts: their words without white space around.
    """
    tables = [found for place, text in enumerate(texts) if text in _NUMBER_HEADINGS and (found := _rows(texts, place))]
    if not tables:
        return blocks
    result: list[Block] = []
    done = 0
    for number, rows in enumerate(tables, _FIRST):
        if rows[0][0] < done:
            continue
        result += blocks[done : rows[0][0]]
        width = rows[0][1] - rows[0][0]
        result += [_row(blocks[start:end], width, number) for start, end in rows]
        done = rows[-1][1]
    return [*result, *blocks[done:]]


def _rows(texts: Sequence[str], start: int) -> list[tuple[int, int]]:
    """Slices of the rows of the table whose headings begin at ``start``, headings first; nothing where none is."""
    first = next((n for n in range(start + 2, min(start + _MOST_COLUMNS, len(texts))) if texts[n] == "1"), None)
    headings = texts[start:first] if first else []
    if not first or not _heads(headings):
        return []
    bounds = [first, *_numbers(texts, first, len(headings))]
    rows = [*pairwise(bounds), (bounds[-1], _end(texts, bounds[-1], len(headings)))]
    whole = all(end - begin >= len(headings) - 1 for begin, end in rows)
    return [(start, first), *rows] if whole and len(rows) >= _FEWEST_ROWS else []


def _heads(headings: Sequence[str]) -> bool:
    """True for short headings one of which is of bodies, of times or of amounts."""
    known = {*labels(), *lexicon("milestones")["due"]}
    return all(0 < len(text) <= _LONGEST_HEADING for text in headings) and any(
        text in known or _MONEY.fullmatch(text) for text in headings
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


def _end(texts: Sequence[str], start: int, width: int) -> int:
    """Where the last row ends: after ``width`` lines, or before what can be no cell of bodies or dates."""
    stop = min(start + width, len(texts))
    return next((n for n in range(start + 2, stop) if _AFTER.match(texts[n])), stop)


def _row(lines: Sequence[Block], width: int, table: int) -> Block:
    """One row; lines that are too many belong to its second cell, which says what is to be done."""
    cells: list[Cell] = [(line.start, line.end) for line in lines]
    extra = len(cells) - width
    if extra > 0:
        cells[1 : 2 + extra] = [(cells[1][0], cells[1 + extra][1])]
    return replace(lines[0], kind="row", end=lines[-1].end, cells=tuple(cells), table=table)
