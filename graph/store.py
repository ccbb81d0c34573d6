"""The store answers SPARQL queries over one snapshot in memory; it, ``engine.py`` and ``loading.py`` import pyoxigraph.

The default graph of a query is the union of all named graphs, as a set: what two documents state counts once.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final, Self, cast

import pyoxigraph as ox

from graph import snapshot
from graph.dataset import Dataset, named_in
from graph.engine import Found, Node, ask, materialise, node, once, rdf_format, term, write_rows
from graph.guard import Form, check
from graph.loading import loaded, loaded_to_last
from graph.result import Result, Term
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
    "trig": "application/trig",
    "nq": "application/n-quads",
}
DATASET_FORMATS: Final[dict[str, str]] = {
    "nq": "application/n-quads",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
}
# plain values for programs, as ``graph.engine.write_rows`` writes them; for SELECT only
ROWS: Final = "application/vnd.zhengtu.rows+json"
# what a statement may say without leading to another that DESCRIBE tells as well
_SAID: Final = frozenset({ox.NamedNode, ox.Literal})
# what may name a graph: GRAPH and FROM, as such or behind an escape as in \\u0046ROM
_NAMES_GRAPHS: Final = re.compile(r"(?i)graph|from|\\u")


class Store:
    """One snapshot in memory. It may be shared between threads."""

    def __init__(self, manifest: Manifest, graph: ox.Store, union: ox.Store | None = None) -> None:
        """Hold what ``graph.loading`` has loaded."""
        self.manifest = manifest
        self._graph, self._union = graph, union

    @classmethod
    def open(cls, directory: Path, *, lasting: bool = False) -> Self:
        """Load the snapshot of ``directory``; ``lasting`` is for who answers many queries, or forks.

        Raises:
            StoreError: the folder is missing, holds no snapshot, or a damaged one.
        """
        file, manifest = snapshot.opened(directory)
        with file:
            return cls(manifest, *loaded_to_last(file)) if lasting else cls(manifest, loaded(file))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Load a file of N-Quads, without any manifest, to answer many queries.

        Raises:
            StoreError: it does not parse, or cannot be read.
        """
        try:
            with path.open("rb") as file:
                return cls(Manifest("", 0), *loaded_to_last(file))
        except OSError as error:
            raise StoreError(f"the quads cannot be loaded: {error}") from error

    @classmethod
    def memory(cls, nquads: Iterable[str], documents: Sequence[Document] = ()) -> Self:
        """Hold lines of N-Quads without any folder.

        Raises:
            StoreError: they do not parse.
        """
        data, manifest = snapshot.assemble(nquads, documents)
        return cls(manifest, loaded(data))

    @cached_property
    def triples(self) -> int:
        """How many triples the default graph has, each counted once however many documents state it."""
        if self._union is not None:
            return len(self._union)
        return sum(1 for _ in self._graph.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def query(self, text: str, *, substitutions: Mapping[str, Term] | None = None) -> Result:
        """Answer a query with plain Python values.

        Args:
            text: SPARQL; the prefixes of ``ontology.terms`` need no declaration.
            substitutions: terms for variables by name; each must be among the selected variables.

        Raises:
            QueryError: the query does not parse, is refused, or fails.
        """
        return self._answered(check(text), text, substitutions or {})

    def select(self, text: str, *, substitutions: Mapping[str, Term] | None = None) -> Result:
        """Answer a SELECT that this program wrote, as ``query`` does, without looking for what users may not ask.

        Raises:
            QueryError: the query does not parse or fails.
        """
        return self._answered("select", text, substitutions or {})

    def _answered(self, form: Form, text: str, substitutions: Mapping[str, Term]) -> Result:
        try:
            return materialise(form, self._run(text, substitutions))
        except (RuntimeError, OSError, ValueError) as error:
            raise QueryError(str(error)) from error

    def each(self, text: str) -> Iterator[dict[str, Term | None]]:
        """Answer a SELECT that this program wrote, a row at a time; all of them must be taken in one thread.

        Raises:
            QueryError: the query does not parse or fails.
        """
        try:
            found = cast("ox.QuerySolutions", self._run(text, {}))
            names = [variable.value for variable in found.variables]
            for row in found:
                yield {name: None if cell is None else term(cell) for name, cell in zip(names, row, strict=True)}
        except (RuntimeError, OSError, ValueError) as error:
            raise QueryError(str(error)) from error

    def about(self, node: str, properties: Sequence[str | None] = (None,)) -> list[tuple[str, Term]]:
        """Return property and value of all that is stated of ``node``, or of some properties of it, without a query."""
        graph, subject = self._union or self._graph, ox.NamedNode(node)
        return [
            (quad.predicate.value, term(quad.object))
            for wanted in properties
            for quad in graph.quads_for_pattern(
                subject, None if wanted is None else ox.NamedNode(wanted), None, ox.DefaultGraph()
            )
        ]

    def links(self, node: str) -> Iterator[tuple[str, str]]:
        """Give the properties of ``node`` that lead to nodes with an IRI, and these: a part of what ``about`` gives."""
        graph = self._union or self._graph
        for quad in graph.quads_for_pattern(ox.NamedNode(node), None, None, ox.DefaultGraph()):
            if isinstance(value := quad.object, ox.NamedNode):
                yield quad.predicate.value, value.value

    def holding(self, property: str, node: str, most: int) -> list[str]:
        """Return the IRIs of at most so many nodes that ``property`` leads from to ``node``, without a query."""
        graph = self._union or self._graph
        found = graph.quads_for_pattern(None, ox.NamedNode(property), ox.NamedNode(node), ox.DefaultGraph())
        return [quad.subject.value for quad in islice(found, most) if isinstance(quad.subject, ox.NamedNode)]

    def touching(self, node: str, most: int) -> int:
        """Count the statements that are made of ``node``, and those that lead to it, up to ``most`` of each."""
        graph, one = self._union or self._graph, ox.NamedNode(node)
        made = graph.quads_for_pattern(one, None, None, ox.DefaultGraph())
        led = graph.quads_for_pattern(None, None, one, ox.DefaultGraph())
        return max(len(list(islice(quads, most))) for quads in (made, led))

    def described(self, node: str, media_type: str, most: int) -> bytes | None:
        """Answer ``DESCRIBE <node>`` with the very bytes that ``write`` gives, in a third of the time.

        None where ``node`` is no IRI, where more than ``most`` statements are made of it, and where one leads to a node
        without an IRI, of which the engine tells as well.
        """
        try:
            quads = self._fitting(node).quads_for_pattern(ox.NamedNode(node), None, None, ox.DefaultGraph())
        except ValueError:
            return None
        triples = [quad.triple for quad in islice(quads, most + 1)]
        if len(triples) > most or not _SAID.issuperset([type(triple.object) for triple in triples]):
            return None
        return ox.serialize(triples, format=rdf_format(media_type), prefixes=PREFIXES)

    def serialise(self, text: str, format: str) -> bytes:
        """Answer a query in a standard format.

        Args:
            text: SPARQL, as for ``query``.
            format: a key of ``TABLE_FORMATS`` for SELECT and ASK, of ``GRAPH_FORMATS`` for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: as for ``query``, or the format does not fit the query.
        """
        media_type = _media_type(format, GRAPH_FORMATS if check(text) == "graph" else TABLE_FORMATS)
        output = io.BytesIO()
        self.write(text, media_type, output)
        return output.getvalue()

    def write(
        self, text: str, media_type: str, output: IO[bytes], *, base: str | None = None, dataset: Dataset | None = None
    ) -> None:
        """Answer a query that ``graph.guard`` has passed, a piece at a time.

        Args:
            text: SPARQL, as for ``query``.
            media_type: a value of ``TABLE_FORMATS`` or ``GRAPH_FORMATS``, as fits the query, or ``ROWS``.
            output: takes the pieces; what it raises comes through.
            base: what relative IRIs of the query are relative to.
            dataset: the graphs to ask, by default all.

        Raises:
            QueryError: the query does not parse or fails.
        """
        try:
            graph, options = self._narrowed(text, dataset or named_in(text, base))
            found = ask(graph, text, base_iri=base, **options)
            if isinstance(found, ox.QueryTriples):
                # As a set: the engine gives a triple again for each solution that makes it.
                ox.serialize(once(found), output=output, format=rdf_format(media_type), prefixes=PREFIXES)
            elif media_type == ROWS and isinstance(found, ox.QuerySolutions):
                write_rows(found, output)
            else:
                found.serialize(output=output, format=ox.QueryResultsFormat.from_media_type(media_type))
        except (RuntimeError, OSError, ValueError) as error:
            raise QueryError(str(error)) from error

    def dump(self, format: str) -> bytes:
        """Return all named graphs, sorted; Turtle, which has none, gets their union.

        Raises:
            QueryError: the format is not in ``DATASET_FORMATS``.
        """
        kind = rdf_format(_media_type(format, DATASET_FORMATS))
        graphs = [ox.DefaultGraph()] if format == "ttl" else sorted(self._graph.named_graphs(), key=str)
        quads = (quad for graph in graphs for quad in self._graph.quads_for_pattern(None, None, None, graph))
        ordered = sorted(quads, key=str)
        given = [quad.triple for quad in ordered] if format == "ttl" else ordered
        return ox.serialize(given, format=kind, prefixes=PREFIXES) or b""

    def copy(self, format: str, output: IO[bytes]) -> None:
        """Write all named graphs, one after the other, without holding them twice as ``dump`` does; not sorted within.

        Args:
            format: "nq" or "trig".
            output: takes the pieces.

        Raises:
            QueryError: the format is not in ``DATASET_FORMATS``.
        """
        graphs = sorted(self._graph.named_graphs(), key=str)
        quads = (quad for graph in graphs for quad in self._graph.quads_for_pattern(None, None, None, graph))
        kind = rdf_format(_media_type(format, DATASET_FORMATS))
        ox.serialize(quads, output=output, format=kind, prefixes=None if format == "nq" else PREFIXES)

    def _run(self, text: str, substitutions: Mapping[str, Term]) -> Found:
        bound: dict[ox.Variable, Node] = {ox.Variable(name): node(given) for name, given in substitutions.items()}
        return ask(self._fitting(text), text, substitutions=bound or None)

    def _fitting(self, text: str) -> ox.Store:
        return self._graph if self._union is None or _NAMES_GRAPHS.search(text) else self._union

    def _narrowed(self, text: str, dataset: Dataset | None) -> tuple[ox.Store, dict[str, Any]]:
        """The graph to ask, and the options that narrow it to ``dataset``."""
        if dataset is None:
            return self._fitting(text), {}
        named = [ox.NamedNode(iri) for iri in dataset.named]
        default: list[ox.NamedNode | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in dict.fromkeys(dataset.default)]
        if len(default) < 2:
            return self._graph, {"default_graph": default, "named_graphs": named}
        # The engine keeps what several graphs say as often as they say it; a graph of their own says it once.
        merged = ox.Store()
        quads = (quad for graph in default for quad in self._graph.quads_for_pattern(None, None, None, graph))
        merged.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        for graph in named:
            merged.extend(self._graph.quads_for_pattern(None, None, None, graph))
        return merged, {"default_graph": [ox.DefaultGraph()], "named_graphs": named}


def _media_type(format: str, formats: Mapping[str, str]) -> str:
    if format not in formats:
        raise QueryError(f"no format {format!r} for this; there are {', '.join(formats)}")
    return formats[format]
