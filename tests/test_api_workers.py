"""Queries run apart: what one of them does to its process is one client's error, and nothing to the others."""

import asyncio
import gzip
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from api import pool as pools
from api.crew import reason
from api.holders import Size, memory_file
from api.pool import Pool
from graph.dataset import Dataset
from ontology.errors import (
    AnswerSizeError,
    BusyError,
    DeadlineError,
    QueryError,
    QuerySyntaxError,
    WorkerError,
)
from tests.worker_pool import BOMB, COUNT, ENDLESS, MIB, alive, asked, lines, open_ends, pool, until

WORKERS = 8


def running(test: Callable[[Pool], Awaitable[None]], **options: object) -> None:
    """Run a test with a pool of its own."""

    async def run() -> None:
        async with pool(**options) as made:  # type: ignore[arg-type]
            await asyncio.wait_for(test(made), 40)

    before = open_ends()
    asyncio.run(run())
    assert open_ends() <= before


async def count(made: Pool, client: str = "b") -> int:
    answer = await made.ask(asked(COUNT), client, 20)
    return int(json.loads(answer.body)["results"]["bindings"][0]["n"]["value"])


def test_a_deadline_is_kept_while_others_go_on() -> None:
    async def test(made: Pool) -> None:
        runaway = asyncio.ensure_future(made.ask(asked(ENDLESS), "a", 0.5))
        started, times = time.monotonic(), []
        while not runaway.done():
            once = time.monotonic()
            assert await count(made) == 300
            times.append(time.monotonic() - once)
        assert 0.5 <= time.monotonic() - started < 0.65
        with pytest.raises(DeadlineError, match=r"after 0\.5 seconds"):
            await runaway
        assert len(times) > 10
        assert sorted(times)[len(times) // 2] < 0.05

    running(test)


def test_the_killed_worker_is_replaced_at_once() -> None:
    async def test(made: Pool) -> None:
        before = made.pids
        with pytest.raises(DeadlineError):
            await made.ask(asked(ENDLESS), "a", 0.2)
        started = time.monotonic()
        assert await count(made) == 300
        assert time.monotonic() - started < 0.5
        assert made.pids[0] == before[0]
        assert not alive(before[1])

    running(test, workers=1)


def test_a_memory_bomb_ends_its_worker_only() -> None:
    async def test(made: Pool) -> None:
        bomb = asyncio.ensure_future(made.ask(asked(BOMB), "a", 30))
        while not bomb.done():
            assert await count(made) == 300
        with pytest.raises(WorkerError, match="more memory"):
            await bomb
        assert await count(made) == 300

    running(test, memory=64 * MIB)


def test_an_answer_has_an_end() -> None:
    async def test(made: Pool) -> None:
        with pytest.raises(AnswerSizeError, match="more than 100000 bytes"):
            await made.ask(asked("SELECT * { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }", limit=100_000), "a", 20)
        assert await count(made) == 300

    running(test, workers=1)


@pytest.mark.parametrize("sign", ["(", "{", "!"])
def test_what_would_crash_the_engine_crashes_a_worker_only(sign: str) -> None:
    """The guard stops this before; here it reaches the engine."""
    closing = {"(": ")", "{": "}"}.get(sign, "")
    inner = "true" if sign != "{" else ""
    nested = sign * 10_000 + inner + closing * 10_000
    query = f"SELECT * {nested}" if sign == "{" else f"SELECT * {{ FILTER({nested}) }}"

    async def test(made: Pool) -> None:
        with pytest.raises(WorkerError):
            await made.ask(asked(query), "a", 30)
        assert await count(made) == 300

    running(test)


def test_a_worker_cannot_open_a_socket() -> None:
    async def test(made: Pool) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(0.3)
            address = f"http://127.0.0.1:{server.getsockname()[1]}/"
            for query in (
                f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
                f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }} }}",
            ):
                with suppress(QueryError):  # with SILENT there is an answer
                    await made.ask(asked(query), "a", 10)
            with pytest.raises(TimeoutError):
                server.accept()
        assert await count(made) == 300

    running(test)


