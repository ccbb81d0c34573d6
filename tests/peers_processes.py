"""Processes of the servers that are compared: start, stop, what they do and what memory they take."""

import os
import re
import signal
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path


class NotRunError(Exception):
    """Why a server is not measured."""


def memory(pid: int) -> int:
    """Bytes that a process and all below it take; what they share counts once."""
    total = 0
    for one in tree(pid):
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
        except OSError:  # it has ended meanwhile
            continue
        found = re.search(r"^Pss: +(\d+)", text, re.M)
        total += int(found[1]) * 1024 if found else 0
    return total


def tree(pid: int) -> list[int]:
    """Return a process and all below it."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, task.read_text(encoding="ascii").split())
            except OSError:
                continue
    return found


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process and all below it, by their ids."""
    below = tree(process.pid)[1:]
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in below:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def start(command: Sequence[str], folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    """Start a server without any output."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet, env=os.environ | environment)


def run(command: Sequence[str], folder: Path, seconds: float) -> None:
    """Run a command that loads.

    Raises:
        NotRunError: it fails, or takes longer.
    """
    try:
        subprocess.run(command, cwd=folder, capture_output=True, timeout=seconds, check=True)
    except subprocess.TimeoutExpired as error:
        raise NotRunError(f"loading was not done after {seconds:g} s") from error
    except subprocess.CalledProcessError as error:
        raise NotRunError(f"loading failed: {error.stderr[-200:].decode(errors='replace').strip()}") from error


def busy(pid: int) -> float:
    """Seconds of processor time that a process and all below it have taken."""
    total = 0.0
    for one in tree(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            continue
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total
