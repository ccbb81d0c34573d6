"""A snapshot that is published while the service runs is served by a process of its own; nobody loses an answer."""

import asyncio
import http.client
import json
import os
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from graph.publishing import publish
from tests.peers_processes import tree
from tests.service import Service, mcp, service, wait
from tests.worker_pool import ENDLESS, alive, lines, until

COUNT = "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%20GRAPH%20%3Fg%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20%7D"


def put(folder: Path, number: int) -> str:
    """Publish as many quads; return the version."""
    return publish(folder, [lines(number).decode()]).sha256


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Service]:
    put(tmp_path, 300)
    with service(tmp_path) as made:
        yield made


class Asking:
    """Clients in threads that ask again and again, and count what they get."""

    def __init__(self) -> None:
        self.found: Counter[str] = Counter()
        self.errors: list[str] = []
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def add(self, ask: Callable[[], str], pause: float = 0.002) -> None:
        """Have one more client; ``ask`` returns the snapshot that answered."""

        def run() -> None:
            while not self._stop.is_set():
                try:
                    self.found[ask()] += 1
                except Exception as error:  # noqa: BLE001 (each is one lost answer)
                    self.errors.append(repr(error))
                time.sleep(pause)

        self._threads.append(threading.Thread(target=run))
        self._threads[-1].start()

    def stop(self) -> None:
        """End all clients."""
        self._stop.set()
        for thread in self._threads:
            thread.join()


class Lasting:
    """A client that keeps its connection as long as it is told to, and opens another only then."""

    def __init__(self, host: str, path: str) -> None:
        self.path, self.opened = path, 0
        self.connection = http.client.HTTPConnection(host, timeout=30)

    def __call__(self) -> str:
        if self.connection.sock is None:
            self.opened += 1
            self.connection.connect()
        self.connection.request("GET", self.path)
        answer = self.connection.getresponse()  # closes the connection where the answer says so
        told = json.loads(answer.read())
        assert answer.status == 200
        return str(told.get("snapshot"))


def test_no_answer_is_lost_while_one_snapshot_follows_the_other(running: Service) -> None:
    first = running.health()["snapshot"]
    asking, lasting = Asking(), [Lasting(running.host, path) for path in ("/healthz", "/api/plans", COUNT)]
    with ExitStack() as stack:
        for client in lasting:
            stack.callback(client.connection.close)
            asking.add(client)
        stack.callback(asking.stop)
        asking.add(lambda: str(running.health()["snapshot"]))
        call = mcp("sparql", query="ASK {}")

        def over_mcp() -> str:
            told = httpx.post(running.address + "/mcp", timeout=30, **call).json()["result"]
            return str(json.loads(told["content"][0]["text"])["snapshot"])

        asking.add(over_mcp, 0.1)
        versions = [first]
        for number in (301, 302):
            versions.append(put(running.store, number))
            running.wait_for(versions[-1])
            wait(lambda: len(running.children) == 1)
            assert running.health()["snapshot"] == versions[-1]
    assert asking.errors == []
    assert set(asking.found) == {*versions, "None"}
    assert min(asking.found.values()) > 5
    assert [client.opened for client in lasting] == [3, 3, 3]
    assert running.told == ""


def test_each_snapshot_has_its_etag_and_workers_pages_and_look_ups_change_together(running: Service) -> None:
    before = running.get("/sparql?query=ASK%20%7B%7D")
    old = running.all
    version = put(running.store, 7)
    running.wait_for(version)
    assert running.get(COUNT).json()["results"]["bindings"][0]["n"]["value"] == "7"
    assert running.get("/api/plans").json()["snapshot"] == version
    again = running.get("/sparql?query=ASK%20%7B%7D", headers={"if-none-match": before.headers["etag"]})
    assert (again.status_code, again.headers["etag"] == before.headers["etag"]) == (200, False)
    wait(lambda: not any(map(alive, old[1:])))  # and so its memory is given back
    assert alive(old[0])


def test_what_was_begun_is_answered_by_the_old_process(running: Service) -> None:
    slow: list[httpx.Response] = []
    old = running.children
    thread = threading.Thread(
        target=lambda: slow.append(running.get("/sparql", params={"query": ENDLESS, "timeout": "9"}))
    )
    thread.start()
    time.sleep(0.3)
    running.wait_for(put(running.store, 5))
    assert thread.is_alive()
    assert old[0] in running.children
    thread.join()
    assert slow[0].json()["title"] == "query took too long"
    wait(lambda: old[0] not in running.children)


def test_connections_that_ask_nothing_do_not_keep_the_old_process(running: Service) -> None:
    old = running.children
    host, port = running.host.split(":")
    with socket.create_connection((host, int(port))) as silent, socket.create_connection((host, int(port))) as idle:
        idle.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert idle.recv(65536).startswith(b"HTTP/1.1 200")
        running.wait_for(put(running.store, 5))
        wait(lambda: old[0] not in running.children)
        assert silent.recv(1) == b""


