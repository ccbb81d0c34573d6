"""The ontology for readers and programs: its terms in a table, as RDF, as a JSON-LD context, and the prefixes."""

from dataclasses import dataclass
from typing import Any, Final

from api.reading import Reader, text
from api.words import TAGS, Language
from ontology.terms import BASE, PREFIXES, ZT, expand

TYPES: Final = ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "skos:ConceptScheme")
_ALL: Final = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{BASE}graph/ontology> {{ ?s ?p ?o }} }}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of the ontology as the page shows it."""

    iri: str
    anchor: str
    name: str
    label: str
    comment: str
    domain: str
    range: str


def rdf(reader: Reader, format: str) -> bytes:
    """Return the whole ontology, codes included."""
    return reader.store.serialise(_ALL, format)


def entries(reader: Reader, language: Language) -> dict[str, list[Entry]]:
    """Return the terms by type, each once, in the order of their names."""
    found: dict[str, dict[str, Entry]] = {name: {} for name in TYPES}
    types = {expand(name): name for name in TYPES}
    for row in sorted(reader.rows("ontology"), key=lambda row: text(row, "language").lower() != TAGS[language].lower()):
        iri = text(row, "iri")
        found[types[text(row, "type")]].setdefault(iri, Entry(
            iri, iri.removeprefix(ZT).removeprefix(BASE).replace("/", "-"), compact(iri), reader.label(iri, language),
            text(row, "comment"), compact(text(row, "domain")), compact(text(row, "range")),
        ))  # fmt: skip
    return {name: sorted(terms.values(), key=lambda one: one.name) for name, terms in found.items()}


def compact(iri: str) -> str:
    """Return an IRI with the prefix of its namespace, where there is one."""
    known = [(name, base) for name, base in PREFIXES.items() if base and iri.startswith(base)]
    if not known:
        return iri
    name, base = max(known, key=lambda pair: len(pair[1]))
    return f"{name}:{iri.removeprefix(base)}"


def context(reader: Reader) -> dict[str, Any]:
    """Return the JSON-LD context: the prefixes, and each term of the ontology with what its values are."""
    terms: dict[str, Any] = dict(PREFIXES)
    for name, entries_ in entries(reader, "en").items():
        for one in entries_:
            if one.iri.startswith(ZT):
                terms[one.anchor] = _term(name, one)
    return {"@context": terms}


def _term(type: str, one: Entry) -> Any:  # noqa: ANN401
    if type == "owl:ObjectProperty":
        return {"@id": one.name, "@type": "@id"}
    if type == "owl:DatatypeProperty" and one.range.startswith("xsd:") and one.range != "xsd:string":
        return {"@id": one.name, "@type": one.range}
    return one.name
