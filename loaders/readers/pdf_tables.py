"""Ruled tables of PDF pages: pdfplumber finds the cells, pdfium reads their words."""

import logging
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.readers.pdf_grid import Grid, Placed
from loaders.readers.pdf_lines import Line
from loaders.readers.pdf_rules import open_ends

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
    page: int
    grid: Grid

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
                ruled = document.pages[0]
                ends = open_ends(ruled.edges)
                settings = {"explicit_horizontal_lines": ends} if ends else {}
                found = [[cell for cell in table.cells if cell] for table in ruled.find_tables(settings)]
        except (PDFException, PdfminerException, *_DAMAGE):
            return []
        tables = (_table(page, cells, number) for cells in found)
        return [table for table in tables if table is not None]


def _table(page: pypdfium2.PdfPage, cells: Sequence[_CellBox], number: int) -> RuledTable | None:
    """Cells by place → cells in a grid; None for a frame around a single cell or column."""
    lefts, tops = (_edges(cell[side] for cell in cells) for side in (0, 1))
    if len(lefts) < 2 or len(tops) < 2:
        return None
    height = page.get_height()
    textpage = page.get_textpage()
    placed: list[Placed] = []
    for left, top, right, bottom in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        text = _lines(textpage.get_text_bounded(left, height - bottom, right, height - top))
        columns = sum(1 for edge in lefts if left - _THIN < edge < right - _THIN)
        spanned = sum(1 for edge in tops if top - _THIN < edge < bottom - _THIN)
        place = _nearest(tops, top), _nearest(lefts, left)
        placed.append(Placed(*place, max(spanned, 1), max(columns, 1), text))
    textpage.close()
    if not _has_cells(placed) or any(len(cell.text) > _LONGEST_CELL for cell in placed):
        return None
    upper, lower = min(cell[1] for cell in cells), max(cell[3] for cell in cells)
    return RuledTable(height - upper, height - lower, number, Grid(lefts, len(tops), placed))


def _has_cells(placed: Sequence[Placed]) -> bool:
    """True where two cells of one row hold words."""
    rows = [cell.row for cell in placed if cell.text]
    return len(set(rows)) < len(rows)


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
