"""Which snapshot a call over MCP is answered from: that of its application, or the newest of a folder."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Protocol, Self

from fastapi import FastAPI

from api.app import create_app
from api.keeper import stamp
from api.settings import Settings
from graph.snapshot import fingerprint
from ontology.errors import StoreError

_log = logging.getLogger("zhengtu")


class Shown(Protocol):
    """Gives the application that answers a call."""

    def use(self) -> AbstractAsyncContextManager[FastAPI]:
        """Return the application, which lasts as long as the call does."""


class One:
    """Always the same application."""

    def __init__(self, app: FastAPI) -> None:
        """Name it; whoever made it runs it."""
        self._app = app

    @asynccontextmanager
    async def use(self) -> AsyncIterator[FastAPI]:
        """Return it."""
        yield self._app


@dataclass
class _Running:
    """An application that runs, the calls that use it, and what ends it."""

    app: FastAPI
    manifest: str
    calls: int = 0
    end: AsyncExitStack = field(default_factory=AsyncExitStack)


class Newest:
    """Runs an application over the newest snapshot of a folder, and the one before as long as calls use it.

    It is looked for at each call, so that nothing is done where nobody asks. The call that finds another snapshot waits
    until that is loaded.
    """

    def __init__(self, settings: Settings) -> None:
        """Say which folder; nothing is loaded."""
        self._settings = settings
        self._known: tuple[int, int] | None = None
        self._loading = asyncio.Lock()
        self._leaving: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        """Load the snapshot that there is.

        Raises:
            StoreError: there is none.
        """
        self._known = stamp(self._settings.store)
        self._running = await self._run(fingerprint(self._settings.store))
        return self

    async def __aexit__(self, *_: object) -> None:
        """End all that runs."""
        await asyncio.gather(*self._leaving, self._running.end.aclose())

    @asynccontextmanager
    async def use(self) -> AsyncIterator[FastAPI]:
        """Return the application over the newest snapshot; over the one before where that cannot be loaded."""
        async with self._loading:
            await self._look()
            running = self._running
            running.calls += 1
        try:
            yield running.app
        finally:
            running.calls -= 1
            self._end_unused(running)

    async def _look(self) -> None:
        folder, now = self._settings.store, stamp(self._settings.store)
        if now == self._known:
            return
        try:
            manifest = fingerprint(folder)
            if manifest != self._running.manifest:
                old, self._running = self._running, await self._run(manifest)
                self._end_unused(old)
        except StoreError as error:
            _log.error("%s; the new snapshot cannot be shown, the old one stays", error)
        self._known = now  # what cannot be loaded is told once

    async def _run(self, manifest: str) -> _Running:
        made = _Running(await asyncio.to_thread(create_app, self._settings), manifest)
        await made.end.enter_async_context(made.app.router.lifespan_context(made.app))
        return made

    def _end_unused(self, one: _Running) -> None:
        if one is not self._running and not one.calls:
            task = asyncio.ensure_future(one.end.aclose())
            self._leaving.add(task)
            task.add_done_callback(self._leaving.discard)
