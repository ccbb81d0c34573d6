"""Headers of every answer: what a page may load, and which addresses scripts of other sites may read."""

from functools import lru_cache
from typing import Final

from starlette.types import Message, Receive, Scope, Send

from api.layer import Layer

STRICT: Final = "default-src 'self'; frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
# path → a policy of its own: the API's docs and the exported picture carry their scripts inside
POLICIES: Final = {
    "/docs": "default-src 'self'; script-src 'self' 'unsafe-inline';"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data:",
    "/network.html": "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:;"
    " frame-ancestors 'self'",
}
OPEN: Final = ("/sparql", "/reconcile")
OPEN_BELOW: Final = "/reconcile/"
EXPOSED: Final = "ETag, Retry-After"


class Headers(Layer):
    """Adds the headers to what an application answers, errors included; what it set itself stays."""

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = message.setdefault("headers", [])
                names = {name.lower() for name, _ in given}
                given.extend(header for header in common(scope["path"]) if header[0] not in names)
            await send(message)

        await self._app(scope, receive, with_headers)


@lru_cache(1000)
def common(path: str) -> tuple[tuple[bytes, bytes], ...]:
    """Return the headers of every answer at an address."""
    found = {
        "Content-Security-Policy": POLICIES.get(path, STRICT),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
    if path in OPEN or path.startswith(OPEN_BELOW):
        found |= {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": EXPOSED}
    return tuple((name.lower().encode(), value.encode()) for name, value in found.items())
