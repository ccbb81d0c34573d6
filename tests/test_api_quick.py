"""What is answered at once is what the application answers, byte for byte; all else is left to it, in its order."""

import asyncio
import zlib
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import quote

import pytest
import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.server import ServerState

from api import lookups
from api.app import create_app
from api.links import PLURALS
from api.lookups import Lookups
from api.pool import Answer
from api.quick import Quick
from api.remembered import NOT_KEPT, Memory
from api.sending import Protocol
from api.settings import Settings
from api.soon import UNDER_WAY, Soon
from graph.kept import Kept
from graph.kinds import kinds
from graph.store import Store
from ontology.iri import Identifier
from tests import graph_sample
from tests.api_client import Client

NODE, LARGE = "http://e.org/规划/1", "http://e.org/规划/2"
SIZES = {NODE: 50, LARGE: 400}
QUADS = [f'<{node}> <urn:p> "{number}" <urn:g> .' for node, size in SIZES.items() for number in range(size)]
DESCRIBE = f"query={quote(f'DESCRIBE <{NODE}>')}"


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(sparql_workers=1), Store.memory(QUADS)))


def scope(path: str, fields: str, headers: dict[str, str], method: str = "GET") -> Scope:
    given = [(name.encode(), value.encode()) for name, value in {"host": "zhengtu.test", **headers}.items()]
    return {"type": "http", "method": method, "scheme": "http", "root_path": "", "path": path, "headers": given,
            "query_string": fields.encode(), "server": ("zhengtu.test", 80)}  # fmt: skip


def lines(head: bytes) -> set[bytes]:
    assert head.endswith(b"\r\n\r\n")
    return set(head[:-4].split(b"\r\n"))


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/sparql", DESCRIBE),
        ("/sparql", DESCRIBE.replace("DESCRIBE%20", "describe+") + "%0A%23%20by%20hand"),
        ("/sparql", "query=ASK%20%7B%7D&format=json"),
        ("/api/questions", ""),
    ],
)
@pytest.mark.parametrize("headers", [
    {"accept-encoding": "identity"}, {"accept-encoding": "gzip", "accept": "application/rdf+xml, application/json;q=0.5"},
    {"accept": "*/*"},
])  # fmt: skip
def test_it_is_what_the_application_answers(client: Client, path: str, fields: str, headers: dict[str, str]) -> None:
    asked = {"accept": "*/*", "accept-encoding": "gzip", **headers}
    told = client.send("GET", f"{path}?{fields}" if fields else path, headers=asked)
    assert told.status_code == 200
    found = Quick(client.app.state)(scope(path, fields, asked))
    assert found is not None
    assert lines(found[0]) == {b"%b: %b" % header for header in told.headers.raw}
    assert (len(found[1]), b"content-encoding" in found[0]) == (
        int(told.headers["content-length"]), "content-encoding" in told.headers)  # fmt: skip
    if "content-encoding" not in told.headers:
        assert found[1] == told.content


@pytest.mark.parametrize(
    ("path", "fields", "headers", "method"),
    [
        ("/sparql", "query=ASK%20%7B%20%3Fa%20%3Fb%20%3Fc%20%7D", {}, "GET"),
        ("/sparql", f"query={quote(f'DESCRIBE <{LARGE}>')}", {}, "GET"),
        ("/sparql", f"{DESCRIBE}&format=nt", {}, "GET"),
        ("/sparql", DESCRIBE, {"accept": "text/csv"}, "GET"),
        ("/sparql", "query=DESCRIBE%20%FF", {}, "GET"),
        ("/sparql", f"{DESCRIBE}%20%7B%20SERVICE", {}, "GET"),
        ("/sparql", DESCRIBE, {}, "HEAD"),
        ("/sparql", DESCRIBE, {}, "POST"),
        ("/sparql", DESCRIBE, {"content-length": "3"}, "GET"),
        ("/sparql", DESCRIBE, {"if-none-match": "*"}, "GET"),
        ("/sparql", DESCRIBE, {"expect": "100-continue"}, "GET"),
        ("/sparql", DESCRIBE, {"x-forwarded-proto": "https"}, "GET"),
        ("/sparql/", DESCRIBE, {}, "GET"),
        ("/plans", "", {}, "GET"),
        ("/api/plans/nowhere", "", {}, "GET"),
    ],
)
def test_all_else_is_left_to_the_application(
    client: Client, path: str, fields: str, headers: dict[str, str], method: str
) -> None:
    assert Quick(client.app.state)(scope(path, fields, headers, method)) is None


