"""Builds the wheel whose reader is compiled: ``python -m tests.compiled_wheel FOLDER``, which is ``make wheel``.

The hook compiles beside the sources. So it is given a copy of them, and nothing compiled ever lies in the tree.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.conftest import ROOT

# Its functions are called by its own modules only, and found without a look at who else may bring their names.
_FLAGS: Final = "-fvisibility=hidden -fno-plt -fno-semantic-interposition"


class NotBuiltError(Exception):
    """Why there is no wheel."""


def missing() -> list[str]:
    """What compiling needs and this machine lacks."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    headers = Path(sysconfig.get_path("include"), "Python.h")
    needed = {
        f"C compiler ({compiler})": shutil.which(compiler),
        f"{headers.name} (the headers of Python)": headers.exists(),
        "hatch-mypyc (it is in requirements-dev.lock)": importlib.util.find_spec("hatch_mypyc"),
    }
    return [name for name, found in needed.items() if not found]


def build(folder: Path) -> Path:
    """Build the compiled wheel into ``folder``.

    Returns:
        The wheel.

    Raises:
        NotBuiltError: something is missing, or a step failed; the message says which.
    """
    if lacking := missing():
        raise NotBuiltError(f"there is no {' and no '.join(lacking)}")
    with tempfile.TemporaryDirectory() as place:
        hatch("sdist", ROOT, Path(place))
        with tarfile.open(next(Path(place).glob("*.tar.gz"))) as packed:
            packed.extractall(place, filter="data")
        copy = next(path for path in Path(place).iterdir() if path.is_dir())
        flags = f"{os.environ.get('CFLAGS', '')} {_FLAGS}".strip()
        hatch("wheel", copy, Path(place), {"HATCH_BUILD_HOOKS_ENABLE": "1", "CFLAGS": flags})
        made = next(Path(place).glob("*.whl"))
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.move(made, folder / made.name))


def hatch(target: str, source: Path, folder: Path, settings: dict[str, str] | None = None) -> None:
    """Have hatchling build ``target`` of ``source`` into ``folder``; ``settings`` are added to the environment.

    Raises:
        NotBuiltError: it could not; the message holds what it said.
    """
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    done = subprocess.run(
        command, cwd=source, env=os.environ | (settings or {}), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotBuiltError(f"hatchling could not build the {target}:\n{done.stdout}{done.stderr}".rstrip())


def main(arguments: Sequence[str]) -> int:
    """Build the wheel into the folder that is named, and say where it is; 1 where that cannot be."""
    print("Compiling the reader; this takes some minutes", flush=True)
    try:
        print(build(Path(arguments[0])))
    except NotBuiltError as error:
        print(f"No compiled wheel: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
