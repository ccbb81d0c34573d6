"""Triples of what a plan sets and names: targets, platforms, citations, funding, milestones, damage."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from graph.documents import cited_document
from graph.keys import Keys, tidy
from graph.terms import Triple, concept, facts_of, integer, iri, node, number, plain, text, true, year
from ontology.codes import OTHER
from ontology.iri import Identifier, slug
from ontology.records import Plan, Reading, Target

_SHORTCUT: Final = {"basis": "eli:based_on", "implements": "eli:cites", "mentions": "eli:cites"}


def labelled(pairs: Iterable[tuple[str, str]]) -> Iterator[Triple]:
    """Names of nodes given as (node, name): the first of a node is the preferred one, the rest are other names."""
    names: dict[str, dict[str, None]] = {}
    for subject, name in pairs:
        names.setdefault(subject, {})[tidy(name)] = None
    for subject, known in names.items():
        first, *others = known
        yield from facts_of(subject, ("skos:prefLabel", text(first)), *(("skos:altLabel", text(o)) for o in others))


def _indicator(target: Target) -> str:
    """The concept of the scheme that the name is linked to, else a node of the name itself."""
    key = f"code/{target.concept}" if target.concept else slug(tidy(target.name))
    return iri(Identifier("indicator", key))


def _reading(reading: Reading) -> str:
    values = (reading.value,) if reading.value_max is None else (reading.value, reading.value_max)
    return "-".join(f"{value:g}" for value in values)


def target_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The targets, and the indicators that they give a value for."""
    for index, target in enumerate(plan.targets, 1):
        indicator = _indicator(target)
        yield from node(indicator, "zt:Indicator")
        yield from node(
            keys.numbered("target", index),
            "zt:Target",
            ("zt:inPlan", keys.plan),
            ("zt:ofTask", keys.task(target.task, target.evidence)),
            ("zt:indicator", indicator),
            ("zt:statedName", text(target.name)),
            ("schema:value", number(target.value)),
            ("schema:maxValue", number(target.value_max)),
            ("schema:unitText", plain(target.unit)),
            ("zt:comparator", plain(target.comparator)),
            ("zt:accumulation", concept("accumulation", target.basis)),
            ("zt:dueBy", year(target.year)),
            ("zt:suspect", true(target.suspect)),
            *(("zt:alternative", plain(_reading(reading))) for reading in target.alternatives),
            ("zt:confidence", plain(target.confidence)),
            ("zt:evidence", keys.evidence(target.evidence)),
        )
    # the concepts of the scheme have their names in the ontology
    yield from labelled((_indicator(target), target.name) for target in plan.targets if not target.concept)


def platform_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The platforms, which plans may share, and the plan's mention of each."""
    for index, platform in enumerate(plan.platforms, 1):
        subject, task = keys.local("platform", platform.name), keys.task(platform.task, platform.evidence)
        kind = concept("platform-kind", platform.kind or OTHER)
        yield from node(subject, "zt:Platform", ("zt:platformKind", kind), ("zt:region", keys.region))
        yield from facts_of(keys.plan, ("zt:mentions", subject))
        if task:
            yield from facts_of(task, ("zt:usesPlatform", subject))
        yield from node(
            keys.numbered("platform", index),
            "zt:PlatformMention",
            ("zt:inPlan", keys.plan),
            ("zt:ofTask", task),
            ("zt:platform", subject),
            ("zt:statedName", text(platform.name)),
            ("zt:status", concept("platform-status", platform.status)),
            ("zt:confidence", plain(platform.confidence)),
            ("zt:evidence", keys.evidence(platform.evidence)),
        )
    yield from labelled((keys.local("platform", platform.name), platform.name) for platform in plan.platforms)


def citation_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The documents cited, which plans may share, and the plan's citation of each."""
    for index, citation in enumerate(plan.citations, 1):
        cited = cited_document(citation, keys)
        yield from node(
            cited,
            "zt:CitedDocument",
            ("dcterms:title", text(citation.title)),
            ("eli:number", plain(citation.number)),
        )
        yield from facts_of(keys.plan, (_SHORTCUT[citation.relation], cited))
        yield from node(
            keys.numbered("document", index),
            "zt:CitationMention",
            ("zt:inPlan", keys.plan),
            ("zt:cited", cited),
            ("zt:relation", concept("relation", citation.relation)),
            ("zt:confidence", plain(citation.confidence)),
            ("zt:evidence", keys.evidence(citation.evidence)),
        )


def funding_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The budget lines."""
    for index, line in enumerate(plan.funding, 1):
        yield from node(
            keys.numbered("funding", index),
            "zt:Funding",
            ("zt:inPlan", keys.plan),
            ("zt:ofTask", keys.task(line.task, line.evidence)),
            ("zt:purpose", text(line.item)),
            ("schema:value", number(line.amount)),
            ("schema:currency", plain("CNY")),
            ("zt:fundingSource", concept("funding-source", line.source)),
            ("zt:confidence", plain(line.confidence)),
            ("zt:evidence", keys.evidence(line.evidence)),
        )


def milestone_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The rows of the schedule, in its order."""
    for index, milestone in enumerate(plan.milestones, 1):
        yield from node(
            keys.numbered("milestone", index),
            "zt:Milestone",
            ("zt:inPlan", keys.plan),
            ("zt:order", integer(index)),
            ("zt:phase", text(milestone.phase)),
            ("rdfs:label", text(milestone.item)),
            ("zt:timeText", text(milestone.time)),
            ("zt:confidence", plain(milestone.confidence)),
            ("zt:evidence", keys.evidence(milestone.evidence)),
        )


def damage_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """The damaged places."""
    for index, damage in enumerate(plan.damage, 1):
        yield from node(
            keys.numbered("damage", index),
            "zt:Damage",
            ("zt:inPlan", keys.plan),
            ("zt:damageKind", plain(damage.kind)),
            ("rdfs:comment", plain(damage.message)),
            ("zt:repair", plain(damage.repair)),
            ("zt:evidence", keys.evidence(damage.evidence)),
        )


FACTS: Final[tuple[Callable[[Plan, Keys], Iterator[Triple]], ...]] = (
    target_triples,
    platform_triples,
    citation_triples,
    funding_triples,
    milestone_triples,
    damage_triples,
)
