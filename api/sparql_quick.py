"""The short ways of the SPARQL endpoint: a GET of nothing but a query, answered as ``api.routes.sparql`` answers it."""

import asyncio
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, Self

from fastapi import Response
from starlette.types import Scope

from api.forms import read_value
from api.headers import common
from api.negotiation import takes_gzip
from api.pool import Answer
from api.querying import Querying
from api.remembered import written
from api.routes.sparql import ADDRESS, PATH, VARY, endpoint_of, etag, media_for, said_by
from api.soon import Soon
from graph.guard import Reading
from graph.store import Store
from ontology.frozen import record

# query=DESCRIBE%20… or query=describe+…, and no field besides
_DESCRIBE: Final = re.compile(rb"query=(DESCRIBE[^&]*)", re.IGNORECASE)
_QUERY: Final = re.compile(rb"query=([^&]*)")
_TOLD: Final = (b"accept", b"accept-encoding", b"host")


@record(frozen=True)
class _Asked:
    """A query that stands alone, what it is, and what it is to be answered with."""

    query: str
    reading: Reading
    media: str
    gzip: bool
    endpoint: str
    store: Store

    @classmethod
    def read(cls, encoded: bytes, scope: Scope, headers: Mapping[bytes, bytes], state: Any) -> Self:  # noqa: ANN401
        query = read_value(encoded)
        reading = state.querying.read(query)
        accept, coding, host = (headers.get(name, b"").decode("latin-1") for name in _TOLD)
        endpoint = endpoint_of(*(scope.get(part) for part in ADDRESS), host)
        media = media_for(reading.form == "graph", None, accept)
        return cls(query, reading, media, takes_gzip(coding), endpoint, state.reader.store)

    def told(self, found: Answer) -> tuple[bytes, bytes]:
        """The lines of the head, and the body."""
        said = said_by(self.query, self.media, self.endpoint, self.gzip, None)
        tag = etag(self.store.manifest.sha256, said).encode()
        own = b"etag: %b\r\ncontent-length: %d\r\n\r\n" % (tag, len(found.body))
        return _head(self.media, found.gzip) + own, found.body


def at_once(scope: Scope, headers: Mapping[bytes, bytes], state: Any) -> tuple[bytes, bytes] | None:  # noqa: ANN401
    """Answer a DESCRIBE of one node, as the lines of a head and a body.

    None where something else is asked, or where it takes more than a moment.

    Args:
        scope: a GET of the endpoint.
        headers: of the request.
        state: of the application.

    Raises:
        ZhengtuError: the query is refused, or no format fits.
    """
    asked = _repeatable(_DESCRIBE, scope, headers, state)
    if asked is None:
        return None
    querying: Querying = state.querying
    found = querying.at_once(asked.store, asked.reading, asked.media, gzip=asked.gzip)
    return None if found is None else asked.told(found)


def begun(scope: Scope, headers: Mapping[bytes, bytes], state: Any) -> Soon | None:  # noqa: ANN401
    """Begin to answer a query, in its turn and with all bounds; None where it does not answer the same each time.

    Args:
        scope: a GET of the endpoint.
        headers: of the request.
        state: of the application.

    Raises:
        ZhengtuError: the query is refused, or no format fits.
    """
    asked = _repeatable(_QUERY, scope, headers, state)
    if asked is None:
        return None
    querying: Querying = state.querying
    client = (scope.get("client") or ("",))[0]
    work = querying.ask(asked.query, asked.media, client, base=asked.endpoint, gzip=asked.gzip, repeatable=True)
    return Soon(asyncio.ensure_future(work), asked.told)


def _repeatable(
    pattern: re.Pattern[bytes],
    scope: Scope,
    headers: Mapping[bytes, bytes],
    state: Any,  # noqa: ANN401
) -> _Asked | None:
    """What is asked, where it is of the form that ``pattern`` knows and answers the same each time."""
    plain = pattern.fullmatch(scope["query_string"])
    if plain is None:
        return None
    asked = _Asked.read(plain[1], scope, headers, state)
    querying: Querying = state.querying
    return asked if querying.repeatable(asked.reading) else None


@lru_cache(100)
def _head(media: str, gzip: bool) -> bytes:
    """The lines that all answers of a media type have."""
    told = {"Vary": VARY, "Cache-Control": "no-cache"} | ({"Content-Encoding": "gzip"} if gzip else {})
    made = Response(media_type=media, headers=told).raw_headers
    return written([*(one for one in made if one[0] != b"content-length"), *common(PATH)])
