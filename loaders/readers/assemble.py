"""Puts the text of a document together: pieces in reading order → one string with its blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from loaders.text import Block, BlockKind, Cell, SourceText
from ontology.errors import DocumentError

MAX_SPAN: Final = 100
_LONGEST_COUNT: Final = 6


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a table as the mark-up gives it: its text and how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1


class Assembler:
    """Collects paragraphs and tables; each becomes a block on a line of its own."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables = 0

    def paragraph(self, text: str, kind: BlockKind = "paragraph") -> None:
        """Add one block; white space around it goes, and with nothing else there is no block."""
        inner = text.strip()
        if inner:
            start = self._write(inner)
            self._blocks.append(Block(kind, start, self._length))
            self._write("\n")

    def lines(self, text: str, kind: BlockKind = "paragraph") -> None:
        """Add every line of ``text`` as a block of its own."""
        for line in text.splitlines():
            self.paragraph(line, kind)

    def blank(self) -> None:
        """Add a blank line: what is above it and what is below belong to different paragraphs."""
        self._write("\n")

    def table(self, rows: Sequence[Sequence[Box]]) -> None:
        """Add a table. A merged cell is written in its first row and repeated as a slice in the others."""
        self._tables += 1
        held: dict[tuple[int, int], Cell] = {}
        for number, row in enumerate(rows):
            start = self._length
            self._row(row, number, len(rows), held)
            self._close_row(start, tuple(held[key] for key in sorted(held) if key[0] == number))

    def _row(self, row: Sequence[Box], number: int, last: int, held: dict[tuple[int, int], Cell]) -> None:
        column = 0
        for box in row:
            while (number, column) in held:
                column += 1
            text = box.text.strip()
            start = self._write(text)
            for below in range(min(box.rows, last - number, MAX_SPAN)):
                for beside in range(min(box.columns, MAX_SPAN)):
                    held.setdefault((number + below, column + beside), (start, start + len(text)))
            column += max(box.columns, 1)
            self._write("\t" if text else "")

    def _close_row(self, start: int, cells: tuple[Cell, ...]) -> None:
        """A row without words of its own (all cells merged from above, or empty) is no block."""
        own = [cell for cell in cells if cell[0] >= start and cell[1] > cell[0]]
        if own:
            self._blocks.append(Block("row", own[0][0], max(cell[1] for cell in own), cells, self._tables))
            self._write("\n")

    def _write(self, text: str) -> int:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start

    def finish(self, name: str) -> SourceText:
        """Return what was collected.

        Raises:
            DocumentError: nothing but white space was collected.
        """
        if not self._blocks:
            raise DocumentError(name, "the file holds no text")
        return SourceText("".join(self._parts), tuple(self._blocks))


def as_boxes(rows: Iterable[Iterable[str]]) -> list[list[Box]]:
    """Rows of plain texts as rows of unmerged cells."""
    return [[Box(text) for text in row] for row in rows]


def count_of(text: str | None, otherwise: int) -> int:
    """Read a small number of mark-up (a span, a first number); anything else gives ``otherwise``."""
    digits = (text or "").strip()
    return int(digits) if digits.isdecimal() and len(digits) < _LONGEST_COUNT else otherwise
