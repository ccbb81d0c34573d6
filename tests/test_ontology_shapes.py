"""The SHACL shapes: one file for each class, every rule in words of both languages, only declared terms."""

from functools import cache

import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef

from ontology.codes import CODES, ONTOLOGY
from ontology.iri import code
from ontology.terms import BASE, ZT

SHAPES = ONTOLOGY / "shapes"
OURS = f"{BASE}shape/"


@cache
def shapes() -> Graph:
    graph = Graph()
    for path in SHAPES.glob("*.ttl"):
        graph.parse(path, format="turtle")
    return graph


def classes() -> list[str]:
    graph = Graph().parse(ONTOLOGY / "zhengtu.ttl", format="turtle")
    return sorted(str(term).removeprefix(ZT) for term in graph.subjects(RDF.type, OWL.Class))


@pytest.mark.parametrize("name", classes())
def test_every_class_has_a_shape_in_a_file_of_its_own(name: str) -> None:
    graph = Graph().parse(SHAPES / f"{name}.ttl", format="turtle")
    assert (URIRef(OURS + name), SH.targetClass, URIRef(ZT + name)) in graph
    assert list(graph.objects(URIRef(OURS + name), SH.property))


def test_every_rule_says_what_it_asks() -> None:
    rules = [rule for kind in (SH.PropertyShape, SH.SPARQLConstraint) for rule in shapes().subjects(RDF.type, kind)]
    assert len(rules) > 100
    for rule in rules:
        messages = [text for text in shapes().objects(rule, SH.message) if isinstance(text, Literal)]
        assert str(rule).startswith(OURS), "a rule without a name cannot be reported"
        assert sorted(str(text.language) for text in messages) == ["en", "zh-Hans"], rule


def test_every_rule_belongs_to_a_shape() -> None:
    named = set(shapes().objects(None, SH.property)) | set(shapes().objects(None, SH.sparql))
    rules = {rule for kind in (SH.PropertyShape, SH.SPARQLConstraint) for rule in shapes().subjects(RDF.type, kind)}
    assert rules - named == set()


def test_paths_of_ours_are_declared() -> None:
    ontology = Graph().parse(ONTOLOGY / "zhengtu.ttl", format="turtle")
    for path in shapes().objects(None, SH.path):
        if isinstance(path, URIRef):
            assert (path, RDFS.label, None) in ontology or path in (RDFS.comment, SKOS.inScheme), path


def test_code_shapes_ask_for_schemes_that_exist() -> None:
    for scheme in shapes().objects(None, SH.hasValue):
        if isinstance(scheme, URIRef) and scheme.startswith(code("", "")[:-1]):
            name = scheme.removeprefix(f"{BASE}code/").partition("/")[0]
            assert (CODES / f"{name}.ttl").exists(), scheme
