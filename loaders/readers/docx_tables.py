"""Rows and cells of a Word table, with merged cells as spans."""

from collections.abc import Callable, Iterator

from docx.oxml.ns import qn
from lxml import etree

from loaders.readers.assemble import Box, count_of

_Place = tuple[int, etree._Element]


class Grid:
    """A table as rows of cells, each with the column of the grid in which it begins."""

    def __init__(self, table: etree._Element) -> None:
        self._rows = [list(_placed(row)) for row in table.iterdescendants(qn("w:tr")) if _table_of(row) is table]
        self.columns = max((len(row) for row in self._rows), default=0)

    def cells(self) -> Iterator[etree._Element]:
        """All cells, row by row."""
        for row in self._rows:
            for _, cell in row:
                yield cell

    def boxes(self, words: Callable[[etree._Element], str]) -> list[list[Box]]:
        """The rows for the assembler; a cell that goes on from above is left out, its first cell spans it."""
        return [list(self._row(number, words)) for number in range(len(self._rows))]

    def _row(self, number: int, words: Callable[[etree._Element], str]) -> Iterator[Box]:
        column = 0
        for start, cell in self._rows[number]:
            if start > column:
                yield Box("", start - column)
            column = start + _span(cell)
            if _merge(cell) != "continue" or not self._begun_above(number, start):
                yield Box(words(cell), _span(cell), 1 + self._below(number, start))

    def _begun_above(self, number: int, column: int) -> bool:
        above = self._at(number - 1, column) if number else None
        return above is not None and _merge(above) != ""

    def _below(self, number: int, column: int) -> int:
        """How many rows further down a cell goes on."""
        first = self._at(number, column)
        if first is None or not _merge(first):
            return 0
        rows = 0
        for row in range(number + 1, len(self._rows)):
            below = self._at(row, column)
            if below is None or _merge(below) != "continue":
                break
            rows += 1
        return rows

    def _at(self, number: int, column: int) -> etree._Element | None:
        return next((cell for start, cell in self._rows[number] if start == column), None)


def _placed(row: etree._Element) -> Iterator[_Place]:
    skipped = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    column = 0 if skipped is None else count_of(skipped.get(qn("w:val")), 0)
    for cell in row.iterdescendants(qn("w:tc")):
        if next(cell.iterancestors(qn("w:tr"))) is row:
            yield column, cell
            column += _span(cell)


def _table_of(row: etree._Element) -> etree._Element:
    return next(row.iterancestors(qn("w:tbl")))


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return 1 if span is None else max(count_of(span.get(qn("w:val")), 1), 1)


def _merge(cell: etree._Element) -> str:
    """``restart`` or ``continue`` of a vertical merge; empty for a cell of its own."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return "" if merge is None else merge.get(qn("w:val"), "continue")
