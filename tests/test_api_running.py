"""A snapshot that is published while the service runs takes over, for queries and pages together."""

import asyncio
import logging
import threading
import time
from pathlib import Path

import pytest

from api import running
from api.app import create_app, shown
from api.settings import Settings
from api.warming import warm
from graph.publishing import publish
from graph.store import Store
from tests.api_client import Client
from tests.graph_sample import store as sample
from tests.worker_pool import alive, lines, until

COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def counted(client: Client) -> int:
    answer = client.get("/sparql", query=COUNT)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(running, "LOOK_EVERY", 0.05)
    publish(tmp_path, [lines(5).decode()])
    return tmp_path


def wait_for(client: Client, quads: int) -> None:
    end = time.monotonic() + 15
    while client.get("/healthz").json()["quads"] != quads:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_new_snapshot_takes_over(folder: Path) -> None:
    client = Client(create_app(Settings(store=folder)))
    before = client.get("/sparql", query="ASK {}")
    assert counted(client) == client.get("/healthz").json()["quads"]
    more = publish(folder, [lines(6).decode()])
    wait_for(client, more.quads)
    assert counted(client) == more.quads
    assert client.get("/sparql", query="ASK {}").headers["etag"] != before.headers["etag"]
    again = client.get("/sparql", {"if-none-match": before.headers["etag"]}, query="ASK {}")
    assert again.status_code == 200


def test_a_damaged_snapshot_changes_nothing(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    client = Client(create_app(Settings(store=folder)))
    quads = counted(client)
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    end = time.monotonic() + 15
    with caplog.at_level(logging.ERROR, logger="zhengtu"):
        while "the old one stays" not in caplog.text:
            assert time.monotonic() < end
            time.sleep(0.02)
    assert counted(client) == quads


def test_a_store_in_memory_is_not_watched(folder: Path) -> None:
    client = Client(create_app(Settings(store=folder), Store.memory(["<urn:a> <urn:b> <urn:c> <urn:d> ."])))
    publish(folder, ["<urn:a> <urn:b> <urn:c> <urn:e> .", "<urn:a> <urn:b> <urn:c> <urn:d> ."])
    time.sleep(0.3)
    assert counted(client) == client.get("/healthz").json()["quads"] == 1


def test_the_application_ends_without_leaving_anything() -> None:
    app = create_app(Settings(), Store.memory([lines(5).decode()]))

    async def run() -> list[int]:
        async with app.router.lifespan_context(app):
            pool = app.state.querying.pool
            while len(pool.pids) < 3:
                await asyncio.sleep(0.01)
            return list(pool.pids)

    threads = threading.active_count()
    pids = asyncio.run(run())
    asyncio.run(until(lambda: not any(map(alive, pids)), 2))
    assert threading.active_count() <= threads


def test_the_first_pages_find_their_counts_made() -> None:
    found = shown(Settings(), sample())
    warm(found)
    for key in ("lines", ("matrix", "function"), ("matrix", "agency"), "gaps", "indicators", "busiest"):
        assert found["kept"].find(key), key
    assert len(found["drawing"].network()) > 0
