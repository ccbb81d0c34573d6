"""The two doors of MCP: stdio for a program beside this one, and HTTP at /mcp; the SDK loads when first asked for."""

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from fastapi import FastAPI
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from api.problems import problem
from api.settings import Settings

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer
    from mcp.server.transport_security import TransportSecuritySettings

PATH: Final = "/mcp"
LOOPBACKS: Final = ("127.0.0.1", "localhost", "[::1]")
_ALL: Final = ("0.0.0.0", "::", "")
ANY: Final = "*"


def stdio(settings: Settings) -> None:
    """Serve MCP on stdin and stdout until stdin is closed.

    Raises:
        StoreError: there is no store.
    """
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    from api.mcp_server import build
    from api.mcp_shown import Newest

    async with Newest(settings) as shown:
        await build(shown).run_stdio_async()


class Door:
    """The ASGI application at ``/mcp``: streamable HTTP without sessions, one JSON answer for each request."""

    def __init__(self, app: FastAPI, settings: Settings) -> None:
        """Answer for ``app``; hosts are those of ``settings``."""
        self._app = app
        self._hosts = hosts(settings)
        self._server: MCPServer[Any] | None = None
        self._building = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["method"] != "POST":
            # nothing is sent that was not asked for, and there is no session to end
            answer = problem(Request(scope), 405, "method not allowed", "MCP takes POST here", {"Allow": "POST"})
            await answer(scope, receive, send)
            return
        server = await self._built()
        # a manager can run once only; without sessions nothing passes from one request to the next
        app = server.streamable_http_app(
            streamable_http_path=PATH, stateless_http=True, json_response=True, transport_security=security(self._hosts)
        )
        async with server.session_manager.run():
            await app(scope, receive, in_one_shape(scope, receive, send))

    async def _built(self) -> "MCPServer[Any]":
        async with self._building:
            if self._server is None:
                self._server = await asyncio.to_thread(_build, self._app)
            return self._server


def in_one_shape(scope: Scope, receive: Receive, send: Send) -> Send:
    """Return a ``send`` that makes problems of the SDK's refusals in plain text; errors of the protocol are JSON."""
    refused: list[int] = []

    async def shaped(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] >= HTTPStatus.BAD_REQUEST:
            headers = {name.lower(): value for name, value in message["headers"]}
            if not headers.get(b"content-type", b"").startswith(b"application/json"):
                refused.append(message["status"])
                return
        if not refused:
            await send(message)
        elif not message.get("more_body"):
            title, detail = HTTPStatus(refused[0]).phrase.lower(), message.get("body", b"").decode(errors="replace")
            await problem(Request(scope), refused[0], title, detail)(scope, receive, send)

    return shaped


def _build(app: FastAPI) -> "MCPServer[Any]":
    from api.mcp_server import build
    from api.mcp_shown import One

    return build(One(app))


def hosts(settings: Settings) -> tuple[str, ...]:
    """Return the names by which ``/mcp`` may be asked: those of this machine, and those of the settings."""
    own = () if settings.host in _ALL else (f"[{settings.host}]" if ":" in settings.host else settings.host,)
    return tuple(dict.fromkeys((*LOOPBACKS, *own, *settings.mcp_hosts.split())))


def security(names: tuple[str, ...]) -> "TransportSecuritySettings":
    """Return what the SDK checks: a page of another site must not reach this service under a name of its own."""
    from mcp.server.transport_security import TransportSecuritySettings

    allowed = [pattern for name in names for pattern in (name, f"{name}:*")]
    origins = [f"{scheme}://{one}" for one in allowed for scheme in ("http", "https")]
    return TransportSecuritySettings(
        enable_dns_rebinding_protection=ANY not in names, allowed_hosts=allowed, allowed_origins=origins
    )
