"""Namespaces and prefixes: the only place where the IRI of an ontology is typed."""

from typing import Final

BASE: Final = "https://w3id.org/zhengtu/"
ZT: Final = BASE + "ontology#"

PREFIXES: Final[dict[str, str]] = {
    "zt": ZT,
    "ztc": BASE + "code/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "p-plan": "http://purl.org/net/p-plan#",
    "org": "http://www.w3.org/ns/org#",
    "cv": "http://data.europa.eu/m8g/",
    "prov": "http://www.w3.org/ns/prov#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "schema": "https://schema.org/",
    "qb": "http://purl.org/linked-data/cube#",
    "time": "http://www.w3.org/2006/time#",
    "oa": "http://www.w3.org/ns/oa#",
    "void": "http://rdfs.org/ns/void#",
    "sh": "http://www.w3.org/ns/shacl#",
}


def expand(name: str) -> str:
    """Return the IRI of a prefixed name such as ``zt:Plan``.

    Raises:
        KeyError: the prefix is not in ``PREFIXES``.
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
