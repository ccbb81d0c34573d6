"""The process that keeps the address: what it does when processes that serve end too soon, too late, or cannot be."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from graph.publishing import publish
from tests.peers_processes import tree
from tests.service import wait
from tests.worker_pool import alive, lines

# in a process of its own, as it hears signals and forks; its work loads nothing
PROGRAM = """
import errno, os, signal, sys, time
from pathlib import Path
from api import keeper
from api.forking import forked
from api.keeper import LEAVE, READY, Keeper
from ontology.errors import StoreError
keeper.LOOK_EVERY, keeper.END, keeper.PAUSES = 0.05, 0.5, (0.2, 0.8)

def dies(successor):
    print("begun", time.monotonic(), flush=True)
    os.kill(os.getppid(), READY)
    time.sleep(0.05)
    os._exit(7)

def stays(successor):
    signal.signal(LEAVE, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("begun", successor, flush=True)
    os.kill(os.getppid(), READY)
    time.sleep(60)

def fails(successor):
    raise StoreError("it cannot be loaded")

def breaks(successor):
    raise ValueError("a mistake")

def is_killed(successor):
    os.kill(os.getpid(), signal.SIGKILL)

def once(work):
    keeper.forked = full
    return forked(work)

def full(work):
    raise OSError(errno.EAGAIN, "no more processes")

if sys.argv[3:]:
    keeper.forked = once
sys.exit(Keeper(Path(sys.argv[1]), globals()[sys.argv[2]], lambda: print("shown", flush=True), 0.3).run())
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    publish(tmp_path, [lines(3).decode()])
    return tmp_path


@contextmanager
def kept(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Run a keeper; it and all below it have ended afterwards."""
    command = [sys.executable, "-c", PROGRAM, str(folder), *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process
        pids = tree(process.pid)
        process.terminate()
        assert process.wait(10) == 0
        wait(lambda: not any(map(alive, pids)), 5)


def test_who_serves_is_followed_after_pauses_that_grow_to_a_bound(folder: Path) -> None:
    with kept(folder, "dies") as process:
        assert process.stdout is not None
        told = [process.stdout.readline().split() for _ in range(7)]
    begun = [float(line[1]) for line in told if line[0] == "begun"]
    pauses = [after - before for before, after in pairwise(begun)]
    assert sorted(line[0] for line in told) == [*["begun"] * 6, "shown"]
    assert pauses[0] < 0.5 < pauses[2]
    assert 0.8 < pauses[3] < 1.3
    assert 0.8 < pauses[4] < 1.3


def test_who_does_not_leave_or_end_is_made_to(folder: Path) -> None:
    with kept(folder, "stays") as process:
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in range(2)] == ["begun False\n", "shown\n"]
        old = tree(process.pid)[1]
        publish(folder, [lines(4).decode()])
        assert process.stdout.readline() == "begun True\n"
        started = time.monotonic()
        wait(lambda: not alive(old), 5)
        assert time.monotonic() - started > 0.5
        assert len(tree(process.pid)) == 2


@pytest.mark.parametrize(
    ("work", "code", "part"),
    [
        ("fails", 1, "zhengtu: it cannot be loaded\n"),
        ("breaks", 1, "ValueError: a mistake\n"),
        ("is_killed", 1, "was ended by signal 9 (Killed), mostly for want of memory\n"),
    ],
)
def test_what_cannot_be_served_at_the_start_is_the_end(folder: Path, work: str, code: int, part: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), work], capture_output=True, text=True, timeout=20, check=False
    )
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.endswith(part)
    assert ("Traceback" in done.stderr) == (work == "breaks")


def test_the_old_snapshot_stays_where_there_is_no_room_for_another_process(folder: Path) -> None:
    with kept(folder, "stays", "full") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert [process.stdout.readline() for _ in range(2)] == ["begun False\n", "shown\n"]
        publish(folder, [lines(4).decode()])
        told = [process.stderr.readline() for _ in range(2)]
        assert told[0].endswith("no more processes\n")
        assert told[1].endswith("the old one stays\n")
        assert len(tree(process.pid)) == 2


def test_a_signal_of_another_process_is_not_taken_for_that_of_who_starts(folder: Path) -> None:
    with kept(folder, "stays") as process:
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in range(2)] == ["begun False\n", "shown\n"]
        process.send_signal(signal.SIGUSR1)
        time.sleep(0.2)
        assert len(tree(process.pid)) == 2
