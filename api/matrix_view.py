"""The matrices: who takes part in how many tasks of which region, by function or by type of body, in parts that fit."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from api.links import page_of
from api.reading import Reader, natural, text
from api.words import Language
from graph.kept import Kept

Rows = Literal["agency", "function"]
QUERIES: Final[dict[Rows, str]] = {"agency": "agency_matrix", "function": "matrix"}
SHADES: Final = (1, 3, 8, 15)
# a part of the matrix that can be read without losing one's place
ROWS: Final = 40
COLUMNS: Final = 12


@dataclass(frozen=True, slots=True)
class Count:
    """What the graph says of one cell: row, its name where it has one of its own, region, tasks, tasks first in."""

    row: str
    name: str
    region: str
    region_name: str
    tasks: int
    first: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: tasks that the row takes part in, those in which it stands first, and the shade from 1 to 4."""

    tasks: int
    first: int
    shade: int


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its key in addresses, its name, its page where it has one, all its tasks, its cells."""

    key: str
    name: str
    href: str | None
    tasks: int
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A part of the matrix. Regions are (code, name); ``pages`` and ``sides`` are how many parts there are."""

    rows: tuple[Line, ...]
    regions: tuple[tuple[str, str], ...]
    page: int
    pages: int
    side: int
    sides: int


def matrix(
    reader: Reader, kept: Kept[Any], language: Language, rows: Rows = "function", page: int = 1, side: int = 1
) -> Matrix:
    """Return part ``page`` of the rows, the busiest first, and part ``side`` of the regions, in the order of codes."""
    counts: tuple[Count, ...] = kept.get(("matrix", rows), lambda: _counts(reader, rows))
    regions = sorted({count.region: count.region_name for count in counts}.items(), key=lambda pair: natural(pair[0]))
    by_row: dict[str, dict[str, Count]] = {}
    for count in counts:
        by_row.setdefault(count.row, {})[count.region] = count
    busiest = sorted(by_row, key=lambda row: (-sum(count.tasks for count in by_row[row].values()), row))
    page, pages = _within(page, len(busiest), ROWS)
    side, sides = _within(side, len(regions), COLUMNS)
    shown = regions[(side - 1) * COLUMNS : side * COLUMNS]
    lines = [_line(reader, language, row, by_row[row], shown) for row in busiest[(page - 1) * ROWS : page * ROWS]]
    return Matrix(
        tuple(lines), tuple((code.rpartition("/")[2], name) for code, name in shown), page, pages, side, sides
    )


def _within(part: int, size: int, length: int) -> tuple[int, int]:
    parts = max(1, -(-size // length))
    return min(max(part, 1), parts), parts


def _counts(reader: Reader, rows: Rows) -> tuple[Count, ...]:
    found = reader.rows(QUERIES[rows])
    return tuple(
        Count(text(row, "row_iri"), text(row, "name"), text(row, "region_iri"), text(row, "region"),
              int(text(row, "tasks")), int(text(row, "first")))
        for row in found if text(row, "region_iri")
    )  # fmt: skip


def _line(
    reader: Reader, language: Language, row: str, counts: dict[str, Count], regions: list[tuple[str, str]]
) -> Line:
    page = page_of(row)
    name = next(iter(counts.values())).name if page else reader.label(row, language)
    cells = tuple(_cell(counts.get(region)) for region, _ in regions)
    key = page.removeprefix("/entities/") if page else row.rpartition("/")[2].rpartition("#")[2]
    return Line(key, name, page, sum(count.tasks for count in counts.values()), cells)


def _cell(count: Count | None) -> Cell | None:
    return Cell(count.tasks, count.first, sum(count.tasks >= limit for limit in SHADES)) if count else None
