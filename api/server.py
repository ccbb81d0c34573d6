"""The command serve: takes the address before all else, and keeps it while one process after the other serves it."""

import socket
from contextlib import suppress
from typing import Final

import click

from api.keeper import Keeper
from api.listening import address, bound
from api.settings import Settings

GRACE: Final = 3  # seconds for answers that are under way when the service is stopped


def serve(settings: Settings) -> int:
    """Serve the newest snapshot of the store of ``settings`` until stopped; return the exit code.

    Raises:
        StoreError: there is no store.
        ParameterError: the address cannot be listened on.
    """
    with bound(settings.host, settings.port) as listening:

        def work(successor: bool) -> None:
            from api.snapshot_server import run  # what it takes in memory the keeper does without

            run(settings, listening, successor=successor)

        return Keeper(settings.store, work, lambda: _tell(listening), patience(settings)).run()


def patience(settings: Settings) -> float:
    """Return the seconds that what was begun may take at most: a query waits for its turn, and then it runs."""
    return 2.0 * settings.sparql_timeout_limit + GRACE


def _tell(listening: socket.socket) -> None:
    host, port = address(listening)
    with suppress(OSError):  # nobody may read it
        click.echo(f"Zhengtu: http://{f'[{host}]' if ':' in host else host}:{port}")
