"""The real program as a service in a process of its own: its address, its processes, and what it tells on stderr."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.peers_processes import tree
from tests.worker_pool import alive

PROGRAM = [sys.executable, "-c", "from api.cli import main; main()"]
PATIENCE = 30  # seconds


@dataclass
class Service:
    """A running service over a store."""

    store: Path
    process: subprocess.Popen[str]
    errors: Path
    address: str = ""

    @property
    def host(self) -> str:
        """Name and port."""
        return self.address.removeprefix("http://")

    @property
    def told(self) -> str:
        """What stands on stderr by now."""
        return self.errors.read_text("utf-8")

    @property
    def children(self) -> list[int]:
        """The processes that load or serve a snapshot."""
        text = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text("ascii")
        return [pid for pid in map(int, text.split()) if alive(pid)]

    @property
    def all(self) -> list[int]:
        """All processes of the service."""
        return tree(self.process.pid)

    def get(self, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        """Ask over a connection of its own."""
        return httpx.get(self.address + path, timeout=PATIENCE, **options)

    def health(self) -> dict[str, Any]:
        """What the service says of itself."""
        found: dict[str, Any] = self.get("/healthz").json()
        return found

    def wait_for(self, version: str) -> None:
        """Wait until a snapshot is shown."""
        wait(lambda: self.health()["snapshot"] == version)


def wait(holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not become true in time"
        time.sleep(0.02)


@contextmanager
def begun(store: Path, port: int = 0) -> Iterator[Service]:
    """Start the service, on a free port by default, and end it; whether it is ready is not waited for."""
    command = [*PROGRAM, "serve", "--store", str(store), "--port", str(port)]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with tempfile.NamedTemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment)
        assert process.stdout is not None
        try:
            yield Service(store, process, Path(errors.name))
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)
            process.stdout.close()


@contextmanager
def service(store: Path) -> Iterator[Service]:
    """Start the service, wait until it prints its address, and end it."""
    with begun(store) as made:
        assert made.process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", made.process.stdout.readline())
        assert found, made.told
        made.address = found[0]
        yield made


def mcp(tool: str, **arguments: object) -> dict[str, Any]:
    """Return the options of a POST that calls a tool."""
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
    return {"content": json.dumps(asked), "headers": {
        "content-type": "application/json", "accept": "application/json, text/event-stream"}}  # fmt: skip
