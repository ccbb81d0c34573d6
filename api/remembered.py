"""Gives whole answers again from memory, before any route is looked for; those of one snapshot do not change."""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.layer import Layer
from graph.kept import Kept

BELOW: Final = ("/sparql", "/api/")  # what programs ask; pages are made anew each time
MOST: Final = 64 << 20  # bytes of all answers
EACH: Final = 1 << 20  # bytes of an answer from which on finding its route is little beside sending it
_ASKED: Final = (b"host", b"accept", b"accept-encoding")  # the headers that answers depend on
_OTHER: Final = frozenset({b"if-none-match", b"range"})  # with these not all of an answer is asked for
_ADDRESS: Final = ("scheme", "root_path", "path", "query_string")
_VARY: Final = frozenset({b"accept", b"accept-encoding"})
Key = tuple[object, ...]
# where the key of a request stands in its scope, once it was looked for without success
NOT_KEPT: Final = "zhengtu.not-kept"


class Whole:
    """An answer: the message that starts it, and its body."""

    def __init__(self, start: Message, body: Message) -> None:
        """Keep both as they were sent."""
        self.start, self.body = start, body

    def __len__(self) -> int:
        """Return the bytes of the body."""
        return len(self.body.get("body", b""))

    @cached_property
    def head(self) -> bytes:
        """Return the lines of the head as they are sent, and the empty line after them."""
        told = {b"content-length": b"%d" % len(self)} | dict(self.start["headers"])
        return written(told.items()) + b"\r\n"


class Memory:
    """The last answers of an application."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: Kept[Whole] = Kept(MOST, EACH)

    def key(self, scope: Scope, headers: Mapping[bytes, bytes]) -> Key | None:
        """Return what tells a request from others; None where its answer is not kept."""
        if scope["method"] != "GET" or not scope["path"].startswith(BELOW) or not _OTHER.isdisjoint(headers):
            return None
        return (*map(headers.get, _ASKED), *(scope[part] for part in _ADDRESS))

    def find(self, key: Key) -> Whole | None:
        """Return what was answered before."""
        return self._kept.find(key)

    def keep(self, key: Key, said: list[Message]) -> None:
        """Keep an answer where it lasts."""
        if _lasts(said):
            self._kept.keep(key, Whole(*said))


class Remembered(Layer):
    """Answers a GET as it was answered before, where the answer had an ETag: it changes only with the snapshot."""

    def __init__(self, app: ASGIApp, memory: Memory) -> None:
        """Wrap ``app``."""
        super().__init__(app)
        self._memory = memory

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        missed: Key | None = scope.get(NOT_KEPT)
        asked = missed or self._memory.key(scope, dict(scope["headers"]))
        if asked is None:
            await self._app(scope, receive, send)
            return
        if missed is None and (known := self._memory.find(asked)) is not None:
            await send(known.start)
            await send(known.body)
            return
        said: list[Message] = []

        async def listen(message: Message) -> None:
            if len(said) < 2:
                said.append(message)
            await send(message)

        await self._app(scope, receive, listen)
        self._memory.keep(asked, said)


def written(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Return headers as lines of a head."""
    return b"".join(b"%b: %b\r\n" % header for header in headers)


def _lasts(said: list[Message]) -> bool:
    """Whether an answer is whole, right, and the same as long as the snapshot is."""
    if len(said) != 2 or said[0].get("status") != 200 or said[1].get("more_body"):
        return False
    headers = {name.lower(): value for name, value in said[0]["headers"]}
    return b"etag" in headers and _kept_for_all(headers.get(b"cache-control", b""), headers.get(b"vary", b""))


@lru_cache(100)
def _kept_for_all(control: bytes, vary: bytes) -> bool:
    """Whether an answer may be kept, and depends on nothing but the headers that are looked at."""
    return b"no-store" not in control.lower() and {part.strip() for part in vary.lower().split(b",")} - {b""} <= _VARY
