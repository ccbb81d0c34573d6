"""The process that is started: it keeps the address, and has one process after the other serve it, one a snapshot.

It loads nothing itself, and so stays small. What it hears are signals, which it waits for and looks at one by one:
SIGINT and SIGTERM end all; a process that serves says so by ``READY``; ``SIGCHLD`` tells that one has ended.
"""

import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from api.exit_codes import GOOD, NOTHING
from api.forking import forked, how_ended
from graph.snapshot import MANIFEST, fingerprint
from ontology.errors import StoreError

READY: Final = signal.SIGUSR1  # to the keeper: this process serves
LEAVE: Final = signal.SIGUSR2  # to a process that serves: take nothing new, and end what was begun
ENDING: Final = frozenset({signal.SIGINT, signal.SIGTERM})
HEARD: Final = frozenset({*ENDING, READY, signal.SIGCHLD})
LOOK_EVERY: Final = 2.0  # seconds
END: Final = 6.0  # seconds in which all end that are told to
PAUSES: Final = (1.0, 60.0)  # seconds before another is started in the place of one that has ended: at first, at most
_log = logging.getLogger("zhengtu")


@dataclass(frozen=True, slots=True)
class Process:
    """A process over the snapshot of a manifest; ``since`` is when it began to do what it does now."""

    pid: int
    manifest: str
    since: float


class Keeper:
    """Has the newest snapshot of a folder served. At most two processes hold one: an old and a new one."""

    def __init__(
        self, folder: Path, work: Callable[[bool], object], shown: Callable[[], None], patience: float
    ) -> None:
        """Say what is to be served; nothing is started.

        Args:
            folder: of the snapshots.
            work: what a process does until it is told to leave or to end; whether another one serves meanwhile.
            shown: is called once, when the first snapshot is served.
            patience: seconds in which a process that was told to leave ends what it has begun.
        """
        self._folder, self._work, self._shown, self._patience = folder, work, shown, patience
        self._serving: Process | None = None
        self._starting: Process | None = None
        self._leaving: Process | None = None
        self._known: tuple[int, int] | None = None
        self._first = True
        self._pause, self._due = 0.0, 0.0
        self._code: int | None = None

    def run(self) -> int:
        """Keep the snapshots served until a signal ends it; return the exit code.

        Raises:
            StoreError: there is no snapshot to begin with.
            OSError: there is no room for another process.
        """
        self._mask = signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
        try:
            self._start()
            while self._code is None:
                self._hear(signal.sigtimedwait(HEARD, LOOK_EVERY))
                for pid, code in _ended():
                    self._bury(pid, code)
                self._look()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, self._mask)
        return self._code

    def _hear(self, told: signal.struct_siginfo | None) -> None:
        if told is None:
            return
        if told.si_signo in ENDING:
            self._end()
            self._code = GOOD
        elif told.si_signo == READY and self._starting and told.si_pid == self._starting.pid:
            self._go_over(self._starting)

    def _go_over(self, fresh: Process) -> None:
        """Let another serve, and who served till now leave."""
        now = time.monotonic()
        if self._serving:
            os.kill(self._serving.pid, LEAVE)
            self._leaving = replace(self._serving, since=now)
        self._serving, self._starting = replace(fresh, since=now), None
        if self._first:
            self._first = False
            self._shown()

    def _bury(self, pid: int, code: int) -> None:
        """Go on after the end of a process."""
        if self._starting and pid == self._starting.pid:
            self._starting = None
            if code < 0:
                _log.error("the process that was loading a snapshot %s", how_ended(code))
            self._failed(code)
        elif self._serving and pid == self._serving.pid:
            if time.monotonic() - self._serving.since > PAUSES[-1]:
                self._pause = 0.0
            self._serving = None
            _log.error("the process that serves %s", how_ended(code))
            self._later()
        elif self._leaving and pid == self._leaving.pid:
            self._leaving = None

    def _failed(self, code: int) -> None:
        if self._first:
            self._code = max(code, NOTHING)
        elif self._serving:
            _log.error("the new snapshot cannot be shown; the old one stays")
        else:
            self._later()

    def _later(self) -> None:
        """Start another after a pause, which is longer each time."""
        if self._starting is None:
            self._pause = min(max(2 * self._pause, PAUSES[0]), PAUSES[-1])
            self._due = time.monotonic() + self._pause
            _log.error("another is started in %d s", self._pause)

    def _look(self) -> None:
        """Start what is to be started, and end what has left too late."""
        if self._code is not None:
            return  # there are no processes any more
        now = time.monotonic()
        if self._leaving and now > self._leaving.since + self._patience + END:
            os.kill(self._leaving.pid, signal.SIGKILL)
        if self._starting:
            return
        fresh = self._leaving is None and stamp(self._folder) != self._known
        if fresh if self._serving else now >= self._due:
            try:
                self._start()
            except (StoreError, OSError) as error:
                _log.error("%s", error)
                self._failed(NOTHING)

    def _start(self) -> None:
        """Start a process over the newest snapshot, where that is not the one that is served."""
        self._known = stamp(self._folder)
        manifest = fingerprint(self._folder)
        if self._serving is None or manifest != self._serving.manifest:
            self._starting = Process(forked(self._become), manifest, time.monotonic())

    def _become(self) -> None:
        """Be a process that serves."""
        os.setsid()  # what a terminal tells all processes is the keeper's to hear
        signal.pthread_sigmask(signal.SIG_SETMASK, self._mask)
        self._work(self._serving is not None)

    def _end(self) -> None:
        """End all processes: who serves may end what was begun."""
        until, left = time.monotonic() + END, set[int]()
        for one in filter(None, (self._serving, self._leaving, self._starting)):
            serves = one is not self._starting or self._serving is None
            os.kill(one.pid, signal.SIGTERM if serves else signal.SIGKILL)
            left.add(one.pid)
        while left := left - {pid for pid, _ in _ended()}:
            told = signal.sigtimedwait(HEARD, max(0.0, until - time.monotonic()))
            if told is None or told.si_signo in ENDING:
                for pid in left:
                    os.kill(pid, signal.SIGKILL)
                until = time.monotonic() + END


def stamp(folder: Path) -> tuple[int, int] | None:
    """What changes when a snapshot is published."""
    with suppress(OSError):
        found = (folder / MANIFEST).stat()
        return found.st_mtime_ns, found.st_ino
    return None


def _ended() -> Iterator[tuple[int, int]]:
    """Give the processes that have ended, and how."""
    with suppress(ChildProcessError):
        while (found := os.waitpid(-1, os.WNOHANG))[0]:
            yield found[0], os.waitstatus_to_exitcode(found[1])
