"""Tables whose columns are parted by blanks, one row a line, also where the lines are broken at the width of a page."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.lexicons import lexicon
from loaders.lost_grid import Found, put_together
from loaders.stack_columns import LONGEST_HEADING
from loaders.stacked_tables import FEWEST_ROWS, MOST_COLUMNS, NUMBER_HEADINGS
from loaders.text import Block, Cell
from loaders.wrapping import width_of
from ontology.frozen import record

_GAP: Final = re.compile("(?:\t|[ \u3000\u00a0]{2})[\t \u3000\u00a0]*")
_LONGEST_LINE: Final = 80
_MOST_LINES: Final = 8  # of one row
_FEWEST_NAMED: Final = 2
_SLACK: Final = 8
# Wider than the lines of any page, in halves of a Chinese character: there each paragraph is one line.
_WIDEST: Final = 140
_PAGE: Final = re.compile(r"[-—–―·]\s*\d{1,3}\s*[-—–―·]")
_YEAR: Final = re.compile(r"20\d\d年")
_SENTENCE: Final = re.compile("[:：。;；]")
# Number of the first such table, above those of the tables that a reader found
_FIRST: Final = 300_000


@record(frozen=True)
class _Row:
    """The lines ``[first, last]`` and the cells that they hold."""

    first: int
    last: int
    cells: tuple[Cell, ...]


def with_spaced_rows(text: str, blocks: Sequence[Block], texts: Sequence[str]) -> Sequence[Block]:
    """``blocks`` with the lines of such tables made rows with cells.

    A table begins with a line of headings. Its rows have as many cells, or one fewer where the first cell is that of
    the row above; a line that fills the page goes on in the next.

        序号    项目    完成时间
        1    修复湿地    6月底

    Parameters:
        text: the source.
        blocks: its lines.
        texts: their words without white space around.
    """
    if not _has_gap(text):
        return blocks
    short = [place for place, words in enumerate(texts) if len(words) <= _LONGEST_LINE and _has_gap(words)]
    heads = [place for place in short if blocks[place].kind != "row" and _is_head(texts[place])]
    full = _full_width(texts) if heads else 0
    return put_together(blocks, _found(text, blocks, texts, heads, full))


def _found(
    text: str, blocks: Sequence[Block], texts: Sequence[str], heads: Sequence[int], full: int
) -> Iterator[Found]:
    """The tables whose headings stand in one of the lines ``heads``; those within a table are its own."""
    done = 0
    for place in heads:
        rows = _Table(text, blocks, texts, place, full).rows() if place >= done else []
        if len(rows) > FEWEST_ROWS:
            done = rows[-1].last + 1
            yield Found(place, done, [_block(blocks, row, _FIRST + place) for row in rows])


def _full_width(texts: Sequence[str]) -> int:
    """From which width on a line fills the page."""
    widest = max(map(width_of, texts))
    return widest - _SLACK if widest <= _WIDEST else _WIDEST


def _block(blocks: Sequence[Block], row: _Row, table: int) -> Block:
    return Block("row", blocks[row.first].start, blocks[row.last].end, row.cells, table)


def _has_gap(words: str) -> bool:
    return "  " in words or "\t" in words or "\u3000\u3000" in words


def _is_head(words: str) -> bool:
    """True for a line of short headings, two of which name what a table of a plan has: 序号, 项目, 完成时间."""
    if _SENTENCE.search(words):
        return False
    headings = _GAP.split(words)
    ends = tuple(lexicon("milestones")["headings"])
    return (
        len(headings) <= MOST_COLUMNS
        and all(len(heading) <= LONGEST_HEADING for heading in headings)
        and sum(heading.endswith(ends) or _YEAR.match(heading) is not None for heading in headings) >= _FEWEST_NAMED
    )


class _Table:
    """Reads the rows below the line of headings at ``place``; a line as wide as ``full`` may go on in the next."""

    def __init__(self, text: str, blocks: Sequence[Block], texts: Sequence[str], place: int, full: int) -> None:
        self.text, self.blocks, self.texts, self.full = text, blocks, texts, full
        head = self._cells(place)
        self.numbered = text[slice(*head[0])] in NUMBER_HEADINGS
        self.found = [_Row(place, place, head)]
        self.width = len(head)

    def rows(self) -> list[_Row]:
        """The headings and the rows, as many as follow each other."""
        while row := self._row():
            self.found.append(row)
        return self.found

    def _cells(self, place: int) -> tuple[Cell, ...]:
        block = self.blocks[place]
        gaps = [match.span() for match in _GAP.finditer(self.text, block.start, block.end)]
        edges = [block.start, *(edge for gap in gaps for edge in gap), block.end]
        return tuple(zip(edges[::2], edges[1::2], strict=True))

    def _row(self) -> _Row | None:
        """The next row: the lines up to the number of the one after it, or as many as fill the page and one more."""
        number = len(self.found)
        place = self._next(self.found[-1].last)
        if place is None or self.blocks[place].kind == "row":
            return None
        if self._sums_up(place):
            first, last = self._cells(place)
            return _Row(place, place, (*[first] * (self.width - 1), last))
        if self.numbered and not self._is_number(place, number):
            return None
        lines = [place]
        following = self._next(place)
        counted = self.numbered and self._counted(place, number + 1)
        while following is not None and len(lines) < _MOST_LINES and not self._ends(lines, following, counted):
            lines.append(following)
            following = self._next(following)
        cells = self._joined(lines)
        if len(cells) == self.width - 1 and not self.numbered and self.width > 2:
            cells = (self.found[-1].cells[0], *cells)  # merged with the cell above
        return _Row(lines[0], lines[-1], cells) if len(cells) == self.width else None

    def _sums_up(self, place: int) -> bool:
        """True for the last line of a table of money: 合计    500."""
        words = _GAP.split(self.texts[place])
        return self.numbered and len(words) == 2 and words[0] in lexicon("funding")["total_rows"]

    def _ends(self, lines: list[int], following: int, counted: bool) -> bool:
        """True where a row of ``lines`` does not go on with the line ``following``."""
        if counted:
            return self._is_number(following, len(self.found) + 1)
        if len(self._joined(lines)) >= self.width:
            return True
        return not self.numbered and width_of(self.texts[lines[-1]]) < self.full

    def _counted(self, place: int, number: int) -> bool:
        """True where a row of ``number`` begins not far below."""
        below = range(place + 1, min(place + _MOST_LINES, len(self.texts)))
        return any(self.texts[line].startswith(str(number)) and self._is_number(line, number) for line in below)

    def _joined(self, lines: list[int]) -> tuple[Cell, ...]:
        """The cells of ``lines``: at each break one goes on, unless there are just as many as there are columns."""
        parts = [self._cells(line) for line in lines]
        every = tuple(cell for part in parts for cell in part)
        if self.numbered and len(every) == self.width:
            return every
        cells = parts[0]
        for part in parts[1:]:
            cells = (*cells[:-1], (cells[-1][0], part[0][1]), *part[1:])
        return cells

    def _next(self, place: int) -> int | None:
        """The next line with words; page numbers are none."""
        places = range(place + 1, min(place + _MOST_LINES, len(self.texts)))
        return next((n for n in places if self.texts[n] and not _PAGE.fullmatch(self.texts[n])), None)

    def _is_number(self, place: int, number: int) -> bool:
        start, end = self._cells(place)[0]
        return self.text[start:end].rstrip(".、") == str(number)
