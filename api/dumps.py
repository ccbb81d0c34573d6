"""The files of ``/dumps/``: all data of a snapshot as RDF and as tables, made when first asked for."""

import csv
import gzip
import hashlib
import io
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import IO, Any, Final, cast

from api.items import BASICS
from api.lookups import Lookups
from api.reading import query_text, table, text
from graph.kinds import kinds
from ontology.errors import NotFoundError

SUMS: Final = "SHA256SUMS"
_BATCH: Final = 500
_SEPARATOR: Final = ";"
# columns of numbers, years, dates and truth values; all others hold words, also where these look like numbers (320500)
_MEASURED: Final = frozenset(
    ("value", "max", "amount", "position", "size", "tier", "year", "start", "end", "issued", "published", "suspect",
     "unassigned", "unresolved", "vertical")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dump:
    """One file: where it lies, its size and hash."""

    name: str
    media: str
    zh: str
    en: str
    path: Path
    size: int
    sha256: str


class Dumps:
    """Files of one snapshot in a folder of their own, which goes with this object; threads may share it."""

    def __init__(self, lookups: Lookups) -> None:
        """Offer the snapshot of ``lookups``."""
        self._lookups = lookups
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._made: dict[str, Dump] = {}
        self._lock = Lock()

    def clear(self) -> None:
        """Remove the files that were made."""
        with self._lock:
            if self._folder is not None:
                self._folder.cleanup()
            self._folder, self._made = None, {}

    def all(self) -> list[Dump]:
        """Return all files."""
        return [self.file(name) for name in table("dumps")]

    def file(self, name: str) -> Dump:
        """Return one file.

        Raises:
            NotFoundError: there is none of that name.
        """
        stated = table("dumps")
        if name not in stated:
            raise NotFoundError(f"no file {name!r}; there are {', '.join(stated)}, {SUMS}")
        with self._lock:
            if name not in self._made:
                self._made[name] = self._make(name, stated[name])
            return self._made[name]

    def sums(self) -> str:
        """Return the hashes of all files, as ``sha256sum --check`` reads them."""
        return "".join(f"{dump.sha256}  {dump.name}\n" for dump in self.all())

    def _make(self, name: str, stated: Mapping[str, str]) -> Dump:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="zhengtu-dumps-")
        path = Path(self._folder.name) / name
        if "rdf" in stated:
            # without the time, so that equal data give equal files
            with path.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed:
                self._lookups.reader.store.copy(stated["rdf"], cast("IO[bytes]", packed))
        elif "csv" in stated:
            to_parquet(self._made_of(stated["csv"]), path)
        else:
            with path.open("w", encoding="utf-8", newline="") as file:
                if "kind" in stated:
                    write_csv(file, self._entities(stated["kind"]))
                else:
                    file.writelines(self._facts(stated["facts"]))
        with path.open("rb") as file_:
            digest = hashlib.file_digest(file_, "sha256").hexdigest()
        return Dump(name, stated["media"], stated["zh"], stated["en"], path, path.stat().st_size, digest)

    def _made_of(self, name: str) -> Path:
        """Where the file ``name`` lies, made where it is not there yet; the lock is held."""
        if name not in self._made:
            self._made[name] = self._make(name, table("dumps")[name])
        return self._made[name].path

    def _entities(self, kind: str) -> Iterable[Mapping[str, Any]]:
        nodes = self._lookups.directory.nodes(kind, {})
        wanted = [name for name in (*BASICS, *kinds()[kind].fields) if name != "page"]
        for start in range(0, len(nodes), _BATCH):
            yield from self._lookups.items.of(kind, nodes[start : start + _BATCH], wanted)

    def _facts(self, name: str) -> Iterable[str]:
        """The lines of a table of facts in the order of their keys; as lines they take a tenth of the memory.

        A node with two names makes two rows of a fact, which is counted once everywhere else: one of them stays.
        """
        key = table("facts")[name]["key"]
        lines: dict[str, str] = {}
        for row in self._lookups.reader.store.each(query_text(name)):
            if not lines:
                yield line(row)
            fact, made = text(row, key), line(term.value if term else None for term in row.values())
            lines[fact] = min(made, lines.get(fact, made))
        yield from (lines[fact] for fact in sorted(lines))


def line(cells: Iterable[object]) -> str:
    """Return a line of CSV."""
    written = io.StringIO(newline="")
    csv.writer(written).writerow(cells)
    return written.getvalue()


def write_csv(file: io.TextIOBase, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows with the same columns; several values of a cell stand with semicolons between."""
    writer = csv.writer(file)
    for number, row in enumerate(rows):
        if not number:
            writer.writerow(row)
        writer.writerow(map(_cell, row.values()))


def to_parquet(source: Path, target: Path) -> None:
    """Write the table of a CSV file as Parquet; what is measured has the type of all its values, all else is words."""
    import duckdb  # loading it takes long, and few ask for it

    with duckdb.connect(config={"threads": 1, "autoinstall_known_extensions": False}) as engine:
        # an empty table is a file without a line
        if source.stat().st_size:
            with source.open(encoding="utf-8", newline="") as file:
                worded = {name: "VARCHAR" for name in next(csv.reader(file)) if name not in _MEASURED}
            engine.read_csv(str(source), header=True, sample_size=-1, dtype=worded).write_parquet(str(target))
        else:
            engine.sql("SELECT 1 AS empty LIMIT 0").write_parquet(str(target))


def _cell(value: object) -> object:
    return _SEPARATOR.join(str(one) for one in value if one is not None) if isinstance(value, list) else value
