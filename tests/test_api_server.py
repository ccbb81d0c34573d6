"""The real program in a process of its own: it prints its address, answers, and tells plainly why it cannot."""

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from api.ingest import build
from api.listening import address as address_of
from api.listening import bound, listen
from api.settings import Settings
from graph.snapshot import assemble
from graph.snapshot import write as write_snapshot
from ontology.errors import ParameterError
from tests.api_documents import write
from tests.service import PROGRAM, begun, service, wait
from tests.worker_pool import alive


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("served")
    build([write(place / "documents")], place / "store", Settings())
    return place / "store"


@contextmanager
def served(store: Path) -> Iterator[str]:
    """Serve on a free port; give the address that the program prints."""
    with service(store) as made:
        yield made.address


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
            bound("127.0.0.1", port)
        command = [*PROGRAM, "serve", "--store", str(store), "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "choose another with --host and --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_of_two_services_that_begin_together_one_has_the_address() -> None:
    with bound("127.0.0.1", 0) as first, bound(*address_of(first)) as second:
        listen(first)
        with pytest.raises(ParameterError, match="choose another"):
            listen(second)


def test_a_snapshot_that_cannot_be_loaded_at_the_start_is_the_end(tmp_path: Path) -> None:
    data, _ = assemble(["<urn:a> <urn:b> ."])
    write_snapshot(tmp_path, [data])
    done = subprocess.run(
        [*PROGRAM, "serve", "--store", str(tmp_path), "--port", "0"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("zhengtu: the quads cannot be loaded")
    assert "Traceback" not in done.stderr


def test_a_signal_while_the_first_snapshot_is_loaded_ends_all(store: Path) -> None:
    with begun(store) as made:
        wait(lambda: len(made.all) > 1)
        pids = made.all
        made.process.terminate()
        assert made.process.wait(10) == 0
        wait(lambda: not any(map(alive, pids)), 5)
        assert made.told == ""


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


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_still_waits_at_the_end_is_told_so_and_stderr_has_no_traceback(store: Path, method: str) -> None:
    from tests.worker_pool import ENDLESS

    with service(store) as made, ThreadPoolExecutor(1) as beside:
        asked = {"query": ENDLESS, "timeout": "60"}
        answer = beside.submit(httpx.request, method, made.address + "/sparql", params=asked, timeout=60)
        time.sleep(1)
        made.process.terminate()
        assert made.process.wait(10) == 0
        told, found = made.told, answer.result()
    assert found.status_code == 503
    assert found.headers["content-type"] == "application/problem+json"
    assert found.headers["x-content-type-options"] == "nosniff"
    assert method == "HEAD" or found.json()["title"] == "service ended"
    assert "Traceback" not in told


def test_small_answers_do_not_wait_for_the_client_to_confirm_their_head(store: Path) -> None:
    with served(store) as address, httpx.Client(base_url=address, timeout=20) as client:
        taken = [client.get("/healthz").elapsed.total_seconds() for _ in range(20)]
    assert sorted(taken)[10] < 0.03  # 40 ms of waiting otherwise


def spoken(address: str, request: bytes) -> bytes:
    """All that the server says to bytes, up to the end of the connection."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(request)
        return b"".join(iter(lambda: line.recv(65536), b""))


def test_addresses_in_plain_chinese_are_taken_and_what_is_no_request_is_told_in_the_shape_of_errors(
    store: Path,
) -> None:
    rest = b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    with served(store) as address:
        named = spoken(address, "GET /name/宁波市农业农村局".encode() + rest)
        asked = spoken(address, "GET /api/search?q=茶%E5%8F%B6".encode() + rest)
        body = "POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/sparql-query\r\n"
        query = "ASK { ?s ?p '宁波' }".encode()
        posted = spoken(address, body.encode() + b"Content-Length: %d\r\n\r\n" % len(query) + query)
        broken = spoken(address, "GET /茶 叶\r\n\r\n".encode())
    assert named.startswith(b"HTTP/1.1 303 ")
    assert b"/agency/330200/agriculture" in named.partition(b"\r\n\r\n")[0]
    assert json.loads(asked.partition(b"\r\n\r\n")[2])["q"] == "茶叶"
    assert json.loads(posted.partition(b"\r\n\r\n")[2]) == {"head": {}, "boolean": False}
    head, _, told = broken.partition(b"\r\n\r\n")
    assert b"content-type: application/problem+json" in head
    assert json.loads(told)["title"] == "bad request"


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    with served(store) as found:
        yield found


@pytest.mark.parametrize(
    ("line", "status", "title", "part"),
    [
        ("GET /sparql?query=" + "a" * 70_000 + " HTTP/1.1", 414, "uri too long", "by POST"),
        ("HEAD /sparql?query=" + "a" * 65_536 + " HTTP/1.1", 414, "uri too long", "by POST"),
        ("GET /茶?" + "a" * 65_536 + " HTTP/1.1", 414, "uri too long", "by POST"),
        ("FOO / HTTP/1.1", 501, "not implemented", "no such method"),
        ("get /healthz HTTP/1.1", 501, "not implemented", "no such method"),
        ("GET /a b HTTP/1.1", 400, "bad request", "no HTTP request"),
        ("FOO", 400, "bad request", "no HTTP request"),
        ("\x16\x03\x01", 400, "bad request", "no HTTP request"),
    ],
)
def test_what_the_server_cannot_read_is_told_for_what_it_is(
    address: str, line: str, status: int, title: str, part: str
) -> None:
    head, _, body = spoken(address, line.encode() + b"\r\nHost: x\r\n\r\n").partition(b"\r\n\r\n")
    told = json.loads(body)
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert (told["status"], told["title"]) == (status, title)
    assert part in told["detail"]


def test_the_longest_address_is_taken_and_head_has_no_body(address: str) -> None:
    line = "GET /api/search?q=" + "a" * (65_000)
    assert spoken(address, line.encode() + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").startswith(
        b"HTTP/1.1 2"
    )
    for path in (b"/api/plans", b"/sparql?query=ASK%20%7B%7D", b"/"):
        asked = [b"%b %b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" % (way, path) for way in (b"GET", b"HEAD")]
        got, told = (spoken(address, one).partition(b"\r\n\r\n") for one in asked)
        assert (told[0].partition(b"\r\n")[0], told[2]) == (b"HTTP/1.1 200 OK", b"")
        lengths = [
            {line for line in one.lower().split(b"\r\n") if b"content-length" in line} for one in (got[0], told[0])
        ]
        assert lengths == [{b"content-length: %d" % len(got[2])}] * 2
