"""The ontology and its codes as N-Quads for the ontology graph, and the dataset's own lines of the meta graph."""

from collections.abc import Iterator

from rdflib import Graph

from graph.agency_vocabulary import agency_vocabulary
from graph.terms import Triple, iri, node, plain, text
from graph.triples import DATASET, META_GRAPH, ONTOLOGY_GRAPH, lines
from ontology.codes import turtle_files
from ontology.terms import BASE, ZT


def vocabulary() -> Graph:
    """``zhengtu.ttl`` and all code schemes in one graph."""
    graph = Graph()
    for path in turtle_files():
        graph.parse(path, format="turtle")
    return graph


def dataset_triples() -> Iterator[Triple]:
    """The dataset's description; the plans add themselves to it."""
    yield from node(
        DATASET,
        "void:Dataset",
        ("dcterms:title", text("政图")),
        ("dcterms:title", '"Zhengtu"@en'),
        ("void:vocabulary", iri(ZT)),
        ("void:uriSpace", plain(f"{BASE}id/")),
        ("void:feature", iri("http://www.w3.org/ns/formats/N-Quads")),
    )


def ontology_quads() -> str:
    """Sorted N-Quads of the ontology graph and of the dataset's description."""
    statements = vocabulary().serialize(format="nt").split("\n")
    ontology = (f"{line.removesuffix(' .')} {ONTOLOGY_GRAPH} .\n" for line in statements if line)
    bodies = lines(agency_vocabulary(), ONTOLOGY_GRAPH)
    return "".join(sorted({*ontology, *bodies, *lines(dataset_triples(), META_GRAPH)}))
