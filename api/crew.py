"""One holder process and its workers as the door sees them: it starts them, talks to them, and ends them."""

import asyncio
import json
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, cast

from api.forking import how_ended
from api.holders import Started
from graph.holder import MESSAGE
from graph.wire import END, FAILED, PIECE, Asked, Ended, failed
from ontology.errors import WorkerError, ZhengtuError

_ABORTED: Final = -6
_MANY: Final = 8  # channels that may come with one message
_GRACE: Final = 2.0  # seconds for a holder to end by itself
_STEP: Final = 0.01


@dataclass
class Pieces:
    """Puts the pieces of an answer together, wherever the channel cut them."""

    body: list[bytes] = field(default_factory=list)
    end: Ended | None = None
    _rest: bytes = b""

    def take(self, data: bytes) -> None:
        """Take what came next.

        Raises:
            ZhengtuError: the worker tells that the query failed.
        """
        data = self._rest + data if self._rest else data
        at = 0
        while len(data) - at >= PIECE.size:
            kind, size = PIECE.unpack_from(data, at)
            stop = at + PIECE.size + size
            if stop > len(data):
                break
            content, at = data[at + PIECE.size : stop], stop
            if kind == FAILED:
                raise failed(content)
            self.body.append(content)
            if kind >= END:
                self.end = Ended.unpack(kind)
        self._rest = data[at:]


class Worker(asyncio.Protocol):
    """A worker process at the other end of a channel; one question at a time."""

    def __init__(self, crew: "Crew", place: int, pid: int) -> None:
        """Name the worker of a place."""
        self.crew, self.place, self.pid = crew, place, pid
        self.usable = False  # until its channel is open
        self.status: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        self._pieces = Pieces()
        self._answer: asyncio.Future[tuple[bytes, Ended]] | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the channel."""
        self.usable = True
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Take what the worker sends; complete the answer at its end."""
        if self._answer is None or self._answer.done():
            return
        try:
            self._pieces.take(data)
        except ZhengtuError as error:
            self._answer.set_exception(error)
            return
        if self._pieces.end is not None:
            self._answer.set_result((b"".join(self._pieces.body), self._pieces.end))

    def connection_lost(self, exc: Exception | None) -> None:
        """The process ended, or the channel was closed here."""
        self.usable = False
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionResetError())

    async def ask(self, asked: Asked) -> tuple[bytes, Ended]:
        """Return the bytes of the answer, and how it ended.

        Raises:
            ZhengtuError: what the worker tells of the query.
            ConnectionError: the worker ended.
        """
        if self._transport is None or not self.usable:
            raise ConnectionResetError
        self._pieces = Pieces()
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(asked.pack())
        return await self._answer

    def dismiss(self) -> None:
        """Close the channel: the worker ends when it has nothing to do, and another takes its place."""
        self.usable = False
        if self._transport is not None:
            self._transport.close()

    def kill(self) -> None:
        """End the worker at once, whatever it does; another takes its place."""
        self.dismiss()
        self.crew.order({"place": self.place, "kill": self.pid})


class Crew:
    """A holder process over one snapshot; it belongs to the event loop that it was started in."""

    def __init__(self, started: Started, welcome: Callable[[Worker], None]) -> None:
        """Talk to the process.

        Args:
            started: the process.
            welcome: is called with each worker as it gets ready.
        """
        self._process, self._control = started.process, started.control
        self._control.setblocking(False)
        self._welcome = welcome
        self._workers: dict[int, Worker] = {}
        self._greetings: set[asyncio.Future[None]] = set()
        self._why = ""
        loop = asyncio.get_running_loop()
        self.ready: asyncio.Future[None] = loop.create_future()
        self.ended: asyncio.Future[None] = loop.create_future()
        loop.add_reader(self._control, self._hear)

    @property
    def pids(self) -> list[int]:
        """The processes of the holder and of its workers."""
        return [self._process.pid, *(worker.pid for worker in self._workers.values())]

    @property
    def fate(self) -> str:
        """How the process ended, once the crew is closed, and why where it has said so."""
        how = f"the process that holds the graph {how_ended(self._process.wait() or 0)}"
        return f"{how}: {self._why}" if self._why else how

    def _hear(self) -> None:
        try:
            message, channels, _, _ = socket.recv_fds(self._control, MESSAGE, _MANY)
        except BlockingIOError:
            return
        except ConnectionError:
            message, channels = b"", []
        told: dict[str, Any] = json.loads(message) if message else {}
        if not message or "error" in told:
            self._why = told.get("error", "")
            self._lost(self._why or "the process that holds the graph ended")
            return
        self._leave(told["place"], told["status"])
        worker = self._workers[told["place"]] = Worker(self, told["place"], told["pid"])
        channel = socket.socket(fileno=channels[0])
        channel.setblocking(False)
        greeting = asyncio.ensure_future(self._greet(worker, channel))
        self._greetings.add(greeting)
        greeting.add_done_callback(self._greetings.discard)

    async def _greet(self, worker: Worker, channel: socket.socket) -> None:
        await asyncio.get_running_loop().create_connection(lambda: worker, sock=channel)
        if not self.ready.done():
            self.ready.set_result(None)
        self._welcome(worker)

    def _lost(self, reason: str) -> None:
        asyncio.get_running_loop().remove_reader(self._control)
        if not self.ready.done():
            self.ready.set_exception(WorkerError(reason))
            self.ready.exception()  # nobody may be waiting for it
        for worker in list(self._workers.values()):
            worker.dismiss()
            self._leave(worker.place, None)
        if not self.ended.done():
            self.ended.set_result(None)

    def _leave(self, place: int, status: int | None) -> None:
        left = self._workers.pop(place, None)
        if left is not None and not left.status.done():
            left.status.set_result(status)

    def order(self, told: dict[str, int]) -> None:
        """Tell the holder something."""
        if not self.ended.done():  # without a holder there are no workers either
            self._control.send(json.dumps(told).encode())

    async def close(self) -> None:
        """End the holder and its workers."""
        if not self.ended.done():
            self._lost("the service is being closed")
        self._control.close()
        for _ in range(round(_GRACE / _STEP)):
            if self._process.poll() is not None:
                return
            await asyncio.sleep(_STEP)
        self._process.kill()
        self._process.wait()


def reason(status: int | None) -> str:
    """Say why a worker ended, from its exit status."""
    if status == _ABORTED:
        return "the query needed more memory than it may take"
    return "the process that answered the query ended before it was done"
