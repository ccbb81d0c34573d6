"""Snapshots are published in one step and opened again; queries give plain values and standard formats."""

import csv
import hashlib
import json
import threading
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from graph.publishing import publish
from graph.result import Result, Term
from graph.snapshot import Document, fingerprint, read_manifest
from graph.store import DATASET_FORMATS, GRAPH_FORMATS, TABLE_FORMATS, Store
from ontology.errors import QueryError, StoreError
from tests import graph_sample

XSD = "http://www.w3.org/2001/XMLSchema#"
LINES = [
    '<urn:a> <urn:p> "甲 \\"x\\""@zh-Hans <urn:g1> .',
    f'<urn:a> <urn:p> "甲 \\"x\\""@zh-Hans <urn:g2> .\n<urn:a> <urn:n> "2.50"^^<{XSD}decimal> <urn:g2> .',
    "<urn:a> <urn:q> <urn:b> <urn:g1> .\n",
]
CONSTRUCT = "CONSTRUCT { ?s <urn:made> <urn:x> } WHERE { ?s ?p ?o }"
BROKEN = ["<urn:a> <urn:p> ."]


@pytest.fixture(scope="module")
def small() -> Store:
    return Store.memory(LINES)


def test_the_default_graph_is_the_union_as_a_set(small: Store) -> None:
    assert small.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").values == ((3,),)
    assert small.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").values == ((4,),)
    assert small.query("SELECT (COUNT(*) AS ?n) FROM <urn:g2> { ?s ?p ?o }").values == ((2,),)
    assert small.manifest.quads == 4


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", 3),
        ("SELECT (COUNT(*) AS ?n) { graph ?g { ?s ?p ?o } }", 4),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o GRAPH ?g { ?s ?p ?o } }", 4),
        ("SELECT (COUNT(*) AS ?n) FROM <urn:g2> { ?s ?p ?o }", 2),
        ("SELECT (COUNT(*) AS ?n) FROM <urn:g1> FROM <urn:g2> { ?s ?p ?o }", 3),
        ("SELECT (COUNT(*) AS ?n) FROM NAMED <urn:g1> { GRAPH ?g { ?s ?p ?o } }", 2),
        ('SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?o != "GRAPH FROM") }', 3),
    ],
)
def test_a_store_for_many_queries_answers_the_same(tmp_path: Path, small: Store, query: str, number: int) -> None:
    (tmp_path / "quads.nq").write_bytes(small.dump("nq"))
    loaded = Store.load(tmp_path / "quads.nq")
    assert json.loads(loaded.serialise(query, "json"))["results"]["bindings"][0]["n"]["value"] == str(number)
    assert loaded.serialise(query, "json") == small.serialise(query, "json")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('ASK { ?s ?p "甲 \\"x\\""@zh-Hans }', True),
        ('ASK { ?s ?p ?o FILTER(LANGMATCHES(LANG(?o), "zh")) }', True),
        ('ASK { ?s ?p ?o FILTER(LANG(?o) = "zh-hans") }', True),
        ('ASK { ?s ?p ?o FILTER(LANG(?o) = "zh-Hans") }', False),
    ],
)
def test_language_tags_are_told_in_small_letters_and_matched_in_any(small: Store, query: str, found: bool) -> None:
    assert small.query(query).boolean is found


def test_triples_are_counted_once(tmp_path: Path, small: Store) -> None:
    publish(tmp_path, LINES)
    assert small.triples == Store.open(tmp_path).triples == Store.open(tmp_path, lasting=True).triples == 3


