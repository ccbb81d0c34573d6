"""The routes for programs: SPARQL, questions, entities, identifiers, health, and the one shape of errors."""

import csv
import io
import re
from urllib.parse import quote

import httpx
import pytest
import rdflib
from starlette.types import Message, Receive, Scope, Send

from api.app import PARTS, create_app
from api.settings import Settings
from graph.catalog import questions
from tests.api_client import Client
from tests.graph_sample import store as sample

PLAN = "320500-2022-sufu-900"
COUNT = "SELECT (COUNT(?p) AS ?n) WHERE { ?p a zt:Plan }"
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(page_size=2, page_limit=3), sample()))


def test_health_tells_the_snapshot(client: Client) -> None:
    health = client.get("/healthz").json()
    assert health["status"] == "ok"
    assert health["plans"] == 4
    assert health["snapshot"] == sample().manifest.sha256


@pytest.mark.parametrize("way", ["get", "form", "body"])
def test_a_query_may_come_in_three_ways(client: Client, way: str) -> None:
    answer = {
        "get": lambda: client.get("/sparql", query=COUNT),
        "form": lambda: client.send("POST", "/sparql", data={"query": COUNT}),
        "body": lambda: client.send(
            "POST", "/sparql", content=COUNT, headers={"content-type": "application/sparql-query; charset=utf-8"}
        ),
    }[way]()
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "4"
    assert answer.headers["etag"].startswith('"')


@pytest.mark.parametrize(
    ("query", "format", "media", "part"),
    [
        (COUNT, "json", "application/sparql-results+json", '"n"'),
        (COUNT, "xml", "application/sparql-results+xml", "<variable name="),
        (COUNT, "csv", "text/csv", "n\r\n4"),
        (COUNT, "tsv", "text/tab-separated-values", "?n\n4"),
        ("ASK { ?s a zt:Plan }", "json", "application/sparql-results+json", "true"),
        ("CONSTRUCT WHERE { ?s a zt:Plan }", "ttl", "text/turtle", "zt:Plan"),
        ("CONSTRUCT WHERE { ?s a zt:Plan }", "nt", "application/n-triples", "ontology#Plan>"),
        ("CONSTRUCT WHERE { ?s a zt:Plan }", "jsonld", "application/ld+json", '"@id"'),
        ("CONSTRUCT WHERE { ?s a zt:Plan }", "rdf", "application/rdf+xml", "rdf:RDF"),
    ],
)
def test_each_format_by_name_and_by_accept(client: Client, query: str, format: str, media: str, part: str) -> None:
    named = client.get("/sparql", query=query, format=format)
    accepted = client.get("/sparql", {"accept": media}, query=query)
    assert named.status_code == accepted.status_code == 200
    assert named.headers["content-type"].partition(";")[0] == media
    assert part in named.text
    assert accepted.text == named.text


def test_chinese_in_an_address_is_decoded_once(client: Client) -> None:
    twice = 'SELECT (STR(<https://example.org/%E8%A7%84>) AS ?s) ("规%25" AS ?t) WHERE {}'
    row = client.get("/sparql", query=twice).json()["results"]["bindings"][0]
    assert row["s"]["value"] == "https://example.org/%E8%A7%84"
    assert row["t"]["value"] == "规%25"


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "title"),
    [
        ("GET", "/sparql?query=", {}, 400, "bad query"),
        ("GET", "/sparql?query=SELECT", {}, 400, "bad query"),
        ("GET", "/sparql?query=" + quote("SELECT * WHERE { SERVICE <https://example.org/> { ?s ?p ?o } }"), {}, 400, "bad query"),
        ("GET", "/sparql?query=" + quote("DROP ALL"), {}, 403, "updates are refused"),
        ("GET", "/sparql?format=pdf&query=" + quote(COUNT), {}, 400, "bad parameter"),
        ("POST", "/sparql", {"content": "x", "headers": {"content-type": "text/plain"}}, 415, "unsupported media type"),
        ("POST", "/sparql", {"content": b"\xff", "headers": {"content-type": "application/sparql-query"}}, 400, "bad parameter"),
        ("POST", "/sparql", {"content": "a=b", "headers": FORM}, 400, "bad parameter"),
        ("PUT", "/sparql", {}, 405, "method not allowed"),
        ("GET", "/api/nothing", {}, 404, "not found"),
        ("GET", "/api/plans/nothing", {}, 404, "not found"),
        ("GET", "/api/plans?limit=0", {}, 400, "bad parameter"),
        ("GET", "/api/questions/nothing", {}, 404, "not found"),
        ("GET", "/api/questions/lead-agencies?colour=red", {}, 400, "bad parameter"),
        ("GET", "/api/questions/indicator-comparison", {}, 400, "bad parameter"),
        ("GET", "/api/questions/indicator-comparison?indicator=中国GDP", {}, 404, "not found"),
        ("GET", "/api/questions/lead-agencies?region=999999", {}, 404, "not found"),
        ("GET", "/api/questions/lead-agencies?format=pdf", {}, 400, "bad parameter"),
        ("GET", "/id/nonsense/x", {}, 404, "not found"),
        ("GET", "/nowhere/at/all", {}, 404, "not found"),
    ],
)  # fmt: skip
def test_every_error_has_one_shape(
    client: Client, method: str, path: str, options: dict[str, object], status: int, title: str
) -> None:
    answer = client.send(method, path, **options)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert list(problem)[:5] == ["type", "title", "status", "detail", "instance"]
    assert list(problem)[5:] in ([], ["line", "column"])
    assert (answer.status_code, problem["status"], problem["title"]) == (status, status, title)
    assert problem["instance"] == path.partition("?")[0]
    assert problem["detail"]
    assert "Traceback" not in answer.text


