"""MCP with the client of the official SDK: the same tools and resources over stdio and over HTTP, with sources."""

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
import uvicorn
from mcp import Client, MCPError, StdioServerParameters

from api.app import create_app
from api.ingest import build
from api.listening import bound, listen
from api.mcp_server import EXAMPLES
from api.mcp_sources import permanent
from api.settings import Settings
from graph.guard import read
from graph.store import Store
from ontology.iri import Identifier
from tests.api_documents import write
from tests.graph_sample import store as sample

T = TypeVar("T")
Server = str | StdioServerParameters
ID = "https://w3id.org/zhengtu/id/"
PROGRAM = "import sys; from api.cli import main; main()"
HEADERS = {"content-type": "application/json", "accept": "application/json, text/event-stream"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("told")
    build([write(place / "documents")], place / "store", Settings())
    return place / "store"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """A real server on a free port of this machine."""
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(store=folder)), log_level="warning"))
    listening = bound("127.0.0.1", 0)
    listen(listening)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/mcp"
    server.should_exit = True
    thread.join(timeout=20)
    listening.close()


@pytest.fixture(params=["stdio", "http"])
def server(request: pytest.FixtureRequest) -> Server:
    """What a client connects to, by either door."""
    if request.param == "http":
        address: str = request.getfixturevalue("address")
        return address
    command = ["-c", PROGRAM, "mcp", "--store", str(request.getfixturevalue("folder"))]
    return StdioServerParameters(command=sys.executable, args=command, env=dict(os.environ))


def talk(server: Server, say: Callable[[Client], Awaitable[T]]) -> T:
    async def run() -> T:
        async with asyncio.timeout(60), Client(server) as client:
            return await say(client)

    return asyncio.run(run())


