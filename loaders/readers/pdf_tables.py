"""Ruled tables of PDF pages: pdfplumber finds the cells, pdfium reads their words."""

import logging
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.readers.assemble import Box
from loaders.readers.pdf_lines import Line

_THIN: Final = 3.0  # points: a rule, not an area
_LONG: Final = 12.0
_FEWEST_RULES: Final = 3  # in each direction
_LONGEST_CELL: Final = 1500  # characters; a longer one is a page with a frame around it
# What pdfminer lets through on damaged pages.
_DAMAGE: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error)
_CellBox = tuple[float, float, float, float]  # x0, top, x1, bottom, from the upper left corner


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table with its place on the page, in points from the lower edge."""

    top: float
    bottom: float
    rows: list[list[Box]]

    def holds(self, line: Line) -> bool:
        """Whether a line is part of the table."""
        return self.bottom < (line.bottom + line.top) / 2 < self.top


def has_ruled_table(page: pypdfium2.PdfPage) -> bool:
    """Whether a page has enough rules in both directions to be worth a closer look."""
    across = down = 0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = item.get_bounds()
        width, height = right - left, top - bottom
        across += width > _LONG and (height < _THIN or height > _LONG)
        down += height > _LONG and (width < _THIN or width > _LONG)
    return across >= _FEWEST_RULES and down >= _FEWEST_RULES


class TableFinder:
    """Finds the ruled tables of single pages; pdfplumber is loaded with the first such page."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def tables(self, page: pypdfium2.PdfPage, number: int) -> list[RuledTable]:
        """Return the tables of a page from top to bottom; a page that pdfplumber cannot read has none."""
        import pdfplumber
        from pdfminer.pdfexceptions import PDFException
        from pdfplumber.utils.exceptions import PdfminerException

        logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its remarks on fonts are no news to the user
        try:
            with pdfplumber.open(BytesIO(self._data), pages=[number + 1]) as document:
                found = [[cell for cell in table.cells if cell] for table in document.pages[0].find_tables()]
        except (PDFException, PdfminerException, *_DAMAGE):
            return []
        tables = (_table(page, cells) for cells in found)
        return [table for table in tables if table is not None]


def _table(page: pypdfium2.PdfPage, cells: Sequence[_CellBox]) -> RuledTable | None:
    """Cells by place → rows with spans; None for a frame around a single cell or column."""
    lefts, tops = (_edges(cell[side] for cell in cells) for side in (0, 1))
    if len(lefts) < 2 or len(tops) < 2:
        return None
    height = page.get_height()
    textpage = page.get_textpage()
    rows: list[list[Box]] = [[] for _ in tops]
    for left, top, right, bottom in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        text = textpage.get_text_bounded(left, height - bottom, right, height - top)
        columns = sum(1 for edge in lefts if left - _THIN < edge < right - _THIN)
        spanned = sum(1 for edge in tops if top - _THIN < edge < bottom - _THIN)
        rows[_nearest(tops, top)].append(Box(_lines(text), max(columns, 1), max(spanned, 1)))
    textpage.close()
    if not any(sum(1 for box in row if box.text) > 1 for row in rows) or _has_page(rows):
        return None
    upper, lower = min(cell[1] for cell in cells), max(cell[3] for cell in cells)
    return RuledTable(height - upper, height - lower, rows)


def _has_page(rows: list[list[Box]]) -> bool:
    return any(len(box.text) > _LONGEST_CELL for row in rows for box in row)


def _edges(values: Iterable[float]) -> list[float]:
    """Distinct edges; those closer than a rule is thick are one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _THIN:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def _lines(text: str) -> str:
    lines = (line.strip().replace("\ufffe", "") for line in text.splitlines())
    return "\n".join(line for line in lines if line)
