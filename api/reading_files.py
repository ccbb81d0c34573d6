"""Files → plans: reads documents and records, many of them in several processes, and never stops at a bad one."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from api.inputs import is_record
from loaders import load, load_record
from ontology.errors import DocumentError
from ontology.records import Plan

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_BATCH: Final = 8
DIED: Final = "reading it ended the process that read it"


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no plan, and why."""

    name: str
    reason: str


Outcome = Plan | Failure
T = TypeVar("T")
Progress = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Show nothing."""


def attempt(path: Path) -> Outcome:
    """Read one file; whatever is wrong with it becomes a failure with its reason."""
    try:
        return load_record(path) if is_record(path) else load(path)
    except DocumentError as error:
        return Failure(path.name, error.reason)
    except OSError as error:
        return Failure(path.name, error.strerror or str(error))


def read_all(paths: Sequence[Path], processes: int = 1, progress: Progress = silent) -> list[Outcome]:
    """Read all files; the outcomes stand in the order of ``paths``.

    Args:
        paths: documents and records.
        processes: how many to read in at once; 0 for one a core.
        progress: told after each step how many of how many are done.
    """
    return each(attempt, paths, processes, progress)


def each(
    read: Callable[[Path], T], paths: Sequence[Path], processes: int = 1, progress: Progress = silent
) -> list[T | Failure]:
    """What ``read`` makes of each file, as ``read_all``; it must be a function that another process can import."""
    outcomes: list[T | Failure] = []
    several = processes or os.cpu_count() or 1
    for outcome in map(read, paths) if processes == 1 else _parallel(read, paths, several):
        outcomes.append(outcome)
        progress(len(outcomes), len(paths))
    return outcomes


def _parallel(read: Callable[[Path], T], paths: Sequence[Path], processes: int) -> Iterator[T | Failure]:
    from concurrent.futures.process import BrokenProcessPool

    with _pool(processes) as pool:
        waiting = [(batch, pool.submit(_all, read, batch)) for batch in _batches(paths)]
        for batch, future in waiting:
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield from (_isolated(read, path) for path in batch)


def _pool(processes: int) -> "ProcessPoolExecutor":
    # who reads one file does not wait for these to load
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # forked children would share the threads of a progress bar
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))


def _all(read: Callable[[Path], T], paths: Sequence[Path]) -> list[T]:
    return [read(path) for path in paths]


def _isolated(read: Callable[[Path], T], path: Path) -> T | Failure:
    """Read one file in a process of its own: a document that kills its reader must not take others with it."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1) as pool:
        try:
            return pool.submit(read, path).result()
        except BrokenProcessPool:
            return Failure(path.name, DIED)


def _batches(paths: Sequence[Path]) -> Iterator[Sequence[Path]]:
    return (paths[start : start + _BATCH] for start in range(0, len(paths), _BATCH))