def test_a_killed_worker_is_one_error_and_then_nothing() -> None:
    async def test(made: Pool) -> None:
        slow = asyncio.ensure_future(made.ask(asked(ENDLESS), "a", 20))
        await asyncio.sleep(0.2)
        os.kill(made.pids[1], signal.SIGKILL)
        with pytest.raises(WorkerError, match="ended before it was done"):
            await slow
        for _ in range(5):
            assert await count(made) == 300

    running(test, workers=1)


def test_a_holder_that_cannot_load_is_told_with_its_reason(caplog: pytest.LogCaptureFixture) -> None:
    async def run() -> None:
        made = Pool(Size(1), 8)
        made.start(memory_file(b"<urn:a> <urn:b> .\n"))
        await until(lambda: bool(caplog.messages))
        await made.close()

    asyncio.run(run())
    assert caplog.messages[0].startswith(
        "the process that holds the graph has ended with exit code 0: the quads cannot be"
    )
    assert caplog.messages[0].endswith("; another is started in 1 s, and queries wait for it")


def test_a_killed_holder_comes_back() -> None:
    async def test(made: Pool) -> None:
        before = made.pids
        os.kill(before[0], signal.SIGKILL)
        await until(lambda: not any(map(alive, before)))
        assert await count(made) == 300
        assert made.pids[0] != before[0]

    running(test)


def test_too_many_questions_are_refused_and_the_others_answered() -> None:
    async def test(made: Pool) -> None:
        first = asyncio.ensure_future(made.ask(asked(ENDLESS), "a", 1))
        await asyncio.sleep(0.1)
        waiting = [asyncio.ensure_future(made.ask(asked(COUNT), "a", 20)) for _ in range(4)]
        other = asyncio.ensure_future(made.ask(asked(COUNT), "b", 20))
        found = await asyncio.gather(first, *waiting, other, return_exceptions=True)
        assert isinstance(found[0], DeadlineError)
        refused = [one for one in found if isinstance(one, BusyError)]
        assert len(refused) == 2  # the fourth has no place, the third gives way to the other client
        assert all(int(error.headers["Retry-After"]) >= 1 for error in refused)
        assert not isinstance(found[-1], BaseException)

    running(test, workers=1, places=3)


def test_waiting_has_an_end() -> None:
    async def test(made: Pool) -> None:
        first = asyncio.ensure_future(made.ask(asked(ENDLESS), "a", 1))
        await asyncio.sleep(0.1)
        with pytest.raises(BusyError):
            await made.ask(asked(COUNT), "b", 0.2)
        with pytest.raises(DeadlineError):
            await first

    running(test, workers=1)


def test_who_goes_away_frees_his_worker() -> None:
    async def test(made: Pool) -> None:
        gone = asyncio.ensure_future(made.ask(asked(ENDLESS), "a", 30))
        waiting = asyncio.ensure_future(made.ask(asked(COUNT), "a", 30))
        await asyncio.sleep(0.1)
        waiting.cancel()
        gone.cancel()
        started = time.monotonic()
        assert await count(made) == 300
        assert time.monotonic() - started < 1

    running(test, workers=1)


def test_a_worker_that_copied_much_of_the_graph_is_replaced() -> None:
    async def test(made: Pool) -> None:
        before = made.pids[1]
        for _ in range(1000):
            await made.ask(asked("ASK {}"), "a", 20)
        assert made.pids[1] == before
        # the engine writes into each quad that it reads
        assert await count(made) == 30_000
        await until(lambda: made.pids[1:] not in ([], [before]))
        assert await count(made) == 30_000

    running(test, workers=1, memory=4 * MIB, quads=lines(30_000))


