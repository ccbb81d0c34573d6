"""The store answers SPARQL queries over one snapshot in memory; the only file importing pyoxigraph.

The default graph of a query is the union of all named graphs, as a set: what two documents state counts once.
"""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Self

import pyoxigraph as ox

from graph import snapshot
from graph.guard import Form, check
from graph.result import Result, Term
from graph.runs import merged
from graph.snapshot import Document, Manifest
from ontology.errors import QueryError, StoreError
from ontology.terms import PREFIXES

TABLE_FORMATS: Final[dict[str, str]] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPH_FORMATS: Final[dict[str, str]] = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
DATASET_FORMATS: Final[dict[str, str]] = {
    "nq": "application/n-quads",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
}
# The engine's own union of graphs keeps repeated triples, so that counts come out too high; hence a real one.
_UNION: Final = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
_Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Store:
    """One snapshot in memory. It may be shared between threads."""

    def __init__(self, nquads: bytes, manifest: Manifest) -> None:
        """Load a snapshot.

        Raises:
            StoreError: the N-Quads do not parse.
        """
        self.manifest = manifest
        self._graph = ox.Store()
        try:
            self._graph.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise StoreError(f"the quads do not parse: {error}") from error
        self._graph.update(_UNION)

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Load the snapshot of ``directory``.

        Raises:
            StoreError: the folder is missing, holds no snapshot, or a damaged one.
        """
        return cls(*snapshot.read(directory))

    @classmethod
    def memory(cls, nquads: Iterable[str], documents: Sequence[Document] = ()) -> Self:
        """Hold lines of N-Quads without any folder.

        Raises:
            StoreError: they do not parse.
        """
        return cls(*snapshot.assemble(nquads, documents))

    def form(self, text: str) -> Form:
        """Say whether a query answers with a table, with yes or no, or with a graph.

        Raises:
            QueryError: the query is refused.
        """
        return check(text)

    def query(self, text: str, *, substitutions: Mapping[str, Term] | None = None) -> Result:
        """Answer a query with plain Python values.

        Args:
            text: SPARQL; the prefixes of ``ontology.terms`` need no declaration.
            substitutions: terms for variables by name; each must be among the selected variables.

        Raises:
            QueryError: the query does not parse, is refused, or fails.
        """
        form = check(text)
        try:
            return _materialise(form, self._run(text, substitutions or {}))
        except (RuntimeError, OSError, ValueError) as error:
            raise QueryError(str(error)) from error

    def serialise(self, text: str, format: str) -> bytes:
        """Answer a query in a standard format.

        Args:
            text: SPARQL, as for ``query``.
            format: a key of ``TABLE_FORMATS`` for SELECT and ASK, of ``GRAPH_FORMATS`` for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: as for ``query``, or the format does not fit the query.
        """
        media_type = _media_type(format, GRAPH_FORMATS if check(text) == "graph" else TABLE_FORMATS)
        try:
            found = self._run(text, {})
            if isinstance(found, ox.QueryTriples):
                # As a set: the engine gives a triple again for each solution that makes it.
                distinct = dict.fromkeys(found)
                return ox.serialize(distinct, format=_rdf_format(media_type), prefixes=PREFIXES) or b""
            return found.serialize(format=ox.QueryResultsFormat.from_media_type(media_type)) or b""
        except (RuntimeError, OSError, ValueError) as error:
            raise QueryError(str(error)) from error

    def dump(self, format: str) -> bytes:
        """Return all named graphs, sorted; Turtle, which has none, gets their union.

        Raises:
            QueryError: the format is not in ``DATASET_FORMATS``.
        """
        kind = _rdf_format(_media_type(format, DATASET_FORMATS))
        graphs = [ox.DefaultGraph()] if format == "ttl" else sorted(self._graph.named_graphs(), key=str)
        quads = (quad for graph in graphs for quad in self._graph.quads_for_pattern(None, None, None, graph))
        ordered = sorted(quads, key=str)
        given = [quad.triple for quad in ordered] if format == "ttl" else ordered
        return ox.serialize(given, format=kind, prefixes=PREFIXES) or b""

    def _run(self, text: str, substitutions: Mapping[str, Term]) -> _Found:
        bound: dict[ox.Variable, _Node] = {ox.Variable(name): _node(term) for name, term in substitutions.items()}
        try:
            return self._graph.query(text, prefixes=PREFIXES, substitutions=bound or None)
        except SyntaxError as error:
            raise QueryError(f"the query does not parse: {error}") from error


def publish(directory: Path, nquads: Iterable[str], documents: Sequence[Document] = ()) -> Manifest:
    """Make a snapshot of lines of N-Quads and put it in the place of the one in ``directory``.

    Raises:
        StoreError: the quads do not parse, or the folder cannot be written; the old snapshot then stays.
    """
    data, manifest = snapshot.assemble(nquads, documents)
    validate(data)
    return snapshot.write(directory, [data], manifest.documents)


def publish_runs(directory: Path, runs: Sequence[Path], documents: Sequence[Document] = ()) -> Manifest:
    """Like ``publish``, for sorted files of quads that ``validate`` has passed, which are never all in memory.

    Raises:
        StoreError: the folder cannot be written; the old snapshot then stays.
    """
    with tempfile.TemporaryDirectory() as folder:
        return snapshot.write(directory, merged(runs, Path(folder)), documents)


def validate(nquads: bytes) -> None:
    """Go through lines of N-Quads without keeping them.

    Raises:
        StoreError: they do not parse.
    """
    try:
        for _ in ox.parse(nquads, format=ox.RdfFormat.N_QUADS):
            pass
    except SyntaxError as error:
        raise StoreError(f"the quads do not parse: {error}") from error


def literal(text: str) -> str:
    """Write ``text`` as a string of SPARQL, escaped."""
    return str(ox.Literal(text))


def _media_type(format: str, formats: Mapping[str, str]) -> str:
    if format not in formats:
        raise QueryError(f"no format {format!r} for this; there are {', '.join(formats)}")
    return formats[format]


def _rdf_format(media_type: str) -> ox.RdfFormat:
    kind = ox.RdfFormat.from_media_type(media_type)
    if kind is None:
        raise QueryError(f"no serialiser for {media_type}")
    return kind


def _materialise(form: Form, found: _Found) -> Result:
    # Everything is taken out here: a result of the engine must not reach another thread.
    if isinstance(found, ox.QueryBoolean):
        return Result(form, boolean=bool(found))
    if isinstance(found, ox.QueryTriples):
        distinct = dict.fromkeys(found)
        return Result(form, triples=tuple((_term(t.subject), _term(t.predicate), _term(t.object)) for t in distinct))
    names = tuple(variable.value for variable in found.variables)
    rows = tuple(tuple(None if cell is None else _term(cell) for cell in row) for row in found)
    return Result(form, variables=names, rows=rows)


def _term(node: _Node) -> Term:
    if isinstance(node, ox.NamedNode):
        return Term("iri", node.value)
    if isinstance(node, ox.BlankNode):
        return Term("blank", node.value)
    if isinstance(node, ox.Literal):
        return Term("literal", node.value, node.datatype.value, node.language)
    raise QueryError("a triple within a triple has no plain value")


def _node(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if term.kind == "iri":
        return ox.NamedNode(term.text)
    if term.kind == "blank":
        return ox.BlankNode(term.text)
    if term.language:
        return ox.Literal(term.text, language=term.language)
    return ox.Literal(term.text, datatype=ox.NamedNode(term.datatype) if term.datatype else None)
