"""Starts holder processes: one that loads a snapshot by itself, or a fork of this process that shares its memory."""

import gc
import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from graph.holder import Orders, hold
from graph.store import Store

_TASKS: Final = Path("/proc/self/task")
_GONE: Final = 1.0  # seconds in which a thread that has been joined is gone


@dataclass(frozen=True, slots=True)
class Size:
    """How many workers there are, the bytes each may take beyond the graph, and whether they may open sockets."""

    workers: int = 2
    memory: int = 1 << 30
    network: bool = False


class Child:
    """A process that was forked from this one, as far as one of ``subprocess`` is asked for."""

    def __init__(self, pid: int) -> None:
        """Name the process."""
        self.pid = pid
        self._status: int | None = None

    def poll(self) -> int | None:
        """Return how it ended, None where it has not."""
        return self._asked(os.WNOHANG)

    def wait(self) -> int | None:
        """Wait until it has ended."""
        return self._asked(0)

    def kill(self) -> None:
        """End it at once."""
        if self.poll() is None:
            os.kill(self.pid, 9)

    def _asked(self, how: int) -> int | None:
        if self._status is None:
            ended, status = os.waitpid(self.pid, how)
            self._status = os.waitstatus_to_exitcode(status) if ended else None
        return self._status


@dataclass(frozen=True, slots=True)
class Started:
    """A holder process, and the channel by which it is told things."""

    process: subprocess.Popen[bytes] | Child
    control: socket.socket


def start(quads: int, size: Size) -> Started:
    """Start a holder that loads an open file of N-Quads by itself; the file may be closed afterwards."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    orders = Orders(theirs.fileno(), quads, **asdict(size))
    command = [sys.executable, "-P", "-m", "graph.holder", json.dumps(asdict(orders))]
    process = subprocess.Popen(
        command, pass_fds=(theirs.fileno(), quads), stdin=subprocess.DEVNULL, start_new_session=True
    )
    theirs.close()
    return Started(process, ours)


def _alone() -> bool:
    """Whether this process has no other thread; one that has been joined may take a moment to be gone."""
    end = time.monotonic() + _GONE
    while len(list(_TASKS.iterdir())) > 1:
        if time.monotonic() > end:
            return False
        time.sleep(_GONE / 100)
    return True


def fork(store: Store, size: Size) -> Started | None:
    """Start a holder that has ``store`` from this process, so that both share its memory; it needs not be loaded again.

    None where this process has other threads already, whose locks a fork would keep for ever.
    """
    if not _alone():
        return None
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    gc.collect()
    gc.freeze()  # looking through what lasts for what may go makes everybody wait
    pid = os.fork()
    if pid == 0:
        os.setsid()
        _keep_only(theirs)
        hold(store, theirs, Orders(theirs.fileno(), -1, **asdict(size)))
    theirs.close()
    return Started(Child(pid), ours)


def _keep_only(control: socket.socket) -> None:
    """Close all that is open but what is written to, and ``control``: the address would be in use as long as it is."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.closerange(3, control.fileno())
    os.closerange(control.fileno() + 1, os.sysconf("SC_OPEN_MAX"))


def memory_file(data: bytes) -> int:
    """Return an open file that holds ``data`` and has no name."""
    file = os.memfd_create("quads")
    with os.fdopen(os.dup(file), "wb") as writer:
        writer.write(data)
    return file
