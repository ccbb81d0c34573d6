"""The address of the service: taken at the start, listened on when there is something to answer with."""

import socket
from typing import Final

from ontology.errors import ParameterError

_BACKLOG: Final = 2048  # connections that may wait to be taken


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that has an address, and does not listen: who comes too early is refused and need not wait.

    Raises:
        ParameterError: the address is in use or not of this machine.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return _bound(socket.socket(family, socket.SOCK_STREAM), host, port)
    except OSError as error:
        raise _not_to_be_had(host, port, error) from error


def listen(found: socket.socket) -> None:
    """Listen on what ``bound`` gave; again does no harm.

    Raises:
        ParameterError: another service listens on the address by now.
    """
    try:
        found.listen(_BACKLOG)
    except OSError as error:
        raise _not_to_be_had(*address(found), error) from error


def address(found: socket.socket) -> tuple[str, int]:
    """Return host and port of a socket."""
    host, port = found.getsockname()[:2]
    return str(host), int(port)


def _bound(found: socket.socket, host: str, port: int) -> socket.socket:
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if found.family == socket.AF_INET6:
            found.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        # Connections take this over. Without it the body of a small answer waits 40 ms for the client to confirm its
        # head.
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        found.bind((host, port))
    except OSError:
        found.close()
        raise
    return found


def _not_to_be_had(host: str, port: int, error: OSError) -> ParameterError:
    return ParameterError(f"{host}:{port}: {error.strerror}; choose another with --host and --port")
