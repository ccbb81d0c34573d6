"""Linked data: identifiers, names, the ontology, contexts, dumps with checksums, VoID and DCAT."""

import csv
import gzip
import hashlib
import io
import json
from pathlib import Path
from urllib.parse import quote

import duckdb
import pyoxigraph as ox
import pytest
import rdflib

from api.app import create_app
from api.dumps import to_parquet
from api.reading import table
from api.settings import Settings
from graph.kinds import kinds
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.records import Header
from ontology.terms import PREFIXES, ZT
from tests.api_client import Client
from tests.graph_sample import Sketch, quads
from tests.graph_sample import store as sample

FINANCE = "agency/320500/finance"
IRI = f"https://w3id.org/zhengtu/id/{FINANCE}"
PLAN = "320500-2022-sufu-900"


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


@pytest.mark.parametrize(
    ("path", "accept", "status", "target"),
    [
        (f"/id/{FINANCE}", "text/html", 303, f"/entities/{FINANCE}"),
        (f"/id/{FINANCE}", "*/*", 303, f"/entities/{FINANCE}"),
        (f"/id/{FINANCE}", "application/json", 303, "/api/agencies/320500/finance"),
        (f"/id/{FINANCE}", "text/turtle", 303, "&format=ttl"),
        (f"/id/{FINANCE}", "application/ld+json;q=1, text/html;q=0.5", 303, "&format=jsonld"),
        (f"/id/{FINANCE}?format=nt", "text/html", 303, "&format=nt"),
        ("/id/evidence/320500-2022-sufu-900/0-1", "application/json", 303, "&format=jsonld"),
        (f"/id/document/{PLAN}/1", "text/html", 303, f"/plans/{PLAN}#document-1"),
        (f"/id/document/{PLAN}/1", "application/json", 303, "&format=jsonld"),
        (f"/id/document/{PLAN}/1", "text/turtle", 303, "&format=ttl"),
        (f"/id/platform/{PLAN}/1", "text/html", 303, f"/plans/{PLAN}#platform-1"),
        (f"/id/platform/{PLAN}/1", "application/json", 303, "&format=jsonld"),
        (f"/id/platform/{PLAN}/1", "application/n-triples", 303, "&format=nt"),
        (f"/id/document/{PLAN}/99", "text/turtle", 404, None),
        (f"/id/{FINANCE}", "image/png", 406, None),
        (f"/id/{FINANCE}?format=pdf", "", 400, None),
        ("/id/agency/none", "text/turtle", 404, None),
        ("/id/colour/red", "", 404, None),
        ("/name/苏州市财政局", "", 303, f"/id/{FINANCE}"),
        ("/name/suzhoushicaizhengju", "", 303, f"/id/{FINANCE}"),
        ("/name/苏州市财政局?format=ttl", "", 303, f"/id/{FINANCE}?format=ttl"),
        ("/name/市财政局", "text/html", 303, "/search?q="),
        ("/name/市财政局", "application/json", 300, None),
        ("/name/苏州财政局", "", 303, f"/id/{FINANCE}"),
        ("/name/江苏省苏州市财政局", "", 303, f"/id/{FINANCE}"),
        ("/name/suzhou", "", 303, "/id/region/320500"),
        ("/name/SuZhouShi", "", 303, "/id/region/320500"),
        ("/name/苏州", "", 303, "/id/region/320500"),
        ("/name/320500", "", 303, "/id/region/320500"),
        ("/name/szsczj", "", 303, f"/id/{FINANCE}"),
        ("/name/苏州财税局", "application/json", 404, None),
    ],
)
def test_identifiers_and_names_lead_on(client: Client, path: str, accept: str, status: int, target: str | None) -> None:
    answer = client.get(path, {"accept": accept})
    assert answer.status_code == status
    if target:
        location = answer.headers["location"]
        assert location.startswith(target) or location.endswith(target)
        assert answer.headers["vary"] == "Accept"


def test_the_rdf_of_an_identifier_is_about_it(client: Client) -> None:
    address = client.get(f"/id/{FINANCE}", {"accept": "text/turtle"}).headers["location"]
    graph = rdflib.Graph().parse(data=client.get(address).text, format="turtle")
    assert (rdflib.URIRef(IRI), rdflib.RDF.type, rdflib.URIRef(f"{ZT}Agency")) in graph


def test_what_states_a_relation_leads_on(client: Client) -> None:
    """Every ``via`` of neighbours has RDF, and a page that shows it."""
    related = client.get(f"/api/neighbours/plan/{PLAN}").json()["relations"]
    ways = {item["via"] for one in related for item in one["items"] if item["via"]}
    assert any("/id/document/" in via for via in ways)
    assert any("/id/platform/" in via for via in ways)
    for via in ways:
        path = via.removeprefix("https://w3id.org/zhengtu")
        assert client.get(path, {"accept": "text/turtle"}).status_code == 303
        page, _, anchor = client.get(path, {"accept": "text/html"}).headers["location"].partition("#")
        assert f'id="{anchor}"' in client.page(page).text


