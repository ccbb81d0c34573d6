"""A client that talks to the application in this process, without a socket."""

import asyncio
import threading
import weakref
from collections.abc import Mapping
from contextlib import AsyncExitStack

import httpx
from fastapi import FastAPI

PAGE = {"accept": "text/html"}


class Client:
    """Sends one request at a time; redirects are not followed, errors of the application become answers.

    The application runs, in an event loop of its own, from the first request until the client is forgotten.
    """

    def __init__(self, app: FastAPI) -> None:
        """Talk to ``app``."""
        self.app = app
        self._running: Running | None = None

    def get(self, path: str, headers: Mapping[str, str] | None = None, **parameters: str) -> httpx.Response:
        """GET ``path`` with ``parameters``."""
        return self.send("GET", path, headers=dict(headers or {}), params=parameters or None)

    def page(self, path: str, **parameters: str) -> httpx.Response:
        """GET ``path`` as a browser does."""
        return self.get(path, PAGE, **parameters)

    def send(self, method: str, path: str, **options: object) -> httpx.Response:
        """Send any request."""
        if self._running is None:
            self._running = Running(self.app)
            weakref.finalize(self, self._running.stop)
        return self._running.call(self._send(method, path, options))

    async def _send(self, method: str, path: str, options: dict[str, object]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://zhengtu.test") as client:
            return await client.request(method, path, **options)  # type: ignore[arg-type]


class Running:
    """An application between its start and its end, in a thread."""

    def __init__(self, app: FastAPI) -> None:
        """Start ``app``."""
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()
        self._stack = AsyncExitStack()
        self.call(self._stack.enter_async_context(app.router.lifespan_context(app)))

    def call(self, work):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Run a coroutine there, and return what it returns."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=120)

    def stop(self) -> None:
        """End the application and its thread."""
        self.call(self._stack.aclose())
        self.call(self.loop.shutdown_default_executor())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(timeout=10)
        self.loop.close()
