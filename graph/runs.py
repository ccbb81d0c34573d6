"""Sorted runs of N-Quads on disk, and their merge, which holds a small part of them in memory at a time."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

_SAMPLED: Final = 256  # one line in so many says where the parts are divided
_PART: Final = 100_000  # lines of a part, about


def write_run(path: Path, nquads: str) -> None:
    """Write the lines of ``nquads``, each once and sorted, to ``path``."""
    lines = sorted({line for line in nquads.encode().split(b"\n") if line.strip()})
    path.write_bytes(b"".join(line + b"\n" for line in lines))


def merged(runs: Sequence[Path], folder: Path) -> Iterator[bytes]:
    """The lines of all ``runs``, each once and sorted, in pieces.

    The runs are divided into parts at the same lines; each part, which fits into memory, is sorted by itself.

    Args:
        runs: files that ``write_run`` wrote.
        folder: where the parts may be kept; they are removed as they are given.
    """
    bounds = _bounds(runs)
    parts = [folder / f"part-{number}" for number in range(len(bounds) + 1)]
    for run in runs:
        _divide(run, bounds, parts)
    for part in parts:
        if part.exists():
            yield b"".join(sorted(set(part.read_bytes().splitlines(keepends=True))))
            part.unlink()


def _bounds(runs: Sequence[Path]) -> list[bytes]:
    """The lines at which the parts begin, but for the first."""
    sample = sorted(line for run in runs for line in run.read_bytes().split(b"\n")[_SAMPLED // 2 :: _SAMPLED] if line)
    step = max(_PART // _SAMPLED, 1)
    return sample[step::step]


def _divide(run: Path, bounds: Sequence[bytes], parts: Sequence[Path]) -> None:
    """Append to each part the lines of ``run`` that belong there."""
    lines = run.read_bytes().splitlines(keepends=True)
    start = 0
    for part, bound in zip(parts, [*bounds, None], strict=True):
        stop = len(lines) if bound is None else bisect_left(lines, bound, start)
        if stop > start:
            with part.open("ab") as file:
                file.writelines(lines[start:stop])
        start = stop
