"""What a build is made of: the files that paths stand for, and one fingerprint of them and of the program."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

RECORD_SUFFIXES: Final = (".yaml", ".yml")
SIDE_SUFFIX: Final = ".meta.yaml"
# files of the program that decide what a build holds
_ROOMS: Final = ("ontology", "loaders", "graph")
_KINDS: Final = (".py", ".yaml", ".ttl", ".rq")


def is_record(path: Path) -> bool:
    """Whether a file is a reviewed record rather than a document."""
    return path.suffix.lower() in RECORD_SUFFIXES


def gather(paths: Iterable[Path]) -> list[Path]:
    """Return the files that ``paths`` stand for, each once: files themselves, and all files in folders, sorted.

    Side files belong to their documents; hidden files and folders are no input. What is not there stays in the
    list, so that reading it can say so.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in sorted(_files(path)) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and not path.name.endswith(SIDE_SUFFIX):
            yield path


def fingerprint(inputs: Sequence[Path]) -> str:
    """Return the SHA-256 over the program's version and files and over names and bytes of all inputs."""
    total = hashlib.sha256(version("zhengtu").encode())
    for room in _ROOMS:
        for name, data in _program_files(files(room), room):
            _add(total, name, data)
    for path in inputs:
        _add(total, path.name, _bytes(path))
        _add(total, SIDE_SUFFIX, _bytes(path.with_name(path.stem + SIDE_SUFFIX)))
    return total.hexdigest()


def _program_files(folder: Traversable, place: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = f"{place}/{entry.name}"
        if entry.is_dir() and entry.name not in ("__pycache__", "records"):
            yield from _program_files(entry, name)
        elif entry.is_file() and entry.name.endswith(_KINDS):
            yield name, entry.read_bytes()


def _add(total: "hashlib._Hash", name: str, data: bytes) -> None:
    total.update(f"\0{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
    total.update(data)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