SOME = "SELECT ?p ?o { <http://e.org/规划/1> ?p ?o } ORDER BY ?o LIMIT 20"
BEGUN = {
    "a few rows": SOME,
    "many rows, which are compressed": "SELECT * { ?s ?p ?o } ORDER BY ?s ?o",
    "a truth value": "ASK { ?s ?p '1' }",
    "relative to the endpoint": "SELECT (<a> AS ?a) {}",
    "a large node": f"DESCRIBE <{LARGE}>",
    "a graph": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?o = '7') }",
}


def begun(client: Client, asked: Scope) -> tuple[bytes, bytes] | None:
    """What is begun of a request that is not answered at once, when it is done; None where nothing is."""

    async def ask() -> tuple[bytes, bytes] | None:
        quick = Quick(client.app.state)
        assert quick(asked) is None
        soon = quick.begin(asked)
        if soon is None:
            return None
        assert soon.at_hand() is None
        await asyncio.wait([soon.work])
        found = soon.at_hand()
        assert quick(asked) == found  # small enough to be given again
        return found

    client.get("/healthz")  # it runs
    assert client._running is not None
    return cast("tuple[bytes, bytes] | None", client._running.call(ask()))


@pytest.mark.parametrize("query", BEGUN.values(), ids=BEGUN.keys())
@pytest.mark.parametrize("headers", [{"accept-encoding": "identity"}, {"accept-encoding": "gzip", "accept": "*/*"}])
def test_what_is_begun_ends_as_the_application_answers(query: str, headers: dict[str, str]) -> None:
    client = Client(create_app(Settings(sparql_workers=1), Store.memory(QUADS)))
    asked = {"accept": "application/n-triples, application/json", "accept-encoding": "gzip", **headers}
    found = begun(client, scope("/sparql", f"query={quote(query)}", asked))
    client.app.state.querying.kept._found.clear()
    told = client.send("GET", f"/sparql?query={quote(query)}", headers=asked)
    assert told.status_code == 200
    assert found is not None
    assert lines(found[0]) == {b"%b: %b" % header for header in told.headers.raw}
    body = zlib.decompress(found[1], 16 + zlib.MAX_WBITS) if "content-encoding" in told.headers else found[1]
    assert body == told.content


@pytest.mark.parametrize(
    ("path", "fields", "headers"),
    [
        ("/sparql", f"query={quote(SOME)}&timeout=1", {}),
        ("/sparql", f"timeout=1&query={quote(SOME)}", {}),
        ("/sparql", "", {}),
        ("/sparql", "query=", {}),
        ("/sparql", "query=SELECT%20%FF", {}),
        ("/sparql", "query=SELECT%20(NOW()%20AS%20%3Fn)%20%7B%7D", {}),
        ("/sparql", f"query={quote('SELECT * { SERVICE <http://e.org/> {} }')}", {}),
        ("/sparql", f"query={quote('CLEAR ALL')}", {}),
        ("/sparql", f"query={quote(SOME)}", {"accept": "text/turtle"}),
        ("/sparql", f"query={quote(SOME)}", {"if-none-match": "*"}),
        ("/sparql", f"query={quote(SOME)}", {"x-forwarded-for": "10.0.0.1"}),
        ("/api/questions", "", {}),
    ],
)
def test_what_cannot_be_said_soon_is_not_begun(client: Client, path: str, fields: str, headers: dict[str, str]) -> None:
    assert begun(client, scope(path, fields, {"accept": "*/*;q=0.1" if not headers else "", **headers})) is None


def test_what_goes_wrong_is_not_at_hand(client: Client) -> None:
    async def ask() -> bool:
        quick, asked = Quick(client.app.state), scope("/sparql", f"query={quote('SELECT * { ?s ?p')}", {})
        quick(asked)
        soon = quick.begin(asked)
        assert soon is not None
        await asyncio.wait([soon.work])
        return soon.at_hand() is None and quick(asked) is None

    client.get("/healthz")
    assert client._running is not None
    assert client._running.call(ask())


