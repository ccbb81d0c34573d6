"""The application serves one snapshot from its start to its end, and leaves nothing."""

import asyncio
import threading
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app, shown
from api.gaps_view import gaps
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


def test_what_is_published_meanwhile_is_not_shown(tmp_path: Path) -> None:
    publish(tmp_path, [lines(5).decode()])
    client = Client(create_app(Settings(store=tmp_path)))
    assert counted(client) == client.get("/healthz").json()["quads"] == 5
    publish(tmp_path, [lines(6).decode()])
    assert counted(client) == client.get("/healthz").json()["quads"] == 5


def test_workers_have_the_snapshot_that_is_shown_though_another_took_its_place(tmp_path: Path) -> None:
    publish(tmp_path, [lines(5).decode()])
    app = create_app(Settings(store=tmp_path))
    publish(tmp_path, [lines(6).decode()])
    assert counted(Client(app)) == 5


@pytest.mark.parametrize("successor", [False, True])
def test_a_successor_begins_when_workers_can_be_asked_and_answers_are_made(successor: bool) -> None:
    app = create_app(Settings(sparql_workers=1), sample())
    app.state.successor = successor

    async def run() -> bool:
        async with app.router.lifespan_context(app):
            return bool(app.state.preparing.done())

    assert asyncio.run(run()) == successor


def test_the_application_ends_without_leaving_anything() -> None:
    app = create_app(Settings(), Store.memory([lines(5).decode()]))
    folders: list[Path] = []

    async def run() -> list[int]:
        async with app.router.lifespan_context(app):
            folders.append((await dumped(app)).parent)
            assert folders[0].is_dir()
            pool = app.state.querying.pool
            while len(pool.pids) < 3:
                await asyncio.sleep(0.01)
            return list(pool.pids)

    threads = threading.active_count()
    pids = asyncio.run(run())
    asyncio.run(until(lambda: not any(map(alive, pids)), 2))
    assert threading.active_count() <= threads
    assert not folders[0].exists()


async def dumped(app: FastAPI) -> Path:
    """Download a file; return where it lies."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://zhengtu.test") as client:
        assert (await client.get("/dumps/plans.csv")).status_code == 200
    found: Path = app.state.dumps.file("plans.csv").path
    return found


def test_the_first_pages_find_their_counts_made() -> None:
    found = shown(Settings(), sample())
    warm(found)
    for key in ("lines", "plans", ("matrix", "function"), ("matrix", "agency"), "gaps", "indicators", "busiest"):
        assert found["kept"].find(key), key
    assert len(found["drawing"].network()) > 0


def test_gaps_of_a_region_ask_only_for_the_few_that_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    found = shown(Settings(), sample())
    warm(found)

    def counted(*_: object) -> None:
        raise AssertionError("what is counted over all plans was not made ahead")

    monkeypatch.setattr(found["reader"], "rows", counted)
    assert [gap.total for gap in gaps(found["reader"], found["kept"], "zh", "320500")] == [1, 0, 0, 0, 1]
