"""Helpers for tests of the worker processes: a pool over an invented graph, and a look at what processes there are."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from api.holders import Size, memory_file
from api.pool import Pool
from graph.wire import Asked

MIB = 1 << 20
JSON = "application/sparql-results+json"
# 300 ** 3 rows and more to sort: far too many for any deadline or memory of a test
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z . ?d ?s ?w FILTER(?x < ?w) }"
BOMB = "SELECT * { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z . ?d ?s ?w } ORDER BY ?w ?z ?y ?x"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def lines(number: int, graph: str = "urn:g") -> bytes:
    """As many quads."""
    return b"".join(f'<urn:s{i}> <urn:p> "值{i}" <{graph}> .\n'.encode() for i in range(number))


def asked(query: str, **options: object) -> Asked:
    """A question for a worker; answers may have 8 MiB."""
    return Asked(query, JSON, **{"limit": 8 * MIB} | options)  # type: ignore[arg-type]


@asynccontextmanager
async def pool(
    *, workers: int = 2, memory: int = 256 * MIB, places: int = 8, quads: bytes | None = None
) -> AsyncIterator[Pool]:
    """A running pool, whose processes have ended at the end."""
    made = Pool(Size(workers, memory), places)
    made.start(memory_file(lines(300) if quads is None else quads))
    try:
        # the first answer comes when the workers are there
        await made.ask(asked("ASK {}"), "test", 30)
        await until(lambda: len(made.pids) == workers + 1)
        yield made
    finally:
        pids = made.pids
        await made.close()
        await until(lambda: not any(map(alive, pids)))


async def until(holds: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not become true in time"
        await asyncio.sleep(0.01)


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and was not yet asked for its status does not."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def open_ends() -> int:
    """How many files and sockets this process has open."""
    return len(os.listdir("/proc/self/fd"))
