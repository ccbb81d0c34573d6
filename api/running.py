"""What happens while the application runs: workers for queries, and a look-out for new snapshots."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from fastapi import FastAPI

from api.holders import Started, let_go, memory_file
from api.querying import Querying
from api.warming import warm
from graph.snapshot import MANIFEST
from graph.store import Store
from ontology.errors import StoreError, WorkerError

LOOK_EVERY: Final = 2.0  # seconds
PATIENCE: Final = 15.0  # seconds that the first views may wait for answers which are prepared
_log = logging.getLogger("zhengtu")


@asynccontextmanager
async def running(app: FastAPI) -> AsyncIterator[None]:
    """Have worker processes, and go over to new snapshots of the folder, between start and end of ``app``."""
    querying: Querying = app.state.querying
    folder: Path = app.state.settings.store
    holder = _begin(app, folder)
    app.state.preparing = asyncio.ensure_future(prepare(app))
    # who has forked the holder has made the first views before
    app.state.warming = asyncio.ensure_future(asyncio.sleep(0) if holder else asyncio.to_thread(warm, app.state._state))
    watching = asyncio.ensure_future(watch(app, folder)) if app.state.watched else None
    try:
        yield
    finally:
        app.state.preparing.cancel()
        app.state.warming.cancel()
        if watching is not None:
            watching.cancel()
        await querying.pool.close()


def _begin(app: FastAPI, folder: Path) -> Started | None:
    """Start the pool over the open snapshot, which nothing here may hold on to: another takes its place."""
    store: Store = app.state.reader.store
    holder: Started | None = app.state.holder
    app.state.holder = None
    app.state.querying.pool.start(quads(folder, store), store.manifest.sha256, holder)
    return holder


async def ready(app: FastAPI) -> None:
    """Wait until the first views are prepared and workers can be asked, and a while for answers to questions.

    ``app`` must be running. It answers before that as well, only slower.
    """
    await app.state.warming
    await app.state.querying.pool.ready()
    await asyncio.wait([app.state.preparing], timeout=PATIENCE)


async def prepare(app: FastAPI) -> None:
    """Make answers ahead, in workers that others then take the place of: making them reads most of the graph."""
    await app.state.answers.prepare(app.state.querying)
    app.state.querying.pool.refresh()


async def watch(app: FastAPI, folder: Path) -> None:
    """Show each new snapshot that is published in ``folder``, until cancelled."""
    known = stamp(folder)
    while True:
        await asyncio.sleep(LOOK_EVERY)
        if (found := stamp(folder)) != known:
            known = found
            try:
                await renew(app, folder)
            except (StoreError, WorkerError):
                _log.exception("the new snapshot cannot be shown; the old one stays")


async def renew(app: FastAPI, folder: Path) -> None:
    """Go over to the snapshot of ``folder``, where it is another one: workers and pages together.

    Raises:
        StoreError: it cannot be opened.
        WorkerError: the workers cannot open it.
    """
    store = await asyncio.to_thread(Store.open, folder, lasting=True)
    if store.manifest.sha256 == app.state.reader.store.manifest.sha256:
        return
    state = await asyncio.to_thread(app.state.show, store)
    # the old snapshot goes on answering while the lists and the index of the new one are made
    await asyncio.to_thread(warm, state)
    await app.state.querying.pool.swap(quads(folder, store), store.manifest.sha256)
    for name, value in state.items():
        setattr(app.state, name, value)
    app.state.preparing.cancel()
    app.state.preparing = asyncio.ensure_future(prepare(app))
    del store, state
    await asyncio.to_thread(let_go)


def stamp(folder: Path) -> tuple[int, int] | None:
    """What changes when a snapshot is published."""
    with suppress(OSError):
        found = (folder / MANIFEST).stat()
        return found.st_mtime_ns, found.st_ino
    return None


def quads(folder: Path, store: Store) -> int:
    """Return an open file of what ``store`` holds: that of its folder, where it is of there."""
    try:
        return os.open(folder / store.manifest.file, os.O_RDONLY)
    except OSError:  # held in memory only, or a new snapshot took its place
        return memory_file(store.dump("nq"))