def test_a_name_of_several_lists_them(client: Client) -> None:
    choices = client.get("/name/市财政局", {"accept": "application/json"}).json()["choices"]
    assert {one["label"] for one in choices} == {"苏州市财政局", "宁波市财政局"}
    assert "苏州市财政局" in client.get("/name/苏州财税局", {"accept": "application/json"}).json()["detail"]


def test_a_sound_of_two_places_lists_both() -> None:
    plans = [Sketch(Header(f"{code}方案", "方案", region_code=code), code).plan() for code in ("320500", "341300")]
    client = Client(create_app(Settings(), Store.memory([ontology_quads(), *map(nquads, plans)])))
    told = client.get("/name/suzhou", {"accept": "application/json"})
    assert (told.status_code, [one["key"] for one in told.json()["choices"]]) == (300, ["320500", "341300"])


@pytest.mark.parametrize(
    ("name", "nearest", "address"),
    [("苏州财税局", "苏州市财政局", "/entities/agency/320500/finance"), ("ninbo", "宁波市", "/entities/region/330200")],
)
def test_what_nothing_goes_by_is_told_with_links_to_the_nearest(
    client: Client, name: str, nearest: str, address: str
) -> None:
    told = client.get(f"/name/{name}", {"accept": "application/json"})
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")
    assert {"label": nearest, "page": address} in [
        {k: one[k] for k in ("label", "page")} for one in told.json()["nearest"]
    ]
    page = client.get(f"/name/{name}", {"accept": "text/html"})
    assert page.status_code == 404
    assert f'<a href="{address}" lang="zh-Hans">{nearest}</a>' in page.text
    far = client.get("/name/qqqqqq", {"accept": "application/json"})
    assert (far.status_code, far.json()["nearest"]) == (404, [])


@pytest.mark.parametrize(("format", "kind"), [
    ("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES), ("rdf", ox.RdfFormat.RDF_XML),
    ("jsonld", ox.RdfFormat.JSON_LD),
])  # fmt: skip
def test_the_ontology_in_each_format(client: Client, format: str, kind: ox.RdfFormat) -> None:
    answer = client.get("/ontology", format=format)
    classes = {str(quad.subject) for quad in ox.parse(answer.text, format=kind) if "owl#Class" in str(quad.object)}
    assert f"<{ZT}Plan>" in classes
    assert answer.headers["etag"] != client.page("/ontology").headers["etag"]


@pytest.mark.parametrize(("language", "words"), [("zh", "行政区域"), ("en", "Relations")])
def test_the_ontology_as_a_page(client: Client, language: str, words: str) -> None:
    page = client.page("/ontology", lang=language).text
    assert words in page
    assert 'id="ontology-Plan"' in page or 'id="Plan"' in page


def test_the_context_reads_data_with_plain_names(client: Client) -> None:
    context = client.get("/context.jsonld").json()
    assert context["@context"]["region"] == {"@id": "zt:region", "@type": "@id"}
    data = context | {"@id": IRI, "region": "https://example.org/r"}
    (quad,) = ox.parse(json.dumps(data), format=ox.RdfFormat.JSON_LD)
    assert [str(part) for part in quad.triple] == [f"<{IRI}>", f"<{ZT}region>", "<https://example.org/r>"]
    assert client.get("/prefixes").json() == PREFIXES


def test_the_dumps_hold_everything_and_have_their_checksums(client: Client) -> None:
    files = {one["name"]: one["address"] for one in client.get("/dumps/", format="json").json()["files"]}
    assert list(files) == list(table("dumps"))
    sums = dict(reversed(line.split("  ")) for line in client.get("/dumps/SHA256SUMS").text.splitlines())
    assert sums == {name: hashlib.sha256(client.get(path).content).hexdigest() for name, path in files.items()}
    lines = gzip.decompress(client.get(files["zhengtu.nq.gz"]).content).decode().splitlines()
    assert len(lines) == len(set(lines)) == sample().manifest.quads
    trig = ox.parse(gzip.decompress(client.get(files["zhengtu.trig.gz"]).content), format=ox.RdfFormat.TRIG)
    assert {str(quad) for quad in trig} == {
        str(quad) for quad in ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS)
    }


def test_there_is_a_table_of_every_kind(client: Client) -> None:
    stated = table("dumps")
    assert {one["kind"] for one in stated.values() if "kind" in one} == set(kinds())
    for name, one in stated.items():
        if name.endswith(".csv"):
            rows = list(csv.DictReader(io.StringIO(client.get(f"/dumps/{name}").text)))
            assert rows, name
            if "kind" in one:
                assert len(rows) == len(client.app.state.lookups.directory.nodes(one["kind"], {}))
    tasks = {row["label"]: row for row in csv.DictReader(io.StringIO(client.get("/dumps/tasks.csv").text))}
    assert tasks["选育新品种"]["agencies_label"] == "苏州市海关;苏州市财政局;苏州市市场监督管理局"


