"""How fast the plain reader and the compiled one read, and whether they find the same: a section of ``docs/quality.md``."""

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.machinery import EXTENSION_SUFFIXES
from math import inf
from pathlib import Path
from typing import Final

from tests.compiled_wheel import NotBuiltError, build
from tests.conftest import ROOT

PLACE: Final = ROOT / ".bench"
DOCUMENT: Final = 7000  # characters
ROUNDS: Final = 3
_ZHENGTU: Final = "import sys; from api.cli import main; sys.exit(main())"
_ROWS: Final = (
    f"documents of {DOCUMENT:,} characters a second",
    "the same, first time of a process",
    "`zhengtu extract` from the shell",
)


@dataclass(slots=True)
class Measured:
    """What one reader took at best: seconds of a first time, of a later one, and from the shell; and what it found."""

    characters: int = 0
    digests: list[str] = field(default_factory=list)
    first: float = inf
    later: float = inf
    shell: float = inf

    def cells(self) -> list[str]:
        """The figures of the table."""
        size = self.characters / DOCUMENT
        return [f"{size / self.later:.0f}", f"{size / self.first:.0f}", f"{self.shell:.2f} s"]


def speed(files: Sequence[Path]) -> tuple[str, list[list[str]]]:
    """What was measured, in words, and a table of what it was for the plain reader and the compiled one."""
    plain, compiled = Measured(), Measured()
    readers, reason = {ROOT: plain}, ""
    try:
        readers[installed()] = compiled
    except NotBuiltError as error:
        first, *rest = str(error).splitlines()
        reason = " ".join([first, *rest[-1:]])  # what was tried, and what the compiler said last
    for _ in range(ROUNDS):  # by turns, as a machine is now faster and now slower
        for folder, reader in readers.items():
            measure(reader, folder, files)
    said = (
        f"{len(files)} documents of {plain.characters / 1000:,.0f} thousand characters; one process, its own time, best of "
        f"{ROUNDS} rounds;\nPython {platform.python_version()} on {platform.machine()}. The compiled reader is that of "
        f"`make wheel`. {'' if reason else same_facts(plain, compiled, files)}"
    )
    cells = [f"not run: {reason}"] * len(_ROWS) if reason else compiled.cells()
    return said.rstrip(), [list(row) for row in zip(_ROWS, plain.cells(), cells, strict=True)]


def same_facts(plain: Measured, compiled: Measured, files: Sequence[Path]) -> str:
    """Whether both readers found the same, byte for byte; where not, in which documents."""
    pairs = zip(files, plain.digests, compiled.digests, strict=True)
    other = [path.name for path, one, another in pairs if one != another]
    return f"Both do not find the same in: {', '.join(other)}." if other else "Both find the same facts, byte for byte."


def installed() -> Path:
    """The folder into which the compiled wheel is installed, built anew.

    Raises:
        NotBuiltError: it cannot be built; the message says why.
    """
    folder = PLACE / "compiled"
    wheel = build(PLACE)
    shutil.rmtree(folder, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(folder), str(wheel)], check=True)
    return folder


def measure(reader: Measured, folder: Path, files: Sequence[Path]) -> None:
    """Read ``files`` with what is in ``folder``, and note it where it is better than before.

    Raises:
        ValueError: another reader was found, or one that is compiled where the plain one is asked for, or the reverse.
    """
    script = Path(__file__).with_name("reading_speed.py")
    told = json.loads(_run(folder, [str(script)], json.dumps([str(path.resolve()) for path in files])))
    module = Path(told["module"])
    if not module.is_relative_to(folder) or (folder != ROOT) != module.name.endswith(tuple(EXTENSION_SUFFIXES)):
        raise ValueError(f"{module} is not what was to be measured")
    reader.characters, reader.digests = told["characters"], told["digests"]
    first, *later = told["seconds"]
    start = time.perf_counter()
    _run(folder, ["-c", _ZHENGTU, "extract", str(files[0])])
    shell = time.perf_counter() - start
    reader.first, reader.later = min(reader.first, first), min(reader.later, *later)
    reader.shell = min(reader.shell, shell)


def _run(folder: Path, arguments: Sequence[str], given: str = "") -> str:
    """What Python says that imports from ``folder`` before all else."""
    environment = os.environ | {"PYTHONPATH": str(folder)}
    command = [sys.executable, "-P", *arguments]
    return subprocess.run(command, check=True, env=environment, input=given, capture_output=True, text=True).stdout


def main(arguments: Sequence[str]) -> Iterator[str]:
    """The lines that ``python -m tests.bench_compiled FILES`` prints."""
    said, rows = speed([Path(name) for name in arguments])
    yield said
    yield from (" | ".join(row) for row in rows)


if __name__ == "__main__":
    for line in main(sys.argv[1:]):
        print(line)
