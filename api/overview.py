"""What the start page shows of the plans: what was read out of each, and what they leave open."""

from dataclasses import dataclass
from typing import Any

from api.gaps_view import gap_rows, plan_rows
from api.reading import Reader, Row, once, text
from graph.kept import Kept
from ontology.terms import expand

COUNTED = ("Task", "Assignment", "Target", "PlatformMention", "CitationMention", "Funding", "Milestone", "Damage")
GAPS = ("gap_no_agency", "gap_no_year", "gap_no_unit", "gap_suspect", "gap_no_task")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan: its head, the number of facts by class, the number of gaps by kind."""

    head: Row
    facts: dict[str, int]
    gaps: dict[str, int]


def kept_lines(reader: Reader, kept: Kept[Any]) -> list[PlanLine]:
    """Return all plans with their counts, counted once a snapshot."""
    lines: list[PlanLine] = kept.get("lines", lambda: _lines(reader, kept))
    return lines


def _lines(reader: Reader, kept: Kept[Any]) -> list[PlanLine]:
    facts, gaps = _counted(reader.rows("counts"), "class"), _counted(gap_rows(reader, kept), "gap")
    heads = once(plan_rows(reader, kept), "plan_iri")
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