def call(server: Server, *calls: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The structured answers to calls of tools; of an error its text."""

    async def say(client: Client) -> list[dict[str, Any]]:
        found = []
        for name, arguments in calls:
            result = await client.call_tool(name, arguments)
            told = "".join(getattr(part, "text", "") for part in result.content)
            found.append({"error": told} if result.is_error else dict(result.structured_content or {}))
            assert result.is_error or json.loads(told) == result.structured_content
        return found

    return talk(server, say)


def test_both_doors_show_the_same_tools_and_resources(server: Server) -> None:
    async def say(client: Client) -> tuple[Any, ...]:
        tools, resources = await client.list_tools(), await client.list_resources()
        texts = [(await client.read_resource(str(one.uri))).contents[0] for one in resources.resources]
        return client.server_info, client.instructions, tools.tools, resources.resources, texts

    info, instructions, tools, resources, texts = talk(server, say)
    assert (info.name, info.title) == ("zhengtu", "政图 Zhengtu")
    assert "permanent link" in instructions
    assert {tool.name for tool in tools} == {"search", "look_up", "ask_question", "sparql", "evidence"}
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    assert all(
        {"description", "examples"} <= set(one) for tool in tools for one in tool.input_schema["properties"].values()
    )
    assert "lead-agencies" in next(tool.description for tool in tools if tool.name == "ask_question")
    assert [str(one.uri) for one in resources] == [
        "zhengtu://ontology",
        *(f"zhengtu://queries/{id}" for id in EXAMPLES),
    ]
    assert len(EXAMPLES) == 12
    assert texts[0].mime_type == "text/turtle"
    assert "zt:Plan" in texts[0].text
    assert {text.mime_type for text in texts[1:]} == {"application/sparql-query"}
    for text in texts[1:]:
        read(text.text)
        Store.memory([]).query(text.text)


def test_every_answer_has_permanent_links_and_quotes(server: Server) -> None:
    search, look_up, question, sparql = call(
        server,
        ("search", {"q": "茶叶标准", "kinds": ["task"]}),
        ("look_up", {"kind": "agencies", "key": "宁波市财政局"}),
        ("ask_question", {"id": "sole-agency-tasks", "parameters": {"region": "苏州"}}),
        ("sparql", {"query": "SELECT ?task { ?task a zt:Task ; dcterms:title ?t } ORDER BY ?task"}),
    )
    assert search["groups"][0]["items"][0]["iri"].startswith(f"{ID}task/")
    assert look_up["iri"] == f"{ID}agency/330200/finance"
    stated = next(one for one in look_up["relations"] if one["relation"] == "responsible")["items"][0]
    assert stated["iri"].startswith(f"{ID}task/")
    assert "市财政局" in stated["evidence"]["quote"]
    assert all(row["task_iri"].startswith(ID) for row in question["rows"])
    assert question["total"] == len(question["rows"]) > 0
    for answer in (search, look_up, question, sparql):
        source = answer["sources"][0]
        assert source["about"].startswith(ID)
        assert Identifier.parse(source["evidence"]).kind == "evidence"
        assert source["quote"]
        assert source["plan"].startswith(f"{ID}plan/")
        assert len(answer["snapshot"]) == 64
        assert not {"page", "more", "next"} & set(answer)
    assert "茶叶标准" in search["sources"][0]["quote"]


def test_evidence_leads_from_an_answer_to_its_sentence(server: Server) -> None:
    found = call(server, ("search", {"q": "茶叶标准", "kinds": ["task"], "limit": 1}))[0]["sources"][0]
    by_iri, by_key = call(
        server,
        ("evidence", {"id": found["evidence"], "context": 3}),
        ("evidence", {"id": found["evidence"].removeprefix(f"{ID}evidence/"), "context": 3}),
    )
    assert by_iri == by_key
    assert (by_iri["iri"], by_iri["quote"]) == (found["evidence"], found["quote"])
    assert (len(by_iri["before"]), len(by_iri["after"])) == (3, 3)
    assert by_iri["plan"]["label"] == "苏州市茶叶品牌保护实施方案"


@pytest.mark.parametrize(
    ("tool", "arguments", "part"),
    [
        ("ask_question", {"id": "lead"}, "not found: no question 'lead'; there are lead-"),
        ("ask_question", {"id": "lead-agencies", "parameters": {"region": "苏洲"}}, "苏州"),
        ("ask_question", {"id": "lead-agencies", "parameters": {"colour": "red"}}, "has no parameter colour"),
        ("look_up", {"kind": "agency", "key": "宁波财税局"}, "宁波市财政局"),
        ("look_up", {"kind": "animal", "key": "x"}, "nothing of kind 'animal' is looked up; there are plan, task"),
        ("look_up", {"kind": "section", "key": "320500-2022-sufu-900/2"}, "nothing of kind 'section' is looked up"),
        ("look_up", {"kind": "plan", "key": ""}, "no plan ''"),
        ("search", {"q": " "}, "what to look for"),
        ("search", {"q": "a", "limit": 1000}, "argument 'limit' is 1000; expected: an integer at least 1 at most 50 (the most hits"),
        ("search", {"q": "a", "limt": 5}, "bad parameter: no argument 'limt'; there are q, kinds, limit"),
        ("evidence", {"id": "none/1-2"}, "no evidence 'none/1-2'"),
        ("sparql", {"query": "SELECT"}, "does not parse"),
        ("sparql", {"query": "INSERT DATA { <a:a> <a:b> 1 }"}, "updates are refused"),
        ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1:1> { ?s ?p ?o } }"}, "SERVICE"),
        ("sparql", {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a < ?l) } ORDER BY ?c", "timeout": 0.2}, "stopped after 0.2 seconds"),
        ("sparql", {"query": "ASK {}", "timeout": -1}, "argument 'timeout' is -1; expected: a number above 0 (seconds"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_to_the_model(address: str, tool: str, arguments: dict[str, Any], part: str) -> None:
    answer = call(address, (tool, arguments))[0]
    assert part in answer["error"]
    assert "Traceback" not in answer["error"]


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("search", {}, """argument 'q' is missing; expected: a string (Chinese of any length, pinyin, or initials), as in {"q": "知识产权"}"""),
        ("search", {"q": "a", "kinds": "task"}, """argument 'kinds' is "task"; expected: a list of strings (plan, task, agency …; all by default), as in {"kinds": ["task", "agency"]}"""),
        ("ask_question", {"id": "x", "parameters": {"region": 3}}, """argument 'parameters', in it 'region', is 3; expected: an object of strings by name (values by name: code, name, pinyin), as in {"parameters": {"region": "苏州"}}"""),
        ("evidence", {"id": None, "context": "far"}, """argument 'id' is null; expected: a string (`<plan>/<start>-<end>`, or the IRI of evidence), as in {"id": "320500-2022-sufu-900/120-160"}; argument 'context' is "far"; expected: an integer at least 0 at most 2000 (characters before and after), as in {"context": 200}"""),
    ],
)  # fmt: skip
def test_arguments_of_the_wrong_form_are_told_with_what_is_expected(
    server: Server, tool: str, arguments: dict[str, Any], told: str
) -> None:
    assert call(server, (tool, arguments))[0]["error"] == f"Error executing tool {tool}: bad parameter: {told}"


def test_sparql_answers_in_every_form_and_not_without_end(address: str) -> None:
    table, yes, graph = call(
        address,
        ("sparql", {"query": "SELECT ?s ?n { ?s a zt:Task BIND(1 AS ?n) }", "limit": 2}),
        ("sparql", {"query": "ASK { ?plan a zt:Plan }"}),
        ("sparql", {"query": "CONSTRUCT { ?plan a zt:Plan } WHERE { ?plan a zt:Plan }"}),
    )
    assert (table["columns"], len(table["rows"]), table["rows"][0]["n"]) == (["s", "n"], 2, 1)
    assert table["total"] > 2
    assert yes["boolean"] is True
    assert "zt:Plan" in graph["turtle"]


def test_an_unknown_resource_is_an_error(address: str) -> None:
    async def say(client: Client) -> None:
        with pytest.raises(MCPError, match="Unknown resource: zhengtu://queries/none"):
            await client.read_resource("zhengtu://queries/none")

    talk(address, say)


def test_many_clients_are_answered_at_once(address: str) -> None:
    async def one(number: int) -> int:
        async with Client(address) as client:
            result = await client.call_tool("sparql", {"query": f"SELECT ({number} AS ?n) {{}}"})
            return result.structured_content["rows"][0]["n"]  # type: ignore[index]

    async def all_of() -> list[int]:
        return await asyncio.gather(*map(one, range(12)))

    assert asyncio.run(all_of()) == list(range(12))


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT", "HEAD"])
def test_there_is_no_stream_and_no_session(address: str, method: str) -> None:
    answer = httpx.request(method, address, headers={"accept": "text/event-stream"}, timeout=10)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize(("body", "status"), [(b"{", 400), (b"[]", 400), (b"x" * (5 << 20), 413)])
def test_a_body_that_is_no_message_is_refused(address: str, body: bytes, status: int) -> None:
    answer = httpx.post(address, content=body, headers=HEADERS, timeout=10)
    assert answer.status_code == status
    assert "error" in answer.json() or answer.json()["status"] == status


def test_a_missing_store_is_told_in_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "mcp", "--store", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_the_sdk_is_loaded_only_when_mcp_is_asked_for() -> None:
    code = """
import sys
from api.cli import main
from api.app import create_app
from api.settings import Settings
from graph.store import Store
create_app(Settings(), Store.memory([]))
print([name for name in sys.modules if name.split(".")[0] in ("mcp", "mcp_types", "httpx2", "loaders")])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_addresses_that_pass_away_are_left_out() -> None:
    lookups = create_app(Settings(), sample()).state.lookups
    entity = permanent(lookups, lookups.entity("agency", "320500/finance"))
    told = json.dumps(entity)
    assert "/api/" not in told
    assert "/entities/" not in told
    assert entity["relations"][1]["items"][0]["evidence"] == {
        "iri": f"{ID}evidence/320500-2022-sufu-900/0-1", "quote": None,
    }  # fmt: skip
