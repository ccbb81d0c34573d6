"""The real program in a process of its own: it prints its address, answers, and tells plainly why it cannot."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from api.ingest import build
from api.server import listen
from api.settings import Settings
from ontology.errors import ParameterError
from tests.api_documents import write

PROGRAM = [sys.executable, "-c", "from api.cli import main; main()"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("served")
    build([write(place / "documents")], place / "store", Settings())
    return place / "store"


@contextmanager
def served(store: Path) -> Iterator[str]:
    """Serve on a free port; give the address that the program prints."""
    command = [*PROGRAM, "serve", "--store", str(store), "--port", "0"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found
        yield found[0]
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()
        process.stderr.close()


def test_the_server_answers_pages_and_programs(store: Path) -> None:
    with served(store) as address, httpx.Client(base_url=address, timeout=20) as client:
        assert client.get("/healthz").json()["plans"] == 2
        page = client.get("/", headers={"accept": "text/html"})
        assert "苏州市茶叶品牌保护实施方案" in page.text
        answer = client.get("/api/questions/lead-agencies", params={"region": "宁波市"}).json()
        assert answer["rows"][0]["agency"] == "宁波市农业农村局"
        assert client.get("/nowhere").json()["status"] == 404


def test_many_readers_at_once_get_their_answers(store: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    paths = ["/", "/plans/320500-2031-sufu-5", "/api/questions/co-responsibility", "/network.html"] * 6
    with served(store) as address, httpx.Client(base_url=address, timeout=30) as client, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(client.get, paths))
    assert [answer.status_code for answer in answers] == [200] * len(paths)
    assert len({answer.content for answer, path in zip(answers, paths, strict=True) if path == "/network.html"}) == 1


def test_a_port_in_use_is_told_without_a_traceback(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ParameterError, match="choose another"):
            listen("127.0.0.1", port)
        command = [*PROGRAM, "serve", "--store", str(store), "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "choose another with --host and --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_runaway_does_not_hold_up_the_end(store: Path) -> None:
    from threading import Thread

    from tests.worker_pool import ENDLESS

    with served(store) as address:

        def ask() -> None:
            with suppress(httpx.HTTPError):
                httpx.get(address + "/sparql", params={"query": ENDLESS, "timeout": "60"}, timeout=60)

        thread = Thread(target=ask)
        thread.start()
        time.sleep(1)
        started = time.monotonic()
    assert time.monotonic() - started < 8
    thread.join()


def test_small_answers_do_not_wait_for_the_client_to_confirm_their_head(store: Path) -> None:
    with served(store) as address, httpx.Client(base_url=address, timeout=20) as client:
        taken = [client.get("/healthz").elapsed.total_seconds() for _ in range(20)]
    assert sorted(taken)[10] < 0.03  # 40 ms of waiting otherwise
