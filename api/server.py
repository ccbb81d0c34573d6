"""The command serve: tells an address in use before all else, and its own when first views are quick."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import click
import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.holders import fork
from api.quick import Quick
from api.running import ready
from api.sending import Protocol
from api.settings import Settings
from api.warming import warm
from graph.snapshot import read_manifest
from ontology.errors import ParameterError

MANY: Final = 1000  # plans from which on opening them takes so long that it is told
GRACE: Final = 3  # seconds for answers that are under way when the service is stopped


def serve(settings: Settings) -> None:
    """Serve the store of ``settings`` until it is stopped.

    Raises:
        StoreError: there is no store.
        ParameterError: the address cannot be listened on.
    """
    listen(settings.host, settings.port).close()  # an address in use is told before anything is opened
    plans = len(read_manifest(settings.store).documents)
    if plans >= MANY:
        click.echo(f"{plans:,} plans are being opened", err=True)
    app = create_app(settings)
    with ThreadPoolExecutor(1) as beside:  # memory of a thread, once it has ended, is not given to the forks
        beside.submit(warm, app.state._state).result()
    # The graph is loaded once, and shared by all processes. What this one reads of it later, it copies by and by: the
    # engine counts who holds a quad. So all that is read through to begin with is read before.
    app.state.holder = fork(app.state.reader.store, app.state.querying.pool.size)
    listening = listen(settings.host, settings.port)
    config = uvicorn.Config(
        app,
        http=Protocol.answering(Quick(app.state)),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    with listening:
        _Server(config, app).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Prints the address when the first views are prepared; it answers before that as well, only slower."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self._app = app
        self._telling: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and sockets:
            self._telling = asyncio.ensure_future(self._tell(*sockets[0].getsockname()[:2]))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._telling is not None:
            self._telling.cancel()
        await super().shutdown(sockets)

    async def _tell(self, host: str, port: int) -> None:
        await ready(self._app)
        click.echo(f"Zhengtu: http://{f'[{host}]' if ':' in host else host}:{port}")


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address.

    Raises:
        ParameterError: it is in use or not of this machine.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise ParameterError(f"{host}:{port}: {error.strerror}; choose another with --host and --port") from error
    # Connections take this over. Without it the body of a small answer waits 40 ms for the client to confirm its head.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
