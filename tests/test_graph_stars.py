"""Relations read without a query lead to the very neighbours that queries find, and patterns are stars."""

import pytest

from graph import stars
from graph.kinds import kinds
from graph.stars import Looking, Star, star
from graph.store import Store
from graph.walk import Neighbour, Walker, relations, ways
from ontology.iri import KINDS
from ontology.terms import expand
from tests.graph_sample import store as sample


@pytest.fixture(scope="module")
def store() -> Store:
    return sample()


def nodes(store: Store, kind: str) -> list[str]:
    found = store.select(f"SELECT DISTINCT ?node WHERE {{ ?node a {kinds()[kind].class_} }}").rows
    return sorted(row[0].text for row in found if row[0])


def read(store: Store, most: int, monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str, str], list[Neighbour]]:
    """All neighbours of all nodes, where what is stated more than ``most`` times is asked for by queries."""
    monkeypatch.setattr(stars, "MANY", most)
    walker, found = Walker(store), {}
    for kind in (kind for kind in KINDS if kind in kinds()):
        for node in nodes(store, kind):
            walker.around(node)
            found |= {(node, one.name, way): list(walker.neighbours(node, one, way)) for one, way in ways(kind)}
    return found


def test_it_is_what_queries_find(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    without, mixed, asked = (read(store, most, monkeypatch) for most in (10**6, 1, -1))
    assert without == asked
    assert mixed == asked
    assert {name for (_, name, _), near in asked.items() if near} >= {
        "step",
        "parent",
        "responsible",
        "mentions",
        "cites",
    }
    assert any(one.via and one.evidence for near in asked.values() for one in near)


def test_one_relation_by_itself_is_the_same_as_all_at_once(store: Store) -> None:
    together, alone = Walker(store), Walker(store)
    for node in nodes(store, "task"):
        together.around(node)
        assert all(together.neighbours(node, one, way) == alone.neighbours(node, one, way) for one, way in ways("task"))


def test_what_is_stated_too_often_is_left_to_a_query(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stars, "MANY", 1)
    plan = nodes(store, "plan")[0]
    assert Looking(store, plan).along(relations()["step"].star, "?to", "?from") is None
    assert Looking(store, nodes(store, "task")[0]).along(relations()["step"].star, "?from", "?to")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("?from zt:indicator ?to", Star("?from", {"?to": expand("zt:indicator")}, (), False)),
        (
            "?from a zt:Target ; zt:inPlan ?to . BIND(?from AS ?via)",
            Star("?from", {"?to": expand("zt:inPlan")}, ((expand("rdf:type"), expand("zt:Target")),), True),
        ),
        (
            "?via zt:ofTask ?from ; dcat:hadRole <urn:lead> ; prov:agent ?to",
            Star(
                "?via",
                {"?from": expand("zt:ofTask"), "?to": expand("prov:agent")},
                ((expand("dcat:hadRole"), "urn:lead"),),
                True,
            ),
        ),
    ],
)
def test_patterns_are_read(pattern: str, expected: Star) -> None:
    assert star(pattern) == expected


@pytest.mark.parametrize("pattern", ["?from zt:a ?x . ?x zt:b ?to", "?from zt:a", ""])
def test_what_is_no_star_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="unpack"):
        star(pattern)
