"""Reads PDF files: lines from pdfium, paragraphs from their geometry, ruled tables where there are any."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import pypdfium2

from loaders.readers.assemble import Assembler
from loaders.readers.pdf_grid import Grid
from loaders.readers.pdf_lines import Line, page_lines
from loaders.readers.pdf_paragraphs import paragraphs, without_running_heads
from loaders.readers.pdf_tables import RuledTable, TableFinder, has_ruled_table
from loaders.text import SourceText
from ontology.errors import DocumentError

_PASSWORD_ERROR: Final = 4  # FPDF_ERR_PASSWORD
_SECURITY_ERROR: Final = 5
_LEAST_READABLE: Final = 0.5
_Flow = list[Line | RuledTable]


def read(data: bytes, name: str) -> SourceText:
    """Read the text layer of a PDF file; page numbers and running heads are left out.

    Raises:
        DocumentError: the file is encrypted or damaged, or has no text layer.
    """
    document = _open(data, name)
    try:
        flow = _flow(document, data)
    finally:
        document.close()
    words = "".join(line.text for line in flow if isinstance(line, Line))
    if not any(isinstance(part, RuledTable) for part in flow) and not words.strip():
        raise DocumentError(name, "the PDF has no text layer; it is probably a scan and must go through OCR first")
    if words and sum(map(_readable, words)) < len(words) * _LEAST_READABLE:
        raise DocumentError(
            name, "the text layer of the PDF is unreadable: its fonts do not say which characters they hold"
        )
    return _assemble(flow, name)


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (_PASSWORD_ERROR, _SECURITY_ERROR):
            raise DocumentError(name, "the PDF is encrypted; save it without a password") from error
        raise DocumentError(name, "the PDF is damaged") from error


def _flow(document: pypdfium2.PdfDocument, data: bytes) -> _Flow:
    """Lines and tables of all pages, top to bottom, without what repeats from page to page."""
    pages: list[list[Line]] = []
    tables: list[list[RuledTable]] = []
    finder = TableFinder(data)
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            continue  # a damaged page does not take the others with it
        found = finder.tables(page, number) if has_ruled_table(page) else []
        pages.append([line for line in page_lines(page, number) if not any(table.holds(line) for table in found)])
        tables.append(found)
    flow: _Flow = []
    for lines, found in zip(without_running_heads(pages), tables, strict=True):
        flow += sorted([*lines, *found], key=lambda part: -part.top)
    return flow


def _assemble(flow: _Flow, name: str) -> SourceText:
    out = Assembler()
    shape = [part for part in flow if isinstance(part, Line)]
    for kind, group in groupby(flow, key=type):
        if kind is Line:
            for paragraph in paragraphs([part for part in group if isinstance(part, Line)], shape):
                out.paragraph(paragraph)
        else:
            for grid in _whole([part for part in group if isinstance(part, RuledTable)]):
                out.table(grid.rows())
    return out.finish(name)


def _whole(tables: Sequence[RuledTable]) -> Iterator[Grid]:
    """The grids of tables with nothing between them; what goes on over the edge of a page is one."""
    before: RuledTable | None = None
    grid: Grid | None = None
    for table in tables:
        if grid and before and table.page == before.page + 1 and grid.has_columns_of(table.grid):
            grid = grid.followed_by(table.grid)
        else:
            if grid:
                yield grid
            grid = table.grid
        before = table
    if grid:
        yield grid


def _readable(character: str) -> bool:
    return character.isprintable() and character != "\ufffd" and not "\ue000" <= character <= "\uf8ff"
