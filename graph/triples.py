"""Records to quads, pure: one plan becomes sorted N-Quads that are the same bytes on every build."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final
from urllib.parse import quote

from graph.comparability import comparability_triples
from graph.keys import Keys, keys_of
from graph.quads_bodies import assignment_triples, body_triples, inferred_triples, region_triples
from graph.quads_facts import FACTS
from graph.quads_plan import evidence_triples, plan_triples, run_triples, section_triples, task_triples
from graph.quads_topics import scheme_triples, topic_triples
from graph.terms import Triple, iri
from ontology.iri import document_graph, inferred_graph
from ontology.records import Plan
from ontology.terms import BASE

DATASET: Final = iri(f"{BASE}dataset")
ONTOLOGY_GRAPH: Final = iri(f"{BASE}graph/ontology")
META_GRAPH: Final = iri(f"{BASE}graph/meta")
_STATED: Final = (
    plan_triples,
    section_triples,
    task_triples,
    scheme_triples,
    assignment_triples,
    body_triples,
    evidence_triples,
)
_INFERRED: Final = (inferred_triples, comparability_triples, topic_triples)


def _by_graph(plan: Plan, keys: Keys) -> dict[str, Iterable[Triple]]:
    key = quote(keys.key, safe=".-_~")
    graph = iri(document_graph(key))
    stated = chain.from_iterable(part(plan, keys) for part in (*_STATED, *FACTS))
    return {
        graph: chain(stated, region_triples(plan)),
        iri(inferred_graph(key)): chain.from_iterable(part(plan, keys) for part in _INFERRED),
        META_GRAPH: run_triples(plan, keys, DATASET, graph),
    }


def lines(triples: Iterable[Triple], graph: str) -> Iterator[str]:
    """N-Quads lines of triples in one graph."""
    return (f"{subject} {predicate} {value} {graph} .\n" for subject, predicate, value in triples)


def quads(plan: Plan) -> list[str]:
    """All statements of ``plan`` as N-Quads lines, each once and sorted.

    They are its document graph, its inferred graph and its lines of the meta graph.
    """
    return sorted({line for graph, part in _by_graph(plan, keys_of(plan)).items() for line in lines(part, graph)})


def nquads(plan: Plan) -> str:
    """``quads(plan)`` as one text; equal plans give equal bytes."""
    return "".join(quads(plan))
