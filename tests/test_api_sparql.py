"""The SPARQL endpoint over HTTP: its fields, formats, headers and errors, and its description of itself."""

import gzip
import json
from urllib.parse import quote, urlencode

import httpx
import pyoxigraph as ox
import pytest

from api.app import create_app
from api.settings import Settings
from graph.store import GRAPH_FORMATS, TABLE_FORMATS, Store
from tests.api_client import Client
from tests.worker_pool import BOMB, ENDLESS, lines

ONE, TWO = "http://e.org/规划/1", "http://e.org/2"
SAME = f'<urn:a> <urn:p> "甲" <{ONE}> .\n<urn:a> <urn:p> "甲" <{TWO}> .'
SELECT = "SELECT * { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT { ?s <urn:made> ?o } WHERE { ?s ?p ?o }"
QUERY, FORM = {"content-type": "application/sparql-query"}, {"content-type": "application/x-www-form-urlencoded"}
SD = "http://www.w3.org/ns/sparql-service-description#"


@pytest.fixture(scope="module")
def client() -> Client:
    settings = Settings(sparql_timeout=5, sparql_timeout_limit=6, sparql_memory=64, sparql_answer=1, sparql_workers=2)
    return Client(create_app(settings, Store.memory([SAME, lines(300).decode()])))


def found(answer: httpx.Response) -> set[str]:
    assert answer.status_code == 200, answer.text
    return {row["o"]["value"] for row in answer.json()["results"]["bindings"]}


@pytest.mark.parametrize("way", ["get", "form", "body", "form and address"])
def test_the_protocol_names_the_graphs(client: Client, way: str) -> None:
    graphs = [("default-graph-uri", ONE), ("default-graph-uri", TWO)]
    query = ("query", "SELECT * FROM <urn:g> { ?s ?p ?o }")
    answer = {
        "get": lambda: client.send("GET", "/sparql?" + urlencode([query, *graphs])),
        "form": lambda: client.send("POST", "/sparql", content=urlencode([query, *graphs]), headers=FORM),
        "body": lambda: client.send("POST", "/sparql?" + urlencode(graphs), content=query[1], headers=QUERY),
        "form and address": lambda: client.send(
            "POST", "/sparql?" + urlencode(graphs[:1]), content=urlencode([query, graphs[1]]), headers=FORM
        ),
    }[way]()
    assert found(answer) == {"甲"}
    assert len(answer.json()["results"]["bindings"]) == 1


def test_the_protocol_names_the_graphs_that_graph_may_name(client: Client) -> None:
    query = "SELECT * { GRAPH ?g { ?s ?p ?o } }"
    answer = client.send("GET", "/sparql?" + urlencode([("query", query), ("named-graph-uri", ONE)]))
    assert {row["g"]["value"] for row in answer.json()["results"]["bindings"]} == {ONE}
    assert found(client.send("GET", "/sparql?" + urlencode([("query", SELECT), ("named-graph-uri", ONE)]))) == set()


@pytest.mark.parametrize(
    ("query", "formats"), [(SELECT, TABLE_FORMATS), ("ASK {}", TABLE_FORMATS), (CONSTRUCT, GRAPH_FORMATS), ("DESCRIBE <urn:a>", GRAPH_FORMATS)]
)  # fmt: skip
def test_every_format_by_name_and_by_accept(client: Client, query: str, formats: dict[str, str]) -> None:
    for name, media in formats.items():
        named, accepted = (
            client.get("/sparql", query=query, format=name),
            client.get("/sparql", {"accept": media}, query=query),
        )
        assert named.status_code == accepted.status_code == 200
        assert (
            named.headers["content-type"].partition(";")[0]
            == accepted.headers["content-type"].partition(";")[0]
            == media
        )
        assert named.content == accepted.content != b""
        assert named.headers["vary"] == "Accept, Accept-Encoding"


def read(answer: httpx.Response) -> set[tuple[str, str, str]]:
    """The triples of a graph in whatever format."""
    kind = ox.RdfFormat.from_media_type(answer.headers["content-type"])
    return {
        (str(quad.subject), str(quad.predicate), str(quad.object)) for quad in ox.parse(answer.content, format=kind)
    }


