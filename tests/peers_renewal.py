"""Publishes another snapshot while the service answers: how long it takes to show it, and what memory that takes."""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx

from graph.publishing import publish_runs
from graph.runs import write_run
from ontology.iri import document_graph
from tests.peers_graph import Made
from tests.peers_load import Clients, Effort, Request, Times
from tests.peers_processes import memory
from tests.peers_servers import Server, copied

PATIENCE: Final = 600.0  # seconds in which the new snapshot must be shown
_EFFORT: Final = Effort(5, 10_000, 5, 0.05)
_STATEMENT: Final = f'<urn:renewal> <http://purl.org/dc/terms/title> "another" <{document_graph("renewal")}> .\n'
WORDS: Final = """\
A snapshot with one statement more is published into the folder that is served, and eight clients look up bodies, 20 a
second each, until it is shown. Old and new are in memory together meanwhile. *Before* and *after*: the service at rest."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """Seconds until the new snapshot was shown, bytes of memory before, at most and after, and look-ups meanwhile."""

    seconds: float
    before: int
    most: int
    after: int
    lookups: Times


def renewal(
    server: Server, made: Made, clients: Clients, asked: Sequence[Request], rest: Callable[[], None]
) -> Renewal | None:
    """Publish and look up until the new snapshot is shown; None where that takes too long.

    Args:
        server: serves ``tests.peers_servers.copied`` of ``made``.
        made: the graph.
        clients: who look up.
        asked: what they look up.
        rest: waits until the service has nothing to do.
    """
    rest()
    before, server.peak = memory(server.process.pid), 0
    version = _publish(copied(made), made)
    started, found = time.monotonic(), Times(())
    while (shown := _shown(server)) != version and time.monotonic() - started < PATIENCE:
        found = found.joined(clients.ask(asked, 8, _EFFORT))
    seconds = time.monotonic() - started
    rest()
    after = memory(server.process.pid)
    return Renewal(seconds, before, max(server.peak, before), after, found) if shown == version else None


def _publish(folder: Path, made: Made) -> str:
    with tempfile.TemporaryDirectory() as work:
        more = Path(work) / "more"
        write_run(more, _STATEMENT)
        return publish_runs(folder, [made.nquads, more], made.manifest.documents).sha256


def _shown(server: Server) -> str:
    host = urlsplit(server.address).netloc
    version: str = httpx.get(f"http://{host}/api/plans", params={"limit": "1"}, timeout=60).json()["snapshot"]
    return version


def lines(found: Renewal) -> Iterator[Sequence[object]]:
    """The line of the table on the page."""
    sizes = (f"{size / 2**20:,.0f}" for size in (found.before, found.most, found.after))
    times, late = found.lookups, found.lookups.errors + found.lookups.late
    told = (f"{times.at(share) or 0:.2f}" for share in (0.5, 0.99))
    longest = f"{max(times.right) * 1000:,.0f}" if times.right else "–"
    yield f"{found.seconds:.0f} s", *sizes, f"{len(times.right):,}", *told, longest, late
