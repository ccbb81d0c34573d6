"""How fast the plain reader and the compiled one read, and whether they find the same: a section of ``docs/quality.md``."""

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Final

from tests.compiled_wheel import NotBuiltError, build
from tests.conftest import ROOT

PLACE: Final = ROOT / ".bench"
DOCUMENT: Final = 7000  # characters
SHELL_RUNS: Final = 3
_ZHENGTU: Final = "import sys; from api.cli import main; sys.exit(main())"
_ROWS: Final = (
    f"documents of {DOCUMENT:,} characters a second, best of {{best}}",
    "the same, first time of a process",
    f"`zhengtu extract` from the shell, best of {SHELL_RUNS}",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one reader took: seconds of each time, characters read, digests of the facts, seconds from the shell."""

    seconds: list[float]
    characters: int
    digests: list[str]
    shell: float

    def cells(self) -> list[str]:
        """The figures of the table."""
        size = self.characters / DOCUMENT
        return [f"{size / min(self.seconds[1:]):.0f}", f"{size / self.seconds[0]:.0f}", f"{self.shell:.2f} s"]


def speed(files: Sequence[Path]) -> tuple[str, list[list[str]]]:
    """What was measured, in words, and a table of what it was for the plain reader and the compiled one."""
    plain = measured(ROOT, files)
    try:
        compiled = measured(installed(), files)
        cells, verdict = compiled.cells(), same_facts(plain, compiled, files)
    except NotBuiltError as error:
        reason = str(error).partition("\n")[0]
        cells, verdict = [f"not run: {reason}"] * len(_ROWS), ""
    said = (
        f"{len(files)} documents of {plain.characters / 1000:,.0f} thousand characters; one process, its own time; "
        f"Python {platform.python_version()} on {platform.machine()}.\nThe compiled reader is that of `make wheel`. {verdict}"
    )
    names = [row.format(best=len(plain.seconds) - 1) for row in _ROWS]
    return said.rstrip(), [list(row) for row in zip(names, plain.cells(), cells, strict=True)]


def same_facts(plain: Measured, compiled: Measured, files: Sequence[Path]) -> str:
    """Whether both readers found the same, byte for byte; where not, in which documents."""
    pairs = zip(files, plain.digests, compiled.digests, strict=True)
    other = [path.name for path, one, another in pairs if one != another]
    return f"Both do not find the same in: {', '.join(other)}." if other else "Both find the same facts, byte for byte."


def installed() -> Path:
    """The folder into which the compiled wheel is installed, built anew.

    Raises:
        NotBuiltError: it cannot be built; or what it brings is not compiled.
    """
    folder = PLACE / "compiled"
    shutil.rmtree(folder, ignore_errors=True)
    wheel = build(PLACE)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(folder), str(wheel)], check=True)
    return folder


def measured(folder: Path, files: Sequence[Path]) -> Measured:
    """What the reader in ``folder`` takes for ``files``."""
    script = Path(__file__).with_name("reading_speed.py")
    told = json.loads(_run(folder, [str(script)], json.dumps([str(path.resolve()) for path in files])))
    module = Path(told.pop("module"))
    if not module.is_relative_to(folder) or (folder != ROOT) != module.name.endswith(tuple(EXTENSION_SUFFIXES)):
        raise NotBuiltError(f"{module.name} is not what was to be measured")
    return Measured(shell=min(_shell(folder, files[0]) for _ in range(SHELL_RUNS)), **told)


def _shell(folder: Path, path: Path) -> float:
    start = time.perf_counter()
    _run(folder, ["-c", _ZHENGTU, "extract", str(path)])
    return time.perf_counter() - start


def _run(folder: Path, arguments: Sequence[str], given: str = "") -> str:
    """What Python says that imports from ``folder`` before all else."""
    environment = os.environ | {"PYTHONPATH": str(folder)}
    command = [sys.executable, "-P", *arguments]
    return subprocess.run(command, check=True, env=environment, input=given, stdout=subprocess.PIPE, text=True).stdout


def main(arguments: Sequence[str]) -> Iterator[str]:
    """The lines that ``python -m tests.bench_compiled FILES`` prints."""
    said, rows = speed([Path(name) for name in arguments])
    yield said
    yield from (" | ".join(row) for row in rows)


if __name__ == "__main__":
    for line in main(sys.argv[1:]):
        print(line)
