"""A client that talks to the application in this process, without a socket."""

import asyncio
from collections.abc import Mapping

import httpx
from fastapi import FastAPI

PAGE = {"accept": "text/html"}


class Client:
    """Sends one request at a time; redirects are not followed, errors of the application become answers."""

    def __init__(self, app: FastAPI) -> None:
        """Talk to ``app``."""
        self.app = app

    def get(self, path: str, headers: Mapping[str, str] | None = None, **parameters: str) -> httpx.Response:
        """GET ``path`` with ``parameters``."""
        return self.send("GET", path, headers=dict(headers or {}), params=parameters or None)

    def page(self, path: str, **parameters: str) -> httpx.Response:
        """GET ``path`` as a browser does."""
        return self.get(path, PAGE, **parameters)

    def send(self, method: str, path: str, **options: object) -> httpx.Response:
        """Send any request."""
        return asyncio.run(self._send(method, path, options))

    async def _send(self, method: str, path: str, options: dict[str, object]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://zhengtu.test") as client:
            return await client.request(method, path, **options)  # type: ignore[arg-type]
