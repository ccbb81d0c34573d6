"""The years that a plan is listed under: those of its period, as far as it states them."""

import pytest

from api.app import create_app
from api.settings import Settings
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.records import Header
from tests.api_client import Client
from tests.graph_sample import Sketch

YEARS = [
    ((2023, 2025, "2022-11-05", None), {2023, 2024, 2025}),
    ((None, 2025, "2023-11-05", "2024-01-01"), {2023, 2024, 2025}),
    ((None, 2025, None, "2024-01-01"), {2024, 2025}),
    ((None, 2025, None, None), {2025}),
    ((2023, None, "2022-11-05", None), {2023}),
    ((None, None, "2023-11-05", None), {2023}),
    ((None, 2023, "2024-02-01", None), {2023}),
    ((None, None, None, None), set()),
]


@pytest.mark.parametrize(("stated", "years"), YEARS)
def test_the_years_of_a_plan(stated: tuple[int | None, int | None, str | None, str | None], years: set[int]) -> None:
    """From the start, or else the year of issue, to the end; where but one of them is stated, that year."""
    start, end, issued, published = stated
    header = Header("花木方案", "方案", issued=issued, published=published, period_start=start, period_end=end)
    plan = Sketch(header, "plan.txt").plan()
    client = Client(create_app(Settings(), Store.memory([ontology_quads(), nquads(plan)])))
    found = {year for year in range(2020, 2028) if client.get("/api/plans", year=str(year)).json()["total"]}
    assert found == years
