"""A DESCRIBE of one node is answered in the web process, as workers answer it; they answer all that is more."""

from urllib.parse import urlencode

import httpx
import pytest

from api.app import create_app
from api.querying import STATEMENTS
from api.settings import Settings
from graph.guard import MAX_LENGTH
from graph.store import Store
from tests.api_client import Client

NODE, LARGE = "http://e.org/规划/1", "http://e.org/规划/2"
SIZES = {NODE: 50, LARGE: STATEMENTS + 1}
QUADS = [f'<{node}> <urn:p> "{number}" <urn:g> .' for node, size in SIZES.items() for number in range(size)]


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(sparql_workers=1), Store.memory(QUADS)))


@pytest.fixture
def alone(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The same without workers: what needs one is an error."""

    async def refuse(*given: object, **options: object) -> None:
        raise NotImplementedError("a worker was asked")

    monkeypatch.setattr(client.app.state.querying.pool, "ask", refuse)
    return client


def described(client: Client, query: str, headers: dict[str, str] | None = None, **fields: str) -> httpx.Response:
    return client.send("GET", "/sparql?" + urlencode({"query": query, "format": "nt"} | fields), headers=headers)


def test_it_is_what_a_worker_answers(client: Client) -> None:
    told = described(client, f"DESCRIBE <{NODE}>")
    worked = described(client, f"DESCRIBE <{NODE}> {{}}")
    assert sorted(told.text.splitlines()) == sorted(worked.text.splitlines())
    assert told.headers["content-type"] == worked.headers["content-type"]
    assert told.text.count("\n") == 50
    assert told.headers["etag"] != worked.headers["etag"]


def test_no_worker_is_asked(alone: Client) -> None:
    told = described(alone, f"DESCRIBE <{NODE}> # by hand", timeout="1")
    assert (told.status_code, told.headers["content-encoding"]) == (200, "gzip")
    plain = described(alone, f"DESCRIBE <{NODE}> # by hand", {"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == told.text
    known = {"if-none-match": told.headers["etag"]}
    assert described(alone, f"DESCRIBE <{NODE}> # by hand", known).status_code == 304
    posted = alone.send("POST", "/sparql", data={"query": f"DESCRIBE <{NODE}>", "format": "nt"})
    assert posted.text == told.text


@pytest.mark.parametrize(
    ("query", "fields", "status"),
    [
        (f"DESCRIBE <{LARGE}>", {}, 500),
        (f"DESCRIBE <{NODE}> <{LARGE}>", {}, 500),
        (f"DESCRIBE <{NODE}>", {"default-graph-uri": "urn:g"}, 500),
        (f"DESCRIBE <{NODE}>", {"timeout": "soon"}, 400),
        (f"DESCRIBE <{NODE}>", {"format": "csv"}, 400),
    ],
)
def test_all_else_needs_one_or_is_refused(alone: Client, query: str, fields: dict[str, str], status: int) -> None:
    assert described(alone, query, **fields).status_code == status


def test_the_length_of_a_query_is_bounded_all_the_same(alone: Client) -> None:
    query = f"DESCRIBE <{NODE}> " + "#" * MAX_LENGTH
    assert alone.send("POST", "/sparql", data={"query": query}).status_code == 413


def test_what_is_too_large_is_answered_by_a_worker(client: Client) -> None:
    assert described(client, f"DESCRIBE <{LARGE}>").text.count("\n") == SIZES[LARGE]
