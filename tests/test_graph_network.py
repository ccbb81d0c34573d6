"""The co-responsibility network of the invented graph, its measures, its GraphML and its places on the plane."""

import io
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from graph.layout import SPACING, place
from graph.network import Member, Network, Tie, build, communities, graphml, measure
from ontology.errors import NotFoundError
from tests import graph_sample

ROOT = Path(__file__).parent.parent
AGENCY = "https://w3id.org/zhengtu/id/agency/"


@pytest.fixture(scope="module")
def graph() -> "nx.Graph[str]":
    return build(graph_sample.store())


def two_rings(size: int) -> "nx.Graph[str]":
    """Two complete groups with one tie between them."""
    graph: nx.Graph[str] = nx.Graph()
    for ring in "ab":
        names = [f"{ring}{i:03}" for i in range(size)]
        for i, name in enumerate(names):
            graph.add_node(name, label=name, region=ring, tasks=1)
            graph.add_edges_from(((name, other) for other in names[:i]), weight=3)
    graph.add_edge("a000", "b000", weight=1)
    return graph


def test_nodes_and_ties(graph: "nx.Graph[str]") -> None:
    assert graph.nodes[AGENCY + "320500/finance"] == {"label": "苏州市财政局", "region": "苏州市", "tasks": 3}
    weights = {(a.removeprefix(AGENCY), b.removeprefix(AGENCY)): w for a, b, w in graph.edges(data="weight")}
    assert weights == {
        ("320500/court-intermediate", "320500/market-regulation"): 1,
        ("320500/customs", "320500/finance"): 1,
        ("320500/customs", "320500/market-regulation"): 1,
        ("320500/finance", "320500/market-regulation"): 2,
        ("330200/finance", "330200/ip-office"): 2,
    }


def test_measures(graph: "nx.Graph[str]") -> None:
    network = measure(graph)
    first = network.members[0]
    assert first == Member(AGENCY + "320500/market-regulation", "苏州市市场监督管理局", "苏州市", 3, 3, 4, 0.2, 1)
    assert [member.degree for member in network.members] == [3, 2, 2, 1, 1, 1]
    assert {member.region: member.community for member in network.members} == {"苏州市": 1, "宁波市": 2}
    assert network.communities == 2
    assert Tie(AGENCY + "330200/finance", AGENCY + "330200/ip-office", 2) in network.ties


def test_one_region() -> None:
    store = graph_sample.store()
    assert {member.label for member in measure(build(store, "宁波")).members} == {"宁波市知识产权局", "宁波市财政局"}
    with pytest.raises(NotFoundError):
        build(store, "苏洲")


def test_communities_are_found() -> None:
    assert [{name[0] for name in group} for group in communities(two_rings(5))] == [{"a"}, {"b"}]
    network = measure(two_rings(5))
    assert {member.iri for member in network.members if member.betweenness > 0} == {"a000", "b000"}


def test_nothing_to_measure() -> None:
    empty: nx.Graph[str] = nx.Graph()
    assert measure(empty) == Network((), (), 0)
    assert place(Network((), (), 0)) == {}


def test_equal_in_every_process() -> None:
    script = (
        "from tests.graph_sample import store; from graph.network import *; from graph.layout import place\n"
        "from tests.test_graph_network import two_rings\n"
        "g = build(store()); n = measure(g); m = measure(two_rings(12)); print(n, m, place(m), graphml(g))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_graphml_can_be_read_again(graph: "nx.Graph[str]") -> None:
    read = nx.read_graphml(io.BytesIO(graphml(graph)))
    assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(read.edges(data="weight")) == sorted(graph.edges(data="weight"))


def test_control_characters_do_not_break_graphml() -> None:
    plan = graph_sample.Sketch(graph_sample.Header("甲方案"), "a.txt")
    plan.task("一", "甲", ("甲\x01局<&\"'>", "甲\x01局<&\"'>", None), ("乙局", "乙局", None))
    built = build(graph_sample.Store.memory([graph_sample.nquads(plan.plan())]))
    assert {facts["label"] for _, facts in built.nodes(data=True)} >= {"乙局"}
    assert len(nx.read_graphml(io.BytesIO(graphml(built)))) == 2


@pytest.mark.parametrize("size", [1, 2, 12, 60])
def test_places_are_apart(size: int) -> None:
    network = measure(two_rings(size))
    points = [complex(*point) for point in place(network).values()]
    assert len(points) == 2 * size
    assert min(abs(p - q) for i, p in enumerate(points) for q in points[:i]) > SPACING / 10


def test_communities_lie_side_by_side() -> None:
    network = measure(two_rings(12))
    places = place(network)
    groups = [[complex(*places[m.iri]) for m in network.members if m.community == number] for number in (1, 2)]
    middles = [sum(group) / len(group) for group in groups]
    widest = max(abs(point - middle) for group, middle in zip(groups, middles, strict=True) for point in group)
    assert abs(middles[0] - middles[1]) > widest
