"""What measures the pages: a store of as many plans as said, and a report with every figure."""

from pathlib import Path

from graph.store import Store
from tests.bench_pages import FILES, PAGES, Measured, questions, report
from tests.many_plans import publish_many


def test_a_store_has_as_many_plans_as_said(tmp_path: Path) -> None:
    publish_many(tmp_path, 7)
    store = Store.open(tmp_path)
    assert len(store.manifest.documents) == 7
    counted = store.select("SELECT (COUNT(DISTINCT ?plan) AS ?n) WHERE { ?plan a zt:Plan }").rows[0][0]
    assert counted is not None
    assert counted.value == 7


def test_the_report_has_every_page_and_the_slowest_question() -> None:
    slow, *others = questions()
    taken = {path: [100.0, 300.0, 200.0] for path in (*PAGES, *FILES, *others)} | {slow: [1500.0]}
    told = report([Measured(plans, [4.0], taken, [90.0, 130.0]) for plans in (5, 10_000)])
    assert "| what | 5 plans | 10,000 plans |" in told
    assert "| `/compare?view=gaps` | 200 | 200 |" in told
    assert f"| slowest of the questions | 1,500 ({slow.rpartition('/')[2]}) |" in told
    assert "| a node expands, middle / longest | 110 / 130 |" in told
