"""One worker: a process that was forked from one that holds the graph, and answers one query at a time.

It cannot open anything, be it a file or a socket; its memory is bounded; and it ends with the process it comes from.
"""

import os
import resource
import signal
import socket
import zlib
from contextlib import suppress
from typing import IO, Final, cast

from graph.binding import end_with
from graph.store import Store
from graph.wire import DATA, LENGTH, PIECE, Asked, Ended, failure
from ontology.errors import AnswerSizeError, QueryError, WorkerError

PIECE_SIZE: Final = 1 << 16
PLAIN_BELOW: Final = 1024  # bytes that are not worth compressing
_GZIP: Final = 16 + zlib.MAX_WBITS
_LEVEL: Final = 4
_CHANNEL, _SIZE = 3, 4


def become(store: Store, channel: socket.socket, holder: int, memory: int, *, network: bool) -> None:
    """Be a worker until the other end of ``channel`` is closed; to be called in a fresh fork, and never returns.

    Args:
        store: what to ask.
        channel: where questions come from and answers go to.
        holder: the process that this one comes from.
        memory: bytes that may be taken beyond those that the store takes.
        network: whether sockets may be opened.
    """
    try:
        _bind(holder)
        _close_all_but(channel)
        _bound(memory, network=network)
        _serve(store, socket.socket(fileno=_CHANNEL), memory)
    finally:
        os._exit(1)


def _bind(holder: int) -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    end_with(holder)


def _close_all_but(channel: socket.socket) -> None:
    """Leave three standard ends that lead nowhere, the channel, and the file that tells the size of this process."""
    with suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
        file.write("800")  # where the machine runs out of memory, this process goes first
    kept = os.dup(channel.fileno())  # above the numbers that are given anew
    nowhere, size = os.open(os.devnull, os.O_RDWR), os.open("/proc/self/statm", os.O_RDONLY)
    fresh = [os.dup2(end, 64 + number) for number, end in enumerate((nowhere, nowhere, nowhere, kept, size))]
    for number, end in enumerate(fresh):
        os.dup2(end, number)
    channel.detach()
    os.closerange(len(fresh), 4096)


def _bound(memory: int, *, network: bool) -> None:
    most = _size() + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if not network:
        # No number is left for another end: the engine cannot open a socket, whatever a query says.
        resource.setrlimit(resource.RLIMIT_NOFILE, (_SIZE + 1, _SIZE + 1))


def _size() -> int:
    """Bytes of address space that this process takes."""
    return int(os.pread(_SIZE, 32, 0).split()[0]) * resource.getpagesize()


def _pages() -> int:
    """Bytes of memory that this process got for itself until now: fresh, or copied as it wrote into what is shared.

    Reading the graph writes into it, too: the engine counts who holds a quad.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()


def _serve(store: Store, channel: socket.socket, memory: int) -> None:
    size, pages = _size(), _pages()
    while question := _receive(channel):
        asked = Asked.unpack(question)
        output = Output(channel, asked)
        try:
            store.write(asked.query, asked.media_type, cast(IO[bytes], output), base=asked.base, dataset=asked.dataset)
            output.finish(tired=_pages() - pages > memory or _size() - size > memory // 4)
        except (QueryError, AnswerSizeError) as error:
            channel.sendall(failure(error))
        except MemoryError:
            channel.sendall(failure(WorkerError("the query needed more memory than it may take")))
            return


def _receive(channel: socket.socket) -> bytes:
    """The next question, which no other follows before it is answered; nothing where the other end is closed."""
    data = channel.recv(PIECE_SIZE)
    while len(data) < LENGTH.size or len(data) < LENGTH.size + LENGTH.unpack_from(data)[0]:
        piece = channel.recv(PIECE_SIZE)
        if not piece:
            return b""
        data += piece
    return data[LENGTH.size :]


def compressed(data: bytes) -> bytes:
    """Return an answer as ``Output`` compresses it."""
    return zlib.compress(data, _LEVEL, _GZIP)


class Output:
    """Takes what the engine writes, counts it, compresses it where asked, and sends it on in pieces."""

    def __init__(self, channel: socket.socket, asked: Asked) -> None:
        """Send to ``channel`` what answers ``asked``."""
        self._channel, self._limit = channel, asked.limit
        self._gzip = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP) if asked.gzip else None
        self._waiting = bytearray()
        self._taken = 0

    def write(self, data: bytes) -> int:
        """Take a piece.

        Raises:
            AnswerSizeError: it is more than the answer may have.
        """
        self._taken += len(data)
        if self._taken > self._limit:
            raise AnswerSizeError(f"the answer has more than {self._limit} bytes; ask for less, or use LIMIT")
        self._waiting += data
        if len(self._waiting) >= PIECE_SIZE:
            packed = self._gzip.compress(self._waiting) if self._gzip else bytes(self._waiting)
            self._waiting.clear()
            if packed:
                self._channel.sendall(PIECE.pack(DATA, len(packed)) + packed)
        return len(data)

    def flush(self) -> None:
        """Do nothing: pieces leave when they are large enough."""

    def finish(self, *, tired: bool) -> None:
        """Send what is left, and the end."""
        if self._gzip and self._taken >= PLAIN_BELOW:
            rest, packed = self._gzip.compress(self._waiting) + self._gzip.flush(), True
        else:
            rest, packed = bytes(self._waiting), False
        self._channel.sendall(Ended(packed, tired).pack(rest))
