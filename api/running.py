"""What happens while the application runs: there are workers for queries, and answers are made ahead."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from fastapi import FastAPI

from api.holders import Started, memory_file
from api.querying import Querying
from api.warming import warm
from graph.store import Store

PATIENCE: Final = 15.0  # seconds that the first views may wait for answers which are prepared


@asynccontextmanager
async def running(app: FastAPI) -> AsyncIterator[None]:
    """Have worker processes between start and end of ``app``; a successor starts when all that it needs is made."""
    querying: Querying = app.state.querying
    holder: Started | None = app.state.holder
    querying.pool.start(_quads(app), holder)
    app.state.preparing = asyncio.ensure_future(prepare(app))
    # who has forked the holder has made the first views before
    app.state.warming = asyncio.ensure_future(asyncio.sleep(0) if holder else asyncio.to_thread(warm, app.state._state))
    try:
        if app.state.successor:
            await ready(app)
        yield
    finally:
        app.state.preparing.cancel()
        app.state.warming.cancel()
        await querying.pool.close()
        app.state.dumps.clear()


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


def _quads(app: FastAPI) -> int:
    """Return an open file of what the store holds, which the pool closes: that of the start, or of its folder."""
    store: Store = app.state.reader.store
    folder: Path = app.state.settings.store
    if app.state.quads is not None:
        return int(app.state.quads)
    try:
        return os.open(folder / store.manifest.file, os.O_RDONLY)
    except OSError:  # held in memory only, or a new snapshot took its place
        return memory_file(store.dump("nq"))
