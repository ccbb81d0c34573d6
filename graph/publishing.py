"""Puts a snapshot of quads into a folder, in the place of the one that is there, in one step."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from graph import snapshot
from graph.loading import validate
from graph.runs import merged
from graph.snapshot import Document, Manifest


def publish(directory: Path, nquads: Iterable[str], documents: Sequence[Document] = ()) -> Manifest:
    """Make a snapshot of lines of N-Quads and put it in the place of the one in ``directory``.

    Raises:
        StoreError: the quads do not parse, or the folder cannot be written; the old snapshot then stays.
    """
    data, manifest = snapshot.assemble(nquads, documents)
    validate(data)
    return snapshot.write(directory, [data], manifest.documents)


def publish_runs(directory: Path, runs: Sequence[Path], documents: Sequence[Document] = ()) -> Manifest:
    """Like ``publish``, for sorted files of quads that ``validate`` has passed, which are never all in memory.

    Raises:
        StoreError: the folder cannot be written; the old snapshot then stays.
    """
    with tempfile.TemporaryDirectory() as folder:
        return snapshot.write(directory, merged(runs, Path(folder)), documents)
