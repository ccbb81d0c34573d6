"""A process that serves one snapshot, from its loading to its end; ``api.keeper`` starts it and tells it to leave."""

import asyncio
import os
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import click
import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.holders import fork
from api.keeper import LEAVE, READY
from api.listening import listen
from api.quick import Quick
from api.running import ready
from api.sending import Protocol
from api.server import GRACE, patience
from api.settings import Settings
from api.warming import warm
from graph.loading import loaded_to_last
from graph.snapshot import opened
from graph.store import Store

MANY: Final = 1000  # plans from which on opening them takes so long that it is told


def run(settings: Settings, listening: socket.socket, *, successor: bool) -> None:
    """Serve the newest snapshot of a store until told to leave or to end; in a process without any other thread.

    Args:
        settings: of the service.
        listening: has the address of the service, and may be shared with other processes.
        successor: whether another process serves meanwhile, so that nobody waits for this one.

    Raises:
        StoreError: the snapshot cannot be loaded.
        ParameterError: another service has taken the address.
    """
    app = _opened(settings, quiet=successor)
    with ThreadPoolExecutor(1) as beside:  # memory of a thread, once it has ended, is not given to the forks
        beside.submit(warm, app.state._state).result()
    # The graph is loaded once, and shared by all processes. What this one reads of it later, it copies by and by: the
    # engine counts who holds a quad. So all that is read through to begin with is read before.
    app.state.holder = fork(app.state.reader.store, app.state.querying.pool.size)
    app.state.successor = successor
    listen(listening)
    _Server(app, patience(settings)).run(sockets=[listening])


def _opened(settings: Settings, *, quiet: bool) -> FastAPI:
    # The file stays open: it has no name any more when the next snapshot is published, and a new holder loads it.
    file, manifest = opened(settings.store)
    with file:
        if not quiet and len(manifest.documents) >= MANY:
            click.echo(f"{len(manifest.documents):,} plans are being opened", err=True)
        app = create_app(settings, Store(manifest, *loaded_to_last(file)))
        app.state.quads = os.dup(file.fileno())
    return app


class _Server(uvicorn.Server):
    """Tells the keeper when the first views are prepared, and leaves when the keeper says so."""

    def __init__(self, app: FastAPI, patience: float) -> None:
        self._app, self._patience = app, patience
        quick = Quick(app.state)
        self._protocol = Protocol.answering(quick, quick.begin)
        self._telling: asyncio.Task[None] | None = None
        super().__init__(
            uvicorn.Config(
                app,
                http=self._protocol,
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=GRACE,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        asyncio.get_running_loop().add_signal_handler(LEAVE, self._leave)
        self._telling = asyncio.ensure_future(self._tell())

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._telling is not None:
            self._telling.cancel()
        await super().shutdown(sockets)

    async def _tell(self) -> None:
        await ready(self._app)
        os.kill(os.getppid(), READY)

    def _leave(self) -> None:
        """Take no more connections; those that there are get what they have asked for, however long it takes."""
        for server in self.servers:
            server.close()
        self._protocol.leaving = True
        self.config.timeout_graceful_shutdown = round(self._patience)
        self.should_exit = True
