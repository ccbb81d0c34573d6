"""Reads tables of indicators that were printed as text: one cell a line, or one row a line with blanks between."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Final

from loaders.clean import Line
from loaders.document import Document
from loaders.find.target_columns import Columns, columns_of, is_heading, kind_of
from loaders.find.target_draft import Draft
from loaders.find.target_values import is_unit, is_value, values_of
from loaders.lexicons import alternatives, lexicon

_LONGEST_CELL: Final = 40
_LONGEST_ROW: Final = 120
_Cell = tuple[int, int]
_FEWEST_HEADINGS: Final = 3
_MOST_LOST: Final = 1


def find_flat(document: Document, start: int | None) -> Iterator[Draft]:
    """Drafts of all tables of indicators without cells; columns of years before ``start`` are no targets."""
    if not _heading().search(document.norm):
        return
    block: list[_Cell] = []
    spaced = False
    for line in [*document.clean.lines, Line(0, 0, "end")]:
        cells = _blanks(document, line) if line.kind == "paragraph" else []
        if len(cells) > 1 and not spaced:  # a row of headings parted by blanks opens a table of such rows
            spaced = _opens(document, cells)
        if not cells or (len(cells) == 1 and line.end - line.start > _LONGEST_CELL):
            yield from _block(document, block, start)
            block, spaced = [], False
        elif spaced:
            block += cells
        else:
            block.append((line.start, line.end))


@cache
def _heading() -> re.Pattern[str]:
    """A line that begins as the headings of such a table do: 序号, 指标名称."""
    words = lexicon("indicators")["columns"]
    return re.compile(rf"\n(?:序号|类别|领域)*(?:{alternatives(words['name'])})")


def _blanks(document: Document, line: Line) -> list[_Cell]:
    """What blanks part in the source of ``line``, all of it where there are none; nothing of running text."""
    if line.end - line.start > _LONGEST_ROW or document.norm.find("。", line.start, line.end) >= 0:
        return []
    cells: list[_Cell] = []
    place = line.start
    first, last = document.clean.span(line.start, line.end)
    for word in document.clean.printed[first:last].split():
        found = document.text.find(word, place, line.end)
        if found < 0:
            return [(line.start, line.end)]
        place = found + len(word)
        cells.append((found, place))
    return cells


def _opens(document: Document, cells: Sequence[_Cell]) -> bool:
    """True for a row of headings: 序号 指标名称 单位 2024年 2027年目标."""
    titles = [document.norm[slice(*cell)] for cell in cells]
    return len(titles) >= _FEWEST_HEADINGS and all(map(is_heading, titles)) and columns_of(titles, None).known


def _block(document: Document, cells: Sequence[_Cell], start: int | None) -> Iterator[Draft]:
    """Drafts of the table in a run of short lines, if there is one."""
    titles = [document.norm[slice(*cell)] for cell in cells]
    opening = _first_heading(titles)
    if opening is None:
        return
    first, last = opening
    columns = columns_of(titles[first:last], start)
    if columns.known:
        for words, values in _rows(document, cells[last:], columns):
            yield from _row(document, words, values, columns)


def _first_heading(titles: Sequence[str]) -> tuple[int, int] | None:
    """Where the headings begin and end: some that stand together, one of them for the name of what is measured."""
    first = None
    for place, title in enumerate([*titles, ""]):
        if title and is_heading(title):
            first = place if first is None else first
        elif first is not None:
            if any(kind_of(one) == "name" for one in titles[first:place]):
                return first, place
            first = None
    return None


def _rows(document: Document, cells: Sequence[_Cell], columns: Columns) -> Iterator[tuple[list[_Cell], list[_Cell]]]:
    """The rows, each as its words and its values; the number of the next row is no value of the one before."""
    runs = [(value, list(run)) for value, run in groupby(cells, key=lambda cell: is_value(document.text[slice(*cell)]))]
    last = max((place for place, (value, _) in enumerate(runs) if value), default=0)
    number, words = 1, list[_Cell]()
    for place, (value, run) in enumerate(runs):
        if not value:
            words = run
            continue
        numbered = columns.serial and document.norm[slice(*run[-1])] == str(number)
        if numbered and (place < last or len(run) > len(columns.values)):
            run.pop()
            number += 1
        if words and run:
            yield words, run


def _row(document: Document, words: list[_Cell], values: list[_Cell], columns: Columns) -> list[Draft]:
    """The drafts of a row: its name stands right before the unit or the values, which fill the last columns."""
    texts = [document.norm[slice(*cell)] for cell in words]
    united = len(words) > 1 and is_unit(texts[-1])
    name, unit = (texts[-2], texts[-1].strip("()")) if united else (texts[-1], "")
    wanted = columns.values[-len(values) :]
    if len(columns.values) - len(wanted) > _MOST_LOST:
        return []
    by_place = dict(zip(wanted, values[-len(wanted) :], strict=True))
    cells = {place: cell for place, cell in by_place.items() if place in columns.targets}
    return values_of(document, name, unit, cells, columns, (words[-2 if united else -1][0], values[-1][1]))
