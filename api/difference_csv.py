"""Two plans side by side as CSV: a line for each pair of tasks, each task of one plan only, each shared target."""

from collections.abc import Iterable

from api.difference import Difference, Side
from api.question_view import csv_text

COLUMNS = ("part", "path_a", "task_a", "leads_a", "targets_a", "years_a", "path_b", "task_b", "leads_b", "targets_b",
           "years_b", "likeness", "notes")  # fmt: skip
_NONE = ("",) * 5


def difference_csv(made: Difference) -> str:
    """Return CSV with a header line; several values of a cell stand with semicolons between."""
    return csv_text(COLUMNS, tuple(_lines(made)))


def _lines(made: Difference) -> Iterable[tuple[str | float, ...]]:
    for pair in made.pairs:
        yield "both", *_side(pair.a), *_side(pair.b), round(pair.likeness, 2), ";".join(pair.notes)
    for side in made.only[0]:
        yield "only_a", *_side(side), *_NONE, "", ""
    for side in made.only[1]:
        yield "only_b", *_NONE, *_side(side), "", ""
    for goals in made.goals:
        notes = ";".join(note for note in (goals.reason, goals.remark) if note)
        yield "target", "", goals.indicator, "", goals.a[0], "", "", goals.indicator, "", goals.b[0], "", "", notes


def _side(side: Side) -> tuple[str, ...]:
    leads = ";".join(lead[0] for lead in side.leads)
    return side.path, side.title, leads, ";".join(goal[0] for goal in side.goals), ";".join(side.years)
