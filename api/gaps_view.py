"""What plans leave open: tasks without an agency, targets without a year or unit, platforms without a task."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from api.behind import Behind, ready, with_pattern
from api.links import identifier
from api.reading import Reader, Row, query_text, table, text
from api.tables import Table, build
from api.words import Language, words
from graph.kept import Kept

SHOWN: Final = 100
READ: Final = 500


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of gap: how many there are, the first of them with their sentences, and the query for all."""

    name: str
    total: int
    table: Table
    behind: Behind


def gaps(reader: Reader, kept: Kept[Any], language: Language, region: str = "", plan: str = "") -> list[Gap]:
    """Return all kinds of gaps, in all plans or in those of a region (a code), or in one plan (a key).

    Raises:
        NotFoundError: as ``identifier``.
    """
    within = _within(region, plan)
    counted = _counted(reader, kept, region, plan)
    return [_gap(reader, kept, language, name, within, counted.get(name, 0)) for name in table("gaps")]


def plan_rows(reader: Reader, kept: Kept[Any]) -> list[Row]:
    """Return the plans with what each says of itself, read once a snapshot."""
    rows: list[Row] = kept.get("plans", lambda: reader.rows("plans"))
    return rows


def gap_rows(reader: Reader, kept: Kept[Any]) -> list[Row]:
    """Return the number of each kind of gap in each plan, counted once a snapshot."""
    rows: list[Row] = kept.get("gaps", lambda: reader.rows("gaps"))
    return rows


def _within(region: str, plan: str) -> str:
    if plan:
        return f"VALUES ?plan_iri {{ <{identifier('plan', plan)}> }} . "
    return f"?plan_iri zt:region <{identifier('region', region)}> . " if region else ""


def _counted(reader: Reader, kept: Kept[Any], region: str, plan: str) -> dict[str, int]:
    plans = {str(identifier("plan", plan))} if plan else _plans_of(reader, kept, region)
    found: dict[str, int] = {}
    for row in gap_rows(reader, kept):
        if plans is None or text(row, "plan_iri") in plans:
            found[text(row, "gap")] = found.get(text(row, "gap"), 0) + int(text(row, "facts"))
    return found


def _plans_of(reader: Reader, kept: Kept[Any], region: str) -> Iterable[str] | None:
    if not region:
        return None
    place = str(identifier("region", region))
    return {text(row, "plan_iri") for row in plan_rows(reader, kept) if text(row, "region_iri") == place}


def _gap(reader: Reader, kept: Kept[Any], language: Language, name: str, within: str, total: int) -> Gap:
    shape = table("gaps")[name]
    pattern = within + shape["where"]
    rows = _first(reader, kept, name, pattern, shared=not within) if total else []
    heading = words(language)[name]
    shown = build(reader, language, name, rows, shape["columns"], heading)
    return Gap(name, total, shown, Behind(heading, ready(with_pattern(query_text(shape["facts"]), pattern))))


def _first(reader: Reader, kept: Kept[Any], name: str, pattern: str, *, shared: bool) -> list[Row]:
    """The first rows of a kind. All readers share those of all plans, which are sorted out of all their tasks."""

    def read() -> list[Row]:
        return reader.where(table("gaps")[name]["facts"], pattern, READ)[:SHOWN]

    return kept.get(("gap", name), read) if shared else read()
