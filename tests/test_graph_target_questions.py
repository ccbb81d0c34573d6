"""Questions that show the values of targets show them whole: ranges with both ends, damaged ones as such."""

import pytest

from graph.catalog import ask
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.records import Target
from tests.graph_sample import HERE, Sketch, ningbo

RANGES = (
    Target("花木贷款额", 8, 10, "between", "%", "annual_growth", 2025, None, HERE),
    Target("花木贷款额", 90, None, ">=", "%", "growth", 2025, None, HERE, suspect=True),
)


@pytest.fixture(scope="module")
def store() -> Store:
    plan = Sketch(ningbo().header, "ningbo.txt", targets=list(RANGES)).plan()
    return Store.memory([ontology_quads(), nquads(plan)])


@pytest.mark.parametrize(
    ("id", "given"),
    [("growth-targets", {}), ("earliest-targets", {}), ("indicator-comparison", {"indicator": "花木贷款额"})],
)
def test_values_are_shown_whole(store: Store, id: str, given: dict[str, str]) -> None:
    answer = ask(store, id, given)
    places = [answer.columns.index(name) for name in ("value", "value_max", "suspect")]
    assert [tuple(row[place] for place in places) for row in answer.rows] == [(8, 10, None), (90, None, True)]
