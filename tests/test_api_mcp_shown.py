"""MCP on stdio goes over to a snapshot that is published meanwhile; what was begun is answered from the one before."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from api.mcp_shown import Newest
from api.settings import Settings
from graph.publishing import publish
from tests.service import PROGRAM
from tests.worker_pool import ENDLESS, alive, lines, until

COUNT = {"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"}


def put(folder: Path, number: int) -> str:
    """Publish as many quads; return the version."""
    return publish(folder, [lines(number).decode()]).sha256


async def counted(client: Client) -> tuple[int, str]:
    told: dict[str, Any] = (await client.call_tool("sparql", COUNT)).structured_content or {}
    return told["rows"][0]["n"], told["snapshot"]


def test_the_next_call_is_answered_from_the_snapshot_that_was_published(tmp_path: Path) -> None:
    async def run() -> None:
        command = StdioServerParameters(
            command=sys.executable, args=[*PROGRAM[1:], "mcp", "--store", str(tmp_path)], env=dict(os.environ)
        )
        async with asyncio.timeout(60), Client(command) as client:
            assert await counted(client) == (300, first)
            slow = asyncio.ensure_future(client.call_tool("sparql", {"query": ENDLESS, "timeout": 6}))
            await asyncio.sleep(0.5)
            for number in (5, 7):
                version = put(tmp_path, number)
                assert await counted(client) == (number, version)
            assert not slow.done()
            told = await slow
            assert told.is_error
            assert "stopped after 6 seconds" in told.content[0].text  # type: ignore[union-attr]
            assert await counted(client) == (7, version)

    first = put(tmp_path, 300)
    asyncio.run(run())


def test_what_cannot_be_loaded_is_told_once_and_the_old_one_stays(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def run() -> list[str]:
        async with Newest(Settings(store=tmp_path, sparql_workers=1)) as shown:
            found = []
            for damage in ("", "{}", "", None):
                if damage:
                    (tmp_path / "manifest.json").write_text(damage, encoding="utf-8")
                elif damage is None:
                    put(tmp_path, 4)
                async with shown.use() as app:
                    found.append(app.state.lookups.snapshot)
            return found

    first = put(tmp_path, 3)
    found = asyncio.run(run())
    assert found[:3] == [first] * 3
    assert found[3] not in (first, "")
    assert len(caplog.messages) == 1
    assert caplog.messages[0].endswith("the new snapshot cannot be shown, the old one stays")


def test_the_one_before_ends_with_the_last_call_that_uses_it(tmp_path: Path) -> None:
    async def run() -> None:
        async with Newest(Settings(store=tmp_path, sparql_workers=1)) as shown:
            async with shown.use() as old:
                pool = old.state.querying.pool
                await pool.ready()
                holder = pool.pids[0]
                put(tmp_path, 4)
                async with shown.use() as fresh:
                    assert fresh is not old
                await asyncio.sleep(0.1)
                assert alive(holder)
            await until(lambda: not alive(holder))
            async with shown.use() as again:
                assert again is fresh

    put(tmp_path, 3)
    asyncio.run(run())
