"""Starts and stops the servers that are compared, each on a free loopback port, and measures what memory they take."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx

from graph.snapshot import MANIFEST
from tests.conftest import ROOT
from tests.peers_graph import Made
from tests.peers_processes import NotRunError, free_port, memory, run, start, stop

UNION_GRAPH: Final = "urn:union"
PACKAGES: Final = ("oxigraph", "rdflib-endpoint", "uvicorn")
VIRTUOSO: Final = "virtuoso-opensource"
_EVERY: Final = 5.0  # seconds between two looks at the memory, which take a while where it is large


@dataclass(frozen=True, slots=True)
class Setting:
    """Where servers may put their files, what they hold, seconds of a query, and seconds of loading."""

    cache: Path
    made: Made
    seconds: int
    loading: int

    def command(self, name: str) -> str:
        """Return the path of a command of the peers' own environment, which is made where it is missing.

        Raises:
            NotRunError: it cannot be installed.
        """
        found = self.cache / "venv" / "bin" / name
        if not found.exists():
            python = self.cache / "venv" / "bin" / "python"
            steps = ([sys.executable, "-m", "venv", str(self.cache / "venv")],
                     [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *PACKAGES])  # fmt: skip
            for step in steps:
                if subprocess.run(step, stderr=subprocess.DEVNULL, check=False).returncode:
                    raise NotRunError(f"{', '.join(PACKAGES)} could not be installed")
        return str(found)


@dataclass
class Server:
    """A running server: what it is, where SPARQL is asked, with which fields besides the query."""

    name: str
    version: str
    address: str
    fields: dict[str, str]
    process: subprocess.Popen[bytes]
    load: float = 0.0
    peak: int = 0
    again: Callable[[], subprocess.Popen[bytes]] | None = None
    _ended: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Take the largest memory of the process and all below it, until it is stopped."""
        while not self._ended.wait(_EVERY):
            self.peak = max(self.peak, memory(self.process.pid))

    def restart(self, seconds: float) -> None:
        """End the server, which may be busy with a query that nobody waits for, and start it anew."""
        if self.again is not None:
            stop(self.process)
            self.process = self.again()
            wait(self, seconds)

    def end(self) -> None:
        """End the server."""
        self._ended.set()
        stop(self.process)


def wait(server: Server, seconds: float) -> None:
    """Wait for the first answer.

    Raises:
        NotRunError: the server ends, or takes longer.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.process.poll() is not None:
            raise NotRunError("the server ended while it was starting")
        try:
            if httpx.get(server.address, params={"query": "ASK {}"} | server.fields, timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise NotRunError(f"not ready after {seconds:g} s")


def copied(made: Made) -> Path:
    """The folder that this service serves a graph from."""
    return made.folder.with_name(f"{made.folder.name}-served")


def ours(given: Setting) -> Server:
    """Zhengtu itself, over a store that other snapshots may be published into."""
    port, folder = free_port(), _empty(copied(given.made))
    for file in (given.made.nquads, given.made.folder / MANIFEST):
        os.link(file, folder / file.name)  # what takes its place later leaves the first one as it is
    code = "import sys; from api.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "serve", "--store", str(folder), "--port", str(port)]
    process = start(command, ROOT, ZHENGTU_SPARQL_TIMEOUT=str(given.seconds), ZHENGTU_SPARQL_TIMEOUT_LIMIT="60")
    return Server("Zhengtu", "", f"http://127.0.0.1:{port}/sparql", {}, process)


def oxigraph(given: Setting) -> Server:
    """The oxigraph server, on disk, with a default graph of its own."""
    command, port, folder = given.command("oxigraph"), free_port(), _empty(given.cache / "oxigraph")
    for file in (given.made.nquads, given.made.union):
        run([command, "load", "--location", str(folder), "--file", str(file)], folder, given.loading)

    def serve() -> subprocess.Popen[bytes]:
        address = ["--location", str(folder), "--bind", f"127.0.0.1:{port}", "--timeout-s", str(given.seconds)]
        return start([command, "serve-read-only", *address], folder)

    version = subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
    return Server("oxigraph server", version, f"http://127.0.0.1:{port}/query", {}, serve(), again=serve)


def rdflib(given: Setting) -> Server:
    """The rdflib-endpoint over rdflib's own store, whose default graph is the union."""
    command, port = given.command("rdflib-endpoint"), free_port()

    def serve() -> subprocess.Popen[bytes]:
        return start(
            [command, "serve", "--host", "127.0.0.1", "--port", str(port), str(given.made.nquads)], given.cache
        )

    listed = subprocess.run(
        [given.command("pip"), "show", "rdflib-endpoint"], capture_output=True, text=True, check=True
    )
    version = re.findall(r"^Version: (.*)$", listed.stdout, re.M)[0]
    return Server("rdflib-endpoint", version, f"http://127.0.0.1:{port}/", {}, serve(), again=serve)


