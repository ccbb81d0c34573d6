"""Plans of one title are told apart by number, years or key, wherever they stand in lists; others keep their title."""

import pytest

from api.app import create_app
from api.settings import Settings
from graph.plan_names import told_apart
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.iri import Identifier, plan_key
from ontology.records import Header, Plan
from tests.api_client import Client
from tests.graph_sample import Sketch
from tests.graph_sample import store as sample

TITLE = "苏州市花木产业行动方案"


def plan(
    number: str | None, start: int | None, end: int | None, *, issued: str | None = None, title: str = TITLE,
    code: str = "320500",
) -> Plan:  # fmt: skip
    sketch = Sketch(Header(title, "方案", number, (), issued, None, None, code, start, end), f"{number}{start}.txt")
    sketch.task("一", "种花")
    sketch.target("花木面积", 5, "亩", "level", 2025)
    return sketch.plan()


PLANS = {
    f"{TITLE}（苏府〔2022〕1号）": plan("苏府〔2022〕1号", 2022, 2025),
    f"{TITLE}（苏府〔2018〕7号）": plan("苏府〔2018〕7号", 2018, 2020),
    f"{TITLE}（2015–2017）": plan(None, 2015, 2017),
    f"{TITLE}（2012）": plan(None, None, None, issued="2012-03-04", code="330200"),
    "苏州市茶叶产业行动方案": plan("苏府〔2022〕2号", 2022, 2025, title="苏州市茶叶产业行动方案"),
}
KEYS = {label: plan_key(one) for label, one in PLANS.items()}


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.memory([ontology_quads(), *map(nquads, PLANS.values())])


@pytest.fixture(scope="module")
def client(store: Store) -> Client:
    return Client(create_app(Settings(), store))


def test_only_plans_that_share_their_title_are_told_apart(store: Store) -> None:
    assert told_apart(store) == {
        str(Identifier("plan", KEYS[label])): label for label in PLANS if label.startswith(TITLE)
    }
    assert told_apart(sample()) == {}


def test_the_key_tells_apart_what_nothing_else_does() -> None:
    one, other = (plan(None, 2020, 2021, code=code) for code in ("320500", "330200"))
    found = told_apart(Store.memory([ontology_quads(), nquads(one), nquads(other)]))
    assert sorted(found.values()) == sorted(f"{TITLE}（{plan_key(made)}）" for made in (one, other))


def test_lists_for_programs_tell_them_apart(client: Client) -> None:
    listed = client.get("/api/plans").json()["items"]
    assert {item["label"]: item["key"] for item in listed} == KEYS
    near = client.get("/api/neighbours/region/320500", relation="plan_region").json()["relations"]
    assert {item["label"] for one in near for item in one["items"]} == set(PLANS) - {f"{TITLE}（2012）"}
    hits = client.get("/api/search", q="花木产业", kind="plan").json()["groups"][0]["items"]
    assert {hit["label"] for hit in hits} == set(PLANS) - {"苏州市茶叶产业行动方案"}
    tasks = client.get("/api/tasks", fields="plan").json()["items"]
    assert {item["plan_label"] for item in tasks} == set(PLANS)


@pytest.mark.parametrize("page", ["/entities/region/320500", "/compare?view=plans", "/graph", "/compare?view=gaps"])
def test_pages_tell_them_apart(client: Client, page: str) -> None:
    shown = client.get(page).text
    assert all(label in shown for label in PLANS if label.startswith(TITLE) and label[-6:] != "（2012）"), page


def test_the_page_of_a_plan_keeps_its_title_as_it_is(client: Client) -> None:
    assert f'<h1 lang="zh-Hans">{TITLE}</h1>' in client.get(f"/plans/{next(iter(KEYS.values()))}").text
