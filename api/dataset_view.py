"""The description of the data set for harvesters: VoID, and DCAT with its files and their checksums."""

from collections.abc import Iterable, Iterator
from typing import Final

from api.dumps import Dump
from graph.store import Store
from graph.terms import Triple, facts_of, integer, iri, node, plain, text
from graph.triples import DATASET
from ontology.terms import BASE, PREFIXES, ZT

GRAPH: Final = f"<{BASE}graph/meta>"
_SPDX: Final = "http://spdx.org/rdf/terms#"
_CLASSES: Final = """
SELECT ?class (COUNT(DISTINCT ?node) AS ?nodes) WHERE { ?node a ?class . FILTER(STRSTARTS(STR(?class), STR(zt:))) }
GROUP BY ?class ORDER BY ?class"""
_ALL: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def void(store: Store, base: str, names: Iterable[str], format: str) -> bytes:
    """Describe the data set of ``store``, served under the address ``base``, as VoID."""
    return _written(_void(store, base, names), format)


def dcat(store: Store, base: str, dumps: Iterable[Dump], format: str) -> bytes:
    """Describe the data set with its files as a DCAT catalogue."""
    return _written(_dcat(store, base, dumps), format)


def _written(triples: Iterable[Triple], format: str) -> bytes:
    lines = [f"{s} {p} {o} {GRAPH} ." for s, p, o in triples]
    return Store.memory(lines).serialise(_ALL, format)


def _void(store: Store, base: str, names: Iterable[str]) -> Iterator[Triple]:
    yield from node(
        DATASET, "void:Dataset", ("dcterms:title", text("政图")), ("dcterms:title", '"Zhengtu"@en'),
        ("void:triples", integer(store.triples)), ("void:documents", integer(len(store.manifest.documents))),
        ("void:uriSpace", plain(f"{BASE}id/")), ("void:vocabulary", iri(ZT)),
        ("void:sparqlEndpoint", iri(f"{base}sparql")),
        ("void:uriLookupEndpoint", iri(f"{base}api/search?q=")), ("dcterms:identifier", plain(store.manifest.sha256)),
    )  # fmt: skip
    yield from facts_of(
        DATASET, *(("void:vocabulary", iri(PREFIXES[name])) for name in ("skos", "prov", "p-plan", "oa"))
    )
    yield from facts_of(DATASET, *(("void:dataDump", iri(f"{base}dumps/{name}")) for name in names))
    for class_, count in store.query(_CLASSES).values:
        # a name of its own: the engine calls nodes without one otherwise each time
        part = iri(f"{base}.well-known/void#{str(class_).rpartition('#')[2]}")
        yield from facts_of(DATASET, ("void:classPartition", part))
        yield from facts_of(part, ("void:class", iri(class_)), ("void:entities", integer(int(count or 0))))


def _dcat(store: Store, base: str, dumps: Iterable[Dump]) -> Iterator[Triple]:
    catalogue = iri(f"{base}dumps/")
    yield from node(catalogue, "dcat:Catalog", ("dcterms:title", text("政图数据目录")), ("dcat:dataset", DATASET))
    yield from node(DATASET, "dcat:Dataset", ("dcterms:title", text("政图")), ("dcterms:title", '"Zhengtu"@en'),
                    ("dcterms:identifier", plain(store.manifest.sha256)))  # fmt: skip
    for dump in dumps:
        address = f"{base}dumps/{dump.name}"
        yield from facts_of(DATASET, ("dcat:distribution", iri(f"{address}#file")))
        packed = (
            iri("http://www.iana.org/assignments/media-types/application/gzip") if dump.name.endswith(".gz") else None
        )
        yield from node(
            iri(f"{address}#file"), "dcat:Distribution", ("dcterms:title", text(dump.zh)),
            ("dcterms:title", f"{plain(dump.en)}@en"), ("dcat:downloadURL", iri(address)),
            ("dcat:mediaType", iri(f"http://www.iana.org/assignments/media-types/{dump.media}")),
            ("dcat:compressFormat", packed), ("dcat:byteSize", integer(dump.size)),
        )  # fmt: skip
        check = iri(f"{address}#checksum")
        yield iri(f"{address}#file"), iri(f"{_SPDX}checksum"), check
        yield check, iri(f"{_SPDX}algorithm"), iri(f"{_SPDX}checksumAlgorithm_sha256")
        yield check, iri(f"{_SPDX}checksumValue"), plain(dump.sha256) or ""
