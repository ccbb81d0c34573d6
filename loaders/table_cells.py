"""Cells of tables that divide tasks: fills those that lost their merges, and parts bodies that stand on lines."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Final

from loaders.clean import CleanText, Line
from loaders.division_columns import Columns
from loaders.find.bodies import parse_bodies
from loaders.merged_stacks import are_bodies, is_office
from loaders.text import Cell

# A body of the same rank as the one above it
_OPENS: Final = re.compile("[市区县省州旗各]|国家")


def filled_down(norm: str, lines: Sequence[Line], columns: Columns) -> list[Line]:
    """The rows with the number, the task and the bodies of the row above where their cells are blank.

    A table with a cell that spans several rows kept its merges: there a blank cell is blank. In one whose rows differ
    in length a cell may go on in the next line.

        1 | 修复湿地 | 种植芦苇 | 市林业局 /  |  | 清理水草 |   → 1 | 修复湿地 | 清理水草 | 市林业局

    What some scrapers print is moved to the left: 清理水草 | 市水务局 |  |  → 1 | 修复湿地 | 清理水草 | 市水务局
    """
    if len({len(line.cells) for line in lines}) > 1 or any(
        start < line.start for line in lines for start, end in line.cells if end > start
    ):
        return list(lines)
    result: list[Line] = []
    above: Line | None = None
    for place, line in enumerate(lines):
        row = line
        if len(line.cells) < columns.width or _filled(norm, line) <= 1:
            above = None
        else:
            if above and (moved := _moved(norm, line, columns)):
                row = replace(line, cells=above.cells[:moved] + line.cells[:-moved])
            elif above and _goes_on(norm, above, line, lines[place + 1 :], columns):
                row = _from(above, line, norm, columns)
            above = row
        result.append(row)
    return result


def _moved(norm: str, line: Line, columns: Columns) -> int:
    """By how many columns the cells of a row are too far left: its last holds bodies, and their column is blank."""
    if len(columns.roles) != 1 or max(columns.roles) != len(line.cells) - 1:
        return 0
    last = max(place for place, cell in enumerate(line.cells) if not _blank(norm, cell))
    moved = len(line.cells) - 1 - last
    bodies = parse_bodies(norm[slice(*line.cells[last])], "responsible") if moved and last else ()
    return moved if bodies and all(body.sure for body in bodies) else 0


def _filled(norm: str, line: Line) -> int:
    return len({cell for cell in line.cells if norm[slice(*cell)].strip()})


def _goes_on(norm: str, above: Line, line: Line, below: Sequence[Line], columns: Columns) -> bool:
    """True for a row without a number of its own, or whose number lies between those of the rows around it."""
    if _blank(norm, line.cells[columns.content]) and _blank(norm, line.cells[columns.title]):
        return False
    if columns.number is None:
        return True
    own, before = (norm[slice(*row.cells[columns.number])].strip() for row in (line, above))
    if not own:
        return bool(before)
    if not (own.isdecimal() and before.isdecimal() and int(own) == int(before) + 1):
        return False
    following = below[0] if below and len(below[0].cells) >= columns.width and _filled(norm, below[0]) > 1 else None
    return following is None or norm[slice(*following.cells[columns.number])].strip() == str(int(own) + 1)


def _from(above: Line, line: Line, norm: str, columns: Columns) -> Line:
    """``line`` with cells of ``above``: those that say which task it is, and the bodies where it names none at all."""
    cells = list(line.cells)
    taken = {column for column in (columns.number, *columns.texts) if column not in (None, columns.content)}
    if all(_blank(norm, cells[column]) for column in columns.roles):
        taken |= set(columns.roles)
    for column in taken:
        if column is not None and _blank(norm, cells[column]):
            cells[column] = above.cells[column]
    return replace(line, cells=tuple(cells))


def _blank(norm: str, cell: Cell) -> bool:
    return not norm[slice(*cell)].strip()


def bodies_by_line(clean: CleanText, cell: Cell) -> list[Cell]:
    """The lines of a cell each of which opens with a body: 市林业局 above 市水务局; else the cell as a whole."""
    first, last = clean.span(*cell)
    if "\n" not in clean.printed[first:last]:
        return [cell]
    lines = ["".join(line.split()) for line in clean.folded[first:last].split("\n")]
    words = [line for line in lines if line]
    if "".join(words) != clean.norm[slice(*cell)] or not _are_lists(words):
        return [cell]
    ends = [cell[0] + end for end in accumulate(map(len, words))]
    return list(pairwise([cell[0], *ends]))


def _are_lists(words: Sequence[str]) -> bool:
    """True where no line goes on with the one before: 市发展和改革委 / 员会, 市委 / 办公室."""
    if all(is_office(line) for line in words):
        return True
    return all(_OPENS.match(line) for line in words[1:]) and all(":" not in line and are_bodies(line) for line in words)
