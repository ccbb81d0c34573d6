"""The folder of a snapshot: ``manifest.json`` and the sorted N-Quads file that it names, replaced in one step."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Final

from ontology.errors import StoreError

MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a snapshot: key of its plan, file name, hash of the file, and a status.

    ``status`` is "full" where the text is loaded and "record" where it is not.
    """

    key: str
    name: str
    sha256: str
    status: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot holds. ``sha256`` is of the sorted N-Quads and serves as its version."""

    sha256: str
    quads: int
    documents: tuple[Document, ...] = ()

    @property
    def file(self) -> str:
        """Name of the N-Quads file in the folder."""
        return f"snapshot-{self.sha256[:16]}.nq"


def assemble(nquads: Iterable[str], documents: Sequence[Document] = ()) -> tuple[bytes, Manifest]:
    """Sort lines of N-Quads, leave out repeated ones, and describe the result.

    Args:
        nquads: statements with or without a line break at the end; one item may hold several lines.
        documents: the documents that they come from.
    """
    lines = sorted({line for item in nquads for line in item.split("\n") if line.strip()})
    data = "".join(f"{line}\n" for line in lines).encode()
    return data, Manifest(hashlib.sha256(data).hexdigest(), len(lines), _listed(documents))


def _listed(documents: Sequence[Document]) -> tuple[Document, ...]:
    return tuple(sorted(documents, key=lambda document: document.key))


def write(directory: Path, pieces: Iterable[bytes], documents: Sequence[Document] = ()) -> Manifest:
    """Put a snapshot into ``directory``: first the quads beside the old ones, then the manifest over the old one.

    Args:
        directory: the folder, which is made where it is missing.
        pieces: sorted lines of N-Quads, each once; a piece holds whole lines.
        documents: the documents that they come from.

    Raises:
        StoreError: the folder cannot be written.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        fresh = _fresh(directory / "snapshot")
        with fresh.open("wb") as file:
            digest, count = hashlib.sha256(), 0
            for piece in pieces:
                digest.update(piece)
                count += piece.count(b"\n")
                file.write(piece)
            _settle(file)
        manifest = Manifest(digest.hexdigest(), count, _listed(documents))
        fresh.replace(directory / manifest.file)
        _replace(directory / MANIFEST, (json.dumps(asdict(manifest), ensure_ascii=False, indent=1) + "\n").encode())
        for old in directory.glob("snapshot-*.nq"):
            if old.name != manifest.file:
                old.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{directory}: the snapshot cannot be written: {error.strerror}") from error
    return manifest


def opened(directory: Path) -> tuple[BinaryIO, Manifest]:
    """Open the quads of the snapshot of ``directory``, which are what its manifest says.

    Raises:
        StoreError: the folder is missing, holds no snapshot, or a damaged one.
    """
    manifest = read_manifest(directory)
    if not (directory / manifest.file).exists():
        manifest = read_manifest(directory)  # a new snapshot took its place meanwhile
    try:
        file = (directory / manifest.file).open("rb")
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise StoreError(f"{directory}: no snapshot can be read here: {error.strerror}") from error
    if digest != manifest.sha256:
        file.close()
        raise StoreError(f"{directory}: {manifest.file} is not what {MANIFEST} says; build the store again")
    file.seek(0)
    return file, manifest


def lines(directory: Path) -> Iterator[str]:
    """The sorted lines of the snapshot of ``directory``, one after the other.

    Raises:
        StoreError: the folder is missing, holds no snapshot, or a damaged one.
    """
    manifest, digest = read_manifest(directory), hashlib.sha256()
    try:
        with (directory / manifest.file).open("rb") as file:
            for line in file:
                digest.update(line)
                yield line.decode()
    except OSError as error:
        raise StoreError(f"{directory}: no snapshot can be read here: {error.strerror}") from error
    if digest.hexdigest() != manifest.sha256:
        raise StoreError(f"{directory}: {manifest.file} is not what {MANIFEST} says; build the store again")


def read_manifest(directory: Path) -> Manifest:
    """Read what the snapshot of ``directory`` says of itself.

    Raises:
        StoreError: there is no manifest, or it is not one.
    """
    try:
        stated = json.loads(_read(directory / MANIFEST))
        documents = tuple(Document(**document) for document in stated["documents"])
        return Manifest(stated["sha256"], stated["quads"], documents)
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{directory}: {MANIFEST} is not the manifest of a snapshot") from error


def fingerprint(directory: Path) -> str:
    """Return what two manifests have in common where they say the same, in little memory however much that is.

    Raises:
        StoreError: there is no manifest.
    """
    path = directory / MANIFEST
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _missing(path, error) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _missing(path, error) from error


def _missing(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path}: no snapshot can be read here: {error.strerror}")


def _replace(path: Path, data: bytes) -> None:
    fresh = _fresh(path)
    with fresh.open("wb") as file:
        file.write(data)
        _settle(file)
    fresh.replace(path)


def _fresh(path: Path) -> Path:
    """A name beside ``path`` for what is to take its place."""
    return path.with_name(f".{path.name}.{os.getpid()}")


def _settle(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
