"""Reads tables of indicators that have cells, and finds the cells that hold sentences."""

from collections.abc import Iterator, Sequence
from typing import Final

from loaders.bar_tables import bar_rows
from loaders.clean import Line
from loaders.document import Document
from loaders.find.numbers import quantities
from loaders.find.target_columns import Columns, columns_of
from loaders.find.target_draft import Draft
from loaders.find.target_flat import find_flat
from loaders.find.target_items import read_clause
from loaders.find.target_names import head
from loaders.find.target_phrases import clauses, is_rule
from loaders.find.target_values import value_of, values_of
from loaders.find.target_yearly import find_yearly, is_yearly
from loaders.find.target_years import last_year, years_in
from loaders.table_heads import Heads, read_heads, tables_of

_LONGEST_CELL: Final = 40
_MOST_TITLES: Final = 3


def find_rows(document: Document, start: int | None = None) -> Iterator[Draft]:
    """Drafts of all tables of indicators, with and without cells; columns of years before ``start`` are no targets."""
    rows = [*(line for line in document.clean.lines if line.kind == "row"), *bar_rows(document.clean)]
    for table in tables_of(rows):
        yield from find_yearly(document, table) if is_yearly(document.norm, table) else _table(document, table, start)
    yield from find_flat(document, start)


def cells_of_works(document: Document) -> Iterator[Line]:
    """Cells that hold sentences, each as a line, of tables that are no tables of indicators: lists of works."""
    rows = [line for line in document.clean.lines if line.kind == "row"]
    for table in tables_of(rows):
        if not _holds_indicators(document, table):
            spans = {cell for row in table for cell in row.cells if row.start <= cell[0] < cell[1]}
            yield from (Line(start, end, "paragraph") for start, end in sorted(spans))


def _holds_indicators(document: Document, rows: list[Line]) -> bool:
    annex = document.outline.annex_at(rows[0].start)
    return (annex is not None and annex.kind == "indicators") or columns_of(_heads(document, rows)[0].whole, None).known


def _heads(document: Document, rows: list[Line]) -> tuple[Heads, int]:
    """The headings, and how many rows stand above the others; a title across the whole table is above the headings."""
    first = next((place for place, row in enumerate(rows[:_MOST_TITLES]) if _filled(document.norm, row) > 1), 0)
    heads = read_heads(document.norm, rows[first:])
    return heads, first + heads.size


def _filled(norm: str, row: Line) -> int:
    return len({cell for cell in row.cells if norm[slice(*cell)].strip()})


def _table(document: Document, rows: list[Line], start: int | None) -> Iterator[Draft]:
    if not _holds_indicators(document, rows):
        return
    heads, size = _heads(document, rows)
    columns = columns_of(heads.whole, start)
    names = _names(heads.titles, rows[size - heads.size], columns)
    for row in rows[size:]:
        yield from (_row(document, row, columns, names) if columns.known else []) or _sentences(document, row)


def _names(titles: Sequence[str], head: Line, columns: Columns) -> range:
    """The columns of names: their heading may span several, or stand beside blank ones."""
    first = last = columns.name or 0
    while last + 1 < len(titles) and (not titles[last + 1] or head.cells[last + 1] == head.cells[first]):
        last += 1
    return range(first, last + 1)


def _row(document: Document, row: Line, columns: Columns, names: range) -> list[Draft]:
    name = next((cell for place in reversed(names) if (cell := _cell(document.norm, row, place))), "")
    cells = {place: row.cells[place] for place in columns.targets if place < len(row.cells) and place not in names}
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