def test_what_was_made_is_given_again(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(create_app(Settings(sparql_workers=1), Store.memory(QUADS)))
    client.get("/healthz")
    quick = Quick(client.app.state)
    first = quick(scope("/sparql", DESCRIBE, {}))
    monkeypatch.setattr(Quick, "_make", lambda *_: None)
    assert first is not None
    assert quick(scope("/sparql", DESCRIBE, {})) == first
    assert quick(scope("/sparql", DESCRIBE, {"accept": "application/n-triples"})) is None


def test_what_was_not_kept_is_not_looked_for_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = scope("/api/questions", "", {"accept": "text/plain"})
    assert Quick(client.app.state)(asked) is None
    looked: list[object] = []
    monkeypatch.setattr(Memory, "find", lambda _, key: looked.append(key))
    assert asyncio.run(_status(client.app, asked)) == 200
    assert looked == []
    assert asyncio.run(_status(client.app, {key: value for key, value in asked.items() if key != NOT_KEPT})) == 200
    assert looked == [asked[NOT_KEPT]]


async def _status(app: ASGIApp, asked: Scope) -> int:
    told: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        told.append(message)

    await app(asked, receive, send)
    return int(told[0]["status"])


class Wire(asyncio.Transport):
    """A transport that remembers what was written into it."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = b""

    def write(self, data: Any) -> None:  # noqa: ANN401
        self.sent += data

    def is_closing(self) -> bool:
        return False

    def close(self) -> None:
        self.sent += b"closed"

    def pause_reading(self) -> None:
        """Read on."""

    resume_reading = pause_reading


async def slow(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that takes its time, or waits for what was begun."""
    if UNDER_WAY in scope:
        await asyncio.wait([scope[UNDER_WAY]])
    else:
        await asyncio.sleep(0.01)
    told = f"{'left' if UNDER_WAY in scope else 'slow'} {scope['path']};".encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(told))]})
    await send({"type": "http.response.body", "body": told})


def at_once(scope: Scope) -> tuple[bytes, bytes] | None:
    return (b"content-length: 6\r\n\r\n", b"quick;") if scope["path"] == "/quick" else None


def soon(scope: Scope) -> Soon | None:
    """Begin what takes as many milliseconds as the address says; without any it fails."""
    _, kind, milliseconds = [*scope["path"].split("/"), ""][:3]
    return Soon(asyncio.ensure_future(worked(milliseconds)), told) if kind == "soon" else None


async def worked(milliseconds: str) -> Answer:
    await asyncio.sleep(float(milliseconds) / 1000)
    return Answer(b"soon %b;" % milliseconds.encode(), gzip=False)


def told(found: Answer) -> tuple[bytes, bytes]:
    return b"content-length: %d\r\n\r\n" % len(found.body), found.body


def spoken(*pieces: str, quick: Callable[[Scope], tuple[bytes, bytes] | None] = at_once) -> list[str]:
    """Which bodies reach the wire for pieces of requests, each an address, or several with blanks between."""

    async def run() -> bytes:
        config = uvicorn.Config(
            cast(Any, slow), http=Protocol.answering(quick, soon), log_level="critical", lifespan="off"
        )
        config.load()
        state, wire = ServerState(), Wire()
        protocol = Protocol.answering(quick, soon)(config, state, {}, asyncio.get_running_loop())
        protocol.connection_made(wire)
        for piece in pieces:
            ends = [(path.removesuffix("!"), "close" if path.endswith("!") else "keep-alive") for path in piece.split()]
            protocol.data_received("".join(f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: {end}\r\n\r\n"
                                           for path, end in ends).encode())  # fmt: skip
        await asyncio.sleep(0.15)
        protocol.connection_lost(None)
        assert not protocol.tasks
        return wire.sent

    return [part.rpartition("\r\n")[2] for part in asyncio.run(run()).decode().removesuffix("closed").split(";")[:-1]]


