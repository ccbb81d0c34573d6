"""The ontology file: what is declared, how it is named, and that the graph uses nothing else."""

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef

from ontology.codes import ONTOLOGY
from ontology.terms import PREFIXES, ZT, expand

GRAPH = ONTOLOGY.parent / "graph"
USED = re.compile(rf'"((?:{"|".join(map(re.escape, PREFIXES))}):[A-Za-z][\w-]*)"')
STANDARD = ("rdf:", "xsd:", "void:", "prov:used", "prov:was", "prov:Entity", "prov:Activity", "dcterms:hasPart")
NAMED_ELSEWHERE = ("oa:Text", "rdfs:comment")


@cache
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY / "zhengtu.ttl", format="turtle")


def languages(subject: URIRef, predicate: URIRef) -> list[str]:
    return sorted(str(o.language) for o in ontology().objects(subject, predicate) if isinstance(o, Literal))


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("Plan", "eli:Work"), ("Plan", "p-plan:Plan"), ("Section", "eli:WorkSubdivision"), ("Task", "p-plan:Step"),
        ("Assignment", "prov:Attribution"), ("Agency", "cv:PublicOrganisation"), ("AgencyGroup", "org:Organization"),
        ("Platform", "schema:Service"), ("Indicator", "skos:Concept"), ("Target", "qb:Observation"),
        ("Target", "schema:QuantitativeValue"), ("Funding", "schema:MonetaryAmount"),
        ("Milestone", "time:ProperInterval"), ("CitedDocument", "eli:Work"), ("Region", "schema:AdministrativeArea"),
        ("Evidence", "oa:SpecificResource"), ("PlatformMention", "prov:Entity"), ("CitationMention", "prov:Entity"),
        ("Damage", "prov:Entity"),
    ],
)  # fmt: skip
def test_classes_are_aligned(name: str, parent: str) -> None:
    assert (URIRef(ZT + name), RDFS.subClassOf, URIRef(expand(parent))) in ontology()


def test_every_own_term_has_names_and_comments_in_both_languages() -> None:
    own = [term for term in set(ontology().subjects()) if str(term).startswith(ZT)]
    assert len(own) > 60
    for term in own:
        assert isinstance(term, URIRef)
        kinds = set(ontology().objects(term, RDF.type))
        assert len(kinds & {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}) == 1, term
        assert languages(term, RDFS.label) == ["en", "zh-Hans"], term
        assert languages(term, RDFS.comment) == ["en", "zh-Hans"], term


def test_domains_ranges_and_parents_of_ours_are_declared() -> None:
    for predicate in (RDFS.domain, RDFS.range, RDFS.subPropertyOf, RDFS.subClassOf):
        for value in ontology().objects(None, predicate):
            assert not str(value).startswith(ZT) or (value, RDFS.label, None) in ontology(), value


def test_no_blank_nodes() -> None:
    assert not [node for triple in ontology() for node in triple if isinstance(node, BNode)]


@pytest.mark.parametrize(
    "path",
    sorted([*GRAPH.glob("quads_*.py"), GRAPH / "comparability.py", GRAPH / "identity.py"]),
    ids=lambda path: path.name,
)
def test_the_graph_uses_only_terms_that_have_names(path: Path) -> None:
    used = set(USED.findall(path.read_text(encoding="utf-8")))
    assert used
    for name in used:
        if not name.startswith((*STANDARD, *NAMED_ELSEWHERE)):
            assert languages(URIRef(expand(name)), RDFS.label) == ["en", "zh-Hans"], name
