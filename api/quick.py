"""Answers what is kept or read in a moment at once, and queries without the application, which costs more than they."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.types import Scope

from api import sparql_quick
from api.pool import Answer
from api.remembered import EACH, NOT_KEPT, Key, Memory
from api.routes import entities
from api.routes.sparql import PATH
from api.soon import Soon
from graph.kept import Kept
from ontology.errors import ZhengtuError

Bytes = tuple[bytes, bytes]
# A proxy tells another scheme or client with these, and a request with the others has a body or wants an answer first.
# What asks for less than all of an answer has no key.
_MORE: Final = frozenset({
    b"x-forwarded-proto", b"x-forwarded-for", b"content-length", b"transfer-encoding", b"expect", b"upgrade",
})  # fmt: skip


# bytes of the answers that are kept
_MOST: Final = 16 << 20


class _Made:
    """An answer that was made here: the lines of its head, and its body."""

    __slots__ = ("body", "head")

    def __init__(self, head: bytes, body: bytes) -> None:
        self.head, self.body = head, body

    def __len__(self) -> int:
        return len(self.head) + len(self.body)


class Quick:
    """Gives the very bytes that the application would send, where they can be had without waiting for anything."""

    def __init__(self, state: Any) -> None:  # noqa: ANN401
        """Answer for the application that has ``state``."""
        self._state = state
        self._memory: Memory = state.memory
        self._made: Kept[_Made] = Kept(_MOST)

    def __call__(self, scope: Scope) -> Bytes | None:
        """Return the head of an answer with status 200 without its first line, and its body; None for all else."""
        headers = dict(scope["headers"])
        asked = self._memory.key(scope, headers) if _MORE.isdisjoint(headers) else None
        if asked is None:
            return None
        if (known := self._memory.find(asked)) is not None:
            return known.head, known.body.get("body", b"")
        if (made := self._made.find(asked)) is not None:
            return made.head, made.body
        found = self._make(scope, headers)
        if found is None:
            scope[NOT_KEPT] = asked
            return None
        self._made.keep(asked, _Made(*found))
        return found

    def begin(self, scope: Scope) -> Soon | None:
        """Begin to answer a query that was not answered at once; None for all else.

        Args:
            scope: of a request that this was called with before.
        """
        asked: Key | None = scope.get(NOT_KEPT)
        if asked is None or scope["path"] != PATH:
            return None
        try:
            found = sparql_quick.begun(scope, dict(scope["headers"]), self._state)
        except ZhengtuError:
            return None  # the application says so
        return found and Soon(found.work, lambda answer: self._told(asked, found, answer))

    def _told(self, asked: Key, found: Soon, answer: Answer) -> Bytes:
        head, body = found.told(answer)
        if len(body) <= EACH:
            self._made.keep(asked, _Made(head, body))
        return head, body

    def _make(self, scope: Scope, headers: Mapping[bytes, bytes]) -> Bytes | None:
        try:
            if scope["path"] == PATH:
                return sparql_quick.at_once(scope, headers, self._state)
            return entities.at_once(scope, self._state)
        except ZhengtuError:
            return None  # the application says so