@pytest.mark.parametrize(
    ("pieces", "bodies"),
    [
        (["/quick", "/quick"], ["quick", "quick"]),
        (["/quick", "/a", "/b"], ["quick", "slow /a", "slow /b"]),
        (["/a", "/quick"], ["slow /a", "quick"]),  # in the order of the requests
        (["/quick /quick /a"], ["quick", "slow /quick", "slow /a"]),  # one of those that came together
        (["/quick!"], ["slow /quick"]),  # the application says that the connection ends
        (["/soon/1", "/quick"], ["soon 1", "quick"]),
        (["/soon/1 /soon/2 /a"], ["soon 1", "slow /soon/2", "slow /a"]),
        (["/soon/90", "/a"], ["left /soon/90", "slow /a"]),  # the application waits for it
        (["/soon", "/quick"], ["left /soon", "quick"]),  # and says what went wrong
        (["/soon/1!"], ["slow /soon/1"]),
    ],
)
def test_requests_are_answered_in_their_order(pieces: list[str], bodies: list[str]) -> None:
    assert spoken(*pieces) == bodies


def asking() -> tuple[Protocol, Wire]:
    """A connection that has asked for what takes a moment; to be called where a loop runs."""
    kind = Protocol.answering(at_once, soon)
    config = uvicorn.Config(cast(Any, slow), http=kind, lifespan="off")
    config.load()
    wire = Wire()
    protocol = kind(config, ServerState(), {}, asyncio.get_running_loop())
    protocol.connection_made(wire)
    protocol.data_received(b"GET /soon/5 HTTP/1.1\r\nHost: a\r\n\r\n")
    return protocol, wire


def test_who_ends_the_connection_meanwhile_is_not_answered() -> None:
    async def run() -> tuple[bytes, bool]:
        protocol, wire = asking()
        protocol.connection_lost(None)
        await asyncio.sleep(0.05)
        return wire.sent, bool(protocol.tasks)

    assert asyncio.run(run()) == (b"closed", False)


def test_a_server_that_leaves_says_so_with_what_was_begun() -> None:
    async def run() -> list[bool]:
        protocol, wire = asking()
        protocol.shutdown()
        await asyncio.sleep(0.05)
        return [part in wire.sent for part in (b"left /soon/5;", b"connection: close", b"closed")]

    assert asyncio.run(run()) == [True, True, True]


@pytest.fixture(scope="module")
def known() -> Client:
    found = Client(create_app(Settings(sparql_workers=1), Store.memory(graph_sample.quads(), graph_sample.documents())))
    found.get("/healthz")
    found.app.state.lookups.warm()
    return found


def paths(client: Client) -> list[str]:
    return [f"/api/{PLURALS[kind]}/{Identifier.parse(node).key}" for kind in kinds()
            for node in client.app.state.lookups.directory.nodes(kind, {})]  # fmt: skip


def test_an_entity_is_what_its_route_answers(known: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    quick, few = Quick(known.app.state), 0
    for path in paths(known):
        found = quick(scope(path, "", {"accept": "*/*"}))
        known.app.state.lookups._entities = Kept(1)  # the route makes it by itself
        told = known.get(path, {"accept-encoding": "identity"})
        assert told.status_code == 200
        if found is not None:
            few += 1
            assert found[1] == told.content
            assert lines(found[0]) == {b"%b: %b" % header for header in told.headers.raw}
    assert few > 10


def test_an_entity_that_much_is_said_of_is_left_to_its_route(known: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "AT_ONCE", 1)
    known.app.state.lookups._entities = Kept(1)
    assert {Lookups.entity_at_once(known.app.state.lookups, "task", path.split("/", 3)[3]) for path in paths(known)
            if path.startswith("/api/tasks/")} == {None}  # fmt: skip


def test_nothing_is_looked_up_at_once_before_the_first_views_are_made(known: Client) -> None:
    fresh = Lookups(known.app.state.reader)
    key = next(path for path in paths(known) if path.startswith("/api/tasks/")).split("/", 3)[3]
    assert fresh.entity_at_once("task", key) is None
    fresh.warm()
    assert fresh.entity_at_once("task", key) is not None
    assert fresh.entity_at_once("task", "nowhere/1") is None
    with fresh.directory.index._lock:
        assert fresh.entity_at_once("task", key) is not None  # kept
        assert Lookups.entity_at_once(fresh, "plan", key.partition("/")[0]) is None
