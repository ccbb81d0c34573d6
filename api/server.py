"""The command serve: listens first, so that an address in use is told plainly, then answers."""

import socket

import click
import uvicorn

from api.app import create_app
from api.settings import Settings
from ontology.errors import ParameterError


def serve(settings: Settings) -> None:
    """Serve the store of ``settings`` until it is stopped.

    Raises:
        StoreError: there is no store.
        ParameterError: the address cannot be listened on.
    """
    app = create_app(settings)
    listening = listen(settings.host, settings.port)
    host, port = listening.getsockname()[:2]
    click.echo(f"Zhengtu: http://{f'[{host}]' if ':' in host else host}:{port}")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
    with listening:
        server.run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address.

    Raises:
        ParameterError: it is in use or not of this machine.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise ParameterError(f"{host}:{port}: {error.strerror}; choose another with --host and --port") from error