def test_a_fact_about_what_has_two_names_is_one_line_of_its_table() -> None:
    first, second = (
        Sketch(Header("甲计划", region_code="320500"), "a"),
        Sketch(Header("乙计划", region_code="330200"), "b"),
    )
    first.cites("中华人民共和国数据安全法", None, "basis")
    second.cites("数据安全法", None, "basis")
    graph = [ontology_quads(), nquads(first.plan()), nquads(second.plan())]
    app = create_app(Settings(), Store.memory(graph))
    rows = list(csv.DictReader(io.StringIO(Client(app).get("/dumps/citations.csv").text)))
    assert sorted(row["plan"] for row in rows) == ["乙计划", "甲计划"]


def test_no_other_file_is_given(client: Client) -> None:
    for path in ("/dumps/none.csv", "/dumps/..%2F..%2Fetc%2Fpasswd"):
        assert client.get(path).status_code == 404


def test_the_dataset_describes_itself(client: Client) -> None:
    void = rdflib.Graph().parse(data=client.get("/.well-known/void").text, format="turtle")
    vocabulary = rdflib.Namespace(PREFIXES["void"])
    (triples,) = void.objects(None, vocabulary.triples)
    union = {line.rsplit(" ", 2)[0] for item in quads() for line in item.split("\n") if line}
    assert (
        int(str(triples)) == len(union) < sample().manifest.quads
    )  # as a set, as the default graph of /sparql has them
    (endpoint,) = client.get("/sparql?query=" + quote("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).json()["results"][
        "bindings"
    ]
    assert endpoint["n"]["value"] == str(triples)
    service = rdflib.Graph().parse(data=client.get("/sparql", {"accept": "text/turtle"}).text, format="turtle")
    assert list(service.objects(None, vocabulary.triples)) == [triples]
    plan = next(void.subjects(vocabulary["class"], rdflib.URIRef(f"{ZT}Plan")))
    assert int(str(void.value(plan, vocabulary.entities))) == 4
    catalogue = rdflib.Graph().parse(data=client.get("/dumps/catalog").text, format="turtle")
    sums = dict(reversed(line.split("  ")) for line in client.get("/dumps/SHA256SUMS").text.splitlines())
    values = {str(one) for one in catalogue.objects(None, rdflib.URIRef("http://spdx.org/rdf/terms#checksumValue"))}
    assert values == set(sums.values())


@pytest.mark.parametrize("format", ["ttl", "nt", "rdf", "jsonld", "trig", "nq"])
@pytest.mark.parametrize("path", ["/.well-known/void", "/dumps/catalog", "/ontology", "/sparql"])
def test_what_has_one_tag_has_the_same_bytes(client: Client, path: str, format: str) -> None:
    first, second = client.get(path, format=format), client.get(path, format=format)
    assert first.headers["etag"].startswith('"')
    assert (first.headers["etag"], first.content) == (second.headers["etag"], second.content)


def test_pages_of_downloads_in_both_languages(client: Client) -> None:
    assert "责任分工" in client.page("/dumps/").text
    assert "assignments of tasks to bodies" in client.page("/dumps/", lang="en").text


def test_each_table_is_there_as_parquet_too(client: Client, tmp_path: Path) -> None:
    names = [name for name in table("dumps") if name.endswith(".parquet")]
    assert {name.replace(".parquet", ".csv") for name in names} == {n for n in table("dumps") if n.endswith(".csv")}
    for name in names:
        (tmp_path / name).write_bytes(client.get(f"/dumps/{name}").content)
        rows = list(csv.DictReader(io.StringIO(client.get(f"/dumps/{name.replace('.parquet', '.csv')}").text)))
        found = duckdb.read_parquet(str(tmp_path / name))
        assert (found.columns, len(found)) == (list(rows[0]), len(rows)), name


def test_columns_of_parquet_have_the_types_of_their_values(client: Client, tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(client.get("/dumps/funding.parquet").content)
    found = duckdb.read_parquet(str(tmp_path / "x.parquet"))
    assert {str(kind) for name, kind in zip(found.columns, found.types, strict=True) if name == "amount"} <= {
        "BIGINT",
        "DOUBLE",
    }


def test_keys_and_codes_are_words_in_every_parquet_table(client: Client, tmp_path: Path) -> None:
    types: dict[str, set[str]] = {}
    for name in [name for name in table("dumps") if name.endswith(".parquet")]:
        (tmp_path / name).write_bytes(client.get(f"/dumps/{name}").content)
        found = duckdb.read_parquet(str(tmp_path / name))
        for column, kind in zip(found.columns, found.types, strict=True):
            types.setdefault(column, set()).add(str(kind))
    measured = {"value": "BIGINT DOUBLE", "amount": "BIGINT DOUBLE", "position": "BIGINT", "year": "BIGINT",
                "issued": "DATE"}  # fmt: skip
    for column, expected in measured.items():
        assert types.pop(column) <= set(expected.split()), column
    words = ("key", "code", "region", "parent", "plan", "task", "indicator", "number", "path", "unit", "stated")
    assert {column: types[column] for column in words} == {column: {"VARCHAR"} for column in words}


def test_a_table_without_rows_is_parquet_without_rows(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    to_parquet(tmp_path / "empty.csv", tmp_path / "empty.parquet")
    assert len(duckdb.read_parquet(str(tmp_path / "empty.parquet"))) == 0
