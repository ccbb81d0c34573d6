"""The quads of many documents one document at a time, and the nodes that several of them speak of."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from ontology.terms import BASE

_META: Final = f"<{BASE}graph/meta>"
_OF_PLANS: Final = (f"<{BASE}graph/doc/", f"<{BASE}graph/inferred/")
_BATCH: Final = 20_000  # lines


def _graph(line: str) -> str:
    return line.rsplit(" ", 2)[1]


def divided(lines: Iterable[str], folder: Path) -> list[Path]:
    """Write what each document states to a file of its own, and what no document states to one for all of it.

    Args:
        lines: sorted N-Quads.
        folder: an empty folder for the files.
    """
    files: dict[str, Path] = {}
    for graph, some in groupby(lines, _graph):
        key = next((graph.removeprefix(head) for head in _OF_PLANS if graph.startswith(head)), "")
        path = files.setdefault(key, folder / f"{len(files)}.nq")
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.writelines(some)
    return list(files.values())


def shared(lines: Iterable[str]) -> Iterator[str]:
    """The statements about nodes that several documents, or a document and the ontology, speak of, in batches.

    Args:
        lines: sorted N-Quads, so that what is said of one node stands together.
    """
    batch: list[str] = []
    for _, group in groupby(lines, lambda line: line.partition(" ")[0]):
        said = list(group)
        if len({_owner(graph) for graph in map(_graph, said) if graph != _META}) > 1:
            batch += said
        if len(batch) >= _BATCH:
            yield "".join(batch)
            batch = []
    if batch:
        yield "".join(batch)


def _owner(graph: str) -> str:
    """What is stated of a document and what is inferred from it are one document's."""
    return graph.replace("/graph/inferred/", "/graph/doc/")
