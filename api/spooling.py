"""One file on its way through a build: read, its quads written to disk, and little of it remembered."""

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.checking import broken_in
from api.reading_files import Failure, attempt
from ontology.records import Plan

if TYPE_CHECKING:
    from graph.check import Violation

KINDS: Final = ("tasks", "assignments", "targets", "platforms", "citations", "funding", "milestones")


@dataclass(frozen=True, slots=True)
class Spooled:
    """A plan of which only header, source without text, and citations are here; its quads are in the file ``run``.

    ``facts`` and ``damage`` count what it holds, by kind; ``violations`` are what it breaks of the SHACL shapes
    by itself, where that was asked for.
    """

    plan: Plan
    run: Path
    facts: dict[str, int]
    damage: dict[str, int]
    violations: "tuple[Violation, ...]" = ()


def spool(folder: Path, check: bool, path: Path) -> Spooled | Failure:
    """Read one file and write the quads of its plan into ``folder``, and check them where ``check`` says so.

    Raises:
        StoreError: the quads do not parse.
        OSError: the folder cannot be written.
    """
    # who reads one file does not wait for the engine to load
    from graph.loading import validate
    from graph.runs import write_run
    from graph.triples import nquads

    plan = attempt(path)
    if isinstance(plan, Failure):
        return plan
    text = nquads(plan)
    validate(text.encode())
    run = folder / f"{hashlib.sha256(str(path.resolve()).encode('utf-8', 'surrogateescape')).hexdigest()}.nq"
    write_run(run, text)
    facts = {kind: len(getattr(plan, kind)) for kind in KINDS}
    violations = tuple(broken_in(run)) if check else ()
    return Spooled(_light(plan), run, facts, dict(Counter(damage.kind for damage in plan.damage)), violations)


def _light(plan: Plan) -> Plan:
    """``plan`` without what is known only from its quads; an empty text still tells a document from a record."""
    return replace(
        plan,
        source=plan.source if plan.source.text is None else replace(plan.source, text=""),
        sections=(), tasks=(), assignments=(), targets=(), platforms=(), funding=(), milestones=(), damage=(),
    )  # fmt: skip
