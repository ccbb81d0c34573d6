"""Titles of cited documents that plans write in several ways: as the plan in view does, else as most plans do."""

import pytest

from api.app import create_app
from api.settings import Settings
from graph.store import Store
from graph.titles import own, usual
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.iri import Identifier, plan_key
from ontology.records import Header, Plan
from tests.api_client import Client
from tests.graph_sample import Sketch

# one document, as four plans write its title
PLANS = {
    "320500": "国家花木条例（试行）", "330200": "《国家花木条例》", "330100": "《国家花木条例》", "320100": "国家花木条例",
}  # fmt: skip


def plan(code: str, title: str) -> Plan:
    header = Header(f"{code}花木方案", "方案", f"试〔2022〕{code[2]}号", (), "2022-11-05", None, None, code, 2023, 2025)
    sketch = Sketch(header, f"{code}.txt")
    sketch.cites(title, None, "basis")
    return sketch.plan()


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.memory([ontology_quads(), *(nquads(plan(code, title)) for code, title in PLANS.items())])


@pytest.fixture(scope="module")
def client(store: Store) -> Client:
    return Client(create_app(Settings(), store))


KEYS = {code: plan_key(plan(code, title)) for code, title in PLANS.items()}


def test_most_plans_decide_and_then_the_shortest(store: Store) -> None:
    assert set(usual(store).values()) == {"《国家花木条例》"}
    fewer = Store.memory([ontology_quads(), *(nquads(plan(code, PLANS[code])) for code in ("320500", "320100"))])
    assert set(usual(fewer).values()) == {"国家花木条例"}


@pytest.mark.parametrize("code", PLANS)
def test_a_plan_calls_documents_as_it_writes_them(store: Store, client: Client, code: str) -> None:
    key, title = KEYS[code], PLANS[code]
    assert list(own(store, str(Identifier("plan", key))).values()) == [title]
    cites = [one for one in client.get(f"/api/plans/{key}").json()["relations"] if one["relation"] == "cites"]
    near = client.get(f"/api/neighbours/plan/{key}", relation="cites").json()["relations"]
    listed = client.get("/api/documents", plan=key).json()["items"]
    assert [item["label"] for one in (*cites, *near) for item in one["items"]] == [title, title]
    assert [(item["label"], item["title"]) for item in listed] == [(title, title)]
    page = client.get(f"/plans/{key}").text
    assert f">{title}<" in page
    assert not any(f">{other}<" in page for other in PLANS.values() if other != title)


def test_without_a_plan_in_view_the_usual_title_stands_everywhere(client: Client) -> None:
    listed = client.get("/api/documents").json()["items"]
    assert [(item["label"], item["title"]) for item in listed] == [("《国家花木条例》", "《国家花木条例》")]
    entity = client.get(f"/api/documents/{listed[0]['key']}").json()
    assert (entity["label"], entity["fields"]["title"]) == ("《国家花木条例》", "《国家花木条例》")
    assert "<title>《国家花木条例》" in client.get(listed[0]["page"]).text
    assert "《国家花木条例》" in client.get("/entities/documents").text
    hits = client.get("/api/search", q="花木条例", kind="document").json()["groups"][0]["items"]
    assert [hit["label"] for hit in hits] == ["《国家花木条例》"]
