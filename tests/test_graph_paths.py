"""Neighbours and shortest paths on an invented graph, and the bounds of the search."""

import itertools

import pytest

from graph import paths as module
from graph.directory import cut
from graph.kept import Kept
from graph.kinds import kinds
from graph.paths import shortest
from graph.store import Store
from graph.walk import Walker, relations, ways
from ontology.iri import KINDS, Identifier
from tests.graph_sample import store as sample

PLAN = "320500-2022-sufu-900"


def iri(short: str) -> str:
    kind, _, key = short.partition("/")
    return str(Identifier(kind, key))


@pytest.fixture(scope="module")
def walker() -> Walker:
    return Walker(sample())


@pytest.mark.parametrize(
    ("node", "relation", "direction", "expected"),
    [
        (
            f"task/{PLAN}/2.1.1",
            "responsible",
            "out",
            ["agency/320500/customs", "agency/320500/finance", "agency/320500/market-regulation"],
        ),
        ("agency/320500/customs", "responsible", "in", [f"task/{PLAN}/2.1.1"]),
        (
            "agency/330200/ip-office",
            "lead",
            "in",
            ["task/330200-2017-yongzhengbanfa-902/2.1", "task/330200-2017-yongzhengbanfa-902/2.2"],
        ),
        (f"task/{PLAN}/2.1", "parent", "in", [f"task/{PLAN}/2.1.1", f"task/{PLAN}/2.1.2"]),
        (f"plan/{PLAN}", "plan_target", "in", [f"target/{PLAN}/1", f"target/{PLAN}/2", f"target/{PLAN}/3"]),
        (f"plan/{PLAN}", "cites", "out", ["document/guojiahuamufazhangangyao"]),
        ("region/320500", "plan_region", "in", [f"plan/{PLAN}"]),
        ("region/320500", "within", "out", ["region/320000"]),
        ("platform/320500/suzhouhuamubaohuzhongxin", "uses", "in", [f"task/{PLAN}/2.1.1"]),
    ],
)
def test_neighbours(walker: Walker, node: str, relation: str, direction: str, expected: list[str]) -> None:
    found = walker.neighbours(iri(node), relations()[relation], direction)  # type: ignore[arg-type]
    assert [one.node for one in found] == [iri(one) for one in expected]


