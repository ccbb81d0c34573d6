"""The command serve: listens first, so that an address in use is told plainly, then answers."""

import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import click
import uvicorn

from api.app import create_app
from api.holders import fork
from api.settings import Settings
from api.warming import make_ready
from ontology.errors import ParameterError

GRACE: Final = 3  # seconds for answers that are under way when the service is stopped


def serve(settings: Settings) -> None:
    """Serve the store of ``settings`` until it is stopped.

    Raises:
        StoreError: there is no store.
        ParameterError: the address cannot be listened on.
    """
    app = create_app(settings)
    with ThreadPoolExecutor(1) as beside:  # memory of a thread, once it has ended, is not given to the forks
        beside.submit(make_ready, app.state).result()
    # The graph is loaded once, and shared by all processes. What this one reads of it later, it copies by and by: the
    # engine counts who holds a quad. So all that is read through to begin with is read before.
    app.state.holder = fork(app.state.reader.store, app.state.querying.pool.size)
    listening = listen(settings.host, settings.port)
    host, port = listening.getsockname()[:2]
    click.echo(f"Zhengtu: http://{f'[{host}]' if ':' in host else host}:{port}")
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=GRACE)
    server = uvicorn.Server(config)
    with listening:
        server.run(sockets=[listening])


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
