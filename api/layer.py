"""The frame of what stands around the application: it answers requests, and lets all else through."""

from starlette.types import ASGIApp, Receive, Scope, Send


class Layer:
    """Wraps an application; ``answer`` is what it does with a request."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what tells of start and end is for the application."""
        await (self.answer if scope["type"] == "http" else self._app)(scope, receive, send)

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; by default as the application does."""
        await self._app(scope, receive, send)
