"""The W3C's SPARQL 1.1 Protocol tests about queries, sent to a real server on this machine."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pyoxigraph as ox
import pytest

from graph.publishing import publish
from tests import w3c
from tests.test_api_server import served

HT = "http://www.w3.org/2011/http#"
DATA = "http://kasei.us/2009/09/sparql/data"
PREFIXES = w3c.PREFIXES | {"ht": HT, "cnt": "http://www.w3.org/2011/content#"}
REQUESTS = """
SELECT ?request ?path ?method ?body ?encoding ?boolean ?format {
  $test mf:action/ht:requests/rdf:rest*/rdf:first ?request .
  ?request ht:absolutePath ?path ; ht:methodName ?method ; ht:resp ?response .
  OPTIONAL { ?request ht:body ?given . ?given cnt:chars ?body OPTIONAL { ?given cnt:characterEncoding ?encoding } }
  OPTIONAL { ?response mf:expectedBoolean ?boolean }
  OPTIONAL { ?response mf:expectedFormat ?format }
}
"""
STATUS = "SELECT ?status { $request ht:resp/mf:expectedStatus ?status }"
HEADERS = (
    "SELECT ?name ?value { $request ht:headers/rdf:rest*/rdf:first [ ht:fieldName ?name ; ht:fieldValue ?value ] }"
)
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"},
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"},
}  # fmt: skip
# the names in the manifest, so that a test that is lost is noticed
NAMES = [
    "bad_multiple_queries", "bad_query_method", "bad_query_missing_direct_type", "bad_query_missing_form_type",
    "bad_query_non_utf8", "bad_query_syntax", "bad_query_wrong_media_type", "query_content_type_ask",
    "query_content_type_construct", "query_content_type_describe", "query_content_type_select",
    "query_dataset_default_graphs_get", "query_dataset_default_graphs_post", "query_dataset_full",
    "query_dataset_named_graphs_get", "query_dataset_named_graphs_post", "query_get", "query_multiple_dataset",
    "query_post_direct", "query_post_form",
]  # fmt: skip


@pytest.fixture(scope="module")
def manifest(shared: Path) -> ox.Store:
    return w3c.load(ox.Store(), shared / "w3c" / "sparql11" / "protocol" / "manifest.ttl")


@pytest.fixture(scope="module")
def address(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = shared / "w3c" / "sparql11" / "protocol"
    lines = [
        line.rstrip(" .") + f" <{DATA}/data{number}.rdf> ."
        for number in (1, 2, 3)
        for line in (folder / f"data{number}.nt").read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    store = tmp_path_factory.mktemp("protocol")
    publish(store, lines)
    with served(store) as found:
        yield found


def solutions(manifest: ox.Store, query: str, **nodes: Any) -> list[Any]:  # noqa: ANN401
    """The solutions of a query whose ``$name`` stand for nodes, which may be blank."""
    text = query
    for name in nodes:
        text = text.replace(f"${name}", f"?{name}").replace("SELECT", f"SELECT ?{name}", 1)
    found = {ox.Variable(name): node for name, node in nodes.items()}
    return list(manifest.query(text, prefixes=PREFIXES, substitutions=found))  # type: ignore[arg-type]


@pytest.mark.shared
def test_all_tests_about_queries_are_run(manifest: ox.Store) -> None:
    found = solutions(manifest, "SELECT ?test { ?m mf:entries/rdf:rest*/rdf:first ?test }")
    names = {row["test"].value.partition("#")[2] for row in found}
    assert sorted(name for name in names if "quer" in name) == NAMES


@pytest.mark.shared
@pytest.mark.parametrize("name", NAMES)
def test_the_protocol(manifest: ox.Store, address: str, name: str) -> None:
    test = next(row["test"] for row in solutions(manifest, "SELECT ?test { ?m mf:entries/rdf:rest*/rdf:first ?test }")
                if row["test"].value.endswith(f"#{name}"))  # fmt: skip
    requests = solutions(manifest, REQUESTS, test=test)
    assert requests
    for request in requests:
        status, content_type, body = send(manifest, address, request)
        expected = {row["status"].value[-3:] for row in solutions(manifest, STATUS, request=request["request"])}
        assert f"{status // 100}xx" in expected or str(status) in expected, body
        if request["format"] is not None:
            assert content_type in FORMATS[request["format"].value]
        if request["boolean"] is not None:
            assert (b'"boolean":true' in body) == (request["boolean"].value == "true")


def send(manifest: ox.Store, address: str, request: Any) -> tuple[int, str, bytes]:  # noqa: ANN401
    headers = {
        row["name"].value: row["value"].value for row in solutions(manifest, HEADERS, request=request["request"])
    }
    path = request["path"].value.replace("/sparql/", "/sparql", 1)
    encoding = request["encoding"].value if request["encoding"] is not None else "utf-8"
    content = request["body"].value.encode(encoding) if request["body"] is not None else None
    with httpx.Client(base_url=address, timeout=20) as client:
        answer = client.request(request["method"].value, path, headers=headers, content=content)
    return answer.status_code, answer.headers["content-type"].partition(";")[0], answer.content


@pytest.mark.shared
def test_a_head_has_no_body_and_a_slash_leads_on(address: str) -> None:
    """Seen on the wire: a client of HTTP would hide a body."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as wire:
        wire.sendall(b"HEAD /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        told = b"".join(iter(lambda: wire.recv(4096), b""))
    head, _, body = told.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert re.search(rb"\r\ncontent-length: [1-9]", head)
    assert body == b""
    answer = httpx.get(address + "/sparql/?query=ASK%7B%7D", follow_redirects=True)
    assert answer.json()["boolean"] is True
