"""The page of the graph as the server gives it: where to start, what is around a node, names that are not whole."""

import csv
import io
from dataclasses import replace

import pytest
from lxml import html

from api.app import create_app
from api.passage_names import headed
from api.settings import Settings
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from tests.api_client import Client
from tests.graph_sample import store as sample
from tests.graph_sample import suzhou
from tests.page_trees import tree

FINANCE = "agency/320500/finance"


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


def test_the_empty_page_offers_plans_agencies_and_pairs(client: Client) -> None:
    page = tree(client, "/graph")
    plans, agencies, pairs = (part.xpath(".//li/a") for part in page.xpath("//section[@id='starts']/div/div"))
    assert len(plans) == 4
    counts = [
        int(text.split()[0]) for text in page.xpath("//section[@id='starts']//li/span[contains(., '项任务')]/text()")
    ]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == len(agencies) >= 4
    for link in (plans[0], agencies[0], pairs[0]):
        assert client.page(link.get("href")).status_code == 200
    assert "to=agency" in pairs[0].get("href")


def test_where_something_is_shown_nothing_is_offered(client: Client) -> None:
    for path in (f"/graph?focus={FINANCE}", "/graph?find=财政"):
        assert tree(client, path).xpath("//section[@id='starts']") == []


def test_without_plans_it_says_so() -> None:
    page = Client(create_app(Settings(), Store.memory([ontology_quads()]))).page("/graph")
    assert page.status_code == 200
    assert "starts" in page.text


def test_the_query_behind_a_node_gives_its_neighbours(client: Client) -> None:
    page = tree(client, f"/graph?focus={FINANCE}")
    link = page.xpath("//section[@class='behind']/p[@class='served'][1]/a/@href")[0]
    rows = list(csv.DictReader(io.StringIO(client.get(link).text)))
    told = client.get(f"/api/neighbours/{FINANCE}", limit="100").json()["relations"]
    assert {(row["relation"], row["node_iri"]) for row in rows} == {
        (one["label"], item["iri"]) for one in told for item in one["items"]
    }
    assert all(row["label"] for row in rows)


@pytest.mark.parametrize("typed", ["苏州市市场监督", "苏州 市场监督", "agency/320500/market-regulation"])
def test_the_other_end_may_be_named_in_part(client: Client, typed: str) -> None:
    answer = client.page("/graph", focus=FINANCE, to=typed)
    assert answer.status_code == 200
    page = html.document_fromstring(answer.text)
    assert page.xpath("//*[@id='graph']/@data-to")[0].startswith("agency/")


def test_what_nothing_is_like_is_said(client: Client) -> None:
    assert client.page("/graph", focus=FINANCE, to="没有这样的名称").status_code == 404


def test_passages_without_a_heading_go_by_the_one_above() -> None:
    plan = suzhou()
    tasks = [task for task in plan.tasks if task.path == "二/(一)/1"] or [plan.tasks[0]]
    parent = tasks[0]
    passage = replace(parent, path=f"{parent.path}/¶2", title=None)
    plan = replace(plan, tasks=(*plan.tasks, passage))
    app = create_app(Settings(), Store.memory([ontology_quads(), nquads(plan)]))
    reader = app.state.reader
    rows = reader.store.query("SELECT ?t ?l WHERE { ?t a zt:Task ; rdfs:label ?l FILTER(CONTAINS(?l, '¶')) }").rows
    (iri, label), *_ = ((row[0].text, row[1].text) for row in rows if row[0] and row[1])
    assert headed(reader, {iri: label})[iri] == f"{parent.title} ¶2"
    assert headed(reader, {iri: "¶"})[iri].endswith(" ¶")
    assert headed(reader, {"https://w3id.org/zhengtu/id/agency/320500/finance": "财政局"}).popitem()[1] == "财政局"