@pytest.mark.parametrize("format", GRAPH_FORMATS)
def test_graphs_can_be_read(client: Client, format: str) -> None:
    assert len(read(client.get("/sparql", query=CONSTRUCT, format=format))) == 301


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "title", "detail"),
    [
        ("GET", "/sparql?query=" + quote("SELECT *\n{ ?规 ?p }"), {}, 400, "bad query", "error at 2:"),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", {}, 400, "bad parameter", "2 times"),
        ("GET", "/sparql?query=%FF", {}, 400, "bad parameter", "UTF-8"),
        ("GET", "/sparql?default-graph-uri=urn:a", {}, 400, "bad parameter", "query"),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=no%20iri", {}, 400, "bad query", ""),
        ("GET", "/sparql?query=ASK%7B%7D&timeout=soon", {}, 400, "bad parameter", "timeout"),
        ("GET", "/sparql?query=ASK%7B%7D&timeout=-1", {}, 400, "bad parameter", "timeout"),
        ("GET", "/sparql?query=ASK%7B%7D&timeout=nan", {}, 400, "bad parameter", "timeout"),
        ("GET", "/sparql?query=ASK%7B%7D&format=ttl", {}, 400, "bad parameter", "json, xml, csv, tsv"),
        ("GET", "/sparql?query=ASK%7B%7D", {"headers": {"accept": "image/png"}}, 406, "not acceptable", "none of"),
        ("GET", "/sparql?update=CLEAR%20ALL", {}, 403, "updates are refused", "only reads"),
        ("GET", "/sparql?query=CLEAR%20ALL", {}, 403, "updates are refused", "only reads"),
        ("POST", "/sparql", {"content": "CLEAR ALL", "headers": {"content-type": "application/sparql-update"}}, 403, "updates are refused", "only reads"),
        ("POST", "/sparql", {"content": "update=CLEAR%20ALL", "headers": FORM}, 403, "updates are refused", "only reads"),
        ("POST", "/sparql", {"content": "query=ASK%7B%7D"}, 415, "unsupported media type", "form"),
        ("POST", "/sparql", {"content": "ASK{}", "headers": {"content-type": "application/sparql-query; charset=UTF-16"}}, 415, "unsupported media type", "utf-16"),
        ("POST", "/sparql", {"content": b"query=\xff\xfe", "headers": FORM}, 400, "bad parameter", "UTF-8"),
        ("POST", "/sparql?query=ASK%7B%7D", {"content": "ASK {}", "headers": QUERY}, 400, "bad parameter", "2 times"),
        ("POST", "/sparql", {"content": "x=1&" * 3000, "headers": FORM}, 400, "bad parameter", "fields"),
        ("POST", "/sparql", {"content": " " * (1 << 21), "headers": QUERY}, 413, "query too large", "bytes"),
        ("POST", "/sparql", {"content": "ASK {}" + " " * 100_000, "headers": QUERY}, 413, "query too large", "characters"),
        ("POST", "/sparql", {"content": "SELECT * " + "{" * 10_000 + "}" * 10_000, "headers": QUERY}, 413, "query too large", "nested"),
        ("POST", "/sparql", {"content": "SELECT * { ?s " + "/".join(["zt:p"] * 300) + " ?o }", "headers": QUERY}, 413, "query too large", "paths"),
        ("POST", "/sparql", {"content": "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }", "headers": QUERY}, 400, "bad query", "SERVICE"),
        ("POST", "/sparql", {"content": "SELECT * { ?a ?b ?c . ?d ?e ?f }", "headers": QUERY}, 413, "answer too large", "LIMIT"),
        ("POST", "/sparql", {"content": BOMB, "headers": QUERY}, 503, "query ended", "memory"),
        ("POST", "/sparql?timeout=0.3", {"content": ENDLESS, "headers": QUERY}, 504, "query took too long", "0.3 seconds"),
        ("DELETE", "/sparql", {}, 405, "method not allowed", ""),
    ],
)  # fmt: skip
def test_every_refusal_has_one_shape(
    client: Client, method: str, path: str, options: dict[str, object], status: int, title: str, detail: str
) -> None:
    answer = client.send(method, path, **options)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem["title"]) == (status, status, title)
    assert detail in problem["detail"]
    assert answer.headers["access-control-allow-origin"] == "*"
    # and the service goes on
    assert client.get("/sparql", query="ASK {}").json()["boolean"] is True


