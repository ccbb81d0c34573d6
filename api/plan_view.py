"""What the page of one plan shows: its head, its outline, its tasks with all that hangs on them, and the rest."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from api.links import anchor
from api.plan_text import Line, lines, passage_anchor, place, text_of
from api.reading import Reader, Row, natural, table, text
from api.tables import Passage, Table, build, cited, goal, passage
from api.words import Language
from ontology.errors import NotFoundError
from ontology.iri import Identifier

_TABLES: Final = ("targets", "platforms", "citations", "funding", "milestones", "damage")


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading of the outline, or a task, at its place in the text, with the facts that belong to it."""

    kind: str
    row: Row
    depth: int
    anchor: str
    passage: Passage
    bodies: tuple[Row, ...] = ()
    statements: tuple[Passage, ...] = ()
    targets: tuple[tuple[Row, str], ...] = ()
    platforms: tuple[Row, ...] = ()
    funding: tuple[Row, ...] = ()
    anchors: tuple[str, ...] = ()
    damage: tuple[Row, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def label(self) -> str:
        """The last step of the printed number."""
        return text(self.row, "path").rpartition("/")[2]

    @property
    def title(self) -> str:
        """The heading, empty where there is none."""
        return text(self.row, "own" if self.kind == "task" else "title")


@dataclass(frozen=True, slots=True)
class PlanView:
    """All of one plan. ``whole`` are bodies responsible for it as a whole, ``kinds`` the kinds of facts that it has.

    ``preamble`` are the sentences before the first heading, ``before`` the damage there where no text is loaded.
    """

    head: Row
    entries: tuple[Entry, ...]
    whole: tuple[Row, ...]
    tables: tuple[Table, ...]
    kinds: tuple[str, ...]
    preamble: tuple[Line, ...]
    before: tuple[Row, ...]

    def cite(self, line: Line, path: str, language: Language) -> str:
        """Return a sentence as it is cited."""
        address = text(line.told[0].row, "evidence") if line.told else text(self.head, "plan_iri")
        return cited(language, text(self.head, "plan"), text(self.head, "number"), path, line.words, "", address)

    @property
    def full(self) -> bool:
        """Whether the text is loaded, so that sentences can be shown."""
        return text(self.head, "status") == "full"


def plan_view(reader: Reader, key: str, language: Language) -> PlanView:
    """Read everything about the plan ``key``.

    Raises:
        NotFoundError: there is no such plan.
    """
    plan = str(Identifier("plan", key))
    heads = reader.facts("plans", "plan_iri", plan)
    if not heads:
        raise NotFoundError(f"there is no plan {key!r}")
    facts = {kind: reader.facts(kind, "plan_iri", plan) for kind in ("sections", "tasks", "assignments", *_TABLES)}
    bodies = facts["assignments"]
    entries = list(_entries(facts, language))
    preamble, before, placed = _placed(entries, facts, text_of(reader, plan), language)
    return PlanView(
        heads[0],
        placed,
        tuple(row for row in bodies if not row.get("task_iri")),
        tuple(_table(reader, language, kind, facts[kind]) for kind in _TABLES),
        ("plans", *(kind for kind, rows in facts.items() if rows)),
        preamble,
        before,
    )


def _placed(
    entries: list[Entry], facts: dict[str, list[Row]], whole: str, language: Language
) -> tuple[tuple[Line, ...], tuple[Row, ...], tuple[Entry, ...]]:
    """Give each entry the sentences that stand below it, or without a text the anchors and the damage there."""
    starts = [place(entry.row)[0] for entry in entries]
    found: dict[int, list[Line]] = defaultdict(list)
    for start, line in lines(whole, facts, language) if whole else ():
        found[bisect_right(starts, start) - 1].append(line)
    damaged: dict[int, list[Row]] = defaultdict(list)
    names: dict[int, dict[str, None]] = defaultdict(dict)
    for kind, rows in {} if whole else facts.items():
        for row in rows:
            at = bisect_right(starts, place(row)[0]) - 1
            names[max(at, 0)][passage_anchor(row)] = None
            if kind == "damage":
                damaged[at].append(row)
    placed = (replace(entry, anchors=(*entry.anchors, *names[index]), damage=tuple(damaged[index]),
                      lines=tuple(found[index])) for index, entry in enumerate(entries))  # fmt: skip
    return tuple(found[-1]), tuple(damaged[-1]), tuple(placed)


def _table(reader: Reader, language: Language, kind: str, rows: Sequence[Row]) -> Table:
    shape = table("facts")[kind]
    columns = [column for column in shape["columns"] if column not in ("region", "plan")]
    return build(reader, language, kind, rows, columns, key=shape["key"])


def _entries(facts: dict[str, list[Row]], language: Language) -> Iterable[Entry]:
    """Headings and tasks in order; a heading that is a task stands once, as the task, with both anchors."""
    tasks = {text(row, "path"): row for row in facts["tasks"]}
    headings = [Entry("section", row, depth(row), _anchor(row, "section_iri"), passage(row, language))
                for row in facts["sections"] if text(row, "path") not in tasks]  # fmt: skip
    hung = {kind: _by_task(facts[kind]) for kind in ("assignments", "targets", "platforms", "funding")}
    found = [_task(row, hung, language) for row in facts["tasks"]]
    joined = defaultdict(list)
    for row in facts["sections"]:
        joined[text(row, "path")].append(_anchor(row, "section_iri"))
    found = [replace(entry, anchors=(*joined.pop(text(entry.row, "path"), ()), *entry.anchors)) for entry in found]
    return sorted((*headings, *found), key=lambda entry: _place(entry.row))


def _task(row: Row, hung: dict[str, dict[str, list[Row]]], language: Language) -> Entry:
    task = text(row, "task_iri")
    bodies = hung["assignments"][task]
    statements = {p.quote or p.place: p for p in (passage(body, language) for body in bodies)}
    return Entry(
        "task", row, depth(row), _anchor(row, "task_iri"), passage(row, language), tuple(bodies),
        tuple(statements.values()), tuple((target, goal(target, language)) for target in hung["targets"][task]),
        tuple(hung["platforms"][task]), tuple(hung["funding"][task]),
        tuple(_anchor(body, "assignment_iri") for body in bodies),
    )  # fmt: skip


def _by_task(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[text(row, "task_iri")].append(row)
    return found


def depth(row: Row) -> int:
    """Return the depth in the outline, from 1 to 4."""
    return min(text(row, "path").count("/") + 1, 4)


def _anchor(row: Row, column: str) -> str:
    return anchor(Identifier.parse(text(row, column)))


def _place(row: Row) -> tuple[tuple[int, str], ...]:
    return natural(text(row, "evidence").rpartition("/")[2])
