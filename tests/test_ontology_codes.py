"""The code schemes and the table of agency types."""

import re
from functools import cache
from typing import get_args

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from ontology import records
from ontology.codes import CODES, agency_type, agency_types, literals, names, plan_kind, plaque_functions, reforms
from ontology.iri import code
from ontology.terms import ZT

SCHEMES = sorted(path.stem for path in CODES.glob("*.ttl"))
VERTICAL = URIRef(ZT + "vertical")


@cache
def scheme(name: str) -> Graph:
    return Graph().parse(CODES / f"{name}.ttl", format="turtle")


def concepts(name: str) -> set[str]:
    return {str(value).removeprefix(code(name, "")) for value in scheme(name).subjects(RDF.type, SKOS.Concept)}


def test_the_schemes_are_those_of_the_model() -> None:
    assert set(SCHEMES) == {
        "role", "role-basis", "function", "plan-kind", "topic", "platform-kind",
        "accumulation", "relation", "funding-source", "platform-status", "task-kind", "obligation", "indicator",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("role", get_args(records.Role)),
        ("role-basis", tuple(records.RoleBasis)),
        ("accumulation", get_args(records.Basis)),
        ("relation", get_args(records.Relation)),
        ("funding-source", get_args(records.FundingSource)),
        ("platform-status", get_args(records.PlatformStatus)),
        ("task-kind", get_args(records.TaskKind)),
        ("obligation", get_args(records.Obligation)),
    ],
)
def test_closed_lists_of_the_records_are_schemes(name: str, values: tuple[str, ...]) -> None:
    assert concepts(name) == {str(value) for value in values}


@pytest.mark.parametrize("name", SCHEMES)
def test_every_concept_is_whole(name: str) -> None:
    graph = scheme(name)
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        labels = [label for label in graph.objects(concept, SKOS.prefLabel) if isinstance(label, Literal)]
        assert sorted(str(label.language) for label in labels) == ["en", "zh-Hans"], concept
        assert graph.value(concept, SKOS.inScheme) == URIRef(code(name, "").removesuffix("/")), concept
        assert str(concept) == code(name, str(graph.value(concept, SKOS.notation))), concept
        broader = graph.value(concept, SKOS.broader)
        assert (broader is None) == ((concept, SKOS.topConceptOf, None) in graph), concept
        assert broader is None or (broader, RDF.type, SKOS.Concept) in graph, concept


@pytest.mark.parametrize("name", SCHEMES)
def test_a_chinese_label_means_one_concept(name: str) -> None:
    graph = scheme(name)
    labels = [
        label
        for predicate in (SKOS.prefLabel, SKOS.altLabel)
        for label in graph.objects(None, predicate)
        if isinstance(label, Literal) and label.language == "zh-Hans"
    ]
    schemes = 1  # the scheme's own label may be that of a concept
    assert len(labels) - len(set(labels)) <= schemes


def test_topics_have_two_levels() -> None:
    graph = scheme("topic")
    below = set(graph.subjects(SKOS.broader, None))
    assert not below & set(graph.objects(None, SKOS.broader))
    intellectual_property = [topic for topic in below if "/ip-" in str(graph.value(topic, SKOS.broader))]
    assert len(intellectual_property) >= 40


def test_indicators_enough_and_marked() -> None:
    graph = scheme("indicator")
    dimensions = {name: literals("indicator", "zt:dimension").get(name, "") for name in concepts("indicator")}
    assert len([name for name, dimension in dimensions.items() if "/topic/ip-" in dimension]) >= 60
    assert {dimension.rpartition("/")[2] for dimension in dimensions.values()} <= concepts("topic")
    assert literals("indicator", "zt:defaultUnit").keys() == concepts("indicator")
    assert set(literals("indicator", "zt:counts").values()) == {"stock", "flow", "ratio"}
    for concept, other in graph.subject_objects(SKOS.related):
        assert (other, SKOS.related, concept) in graph, concept
        assert (other, RDF.type, SKOS.Concept) in graph, other


def test_functions_enough_and_marked() -> None:
    graph = scheme("function")
    vertical = {str(concept).rpartition("/")[2] for concept in graph.subjects(VERTICAL, Literal(True))}
    judicial = {str(concept).rpartition("/")[2] for concept in graph.subjects(SKOS.broader, None)}
    assert len(concepts("function")) >= 35
    assert vertical >= {"customs", "tax", "central-bank", "bank-regulation", "securities"}
    assert judicial == {"court", "procuratorate"}


def test_every_type_has_functions_of_the_scheme() -> None:
    known = concepts("function")
    for slug, kind in agency_types().items():
        assert kind.functions, slug
        assert set(kind.functions) <= known, slug
    assert known <= agency_types().keys(), "every function is a type of its own"


def test_a_plate_belongs_to_one_type() -> None:
    plates = [plate for kind in agency_types().values() for plate in kind.plaques]
    assert len(plates) == len(set(plates))


@pytest.mark.parametrize(
    ("slug", "functions"),
    [
        ("market-regulation", ("market-regulation",)),
        ("propaganda", ("propaganda", "copyright")),
        ("court-maritime", ("court",)),
        ("local-government-town", ("local-government",)),
        ("", ("other",)),
        ("no-such-type", ("other",)),
    ],
)
def test_agency_type(slug: str, functions: tuple[str, ...]) -> None:
    assert agency_type(slug).functions == functions


@pytest.mark.parametrize(
    ("name", "functions"),
    [
        ("市市场监管局<知识产权局>", ("ip-office",)),
        ("区市场监管局(区知识产权局)", ("ip-office",)),
        ("区发改委(工信局、统计局)", ("industry", "statistics")),
        ("区委宣传部(网信办、版权局)", ("cyberspace", "copyright")),
        ("各区县(市)政府", ()),
        ("各县级市<区>政府<管委会>", ()),
        ("市知识产权局", ()),
    ],
)
def test_plaque_functions(name: str, functions: tuple[str, ...]) -> None:
    assert plaque_functions(name) == functions


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("实施方案", "implementation-plan"),
        ("三年行动计划", "action-plan"),
        ("若干政策措施", "measures"),
        ("指导意见", "guiding-opinions"),
        ("意见", "opinions"),
        ("诗歌", "other"),
    ],
)
def test_plan_kind(kind: str, expected: str) -> None:
    assert plan_kind(kind) == expected


def test_names_of_an_unknown_scheme() -> None:
    with pytest.raises(FileNotFoundError):
        names("no-such-scheme")


def test_reforms_lead_from_known_types_to_known_types() -> None:
    assert len(reforms()) >= 15
    for slug, reform in reforms().items():
        assert re.fullmatch(r"20\d\d-\d\d", reform.date), slug
        assert reform.level in ("central", "local"), slug
        assert {*reform.before, *reform.after} <= agency_types().keys(), slug