def virtuoso(given: Setting) -> Server:
    """Virtuoso from Debian's package, with its defaults but for memory and limits; the union is a graph of its own."""
    command = _virtuoso()
    folder, sql, http = _empty(given.cache / "virtuoso"), free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_ini(folder, given, sql, http), encoding="ascii")

    def serve() -> subprocess.Popen[bytes]:
        return start([command, "+foreground", "+configfile", "virtuoso.ini"], folder)

    fields = {"default-graph-uri": UNION_GRAPH, "timeout": "0"}
    server = Server("Virtuoso", _version(command), f"http://127.0.0.1:{http}/sparql", fields, serve(), again=serve)
    threading.Thread(target=server.watch, daemon=True).start()
    try:
        wait(server, 60)
        files = folder / "load"
        files.mkdir()
        (files / "all.nq").symlink_to(given.made.nquads)
        (files / "union.nt").symlink_to(given.made.union)
        steps = (f"ld_dir('{files}', '*.nq', 'urn:none'); ld_dir('{files}', '*.nt', '{UNION_GRAPH}');"
                 " rdf_loader_run(); checkpoint;")  # fmt: skip
        run(["isql-vt", str(sql), "dba", "dba", f"EXEC={steps}"], folder, given.loading)
    except NotRunError:
        server.end()
        raise
    return server


def _virtuoso() -> str:
    if shutil.which("virtuoso-t") is None and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", VIRTUOSO]):
            subprocess.run(["apt-get", *step], stdout=subprocess.DEVNULL, env=environment, check=False)
    found = shutil.which("virtuoso-t")
    if found is None:
        raise NotRunError(f"the Debian package {VIRTUOSO} is not installed, and could not be")
    return found


def _version(command: str) -> str:
    told = subprocess.run([command, "-?"], capture_output=True, text=True, check=False)
    return (re.findall(r"Version ([\d.]+)", told.stdout + told.stderr) or [""])[0]


def _ini(folder: Path, given: Setting, sql: int, http: int) -> str:
    # its manual's values for 4 GB of memory
    return f"""[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 340000
MaxDirtyBuffers = 250000
MaxCheckpointRemap = 2000
MaxQueryMem = 2G
DirsAllowed = {folder}, {folder}/load, {given.made.folder}
ThreadsPerQuery = 2
AsyncQueueMaxThreads = 4
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 16
MaxClientConnections = 16
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = {given.seconds}
"""


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


SERVERS: Final[dict[str, Callable[[Setting], Server]]] = {
    "Zhengtu": ours, "oxigraph server": oxigraph, "Virtuoso": virtuoso, "rdflib-endpoint": rdflib,
}  # fmt: skip


@contextmanager
def running(name: str, given: Setting) -> Iterator[Server]:
    """A server that is ready, with the time it took; it has ended afterwards.

    Raises:
        NotRunError: it cannot be installed, loaded or started.
    """
    started = time.perf_counter()
    server = SERVERS[name](given)
    threading.Thread(target=server.watch, daemon=True).start()
    try:
        wait(server, given.loading)
        server.load = time.perf_counter() - started
        yield server
    finally:
        server.end()
