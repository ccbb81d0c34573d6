"""Triples of who is responsible: assignments, agencies, groups, regions, and the leads inferred from them."""

from collections.abc import Iterable, Iterator

from graph.keys import Keys, tidy, unique, within
from graph.terms import Triple, concept, facts_of, integer, iri, node, plain, term, text, true
from ontology import regions, zones
from ontology.codes import OTHER, agency_type, plaque_functions
from ontology.iri import Identifier, path_key
from ontology.records import Assignment, Plan, RoleBasis


def assignment_keys(plan: Plan, keys: Keys) -> list[str]:
    """Terms of the plan's assignments: task and place in its list; ``plan`` where the statement has no listed task."""
    names = (f"{path_key(a.task) if keys.task(a.task, a.evidence) else 'plan'}/{a.order}" for a in plan.assignments)
    return [within("assignment", keys.key, name) for name in unique(names)]


def assignment_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """One node for each body of each statement, and the link to it from its task or, without one, from the plan."""
    for assignment, subject in zip(plan.assignments, assignment_keys(plan, keys), strict=True):
        task = keys.task(assignment.task, assignment.evidence)
        yield task or keys.plan, term("zt:assignment"), subject
        yield from node(
            subject,
            "zt:Assignment",
            ("prov:agent", keys.body(assignment)),
            ("dcat:hadRole", concept("role", assignment.role)),
            ("zt:position", integer(assignment.order)),
            ("zt:listSize", integer(assignment.list_size)),
            ("zt:tier", integer(assignment.tier)),
            ("zt:obligation", concept("obligation", assignment.obligation)),
            ("zt:roleBasis", concept("role-basis", str(assignment.basis))),
            ("zt:statedName", text(assignment.agency)),
            ("zt:resolution", plain(assignment.resolution)),
            ("zt:confidence", plain(assignment.confidence)),
            ("zt:evidence", keys.evidence(assignment.evidence)),
            ("zt:inPlan", keys.plan),
            ("zt:ofTask", task),
        )


def inferred_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """Shortcuts from a task to its bodies: any role but support is responsible; any basis but ListedOnly leads."""
    for assignment in plan.assignments:
        task, body = keys.task(assignment.task, assignment.evidence), keys.body(assignment)
        if task and assignment.role != "support":
            yield task, term("zt:responsibleAgency"), body
        if task and assignment.basis is not RoleBasis.LISTED_ONLY:
            yield task, term("zt:leadAgency"), body


def body_triples(plan: Plan, keys: Keys) -> Iterator[Triple]:
    """Every agency and group once: under its canonical name if it has one, with the other names it has in this plan."""
    bodies: dict[str, list[Assignment]] = {}
    for assignment in plan.assignments:
        bodies.setdefault(keys.body(assignment), []).append(assignment)
    for body, assignments in bodies.items():
        first, *others = _names(assignments)
        yield from facts_of(body, ("skos:prefLabel", text(first)), *(("skos:altLabel", text(name)) for name in others))
        if assignments[0].group:
            yield from node(body, "zt:AgencyGroup", ("zt:region", keys.region))
        else:
            yield from _agency(body, assignments, keys)


def _names(assignments: list[Assignment]) -> list[str]:
    names = [a.canonical for a in assignments] + [a.agency for a in assignments]
    return list(dict.fromkeys(tidy(name) for name in names if name is not None))


def _agency(body: str, assignments: list[Assignment], keys: Keys) -> Iterator[Triple]:
    """An agency has the functions of its type and of the plates that it carries (市市场监管局<知识产权局>)."""
    region, _, slug = (assignments[0].agency_key or "").partition("/")
    kind = agency_type(slug or OTHER)
    plates = [function for assignment in assignments for function in plaque_functions(assignment.agency)]
    own = [function for function in kind.functions if function != OTHER or not plates]
    yield from node(
        body,
        "zt:Agency",
        *(("org:classification", concept("function", function)) for function in {*own, *plates}),
        ("zt:agencyType", plain(slug or None)),
        ("zt:region", iri(Identifier("region", region)) if region else keys.region),
        ("zt:vertical", true(kind.vertical)),
        ("zt:unresolved", true(not slug)),
    )


def region_triples(plan: Plan) -> Iterator[Triple]:
    """The plan's region and those of its agencies, with all that they lie in."""
    own = plan.header.region_code
    bodies: dict[str, dict[str, None]] = {own: {}} if own else {}
    for a in plan.assignments:
        if a.agency_key and not a.group:
            bodies.setdefault(a.agency_key.partition("/")[0], {})[a.canonical or a.agency] = None
    for code in set(bodies).union(*map(regions.ancestors, bodies)):
        yield from _region(code, plan.header.region if code == own else None, bodies.get(code, ()))


def _region(code: str, stated: str | None, bodies: Iterable[str]) -> Iterator[Triple]:
    """One region; a code that no table has goes by the name that its bodies or the plan give, else by its code."""
    parent = regions.parent(code)
    zone, official = zones.names_of(code, bodies) or (None, None)
    full = regions.full_name(code) or official or stated
    short = regions.name_of(code) or zone or (full or code).removeprefix(regions.full_name(parent or "") or "") or full
    yield from node(
        iri(Identifier("region", code)),
        "zt:Region",
        ("skos:notation", plain(code)),
        ("rdfs:label", text(short)),
        ("schema:name", text(full or short)),
        ("zt:level", plain(regions.level(code))),
        ("schema:containedInPlace", iri(Identifier("region", parent)) if parent else None),
    )
