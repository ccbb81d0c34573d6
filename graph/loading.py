"""Loads quads into the engine: all graphs with their union, and for who answers much the union alone besides."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Final, cast

import pyoxigraph as ox

from ontology.errors import StoreError

# The engine's own union of graphs keeps repeated triples, so that counts come out too high; hence a real one.
_UNION: Final = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
_TYPES: Final = "CONSTRUCT { ?s a ?class } WHERE { ?s a ?class }"


def loaded(quads: bytes | IO[bytes]) -> ox.Store:
    """Return N-Quads with their union as the default graph.

    Raises:
        StoreError: they do not parse, or cannot be read.
    """
    graph = ox.Store()
    try:
        graph.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
    except (SyntaxError, OSError) as error:
        raise StoreError(f"the quads cannot be loaded: {error}") from error
    graph.update(_UNION)
    return graph


def loaded_to_last(quads: IO[bytes]) -> tuple[ox.Store, ox.Store]:
    """Return what ``loaded`` does, and the union alone, for many queries in processes that are forked.

    Memory is given out apart for each thread. What loading leaves free between the quads, all over the graph, is given
    to nobody once a thread of its own has ended: in forks, each small query would have dozens of shared pages copied.

    Raises:
        StoreError: as for ``loaded``.
    """
    with ThreadPoolExecutor(1) as loading:
        graph = loading.submit(loaded, quads).result()
        return graph, loading.submit(_alone, graph).result()


def _alone(graph: ox.Store) -> ox.Store:
    """Return the triples of the default graph in a store of their own.

    The engine goes through all quads of a term, whatever their graph: what a hundred documents say of one province is
    gone through a hundred times. Queries that name no graph are spared that. What tells classes comes first, so that it
    lies side by side in memory: it is what is gone through most, and is then gone through in half of the time.
    """
    with tempfile.NamedTemporaryFile(suffix=".nt") as file:
        output = cast("IO[bytes]", file)
        cast("ox.QueryTriples", graph.query(_TYPES)).serialize(output, ox.RdfFormat.N_TRIPLES)
        graph.dump(output, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        file.flush()
        union = ox.Store()
        union.bulk_load(path=file.name, format=ox.RdfFormat.N_TRIPLES)
    return union


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
