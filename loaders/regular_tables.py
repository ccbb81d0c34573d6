"""Tables of money and of times that lost their grid: a cell a line or a paragraph, or cells between blanks or bars.

What their headings are called says which of their cells are regular; these tell where a row ends.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, zip_longest
from typing import Final

from loaders.find.labels import labels
from loaders.lexicons import lexicon
from loaders.lost_grid import LONGEST_GROUP, Found, Slice, place_of, put_together, span_of, units
from loaders.ragged_tables import PIECE
from loaders.regular_columns import LONGEST_HEADING, Kind, kind_of, kinds_of, last_letters
from loaders.regular_rows import RegularRows, Table
from loaders.stacked_tables import NUMBER_HEADINGS
from loaders.text import Block, Cell

_FIRST: Final = 700_000  # number of the first such table
_MOST_COLUMNS: Final = 10
_FEWEST_COLUMNS: Final = 2
_LONGEST_HEAD: Final = 120
_MOST_LINES: Final = 1000
_UNIT: Final = re.compile(r"[（(](?:单位[:：]?)?[^()（）]{0,3}元[)）]")
# The line below the headings between bars, |---|:--:|, and the number of a page, - 2 -
_RULE: Final = re.compile(r"[-:|\s]+|[-—–―·]\s*\d{1,3}\s*[-—–―·]")


def with_regular_rows(text: str, blocks: Sequence[Block], texts: Sequence[str]) -> Sequence[Block]:
    """``blocks`` with the lines of such tables put together to rows.

    Parameters:
        text: the source.
        blocks: its lines.
        texts: their words without white space around.
    """
    last = last_letters()
    short = [n for n, words in enumerate(texts) if 1 < len(words) <= LONGEST_HEADING and words[-1] in last]
    stacked = [n for n in short if blocks[n].kind != "row" and kind_of(texts[n]) in ("money", "time")]
    spaced = [n for n, words in enumerate(texts) if _is_head(words) and blocks[n].kind != "row"] if _gaps(text) else []
    if not stacked and not spaced:
        return blocks
    tables = [*_stacked(blocks, texts, stacked), *_spaced(text, blocks, texts, spaced)]
    free = [found for found in tables if all(block.kind != "row" for block in blocks[found.first : found.last])]
    return put_together(blocks, sorted(free, key=lambda found: found.first))


def _found(first: int, last: int, rows: Sequence[Sequence[Cell]]) -> Found:
    """A table of the rows of cells; one that is merged with that of the row above lies before the row."""
    told: list[Block] = []
    end = 0
    for cells in rows:
        start = min(start for start, _ in cells if start >= end)
        end = max(end for _, end in cells)
        told.append(Block("row", start, end, tuple(cells), _FIRST + first))
    return Found(first, last, told)


def _gaps(text: str) -> bool:
    """True where something may part the cells of a row."""
    return "  " in text or "\t" in text or "|" in text or "\u3000\u3000" in text


def _is_head(words: str) -> bool:
    """True for a line of known headings of which one is of times or amounts."""
    return 1 < len(words) <= _LONGEST_HEAD and _gaps(words) and bool(_kinds(PIECE.findall(words)))


def _kinds(titles: Sequence[str]) -> list[Kind]:
    """What the columns under ``titles`` hold; nothing unless they may be those of such a table."""
    return kinds_of(titles) if _FEWEST_COLUMNS <= len(titles) <= _MOST_COLUMNS else []


def _divides(titles: Sequence[str]) -> bool:
    """True for the headings of a table that divides numbered tasks, which is read by its bodies."""
    return any(title in NUMBER_HEADINGS for title in titles) and any(title in labels() for title in titles)


def _stacked(blocks: Sequence[Block], texts: Sequence[str], places: Sequence[int]) -> Iterator[Found]:
    """Tables with a cell a line, or a paragraph, one of whose headings stands at each of ``places``."""
    if not places:
        return
    lines, whole = units(blocks, texts, parted=False), units(blocks, texts, parted=True)
    parts = whole.slices
    ends = frozenset(stop for _, stop in parts)
    done = 0
    for place in places:
        if place < done:
            continue
        part = bisect_right(parts, (place, len(texts))) - 1
        first, stop = parts[part]
        if stop - first == 1 and len(parts) > 1:
            view, table = whole, _table(whole.words, part, (0, len(parts)), None)
        else:
            view, table = lines, _table(texts, place, (first, stop), ends)
        if table:
            done = view.slices[table.end - 1][1]
            if table.whole:
                rows = [[place_of(blocks, *span_of(view.slices, *cell)) for cell in row] for row in table.rows]
                yield _found(view.slices[table.rows[0][0][0]][0], done, rows)


def _table(words: Sequence[str], place: int, bounds: Slice, ends: Set[int] | None) -> Table | None:
    """The table one of whose headings stands at ``place``, all of them within ``bounds``; the widest that has rows.

    Where the headings fill ``bounds`` to its end, each row fills one of the parts that end at ``ends``.
    """
    start, stop = place, place + 1
    while start > max(bounds[0], place - _MOST_COLUMNS) and kind_of(words[start - 1]):
        start -= 1
    while stop < min(bounds[1], place + _MOST_COLUMNS) and kind_of(words[stop]):
        stop += 1
    apart = stop == bounds[1] and ends is not None
    for first in range(start, place + 1):
        for last in (stop,) if apart else range(stop, max(first + 1, place), -1):
            heads = list(_heads(words, first, last))
            titles = ["".join(words[start:stop]) for start, stop in heads]
            kinds = _kinds(titles)
            if not kinds or ("money" not in kinds and _divides(titles)):
                continue
            limit = len(words) if apart else bounds[1]
            if table := RegularRows(words, heads, kinds, limit, ends if apart else None).table():
                return table
    return None


def _heads(words: Sequence[str], first: int, last: int) -> Iterator[Slice]:
    """The headings; the unit on a line of its own, (万元), belongs to the one above."""
    start = first
    for place in range(first + 1, last + 1):
        if place == last or not _UNIT.fullmatch(words[place]):
            yield start, place
            start = place


def _spaced(text: str, blocks: Sequence[Block], texts: Sequence[str], heads: Sequence[int]) -> Iterator[Found]:
    """Tables with a row a line whose headings stand in the lines ``heads``."""
    for place, below in zip_longest(heads, heads[1:], fillvalue=len(blocks)):
        rows = list(_lines(text, blocks, texts, range(place, min(below, place + _MOST_LINES))))
        pieces = [cell for _, row in rows for cell in row]
        words = [text[start:end] for start, end in pieces]
        ends = list(accumulate(len(row) for _, row in rows))
        titles = [(n, n + 1) for n in range(ends[0])]
        table = RegularRows(words, titles, _kinds(words[: ends[0]]), len(words), frozenset(ends)).table()
        last = rows[bisect_right(ends, table.end) - 1][0] if table else place
        if table and table.whole and not any(map(_gaps, _below(texts, last + 1))):
            yield _found(place, last + 1, [[span_of(pieces, *cell) for cell in row] for row in table.rows])


def _below(texts: Sequence[str], line: int) -> Sequence[str]:
    """Two lines from ``line`` on, below the sum of figures that may end a table: 合计    57.88    6333."""
    sum_words = PIECE.findall(texts[line])[:1] if line < len(texts) else []
    start = line + any(words in lexicon("funding")["total_rows"] for words in sum_words)
    return texts[start : start + 2]


def _lines(text: str, blocks: Sequence[Block], texts: Sequence[str], lines: range) -> Iterator[tuple[int, list[Cell]]]:
    """Each of ``lines`` with its cells, as far as they may be of one table."""
    for line in lines:
        block = blocks[line]
        if _RULE.fullmatch(texts[line]):
            continue
        cells = [match.span() for match in PIECE.finditer(text, block.start, block.end)]
        if not cells or block.kind == "row" or (len(cells) == 1 and len(texts[line]) > LONGEST_GROUP):
            return
        yield line, cells
