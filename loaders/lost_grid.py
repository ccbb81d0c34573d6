"""What tables that lost their grid are put together from: lines, paragraphs or pieces of them that may be cells."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from loaders.text import Block, Cell
from ontology.frozen import record

Slice = tuple[int, int]

# characters of a heading over rows
LONGEST_GROUP: Final = 40
# What headings over rows are counted by: 行动一, 任务二
COUNTED: Final = "行动|任务|工程|专项|举措|板块"


@record(frozen=True)
class Units:
    """What may be cells: slices of lines, or of the text, and their words."""

    slices: Sequence[Slice]
    words: Sequence[str]


@record(frozen=True)
class Found:
    """The lines ``[first, last)`` that a table fills, and its rows."""

    first: int
    last: int
    rows: Sequence[Block]


def units(blocks: Sequence[Block], texts: Sequence[str], *, parted: bool) -> Units:
    """The paragraphs of a document as what may be cells, or with ``parted`` false its lines."""
    if not parted:
        return Units([(n, n + 1) for n in range(len(blocks))], texts)
    slices = paragraphs(blocks)
    return Units(slices, ["".join(texts[start:stop]) for start, stop in slices])


def put_together(blocks: Sequence[Block], tables: Iterable[Found]) -> Sequence[Block]:
    """``blocks`` with the lines of ``tables`` made their rows; ``blocks`` itself where there are none.

    Of two tables that overlap the first stays.

    Parameters:
        blocks: the lines of the source.
        tables: in the order of their first lines.
    """
    result: list[Block] = []
    done = 0
    for found in tables:
        if found.first >= done:
            result += blocks[done : found.first]
            result += found.rows
            done = found.last
    return [*result, *blocks[done:]] if done else blocks


def span_of(spans: Sequence[Slice], begin: int, end: int) -> Slice:
    """What the spans ``[begin, end)`` cover together; nothing, at the end of the one before, where there are none."""
    last = spans[max(begin, end) - 1][1]
    return (spans[begin][0] if begin < end else last), last


def place_of(blocks: Sequence[Block], begin: int, end: int) -> Cell:
    """The slice of the text that the lines ``[begin, end)`` fill, one without words where there are none."""
    stop = blocks[end - 1].end
    return (blocks[begin].start if begin < end else stop), stop


def apart(blocks: Sequence[Block], place: int) -> bool:
    """True where a blank line stands above the line at ``place``."""
    return blocks[place].start - blocks[place - 1].end > 1


def paragraphs(blocks: Sequence[Block]) -> list[Slice]:
    """The lines between two blank lines, as slices of ``blocks``."""
    starts = [0, *(place for place in range(1, len(blocks)) if apart(blocks, place))]
    return [*pairwise([*starts, len(blocks)])]
