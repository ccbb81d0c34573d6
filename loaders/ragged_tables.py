"""Tables of tasks with a row a line whose rows differ in length: the text lost which of their cells were merged.

    序号 | 领域 | 任务 | 责任单位
    1 | 湿地 | 修复东湖 | 市林业局
    2 | 清理西湖 | 市水务局

Cell for cell they are read as tables are that have each cell on a line of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from loaders.lost_grid import LONGEST_GROUP, Found, put_together, span_of
from loaders.stack_columns import telling
from loaders.stacked_tables import NUMBER_HEADINGS, row_of, table_at
from loaders.text import Block, Cell
from ontology.frozen import record

PIECE: Final = re.compile(r"[^\s|](?:[^\t|\n]*?[^\s|])??(?=[ \u3000]*(?:[\t|\n]|$)|[ \u3000]{2})")
SEPARATED: Final = re.compile(r"\S(?:[\t|]|[ \u3000]{2})")
_MOST_LINES: Final = 1000
_FEWEST_HEADINGS: Final = 3
_FIRST: Final = 600_000  # number of the first such table


@record(frozen=True)
class _Pieces:
    """The cells of some lines: where each stands, its words, and of which line it is."""

    places: list[Cell]
    words: list[str]
    lines: list[int]


def with_ragged_rows(text: str, blocks: Sequence[Block], texts: Sequence[str]) -> Sequence[Block]:
    """``blocks`` with the lines of such tables made rows with cells.

    Parameters:
        text: the source.
        blocks: its lines.
        texts: their words without white space around.
    """
    if not any(heading in text for heading in NUMBER_HEADINGS):
        return blocks
    heads = [place for place, words in enumerate(texts) if blocks[place].kind != "row" and _is_head(words)]
    return put_together(blocks, _found(text, blocks, texts, heads))


def _found(text: str, blocks: Sequence[Block], texts: Sequence[str], heads: Sequence[int]) -> Iterator[Found]:
    """The tables whose headings stand in one of the lines ``heads``."""
    for place, below in zip_longest(heads, heads[1:], fillvalue=len(blocks)):
        pieces = _pieces(text, blocks, texts, range(place, below))
        start = next(n for n, words in enumerate(pieces.words) if words in NUMBER_HEADINGS)
        rows = table_at(pieces.words, start)
        stop = max(stop for _, stop in rows[-1]) if rows else 0
        if len(set(Counter(pieces.lines[:stop]).values())) > 1:
            cells = [[span_of(pieces.places, *cell) for cell in row] for row in rows]
            told = [row_of(row, len(rows[0]), _FIRST + place) for row in cells]
            yield Found(place, pieces.lines[stop - 1] + 1, told)


def _is_head(words: str) -> bool:
    """True for a line of headings, one of which is of numbers, and one of bodies or times."""
    if not any(heading in words for heading in NUMBER_HEADINGS) or not SEPARATED.search(words):
        return False
    found = PIECE.findall(words)
    return (
        len(found) >= _FEWEST_HEADINGS
        and not telling().isdisjoint(found)
        and any(heading in found for heading in NUMBER_HEADINGS)
    )


def _pieces(text: str, blocks: Sequence[Block], texts: Sequence[str], lines: range) -> _Pieces:
    """The cells of ``lines``, as far as they may be of one table."""
    found = _Pieces([], [], [])
    for line in lines[:_MOST_LINES]:
        words, block = texts[line], blocks[line]
        if block.kind == "row" or (not SEPARATED.search(words) and (len(words) > LONGEST_GROUP or "。" in words)):
            break
        for match in PIECE.finditer(text, block.start, block.end):
            found.places.append(match.span())
            found.words.append(match[0])
            found.lines.append(line)
    return found
