"""Documents of a build, or of a store, against the SHACL shapes: one at a time, then what they say together."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from api.reading_files import Failure, each
from api.settings import Settings
from ontology.errors import StoreError

# who does not check does not wait for the checker to load
if TYPE_CHECKING:
    from graph.check import Violation


def broken_in(run: Path) -> "list[Violation]":
    """What the quads in the file ``run``, those of one document, break of the shapes by themselves."""
    from graph.check import violations

    return violations(run.read_text(encoding="utf-8"))


def broken_of(runs: Sequence[Path], folder: Path, found: "Sequence[Violation]") -> "list[Violation]":
    """What the documents of a build break of the shapes.

    Args:
        runs: the sorted quads of the ontology, then those of each document.
        folder: where there is room for a while.
        found: what the documents break by themselves.
    """
    from graph.runs import merged

    lines = (line.decode() for piece in merged(runs, folder) for line in piece.splitlines(keepends=True))
    return _with_shared([*broken_in(runs[0]), *found], lines)


def broken_rules(settings: Settings) -> "list[Violation]":
    """What the snapshot of the store breaks of the shapes.

    Raises:
        StoreError: the store cannot be read, or a document ended the process that checked it.
    """
    from graph.parts import divided
    from graph.snapshot import lines

    with TemporaryDirectory() as folder:
        parts = divided(lines(settings.store), Path(folder))
        processes = settings.processes if len(parts) >= settings.parallel_from else 1
        found: list[Violation] = []
        for outcome in each(broken_in, parts, processes):
            if isinstance(outcome, Failure):
                raise StoreError(f"{settings.store}: {outcome.reason}")
            found += outcome
    return _with_shared(found, lines(settings.store))


def _with_shared(found: "list[Violation]", lines: Iterable[str]) -> "list[Violation]":
    """``found``, and what several documents break together where none does alone."""
    from graph.check import shared_violations
    from graph.parts import shared

    known = {(one.shape, one.focus) for one in found}
    together = (one for batch in shared(lines) for one in shared_violations(batch))
    return [*found, *(one for one in together if (one.shape, one.focus) not in known)]
