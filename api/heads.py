"""Answers HEAD as GET, without the body: routes know of GET only, and what is kept serves both."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """Asks an application by GET what was asked by HEAD, and lets the head of its answer through."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self._app({**scope, "method": "GET"}, receive, without_body)