def test_answers_and_errors_come_through() -> None:
    async def test(made: Pool) -> None:
        with pytest.raises(QuerySyntaxError) as found:
            await made.ask(asked("SELECT *\n{ ?规 ?p"), "a", 5)
        assert found.value.members["line"] == 2
        with pytest.raises(QueryError, match="does not parse"):
            await made.ask(asked("SELECT * {", dataset=Dataset(("urn:g",), ())), "a", 5)
        packed = await made.ask(asked("SELECT * { ?s ?p ?o }", gzip=True), "a", 5)
        plain = await made.ask(asked("SELECT * { ?s ?p ?o }"), "a", 5)
        assert packed.gzip
        assert not plain.gzip
        assert gzip.decompress(packed.body) == plain.body
        assert not (await made.ask(asked("ASK {}", gzip=True), "a", 5)).gzip

    running(test)


def test_a_large_answer_comes_whole() -> None:
    async def test(made: Pool) -> None:
        query = "SELECT * { ?s ?p ?o . ?t ?q ?r } ORDER BY ?s ?t"
        answer = await made.ask(asked(query, limit=64 * MIB), "a", 30)
        assert len(json.loads(answer.body)["results"]["bindings"]) == 90_000
        assert len(answer.body) > 10 * MIB

    running(test)


def test_nothing_is_asked_of_a_pool_that_does_not_run() -> None:
    async def run() -> None:
        async with pool() as made:
            pass
        with pytest.raises(WorkerError, match="closed"):
            await made.ask(asked("ASK {}"), "a", 1)

    asyncio.run(run())


def test_one_pool_may_follow_another_in_one_loop() -> None:
    async def run() -> None:
        for workers in (1, 2, 1):
            async with pool(workers=workers) as made:
                assert await count(made) == 300

    asyncio.run(run())


def test_closing_does_not_wait_for_a_runaway() -> None:
    async def run() -> None:
        async with pool() as made:
            slow = asyncio.ensure_future(made.ask(asked(ENDLESS), "a", 30))
            await asyncio.sleep(0.2)
            started = time.monotonic()
            await made.close()
            assert time.monotonic() - started < 2
            with pytest.raises(WorkerError):
                await slow

    asyncio.run(run())


def test_no_process_outlives_a_door_that_is_killed() -> None:
    program = (
        "import asyncio, time\n"
        "from tests.worker_pool import pool, asked, ENDLESS\n"
        "async def main():\n"
        "    async with pool() as made:\n"
        "        asyncio.ensure_future(made.ask(asked(ENDLESS), 'a', 60))\n"
        "        await asyncio.sleep(0.3)\n"
        "        print(*made.pids, flush=True)\n"
        "        await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as door:
        assert door.stdout is not None
        pids = [int(word) for word in re.findall(r"\d+", door.stdout.readline())]
        assert len(pids) == 3
        assert all(map(alive, pids))
        door.kill()
    asyncio.run(until(lambda: not any(map(alive, pids)), 5))


def test_a_snapshot_that_never_loads_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "_RESTART", 0.1)

    async def run() -> None:
        made = Pool(pools.Size(1), 4)
        made.start(memory_file(b"no quads"))
        try:
            with pytest.raises(WorkerError):
                await made.ask(asked("ASK {}"), "a", 0.5)
        finally:
            await made.close()

    asyncio.run(run())


@pytest.mark.parametrize(("status", "word"), [(-6, "memory"), (-9, "ended before"), (None, "ended before")])
def test_the_reason_of_an_end(status: int | None, word: str) -> None:
    assert word in reason(status)


def test_no_worker_is_given_to_two_questions_after_a_holder_came_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "_RESTART", 0.1)

    async def test(made: Pool) -> None:
        for _ in range(4):
            before = made.pids
            os.kill(before[0], signal.SIGKILL)
            await until(lambda: not any(map(alive, before)))  # noqa: B023 (it is waited for in this turn)
            await until(lambda: len(set(made.waiting)) == WORKERS)
            assert len(made.waiting) == WORKERS
            assert await asyncio.gather(*(count(made) for _ in range(WORKERS))) == [300] * WORKERS

    running(test, workers=WORKERS)
