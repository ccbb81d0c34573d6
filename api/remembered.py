"""Gives whole answers of the open snapshot again from memory, before any route is looked for."""

from functools import lru_cache
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.kept import Kept

BELOW: Final = ("/sparql", "/api/")  # what programs ask; pages are made anew each time
MOST: Final = 64 << 20  # bytes of all answers
EACH: Final = 1 << 20  # bytes of an answer from which on finding its route is little beside sending it
_ASKED: Final = (b"host", b"accept", b"accept-encoding")  # the headers that answers depend on
_ADDRESS: Final = ("scheme", "root_path", "path", "query_string")
_VARY: Final = frozenset({b"accept", b"accept-encoding"})


class Whole:
    """An answer: the message that starts it, and its body."""

    def __init__(self, start: Message, body: Message) -> None:
        """Keep both as they were sent."""
        self.start, self.body = start, body

    def __len__(self) -> int:
        """Return the bytes of the body."""
        return len(self.body.get("body", b""))


class Remembered:
    """Answers a GET as it was answered before, where the answer had an ETag: it changes only with the snapshot."""

    def __init__(self, app: ASGIApp, state: Any) -> None:  # noqa: ANN401
        """Wrap ``app``; ``state`` is that of the application, and tells the snapshot."""
        self._app, self._state = app, state
        self._kept: Kept[Whole] = Kept(MOST, EACH)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(BELOW):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if b"if-none-match" in headers or b"range" in headers:
            await self._app(scope, receive, send)
            return
        version = self._version()
        asked = (version, *(headers.get(name) for name in _ASKED), *(scope[part] for part in _ADDRESS))
        known = self._kept.find(asked)
        if known is not None:
            await send(known.start)
            await send(known.body)
            return
        said: list[Message] = []

        async def listen(message: Message) -> None:
            if len(said) < 2:
                said.append(message)
            await send(message)

        await self._app(scope, receive, listen)
        # a snapshot that was published meanwhile may have given the answer
        if self._version() == version and _lasts(said):
            self._kept.keep(asked, Whole(*said))

    def _version(self) -> tuple[str, str]:
        """The snapshots of the workers and of the pages; they change one after the other."""
        return self._state.querying.pool.version, self._state.reader.store.manifest.sha256


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
