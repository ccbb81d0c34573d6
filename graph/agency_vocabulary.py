"""Types of public bodies as a SKOS scheme, and the reforms that turned some into others, for the ontology graph."""

from collections.abc import Iterator

from graph.terms import Triple, concept, iri, node, text, true, typed
from ontology.codes import agency_types, reforms
from ontology.iri import code

_SCHEME = "agency-type"


def agency_vocabulary() -> Iterator[Triple]:
    """The scheme of types with their functions, and one node for each reform."""
    scheme = iri(code(_SCHEME, ""))
    yield from node(
        scheme, "skos:ConceptScheme", ("skos:prefLabel", text("机构类型")), ("skos:prefLabel", '"types of agency"@en')
    )
    for slug, kind in agency_types().items():
        yield from node(
            str(concept(_SCHEME, slug)),
            "skos:Concept",
            ("skos:inScheme", scheme),
            ("skos:prefLabel", text(kind.zh)),
            ("skos:prefLabel", f'"{kind.en}"@en'),
            *(("skos:altLabel", text(plaque)) for plaque in kind.plaques),
            *(("org:classification", concept("function", function)) for function in kind.functions),
            ("zt:vertical", true(kind.vertical)),
        )
    for slug, reform in reforms().items():
        yield from node(
            iri(code("reform", slug)),
            "zt:Reform",
            ("dcterms:date", typed(reform.date, "xsd:gYearMonth")),
            ("zt:reformLevel", f'"{reform.level}"'),
            ("rdfs:label", text(reform.zh)),
            ("rdfs:label", f'"{reform.en}"@en'),
            *(("zt:typeBefore", concept(_SCHEME, before)) for before in reform.before),
            *(("zt:typeAfter", concept(_SCHEME, after)) for after in reform.after),
        )
