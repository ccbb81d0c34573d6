"""The text of a document as a reader gives it: one string, and the blocks it is made of."""

from typing import Literal

from ontology.frozen import record

BlockKind = Literal["paragraph", "heading", "row"]
Cell = tuple[int, int]


@record(frozen=True)
class Block:
    """A paragraph, a heading of mark-up, or a table row, as a slice ``[start, end)`` of the text.

    A line break inside a block is a soft one (a wrapped line). ``cells`` are the slices of a row's cells in column
    order; a merged cell stands once in the text and its slice is repeated in every row and column that it covers.
    ``table`` numbers the tables of the document from 1; rows of one table share it.
    """

    kind: BlockKind
    start: int
    end: int
    cells: tuple[Cell, ...] = ()
    table: int = 0


@record(frozen=True)
class SourceText:
    """All text of a document in reading order. Blocks do not overlap and cover everything but white space.

    ``published`` is the ISO date that a web page gives in its head, where nothing shows it.
    """

    text: str
    blocks: tuple[Block, ...]
    published: str | None = None
