"""Tables of tasks that lost their grid but whose rows are parted by blank lines, each cell on a line of its own.

    序号 / 任务 / 目标 / 责任单位 // 2031年 / 2032年 // (一)湿地 // 1 / 修复东湖 / 立项 / 完成 / 市林业局 // 2 / …

A second row of headings stands below the last of the first that is not of bodies. A row of one line is a heading over
those that follow.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.find.labels import labels
from loaders.lost_grid import LONGEST_GROUP, Found, Slice, apart, paragraphs, place_of, put_together
from loaders.stack_columns import LONGEST_HEADING, telling
from loaders.stacked_tables import FEWEST_ROWS, NUMBER_HEADINGS
from loaders.text import Block

_FIRST: Final = 500_000  # number of the first such table
_FEWEST_HEADINGS: Final = 3
# "(一)保护湿地", "二、保护湿地"
_GROUP: Final = re.compile("[(（]?[一二三四五六七八九十]{1,3}[)）、].+")


def with_parted_rows(text: str, blocks: Sequence[Block], texts: Sequence[str]) -> Sequence[Block]:
    """``blocks`` with the lines of such tables put together to rows.

    Parameters:
        text: the source.
        blocks: its lines.
        texts: their words without white space around.
    """
    places = [place for place, text in enumerate(texts[:-1]) if text in NUMBER_HEADINGS]
    return put_together(blocks, _found(blocks, texts, places)) if places else blocks


def _found(blocks: Sequence[Block], texts: Sequence[str], places: Sequence[int]) -> Iterator[Found]:
    """The tables whose headings begin at one of ``places``."""
    pieces = paragraphs(blocks)
    ends = [stop for _, stop in pieces]
    for place in places:
        if apart(blocks, place + 1) or blocks[place].kind == "row":
            continue
        rows = list(_rows(texts, place, pieces, bisect_right(ends, place)))
        if sum(1 for row in rows if texts[row[0][0]].isdecimal()) >= FEWEST_ROWS:
            yield Found(place, rows[-1][-1][1], [_block(blocks, row, _FIRST + place) for row in rows])


def _block(blocks: Sequence[Block], row: Sequence[Slice], table: int) -> Block:
    cells = tuple(place_of(blocks, *cell) for cell in row)
    return Block("row", cells[0][0], max(end for _, end in cells), cells, table)


def _rows(texts: Sequence[str], place: int, pieces: Sequence[Slice], first: int) -> Iterator[list[Slice]]:
    """The rows of the table whose headings begin at ``place`` in the piece ``first``, each as its cells of one line."""
    below = pieces[first + 1] if first + 1 < len(pieces) else (0, 0)
    heads = _headings(texts, (place, pieces[first][1]), below)
    if not heads:
        return
    width, second = len(heads), any(below[0] <= line < below[1] for line, _ in heads)
    yield heads
    number = 0
    for index in range(first + 1 + second, len(pieces)):
        start, stop = pieces[index]
        if stop - start == width and texts[start] == str(number + 1):
            number += 1
            yield [(line, line + 1) for line in range(start, stop)]
        elif stop - start == 1 and len(texts[start]) <= LONGEST_GROUP and _GROUP.fullmatch(texts[start]):
            yield [(start, stop)] * width
        else:
            return


def _headings(texts: Sequence[str], first: Slice, second: Slice) -> list[Slice]:
    """The lowest headings of the columns; nothing where the lines are none, or not of a table that divides tasks."""
    heads = [(line, line + 1) for line in range(*first)]
    words = [texts[line] for line in range(*first)]
    if len(heads) < _FEWEST_HEADINGS or not telling().intersection(words) or not _are_short(words):
        return []
    below = [texts[line] for line in range(*second)]
    if len(below) <= 1 or not _are_short(below) or any(word.isdecimal() for word in below):
        return heads
    spanned = max(place for place, word in enumerate(words) if word not in labels())
    return [*heads[:spanned], *[(line, line + 1) for line in range(*second)], *heads[spanned + 1 :]]


def _are_short(words: Sequence[str]) -> bool:
    return all(0 < len(word) <= LONGEST_HEADING for word in words)
