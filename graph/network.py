"""The co-responsibility network: agencies, tied where they share tasks, with the measures that place each of them."""

import io
from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from itertools import combinations
from typing import Final, cast

import networkx as nx

from graph.parameters import Parameter, term
from graph.store import Store

SEED: Final = 20
# Exact betweenness takes nodes × edges steps; above this size it is estimated from as many seeded pivots.
PIVOTS: Final = 500
_REGION: Final = Parameter("region", False, "region")
# Pairs are made here: of very many plans that is faster than by the engine, as in the question co-responsibility.
_TAKING_PART: Final = """SELECT DISTINCT ?agency ?label ?task ?place WHERE {
  $within
  ?task p-plan:isStepOfPlan ?plan ; zt:assignment/prov:agent ?agency .
  ?agency a zt:Agency ; skos:prefLabel ?label .
  OPTIONAL { ?plan zt:region ?region OPTIONAL { ?region rdfs:label ?place } }
}"""


@dataclass(frozen=True, slots=True)
class Member:
    """An agency in the network.

    ``degree`` counts the agencies that it shares tasks with, ``shared`` the tasks over all of them, ``betweenness`` is
    the share of shortest paths that lead through it, and ``community`` numbers its group from 1, the largest first.
    """

    iri: str
    label: str
    region: str
    tasks: int
    degree: int
    shared: int
    betweenness: float
    community: int


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """Two agencies, given by their IRIs in order, and the number of tasks that they share."""

    a: str
    b: str
    tasks: int


@dataclass(frozen=True, slots=True)
class Network:
    """The measured network: members by degree, then tasks, then name; ties by IRI."""

    members: tuple[Member, ...]
    ties: tuple[Tie, ...]
    communities: int

    def __len__(self) -> int:
        """Return how much there is of it: members and ties."""
        return len(self.members) + len(self.ties)


def build(store: Store, region: str | None = None) -> "nx.Graph[str]":
    """Read the co-responsibility network of all regions, or of one.

    An agency of several regions' plans is one node; its region names them all. Nodes and edges stand in a fixed order.

    Raises:
        NotFoundError: there is no such region.
    """
    within = f"?plan zt:region {term(_REGION, region, store)} ." if region else ""
    labels: dict[str, str] = {}
    regions: dict[str, set[str]] = defaultdict(set)
    tasks: dict[str, set[str]] = defaultdict(set)
    for agency, label, task, place in store.select(_TAKING_PART.replace("$within", within)).rows:
        if agency and label and task:
            name = _printable(label.text)
            labels[agency.text] = min(labels.get(agency.text, name), name)
            regions[agency.text].add(_printable(place.text if place else ""))
            tasks[task.text].add(agency.text)
    taken = Counter(agency for agencies in tasks.values() for agency in agencies)
    graph: nx.Graph[str] = nx.Graph()
    for iri in sorted(labels):
        graph.add_node(iri, label=labels[iri], region="、".join(sorted(regions[iri])), tasks=taken[iri])
    shared = Counter(pair for agencies in tasks.values() for pair in combinations(sorted(agencies), 2))
    for (a, b), count in sorted(shared.items()):
        graph.add_edge(a, b, weight=count)
    return graph


def measure(graph: "nx.Graph[str]") -> Network:
    """Measure every agency of a network; equal networks give equal results."""
    groups = communities(graph)
    community = {iri: number for number, group in enumerate(groups, 1) for iri in group}
    pivots = PIVOTS if len(graph) > PIVOTS else None
    betweenness: dict[str, float] = nx.betweenness_centrality(graph, k=pivots, seed=SEED)
    members = [_member(graph, iri, betweenness[iri], community[iri]) for iri in graph]
    members.sort(key=lambda member: (-member.degree, -member.tasks, member.label, member.iri))
    ties = sorted(Tie(min(a, b), max(a, b), int(facts["weight"])) for a, b, facts in graph.edges(data=True))
    return Network(tuple(members), tuple(ties), len(groups))


def communities(graph: "nx.Graph[str]") -> list[list[str]]:
    """Groups that share more tasks inside than outside (Louvain), the largest first, each sorted."""
    if not graph:
        return []
    # Numbers instead of IRIs: the order of a set of text differs from one process to the next.
    iris = list(graph)
    numbered = nx.convert_node_labels_to_integers(cast("nx.Graph[Hashable]", graph))
    found = nx.community.louvain_communities(numbered, weight="weight", seed=SEED)
    return sorted((sorted(iris[i] for i in group) for group in found), key=lambda group: (-len(group), group))


def graphml(graph: "nx.Graph[str]") -> bytes:
    """Write a network as GraphML, with label, region, tasks and weight."""
    buffer = io.BytesIO()
    nx.write_graphml(cast("nx.Graph[Hashable]", graph), buffer)
    return buffer.getvalue()


def _printable(text: str) -> str:
    # XML, and so GraphML, cannot hold control characters at all.
    return "".join(sign for sign in text if sign.isprintable())


def _member(graph: "nx.Graph[str]", iri: str, betweenness: float, community: int) -> Member:
    facts = graph.nodes[iri]
    return Member(
        iri=iri,
        label=facts["label"],
        region=facts["region"],
        tasks=facts["tasks"],
        degree=int(graph.degree(iri)),
        shared=int(graph.degree(iri, weight="weight")),
        betweenness=round(betweenness, 6),
        community=community,
    )
