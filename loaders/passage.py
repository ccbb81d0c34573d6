"""A task as the loaders pass it on, before it becomes a record."""

from loaders.find.statements import Statement
from ontology.frozen import record
from ontology.records import TaskKind


@record(frozen=True)
class Passage:
    """A task: its path, heading slice (None for a ¶), own text ``[start, end)`` and the statements that close it.

    ``item`` is the index of the numbered item it comes from, None for a row of a table.
    """

    path: str
    kind: TaskKind
    title: tuple[int, int] | None
    start: int
    end: int
    statements: tuple[Statement, ...]
    item: int | None
