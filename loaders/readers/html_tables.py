"""Rows and cells of an HTML table; tells tables of data from tables that only lay out a page."""

from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from loaders.readers.assemble import Box, count_of

# A cell with so many words or paragraphs is a column of a page, not a cell.
_LONGEST_CELL: Final = 1500
_MOST_PARAGRAPHS: Final = 20
_PARTS: Final = frozenset(("br", "p", "div", "li"))


def is_layout(table: HtmlElement) -> bool:
    """Whether the table holds another table, has a single column, or is mostly a cell as long as a page."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    rows = [_cells(row) for row in _rows(table)]
    if max(map(len, rows), default=0) < 2:
        return True
    pages = [cell for row in rows for cell in row if _is_page(cell)]
    return bool(pages) and sum(map(_size, pages)) * 2 > _size(table)


def _is_page(cell: HtmlElement) -> bool:
    return _size(cell) > _LONGEST_CELL or sum(1 for _ in cell.iter("p", "br")) > _MOST_PARAGRAPHS


def _size(element: HtmlElement) -> int:
    return len(element.text_content())


def boxes(table: HtmlElement) -> list[list[Box]]:
    """The rows of a table of data, top to bottom."""
    captions = [[Box(_text(caption))] for caption in table.iterchildren("caption")]
    return captions + [
        [Box(_text(cell), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in _cells(row)]
        for row in _rows(table)
    ]


def _rows(table: HtmlElement) -> list[HtmlElement]:
    return list(table.iterdescendants("tr"))


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return list(row.iterchildren("td", "th"))


def _span(cell: HtmlElement, name: str) -> int:
    return max(count_of(cell.get(name), 1), 1)


def _text(cell: HtmlElement) -> str:
    """Words of a cell; paragraphs in it are lines."""
    words: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if element.tag in _PARTS:
            words.append("\n")
        text = element.text if event == "start" else element.tail if element is not cell else None
        words.append(" ".join((text or "").replace("\n", " ").split(" ")))
    lines = (line.strip() for line in "".join(words).split("\n"))
    return "\n".join(line for line in lines if line)
