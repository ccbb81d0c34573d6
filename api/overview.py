"""What the start page shows: the plans with what was read out of each, their gaps, and the matrix."""

from dataclasses import dataclass

from api.reading import Reader, Row, natural, once, text
from api.words import Language
from ontology.terms import expand

COUNTED = ("Task", "Assignment", "Target", "PlatformMention", "CitationMention", "Funding", "Milestone", "Damage")
GAPS = ("gap_no_agency", "gap_no_year", "gap_suspect", "gap_no_task")
SHADES = (1, 3, 8, 15)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan: its head, the number of facts by class, the number of gaps by kind."""

    head: Row
    facts: dict[str, int]
    gaps: dict[str, int]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell: tasks in which a function takes part in a region, those in which it stands first, and the shade."""

    tasks: int
    first: int
    shade: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Function × region. Regions are (IRI, name); rows are (function, name, a cell for each region)."""

    regions: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[MatrixCell | None, ...]], ...]


def plan_lines(reader: Reader) -> list[PlanLine]:
    """Return all plans with their counts, by region and number."""
    facts, gaps = _counted(reader.rows("counts"), "class"), _counted(reader.rows("gaps"), "gap")
    heads = once(reader.rows("plans"), "plan_iri")
    return [
        PlanLine(
            head,
            {name: facts.get((text(head, "plan_iri"), expand(f"zt:{name}")), 0) for name in COUNTED},
            {gap: gaps.get((text(head, "plan_iri"), gap), 0) for gap in GAPS},
        )
        for head in heads
    ]


def _counted(rows: list[Row], column: str) -> dict[tuple[str, str], int]:
    return {(text(row, "plan_iri"), text(row, column)): int(text(row, "facts")) for row in rows if row.get("plan_iri")}


def totals(lines: list[PlanLine]) -> dict[str, int]:
    """Return the number of facts of each class in all plans."""
    return {name: sum(line.facts[name] for line in lines) for name in COUNTED}


def matrix(reader: Reader, language: Language) -> Matrix:
    """Return the function × region matrix, the busiest functions first."""
    rows = [row for row in reader.rows("matrix") if row.get("region_iri")]
    regions = sorted(
        {text(row, "region_iri"): text(row, "region") for row in rows}.items(), key=lambda r: natural(r[0])
    )
    cells: dict[str, dict[str, MatrixCell]] = {}
    for row in rows:
        tasks = int(text(row, "tasks"))
        shade = sum(tasks >= limit for limit in SHADES)
        cell = MatrixCell(tasks, int(text(row, "first")), shade)
        cells.setdefault(text(row, "function"), {})[text(row, "region_iri")] = cell
    busiest = sorted(cells, key=lambda f: (-sum(c.tasks for c in cells[f].values()), f))
    body = ((f, reader.label(f, language), tuple(cells[f].get(iri) for iri, _ in regions)) for f in busiest)
    return Matrix(tuple(regions), tuple(body))