def test_an_unexpected_error_tells_nothing_of_the_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(Settings(), sample())
    running = Client(app)
    assert running.page("/").status_code == 200
    monkeypatch.setattr(app.state, "reader", None)
    answer = running.page("/")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "an unexpected error; the server's log has the details"


def test_questions_are_listed_with_their_parameters(client: Client) -> None:
    items = client.get("/api/questions").json()["items"]
    lead = next(item for item in items if item["id"] == "lead-agencies")
    assert {"name": "region", "required": False, "type": "region"} in lead["parameters"]
    assert lead["columns"] == ["region", "agency", "agency_iri", "function", "tasks", "basis"]


def test_an_answer_tells_question_query_and_snapshot(client: Client) -> None:
    answer = client.get("/api/questions/lead-agencies", region="宁波市").json()
    assert answer["parameters"] == {"region": "宁波市"}
    assert answer["rows"][0]["agency"] == "宁波市知识产权局"
    assert answer["rows"][0]["basis"] == "ExplicitLead"
    assert answer["snapshot"] == sample().manifest.sha256
    again = client.get("/sparql", query=answer["sparql"]).json()["results"]["bindings"]
    assert len(again) == len(answer["rows"])


def test_the_answer_as_csv_holds_the_same_rows(client: Client) -> None:
    rows = client.get("/api/questions/lead-agencies").json()["rows"]
    text = client.get("/api/questions/lead-agencies", format="csv").text
    assert client.get("/api/questions/lead-agencies", {"accept": "text/csv"}).text == text
    read = list(csv.DictReader(io.StringIO(text)))
    assert [{k: str(v or "") for k, v in row.items()} for row in rows] == read


@pytest.mark.parametrize(
    ("path", "accept", "target"),
    [
        (f"/id/plan/{PLAN}", "text/html", f"/plans/{PLAN}"),
        (f"/id/plan/{PLAN}", "application/json", f"/api/plans/{PLAN}"),
        ("/id/agency/320500/finance", "text/html", "/entities/agency/320500/finance"),
        (f"/id/evidence/{PLAN}/0-1", "", f"/plans/{PLAN}#evidence-0-1"),
    ],
)
def test_identifiers_lead_to_page_or_data(client: Client, path: str, accept: str, target: str) -> None:
    answer = client.get(path, {"accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, target)


def test_turtle_of_an_entity_parses(client: Client) -> None:
    text = client.get("/sparql", query=f"DESCRIBE <https://w3id.org/zhengtu/id/plan/{PLAN}>", format="ttl").text
    assert len(rdflib.Graph().parse(data=text, format="turtle")) > 5


def test_the_openapi_text_names_the_parameters_of_all_questions(client: Client) -> None:
    stated = client.get("/openapi.json").json()["paths"]["/api/questions/{id}"]["get"]["parameters"]
    asked = {parameter.name for question in questions() for parameter in question.params}
    assert {one["name"] for one in stated} == {"id", "format"} | asked


def test_the_openapi_text_names_all_routes_for_programs(client: Client) -> None:
    listed = client.get("/openapi.json").json()["paths"]
    routes = {
        route.path.replace(":path", "") for part in PARTS for route in part.router.routes if route.include_in_schema
    }
    assert set(listed) == routes | {"/mcp"}
    assert {"/network.csv", "/network.json", "/network.svg", "/network.html"} <= routes
    for operations in listed.values():
        for operation in operations.values():
            assert {"405", "414", "500"} <= set(operation["responses"])


@pytest.mark.parametrize(
    "path", ["/network.csv", "/api/questions", "/mcp", "/sparql", "/healthz", "/dumps/nq.gz", "/reconcile"]
)
def test_a_method_that_an_address_has_not_is_refused(client: Client, path: str) -> None:
    answer = client.send("DELETE", path)
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
    assert "DELETE" not in answer.headers["allow"]
    assert "POST" in answer.headers["allow"] or "GET" in answer.headers["allow"]


def test_docs_need_nothing_from_outside(client: Client) -> None:
    page = client.page("/docs").text
    assert "https://" not in page
    assert "/static-offline-docs/swagger-ui-bundle.js" in page
    assert client.page("/redoc").status_code == 404


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/api/questions/lead-agencies?region=宁波&region=苏州", "region: given 2 times, where one is taken"),
        ("/api/questions/lead-agencies?format=csv&format=json", "format: given 2 times"),
        ("/api/agencies?region=宁波&region=宁波", "region: given 2 times"),
        ("/api/tasks?limit=1&q=a&limit=2&limit=3", "limit: given 3 times"),
        ("/api/search?q=a&q=b", "q: given 2 times"),
        ("/api/questions/lead-agencies?region=", "region: the value is empty"),
        ("/api/questions/lead-agencies?region=%20", "region: the value is empty"),
        ("/api/agencies?region=", "region: the value is empty"),
        ("/api/agencies?fields=&limit=1", "fields: the value is empty"),
        ("/api/search?q=a&kind=", "kind: the value is empty"),
    ],
)
def test_a_parameter_says_one_thing(client: Client, path: str, part: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["title"]) == (400, "bad parameter")
    assert part in answer.json()["detail"]