@pytest.mark.parametrize(
    "node",
    [f"task/{PLAN}/2.1.1", "agency/320500/customs", f"plan/{PLAN}", "region/320500", f"target/{PLAN}/1"],
)
def test_all_relations_of_a_node_are_read_at_once(walker: Walker, node: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = ways(node.partition("/")[0])
    one_by_one = [walker.neighbours(iri(node), one, way) for one, way in known]
    assert any(one_by_one)
    fresh = Walker(sample())
    fresh.around(iri(node))
    monkeypatch.setattr(fresh, "_store", None)
    assert [fresh.neighbours(iri(node), one, way) for one, way in known] == one_by_one


def test_a_neighbour_tells_what_states_it(walker: Walker) -> None:
    (found,) = walker.neighbours(iri("agency/320500/customs"), relations()["responsible"], "in")
    assert found.via == iri(f"assignment/{PLAN}/2.1.1/3")
    assert found.evidence == iri(f"evidence/{PLAN}/0-1")


def test_relations_are_between_kinds_that_there_are() -> None:
    for relation in relations().values():
        assert {*relation.sources, *relation.targets} <= set(KINDS)
        assert "?from" in relation.pattern
        assert "?to" in relation.pattern
    assert all(ways(kind) for kind in kinds())


@pytest.mark.parametrize("relation", sorted(relations()))
def test_every_relation_holds_somewhere(walker: Walker, relation: str) -> None:
    one = relations()[relation]
    rows = sample().query(f"SELECT ?from ?to WHERE {{ {one.pattern} }} LIMIT 1").rows
    if relation not in ("executor", "support", "same", "task_target"):  # the sample has none of these
        assert rows


@pytest.mark.parametrize(
    ("start", "end", "hops", "length", "count"),
    [
        ("agency/320500/customs", "agency/320500/finance", 4, 2, 1),
        ("agency/320500/finance", "agency/320500/market-regulation", 4, 2, 2),
        (f"plan/{PLAN}", "plan/330200-2017-yongzhengbanfa-902", 4, 2, 1),
        ("region/320500", "region/330200", 4, 4, 1),
        ("region/320500", "region/330200", 3, None, 0),
        ("agency/320500/finance", "agency/330200/finance", 4, None, 0),
        ("region/320500", "region/320000", 4, 1, 1),
    ],
)
def test_shortest(walker: Walker, start: str, end: str, hops: int, length: int | None, count: int) -> None:
    found = shortest(walker, iri(start), iri(end), hops)
    assert found.complete
    assert {len(path) for path in found.paths} == ({length} if length else set())
    assert len(found.paths) == count
    for path in found.paths:
        assert (path[0].source, path[-1].target) == (iri(start), iri(end))
        assert all(a.target == b.source for a, b in itertools.pairwise(path))


def test_paths_are_the_same_from_both_ends(walker: Walker) -> None:
    there = shortest(walker, iri("region/320500"), iri("region/330200")).paths
    back = shortest(walker, iri("region/330200"), iri("region/320500")).paths
    assert [[s.target for s in p[:-1]] for p in there] == [[s.source for s in reversed(p[1:])] for p in back]


def test_what_is_a_hub_is_not_passed_and_is_told(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HUB", 1)
    found = shortest(walker, iri("region/320500"), iri("region/330200"))
    assert found.paths == ()
    assert iri("plan/330200-2017-yongzhengbanfa-902") in found.hubs
    assert shortest(walker, iri("agency/320500/finance"), iri("agency/330200/finance")).hubs


def test_work_is_bounded(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_STEPS", 5)
    found = shortest(walker, iri("agency/320500/finance"), iri("agency/330200/finance"))
    assert (found.paths, found.complete, found.reason) == ((), False, "stopped after 5 steps")
    assert found.steps <= 5


def test_number_is_bounded(walker: Walker) -> None:
    found = shortest(walker, iri("agency/320500/finance"), iri("agency/320500/market-regulation"), limit=1)
    assert (len(found.paths), found.complete, found.reason) == (1, False, "there are more than 1")


def test_nothing_leads_nowhere() -> None:
    assert shortest(Walker(Store.memory([])), iri("agency/a"), iri("agency/b")).paths == ()


@pytest.mark.parametrize(
    ("after", "limit", "shown", "next_"),
    [(None, 2, "ab", "b"), ("b", 2, "cd", None), ("bb", 1, "c", "c"), ("z", 2, "", None), ("A", 9, "abcd", None)],
)
def test_pages_are_cut_by_key(after: str | None, limit: int, shown: str, next_: str | None) -> None:
    page = cut(list("abcd"), limit, after)
    assert ("".join(page.nodes), page.total, page.after) == (shown, 4, next_)


def test_the_least_used_goes_first() -> None:
    kept: Kept[str] = Kept(6)
    made: list[str] = []

    def make(text: str) -> str:
        made.append(text)
        return text

    for key in ("ab", "cd", "ab", "ef", "ab", "cd"):
        assert kept.get(key, lambda key=key: make(key)) == key  # type: ignore[misc]
    assert made == ["ab", "cd", "ef", "cd"]
    assert kept.get("long", lambda: "x" * 99) == "x" * 99
    assert (len(kept), kept.size) == (1, 100)


def test_what_is_too_large_is_not_kept() -> None:
    kept: Kept[str] = Kept(100, each=2)
    kept.keep("a", "ab")
    kept.keep("b", "abc")
    assert (kept.find("a"), kept.find("b")) == ("ab", None)
