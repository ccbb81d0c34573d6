"""Triples of a plan itself: header, source, outline, tasks, and the passages that show its facts."""

from collections.abc import Iterator
from typing import Final

from graph.keys import Keys, above
from graph.terms import Triple, concept, date, facts_of, integer, node, plain, term, text, true, typed, year
from ontology import regions
from ontology.codes import plan_kind
from ontology.records import (
    Assignment,
    Citation,
    Damage,
    Evidence,
    Funding,
    Milestone,
    Plan,
    Platform,
    Section,
    Target,
    Task,
)

Fact = Section | Task | Assignment | Target | Platform | Citation | Funding | Milestone | Damage

# Property of the plan → fields of the header that are not printed as they stand
_NOT_PRINTED: Final = {"repaired": "zt:repairedProperty", "inferred": "zt:inferredProperty"}
_HEADER_PROPERTIES: Final = {
    "region": "zt:region",
    "issued": "eli:date_document",
    "period_start": "zt:horizonStart",
    "period_end": "zt:horizonEnd",
}


def _untitled(plan: Plan) -> str:
    """What a plan is called whose text has neither title nor number: its area, or its file."""
    area = regions.name_of(plan.header.region_code or "")
    return f"{area}规划(原文无标题)" if area else plan.source.name


def plan_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The plan's node and its source."""
    header, source = plan.header, plan.source
    yield from node(
        keys.plan,
        "zt:Plan",
        ("dcterms:title", text(header.title)),
        ("rdfs:label", text(header.title or header.number or _untitled(plan))),
        ("zt:planKind", concept("plan-kind", plan_kind(header.kind)) if header.kind else None),
        ("eli:number", plain(header.number)),
        ("eli:date_document", date(header.issued)),
        ("eli:date_publication", date(header.published)),
        *(("zt:issuer", text(issuer)) for issuer in header.issuers),
        ("zt:region", keys.region),
        ("zt:zone", text(header.zone)),
        ("zt:horizonStart", year(header.period_start)),
        ("zt:horizonEnd", year(header.period_end)),
        *((_NOT_PRINTED[how], term(_HEADER_PROPERTIES[name])) for name, how in header.confidence),
        ("zt:source", keys.source),
        ("zt:textStatus", plain("record" if source.text is None else "full")),
    )
    yield from node(
        keys.source,
        "prov:Entity",
        ("dcterms:identifier", plain(source.name)),
        ("dcterms:format", plain(source.format)),
        ("zt:sha256", plain(source.sha256)),
        ("zt:characters", integer(source.characters)),
        # a literal, so that no address, however it is written, can break the graph
        ("schema:url", typed(source.url, "xsd:anyURI")),
        ("zt:text", text(source.text)),
    )


def section_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The outline; a section hangs below the nearest one above it, else below the plan."""
    for order, (section, iri) in enumerate(zip(plan.sections, keys.sections, strict=True), 1):
        yield from node(
            iri,
            "zt:Section",
            ("skos:notation", plain(section.path)),
            ("rdfs:label", text(section.title or section.label)),
            ("zt:sectionKind", plain(section.kind)),
            ("zt:order", integer(order)),
            ("zt:partOf", keys.sections_by_path.nearest(above(section.path), section.evidence.start) or keys.plan),
            ("zt:evidence", keys.evidence(section.evidence)),
        )


def task_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The tasks in document order, each with the task and the section it hangs below."""
    assigned = {keys.task(assignment.task, assignment.evidence) for assignment in plan.assignments}
    for order, (task, iri) in enumerate(zip(plan.tasks, keys.tasks, strict=True), 1):
        yield from node(
            iri,
            "zt:Task",
            ("p-plan:isStepOfPlan", keys.plan),
            ("skos:notation", plain(task.path)),
            ("dcterms:title", text(task.title)),
            ("rdfs:label", text(task.title or task.path)),
            ("zt:taskKind", concept("task-kind", task.kind)),
            ("zt:order", integer(order)),
            ("zt:parentTask", keys.tasks_by_path.nearest(above(task.path), task.evidence.start)),
            ("zt:inSection", keys.sections_by_path.nearest([task.path, *above(task.path)], task.evidence.start)),
            ("zt:noAgencyStated", true(iri not in assigned)),
            ("zt:confidence", plain(task.confidence)),
            ("zt:evidence", keys.evidence(task.evidence)),
        )


def passages(plan: Plan) -> list[Evidence]:
    """The passages of all facts, each place once; of several readings of a place the first with words."""
    facts: tuple[Fact, ...] = (
        *plan.sections, *plan.tasks, *plan.assignments, *plan.targets, *plan.platforms,
        *plan.citations, *plan.funding, *plan.milestones, *plan.damage,
    )  # fmt: skip
    found: dict[tuple[int, int], Evidence] = {}
    for fact in facts:
        place = (fact.evidence.start, fact.evidence.end)
        if place not in found or found[place].quote is None:
            found[place] = fact.evidence
    return list(found.values())


def evidence_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The passages with their place and, where the text is loaded, their words."""
    for evidence in passages(plan):
        iri = keys.evidence(evidence)
        position, quotation = f"{iri[:-1]}#position>", f"{iri[:-1]}#quote>"
        yield from node(iri, "zt:Evidence", ("oa:hasSource", keys.source), ("oa:hasSelector", position))
        start, end = integer(evidence.start), integer(evidence.end)
        yield from node(position, "oa:TextPositionSelector", ("oa:start", start), ("oa:end", end))
        if evidence.quote is not None and plan.source.text is not None:
            yield iri, term("oa:hasSelector"), quotation
            yield from node(quotation, "oa:TextQuoteSelector", ("oa:exact", text(evidence.quote)))


def run_triples(plan: Plan, keys: Keys, dataset: str, graph: str) -> Iterator[Triple]:
    """Where the plan's graph comes from, for the meta graph; no clock time, so that builds do not differ."""
    run = f"{graph[:-1]}#run>"
    yield from node(
        graph,
        "prov:Entity",
        ("rdfs:label", plain(plan.source.name)),
        ("prov:wasDerivedFrom", keys.source),
        ("prov:wasGeneratedBy", run),
        ("void:rootResource", keys.plan),
    )
    yield from node(run, "prov:Activity", ("prov:used", keys.source))
    yield from facts_of(dataset, ("dcterms:hasPart", graph))