def test_a_form_with_empty_fields_is_no_mistake(client: Client) -> None:
    for path in ("/questions/lead-agencies?region=&function=", "/entities/agency?region=&q=", "/ontology?lang="):
        assert client.page(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/", "/healthz", "/api/plans", "/api/questions/lead-agencies?format=csv", "/reconcile", "/static/icon.svg",
     "/dumps/", "/ontology?format=ttl", "/sparql", "/openapi.json", "/questions", "/search?q=a"],
)  # fmt: skip
def test_head_is_the_head_of_get(client: Client, path: str) -> None:
    for _ in range(2):  # made, and kept
        got, told, body = client.send("GET", path), *head(client, path)
        changing = {"content-security-policy"}
        assert (told.status_code, body) == (200, b"")
        assert {n: v for n, v in told.headers.items() if n not in changing} == {
            n: v for n, v in got.headers.items() if n not in changing}  # fmt: skip
        assert got.content


def head(client: Client, path: str) -> tuple[httpx.Response, bytes]:
    """The answer to HEAD, and what the application sent of a body, which clients do not read."""
    sent: list[bytes] = []

    async def listening(scope: Scope, receive: Receive, send: Send) -> None:
        async def listen(message: Message) -> None:
            sent.append(message.get("body", b""))
            await send(message)

        await client.app(scope, receive, listen)

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=listening, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://zhengtu.test") as asking:
            return await asking.head(path)

    client.get("/healthz")
    assert client._running is not None
    return client._running.call(ask()), b"".join(sent)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/plans/nowhere", 404), ("GET", "/sparql?query=SELECT", 400), ("GET", "/query/names", 405)],
)
def test_head_fails_as_get_does(client: Client, method: str, path: str, status: int) -> None:
    got, (told, body) = client.send(method, path), head(client, path)
    assert (got.status_code, told.status_code, body) == (status, status, b"")


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/sparql", "GET, HEAD, POST, OPTIONS"),
        ("/reconcile", "GET, HEAD, POST, OPTIONS"),
        ("/api/plans", "GET, HEAD"),
        ("/query/names", "POST"),
        ("/mcp", "POST"),
    ],
)
def test_a_wrong_method_is_told_the_right_ones(client: Client, path: str, allowed: str) -> None:
    answer = client.send("DELETE", path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
    assert client.send("OPTIONS", path).headers["allow"] == allowed


NAMED = {"kind": "region", "key": "320500", "name": "苏州市", "id": "funding"}


def test_every_format_that_the_description_names_is_given(client: Client) -> None:
    tried = 0
    for path, operations in client.get("/openapi.json").json()["paths"].items():
        for parameter in operations.get("get", {}).get("parameters", ()):
            if parameter["name"] == "format" and "enum" not in parameter["schema"]:  # those of queries differ
                address = re.sub(r"\{(\w+)\}", lambda found: NAMED[found[1]], path)
                names = re.split(r", | or ", parameter["description"].partition(";")[0])
                for name in names:
                    assert client.get(address, format=name).status_code in (200, 303), (address, name)
                    tried += 1
                assert client.get(address, format="nix").status_code == 400
    assert tried > 30
