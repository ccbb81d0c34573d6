"""Cells of a ruled table by row and column, and how what stands on the next page goes on with them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from loaders.readers.assemble import Box
from ontology.frozen import record

_NEAR: Final = 6.0  # points by which the columns of one table may differ from page to page
_SPACE: Final = re.compile(r"\s+")
_CLOSED: Final = tuple("。；;！!？?")
_MOST_HEADS: Final = 3


@record(frozen=True)
class Placed:
    """A cell: the row and the column in which it begins, how many of them it covers, and its words."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@record(frozen=True)
class Grid:
    """A table: the left edges of its columns, how many rows it has, and its cells."""

    lefts: Sequence[float]
    height: int
    cells: Sequence[Placed]

    def rows(self) -> list[list[Box]]:
        """The cells row by row; where a row has none a blank one stands."""
        taken: set[tuple[int, int]] = set()
        begun = {(cell.row, cell.column): cell for cell in self.cells}
        result: list[list[Box]] = []
        for row in range(self.height):
            boxes: list[Box] = []
            for column in range(len(self.lefts)):
                if (row, column) in taken:
                    continue
                cell = begun.get((row, column), Placed(row, column, 1, 1, ""))
                taken |= {(row + down, column + beside) for down in range(cell.rows) for beside in range(cell.columns)}
                boxes.append(Box(cell.text, cell.columns, cell.rows))
            result.append(boxes)
        return result

    def has_columns_of(self, other: "Grid") -> bool:
        """Whether the columns of ``other`` begin where these do."""
        pairs = zip(self.lefts, other.lefts, strict=False)
        return len(self.lefts) == len(other.lefts) and all(abs(one - two) <= _NEAR for one, two in pairs)

    def followed_by(self, other: "Grid") -> "Grid":
        """This table and ``other``, its part on the next page, as one.

        Headings that the next page repeats are left out. A row that the edge of the page cuts is one row, and a cell
        that covers rows of both pages is one cell, as are those of a row without a number with those above it.
        """
        below = other._without(self._repeated(other))
        last = {cell.column: cell for cell in self.cells if cell.row + cell.rows == self.height}
        first = {cell.column: cell for cell in below.cells if cell.row == 0}
        if _is_torn(last, first):
            return self._mended(last, first)._and(below._without(1))
        unnumbered = 0 in first and not first[0].text
        blank = [column for column, cell in first.items() if not cell.text and column in last]
        grown = [column for column in blank if unnumbered or _spans(last[column], first[column])]
        kept = [cell for cell in below.cells if cell.row or cell.column not in grown]
        longer = {last[column]: last[column].rows + first[column].rows for column in grown}
        cells = [replace(cell, rows=longer.get(cell, cell.rows)) for cell in self.cells]
        return Grid(self.lefts, self.height, cells)._and(Grid(below.lefts, below.height, kept))

    def _words(self, row: int) -> list[str]:
        found = sorted((cell for cell in self.cells if cell.row == row), key=lambda cell: cell.column)
        return [_SPACE.sub("", cell.text) for cell in found]

    def _repeated(self, other: "Grid") -> int:
        """How many rows at the top of ``other`` repeat those at the top of this table."""
        count = 0
        while count < min(_MOST_HEADS, other.height) and any(self._words(count)):
            if self._words(count) != other._words(count):
                break
            count += 1
        return count

    def _without(self, rows: int) -> "Grid":
        """This table without the ``rows`` at its top."""
        cells = [replace(cell, row=cell.row - rows) for cell in self.cells if cell.row >= rows]
        return Grid(self.lefts, self.height - rows, cells)

    def _mended(self, last: dict[int, Placed], first: dict[int, Placed]) -> "Grid":
        """This table with the words that go on on the next page."""
        longer = {
            cell: f"{cell.text}\n{first[column].text}".strip() for column, cell in last.items() if column in first
        }
        return Grid(self.lefts, self.height, [replace(cell, text=longer.get(cell, cell.text)) for cell in self.cells])

    def _and(self, below: "Grid") -> "Grid":
        moved = [replace(cell, row=cell.row + self.height) for cell in below.cells]
        return Grid(self.lefts, self.height + below.height, [*self.cells, *moved])


def _spans(above: Placed, below: Placed) -> bool:
    """True where a cell above the edge of a page goes on below it: one of them covers several rows."""
    return above.columns == below.columns and (above.rows > 1 or below.rows > 1)


def _is_torn(last: dict[int, Placed], first: dict[int, Placed]) -> bool:
    """True where the first row of a page goes on with the last of the page before.

    Its first cell is blank, and what stands in the others goes on with a sentence that is not closed.
    """
    head = first.get(0)
    if head is None or head.text or head.rows > 1 or 0 not in last or last[0].rows > 1:
        return False
    filled = [column for column, cell in first.items() if cell.text]
    return bool(filled) and all(
        column in last and last[column].text and not last[column].text.endswith(_CLOSED) for column in filled
    )