def test_a_syntax_error_tells_where(client: Client) -> None:
    problem = client.get("/sparql", query="SELECT *\n{ ?规 ?p\n}").json()
    assert (problem["line"], problem["column"]) == (3, 2)
    assert "[_]" not in problem["detail"]


@pytest.mark.parametrize("text", ["https://e.org/%E8%A7%84", "https://e.org/规", "a%2Bb", "a+b", "a&b;c=d", "100%25"])
@pytest.mark.parametrize("way", ["get", "form", "body"])
def test_what_is_sent_is_decoded_once(client: Client, text: str, way: str) -> None:
    query = f'SELECT ("{text}" AS ?o) {{}}'
    answer = {
        "get": lambda: client.get("/sparql", query=query),
        "form": lambda: client.send("POST", "/sparql", data={"query": query}),
        "body": lambda: client.send("POST", "/sparql", content=query, headers=QUERY),
    }[way]()
    assert found(answer) == {text}


def test_relative_iris_are_relative_to_the_endpoint(client: Client) -> None:
    assert found(client.get("/sparql", query="SELECT (STR(<x>) AS ?o) {}")) == {"http://zhengtu.test/x"}


def test_a_client_that_has_the_answer_gets_none(client: Client) -> None:
    first = client.get("/sparql", query=SELECT)
    tag = first.headers["etag"]
    again = client.get("/sparql", {"if-none-match": f'"other", {tag}'}, query=SELECT)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/sparql", {"if-none-match": tag}, query=SELECT + " LIMIT 1").status_code == 200
    assert client.get("/sparql", {"if-none-match": tag, "accept": "text/csv"}, query=SELECT).status_code == 200
    assert client.get("/sparql", {"if-none-match": tag, "accept-encoding": "identity"}, query=SELECT).status_code == 200
    assert client.send("POST", "/sparql", content=SELECT, headers=QUERY | {"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("call", ["NOW()", "RAND()", "UUID()", "STRUUID()", "BNODE()"])
def test_what_changes_has_no_tag(client: Client, call: str) -> None:
    answer = client.get("/sparql", query=f"SELECT ({call} AS ?x) {{}}")
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


def test_answers_are_compressed_for_who_takes_it(client: Client) -> None:
    path = "/sparql?query=" + quote(SELECT)
    plain = client.send("GET", path, headers={"accept-encoding": "identity"})
    packed = client.send("GET", path, headers={"accept-encoding": "br, gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) // 4
    assert packed.headers["etag"] != plain.headers["etag"]
    assert len(gzip.compress(plain.content)) > 0


def test_a_star_is_every_tag_of_an_answer_that_lasts(client: Client) -> None:
    def status(query: str) -> int:
        return client.get("/sparql", {"if-none-match": "*"}, query=query).status_code

    answer = client.get("/sparql", {"if-none-match": "*"}, query=SELECT)
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == client.get("/sparql", query=SELECT).headers["etag"]
    assert [status("SELECT (NOW() AS ?n) {}"), status("SELECT"), status("DESCRIBE <urn:a>")] == [200, 400, 304]
    assert client.send("POST", "/sparql", data={"query": SELECT}, headers={"if-none-match": "*"}).status_code == 200


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 303),
        ("text/html", 303),
        ("text/html, text/turtle;q=0.9", 303),
        ("text/turtle;q=1, text/html;q=0.1", 200),
        ("text/html;q=0.5, text/turtle;q=0.6", 200),
        ("text/turtle, text/html", 200),
        ("text/html;q=0, */*", 200),
        ("text/html;q=0", 406),
        ("*/*", 200),
    ],
)
def test_only_who_wants_a_page_most_is_led_to_it(client: Client, accept: str, status: int) -> None:
    assert client.get("/sparql", {"accept": accept}).status_code == status


def test_head_gives_the_headers(client: Client) -> None:
    got, head = client.get("/sparql", query=SELECT), client.send("HEAD", "/sparql?query=" + quote(SELECT))
    assert head.status_code == 200
    assert {name: head.headers[name] for name in ("etag", "content-type", "vary")} == {
        name: got.headers[name] for name in ("etag", "content-type", "vary")
    }


def test_scripts_of_other_sites_may_ask(client: Client) -> None:
    preflight = client.send(
        "OPTIONS", "/sparql", headers={"origin": "https://e.org", "access-control-request-method": "POST"}
    )
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]
    answer = client.get("/sparql", {"origin": "https://e.org"}, query="ASK {}")
    assert "ETag" in answer.headers["access-control-expose-headers"]