def test_terms_keep_their_kind(small: Store) -> None:
    result = small.query("SELECT ?o ?none { <urn:a> ?p ?o } ORDER BY ?p")
    assert result.variables == ("o", "none")
    assert [row[0] for row in result.rows] == [
        Term("literal", "2.5", XSD + "decimal"),
        Term("literal", '甲 "x"', "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "zh-hans"),
        Term("iri", "urn:b"),
    ]
    assert result.values == ((2.5, None), ('甲 "x"', None), ("urn:b", None))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3", 3),
        ("200.0", 200),
        ("9.5", 9.5),
        ("1e3", 1000),
        ("true", True),
        ('"2025"^^xsd:gYear', 2025),
        ('"2022-11-05"^^xsd:date', "2022-11-05"),
        ("'007'", "007"),
        ("<urn:x>", "urn:x"),
    ],
)
def test_plain_values(small: Store, written: str, value: object) -> None:
    (got,) = small.query(f"SELECT ?x {{ VALUES ?x {{ {written} }} }}").values[0]
    assert (got, type(got)) == (value, type(value))


def test_ask_construct_and_substitutions(small: Store) -> None:
    assert small.query("ASK { <urn:a> <urn:q> <urn:b> }").boolean is True
    assert small.query("ASK { <urn:b> ?p ?o }").boolean is False
    made = (Term("iri", "urn:a"), Term("iri", "urn:made"), Term("iri", "urn:x"))
    assert small.query(CONSTRUCT).triples == (made,)
    found = small.query("SELECT ?s ?o { ?s <urn:q> ?o }", substitutions={"o": Term("iri", "urn:c")})
    assert found.rows == ()
    found = small.query(
        "SELECT ?s ?o { ?s <urn:p> ?o }", substitutions={"o": Term("literal", '甲 "x"', None, "zh-Hans")}
    )
    assert len(found.rows) == 1


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT ?x WHERE {", "does not parse: error at 1:"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("CLEAR ALL", "only reads"),
        ("SELECT ?x { ?x unknown:p 1 }", "does not parse"),
    ],
)
def test_bad_queries(small: Store, query: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        small.query(query)
    with pytest.raises(QueryError, match=reason):
        small.serialise(query, "json")


def test_a_substitution_that_does_not_fit(small: Store) -> None:
    with pytest.raises(QueryError, match="projection"):
        small.query("SELECT ?s { ?s ?p ?o }", substitutions={"o": Term("iri", "urn:b")})


def test_tables_in_every_format(small: Store) -> None:
    query = "SELECT ?s ?o { ?s <urn:p> ?o }"
    assert set(TABLE_FORMATS) == {"json", "xml", "csv", "tsv"}
    binding = json.loads(small.serialise(query, "json"))["results"]["bindings"][0]
    assert binding["o"] == {"type": "literal", "value": '甲 "x"', "xml:lang": "zh-hans"}
    assert list(csv.reader(small.serialise(query, "csv").decode().splitlines())) == [["s", "o"], ["urn:a", '甲 "x"']]
    assert small.serialise(query, "tsv").decode().splitlines()[1] == '<urn:a>\t"甲 \\"x\\""@zh-hans'
    tree = ElementTree.fromstring(small.serialise(query, "xml"))
    assert tree.findtext(".//{*}literal") == '甲 "x"'
    assert json.loads(small.serialise("ASK {}", "json"))["boolean"] is True


@pytest.mark.parametrize(("format", "part"), [("ttl", "<urn:a> <urn:made>"), ("nt", "<urn:made>"), ("rdf", "rdf:RDF"), ("jsonld", "urn:made")])  # fmt: skip
def test_graphs_in_every_format(small: Store, format: str, part: str) -> None:
    assert format in GRAPH_FORMATS
    text = small.serialise(CONSTRUCT, format).decode()
    assert part in text
    assert text.count("urn:x") == 1


def test_a_format_that_does_not_fit(small: Store) -> None:
    with pytest.raises(QueryError, match="there are json, xml, csv, tsv"):
        small.serialise("SELECT * { ?s ?p ?o }", "ttl")
    with pytest.raises(QueryError, match="there are ttl"):
        small.serialise(CONSTRUCT, "csv")
    with pytest.raises(QueryError, match="there are nq"):
        small.dump("csv")


def test_dump_gives_the_named_graphs(small: Store) -> None:
    quads = small.dump("nq").decode().splitlines()
    assert len(quads) == 4
    assert quads == sorted(quads)
    for format in DATASET_FORMATS:
        assert b"urn:b" in small.dump(format)
        assert small.dump(format) == small.dump(format)
    assert Store.memory([small.dump("nq").decode()]).manifest.quads == 4


def test_publish_and_open(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "store"
    documents = [Document("b", "b.txt", "1" * 64, "full"), Document("a", "a.txt", "0" * 64, "record")]
    manifest = publish(folder, LINES, documents)
    data = (folder / manifest.file).read_bytes()
    assert manifest.sha256 == hashlib.sha256(data).hexdigest()
    assert data.decode().splitlines() == sorted(data.decode().splitlines())
    assert [document.key for document in manifest.documents] == ["a", "b"]
    opened = Store.open(folder)
    assert opened.manifest == manifest == read_manifest(folder)
    assert opened.query("ASK { <urn:a> <urn:q> <urn:b> }").boolean is True
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert publish(folder, reversed(LINES), reversed(documents)) == manifest
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_new_snapshot_takes_the_place_of_the_old(tmp_path: Path) -> None:
    publish(tmp_path, LINES)
    old = Store.open(tmp_path)
    new = publish(tmp_path, LINES[:1])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["manifest.json", new.file]
    assert Store.open(tmp_path).manifest.quads == 1
    assert old.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").values == ((3,),)


def test_manifests_that_say_the_same_have_one_fingerprint(tmp_path: Path) -> None:
    publish(tmp_path, ["<urn:a> <urn:b> <urn:c> <urn:d> ."])
    first = fingerprint(tmp_path)
    publish(tmp_path, ["<urn:a> <urn:b> <urn:c> <urn:d> ."])
    assert fingerprint(tmp_path) == first
    publish(tmp_path, ["<urn:a> <urn:b> <urn:c> <urn:e> ."])
    assert fingerprint(tmp_path) != first
    with pytest.raises(StoreError, match="no snapshot can be read"):
        fingerprint(tmp_path / "nowhere")


def test_a_failed_publish_leaves_the_old_snapshot(tmp_path: Path) -> None:
    manifest = publish(tmp_path, LINES)
    with pytest.raises(StoreError, match="do not parse"):
        publish(tmp_path, BROKEN)
    assert Store.open(tmp_path).manifest == manifest


def test_what_is_no_snapshot(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no snapshot can be read here"):
        Store.open(tmp_path / "missing")
    (tmp_path / "manifest.json").write_text("[]", encoding="utf-8")
    with pytest.raises(StoreError, match="not the manifest"):
        Store.open(tmp_path)
    manifest = publish(tmp_path, LINES)
    (tmp_path / manifest.file).write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="build the store again"):
        Store.open(tmp_path)
    (tmp_path / manifest.file).unlink()
    with pytest.raises(StoreError, match="no snapshot can be read here"):
        Store.open(tmp_path)
    with pytest.raises(StoreError, match="cannot be written"):
        publish(tmp_path / "manifest.json", LINES)


def test_results_cross_threads(small: Store) -> None:
    query = "SELECT ?o { <urn:a> ?p ?o } ORDER BY ?p"
    found: list[tuple[Result, bytes]] = []
    threads = [
        threading.Thread(target=lambda: found.append((small.query(query), small.serialise(query, "json"))))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [(small.query(query), small.serialise(query, "json"))] * 4


def test_the_sample_opens_well_under_a_second(tmp_path: Path) -> None:
    publish(tmp_path, graph_sample.quads(), graph_sample.documents())
    started = time.perf_counter()
    store = Store.open(tmp_path)
    assert store.query("SELECT (COUNT(*) AS ?n) { ?plan a zt:Plan }").values == ((4,),)
    assert time.perf_counter() - started < 1