def test_a_request_that_comes_late_over_an_old_connection_is_answered_and_the_connection_ended(
    running: Service,
) -> None:
    first = running.health()["snapshot"]
    with httpx.Client(base_url=running.address) as client:
        client.get("/healthz")
        put(running.store, 5)
        end = time.monotonic() + 30
        while (answer := client.get("/healthz")).headers.get("connection") != "close":
            assert time.monotonic() < end
            time.sleep(0.05)
        assert answer.json()["snapshot"] == first
        assert client.get("/healthz").json()["snapshot"] != first


def test_of_snapshots_that_follow_fast_the_last_one_stays_and_no_three_are_held(running: Service) -> None:
    most, stop = [0], threading.Event()

    def count() -> None:
        while not stop.wait(0.02):
            most.append(len(running.children))

    thread = threading.Thread(target=count)
    thread.start()
    for number in range(1, 9):
        version = put(running.store, number)
        time.sleep(0.5)
    running.wait_for(version)
    stop.set()
    thread.join()
    assert max(most) == 2
    assert running.told == ""


@pytest.mark.parametrize("damage", ["no manifest", "other quads", "no quads"])
def test_a_snapshot_that_cannot_be_loaded_is_told_once_and_the_old_one_stays(running: Service, damage: str) -> None:
    first, children = running.health()["snapshot"], running.children
    if damage == "no manifest":
        (running.store / "manifest.json").write_text("{}", encoding="utf-8")
    else:
        broken(running.store, b"<urn:a> <urn:b> .\n", named=damage == "no quads")
    wait(lambda: "the old one stays" in running.told)
    assert {"no manifest": "not the manifest", "other quads": "is not what", "no quads": "cannot be loaded"}[
        damage
    ] in running.told
    time.sleep(3)
    assert running.told.count("the old one stays") == 1
    assert "Traceback" not in running.told
    assert (running.health()["snapshot"], running.children) == (first, children)
    running.wait_for(put(running.store, 9))


def test_a_holder_that_dies_is_followed_by_one_of_the_same_snapshot_though_its_file_is_gone(running: Service) -> None:
    broken(running.store, b"<urn:a> <urn:b> .\n", named=True)
    wait(lambda: "the old one stays" in running.told)
    assert len(list(running.store.glob("snapshot-*.nq"))) == 1
    holder = tree(running.children[0])[1]
    os.kill(holder, signal.SIGKILL)
    wait(lambda: not alive(holder))
    assert running.get(COUNT).json()["results"]["bindings"][0]["n"]["value"] == "300"
    assert running.told.splitlines()[-1] == (
        "the process that holds the graph was ended by signal 9 (Killed), mostly for want of memory;"
        " another is started in 1 s, and queries wait for it"
    )
    assert running.told.count("the process that holds") == 1


def broken(folder: Path, quads: bytes, *, named: bool) -> None:
    """Publish what does not parse, by its own name or by another."""
    from graph.snapshot import assemble, write

    (text,) = quads.decode().splitlines()
    data, manifest = assemble([text])
    write(folder, [data])
    if not named:
        (folder / manifest.file).write_bytes(b"changed\n")


def test_a_process_that_dies_is_followed_by_another_and_who_asks_meanwhile_waits(running: Service) -> None:
    before, old = running.get("/sparql?query=ASK%20%7B%7D").headers["etag"], running.children
    os.kill(old[0], signal.SIGKILL)
    wait(lambda: not alive(old[0]))
    again = running.get("/sparql?query=ASK%20%7B%7D")
    assert again.headers["etag"] == before
    assert running.children != old
    assert running.told.splitlines() == [
        "the process that serves was ended by signal 9 (Killed), mostly for want of memory",
        "another is started in 1 s",
    ]


def test_nothing_outlives_a_service_that_is_killed(running: Service) -> None:
    wait(lambda: len(running.all) >= 5)  # the keeper, who serves, the holder and its workers
    pids = running.all
    running.process.kill()
    asyncio.run(until(lambda: not any(map(alive, pids)), 5))
    with pytest.raises(httpx.ConnectError):
        running.health()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_all_also_while_the_next_one_is_loaded(running: Service, number: int) -> None:
    put(running.store, 30_000)
    wait(lambda: len(running.children) == 2)
    pids = running.all
    running.process.send_signal(number)
    assert running.process.wait(10) == 0
    asyncio.run(until(lambda: not any(map(alive, pids)), 5))
    assert running.told == ""


def test_the_process_that_keeps_the_address_stays_small(running: Service) -> None:
    running.wait_for(put(running.store, 20_000))
    folder = Path(f"/proc/{running.process.pid}")
    assert "pyoxigraph" not in (folder / "maps").read_text("utf-8")
    own = [line.split()[1] for line in (folder / "smaps_rollup").read_text("ascii").splitlines() if "Private_D" in line]
    assert int(own[0]) < 16 << 10


def test_the_same_snapshot_published_again_changes_nothing(running: Service) -> None:
    children = running.children
    put(running.store, 300)
    time.sleep(3)
    assert running.children == children
    running.wait_for(put(running.store, 301))
