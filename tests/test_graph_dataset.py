"""The graphs that FROM names, and that several of them together say each thing once."""

import json

import pytest

from graph.dataset import Dataset, named_in
from graph.store import Store
from ontology.errors import QueryError
from tests.graph_answers import written

LINES = [
    "<urn:a> <urn:p> '甲' <http://e.org/1> .".replace("'", '"'),
    "<urn:a> <urn:p> '甲' <http://e.org/2> .".replace("'", '"'),
    "<urn:b> <urn:p> '乙' <http://e.org/3> .".replace("'", '"'),
]
ALL = "SELECT ?s ?g { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
ONE, TWO, THREE = (f"http://e.org/{number}" for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (f"SELECT * FROM <{ONE}> FROM <{TWO}> {{}}", Dataset((ONE, TWO), ())),
        (f"SELECT * FROM <{ONE}>\nfrom named <{TWO}> from<{THREE}> {{}}", Dataset((ONE, THREE), (TWO,))),
        ("PREFIX e: <http://e.org/> SELECT * FROM e:1 FROM e:2 WHERE {}", Dataset((ONE, TWO), ())),
        ("BASE <http://e.org/> SELECT * FROM <1> FROM <2> {}", Dataset((ONE, TWO), ())),
        ("SELECT * FROM zt:1 FROM <2> {}", Dataset(("https://w3id.org/zhengtu/ontology#1", "http://base.org/2"), ())),
        (
            f"CONSTRUCT {{ ?s ?p '}} FROM <urn:x>' }} FROM <{ONE}> # FROM <urn:y>\nFROM <{TWO}> {{ ?s ?p ?o }}",
            Dataset((ONE, TWO), ()),
        ),
        (f"SELECT ?from FROM <{ONE}> {{ ?from from:x ?o }}", None),
        (f"SELECT * FROM <{ONE}> FROM NAMED <{TWO}> {{}}", None),
        ("SELECT * {}", None),
    ],
)
def test_from(query: str, expected: Dataset | None) -> None:
    assert named_in(query, "http://base.org/sparql") == expected


@pytest.mark.parametrize(
    ("dataset", "expected"),
    [
        (None, [("urn:a", None), ("urn:a", ONE), ("urn:a", TWO), ("urn:b", None), ("urn:b", THREE)]),
        (Dataset((ONE, TWO), ()), [("urn:a", None)]),
        (Dataset((ONE, ONE), ()), [("urn:a", None)]),
        (Dataset((ONE, TWO), (THREE, TWO)), [("urn:a", None), ("urn:a", TWO), ("urn:b", THREE)]),
        (Dataset((THREE,), ()), [("urn:b", None)]),
        (Dataset((), (THREE,)), [("urn:b", THREE)]),
        (Dataset(("urn:none",), ("urn:none",)), []),
    ],
)
@pytest.mark.parametrize("own", ["", f"FROM <{THREE}>"])
def test_a_query_over_some_graphs(dataset: Dataset | None, expected: list[tuple[str, str | None]], own: str) -> None:
    """What the protocol names goes before what the query names."""
    if own and dataset is None:
        expected = [("urn:b", None)]
    query = ALL.replace("{ {", f"{own} {{ {{", 1)
    rows = json.loads(written(Store.memory(LINES), query, dataset=dataset))["results"]["bindings"]
    found = [(row["s"]["value"], row["g"]["value"] if "g" in row else None) for row in rows]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_from_in_the_query_is_a_set_too() -> None:
    rows = json.loads(written(Store.memory(LINES), f"SELECT * FROM <{ONE}> FROM <{TWO}> {{ ?s ?p ?o }}"))
    assert len(rows["results"]["bindings"]) == 1


def test_a_graph_that_is_no_iri() -> None:
    with pytest.raises(QueryError, match=r"scheme|IRI"):
        written(Store.memory(LINES), ALL, dataset=Dataset(("no iri",), ()))
