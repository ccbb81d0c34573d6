"""Reads and runs the W3C's SPARQL 1.1 tests on the store as a worker asks it: guard first, then the engine's bytes."""

import csv
import io
import resource
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph import guard
from graph.store import Store
from ontology.errors import QueryError

MANIFESTS = ("manifest-sparql11-query.ttl", "manifest-sparql11-results.ttl", "manifest-sparql11-update.ttl")
FEDERATION = "syntax-fed/manifest.ttl"
SERVICES = {"g"}  # the address that the tests of federation name, opened as a setting would
PREFIXES = {
    "mf": "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#",
    "qt": "http://www.w3.org/2001/sw/DataAccess/tests/test-query#",
    "ut": "http://www.w3.org/2009/sparql/tests/test-update#",
    "rs": "http://www.w3.org/2001/sw/DataAccess/tests/result-set#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_TESTS = """
SELECT ?test ?kind ?name { ?manifest mf:entries/rdf:rest*/rdf:first ?test . ?test a ?kind ; mf:name ?name } ORDER BY ?test
"""
_SOLUTIONS = "SELECT ?s ?n ?v { ?x rs:solution ?s OPTIONAL { ?s rs:binding [ rs:variable ?n ; rs:value ?v ] } }"
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES, ".trig": ox.RdfFormat.TRIG,
    ".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON, ".tsv": ox.QueryResultsFormat.TSV,
}  # fmt: skip


@dataclass(frozen=True)
class Test:
    """One test of a manifest; ``id`` is its folder and its name in the manifest."""

    __test__ = False

    id: str
    kind: str
    manifest: ox.Store
    node: ox.NamedNode

    def ask(self, pattern: str) -> list[Any]:
        """Solutions of a pattern about ``$test`` in the manifest."""
        return select(self.manifest, f"SELECT * {{ {pattern.replace('$test', str(self.node))} }}")

    def one(self, pattern: str) -> Path:
        """The file that ``?file`` stands for in a pattern."""
        return local(self.ask(pattern)[0]["file"])


def local(node: ox.NamedNode) -> Path:
    """The file of a ``file:`` IRI."""
    return Path(node.value.removeprefix("file://"))


def tests(folder: Path) -> Iterator[Test]:
    """All tests of ``MANIFESTS``, in order."""
    included = "SELECT ?m { ?x mf:include/rdf:rest*/rdf:first ?m }"
    found = [row["m"] for name in MANIFESTS for row in select(load(ox.Store(), folder / name), included)]
    for path in sorted({*map(local, found), folder / FEDERATION}):
        entries = load(ox.Store(), path)
        for row in select(entries, _TESTS):
            kind = row["kind"].value.partition("#")[2]
            yield Test(f"{path.parent.name}/{row['test'].value.partition('#')[2]}", kind, entries, row["test"])


def select(store: ox.Store, query: str) -> list[Any]:
    """The solutions of a query."""
    return list(store.query(query, prefixes=PREFIXES))  # type: ignore[arg-type]


def load(store: ox.Store, path: Path, graph: str | None = None) -> ox.Store:
    """Add a file to ``store``, its relative IRIs being relative to itself."""
    target = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
    store.load(path=path, format=FORMATS[path.suffix], base_iri=f"file://{path}", to_graph=target)
    return store


def run(test: Test) -> bool:
    """Whether a test passes.

    Raises:
        QueryError: the guard refuses the query, or the engine cannot run it.
    """
    return RUNNERS[test.kind](test)


def answer(store: Store, query: Path, media_types: dict[str, str]) -> tuple[str, bytes]:
    """What a worker does with a query, in the media type that fits its form."""
    text = query.read_text(encoding="utf-8")
    form = guard.check(text, SERVICES if query.parent.name in FEDERATION else ())
    output = io.BytesIO()
    with _nothing_opens():
        store.write(text, media_types.get(form, media_types["select"]), output, base=f"file://{query}")
    return form, output.getvalue()


def _evaluation(test: Test) -> bool:
    store = _data(test, "mf:action", "qt")
    query, expected = test.one("$test mf:action/qt:query ?file"), test.one("$test mf:result ?file")
    if expected.suffix == ".csv":
        _, body = answer(store, query, {"select": "text/csv"})
        return _cells(body.decode()) == _cells(expected.read_text(encoding="utf-8"))
    # the format of the result is the one that is asked for, so that each serialiser has its tests
    table = {".srj": "application/sparql-results+json", ".tsv": "text/tab-separated-values"}
    media = table.get(expected.suffix, "application/sparql-results+xml")
    form, body = answer(store, query, {"select": media, "ask": media, "graph": "application/n-triples"})
    if form == "graph":
        given = ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
        return _canonical(given) == _canonical(
            ox.parse(path=expected, format=FORMATS[expected.suffix], base_iri=f"file://{expected}")
        )
    if expected.suffix in (".ttl", ".rdf"):
        return _rows(_read(body, media)) == _rows_of_graph(expected)
    return _rows(_read(body, media)) == _rows(ox.parse_query_results(path=expected, format=FORMATS[expected.suffix]))


def _read(body: bytes, media: str) -> ox.QuerySolutions | ox.QueryBoolean:
    return ox.parse_query_results(body, format=ox.QueryResultsFormat.from_media_type(media))


def _data(test: Test, where: str, kind: str) -> Store:
    store = Store.memory([])
    for row in test.ask(f"$test {where}/{kind}:data ?file"):
        load(store._graph, local(row["file"]))
    for row in test.ask(
        f"$test {where}/{kind}:graphData ?given OPTIONAL {{ ?given ut:graph ?file ; rdfs:label ?name }}"
    ):
        file = row["file"] or row["given"]
        load(store._graph, local(file), row["name"].value if row["name"] else file.value)
    return store


def _cells(text: str) -> Counter[frozenset[tuple[str, str | float]]]:
    """Rows by column, as ``SELECT *`` gives no order; blank nodes are all the same, and 1.0 is 1."""
    return Counter(
        frozenset((name, _cell(cell)) for name, cell in row.items()) for row in csv.DictReader(io.StringIO(text))
    )


def _cell(text: str) -> str | float:
    if text.startswith("_:"):
        return "_:"
    try:
        return float(text)
    except ValueError:
        return text


def _canonical(given: Iterator[ox.Quad]) -> set[str]:
    stored = ox.Store()
    stored.extend(given)  # gives 1.0 and 1.00 one form, as it does with what queries read
    dataset = ox.Dataset(stored)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def _rows(found: ox.QuerySolutions | ox.QueryBoolean) -> object:
    """A table as a graph, in which blank nodes may have any name; yes or no as itself."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    quads = []
    for row in found:
        node = ox.BlankNode()
        quads.append(ox.Quad(node, ox.NamedNode("urn:is"), ox.Literal("row")))
        for variable in found.variables:
            if row[variable] is not None:
                quads.append(ox.Quad(node, ox.NamedNode(f"urn:{variable.value}"), row[variable]))
    return {variable.value for variable in found.variables}, _canonical(iter(quads))


def _rows_of_graph(path: Path) -> object:
    """The same of a table that is written as a graph."""
    told = load(ox.Store(), path)
    for row in select(told, "SELECT ?b { ?x rs:boolean ?b }"):
        return bool(row["b"].value == "true")
    names = {row["n"].value for row in select(told, "SELECT ?n { ?x rs:resultVariable ?n }")}
    quads = []
    for row in select(told, _SOLUTIONS):
        quads.append(ox.Quad(row["s"], ox.NamedNode("urn:is"), ox.Literal("row")))
        if row["n"] is not None:
            quads.append(ox.Quad(row["s"], ox.NamedNode(f"urn:{row['n'].value}"), row["v"]))
    return names, _canonical(iter(quads))


def _positive(test: Test) -> bool:
    query = test.one("$test mf:action ?file")
    try:
        answer(Store.memory([]), query, {"select": "text/csv", "graph": "text/turtle"})
    except QueryError as error:
        return "does not parse" not in str(error)  # a function that there is not is no error of syntax
    return True


def _negative(test: Test) -> bool:
    if test.one("$test mf:action ?file").suffix == ".ru":  # some updates are filed as queries
        return _negative_update(test)
    return not _positive(test)


def _update(test: Test) -> bool:
    """Updates are no part of the service; the store itself uses one to make its default graph."""
    store, expected = _data(test, "mf:action", "ut"), _data(test, "mf:result", "ut")
    request = test.one("$test mf:action/ut:request ?file")
    store._graph.update(request.read_text(encoding="utf-8"), base_iri=f"file://{request}")
    return _canonical(iter(store._graph)) == _canonical(iter(expected._graph))


def _positive_update(test: Test) -> bool:
    request = test.one("$test mf:action ?file")
    text = request.read_text(encoding="utf-8")
    try:
        with _nothing_opens():  # some of them load from the network
            ox.Store().update(text, base_iri=f"file://{request}")
    except SyntaxError:
        return False
    except (RuntimeError, OSError):
        return True  # it was read, and what it is about is not there
    return True


def _negative_update(test: Test) -> bool:
    return not _positive_update(test)


@contextmanager
def _nothing_opens() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


RUNNERS = {
    "QueryEvaluationTest": _evaluation,
    "CSVResultFormatTest": _evaluation,
    "PositiveSyntaxTest11": _positive,
    "NegativeSyntaxTest11": _negative,
    "UpdateEvaluationTest": _update,
    "PositiveUpdateSyntaxTest11": _positive_update,
    "NegativeUpdateSyntaxTest11": _negative_update,
}
