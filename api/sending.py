"""How bytes come and go: addresses in plain Chinese are taken, heads of answers leave together with their bodies."""

import asyncio
import json
import re
import sys
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, ClassVar, Final, cast
from urllib.parse import quote_from_bytes

from httptools import HttpParserInvalidMethodError
from starlette.types import ASGIApp, Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from api.problems import MEDIA_TYPE, shape
from api.remembered import written
from api.soon import UNDER_WAY, Soon

_HEAD: Final = b"HTTP/1.1 "
_OK: Final = b"HTTP/1.1 200 OK\r\n"
# GET /name/苏州市财政局 HTTP/1.1, as people type it for curl; the standard wants %E8%8B%8F…
_RAW: Final = re.compile(rb"[A-Z]{3,8} (?P<target>[^\s]*[\x80-\xff][^\s]*) HTTP/1\.[01]\r\n")
_ASCII: Final = bytes(range(0x21, 0x7F)).decode()
_LINE: Final = re.compile(rb"[!-~]+ [!-~]+ HTTP/1\.[01]\r\n")
_PATIENCE: Final = 0.05  # seconds after which the application waits for what was begun
LONGEST: Final = 65_535  # bytes of an address that the parser takes
Refusal = tuple[HTTPStatus, str, str]
_NO_HTTP: Final[Refusal] = (
    HTTPStatus.BAD_REQUEST, "bad request",
    "this is no HTTP request; in an address, blanks and the like are written as %20",
)  # fmt: skip
_TOO_LONG: Final[Refusal] = (
    HTTPStatus.REQUEST_URI_TOO_LONG, "uri too long",
    f"an address has at most {LONGEST} bytes; /sparql and /reconcile take what is longer by POST",
)  # fmt: skip
_NO_METHOD: Final[Refusal] = (
    HTTPStatus.NOT_IMPLEMENTED, "not implemented", "there is no such method; GET, HEAD and POST are taken",
)  # fmt: skip


class Joined:
    """A transport that holds a head back until what follows it, or until the event loop has nothing else to do."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        """Send over ``transport``, and let it do all else."""
        self._transport, self._loop = transport, loop
        self._head = b""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send ``data`` now, or with what comes next where it is a head."""
        if self._head:
            data, self._head = self._head + data, b""
        elif data.startswith(_HEAD):
            self._head = data
            self._loop.call_soon(self._flush)
            return
        self._transport.write(data)

    def close(self) -> None:
        """Close it when all is sent."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        if self._head:
            self.write(b"")


class Protocol(HttpToolsProtocol):
    """The server's protocol over such a transport; what is answered at once or soon goes without the application."""

    leaving: ClassVar[bool] = False  # whether another process serves by now, so that each connection is to come anew
    quick: ClassVar[Callable[[Scope], tuple[bytes, bytes] | None] | None] = None
    begin: ClassVar[Callable[[Scope], Soon | None] | None] = None
    _first = False
    _received = b""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection."""
        super().connection_made(cast(asyncio.Transport, Joined(transport, self.loop)))

    def data_received(self, data: bytes) -> None:
        """Take bytes of a request; an address that is not escaped is escaped."""
        between = self.cycle is None or self.cycle.response_complete
        raw = _RAW.match(data) if between and not data.isascii() else None
        if raw:
            target = quote_from_bytes(raw["target"], safe=_ASCII).encode()
            data = data[: raw.start("target")] + target + data[raw.end("target") :]
        self._first, self._received = True, data
        super().data_received(data)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGIApp) -> None:  # type: ignore[override]
        """Answer at once or begin to; at once only the first of what came together, as all others wait meanwhile."""
        quick = type(self).quick
        if self.leaving and not self.pipeline:
            cycle.keep_alive = False
        alone = self._first and not self.pipeline and cycle.keep_alive and not self.flow.write_paused
        self._first = False
        scope = cast(Scope, cycle.scope)
        found = quick(scope) if quick is not None and alone else None
        if found is not None:
            self._send(cycle, found)
            return
        begin = type(self).begin
        soon = begin(scope) if begin is not None and alone else None
        if soon is None:
            super()._start_asgi_task(cycle, app)  # type: ignore[arg-type]
            return
        late = self.loop.call_later(_PATIENCE, self._leave_to, app, cycle, soon)
        soon.work.add_done_callback(lambda _: self._done(app, cycle, soon, late))

    def _send(self, cycle: RequestResponseCycle, found: tuple[bytes, bytes]) -> None:
        cycle.response_started = cycle.response_complete = True
        self.transport.write(b"".join((_OK, written(cycle.default_headers), *found)))
        cycle.on_response()
        cycle.on_response = _nothing  # it leads back here

    def _done(self, app: ASGIApp, cycle: RequestResponseCycle, soon: Soon, late: asyncio.TimerHandle) -> None:
        """Send what a worker has answered, unless the application waits for it by now."""
        if UNDER_WAY in cycle.scope or soon.work.cancelled():  # it is cancelled where the loop ends
            return
        late.cancel()
        found = soon.at_hand() if cycle.keep_alive and not cycle.disconnected and not self.flow.write_paused else None
        if found is None:
            self._leave_to(app, cycle, soon)
        else:
            self._send(cycle, found)

    def _leave_to(self, app: ASGIApp, cycle: RequestResponseCycle, soon: Soon) -> None:
        """Let the application wait for the work, look out for the client meanwhile, and tell what went wrong."""
        cast(Scope, cycle.scope)[UNDER_WAY] = soon.work
        super()._start_asgi_task(cycle, app)  # type: ignore[arg-type]

    def shutdown(self) -> None:
        """End with what is asked now; where the process leaves, with what is asked next, as that may be on its way."""
        if not self.leaving:
            super().shutdown()
        elif self.cycle is None:
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )
        elif not self.cycle.response_started:
            self.cycle.keep_alive = False

    @classmethod
    def answering(
        cls, quick: Callable[[Scope], tuple[bytes, bytes] | None], begin: Callable[[Scope], Soon | None] | None = None
    ) -> "type[Protocol]":
        """Return the protocol that asks ``quick`` first, and then whether ``begin`` begins an answer."""
        ways = {"quick": quick, "begin": begin}
        return type(cls.__name__, (cls,), {name: way and staticmethod(way) for name, way in ways.items()})

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be read in the one shape of errors."""
        status, title, detail = self._refusal()
        body = json.dumps(shape(status, title, detail)).encode()
        head = f"HTTP/1.1 {status} {title.title()}\r\ncontent-type: {MEDIA_TYPE}\r\ncontent-length: {len(body)}\r\n"
        self.transport.write(head.encode() + b"connection: close\r\n\r\n" + body)
        self.transport.close()

    def _refusal(self) -> Refusal:
        """What is wrong, by the error of the parser, which is being handled."""
        if len(getattr(self, "url", b"")) > LONGEST:
            return _TOO_LONG
        no_method = isinstance(sys.exception(), HttpParserInvalidMethodError)
        return _NO_METHOD if no_method and _LINE.match(self._received) else _NO_HTTP


def _nothing() -> None:
    """Do nothing."""
