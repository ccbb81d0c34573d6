"""Reads tables of indicators that have cells, and finds the cells that hold sentences."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from loaders.clean import Line
from loaders.document import Document
from loaders.find.numbers import quantities
from loaders.find.target_columns import Columns, columns_of
from loaders.find.target_flat import find_flat
from loaders.find.target_items import Draft, read_clause
from loaders.find.target_names import head
from loaders.find.target_phrases import clauses, last_year, years_in
from loaders.find.target_rules import is_rule
from loaders.find.target_values import value_of, values_of

_LONGEST_CELL: Final = 40


def find_rows(document: Document, start: int | None = None) -> Iterator[Draft]:
    """Drafts of all tables of indicators, with and without cells; columns of years before ``start`` are no targets."""
    rows = [line for line in document.clean.lines if line.kind == "row"]
    for _, table in groupby(rows, key=lambda line: line.table):
        yield from _table(document, list(table), start)
    yield from find_flat(document, start)


def cells_of_works(document: Document) -> Iterator[Line]:
    """Cells that hold sentences, each as a line, of tables that are no tables of indicators: lists of works."""
    rows = [line for line in document.clean.lines if line.kind == "row"]
    for _, group in groupby(rows, key=lambda line: line.table):
        table = list(group)
        if not _holds_indicators(document, table[0]):
            spans = {cell for row in table for cell in row.cells if row.start <= cell[0] < cell[1]}
            yield from (Line(start, end, "paragraph") for start, end in sorted(spans))


def _holds_indicators(document: Document, first: Line) -> bool:
    annex = document.outline.annex_at(first.start)
    return (annex is not None and annex.kind == "indicators") or _columns(document, first, None).known


def _columns(document: Document, first: Line, start: int | None) -> Columns:
    return columns_of([document.norm[slice(*cell)].strip() for cell in first.cells], start)


def _table(document: Document, rows: list[Line], start: int | None) -> Iterator[Draft]:
    if not _holds_indicators(document, rows[0]):
        return
    columns = _columns(document, rows[0], start)
    for row in rows[1:]:
        yield from (_row(document, row, columns) if columns.known else []) or _sentences(document, row)


def _row(document: Document, row: Line, columns: Columns) -> list[Draft]:
    name = _cell(document.norm, row, columns.name)
    cells = {place: row.cells[place] for place in columns.targets if place < len(row.cells) and place != columns.name}
    whole = (row.start, row.end)
    return values_of(document, name, _cell(document.norm, row, columns.unit), cells, columns, whole) if name else []


def _cell(norm: str, row: Line, place: int | None) -> str:
    return norm[slice(*row.cells[place])].strip() if place is not None and place < len(row.cells) else ""


def _sentences(document: Document, row: Line) -> Iterator[Draft]:
    """Targets in the cells of a row without headings: a number after the cell that names it, or whole sentences."""
    label = ""
    for cell in sorted(set(row.cells)):
        if not row.start <= cell[0] < cell[1]:
            continue
        draft = value_of(document, label, "", cell, (row.start, cell[1])) if label else None
        if draft and draft.quantity.unit:
            yield draft
        elif any(True for _ in quantities(document.norm, *cell)):
            yield from _clauses(document, cell, label)
        elif cell[1] - cell[0] <= _LONGEST_CELL:
            label = document.norm[slice(*cell)]


def _clauses(document: Document, cell: tuple[int, int], label: str) -> Iterator[Draft]:
    """Targets of a cell of sentences; the cell before names what has no name there: 建档率 | 力争2023年达到80%."""
    topic = label[head(label).start :]
    years = years_in(document.norm, *cell)
    for clause in clauses(document.norm, *cell):
        found = [q for q in quantities(document.norm, clause.start, clause.end) if q.kind != "times"]
        kept = [q for q in found if not is_rule(document.norm, clause, q, "goals")]
        for draft in read_clause(document.norm, clause, kept, None, 0, topic):
            draft.year = last_year(years, cell[0], draft.quantity.start)
            yield draft