@pytest.mark.parametrize("format", ["", *GRAPH_FORMATS])
def test_the_service_describes_itself(client: Client, format: str) -> None:
    answer = client.send("GET", f"/sparql?format={format}" if format else "/sparql")
    told, endpoint = read(answer), "<http://zhengtu.test/sparql>"
    assert (endpoint, f"<{SD}endpoint>", endpoint) in told
    assert (endpoint, f"<{SD}supportedLanguage>", f"<{SD}SPARQL11Query>") in told
    assert (endpoint, f"<{SD}feature>", f"<{SD}UnionDefaultGraph>") in told
    assert len([1 for _, p, _ in told if p == f"<{SD}resultFormat>"]) == len(TABLE_FORMATS) + len(GRAPH_FORMATS)


def test_a_browser_is_led_to_the_page(client: Client) -> None:
    answer = client.page("/sparql")
    assert (answer.status_code, answer.headers["location"]) == (303, "/query")
    assert client.page("/sparql", lang="en").headers["location"] == "/query?lang=en"


def test_the_page_runs_queries_apart_too(client: Client) -> None:
    assert "甲" in client.page("/query", query="SELECT ?o { <urn:a> ?p ?o }").text
    bombed = client.page("/query", query=BOMB)
    assert bombed.status_code == 503
    assert "查询所需的内存超过了上限" in bombed.text
    assert "urn:made" in client.page("/query", query=CONSTRUCT).text


@pytest.fixture
def narrow() -> Client:
    """One worker, one place to wait, also for a worker that takes its time to be replaced."""
    settings = Settings(sparql_workers=1, sparql_queue=1, sparql_timeout=20)
    return Client(create_app(settings, Store.memory([lines(300).decode()])))


def test_an_overflow_is_told_with_the_time_to_come_back(narrow: Client) -> None:
    import asyncio

    assert narrow.get("/sparql", query="ASK {}").status_code == 200

    async def all_at_once() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=narrow.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://zhengtu.test") as client:
            queries = [{"query": ENDLESS, "timeout": "0.5"}, {"query": "ASK {} # 1"}, {"query": "ASK {} # 2"}]
            return await asyncio.gather(*(client.get("/sparql", params=query) for query in queries))

    assert narrow._running is not None
    answers = narrow._running.call(all_at_once())
    assert sorted(answer.status_code for answer in answers) == [200, 429, 504]
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert int(refused.headers["retry-after"]) >= 1
    assert refused.json()["title"] == "too many queries"


def test_an_address_on_the_list_may_be_asked() -> None:
    """The guard lets it pass and the worker may open a socket; nobody answers there."""
    settings = Settings(sparql_workers=1, sparql_services="http://127.0.0.1:9/sparql http://127.0.0.1:9/other")
    open_client = Client(create_app(settings, Store.memory([SAME])))
    query = "SELECT * { SERVICE <http://127.0.0.1:9/%s> { ?s ?p ?o } }"
    asked = open_client.get("/sparql", query=query % "sparql").json()
    assert "SERVICE is not answered" not in asked["detail"]
    assert asked["title"] == "bad query"
    refused = open_client.get("/sparql", query=query % "elsewhere").json()
    assert "SERVICE is not answered" in refused["detail"]
    assert json.dumps(refused)
